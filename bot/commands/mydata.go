package commands

import (
	"context"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
	"github.com/mshauri/mshauri/moderation/stock"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// MyData sends a person what is kept of them, as a text file, privately.
func MyData(record Record, programme Programme) *bot.Command {
	return &bot.Command{
		Name:           "mydata",
		Aliases:        []string{"datayangu"},
		Plain:          []string{"mydata", "datayangu"},
		FreePlain:      true,
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfMyData,
		Example:        "mydata",
		Run: func(ctx context.Context, turn *bot.Turn, _ chat.Command) error {
			postings, err := record.PostingsOf(ctx, turn.Member.ID)
			if err != nil {
				return err
			}
			deeds, err := record.DeedsOf(ctx, turn.Member.ID)
			if err != nil {
				return err
			}
			groups, err := record.Groups(ctx)
			if err != nil {
				return err
			}
			answers, err := record.AnswersOf(ctx, turn.Member.ID, time.Time{})
			if err != nil {
				return err
			}
			wishes, err := record.QuizWishes(ctx, turn.Member.ID)
			if err != nil {
				return err
			}
			weeks, err := record.TurnsOf(ctx, turn.Member.ID)
			if err != nil {
				return err
			}
			reports, err := record.StockoutsBy(ctx, turn.Member.ID)
			if err != nil {
				return err
			}
			names := groupNames(groups)
			sheet := privacy.Lines(dataSheet(turn, postings, names, programme.Zone), deedSheet(turn, deeds, names, programme.Zone), dutySheet(turn, weeks, reports, names, programme.Zone), answerSheet(turn, answers, wishes, programme.Zone))
			turn.Do(func(ctx context.Context) error {
				number, err := record.Register(ctx, chat.Request{Act: chat.ActShow, Member: turn.Member.ID, Count: len(postings), At: turn.Now})
				if err != nil {
					return err
				}
				turn.AnswerFile("mshauri-mydata.txt", "text/plain", sheet, phrases.MyDataCaption.In(turn.Language,
					phrases.Number("count", len(postings)), phrases.Number("number", int(number))))
				return nil
			})
			return nil
		},
	}
}

func groupNames(groups []chat.Group) map[chat.GroupID]string {
	names := map[chat.GroupID]string{"": "private"}
	for _, group := range groups {
		names[group.ID] = group.Name
	}
	return names
}

// dataSheet writes down everything that is kept of one person.
func dataSheet(turn *bot.Turn, postings []chat.Posting, names map[chat.GroupID]string, zone *time.Location) privacy.Authored {
	member := turn.Member
	consent := "group"
	if member.Refused {
		consent = "no"
	} else if member.Consented {
		consent = "yes"
	}
	lines := []privacy.Authored{phrases.MyDataHead.In(turn.Language,
		phrases.Word("role", string(member.Role)), phrases.Word("language", string(turn.Language)), phrases.Word("consent", consent))}
	for _, posting := range postings {
		areas := make([]string, len(posting.Areas))
		for i, area := range posting.Areas {
			areas[i] = string(area)
		}
		lines = append(lines, phrases.MyDataLine.In(turn.Language,
			phrases.Word("time", posting.SentAt.In(zone).Format("2006-01-02 15:04")), phrases.Word("group", names[posting.Group]),
			phrases.Word("areas", strings.Join(areas, ", ")), phrases.Quote("text", posting.Text)))
	}
	return privacy.Lines(lines...)
}

// deedSheet writes down what is kept of one person beside what they wrote.
func deedSheet(turn *bot.Turn, deeds []chat.Deed, names map[chat.GroupID]string, zone *time.Location) privacy.Authored {
	var lines []privacy.Authored
	for _, deed := range deeds {
		lines = append(lines, phrases.DeedOf(deed.Kind).In(turn.Language, phrases.Word("time", deed.At.In(zone).Format("2006-01-02 15:04")),
			phrases.Word("group", names[deed.Group]), phrases.Word("what", deed.What)))
	}
	return privacy.Lines(lines...)
}

// dutySheet writes down the weeks in which somebody facilitates a group, and
// what they reported of stock.
func dutySheet(turn *bot.Turn, weeks []rota.Turn, reports []chat.Stockout, names map[chat.GroupID]string, zone *time.Location) privacy.Authored {
	var lines []privacy.Authored
	for _, week := range weeks {
		lines = append(lines, phrases.MyDataWeek.In(turn.Language, phrases.Word("time", week.Week.In(zone).Format(time.DateOnly)), phrases.Word("group", names[week.Group])))
	}
	for _, report := range reports {
		lines = append(lines, phrases.MyDataStock.In(turn.Language, phrases.Word("time", report.Reported.In(zone).Format("2006-01-02 15:04")),
			phrases.Number("number", int(report.Number)), phrases.Text("what", stock.What(turn.Language, report))))
	}
	return privacy.Lines(lines...)
}

// answerSheet writes down what is kept of one person's answers to questions,
// and what they said about them; nothing when there is nothing.
func answerSheet(turn *bot.Turn, answers []quiz.Given, wishes quiz.Wishes, zone *time.Location) privacy.Authored {
	if len(answers) == 0 && wishes == (quiz.Wishes{}) {
		return privacy.Authored{}
	}
	word := func(yes bool) string {
		if yes {
			return "yes"
		}
		return "no"
	}
	lines := []privacy.Authored{phrases.MyDataWishes.In(turn.Language, phrases.Word("reminders", word(!wishes.Off)), phrases.Word("shared", word(wishes.Shared)), phrases.Word("paired", word(wishes.Paired)))}
	for _, one := range answers {
		lines = append(lines, phrases.MyDataAnswer.In(turn.Language, phrases.Word("time", one.Answer.At.In(zone).Format("2006-01-02 15:04")),
			phrases.Number("number", one.Round.Number), phrases.Word("area", string(one.Round.Area)), phrases.Word("given", one.Answer.Mark.Given)))
	}
	return privacy.Lines(lines...)
}
