package transcript

import (
	"bytes"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Sort says what an entry of a chat is.
type Sort int8

// The sorts of entry. Only a Message is a posting.
const (
	Message Sort = iota
	System       // WhatsApp's own line: somebody joined, left, changed the icon
	Strange      // WhatsApp's own line, by its look, in words that we do not know
	Deleted      // a message that was deleted for everyone
	Waiting      // a message that the exporting phone never received
)

// Entry is one entry of a chat, unscrubbed.
type Entry struct {
	Line int // where it begins, from 1
	At   time.Time
	Sort Sort
	Kind chat.Kind
	// Edited says that the phone marked it as edited; Attached that it had a
	// file, whether or not that was exported with it.
	Edited   bool
	Attached bool

	sender  []byte
	text    []byte
	options [][]byte
}

// Format prints where it stands and nothing that anybody wrote.
func (e *Entry) Format(f fmt.State, _ rune) { _, _ = fmt.Fprintf(f, "the entry at line %d", e.Line) }

// Text is what was written, or a poll's question.
func (e *Entry) Text() privacy.Raw { return privacy.NewRaw(string(e.text)) }

// mostSender is the longest name of a sender that is believed, in bytes.
const mostSender = 120

// read takes apart what stands behind the header. It keeps parts of the text.
func (e *Entry) read(text []byte, f form) {
	e.Kind = chat.KindText
	first := text
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		first = text[:end]
	}
	at := colon(first)
	if at < 0 || isQuoting(first[:at]) {
		e.own(first)
		return
	}
	e.sender = trim(first[:at])
	if len(e.sender) == 0 {
		e.own(first)
		return
	}
	body := text[at+1:]
	from := skipSpace(body, 0)
	marked := hasMark(body[:from])
	e.text = cutLineEnds(body[from:])
	e.classify(marked, f)
}

// colon finds the one that ends the sender's name; -1 is none.
func colon(line []byte) int {
	for from := 0; ; {
		at := bytes.IndexByte(line[from:], ':')
		if at += from; at < from || at > mostSender {
			return -1
		}
		if at+1 == len(line) || isSpaceAt(line, at+1) || markAt(line, at+1) > 0 {
			return at
		}
		from = at + 1
	}
}

// isQuoting reports whether what stands before a colon quotes something, as
// WhatsApp's own lines do: somebody changed the subject to "New: fridges".
func isQuoting(name []byte) bool {
	for i, c := range name {
		switch {
		case c == '"', has(name, i, "«"), c == 0xE2 && (has(name, i, "“") || has(name, i, "„")):
			return true
		}
	}
	return false
}

// hasMark reports whether there is an invisible mark. iPhones put one before
// what WhatsApp itself has written.
func hasMark(text []byte) bool {
	for i := range text {
		if markAt(text, i) > 0 {
			return true
		}
	}
	return false
}

// cutLineEnds takes empty lines from the end.
func cutLineEnds(text []byte) []byte {
	n := len(text)
	for n > 0 && (text[n-1] == '\n' || text[n-1] == '\r' || text[n-1] == ' ') {
		n--
	}
	return text[:n]
}

// own makes the entry one of WhatsApp's own lines.
func (e *Entry) own(line []byte) {
	e.Sort, e.sender, e.text = Strange, nil, nil
	if isKnownNotice(line) {
		e.Sort = System
	}
}
