package bot

import (
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Turn collects everything that one thing heard, or one job, leads to. Nothing
// in it happens before the turn is committed; then all of it has happened.
type Turn struct {
	Heard    chat.Heard
	Group    chat.Group  // zero in a private chat
	Member   chat.Member // zero in a job
	Language chat.Language
	Now      time.Time

	seed    string
	muted   bool // whoever wrote this writes faster than is answered
	key     privacy.Key
	out     []chat.Outgoing
	effects []func(context.Context) error
}

// IsPrivate reports whether the turn answers a private message.
func (t *Turn) IsPrivate() bool { return t.Heard.Group.IsPrivate() }

// quotedAtMost is the longest text, in bytes, that an answer repeats in the
// quotation above it. A longer one is answered without its text.
const quotedAtMost = 700

// Answer replies to whoever was heard, where it was heard. In a group it hangs
// on the message that it answers. Somebody who writes faster than is answered
// gets none; the effects of the turn take place all the same.
func (t *Turn) Answer(text privacy.Authored) {
	if t.muted {
		return
	}
	say := &chat.Say{Header: t.header(t.here(), chat.Answer), Text: text}
	say.Asker = t.Member.ID
	if !t.IsPrivate() {
		say.Reply = &chat.Quoted{Message: t.Heard.Message, Author: chat.Party{Member: t.Member.ID}}
		if t.Heard.Posting.Text.Len() <= quotedAtMost {
			say.Reply.Text = t.Heard.Posting.Text
		}
	}
	t.Send(say)
}

// AnswerFile is Answer with a file, privately.
func (t *Turn) AnswerFile(name, mime string, content, caption privacy.Authored) {
	header := t.header(chat.Recipient{Member: t.Member.ID}, chat.Answer)
	header.Asker = t.Member.ID
	t.Send(&chat.Document{Header: header, Name: name, MIME: mime, Content: []byte(content.String()), Caption: caption})
}

// Delete deletes a member's message for everyone in the group where the turn
// was heard. The bot must be an administrator there.
func (t *Turn) Delete(message chat.MessageID, author chat.MemberID) {
	header := t.header(chat.Recipient{Group: t.Heard.Group}, chat.Answer)
	header.Asker = t.Member.ID
	t.Send(&chat.Remove{Header: header, Target: message, Author: chat.Party{Member: author}})
}

// Whisper writes to a member privately, unasked. It does nothing for somebody
// who has never written to the bot.
func (t *Turn) Whisper(to chat.Member, urgency chat.Urgency, text privacy.Authored) {
	if !to.WroteFirst {
		return
	}
	t.Send(&chat.Say{Header: t.header(chat.Recipient{Member: to.ID}, urgency), Text: text})
}

// WhisperPicture is Whisper with a picture of ours.
func (t *Turn) WhisperPicture(to chat.Member, urgency chat.Urgency, png []byte, caption privacy.Authored) {
	if !to.WroteFirst {
		return
	}
	t.Send(&chat.Picture{Header: t.header(chat.Recipient{Member: to.ID}, urgency), PNG: png, Caption: caption})
}

// WhisperFile is Whisper with a file of ours.
func (t *Turn) WhisperFile(to chat.Member, urgency chat.Urgency, name, mime string, content []byte, caption privacy.Authored) {
	if !to.WroteFirst {
		return
	}
	t.Send(&chat.Document{
		Header: t.header(chat.Recipient{Member: to.ID}, urgency), Name: name, MIME: mime, Content: content, Caption: caption,
	})
}

// Post writes to a group, unasked. What it is about decides whether it gives
// way to something else of that day.
func (t *Turn) Post(group chat.GroupID, about chat.Unasked, text privacy.Authored) {
	t.PostAt(group, about, time.Time{}, text)
}

// PostAt is Post, not before a moment.
func (t *Turn) PostAt(group chat.GroupID, about chat.Unasked, at time.Time, text privacy.Authored) {
	header := t.header(chat.Recipient{Group: group}, chat.Notice)
	header.NotBefore, header.Unasked = at, about
	t.Send(&chat.Say{Header: header, Text: text})
}

// Send puts any message into the turn. A header without an id gets one.
func (t *Turn) Send(message chat.Outgoing) {
	header := message.Envelope()
	if header.ID == "" {
		header.ID = t.messageID()
	}
	header.Posting, header.Job = t.Heard.Posting.ID, t.job()
	t.out = append(t.out, message)
}

// Do adds an effect that is carried out in the turn's own transaction: the
// context carries it, and any method of the record called with it takes part.
func (t *Turn) Do(effect func(context.Context) error) { t.effects = append(t.effects, effect) }

// IsQuiet reports whether the turn leads to nothing so far.
func (t *Turn) IsQuiet() bool { return len(t.out) == 0 && len(t.effects) == 0 }

// Header makes a header for a message of this turn.
func (t *Turn) header(to chat.Recipient, urgency chat.Urgency) chat.Header {
	return chat.Header{ID: t.messageID(), To: to, Urgency: urgency}
}

func (t *Turn) here() chat.Recipient {
	if t.IsPrivate() {
		return chat.Recipient{Member: t.Member.ID}
	}
	return chat.Recipient{Group: t.Heard.Group}
}

func (t *Turn) job() string {
	if t.Heard.ID != 0 {
		return ""
	}
	return t.seed
}

// messageID derives the next id from what caused the turn, under the key: the
// same turn, taken again after a failure, makes the same messages.
func (t *Turn) messageID() chat.MessageID {
	sum := t.key.Derive("message", fmt.Sprintf("%s/%d", t.seed, len(t.out)))
	return chat.MessageID("3EB0" + strings.ToUpper(hex.EncodeToString(sum[:9])))
}

// commit carries out the turn inside the transaction of the context.
func (t *Turn) commit(ctx context.Context, outbox Outbox) error {
	for _, effect := range t.effects {
		if err := effect(ctx); err != nil {
			return err
		}
	}
	for _, message := range t.out {
		if err := outbox.Enqueue(ctx, message); err != nil {
			return fmt.Errorf("enqueue message %s: %w", message.Envelope().ID, err)
		}
	}
	return nil
}
