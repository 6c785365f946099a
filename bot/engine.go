package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// handleFor is how long settling one event may take. Slow work belongs to a
// turn, or to a worker of its own.
const handleFor = 3 * time.Second

// Scrubber removes what identifies a person; *privacy.Scrubber satisfies it.
type Scrubber interface {
	Scrub(privacy.Raw) (privacy.Clean, []privacy.Finding)
}

// Tagger says which technical areas a text is about, the best first, and
// whether something is asked; *topics.Tagger satisfies it.
type Tagger interface {
	Tag(privacy.Clean) (areas []chat.Area, question bool)
}

// Listener says what a text tells of that cannot wait; *emergency.Listener
// satisfies it.
type Listener interface {
	Hear(privacy.Clean) chat.Danger
}

// Engine settles events. It is safe for concurrent use.
type Engine struct {
	Record   Record
	Scrubber Scrubber
	Tagger   Tagger
	Listener Listener
	Commands *Commands
	Key      privacy.Key
	Clock    Clock
	Log      *zap.Logger
	// Connected is called when the line is up: what waited for it may go.
	Connected func()
	// Alarm is told, in constant words, when settling begins to fail; it must
	// not block.
	Alarm func(reason string)
	// Wake is called after something was settled that may deserve a reaction.
	Wake func()

	failing atomic.Bool // the last event could not be settled
}

// Handle settles one event: kept, counted as not kept, or without effect. A
// nil return means that WhatsApp may hear "received"; after an error it
// delivers the event again. Every event may come twice.
func (e *Engine) Handle(ctx context.Context, event chat.Event) (err error) {
	ctx, cancel := context.WithTimeout(ctx, handleFor)
	defer cancel()
	defer func() { e.watch(err) }()
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("settle a %T: panic of type %T", event, fault) // the value could hold text
			e.Log.Error("settling panicked", zap.String("event", fmt.Sprintf("%T", event)), zap.Stack("stack"))
		}
	}()
	switch event := event.(type) {
	case chat.MessageReceived:
		return e.received(ctx, event.Incoming)
	case chat.MessageEdited:
		return e.edited(ctx, event)
	case chat.MessageRevoked:
		return e.revoked(ctx, event)
	case chat.MessageUnreadable:
		return e.unreadable(ctx, event)
	case chat.PollAnswered:
		return e.note(ctx, chat.Heard{
			Kind: chat.HeardVote, Group: event.Group, At: event.At,
			Message: event.ID, Target: event.Poll, Choices: event.Choices,
		}, event.Voter)
	case chat.ReactionAdded:
		return e.note(ctx, chat.Heard{
			Kind: chat.HeardReaction, Group: event.Group, At: event.At,
			Message: event.ID, Target: event.Target, Emoji: event.Emoji,
		}, event.Sender)
	case chat.GroupRead:
		return e.woken(e.Record.Reconcile(ctx, event))
	case chat.MemberJoined:
		return e.woken(e.Record.Joined(ctx, event))
	case chat.MemberLeft:
		return e.Record.Left(ctx, event)
	case chat.RoleChanged:
		return e.Record.SetAdmin(ctx, event)
	case chat.LinkChanged:
		if event.Link.State == chat.LinkConnected && e.Connected != nil {
			e.Connected()
		}
		return e.Record.SetLink(ctx, event.Link)
	case chat.IdentityChanged:
		return e.Record.PhoneChanged(ctx, event.Member)
	case chat.BotLeft, chat.GroupRenamed:
		e.Log.Info("noticed", zap.String("event", fmt.Sprintf("%T", event)))
		return nil
	default:
		e.Log.Warn("an event that nobody settles", zap.String("event", fmt.Sprintf("%T", event)))
		return nil
	}
}

// IsFailing reports whether the last event could not be settled.
func (e *Engine) IsFailing() bool { return e.failing.Load() }

// watch raises the alarm when settling begins to fail, as on a full disk, and
// says when it goes on. What could not be settled comes again and again: one
// alarm is enough.
func (e *Engine) watch(err error) {
	switch {
	case errors.Is(err, context.Canceled): // the service ends
	case err == nil:
		if e.failing.Swap(false) {
			e.Log.Info("what is heard is settled again")
		}
	case !e.failing.Swap(true):
		const reason = "what is heard cannot be settled, and WhatsApp is kept waiting"
		e.Log.Error("alarm", zap.String("reason", reason), zap.Error(err))
		if e.Alarm != nil {
			e.Alarm(reason)
		}
	}
}

// received is the way of one posting: who and where, scrub, may this be kept?,
// tag, record.
func (e *Engine) received(ctx context.Context, in chat.Incoming) error {
	place, err := e.place(ctx, in.Group, in.Sender, in.SentAt)
	if errors.Is(err, chat.ErrNotFound) {
		return e.skip(ctx, in, chat.NotAllowed)
	} else if err != nil {
		return fmt.Errorf("settle message %s: %w", in.ID, err)
	}
	mentioned, err := e.mentioned(ctx, in.Mentions)
	if err != nil {
		return fmt.Errorf("settle message %s: %w", in.ID, err)
	}
	posting, err := e.clean(in, mentioned)
	if err != nil {
		e.Log.Error("a message could not be scrubbed and is counted as unreadable", zap.String("message", string(in.ID)), zap.Error(err))
		return e.skip(ctx, in, chat.Unreadable)
	}
	posting.Member, posting.Role, posting.Mark = place.member.ID, place.member.Role, e.mark(in.Group, in.ID)
	if in.Group.IsPrivate() && place.member.Changed {
		posting.Command = roster(in.Text, place.member)
	}
	if !place.mayKeep() {
		// What cannot wait rings, whoever wrote it: of the words nothing is kept.
		if posting.Danger == "" && (posting.Command == nil || !e.Commands.withoutConsent(posting.Command.Name)) {
			return e.skip(ctx, in, chat.NoConsent)
		}
		posting.Text, posting.Options, posting.Findings = privacy.Clean{}, nil, nil // the order alone
		posting.Areas, posting.Question = nil, false
	}
	if in.Group.IsPrivate() && !place.member.WroteFirst && !place.member.Changed {
		if err := e.Record.WroteFirst(ctx, place.member.ID, in.SentAt); err != nil {
			return fmt.Errorf("settle message %s: %w", in.ID, err)
		}
	}
	return e.woken(e.Record.Record(ctx, posting))
}

// mentioned are the known people among those whom a message mentions.
func (e *Engine) mentioned(ctx context.Context, people []chat.Person) ([]chat.MemberID, error) {
	var known []chat.MemberID
	for _, person := range people {
		member, err := e.Record.Member(ctx, person)
		if errors.Is(err, chat.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		known = append(known, member.ID)
	}
	return known, nil
}

// Clean takes a message that was not heard but read, from an exported chat,
// along the same road from the raw side to the clean one.
func (e *Engine) Clean(in chat.Incoming) (chat.Posting, error) { return e.clean(in, nil) }

// clean turns the raw side of a message into the clean side. A fault of the
// scrubber or the tagger on one text is an error of that text alone.
func (e *Engine) clean(in chat.Incoming, mentioned []chat.MemberID) (posting chat.Posting, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic of type %T", fault)
		}
	}()
	posting = chat.Posting{
		Message: in.ID, Group: in.Group, SentAt: in.SentAt, Kind: in.Kind,
		Seconds: in.Seconds,
	}
	if in.Reply != nil {
		posting.ReplyTo = in.Reply.To
	}
	posting.Command = e.Commands.read(in, e.Scrubber, mentioned)
	posting.Text, posting.Findings = e.Scrubber.Scrub(in.Text)
	for _, option := range in.Options {
		text, findings := e.Scrubber.Scrub(option)
		posting.Options = append(posting.Options, text)
		posting.Findings = privacy.AddFindings(posting.Findings, findings)
	}
	if posting.Command == nil || e.Commands.isQuestion(posting.Command.Name) || !privacy.Read(in.Text).Slash() {
		// "help a child has collapsed" is no order.
		said := posting.Text
		if order := posting.Command; order != nil && len(order.Args) > 0 && !order.Args[0].Text.IsEmpty() {
			said = order.Args[0].Text
		}
		if posting.Danger = e.Listener.Hear(said); posting.Danger != "" {
			posting.Command = nil
		}
	}
	if posting.Command == nil && !posting.Group.IsPrivate() {
		posting.Areas, posting.Question = e.Tagger.Tag(posting.Text)
	}
	return posting, nil
}

func (e *Engine) edited(ctx context.Context, event chat.MessageEdited) error {
	place, err := e.place(ctx, event.Group, event.Sender, event.At)
	if errors.Is(err, chat.ErrNotFound) {
		return nil
	} else if err != nil {
		return fmt.Errorf("settle edit %s: %w", event.ID, err)
	}
	if !place.mayKeep() {
		event.Text = privacy.Raw{} // what was kept goes; nothing takes its place
	}
	posting, err := e.clean(chat.Incoming{ID: event.Target, Group: event.Group, SentAt: event.At, Kind: chat.KindText, Text: event.Text}, nil)
	if err != nil {
		e.Log.Error("an edit could not be scrubbed; the old text is removed", zap.String("message", string(event.ID)), zap.Error(err))
	}
	posting.Message, posting.Group, posting.Member = event.Target, event.Group, place.member.ID
	posting.Mark = e.mark(event.Group, event.ID)
	posting.Command = nil // an order edited into a message is no order, whichever of the two comes first
	return e.woken(e.Record.Amend(ctx, chat.Amendment{Message: event.ID, Target: event.Target, Posting: posting}))
}

func (e *Engine) revoked(ctx context.Context, event chat.MessageRevoked) error {
	place, err := e.place(ctx, event.Group, event.Sender, event.At)
	if errors.Is(err, chat.ErrNotFound) {
		return nil
	} else if err != nil {
		return fmt.Errorf("settle deletion %s: %w", event.ID, err)
	}
	deletion := chat.Deletion{
		Group: event.Group, Target: event.Target, By: place.member.ID, At: event.At, Mark: e.mark(event.Group, event.ID),
	}
	if !event.Author.IsZero() && !event.Author.Is(event.Sender) {
		author, err := e.Record.Meet(ctx, event.Author, event.At)
		if err != nil {
			return fmt.Errorf("settle deletion %s: %w", event.ID, err)
		}
		if author.ID != place.member.ID {
			deletion.Author = author.ID
		}
	}
	return e.Record.Delete(ctx, deletion)
}

func (e *Engine) unreadable(ctx context.Context, event chat.MessageUnreadable) error {
	in := chat.Incoming{ID: event.ID, Group: event.Group, Sender: event.Sender, SentAt: event.At}
	_, err := e.place(ctx, event.Group, event.Sender, event.At)
	if errors.Is(err, chat.ErrNotFound) {
		return e.skip(ctx, in, chat.NotAllowed)
	} else if err != nil {
		return fmt.Errorf("settle message %s: %w", event.ID, err)
	}
	return e.skip(ctx, in, chat.Unreadable)
}

func (e *Engine) note(ctx context.Context, heard chat.Heard, who chat.Person) error {
	place, err := e.place(ctx, heard.Group, who, heard.At)
	if errors.Is(err, chat.ErrNotFound) || (err == nil && !place.mayKeep()) {
		return nil
	} else if err != nil {
		return fmt.Errorf("settle %s %s: %w", heard.Kind, heard.Message, err)
	}
	heard.Member, heard.Mark = place.member.ID, e.mark(heard.Group, heard.Message)
	return e.woken(e.Record.Note(ctx, heard))
}

// place is where something was heard and who did it.
type place struct {
	group  chat.Group // zero in a private chat
	member chat.Member
	// consents says whether any group of the member has recorded consent, or
	// the member was added by hand.
	consents bool
}

// mayKeep answers the question between Scrub and Record.
func (p place) mayKeep() bool { return p.consents && !p.member.Refused }

// place finds group and member, or chat.ErrNotFound where the bot is to be
// silent: a group that nobody has allowed, a stranger's private chat.
func (e *Engine) place(ctx context.Context, id chat.GroupID, who chat.Person, at time.Time) (place, error) {
	if id.IsPrivate() {
		member, err := e.Record.Member(ctx, who)
		if err != nil {
			return place{}, err
		}
		if member.Role == chat.Stranger {
			return place{}, chat.ErrNotFound
		}
		consents := member.Consented || slices.Contains([]chat.Role{chat.Staff, chat.Supervisor, chat.Facilitator}, member.Role)
		for _, id := range member.Groups {
			group, err := e.Record.Group(ctx, id)
			if err != nil {
				return place{}, err
			}
			consents = consents || group.Consent != ""
		}
		return place{member: member, consents: consents && !member.Changed}, nil
	}
	group, err := e.Record.Group(ctx, id)
	if err != nil {
		return place{}, err
	}
	member, err := e.Record.Meet(ctx, who, at)
	if err != nil {
		return place{}, err
	}
	if !member.In(id) {
		// Whoever writes in a group is in it: the list of its members may not
		// have been read yet. One who has left since is not taken in again.
		if err := e.Record.Joined(ctx, chat.MemberJoined{Group: id, Member: chat.GroupMember{Person: who}, At: at}); err != nil {
			return place{}, err
		}
		if member, err = e.Record.MemberByID(ctx, member.ID); err != nil {
			return place{}, err
		}
	}
	return place{group: group, member: member, consents: group.Consent != "" || member.Consented}, nil
}

func (e *Engine) skip(ctx context.Context, in chat.Incoming, why chat.Reason) error {
	return e.Record.Skip(ctx, chat.NotKept{Mark: e.mark(in.Group, in.ID), Group: in.Group, At: in.SentAt, Reason: why})
}

func (e *Engine) mark(group chat.GroupID, id chat.MessageID) string {
	return e.Key.Pseudonym("mark", string(group)+"/"+string(id))
}

func (e *Engine) woken(err error) error {
	if err == nil && e.Wake != nil {
		e.Wake()
	}
	return err
}
