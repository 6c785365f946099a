package quiz

import (
	"fmt"
	"math/big"
	"strings"
)

// maxTries bounds how often numbers are drawn until the conditions hold, and
// maxValues how many values a draw may have.
const (
	maxTries  = 2000
	maxValues = 100_000
)

// Sum is how the answer of a numeric item is worked out.
type Sum struct {
	Draws    []Draw
	Where    []Formula // conditions that every draw satisfies
	Answer   Formula
	Accept   []Formula // further right ways, rounded in the same way
	Rounding Rounding
	Within   *big.Rat // an answer this far off is still right
	Unit     Text     // "%", "vials", or nothing
	Slips    []Slip
}

// Draw is one number that is drawn: every value is as likely as another.
type Draw struct {
	Name   string
	Values []*big.Rat
	text   string
}

// Slip is a wrong method that people are known to use.
type Slip struct {
	Name    string // such as usage-rate
	Formula Formula
	Says    Text // the kind word for it; a slip without one is only guarded against
	line    int
}

// IsNamed reports whether the slip has its own explanation.
func (s Slip) IsNamed() bool { return s.Says.English != "" }

// parseDraw reads "4 to 30", "40 to 400 step 20" or "2.5, 3, 3.2".
func parseDraw(name, text string) (Draw, error) {
	if !isName(name) {
		return Draw{}, fmt.Errorf("%q is not a name: a name is small letters and digits", name)
	}
	draw := Draw{Name: name, text: text}
	if from, rest, ok := strings.Cut(text, " to "); ok {
		to, step, stepped := strings.Cut(rest, " step ")
		if !stepped {
			step = "1"
		}
		low, high, by := plain(from), plain(to), plain(step)
		if low == nil || high == nil || by == nil || by.Sign() <= 0 || low.Cmp(high) > 0 {
			return Draw{}, fmt.Errorf("write a draw as 4 to 30, as 40 to 400 step 20, or as 5, 10, 20")
		}
		if count := new(big.Rat).Quo(new(big.Rat).Sub(high, low), by); count.Cmp(big.NewRat(maxValues, 1)) > 0 {
			return Draw{}, fmt.Errorf("a draw has at most %d values", maxValues)
		}
		for at := low; at.Cmp(high) <= 0; at = new(big.Rat).Add(at, by) {
			draw.Values = append(draw.Values, at)
		}
		return draw, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		value := plain(part)
		if value == nil {
			return Draw{}, fmt.Errorf("write a draw as 4 to 30, as 40 to 400 step 20, or as 5, 10, 20")
		}
		draw.Values = append(draw.Values, value)
	}
	return draw, nil
}

// plain reads digits with at most one point, as a bank writes numbers; nil
// when it is anything else.
func plain(text string) *big.Rat {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 12 || strings.Trim(text, "0123456789.") != "" || strings.Trim(text, ".") == "" {
		return nil
	}
	number, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return number
}

// draw draws numbers until every condition holds and works out the answer. It
// draws again where the answer is one of the numbers of the question, or the
// rest of 100%, so that neither is right by chance. It fails when the conditions
// cannot be met.
func (s Sum) draw(d *dice) (Numbers, *big.Rat, error) {
	numbers := make(Numbers, len(s.Draws))
	for range maxTries {
		for _, draw := range s.Draws {
			numbers[draw.Name] = draw.Values[d.below(len(draw.Values))]
		}
		holds, err := s.holds(numbers)
		if err != nil {
			return nil, nil, err
		}
		if holds {
			answer, err := s.solve(s.Answer, numbers)
			if err != nil || len(s.Draws) == 0 || !s.isByChance(answer, numbers) {
				return numbers, answer, err
			}
		}
		if len(s.Draws) == 0 {
			break
		}
	}
	return nil, nil, fmt.Errorf("no numbers satisfy the conditions")
}

// isByChance reports whether an answer could be right without any work.
func (s Sum) isByChance(answer *big.Rat, numbers Numbers) bool {
	for _, number := range numbers {
		if s.near(answer, number) {
			return true
		}
	}
	return s.IsPercent() && s.near(answer, new(big.Rat).Sub(big.NewRat(100, 1), answer))
}

func (s Sum) holds(numbers Numbers) (bool, error) {
	for _, condition := range s.Where {
		if holds, err := condition.Holds(numbers); err != nil || !holds {
			return false, err
		}
	}
	return true, nil
}

// solve works out the answer, rounded as stated.
func (s Sum) solve(formula Formula, numbers Numbers) (*big.Rat, error) {
	value, err := formula.Value(numbers)
	if err != nil {
		return nil, err
	}
	return s.Rounding.Of(value), nil
}

// near reports whether two numbers are within the tolerance.
func (s Sum) near(a, b *big.Rat) bool {
	off := new(big.Rat).Sub(a, b)
	return off.Abs(off).Cmp(s.within()) <= 0
}

func (s Sum) within() *big.Rat {
	if s.Within == nil {
		return new(big.Rat)
	}
	return s.Within
}

// IsPercent reports whether the answer is a percentage.
func (s Sum) IsPercent() bool { return s.Unit.English == "%" }
