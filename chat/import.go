package chat

import (
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Import is one chat that WhatsApp exported and somebody had read into the
// record.
type Import struct {
	Number int64
	// File is a keyed hash of the chat's text: the same chat again is known by
	// it, in a zip or out of one.
	File  string
	Group GroupID
	// Basis is the written consent on which it was read, with its date, in the
	// programme's words.
	Basis   string
	BegunAt time.Time
	EndedAt time.Time // zero while it is not finished
	// Done is how many entries of the file are settled: an import that was
	// interrupted goes on behind them.
	Done  int
	Tally ImportTally
}

// ImportTally counts what became of the entries of a chat.
type ImportTally struct {
	Kept       int `json:"kept"`
	Known      int `json:"known"`       // heard live, or in another file
	NotCovered int `json:"not_covered"` // of senders whom no consent covers: text dropped
	TooOld     int `json:"too_old"`     // older than postings are kept
	Deleted    int `json:"deleted"`
	Missing    int `json:"missing"` // never reached the exporting phone
	Lost       int `json:"lost"`    // could not be scrubbed
	Notices    int `json:"notices"` // WhatsApp's own lines
	Strange    int `json:"strange"` // the same by their look, in words that are not known
	Removed    int `json:"removed"` // identifiers
}

// Kept is what there is of one posting, to compare with another telling of it.
type Kept struct {
	ID     PostingID
	Member MemberID
	SentAt time.Time
	Kind   Kind
	Text   privacy.Clean
	// Changed says that its words are no longer those that were sent: edited,
	// or deleted.
	Changed bool
}
