package quiz

import "github.com/mshauri/mshauri/chat"

// ItemID names an item of a bank. It is stable and never used again.
type ItemID string

// Kind says how an item is answered.
type Kind string

// The kinds of item.
const (
	Choice    Kind = "choice"        // one of several options, by letter
	TrueFalse Kind = "true or false" // a statement
	Numeric   Kind = "number"        // a number, fixed or worked out from numbers that are drawn
)

// Level says how hard an item was meant to be.
type Level string

// The levels.
const (
	Easy   Level = "easy"
	Medium Level = "medium"
	Hard   Level = "hard"
)

// State says what the programme has made of an item, or of its Kiswahili.
type State string

// The states of an item. Draft is the default and is not written out.
const (
	Draft      State = "draft"
	Reviewed   State = "reviewed" // with office and date
	Superseded State = "superseded"
	Withdrawn  State = "withdrawn" // keeps its id, is never asked, and says why
)

// Review is a state with who gave it and when.
type Review struct {
	State  State
	Office string
	Date   string // 2006-01-02
}

// Text is one text in both languages.
type Text struct {
	English   string
	Kiswahili string
}

// In is the text in a language; English for a language that is not known.
func (t Text) In(language chat.Language) string {
	if language == chat.Kiswahili {
		return t.Kiswahili
	}
	return t.English
}

// Item is one question of the bank with all that belongs to it. Items come
// from Read; a change of the fields is a change of the bank.
type Item struct {
	ID    ItemID
	Kind  Kind
	Area  chat.Area
	Topic string
	Level Level

	// Teaches is the passage that the item teaches; With are further passages
	// that it rests on.
	Teaches PassageID
	With    []PassageID

	Question Text
	Right    Text   // of a choice
	Wrong    []Text // of a choice: real mistakes
	True     bool   // of a statement
	Sum      Sum    // of a number
	Because  Text   // the explanation

	Source     string
	Formula    string // of formulas.md, where there is one
	Confidence string // the weakest of the passages it rests on

	Review         Review
	Kiswahili      Review // whether a speaker has read the Kiswahili
	WithdrawnCause string

	File string
	Line int // on which the item begins
}

// RestsOn lists every passage of the item, the one that it teaches first.
func (i Item) RestsOn() []PassageID { return append([]PassageID{i.Teaches}, i.With...) }

// IsTemplate reports whether the item's numbers are drawn anew each time.
func (i Item) IsTemplate() bool { return len(i.Sum.Draws) > 0 }

// Areas lists the nine keys in the order of the taxonomy: eight technical
// areas and general.
func Areas() []chat.Area {
	return []chat.Area{"record-keeping", "data-use", "supply", "cold-chain", "administering", "coverage", "red", "communication", "general"}
}

// Subject is one of the study's knowledge areas and the topic of its items.
type Subject struct {
	Name  string
	Topic string
}

// Weakest lists the study's six weakest knowledge areas, the weakest first, by
// the share of mentees who were right at endline: missed opportunity and
// multi-dose vial policy 26-27%, target estimation 47%, coverage rate and
// fridge tag 58-60%, monitor chart 67-68%. Source: Hossain et al., Glob Health
// Sci Pract 2021;9(1):201-215, Tables 2 and 3.
func Weakest() []Subject {
	return []Subject{
		{"missed opportunity", "mov"},
		{"multi-dose vial policy", "mdvp"},
		{"target estimation", "target"},
		{"coverage rate", "coverage-rate"},
		{"fridge tag", "fridgetag"},
		{"monitor chart", "chart"},
	}
}
