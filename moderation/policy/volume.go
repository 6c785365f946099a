package policy

import (
	"fmt"
	"strings"
	"time"
)

// Volume is a document that staff imported: its passages, and the two people
// who stand for it. It is in use from when the second has confirmed it.
type Volume struct {
	// Name begins the ids of its passages.
	Name   string
	Title  string
	Origin string // the file's name
	Sum    string // SHA-256 of the file, in hexadecimal digits
	// Replaces is the title of a document that it takes the place of; empty when none.
	Replaces  string
	ValidFrom string
	Passages  string // as Write writes them
	// By is the label of who imported it, ConfirmedBy of who confirmed it for
	// an office.
	By, ConfirmedBy, Office string
	Made, Confirmed, Ended  time.Time
}

// InUse reports whether its passages are.
func (v Volume) InUse() bool { return !v.Confirmed.IsZero() && v.Ended.IsZero() }

// Assemble lays volumes over the shipped pack, in the order given, so that a
// later one lies above; and then says what reviewers said. A volume's passages
// are reviewed by its being confirmed.
func Assemble(shipped *Pack, volumes []Volume, said map[ID]Standing) (*Pack, error) {
	pack := shipped
	for _, v := range volumes {
		if !v.InUse() {
			continue
		}
		read, err := Read(strings.NewReader(v.Passages))
		if err != nil {
			return nil, fmt.Errorf("the imported document %s: %w", v.Name, err)
		}
		if v.Replaces != "" {
			from, _, ok := parseDay(v.ValidFrom)
			if !ok {
				from = v.Confirmed
			}
			pack = pack.Until(v.Replaces, from)
		}
		pack = read.AsReviewed(Review{Office: v.Office, Date: v.Confirmed.Format(time.DateOnly)}).Over(pack)
	}
	return pack.With(said), nil
}
