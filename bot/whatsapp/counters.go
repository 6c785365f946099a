package whatsapp

import "sync/atomic"

// Counters count what an operator should know of and no event tells.
type Counters struct {
	// OldCounter counts messages that were asked for again because another had
	// used up their key.
	OldCounter int64
	// Recovered counts messages that the phone sent again at our request. They
	// are acknowledged whatever becomes of them.
	Recovered int64
	// Unreadable counts messages that could not be decrypted or scrubbed.
	Unreadable int64
	// VotesUnread counts votes in polls of ours that no key opened.
	VotesUnread int64
	// Refused counts events that the handler did not take; they come again.
	Refused int64
	// StorageErrors counts failures of link.db.
	StorageErrors int64
	// Panics counts panics that were caught.
	Panics int64
	// Reconnects counts lines that we dropped ourselves to be sent what was
	// withheld, or because the watchdog found nobody on them.
	Reconnects int64
	// Overflowed counts events that waited for the handler in vain.
	Overflowed int64
}

// counters is the live form of Counters.
type counters struct {
	oldCounter, recovered, unreadable, votesUnread, refused, storageErrors, panics, reconnects, overflowed atomic.Int64
}

// Counters returns what was counted since the link was opened.
func (l *Link) Counters() Counters {
	c := &l.counters
	return Counters{
		OldCounter: c.oldCounter.Load(), Recovered: c.recovered.Load(), Unreadable: c.unreadable.Load(),
		VotesUnread: c.votesUnread.Load(), Refused: c.refused.Load(), StorageErrors: c.storageErrors.Load(),
		Panics: c.panics.Load(), Reconnects: c.reconnects.Load(), Overflowed: c.overflowed.Load(),
	}
}
