package whatsapp

import (
	"context"
	"fmt"
	"sync"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// book knows which address a pseudonym stands for. It lives in memory alone,
// and is learned again from link.db's LID map, from the membership of groups
// and from whoever writes.
type book struct {
	mu     sync.Mutex
	people map[chat.Alias]addresses
	groups map[chat.GroupID]groupAddress
	// wroteFrom is the chat in which a person last wrote privately: an answer
	// goes where the question was.
	wroteFrom map[chat.Alias]types.JID
}

// groupAddress is a group with the kind of address that its members have in it.
type groupAddress struct {
	jid  types.JID
	mode types.AddressingMode
}

func newBook() *book {
	return &book{people: map[chat.Alias]addresses{}, groups: map[chat.GroupID]groupAddress{}, wroteFrom: map[chat.Alias]types.JID{}}
}

func (b *book) learnPerson(key privacy.Key, known addresses) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, jid := range known.list() {
		b.people[alias(key, jid)] = known
	}
}

func (b *book) learnGroup(id chat.GroupID, jid types.JID, mode types.AddressingMode) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if mode == "" {
		mode = b.groups[id].mode
	}
	b.groups[id] = groupAddress{jid: jid.ToNonAD(), mode: mode}
}

func (b *book) forgetGroup(id chat.GroupID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.groups, id)
}

func (b *book) learnChat(p chat.Person, jid types.JID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, a := range p.Aliases {
		b.wroteFrom[a] = jid.ToNonAD()
	}
}

func (b *book) group(id chat.GroupID) (groupAddress, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	g, ok := b.groups[id]
	return g, ok
}

// person returns the addresses of somebody who has any of the aliases.
func (b *book) person(aliases []chat.Alias) (known addresses, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, a := range aliases {
		if found, has := b.people[a]; has {
			ok = true
			if !found.lid.IsEmpty() {
				known.lid = found.lid
			}
			if !found.pn.IsEmpty() {
				known.pn = found.pn
			}
		}
	}
	return known, ok
}

// chatOf returns the chat in which somebody last wrote privately.
func (b *book) chatOf(aliases []chat.Alias) (types.JID, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, a := range aliases {
		if jid, ok := b.wroteFrom[a]; ok {
			return jid, true
		}
	}
	return types.EmptyJID, false
}

// refresh learns the whole LID map again.
func (l *Link) refreshBook(ctx context.Context) error {
	rows, err := l.storage.db.Query(ctx, "SELECT lid, pn FROM whatsmeow_lid_map")
	if err != nil {
		return fmt.Errorf("read the LID map: %w", l.trouble.note(err))
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var lid, pn string
		if err := rows.Scan(&lid, &pn); err != nil {
			return fmt.Errorf("read the LID map: %w", err)
		}
		l.book.learnPerson(l.options.Key, addresses{lid: types.NewJID(lid, types.HiddenUserServer), pn: types.NewJID(pn, types.DefaultUserServer)})
	}
	return rows.Err()
}

// resolve finds the addresses of somebody, if need be in the LID map.
func (l *Link) resolve(ctx context.Context, aliases []chat.Alias) (addresses, bool) {
	if known, ok := l.book.person(aliases); ok {
		return known, true
	}
	if err := l.refreshBook(ctx); err != nil {
		return addresses{}, false
	}
	return l.book.person(aliases)
}

// inGroup is the address that a person has in a group.
func (g groupAddress) of(known addresses) types.JID {
	if g.mode == types.AddressingModePN && !known.pn.IsEmpty() || known.lid.IsEmpty() {
		return known.pn
	}
	return known.lid
}

// private is the chat with a person: where they last wrote, else by what is
// known of them.
func (l *Link) private(aliases []chat.Alias, known addresses) types.JID {
	if jid, ok := l.book.chatOf(aliases); ok {
		return jid
	}
	if !known.lid.IsEmpty() {
		return known.lid
	}
	return known.pn
}
