package whatsapp

import "github.com/mshauri/mshauri/chat"

// ReadGroup reads the membership of one group again, as when the programme has
// just allowed it: a chat.GroupRead follows. It does nothing for a group that
// the number is not in, or that was read within the last hour in this way.
func (l *Link) ReadGroup(id chat.GroupID) {
	if group, ok := l.book.group(id); ok {
		l.readGroup(group.jid)
	}
}
