package reactions

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/chat/calendar"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// A group is asked which theme comes next in the last days of the one that it is
// on, and the votes are counted on the evening before the next begins.
const (
	themeAskedFrom = 5 * 24 * time.Hour
	themeAskedTo   = 24 * time.Hour
	themeCounted   = 4 * time.Hour
)

// themes are a group's, with what was chosen.
func (q *Quiz) themes(ctx context.Context, group chat.Group) (quiz.Themes, error) {
	choices, err := q.Polls.ThemeChoices(ctx, group.ID)
	return q.Themes(group).Chosen(choices), err
}

// Theme is what a group is on at a moment; the zero Theme is everything.
func (q *Quiz) Theme(ctx context.Context, group chat.Group, at time.Time) (quiz.Theme, error) {
	themes, err := q.themes(ctx, group)
	slot, on := themes.On(quiz.Day(at, q.Zone))
	if err != nil || !on {
		return quiz.Theme{}, err
	}
	return slot.Theme(), nil
}

// Announced is Theme for a moment to come; zero while the group is asked.
func (q *Quiz) Announced(ctx context.Context, group chat.Group, at time.Time) (quiz.Theme, error) {
	themes, err := q.themes(ctx, group)
	slot, on := themes.On(quiz.Day(at, q.Zone))
	if err != nil || !on {
		return quiz.Theme{}, err
	}
	asked, err := q.Polls.ThemePoll(ctx, group.ID, slot.From)
	switch {
	case errors.Is(err, chat.ErrNotFound):
		return slot.Theme(), nil
	case err != nil || asked.State == quiz.PollOpen:
		return quiz.Theme{}, err
	}
	return slot.Theme(), nil
}

// left are a group's slots that have not begun; a choice needs two themes.
func (q *Quiz) left(ctx context.Context, group chat.Group, now time.Time) (left quiz.Themes, isChoice bool, err error) {
	themes, err := q.themes(ctx, group)
	left = themes.After(quiz.Day(now, q.Zone))
	return left, len(left.Names()) > 1, err
}

// AskThemes is the job that asks the groups, by themselves, which theme comes
// next: once for each, only where there is a choice that nobody has made, and
// only at a moment at which a group may be asked anything.
func (q *Quiz) AskThemes(ctx context.Context, turn *bot.Turn) error {
	groups, err := q.Record.Groups(ctx)
	if err != nil {
		return err
	}
	for _, group := range groups {
		left, isChoice, err := q.left(ctx, group, turn.Now)
		if err != nil {
			return err
		}
		if !isChoice {
			continue
		}
		if may, err := q.mayAskTheme(ctx, group, left[0], turn.Now); err != nil {
			return err
		} else if !may {
			continue
		}
		poll := q.postPoll(ctx, turn, group, q.themePoll(group, left), chat.AboutPoll)
		if _, fresh, err := q.Polls.MakePoll(ctx, poll); err != nil {
			return err
		} else if !fresh { // then nothing of this turn is said
			return fmt.Errorf("group %s was asked for its theme before", group.ID)
		}
	}
	return nil
}

// askTheme is a moderator's own wish to ask which theme comes next. The group is
// not asked twice at once; a poll that is over gives its place to the new one.
func (q *Quiz) askTheme(ctx context.Context, turn *bot.Turn, group chat.Group, left quiz.Themes) (privacy.Authored, error) {
	before, err := q.Polls.ThemePoll(ctx, group.ID, left[0].From)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return privacy.Authored{}, err
	}
	if err == nil && before.State == quiz.PollOpen {
		return phrases.PollThemeOpen.In(turn.Language, phrases.Word("until", q.moment(turn.Language, before.Closes, turn.Now))), nil
	}
	poll := q.postPoll(ctx, turn, group, q.themePoll(group, left), chat.AskedFor)
	turn.Do(func(ctx context.Context) error {
		if before.Number != 0 {
			before.Theme = time.Time{}
			if err := q.Polls.SavePoll(ctx, before); err != nil {
				return err
			}
		}
		_, _, err := q.Polls.MakePoll(ctx, poll)
		return err
	})
	return phrases.PollThemeAsked.In(turn.Language, phrases.Word("until", q.moment(turn.Language, poll.Closes, turn.Now))), nil
}

// ChooseTheme lets a facilitator say what comes next; the group is not asked, or
// its votes change nothing any more. An empty name offers what there is.
func (q *Quiz) ChooseTheme(ctx context.Context, turn *bot.Turn, group chat.Group, what string) (said privacy.Authored, names []string, err error) {
	left, isChoice, err := q.left(ctx, group, turn.Now)
	if err != nil || !isChoice {
		return phrases.ThemeNoChoice.In(turn.Language), nil, err
	}
	names = left.Names()
	if !slices.Contains(names, what) {
		lines := []privacy.Authored{phrases.ThemeWhich.In(turn.Language, phrases.Word("day", phrases.Day(q.midnightOf(left[0].From), q.Zone, turn.Language)))}
		for i, name := range names {
			lines = append(lines, phrases.MenuLine.In(turn.Language, phrases.Number("number", i+1), phrases.Word("help", themeName(name, turn.Language).String())))
		}
		return privacy.Lines(lines...), names, nil
	}
	turn.Do(func(ctx context.Context) error {
		return q.Polls.ChooseTheme(ctx, group.ID, left[0].From, what, "", turn.Now)
	})
	return phrases.ThemeChosen.In(turn.Language, phrases.Word("day", phrases.Day(q.midnightOf(left[0].From), q.Zone, turn.Language)),
		phrases.Text("theme", themeName(what, turn.Language))), nil, nil
}

// planStands says what comes on a day of which the choice was taken back.
func (q *Quiz) planStands(ctx context.Context, turn *bot.Turn, day time.Time) (privacy.Authored, error) {
	themes, err := q.themes(ctx, turn.Group)
	slot, on := themes.On(day)
	if err != nil || !on {
		return privacy.Authored{}, err
	}
	return phrases.UndoTheme.In(turn.Language, phrases.Word("day", phrases.Day(q.midnightOf(day), q.Zone, turn.Language)),
		phrases.Text("theme", themeName(slot.What, turn.Language))), nil
}

// Plans are the lines of what comes in a group beside its questions: the polls
// that are open, the theme, and the next one. CanChoose says whether another
// could be next.
func (q *Quiz) Plans(ctx context.Context, turn *bot.Turn, group chat.Group) (lines []privacy.Authored, canChoose bool, err error) {
	in := turn.Language
	themes, err := q.themes(ctx, group)
	if err != nil {
		return nil, false, err
	}
	choices, err := q.Polls.ThemeChoices(ctx, group.ID)
	if err != nil {
		return nil, false, err
	}
	day := quiz.Day(turn.Now, q.Zone)
	if slot, on := themes.On(day); on {
		lines = append(lines, phrases.ThemeNow.In(in, phrases.Text("theme", themeName(slot.What, in)),
			phrases.Word("day", phrases.Day(q.midnightOf(slot.To().AddDate(0, 0, -1)), q.Zone, in))))
	}
	left := themes.After(day)
	if len(left) > 0 {
		key := phrases.ThemePlanned
		if _, chosen := choices[left[0].From]; chosen {
			key = phrases.ThemeIsChosen
		}
		lines = append(lines, key.In(in, phrases.Text("theme", themeName(left[0].What, in)),
			phrases.Word("day", phrases.Day(q.midnightOf(left[0].From), q.Zone, in))))
	}
	open, err := q.Polls.OpenPolls(ctx, group.ID)
	if err != nil {
		return nil, false, err
	}
	for _, poll := range open {
		lines = append(lines, phrases.PollIsOpen.In(in, phrases.Word("until", q.moment(in, poll.Closes, turn.Now)),
			phrases.Word("question", cutTo(poll.Question.String(), pollQuestion))))
	}
	return lines, len(left.Names()) > 1, nil
}

// mayAskTheme reports whether a group may be asked now what fills a slot.
func (q *Quiz) mayAskTheme(ctx context.Context, group chat.Group, next quiz.Slot, now time.Time) (bool, error) {
	day := quiz.Day(now, q.Zone)
	current, on := q.Themes(group).On(day)
	until := q.midnightOf(current.To()).Sub(now)
	if !on || until > themeAskedFrom || until < themeAskedTo || q.timetable(ctx, group).Blocked(now) != "" || calendar.IsWeekend(now.In(q.Zone)) {
		return false, nil
	}
	if enough, err := q.pollEnough(ctx, group, now); err != nil || enough {
		return false, err
	}
	choices, err := q.Polls.ThemeChoices(ctx, group.ID)
	if _, chosen := choices[next.From]; err != nil || chosen {
		return false, err
	}
	_, err = q.Polls.ThemePoll(ctx, group.ID, next.From)
	if errors.Is(err, chat.ErrNotFound) {
		return true, nil
	}
	return false, err
}

// pollEnough reports whether a mentees' group has no room for a poll today.
func (q *Quiz) pollEnough(ctx context.Context, group chat.Group, now time.Time) (bool, error) {
	if group.Kind != chat.MenteesGroup {
		return false, nil
	}
	room, err := q.Ration.HasRoom(ctx, group.ID, chat.AboutPoll, now, 0)
	return !room, err
}

// midnightOf is the beginning of a slot's day in the programme's zone.
func (q *Quiz) midnightOf(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, q.Zone)
}

// themePoll asks which of the themes left comes first.
func (q *Quiz) themePoll(group chat.Group, left quiz.Themes) quiz.Poll {
	poll := quiz.Poll{
		Kind: quiz.PollTheme, Theme: left[0].From, Before: q.midnightOf(left[0].From).Add(-themeCounted),
		Question: phrases.PollThemeFrom.In(group.Language, phrases.Word("day", phrases.Day(q.midnightOf(left[0].From), q.Zone, group.Language))),
	}
	for _, name := range left.Names()[:min(len(left.Names()), quiz.PollMost)] {
		poll.Options = append(poll.Options, themeName(name, group.Language))
	}
	return poll
}

// themeName is a theme as people read it.
func themeName(what string, in chat.Language) privacy.Authored {
	if slices.Contains(quiz.Areas(), chat.Area(what)) {
		return phrases.Area(chat.Area(what), in)
	}
	return phrases.Topic(what, in)
}

// chooseByVotes lets the theme that most chose come next, and gives what to say
// of it. Of equals the one in which the group is weaker comes first; where nobody
// voted, or somebody has chosen meanwhile, what is planned stands.
func (q *Quiz) chooseByVotes(ctx context.Context, group chat.Group, poll quiz.Poll, now time.Time, told chat.MessageID) (privacy.Authored, error) {
	themes, err := q.themes(ctx, group)
	if err != nil {
		return privacy.Authored{}, err
	}
	choices, err := q.Polls.ThemeChoices(ctx, group.ID)
	if err != nil {
		return privacy.Authored{}, err
	}
	next, on := themes.On(poll.Theme)
	if !on {
		return privacy.Authored{}, nil // the settings have other days now
	}
	said := phrases.PollThemeNext
	if _, chosen := choices[poll.Theme]; !chosen {
		winners, harder, err := q.winners(ctx, group, poll, themes.After(poll.Theme.AddDate(0, 0, -1)), now)
		if err != nil || len(winners) == 0 {
			return privacy.Authored{}, err
		}
		next.What = winners[0]
		if harder {
			said = phrases.PollThemeTie
		} else if len(winners) > 1 {
			said = phrases.PollThemeLevel
		}
		if err := q.Polls.ChooseTheme(ctx, group.ID, poll.Theme, next.What, told, now); err != nil {
			return privacy.Authored{}, err
		}
	}
	return said.In(group.Language, phrases.Word("day", phrases.Day(q.midnightOf(poll.Theme), q.Zone, group.Language)),
		phrases.Text("theme", themeName(next.What, group.Language))), nil
}

// winners are the themes with most votes, that in which the group is weakest
// first; of equals the plan's order stands. Harder says whether the first is so.
func (q *Quiz) winners(ctx context.Context, group chat.Group, poll quiz.Poll, left quiz.Themes, now time.Time) (names []string, harder bool, err error) {
	for _, name := range left.Names() {
		for _, place := range poll.Winners() {
			if themeName(name, group.Language) == poll.Options[place] {
				names = append(names, name)
			}
		}
	}
	if len(names) < 2 {
		return names, false, nil
	}
	outcomes, err := q.Record.Outcomes(ctx, group.ID, now.Add(-areasOver), now.Add(time.Minute))
	if err != nil {
		return nil, false, err
	}
	areas := quiz.ByArea(outcomes)
	right := func(name string) int {
		if tally := areas[q.areaOf(name)]; tally.Answered > 0 {
			return tally.Percent()
		}
		return 100 // nobody knows
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(right(a), right(b)) })
	return names, right(names[0]) < right(names[1]), nil
}

// areaOf is the area of a theme: its own, or that of its topic's items.
func (q *Quiz) areaOf(what string) chat.Area {
	for _, item := range q.Bank.Items() {
		if item.Topic == what {
			return item.Area
		}
	}
	return chat.Area(what)
}
