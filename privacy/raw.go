package privacy

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
)

// ErrRaw is what every attempt to marshal or store unscrubbed text returns.
var ErrRaw = errors.New("unscrubbed text cannot be stored or sent: scrub it first")

// Raw is text as a person wrote it, with nothing removed. Its characters lie
// behind a func, so that a value nested in another struct's unexported field
// prints as an address and not as text. Only this package can read it: the
// Scrubber to clean it, a Cursor to recognise words that we chose ourselves.
//
// The zero Raw is empty text.
type Raw struct {
	read func() string
}

// NewRaw wraps text that has just arrived. Which packages may call it is held
// by arch_test.go at the root of the module.
func NewRaw(text string) Raw {
	if text == "" {
		return Raw{}
	}
	return Raw{read: func() string { return text }}
}

// Len is the size of the text in bytes. Sizes may be logged.
func (r Raw) Len() int { return len(r.text()) }

// IsEmpty reports whether there is no text at all.
func (r Raw) IsEmpty() bool { return r.Len() == 0 }

func (r Raw) text() string {
	if r.read == nil {
		return ""
	}
	return r.read()
}

// Format prints the size and nothing else, whatever the verb.
func (r Raw) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, r.String())
}

// String says how many bytes there are, never which.
func (r Raw) String() string { return fmt.Sprintf("raw text, %d bytes", r.Len()) }

// GoString says how many bytes there are, never which.
func (r Raw) GoString() string { return r.String() }

// MarshalJSON always fails with ErrRaw.
func (Raw) MarshalJSON() ([]byte, error) { return nil, ErrRaw }

// MarshalText always fails with ErrRaw. YAML and XML encoders ask for it too.
func (Raw) MarshalText() ([]byte, error) { return nil, ErrRaw }

// MarshalBinary always fails with ErrRaw. Gob asks for it too.
func (Raw) MarshalBinary() ([]byte, error) { return nil, ErrRaw }

// Value always fails with ErrRaw, so that database/sql refuses it.
func (Raw) Value() (driver.Value, error) { return nil, ErrRaw }
