package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/web/phones"
)

// The page shows a rehearsal through these two.
var (
	_ phones.Phones = (*desk)(nil)
	_ phones.Record = (*desk)(nil)
)

const (
	privateChat = "mshauri" // the key of the chat with the bot
	groupChat   = "group-"  // and of the person's groups, followed by a number
	mostKept    = 400       // postings of one chat that the panel can show
)

// desk is the stage as the page sees it.
type desk struct {
	stage *stage

	mu      sync.Mutex
	logRead int                 // entries of the lab's log
	settled map[string]struct{} // messages that the bot has acknowledged
}

func newDesk(s *stage) *desk { return &desk{stage: s, settled: make(map[string]struct{})} }

// People lists everybody, by role.
func (d *desk) People() []phones.Person {
	var list []phones.Person
	for _, part := range []struct {
		role    chat.Role
		heading string
	}{
		{chat.Mentor, "Mentors"},
		{chat.Mentee, "Mentees"},
		{chat.Facilitator, "Facilitators"},
		{chat.Supervisor, "Supervisors"},
		{chat.Staff, "Programme staff"},
	} {
		for _, who := range d.stage.playing(part.role) {
			list = append(list, phones.Person{
				Key: who.key, Name: who.name, Role: strings.ReplaceAll(who.key, "-", " "), Part: part.heading,
			})
		}
	}
	return list
}

// Chats lists the person's groups, and the private chat with the bot.
func (d *desk) Chats(person string) ([]phones.Chat, error) {
	who, err := d.player(person)
	if err != nil {
		return nil, err
	}
	var list []phones.Chat
	language := chat.English
	for i, group := range who.in {
		list = append(list, phones.Chat{Key: fmt.Sprintf("%s%d", groupChat, i+1), Name: group.name, Language: group.language})
		language = group.language
	}
	list = append(list, phones.Chat{Key: privateChat, Name: "Mshauri", Private: true, Language: language})
	inbox := who.phone.Inbox()
	for i := range list {
		group, _ := d.group(who, list[i].Key)
		for _, received := range inbox {
			if d.in(received, group) && shown(received.Kind) {
				list[i].Came++
			}
		}
	}
	return list, nil
}

// Kept reads what the database has of a chat.
func (d *desk) Kept(ctx context.Context, person, where string) (map[chat.MessageID]phones.Kept, error) {
	who, err := d.player(person)
	if err != nil {
		return nil, err
	}
	group, err := d.group(who, where)
	if err != nil {
		return nil, err
	}
	// Acknowledged before the database is read: what is then not in it was not kept.
	list := make(map[chat.MessageID]phones.Kept)
	for id := range d.acknowledged() {
		list[chat.MessageID(id)] = phones.Kept{}
	}
	var id chat.GroupID
	if group != nil {
		id = group.id
	}
	postings, err := d.stage.service.db.RecentPostings(ctx, id, mostKept)
	if err != nil {
		return nil, err
	}
	for i := range postings {
		list[postings[i].Message] = phones.Kept{Posting: &postings[i]}
	}
	return list, nil
}

// acknowledged is what the bot's linked device has acknowledged, by the lab's
// log.
func (d *desk) acknowledged() map[string]struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, entry := range d.stage.server.LogSince(d.logRead) {
		d.logRead = entry.N
		if entry.Event == lab.Acknowledged && entry.Tag == "message" && entry.Device.User == d.stage.bot.PN.User && entry.Device.Device != 0 {
			d.settled[entry.ID] = struct{}{}
		}
	}
	settled := make(map[string]struct{}, len(d.settled))
	for id := range d.settled {
		settled[id] = struct{}{}
	}
	return settled
}

// player finds a person by key.
func (d *desk) player(key string) (*player, error) {
	for _, who := range d.stage.people {
		if who.key == key {
			return who, nil
		}
	}
	return nil, fmt.Errorf("a phone: %w", chat.ErrNotFound)
}

// group finds the group of a chat; nil is the private chat.
func (d *desk) group(who *player, where string) (*playedGroup, error) {
	if where == privateChat {
		return nil, nil
	}
	for i, group := range who.in {
		if where == fmt.Sprintf("%s%d", groupChat, i+1) {
			return group, nil
		}
	}
	return nil, fmt.Errorf("a chat: %w", chat.ErrNotFound)
}

// in reports whether a message belongs to a group, or to the private chat.
func (d *desk) in(r lab.Received, group *playedGroup) bool {
	if group != nil {
		return r.Chat == group.jid
	}
	return r.Chat.User == d.stage.bot.PN.User || r.Chat.User == d.stage.bot.LID.User
}

// nameOf is how phones show somebody.
func (d *desk) nameOf(number lab.Address) string {
	if number.User == d.stage.bot.PN.User {
		return "Mshauri"
	}
	at := slices.IndexFunc(d.stage.people, func(who *player) bool { return who.phone.PN.User == number.User })
	if at < 0 {
		return "somebody"
	}
	return d.stage.people[at].name
}
