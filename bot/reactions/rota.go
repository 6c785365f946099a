package reactions

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// Rotas is what the weekly announcement asks of the record; storage.DB
// satisfies it.
type Rotas interface {
	rota.Store
	Groups(context.Context) ([]chat.Group, error)
	// Paused returns the pause that holds for a group, or chat.ErrNotFound.
	Paused(ctx context.Context, group chat.GroupID, at time.Time) (chat.Pause, error)
	// Claim notes that a week of a group was announced; fresh is false when it
	// was already.
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
	// OpenQuestions are those of a group that nobody else has answered, and
	// Outcomes how its quiz rounds went, in a span of time.
	OpenQuestions(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.OpenQuestion, error)
	Outcomes(ctx context.Context, group chat.GroupID, from, to time.Time) ([]quiz.Outcome, error)
}

const (
	briefOpen = 14 * 24 * time.Hour // for how long a question counts as open
	briefHard = 28 * 24 * time.Hour // whose rounds say what was hard
	hardUnder = 60                  // per cent right under which an area was hard, as on the quiz's ladder
)

// Rota announces each Monday whose week it is to facilitate each group, and
// briefs that person privately. A group that rests keeps its turn for later; a
// group with one mentor hears of it once, and not every week.
type Rota struct {
	Rotas Rotas
	Zone  *time.Location
}

// Name is "rota".
func (Rota) Name() string { return "rota" }

// Run announces the week in every group.
func (r Rota) Run(ctx context.Context, turn *bot.Turn) error {
	groups, err := r.Rotas.Groups(ctx)
	if err != nil {
		return err
	}
	for _, group := range groups {
		if _, err := r.Rotas.Paused(ctx, group.ID, turn.Now); err == nil {
			continue
		} else if !errors.Is(err, chat.ErrNotFound) {
			return err
		}
		line, err := rota.Look(ctx, r.Rotas, group.ID, turn.Now, r.Zone, 2)
		if err != nil {
			return err
		}
		if len(line.Plan) == 0 {
			continue
		}
		fresh, err := r.Rotas.Claim(ctx, "rota "+string(group.ID), line.Plan[0].Week)
		if err != nil {
			return err
		}
		if !fresh {
			continue
		}
		if err := r.Rotas.KeepTurn(ctx, line.Plan[0]); err != nil {
			return err
		}
		if err := r.announce(ctx, turn, group, line); err != nil {
			return err
		}
	}
	return nil
}

func (r Rota) announce(ctx context.Context, turn *bot.Turn, group chat.Group, line rota.Line) error {
	week := line.Plan[0]
	if line.Last != week.First {
		lines, named := line.Say(group, group.Language, r.Zone)
		if line.Last != 0 {
			named = append(named, line.Last)
			thanks := phrases.RotaThanks.In(group.Language, phrases.Word("who", chat.MentionMark(len(named))))
			lines = append([]privacy.Authored{thanks}, lines...)
		}
		lines = append(lines, phrases.RotaWelcome.In(group.Language))
		turn.PostNaming(group.ID, chat.AboutRota, privacy.Lines(lines...), named...)
	}
	for _, one := range []struct {
		who   chat.MemberID
		intro phrases.Key
	}{{week.First, phrases.BriefWeek}, {week.Second, phrases.BriefSecond}} {
		person, ok := line.Person(one.who)
		if !ok {
			continue
		}
		text, err := r.brief(ctx, group, person.Member, one.intro, week, turn.Now)
		if err != nil {
			return err
		}
		turn.Whisper(person.Member, chat.Notice, text)
	}
	return nil
}

// brief is what somebody is told whose week begins: what waits, what was hard,
// what to try.
func (r Rota) brief(ctx context.Context, group chat.Group, who chat.Member, intro phrases.Key, week rota.Turn, now time.Time) (privacy.Authored, error) {
	language := group.Language
	if who.Language != "" {
		language = who.Language
	}
	lines := []privacy.Authored{intro.In(language, phrases.Word("group", group.Name))}
	open, err := r.Rotas.OpenQuestions(ctx, group.ID, now.Add(-briefOpen), now)
	if err != nil {
		return privacy.Authored{}, err
	}
	if len(open) > 0 {
		lines = append(lines, phrases.BriefOpen.In(language, phrases.Number("count", len(open))))
	}
	outcomes, err := r.Rotas.Outcomes(ctx, group.ID, now.Add(-briefHard), now)
	if err != nil {
		return privacy.Authored{}, err
	}
	if areas := hard(outcomes, language); len(areas) > 0 {
		lines = append(lines, phrases.BriefHard.In(language, phrases.Word("areas", strings.Join(areas, ", "))))
	}
	tips := phrases.Tips()
	tip := tips[int(week.Week.Unix()/(7*24*60*60))%len(tips)]
	lines = append(lines, phrases.BriefTry.In(language, phrases.Text("tip", tip.In(language))), phrases.BriefSwap.In(language))
	return privacy.Lines(lines...), nil
}

// hard are the areas of which a group had less than its share right, where
// enough people answered for that to be told.
func hard(outcomes []quiz.Outcome, language chat.Language) (areas []string) {
	right, answered := make(map[chat.Area]int), make(map[chat.Area]int)
	for _, outcome := range outcomes {
		if outcome.Round.State == quiz.Explained && outcome.IsShown() {
			right[outcome.Round.Area] += outcome.Score.Right
			answered[outcome.Round.Area] += outcome.Score.Answered
		}
	}
	for area, n := range answered {
		if area != "" && 100*right[area] < hardUnder*n {
			areas = append(areas, phrases.Area(area, language).String())
		}
	}
	slices.Sort(areas)
	return areas
}
