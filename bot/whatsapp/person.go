package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/nyaruka/phonenumbers"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// GroupID is the pseudonym of a group's address, such as "1203…@g.us".
func GroupID(key privacy.Key, address string) (chat.GroupID, error) {
	jid, err := types.ParseJID(strings.TrimSpace(address))
	if err != nil || jid.Server != types.GroupServer || jid.User == "" {
		return "", errors.New("this is not the address of a WhatsApp group: it looks like 1203630…@g.us (mshauri groups lists them)")
	}
	return groupID(key, jid), nil
}

// PhoneAlias is the pseudonym of a telephone number as people write it; without
// a country code it is a Kenyan one.
func PhoneAlias(key privacy.Key, number string) (chat.Alias, error) {
	digits, err := phoneDigits(number)
	if err != nil {
		return "", err
	}
	return alias(key, types.NewJID(digits, types.DefaultUserServer)), nil
}

// phoneDigits is a number as WhatsApp writes it: the country code and the rest,
// no plus.
func phoneDigits(number string) (string, error) {
	number = strings.TrimSpace(number)
	if after, found := strings.CutPrefix(number, "00"); found {
		number = "+" + after
	}
	parsed, err := phonenumbers.Parse(number, "KE")
	if err != nil || !phonenumbers.IsValidNumber(parsed) {
		return "", errors.New("this is not a telephone number: write it as 07xx xxx xxx or +254 7xx xxx xxx")
	}
	return strings.TrimPrefix(phonenumbers.Format(parsed, phonenumbers.E164), "+"), nil
}

func groupID(key privacy.Key, jid types.JID) chat.GroupID {
	return chat.GroupID(key.Pseudonym("group", jid.ToNonAD().String()))
}

// alias is the pseudonym of one address of a person.
func alias(key privacy.Key, jid types.JID) chat.Alias {
	kind := "pn"
	if jid.Server == types.HiddenUserServer {
		kind = "lid"
	}
	return chat.Alias(key.Pseudonym(kind, jid.User))
}

// addresses are the two addresses of one person, either of which may be
// unknown.
type addresses struct{ lid, pn types.JID }

// list is what is known, the LID first: it stays when a person changes numbers.
func (a addresses) list() []types.JID {
	var known []types.JID
	for _, jid := range []types.JID{a.lid, a.pn} {
		if !jid.IsEmpty() {
			known = append(known, jid)
		}
	}
	return known
}

// addresses gathers both addresses of a person from what an event shows and
// from the LID map.
func (l *Link) addresses(ctx context.Context, shown ...types.JID) (a addresses, err error) {
	for _, jid := range shown {
		switch jid = personal(jid); jid.Server {
		case types.HiddenUserServer:
			a.lid = jid
		case types.DefaultUserServer:
			a.pn = jid
		}
	}
	device := l.device()
	if device == nil || !device.Initialized {
		return a, nil
	}
	switch {
	case a.lid.IsEmpty() && !a.pn.IsEmpty():
		a.lid, err = device.LIDs.GetLIDForPN(ctx, a.pn)
	case a.pn.IsEmpty() && !a.lid.IsEmpty():
		a.pn, err = device.LIDs.GetPNForLID(ctx, a.lid)
	}
	if err != nil {
		return a, fmt.Errorf("look up the other address of a person: %w", err)
	}
	return a, nil
}

// person is somebody with every alias that is known. The book learns it.
func (l *Link) person(ctx context.Context, shown ...types.JID) (chat.Person, error) {
	known, err := l.addresses(ctx, shown...)
	if err != nil {
		return chat.Person{}, err
	}
	var p chat.Person
	for _, jid := range known.list() {
		p.Aliases = append(p.Aliases, alias(l.options.Key, jid))
	}
	l.book.learnPerson(l.options.Key, known)
	return p, nil
}

// isSelf reports whether an address is the bot's own.
func (l *Link) isSelf(jid types.JID) bool {
	device := l.device()
	jid = personal(jid)
	if device == nil || jid.IsEmpty() {
		return false
	}
	return jid == personal(device.GetJID()) || jid == personal(device.GetLID())
}
