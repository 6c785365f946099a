package report

import (
	"encoding/json"
	"errors"
)

// People is a count of people as it may be told. What may not be told is gone
// when it is made: a People of fewer than its least holds no number, so nothing
// that prints, marshals or reflects can find one, and there is nothing to
// subtract from. Make one with CountPeople.
//
// The zero People tells nothing.
type People struct {
	tells tells
	n     int // 0 unless the number itself is told
	of    int // of how many; 0 when that is not known
	least int
	high  int // the upper end of a range, n being the lower one
}

// tells is what a People lets the reader know.
type tells string

const (
	tellsNothing tells = ""
	tellsNumber  tells = "number"
	tellsFew     tells = "few"   // fewer than the least
	tellsMost    tells = "most"  // all but fewer than the least
	tellsRange   tells = "range" // what follows from other numbers that are told
)

// LeastPeople is the smallest count of people that is told.
const LeastPeople = 3

// LeastAnswers is the smallest quiz cell that a supervisor is told.
const LeastAnswers = 5

// CountPeople makes a count of n people of so many (0 when nobody knows of how
// many). Fewer than least is told as few, and all but fewer than least as most,
// since the rest would be told by subtraction. Where both would say the same
// of a handful of people, nothing is told.
func CountPeople(n, of, least int) People {
	switch {
	case n < 0 || of < 0 || of > 0 && n > of:
		return People{}
	case of > 0 && of < 2*least-1:
		return People{of: of, least: least}
	case n < least:
		return People{tells: tellsFew, of: of, least: least}
	case of > 0 && of-n < least:
		return People{tells: tellsMost, of: of, least: least}
	}
	return People{tells: tellsNumber, n: n, of: of, least: least}
}

// between is a count of which only a range is told, one that follows from
// other numbers that are told already.
func between(low, high, of int) People {
	if low > high || high >= of && low <= 0 || of < 2*LeastPeople-1 {
		return People{of: of, least: LeastPeople}
	}
	if low == 0 && high < LeastPeople {
		return People{tells: tellsFew, of: of, least: LeastPeople}
	}
	return People{tells: tellsRange, n: low, high: high, of: of, least: LeastPeople}
}

// band is a count told as one of 0-2, 3-5, 6-8 and so on, so that a change by
// one or two from week to week is told of nobody.
func band(n int) People {
	low := n / LeastPeople * LeastPeople
	if low == 0 {
		return People{tells: tellsFew, least: LeastPeople}
	}
	return People{tells: tellsRange, n: low, high: low + LeastPeople - 1, least: LeastPeople}
}

// Number returns the count, if it may be told.
func (p People) Number() (n int, told bool) { return p.n, p.tells == tellsNumber }

// Range returns the ends between which the count lies as far as it is told;
// ok is false when nothing is.
func (p People) Range() (low, high int, ok bool) {
	switch p.tells {
	case tellsNumber:
		return p.n, p.n, true
	case tellsFew:
		return 0, p.least - 1, true
	case tellsMost:
		return p.of - p.least + 1, p.of, true
	case tellsRange:
		return p.n, p.high, true
	}
	return 0, p.of, false
}

// Of is of how many people; 0 when that is not known.
func (p People) Of() int { return p.of }

// isTold reports whether anything is.
func (p People) isTold() bool { return p.tells != tellsNothing }

// coarser is the same count for readers who are not told the size of a group.
func (p People) coarser() People {
	if p.tells == tellsRange {
		return People{}
	}
	p.of = 0
	return p
}

// peopleJSON is a People as it is kept: what it tells, and no more.
type peopleJSON struct {
	Tells tells `json:"tells"`
	N     int   `json:"n,omitempty"`
	High  int   `json:"high,omitempty"`
	Of    int   `json:"of,omitempty"`
	Least int   `json:"least,omitempty"`
}

// MarshalJSON writes what is told.
func (p People) MarshalJSON() ([]byte, error) {
	return json.Marshal(peopleJSON{p.tells, p.n, p.high, p.of, p.least})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *People) UnmarshalJSON(data []byte) error {
	var kept peopleJSON
	if err := json.Unmarshal(data, &kept); err != nil {
		return err
	}
	switch kept.Tells {
	case tellsNothing, tellsFew, tellsMost:
		kept.N, kept.High = 0, 0
	case tellsNumber, tellsRange:
	default:
		return errors.New("a count of people is damaged")
	}
	*p = People{tells: kept.Tells, n: kept.N, high: kept.High, of: kept.Of, least: kept.Least}
	return nil
}
