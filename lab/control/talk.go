package control

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab"
)

// Message is one message of an inbox.
type Message struct {
	ID       string    `json:"id"`
	Chat     string    `json:"chat"`
	From     string    `json:"from"`    // as the chat shows it
	FromPN   string    `json:"from_pn"` // the digits of the phone number
	FromMe   bool      `json:"from_me,omitempty"`
	Time     time.Time `json:"time"`
	Kind     lab.Kind  `json:"kind"`
	Text     string    `json:"text"`
	ReplyTo  string    `json:"reply_to,omitempty"`
	Quoted   string    `json:"quoted,omitempty"`
	Mentions []string  `json:"mentions,omitempty"`
	Target   string    `json:"target,omitempty"` // what it edits, deletes, reacts to or votes in
	Poll     *Poll     `json:"poll,omitempty"`
	Choices  []string  `json:"choices,omitempty"` // of a vote
	Edited   string    `json:"edited,omitempty"`  // its words after an edit
	Deleted  bool      `json:"deleted,omitempty"`
	Count    int       `json:"count"` // how many times it came
}

// Poll is the question and options of a poll.
type Poll struct {
	Question string   `json:"question"`
	Options  []string `json:"options"`
	Limit    int      `json:"limit"`
}

func messageOf(r lab.Received) Message {
	m := Message{
		ID: r.ID, Chat: r.Chat.String(), From: r.From.String(), FromPN: r.FromPN.User, FromMe: r.FromMe, Time: r.Time.UTC(),
		Kind: r.Kind, Text: r.Text, ReplyTo: r.ReplyTo, Quoted: r.Quoted, Target: r.Target,
		Edited: r.EditedText, Deleted: r.WasDeleted, Count: r.Count,
	}
	for _, mention := range r.Mentions {
		m.Mentions = append(m.Mentions, mention.String())
	}
	switch r.Kind {
	case lab.Poll:
		m.Poll = &Poll{Question: r.Question, Options: r.Options, Limit: r.Limit}
	case lab.Vote:
		m.Choices = r.Options
	}
	return m
}

func (c *Control) inbox(r *http.Request, _ struct{}) ([]Message, error) {
	phone, err := c.phone(r.PathValue("pn"))
	if err != nil {
		return nil, err
	}
	out := []Message{}
	for _, received := range phone.Inbox() {
		out = append(out, messageOf(received))
	}
	return out, nil
}

// saying is what the commands that make a phone speak have in their bodies.
type saying struct {
	As       string   `json:"as"`
	To       string   `json:"to"`
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	ReplyTo  string   `json:"reply_to"`
	Question string   `json:"question"`
	Options  []string `json:"options"`
	Limit    int      `json:"limit"`
	Emoji    string   `json:"emoji"`
}

type idAnswer struct {
	ID string `json:"id"`
}

func (c *Control) send(r *http.Request, in saying) (idAnswer, error) {
	if err := only(in, "text", "to", "id", "reply_to"); err != nil {
		return idAnswer{}, err
	}
	if in.Text == "" {
		return idAnswer{}, errors.New(`a message needs a "text"`)
	}
	phone, to, err := c.speaker(in)
	if err != nil {
		return idAnswer{}, err
	}
	var options []lab.Option
	if in.ID != "" {
		options = append(options, lab.WithID(in.ID))
	}
	if in.ReplyTo != "" {
		target, err := c.find(phone, in.ReplyTo)
		if err != nil {
			return idAnswer{}, err
		}
		options = append(options, lab.InReplyTo(target.ID, target.From, target.Text))
	}
	return c.said(phone, to, in.Text)(phone.Say(r.Context(), to, in.Text, options...))
}

func (c *Control) poll(r *http.Request, in saying) (idAnswer, error) {
	if err := only(in, "question", "options", "limit", "to"); err != nil {
		return idAnswer{}, err
	}
	if in.Question == "" || len(in.Options) < 2 {
		return idAnswer{}, errors.New(`a poll needs a "question" and two "options" at least`)
	}
	phone, to, err := c.speaker(in)
	if err != nil {
		return idAnswer{}, err
	}
	return c.said(phone, to, in.Question)(phone.Poll(r.Context(), to, in.Question, in.Options, in.Limit))
}

func (c *Control) vote(r *http.Request, in saying) (idAnswer, error) {
	if err := only(in, "id", "options"); err != nil {
		return idAnswer{}, err
	}
	phone, err := c.phone(in.As)
	if err != nil {
		return idAnswer{}, err
	}
	target, err := c.find(phone, in.ID)
	if err != nil {
		return idAnswer{}, err
	}
	if target.Kind != lab.Poll {
		return idAnswer{}, fmt.Errorf("%s is not a poll that this phone has received", in.ID)
	}
	id, err := phone.Vote(r.Context(), target, in.Options)
	return idAnswer{ID: id}, err
}

func (c *Control) edit(r *http.Request, in saying) (idAnswer, error) {
	if err := only(in, "to", "id", "text"); err != nil {
		return idAnswer{}, err
	}
	phone, to, err := c.speaker(in)
	if err != nil {
		return idAnswer{}, err
	}
	if _, err = c.find(phone, in.ID); err != nil {
		return idAnswer{}, err
	}
	id, err := phone.Edit(r.Context(), to, in.ID, in.Text)
	return idAnswer{ID: id}, err
}

// remove takes back a message: one's own, or as an admin somebody else's.
func (c *Control) remove(r *http.Request, in saying) (idAnswer, error) {
	if err := only(in, "to", "id"); err != nil {
		return idAnswer{}, err
	}
	phone, to, err := c.speaker(in)
	if err != nil {
		return idAnswer{}, err
	}
	target, err := c.find(phone, in.ID)
	if err != nil {
		return idAnswer{}, err
	}
	if target.FromPN == phone.PN {
		id, err := phone.DeleteForEveryone(r.Context(), to, in.ID)
		return idAnswer{ID: id}, err
	}
	id, err := phone.DeleteAsAdmin(r.Context(), to, target.From, in.ID)
	return idAnswer{ID: id}, err
}

func (c *Control) react(r *http.Request, in saying) (idAnswer, error) {
	if err := only(in, "id", "emoji"); err != nil {
		return idAnswer{}, err
	}
	phone, err := c.phone(in.As)
	if err != nil {
		return idAnswer{}, err
	}
	target, err := c.find(phone, in.ID)
	if err != nil {
		return idAnswer{}, err
	}
	id, err := phone.React(r.Context(), target.Chat, target.From, in.ID, in.Emoji)
	return idAnswer{ID: id}, err
}

// said remembers what a phone said, for answers to it.
func (c *Control) said(phone *lab.Phone, to types.JID, text string) func(string, error) (idAnswer, error) {
	return func(id string, err error) (idAnswer, error) {
		if err != nil {
			return idAnswer{}, err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.sent[id] = lab.Received{ID: id, Chat: to, From: phone.Address(to), FromPN: phone.PN, Text: text, Kind: lab.Text}
		return idAnswer{ID: id}, nil
	}
}

// find finds a message that a phone received, or that was sent on command.
func (c *Control) find(phone *lab.Phone, id string) (lab.Received, error) {
	inbox := phone.Inbox()
	if i := slices.IndexFunc(inbox, func(r lab.Received) bool { return r.ID == id }); i >= 0 {
		return inbox[i], nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if target, ok := c.sent[id]; ok {
		return target, nil
	}
	return lab.Received{}, fmt.Errorf("message %q on the phone of %s: %w", id, phone.PN.User, lab.ErrUnknown)
}

// speaker finds who speaks and to whom.
func (c *Control) speaker(in saying) (*lab.Phone, types.JID, error) {
	phone, err := c.phone(in.As)
	if err != nil {
		return nil, types.JID{}, err
	}
	if strings.HasSuffix(in.To, "@"+types.GroupServer) {
		group, err := types.ParseJID(in.To)
		if err == nil {
			_, err = c.server.Members(group)
		}
		return phone, group, err
	}
	who, err := c.person(in.To)
	if err != nil {
		return nil, types.JID{}, err
	}
	if strings.HasSuffix(in.To, "@"+types.HiddenUserServer) {
		return phone, who.LID, nil
	}
	return phone, who.PN, nil
}

func (c *Control) phone(text string) (*lab.Phone, error) {
	who, err := c.person(text)
	if err != nil {
		return nil, err
	}
	return c.server.PhoneOf(who.PN)
}

// only refuses a field that the command has no use for.
func only(in saying, used ...string) error {
	for _, field := range []struct {
		name string
		set  bool
	}{
		{"to", in.To != ""},
		{"id", in.ID != ""},
		{"text", in.Text != ""},
		{"reply_to", in.ReplyTo != ""},
		{"question", in.Question != ""},
		{"options", in.Options != nil},
		{"limit", in.Limit != 0},
		{"emoji", in.Emoji != ""},
	} {
		if field.set && !slices.Contains(used, field.name) {
			return fmt.Errorf("there is no field %q here", field.name)
		}
	}
	return nil
}
