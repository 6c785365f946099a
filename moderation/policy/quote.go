package policy

import (
	"slices"
	"strings"
	"time"
)

// Quotable reports whether a passage may be quoted in a ruling at all: there
// is a source behind it that somebody opened, and it has not been withdrawn.
// The zero passage is not.
func (p Passage) Quotable() bool {
	return p.Confidence.known() && p.Confidence != Background &&
		p.Authority.known() && p.Authority != NoAuthority &&
		p.State != Withdrawn && p.State != "" && p.Document != ""
}

// IsNationalPolicy reports whether it may be called national policy.
func (p Passage) IsNationalPolicy() bool { return p.Authority == NationalPolicy }

// IsReviewed reports whether the programme has compared it with the document.
func (p Passage) IsReviewed() bool { return p.State == Reviewed && !p.Review.IsZero() }

// MayPostUnasked reports whether it may stand in a message that nobody asked for.
func (p Passage) MayPostUnasked() bool { return p.Quotable() && p.IsReviewed() }

// MaySettle reports whether it may settle a disagreement: it is reviewed, it
// holds on that day, and it is known to be about the product in use.
func (p Passage) MaySettle(inUse []Product, on time.Time) bool {
	return p.MayPostUnasked() && p.Holds(on) && len(p.SupersededBy) == 0 && p.product(inUse) == productInUse
}

// EditionsDiffer reports whether it is one side of a matter on which editions
// differ: both are given, the newer one is named, and the facilitator is asked.
func (p Passage) EditionsDiffer() bool {
	return len(p.With) > 0 || strings.Contains(p.Text, "EDITIONS DIFFER")
}

// IsOutdated reports whether it must not be offered alone.
func (p Passage) IsOutdated(on time.Time) bool {
	return p.State == Superseded || len(p.SupersededBy) > 0 || !p.Holds(on)
}

// Holds reports whether a passage is valid on a day. A bound in words ("as
// long as two-dose vials are in use") sets no limit that a program can test.
func (p Passage) Holds(on time.Time) bool {
	if on.IsZero() {
		return true
	}
	if from, _, ok := parseDay(p.ValidFrom); ok && on.Before(from) {
		return false
	}
	if _, end, ok := parseDay(p.ValidTo); ok && !on.Before(end) {
		return false
	}
	return true
}

// parseDay reads a date, a month or a year, and returns its first moment and
// the first one after it.
func parseDay(text string) (first, after time.Time, ok bool) {
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day, day.AddDate(0, 0, 1), true
	}
	if month, err := time.Parse("2006-01", text); err == nil {
		return month, month.AddDate(0, 1, 0), true
	}
	if year, err := time.Parse("2006", text); err == nil {
		return year, year.AddDate(1, 0, 0), true
	}
	return time.Time{}, time.Time{}, false
}

// fitsProduct says how a passage's products stand to those in use.
type fitsProduct int

const (
	productOther   fitsProduct = iota // it is about others than those in use
	productUnknown                    // it is about some, and nobody said which are in use
	productInUse                      // it is about one in use, or about all
)

func (p Passage) product(inUse []Product) fitsProduct {
	if len(p.Products) == 0 {
		return productInUse
	}
	family := false
	for _, product := range inUse {
		if slices.Contains(p.Products, product) {
			// A passage that tells several apart does not say which is in use.
			return productInUse
		}
		family = family || slices.ContainsFunc(p.Products, func(other Product) bool { return other.Family() == product.Family() })
	}
	if family {
		return productOther
	}
	return productUnknown
}

// Newer returns the passages that took the place of one, those that hold
// today; none when it was never superseded.
func (p *Pack) Newer(id ID) []Passage {
	var newer []Passage
	seen := map[ID]bool{id: true}
	var follow func(ID)
	follow = func(id ID) {
		i, ok := p.place[id]
		if !ok {
			return
		}
		for _, next := range p.passages[i].SupersededBy {
			j, ok := p.place[next]
			if !ok || seen[next] {
				continue
			}
			seen[next] = true
			if p.passages[j].State == Superseded {
				follow(next)
				continue
			}
			newer = append(newer, p.passages[j].clone())
		}
	}
	follow(id)
	return newer
}

// Editions returns the passages on the same matter in other editions, the
// newer ones first, without the passage itself.
func (p *Pack) Editions(id ID) []Passage {
	i, ok := p.place[id]
	if !ok {
		return nil
	}
	var newer, older []Passage
	for _, other := range p.passages[i].With {
		j, ok := p.place[other]
		switch {
		case !ok || other == id:
		case p.passages[j].IsOutdated(time.Time{}):
			older = append(older, p.passages[j].clone())
		default:
			newer = append(newer, p.passages[j].clone())
		}
	}
	return append(newer, older...)
}
