package phones

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"github.com/mshauri/mshauri/chat"
)

// mostShown is how many messages of a chat are shown: the last ones.
const mostShown = 150

// part is a piece of the page that is replaced when it has changed.
type part struct {
	ID      string        `json:"id"`
	Class   string        `json:"class"`
	Version string        `json:"version"`
	HTML    template.HTML `json:"html"`
	Said    string        `json:"said,omitempty"` // to be read aloud when the part is new
}

// view is everything that the page of one chat shows.
type view struct {
	Me      Person
	Chat    Chat
	Tabs    part
	People  part
	Rows    []part
	Version string // of all parts together
	Mode    string // say, edit or reply
	Target  *Message
	Earlier int // messages that are not shown any more
}

// look gathers what a phone shows of a chat and what is kept of it.
func (r *room) look(q *http.Request) (v view, err error) {
	person, where := q.PathValue("person"), q.PathValue("chat")
	people := r.Phones.People()
	chats, err := r.Phones.Chats(person)
	if err != nil {
		return v, err
	}
	found := false
	for _, p := range people {
		if p.Key == person {
			v.Me = p
		}
	}
	for _, c := range chats {
		if c.Key == where {
			v.Chat, found = c, true
		}
	}
	if !found {
		return v, chat.ErrNotFound
	}
	// What is kept is read first: a message that comes in between is then
	// shown as on its way, and never as kept without being on the phone.
	kept, err := r.Record.Kept(q.Context(), person, where)
	if err != nil {
		return v, err
	}
	messages, err := r.Phones.Messages(person, where)
	if err != nil {
		return v, err
	}
	if v.Earlier = max(0, len(messages)-mostShown); v.Earlier > 0 {
		messages = messages[v.Earlier:]
	}
	r.saw(person, v.Chat)
	if v.Tabs, err = r.part("tabs", "chats", tabs{v.Me, v.Chat, r.unread(person, chats)}); err != nil {
		return v, err
	}
	if v.People, err = r.part("people", "people", r.crowd(people, person)); err != nil {
		return v, err
	}
	sum := fnv.New64a()
	for i := range messages {
		row, err := r.row(v, &messages[i], kept)
		if err != nil {
			return v, err
		}
		v.Rows = append(v.Rows, row)
		_, _ = sum.Write([]byte(row.ID + row.Version)) // a hash never fails
		v.choose(q.URL.Query(), &messages[i])
	}
	_, _ = sum.Write([]byte(v.Tabs.Version + v.People.Version))
	v.Version = strconv.FormatUint(sum.Sum64(), 36)
	return v, nil
}

// choose notes the message that is to be answered or edited, as the address
// asks.
func (v *view) choose(query url.Values, m *Message) {
	switch {
	case query.Get("reply") == string(m.ID) && !m.Deleted:
		v.Mode, v.Target = "reply", m
	case query.Get("edit") == string(m.ID) && m.MayEdit:
		v.Mode, v.Target = "edit", m
	}
}

// row makes the row of one message: the bubble, and beside it what is kept.
func (r *room) row(v view, m *Message, kept map[chat.MessageID]Kept) (part, error) {
	data := bubble{Message: m, Me: v.Me, Chat: v.Chat, Time: m.At.In(r.Zone).Format("15:04")}
	if !m.Bot {
		k, settled := kept[m.ID]
		data.Panel = describe(k, settled)
	}
	made, err := r.part("message", "m-"+string(m.ID), data)
	made.Class = "row"
	if m.Own {
		made.Class += " own"
	}
	if m.Bot {
		made.Class += " bot"
	}
	if !m.Own {
		made.Said = m.From + ": " + m.Text
	}
	return made, err
}

// part renders a template as a part.
func (r *room) part(name, id string, data any) (part, error) {
	var out bytes.Buffer
	if err := r.templates.ExecuteTemplate(&out, name, data); err != nil {
		return part{}, fmt.Errorf("the phones' page: %w", err)
	}
	sum := fnv.New64a()
	_, _ = sum.Write(out.Bytes()) // a hash never fails
	return part{
		ID: id, Class: name, Version: strconv.FormatUint(sum.Sum64(), 36),
		HTML: template.HTML(out.String()), // escaped by the template that made it
	}, nil
}

// saw notes that everything in a chat has been shown.
func (r *room) saw(person string, c Chat) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen[person+"/"+c.Key] = c.Came
}

// unread gives each chat the number of messages that nobody has looked at.
func (r *room) unread(person string, chats []Chat) []tab {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]tab, len(chats))
	for i, c := range chats {
		list[i] = tab{Chat: c, Unread: c.Came - r.seen[person+"/"+c.Key]}
	}
	return list
}

// crowd lists the people under their headings. Only what came in private is
// marked on other people's phones: what is said in a group comes to everybody.
func (r *room) crowd(people []Person, person string) []heading {
	var list []heading
	for _, p := range people {
		if len(list) == 0 || list[len(list)-1].Name != p.Part {
			list = append(list, heading{Name: p.Part})
		}
		one := face{Person: p, Here: p.Key == person}
		if chats, err := r.Phones.Chats(p.Key); err == nil {
			for _, t := range r.unread(p.Key, chats) {
				if t.Private {
					one.Unread += t.Unread
				}
			}
		}
		last := &list[len(list)-1]
		last.People = append(last.People, one)
	}
	return list
}

// What the templates are given.
type (
	bubble struct {
		*Message
		Me    Person
		Chat  Chat
		Time  string
		Panel *panel
	}
	tabs struct {
		Me   Person
		Here Chat
		List []tab
	}
	tab struct {
		Chat
		Unread int
	}
	heading struct {
		Name   string
		People []face
	}
	face struct {
		Person
		Here   bool
		Unread int
	}
)
