package privacy

import (
	"encoding/json"
	"strings"
)

// Authored is text that we or the programme wrote: a phrase of the catalogue,
// a policy passage, a quiz item, or a sentence put together from those and
// from Clean text. Whatever the bot sends is Authored, so that what leaves has
// a type as well as what enters.
//
// The zero Authored is empty text.
type Authored struct {
	text string
}

// Author declares that a text is our own words. Only the rooms that hold such
// words may call it (arch_test.go).
func Author(text string) Authored { return Authored{text: text} }

// Quote lets clean text stand in something we write.
func Quote(text Clean) Authored { return Authored(text) }

// Lines joins parts with line breaks, leaving out empty ones.
func Lines(parts ...Authored) Authored {
	kept := make([]string, 0, len(parts))
	for _, part := range parts {
		if part.text != "" {
			kept = append(kept, part.text)
		}
	}
	return Authored{text: strings.Join(kept, "\n")}
}

// String is the text itself.
func (a Authored) String() string { return a.text }

// IsEmpty reports whether there is no text at all.
func (a Authored) IsEmpty() bool { return a.text == "" }

// MarshalJSON writes the text as a JSON string.
func (a Authored) MarshalJSON() ([]byte, error) { return json.Marshal(a.text) }

// UnmarshalJSON reads a JSON string written by MarshalJSON.
func (a *Authored) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &a.text) }
