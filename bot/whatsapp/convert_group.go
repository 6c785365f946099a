package whatsapp

import (
	"context"
	"time"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/chat"
)

// groupRead makes the event of a whole membership, and lets the book learn it.
func (l *Link) groupRead(ctx context.Context, info *types.GroupInfo, at time.Time) (chat.GroupRead, error) {
	id := groupID(l.options.Key, info.JID)
	l.book.learnGroup(id, info.JID, info.AddressingMode)
	read := chat.GroupRead{Group: id, At: at}
	for _, participant := range info.Participants {
		if l.isSelf(participant.JID) || l.isSelf(participant.LID) || l.isSelf(participant.PhoneNumber) {
			read.BotAdmin = participant.IsAdmin
			continue
		}
		person, err := l.person(ctx, participant.JID, participant.LID, participant.PhoneNumber)
		if err != nil {
			return read, err
		}
		if !person.IsZero() {
			read.Members = append(read.Members, chat.GroupMember{Person: person, Admin: participant.IsAdmin})
		}
	}
	return read, nil
}

// groupChanged makes the events of a group's notice, in the order in which they
// hold. stale reports that the bot's own standing changed in a way that only
// the group itself can tell.
func (l *Link) groupChanged(ctx context.Context, e *events.GroupInfo) (changes []chat.Event, stale bool, err error) {
	if e.JID.Server != types.GroupServer {
		return nil, false, nil
	}
	id, at := groupID(l.options.Key, e.JID), e.Timestamp.UTC()
	l.book.learnGroup(id, e.JID, "")
	add := func(jids []types.JID, event func(chat.Person) chat.Event) {
		for _, jid := range jids {
			if l.isSelf(jid) {
				stale = true
				continue
			}
			person, problem := l.person(ctx, jid)
			if problem != nil {
				err = problem
				return
			}
			if !person.IsZero() {
				changes = append(changes, event(person))
			}
		}
	}
	add(e.Join, func(p chat.Person) chat.Event {
		return chat.MemberJoined{Group: id, Member: chat.GroupMember{Person: p}, At: at}
	})
	add(e.Promote, func(p chat.Person) chat.Event { return chat.RoleChanged{Group: id, Member: p, Admin: true, At: at} })
	add(e.Demote, func(p chat.Person) chat.Event { return chat.RoleChanged{Group: id, Member: p, At: at} })
	joined := stale
	add(e.Leave, func(p chat.Person) chat.Event { return chat.MemberLeft{Group: id, Member: p, At: at} })
	if e.Name != nil {
		changes = append(changes, chat.GroupRenamed{Group: id, At: at})
	}
	for _, jid := range e.Leave {
		if l.isSelf(jid) {
			return append(changes, chat.BotLeft{Group: id, At: at}), false, err
		}
	}
	if e.Delete != nil && e.Delete.Deleted {
		return append(changes, chat.BotLeft{Group: id, At: at}), false, err
	}
	return changes, joined, err
}
