package privacy

import (
	"encoding/json"
	"strings"
)

// Clean is text from which the Scrubber has removed what identifies a patient,
// a child or a caregiver. It comes from Scrubber.Scrub, or from Stored on its
// way out of the database; there is no other constructor.
//
// The zero Clean is empty text.
type Clean struct {
	text string
}

// Stored restores text that was clean when it was written to the database.
// Only the storage package may call it (arch_test.go).
func Stored(text string) Clean { return Clean{text: text} }

// String is the text itself: it may be stored, logged in full and shown.
func (c Clean) String() string { return c.text }

// Len is the size of the text in bytes.
func (c Clean) Len() int { return len(c.text) }

// IsEmpty reports whether there is no text at all.
func (c Clean) IsEmpty() bool { return c.text == "" }

// First is the text as it is, or so many characters of it at most, cut at a
// word and with three points after them.
func (c Clean) First(most int) Clean {
	runes := []rune(c.text)
	if len(runes) <= most {
		return c
	}
	cut := string(runes[:most])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return Clean{text: cut + "…"}
}

// Cut is the text before a mark and that behind it, the mark being left out;
// found is false, and the whole text before it, when there is none.
func (c Clean) Cut(mark string) (before, after Clean, found bool) {
	b, a, found := strings.Cut(c.text, mark)
	return Clean{text: b}, Clean{text: a}, found
}

// Parts are what stands between marks: each on one line, without the signs that
// begin a line of a list, and none that is empty. A part of clean text is clean.
func (c Clean) Parts(mark string) (parts []Clean) {
	for part := range strings.SplitSeq(c.text, mark) {
		part = strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(part), "-•*")), " ")
		if part != "" {
			parts = append(parts, Clean{text: part})
		}
	}
	return parts
}

// MarshalJSON writes the text as a JSON string.
func (c Clean) MarshalJSON() ([]byte, error) { return json.Marshal(c.text) }
