package policy

import (
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// ID names a passage for ever: it is never used again for another one.
type ID string

// Passage is one statement, short enough to be shown in one message.
type Passage struct {
	ID    ID
	Text  string
	Asked []string // other words in which it is asked for, in both languages

	Topic string    // topic key, such as mdvp
	Area  chat.Area // technical area

	Document string // title, as it is named to a reader
	Edition  string // year or wording of the edition; may be empty
	Page     string // page or section; may be empty
	Source   string // what was opened, in the words of the office that noted it
	Origin   string // the imported file it was read from; empty for our own words

	Confidence Confidence
	Authority  Authority
	Kind       Kind
	State      State
	Review     Review

	Products     []Product // the products it is about, where it is not about all
	ValidFrom    string    // date, month, year or words
	ValidTo      string
	SupersededBy []ID
	Supersedes   string // id, or the document in words
	With         []ID   // passages on the same matter in another edition
}

// Kind says whose words a passage is in.
type Kind string

// The kinds of passages.
const (
	Verbatim Kind = "verbatim" // the words of an imported document
	Summary  Kind = "summary"  // our own words
)

// Product is a vaccine product or device, as "family/name": "pcv/four-dose".
type Product string

// Family is what comes before the stroke.
func (p Product) Family() string {
	family, _, _ := strings.Cut(string(p), "/")
	return family
}

// clone is a copy that shares nothing.
func (p Passage) clone() Passage {
	p.Asked = append([]string(nil), p.Asked...)
	p.Products = append([]Product(nil), p.Products...)
	p.SupersededBy = append([]ID(nil), p.SupersededBy...)
	p.With = append([]ID(nil), p.With...)
	return p
}
