package transcript

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// standing is whether, and as whose, a sender's messages may be kept.
type standing struct {
	person  chat.Person
	member  chat.MemberID
	role    chat.Role
	certain bool // known by number, and so the same person as live
	covered bool
}

// Senders is what an import asks of the record about people.
type Senders interface {
	// Member returns a known person, or chat.ErrNotFound.
	Member(context.Context, chat.Person) (chat.Member, error)
	// MeetSender finds somebody who wrote in a chat, or makes a row; named
	// says that nothing but a name is known of them.
	MeetSender(ctx context.Context, p chat.Person, named bool, at time.Time) (chat.Member, error)
	// Refusals counts the people of whom nothing may be kept.
	Refusals(context.Context) (int, error)
	// DropImported erases what was read of a member from chats.
	DropImported(context.Context, chat.MemberID) (int, error)
}

// place finds out who each sender is and whether the consent covers them.
//
// With a roster, it covers those whom the roster lists and does not mark, and
// numbers that are known already. Without one it covers everybody in the chat,
// but then nobody who is known by a name alone may be kept when anybody at all
// has refused: it could be the same person.
func (c *census) place(ctx context.Context, o Options, store Senders, dry bool) error {
	refusals, err := store.Refusals(ctx)
	if err != nil {
		return err
	}
	for i, s := range c.senders {
		person, listed := o.Roster.find(s.name)
		s.standing = o.standing(s.name, person)
		switch {
		case o.Roster != nil:
			s.covered = listed && !person.refuses
		default:
			s.covered = s.certain || refusals == 0
		}
		if err := s.meet(ctx, o, store, listed, dry, chat.MemberID(-1-i)); err != nil {
			return err
		}
	}
	return nil
}

// find returns what the roster says of a sender. There may be no roster.
func (r *Roster) find(name string) (person listed, ok bool) {
	if r != nil {
		person, ok = r.people[name]
	}
	return person, ok
}

// standing reads what a name, the roster and the group say of a sender.
func (o Options) standing(name string, person listed) (s standing) {
	s.role = o.Group.Kind.Role()
	if person.role != "" {
		s.role = person.role
	}
	alias := person.alias
	if alias == "" && isNumber(name) {
		alias, _ = o.Numbered(name) // what is no number after all is a name made of digits
	}
	if s.certain = alias != ""; s.certain {
		s.person.Aliases = append(s.person.Aliases, alias)
	}
	if !s.certain || !isNumber(name) {
		s.person.Aliases = append(s.person.Aliases, nameAlias(o.Key, o.Group.ID, name))
	}
	return s
}

// nameAlias is the keyed hash of a name in one group's chats. The same name in
// another group may be somebody else's.
func nameAlias(key privacy.Key, group chat.GroupID, name string) chat.Alias {
	return chat.Alias(key.Pseudonym("name", string(group)+"/"+name))
}

// meet finds the sender's row. One who has refused is not covered, whatever
// the group has signed, and loses what was read of them before it was known
// who they are. A dry run makes no rows: whoever is new has the number given.
func (s *sender) meet(ctx context.Context, o Options, store Senders, listed, dry bool, unmet chat.MemberID) error {
	known, err := store.Member(ctx, s.person)
	if dry && s.certain { // Member joins rows, and a dry run changes nothing
		known, err = store.Member(ctx, chat.Person{Aliases: s.person.Aliases[:1]})
	}
	switch {
	case errors.Is(err, chat.ErrNotFound):
		if s.member = unmet; !s.covered || dry {
			return nil
		}
	case err != nil:
		return err
	default:
		s.member = known.ID
		if o.Roster != nil && !listed && s.certain && known.In(o.Group.ID) {
			s.covered, s.role = o.Group.Consent != "" || known.Consented, known.Role
		}
		if known.Refused {
			s.covered = false
			if dry {
				return nil
			}
			_, err := store.DropImported(ctx, known.ID)
			return err
		}
	}
	if !s.covered || dry {
		return nil
	}
	met, err := store.MeetSender(ctx, s.person, !s.certain, o.Now)
	s.member = met.ID
	return err
}
