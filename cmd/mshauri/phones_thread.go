package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/web/phones"
)

// shown reports whether a message of a kind has a bubble of its own.
func shown(kind lab.Kind) bool {
	switch kind {
	case lab.Edited, lab.Deleted, lab.Reaction, lab.Vote, lab.Unknown:
		return false
	}
	return true
}

// thread is a chat as one phone knows it.
type thread struct {
	messages []lab.Received // the oldest first
	edits    map[string]string
	deleted  map[string]bool
	emojis   map[string]map[string]string   // by message and by number
	votes    map[string]map[string][]string // by message and by number
	numbers  []lab.Address                  // of those who reacted or voted, in that order
}

// read puts together what a phone received and sent in a chat.
func (d *desk) read(who *player, group *playedGroup) thread {
	t := thread{
		edits: make(map[string]string), deleted: make(map[string]bool),
		emojis: make(map[string]map[string]string), votes: make(map[string]map[string][]string),
	}
	all := slices.DeleteFunc(append(who.phone.Inbox(), who.phone.Sent()...), func(r lab.Received) bool { return !d.in(r, group) })
	slices.SortStableFunc(all, func(a, b lab.Received) int { return cmp.Compare(a.N, b.N) })
	authors := make(map[string]lab.Address)
	for _, r := range all {
		from := r.FromPN.User
		switch r.Kind {
		case lab.Edited:
			if authors[r.Target].User == from {
				t.edits[r.Target] = r.Text
			}
		case lab.Deleted:
			if authors[r.Target].User == from || d.admin(group, from) {
				t.deleted[r.Target] = true
			}
		case lab.Reaction:
			note(t.emojis, r.Target, from, r.Text)
			t.meet(r.FromPN)
		case lab.Vote:
			note(t.votes, r.Target, from, r.Options)
			t.meet(r.FromPN)
		default:
			if shown(r.Kind) {
				authors[r.ID] = r.FromPN
				t.messages = append(t.messages, r)
			}
		}
	}
	return t
}

func note[V any](list map[string]map[string]V, message, number string, value V) {
	if list[message] == nil {
		list[message] = make(map[string]V)
	}
	list[message][number] = value
}

func (t *thread) meet(number lab.Address) {
	if !slices.Contains(t.numbers, number) {
		t.numbers = append(t.numbers, number)
	}
}

// admin reports whether somebody administers a group: its first member does.
func (d *desk) admin(group *playedGroup, number string) bool {
	return group != nil && d.stage.members(group)[0].phone.PN.User == number
}

// Messages are what the phone shows of a chat.
func (d *desk) Messages(person, where string) ([]phones.Message, error) {
	who, err := d.player(person)
	if err != nil {
		return nil, err
	}
	group, err := d.group(who, where)
	if err != nil {
		return nil, err
	}
	t := d.read(who, group)
	texts := make(map[string]lab.Received)
	list := make([]phones.Message, 0, len(t.messages))
	for _, r := range t.messages {
		m := phones.Message{
			ID: chat.MessageID(r.ID), From: d.nameOf(r.FromPN), Own: r.FromMe, Bot: r.FromPN.User == d.stage.bot.PN.User,
			At: r.Time, Kind: kindShown(r.Kind), Text: r.Text, Deleted: t.deleted[r.ID],
		}
		if words, edited := t.edits[r.ID]; edited {
			m.Text, m.Edited = words, true
			r.Text = words
		}
		texts[r.ID] = r
		m.MayEdit = m.Own && r.Kind == lab.Text && !m.Deleted
		m.MayDelete = !m.Deleted && (m.Own || d.admin(group, who.phone.PN.User))
		if m.Deleted {
			m.Text, m.Edited = "", false
			list = append(list, m)
			continue
		}
		if r.ReplyTo != "" {
			quoted := texts[r.ReplyTo]
			m.Reply = &phones.Quote{From: d.nameOf(quoted.FromPN), Text: r.Quoted}
			if quoted.ID == "" {
				m.Reply.From = ""
			}
		}
		if r.Kind == lab.Poll {
			m.Poll = t.poll(r, who)
		}
		m.Reactions = d.reactions(t, r.ID, who)
		if m.Own {
			m.Ticks = d.ticks(who, group, r.ID)
		}
		list = append(list, m)
	}
	return list, nil
}

func kindShown(kind lab.Kind) chat.Kind {
	switch kind {
	case lab.Text, lab.ListReply, lab.ButtonReply:
		return chat.KindText
	default:
		return chat.Kind(kind)
	}
}

// poll counts who chose what.
func (t thread) poll(r lab.Received, who *player) *phones.Poll {
	poll := &phones.Poll{Limit: r.Limit}
	for _, option := range r.Options {
		one := phones.Option{Text: option}
		for number, chosen := range t.votes[r.ID] {
			if slices.Contains(chosen, option) {
				one.Votes++
				one.Own = one.Own || number == who.phone.PN.User
			}
		}
		poll.Options = append(poll.Options, one)
	}
	return poll
}

// reactions gathers the emojis on a message.
func (d *desk) reactions(t thread, message string, who *player) []phones.Reaction {
	var list []phones.Reaction
	for _, number := range t.numbers {
		emoji := t.emojis[message][number.User]
		if emoji == "" {
			continue
		}
		at := slices.IndexFunc(list, func(r phones.Reaction) bool { return r.Emoji == emoji })
		if at < 0 {
			at = len(list)
			list = append(list, phones.Reaction{Emoji: emoji})
		}
		list[at].By = append(list[at].By, d.nameOf(number))
		list[at].Own = list[at].Own || number.User == who.phone.PN.User
	}
	return list
}

// ticks counts the people who have a message, and who have read it.
func (d *desk) ticks(who *player, group *playedGroup, message string) phones.Ticks {
	of := 1
	if group != nil {
		of = len(d.stage.members(group)) // without the sender, with the bot
	}
	delivered, read := make(map[string]bool), make(map[string]bool)
	for _, tick := range who.phone.Ticks(message) {
		switch tick.Type {
		case "read", "read-self":
			read[tick.From.User], delivered[tick.From.User] = true, true
		default:
			delivered[tick.From.User] = true
		}
	}
	return phones.Ticks{Delivered: len(delivered), Read: len(read), Of: of}
}

// Picture fetches a picture as the phone would.
func (d *desk) Picture(ctx context.Context, person, where, message string) ([]byte, error) {
	who, r, err := d.message(person, where, chat.MessageID(message))
	if err != nil {
		return nil, err
	}
	if r.Kind != lab.Picture {
		return nil, fmt.Errorf("a picture: %w", chat.ErrNotFound)
	}
	return who.phone.Download(ctx, r)
}

// message finds a message on a phone. One that was deleted is gone.
func (d *desk) message(person, where string, id chat.MessageID) (*player, lab.Received, error) {
	who, err := d.player(person)
	if err != nil {
		return nil, lab.Received{}, err
	}
	group, err := d.group(who, where)
	if err != nil {
		return nil, lab.Received{}, err
	}
	t := d.read(who, group)
	at := slices.IndexFunc(t.messages, func(r lab.Received) bool { return r.ID == string(id) })
	if at < 0 || t.deleted[string(id)] {
		return nil, lab.Received{}, fmt.Errorf("a message: %w", chat.ErrNotFound)
	}
	found := t.messages[at]
	if words, edited := t.edits[found.ID]; edited {
		found.Text = words
	}
	return who, found, nil
}
