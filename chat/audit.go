package chat

import "time"

// Audit is one line of the log of what left the record: who took what, when,
// and how much. Lines are only ever added.
type Audit struct {
	Number int64
	Who    string // a label of staff, or the account on the machine
	Second string // who agreed, where two are needed
	What   string // in words, without anybody's name
	Reason string // where one is needed
	Rows   int
	At     time.Time
}
