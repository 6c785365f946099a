package reactions

import (
	"context"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// leastOfArea is how many questions of an area somebody must have answered
// before anything is told of it: fewer would tell of single answers.
const leastOfArea = 3

// Shared is what a mentor sees of their own mentees who let them: in which areas
// things go well, and which are worth a talk. It has no answer, no question and
// no number in it.
func (q *Quiz) Shared(ctx context.Context, turn *bot.Turn) (privacy.Authored, []chat.MemberID, error) {
	mentees, err := q.Record.SharingWith(ctx, turn.Member.ID)
	if err != nil || len(mentees) == 0 {
		return phrases.ShareNobody.In(turn.Language), nil, err
	}
	lines := []privacy.Authored{phrases.ShareHead.In(turn.Language)}
	var named []chat.MemberID
	for _, mentee := range mentees {
		given, err := q.Record.AnswersOf(ctx, mentee.ID, turn.Now.Add(-q.Keep))
		if err != nil {
			return privacy.Authored{}, nil, err
		}
		named = append(named, mentee.ID)
		who := phrases.Word("who", chat.MentionMark(len(named)))
		well, talk := byArea(given, turn.Language)
		if len(well)+len(talk) == 0 {
			lines = append(lines, phrases.ShareEarly.In(turn.Language, who))
			continue
		}
		none := phrases.ShareNone.In(turn.Language).String()
		lines = append(lines, phrases.ShareAreas.In(turn.Language, who,
			phrases.Word("well", listed(well, none)), phrases.Word("talk", listed(talk, none))))
	}
	return privacy.Lines(append(lines, phrases.ShareKind.In(turn.Language))...), named, nil
}

func listed(areas []string, none string) string {
	if len(areas) == 0 {
		return none
	}
	return strings.Join(areas, ", ")
}

// byArea are the areas in which one person had enough right, and the others, of
// those in which they answered enough questions that have closed.
func byArea(given []quiz.Given, in chat.Language) (well, talk []string) {
	tallies := make(map[chat.Area]quiz.Tally)
	for _, one := range given {
		if one.Round.State != quiz.Explained || !one.Round.Counts(one.Answer.At) {
			continue
		}
		tally := quiz.Tally{Answered: 1}
		if one.Answer.Mark.Verdict == quiz.Right {
			tally.Right = 1
		}
		tallies[one.Round.Area] = tallies[one.Round.Area].Plus(tally)
	}
	for _, area := range quiz.Areas() {
		switch tally := tallies[area]; {
		case tally.Answered < leastOfArea:
		case tally.IsEnough():
			well = append(well, phrases.Area(area, in).String())
		default:
			talk = append(talk, phrases.Area(area, in).String())
		}
	}
	return well, talk
}
