package bot

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Drafts keeps what waits for a facilitator's word; storage.DB satisfies it.
type Drafts interface {
	MakeDraft(context.Context, chat.Draft) (number int64, err error)
	TellDraft(ctx context.Context, number int64, told chat.MemberID, note chat.MessageID) error
	// DecideDraft settles a draft that waits; decided is false when it was settled before.
	DecideDraft(ctx context.Context, number int64, state chat.DraftState, by chat.MemberID, at time.Time, posted chat.MessageID) (decided bool, err error)
	// Draft and DraftByNote return chat.ErrNotFound when there is none.
	Draft(ctx context.Context, number int64) (chat.Draft, error)
	DraftByNote(ctx context.Context, note chat.MessageID) (chat.Draft, error)
	// WaitingDrafts are those of a group, and DraftsToldTo those of which a
	// member was told, that can still be decided.
	WaitingDrafts(ctx context.Context, group chat.GroupID, now time.Time) ([]chat.Draft, error)
	DraftsToldTo(ctx context.Context, member chat.MemberID, now time.Time) ([]chat.Draft, error)
	// Facilitators are those to be told about a group, whose week it is first.
	Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error)
	Group(context.Context, chat.GroupID) (chat.Group, error)
	PostingByMessage(context.Context, chat.GroupID, chat.MessageID) (chat.Posting, error)
}

// Decided is what the room that made a draft does when it is decided, inside
// the turn's transaction. A draft that is posted carries its message's id.
type Decided func(context.Context, *Turn, chat.Draft) error

// Makes makes what is posted of a draft, where that is more than its text.
type Makes func(context.Context, chat.Header, chat.Draft) (chat.Outgoing, error)

// Desk is where drafts wait: it asks a facilitator privately, and carries out
// what they decide. Then holds, by kind, what else follows.
type Desk struct {
	Drafts Drafts
	Ration *Ration
	Then   map[chat.DraftKind]Decided
	Makes  map[chat.DraftKind]Makes
}

// Propose lets a draft wait, and asks the first facilitator of its group who
// can be written to and is not among except (those whom it concerns). It
// belongs inside an effect of the turn (Turn.Do). The draft comes back with its
// number; nobody was told when Told is 0.
func (d *Desk) Propose(ctx context.Context, turn *Turn, draft chat.Draft, except ...chat.MemberID) (chat.Draft, error) {
	draft.Made = turn.Now
	number, err := d.Drafts.MakeDraft(ctx, draft)
	if err != nil {
		return draft, err
	}
	draft.ID, draft.State = number, chat.DraftWaiting
	facilitators, err := d.Drafts.Facilitators(ctx, draft.Group, turn.Now)
	if err != nil {
		return draft, err
	}
	group, err := d.Drafts.Group(ctx, draft.Group)
	if err != nil {
		return draft, err
	}
	for _, member := range facilitators {
		if !member.WroteFirst || slices.Contains(except, member.ID) {
			continue
		}
		language := group.Language
		if member.Language != "" {
			language = member.Language
		}
		say := &chat.Say{
			Header: turn.header(chat.Recipient{Member: member.ID}, chat.Notice),
			Text: privacy.Lines(
				phrases.DraftIntro(draft.Kind).In(language, phrases.Word("group", group.Name), phrases.Number("number", int(number))),
				draft.Text, phrases.DraftHow.In(language, phrases.Number("number", int(number)))),
		}
		turn.Send(say)
		draft.Told, draft.Note = member.ID, say.ID
		return draft, d.Drafts.TellDraft(ctx, number, member.ID, say.ID)
	}
	return draft, nil
}

// may reports whether a member may decide a draft: the programme's staff, and
// whoever can be told about its group.
func (d *Desk) may(ctx context.Context, member chat.Member, draft chat.Draft, now time.Time) (bool, error) {
	if member.Role == chat.Staff || member.ID == draft.Told {
		return true, nil
	}
	facilitators, err := d.Drafts.Facilitators(ctx, draft.Group, now)
	return slices.ContainsFunc(facilitators, func(m chat.Member) bool { return m.ID == member.ID }), err
}

// Decide posts a draft or drops it, as whoever wrote this turn wishes, and
// answers them. It adds to the turn; nothing happens before that is committed.
func (d *Desk) Decide(ctx context.Context, turn *Turn, draft chat.Draft, post bool) error {
	number := phrases.Number("number", int(draft.ID))
	if may, err := d.may(ctx, turn.Member, draft, turn.Now); err != nil {
		return err
	} else if !may {
		turn.Answer(phrases.DraftUnknown.In(turn.Language, number))
		return nil
	}
	switch {
	case draft.State != chat.DraftWaiting:
		turn.Answer(phrases.DraftDecided.In(turn.Language, number))
		return nil
	case !draft.Waits(turn.Now):
		turn.Answer(phrases.DraftLate.In(turn.Language, number))
		return nil
	}
	turn.Do(func(ctx context.Context) error {
		state, moved := chat.DraftDropped, false
		var say chat.Outgoing
		if post {
			when, room, err := d.Ration.When(ctx, draft.Group, about(draft.Kind), later(draft.NotBefore, turn.Now))
			if err != nil {
				return err
			}
			if !room {
				turn.Answer(phrases.DraftNoRoom.In(turn.Language, number))
				return nil
			}
			moved = when.After(later(draft.NotBefore, turn.Now))
			if moved {
				draft.NotBefore = when
			}
			state = chat.DraftPosted
			if say, err = d.say(ctx, turn, draft); err != nil {
				return err
			}
			draft.Message = say.Envelope().ID
		}
		fresh, err := d.Drafts.DecideDraft(ctx, draft.ID, state, turn.Member.ID, turn.Now, draft.Message)
		if err != nil {
			return err
		}
		if !fresh { // somebody was faster
			turn.Answer(phrases.DraftDecided.In(turn.Language, number))
			return nil
		}
		draft.State, draft.By, draft.Decided = state, turn.Member.ID, turn.Now
		if post {
			turn.Send(say)
			if moved {
				turn.Answer(phrases.DraftMoved.In(turn.Language, number, phrases.Word("when", phrases.Moment(draft.NotBefore, turn.Now, d.Ration.Zone, turn.Language))))
			} else if draft.NotBefore.After(turn.Now) {
				turn.Answer(phrases.DraftPostedLater.In(turn.Language, number))
			} else {
				turn.Answer(phrases.DraftPostedSoon.In(turn.Language, number))
			}
		} else {
			turn.Answer(phrases.DraftDropped.In(turn.Language, number))
		}
		if then := d.Then[draft.Kind]; then != nil {
			return then(ctx, turn, draft)
		}
		return nil
	})
	return nil
}

// later is the later of two moments.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// about is what a group is told by a draft of a kind. What somebody wrote
// themselves, or wants to know, was asked for.
func about(kind chat.DraftKind) chat.Unasked {
	switch kind {
	case chat.DraftRuling:
		return chat.AboutRuling
	case chat.DraftCorrection:
		return chat.AboutCorrection
	}
	return chat.AskedFor
}

// say is the draft as it is posted: in reply, when the message that it answers
// is still there.
func (d *Desk) say(ctx context.Context, turn *Turn, draft chat.Draft) (chat.Outgoing, error) {
	header := turn.header(chat.Recipient{Group: draft.Group}, chat.Notice)
	header.NotBefore, header.Unasked = draft.NotBefore, about(draft.Kind)
	if makes := d.Makes[draft.Kind]; makes != nil {
		return makes(ctx, header, draft)
	}
	say := &chat.Say{Header: header, Text: draft.Text}
	if draft.ReplyTo == "" {
		return say, nil
	}
	posting, err := d.Drafts.PostingByMessage(ctx, draft.Group, draft.ReplyTo)
	if errors.Is(err, chat.ErrNotFound) || err == nil && posting.Text.Len() == 0 {
		return say, nil
	} else if err != nil {
		return nil, err
	}
	say.Reply = &chat.Quoted{Message: posting.Message, Author: chat.Party{Member: posting.Member}}
	if posting.Text.Len() <= quotedAtMost {
		say.Reply.Text = posting.Text
	}
	return say, nil
}

// Thumbs is the reactor by which a thumb on the private note decides a draft.
type Thumbs struct{ Desk *Desk }

// Name is "thumbs".
func (Thumbs) Name() string { return "thumbs" }

// React decides the draft of the note that was reacted to.
func (t Thumbs) React(ctx context.Context, turn *Turn) error {
	if turn.Heard.Kind != chat.HeardReaction || !turn.IsPrivate() {
		return nil
	}
	up, down := isThumb(turn.Heard.Emoji, "👍"), isThumb(turn.Heard.Emoji, "👎")
	if !up && !down {
		return nil
	}
	draft, err := t.Desk.Drafts.DraftByNote(ctx, turn.Heard.Target)
	if errors.Is(err, chat.ErrNotFound) || err == nil && draft.Told != turn.Member.ID {
		return nil
	} else if err != nil {
		return err
	}
	return t.Desk.Decide(ctx, turn, draft, up)
}

// isThumb compares an emoji, whatever the colour of its skin.
func isThumb(emoji, thumb string) bool {
	for _, part := range emoji {
		return string(part) == thumb
	}
	return false
}
