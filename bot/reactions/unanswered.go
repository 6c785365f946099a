package reactions

import (
	"context"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/chat/calendar"
	"github.com/mshauri/mshauri/moderation"
	"github.com/mshauri/mshauri/phrases"
)

const (
	// hurryAfter is how long a question that speaks of now, or of a patient who
	// is there, waits before somebody is told; after hurryUntil it is like others.
	hurryAfter, hurryUntil = 20 * time.Minute, 2 * time.Hour
	// listFor is how long the numbers of the list stand for its questions.
	listFor = 12 * time.Hour
)

// Told remembers of which questions somebody was told; storage.DB satisfies it.
type Told interface {
	Listed(ctx context.Context, questions []chat.PostingID, at time.Time) error
	FollowedUp(ctx context.Context, questions []chat.PostingID, at time.Time) error
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
}

// Unanswered tells a group's facilitator privately of questions that nobody
// has answered: once a day in one list, and sooner of one that speaks of now.
type Unanswered struct {
	Questions *commands.Questions
	Told      Told
	Hours     WorkHours
	// After is how many working hours a question waits before it is listed.
	After time.Duration
}

// Run is the job. It does nothing outside working hours.
func (u Unanswered) Run(ctx context.Context, turn *bot.Turn) error {
	if !u.Hours.At(turn.Now) {
		return nil
	}
	groups, err := u.Questions.Board.Groups(ctx)
	if err != nil {
		return err
	}
	for _, group := range groups {
		open, err := u.Questions.Of(ctx, group, turn.Now)
		if err != nil || len(open) == 0 {
			if err != nil {
				return err
			}
			continue
		}
		facilitators, err := u.Questions.Board.Facilitators(ctx, group.ID, turn.Now)
		if err != nil {
			return err
		}
		facilitators = slices.DeleteFunc(facilitators, func(m chat.Member) bool { return !m.WroteFirst })
		if len(facilitators) == 0 {
			continue
		}
		if err := u.followUp(ctx, turn, group, facilitators, open); err != nil {
			return err
		}
		if err := u.list(ctx, turn, group, facilitators[0], open); err != nil {
			return err
		}
	}
	return nil
}

// followUp tells of each question that speaks of now, once. Whoever asked it is
// not told of their own.
func (u Unanswered) followUp(ctx context.Context, turn *bot.Turn, group chat.Group, facilitators []chat.Member, open []commands.Waiting) error {
	for _, asked := range open {
		age := turn.Now.Sub(asked.Posting.SentAt)
		if !asked.FollowedUp.IsZero() || age < hurryAfter || age > hurryUntil || !moderation.Hurries(asked.Posting.Text) {
			continue
		}
		i := slices.IndexFunc(facilitators, func(m chat.Member) bool { return m.ID != asked.Posting.Member })
		if i < 0 {
			continue
		}
		turn.Whisper(facilitators[i], chat.Notice, phrases.OpenFollowUp.In(languageOf(facilitators[i], group),
			phrases.Word("group", group.Name), phrases.Quote("text", asked.Posting.Text)))
		if err := u.Told.FollowedUp(ctx, []chat.PostingID{asked.Posting.ID}, turn.Now); err != nil {
			return err
		}
	}
	return nil
}

// list tells of all that is open, once a day, when something has waited long
// enough and was never listed. What was never listed comes first: a list has
// room for a few, and only those are taken as told.
func (u Unanswered) list(ctx context.Context, turn *bot.Turn, group chat.Group, to chat.Member, open []commands.Waiting) error {
	due := slices.ContainsFunc(open, func(asked commands.Waiting) bool {
		return asked.Listed.IsZero() && u.Hours.Between(asked.Posting.SentAt, turn.Now) >= u.After
	})
	if !due {
		return nil
	}
	fresh, err := u.Told.Claim(ctx, "unanswered "+string(group.ID), u.Hours.day(turn.Now))
	if err != nil || !fresh {
		return err
	}
	slices.SortStableFunc(open, func(a, b commands.Waiting) int {
		return a.Listed.Compare(b.Listed) // never is the zero time; then what was told longest ago
	})
	list := u.Questions.List(open, languageOf(to, group), turn.Now, true)
	turn.Whisper(to, chat.Notice, list.Text)
	if err := u.Questions.Library.Offers.Offer(ctx, to.ID, "", list.Orders, turn.Now.Add(listFor)); err != nil {
		return err
	}
	return u.Told.Listed(ctx, list.Shown, turn.Now)
}

// languageOf is a member's own language, or that of a group.
func languageOf(member chat.Member, group chat.Group) chat.Language {
	if member.Language != "" {
		return member.Language
	}
	return group.Language
}

// WorkHours are the hours of Monday to Friday in which people work, public
// holidays left out.
type WorkHours struct {
	From, To time.Duration // since midnight
	Zone     *time.Location
}

func (h WorkHours) day(at time.Time) time.Time {
	local := at.In(h.Zone)
	return time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, h.Zone)
}

// span is the working time of the day of a moment; none on a day off.
func (h WorkHours) span(at time.Time) (from, to time.Time, works bool) {
	day := h.day(at)
	if _, off := calendar.On(day); off || day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		return day, day, false
	}
	return day.Add(h.From), day.Add(h.To), true
}

// At reports whether people work at a moment.
func (h WorkHours) At(now time.Time) bool {
	from, to, works := h.span(now)
	return works && !now.Before(from) && now.Before(to)
}

// Between is how much working time lies between two moments.
func (h WorkHours) Between(from, to time.Time) (worked time.Duration) {
	for day := h.day(from); day.Before(to); day = h.day(day.Add(30 * time.Hour)) {
		begins, ends, works := h.span(day)
		if begins.Before(from) {
			begins = from
		}
		if ends.After(to) {
			ends = to
		}
		if works && ends.After(begins) {
			worked += ends.Sub(begins)
		}
	}
	return worked
}
