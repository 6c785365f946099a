package reactions

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

const (
	// ringTwo is how many people are rung: the facilitator and the second on
	// the list.
	ringTwo = 2
	// ringAgain is how long nothing more is said about the same sort of
	// emergency in the same place: several people may tell of one.
	ringAgain = 10 * time.Minute
	// ringUntil is how old news may be that still rings. It waited while the
	// line was down.
	ringUntil = 24 * time.Hour
)

// Bells knows who is to be rung, and for what somebody was rung already;
// storage.DB satisfies it.
type Bells interface {
	// Facilitators are those to be told about a group, whose week it is first.
	Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error)
	// Group returns an allowed group, or chat.ErrNotFound.
	Group(context.Context, chat.GroupID) (chat.Group, error)
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
	// LastOccurrence returns the latest claim, or chat.ErrNotFound.
	LastOccurrence(ctx context.Context, job string) (time.Time, error)
}

// Emergency does what cannot wait. It searches nothing: it gives the
// programme's own lines, once they are reviewed, and rings the facilitator and
// the second on the list privately, in quiet hours too. It stands first among
// the reactors.
type Emergency struct {
	Bells Bells
	// Lines are the programme's reviewed words by language; empty when there
	// are none.
	Lines map[chat.Language]string
	Zone  *time.Location
}

// Name is "emergency".
func (Emergency) Name() string { return "emergency" }

// React looks whether a posting, or an edit of one, tells of what cannot wait.
func (e Emergency) React(_ context.Context, turn *bot.Turn) error {
	heard := turn.Heard
	if heard.Kind != chat.HeardPosting && heard.Kind != chat.HeardEdit || heard.Posting.Danger == "" ||
		turn.Member.Role == chat.Stranger || turn.Now.Sub(heard.Posting.SentAt) > ringUntil {
		return nil
	}
	turn.Do(func(ctx context.Context) error {
		place := "group " + string(heard.Group)
		if turn.IsPrivate() {
			place = "member " + string(turn.Heard.Posting.Message)
		}
		job := "emergency " + string(heard.Posting.Danger) + " " + place
		last, err := e.Bells.LastOccurrence(ctx, job)
		// Either way: a clock that stood an hour ahead must not keep the bell
		// silent for an hour.
		if err == nil && turn.Now.Sub(last).Abs() < ringAgain {
			return nil
		} else if err != nil && !errors.Is(err, chat.ErrNotFound) {
			return err
		}
		if _, err := e.Bells.Claim(ctx, job, turn.Now); err != nil {
			return err
		}
		return e.ring(ctx, turn)
	})
	return nil
}

// ring calls whoever can be called, and tells the asker.
func (e Emergency) ring(ctx context.Context, turn *bot.Turn) error {
	group := turn.Group
	if turn.IsPrivate() && len(turn.Member.Groups) > 0 {
		var err error
		if group, err = e.Bells.Group(ctx, turn.Member.Groups[0]); err != nil && !errors.Is(err, chat.ErrNotFound) {
			return err
		}
	}
	facilitators, err := e.Bells.Facilitators(ctx, group.ID, turn.Now)
	if err != nil {
		return err
	}
	rung := 0
	for _, member := range facilitators {
		if member.ID == turn.Member.ID || !member.WroteFirst || rung == ringTwo {
			continue
		}
		language := group.Language
		if member.Language != "" {
			language = member.Language
		}
		turn.Whisper(member, chat.Alarm, e.note(turn, group, language))
		rung++
	}
	lines := []privacy.Authored{}
	if own := e.Lines[turn.Language]; own != "" {
		lines = append(lines, phrases.Sentence.In(turn.Language, phrases.Word("text", own)))
	}
	switch {
	case rung > 0 && turn.IsPrivate():
		lines = append(lines, phrases.EmergencyCalledPrivate.In(turn.Language))
	case rung > 0:
		lines = append(lines, phrases.EmergencyCalled.In(turn.Language))
	case len(lines) == 0:
		lines = append(lines, phrases.EmergencyNobody.In(turn.Language))
	}
	turn.Answer(privacy.Lines(append(lines, phrases.EmergencyProgram.In(turn.Language))...))
	return nil
}

// note is what the facilitator reads.
func (e Emergency) note(turn *bot.Turn, group chat.Group, language chat.Language) privacy.Authored {
	posting := turn.Heard.Posting
	key := phrases.EmergencyRing
	switch {
	case posting.Text.IsEmpty():
		key = phrases.EmergencyRingUnkept
	case turn.IsPrivate():
		key = phrases.EmergencyRingPrivate
	}
	return key.In(language, phrases.Word("group", group.Name),
		phrases.Word("time", posting.SentAt.In(e.Zone).Format("15:04")),
		phrases.Text("danger", phrases.DangerWord(posting.Danger).In(language)),
		phrases.Quote("text", posting.Text))
}
