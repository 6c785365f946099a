package quiz

import (
	"fmt"
	"math/big"
	"slices"
)

// checkSeeds is how many draws of a template are tried out, and acceptedShare
// how many in a hundred may take a wrong method for right.
const (
	checkSeeds    = 300
	acceptedShare = 2
)

// clinic says what a number may be in a clinic or its sub-county, by the name
// under which it is drawn. Other names may be anything up to mostAnywhere.
func clinic(name string) (least, most int64, known bool) {
	switch name {
	case "vials", "v1", "v2":
		return 1, 60, true
	case "dpv":
		return 1, 20, true
	case "wr":
		return 5, 75, true
	case "covpct":
		return 50, 100, true
	case "n", "month", "sessions":
		return 1, 12, true
	case "days", "d", "mlen":
		return 1, 31, true
	case "lead":
		return 1, 21, true
	case "pop":
		return 500, 60_000, true
	case "pct", "cbr":
		return 1, 6, true
	case "imr":
		return 15, 80, true
	case "tp", "births", "p1", "p3", "bcg", "mr", "mr1", "cum", "inj":
		return 1, 2000, true
	case "jan", "feb", "mar", "kids", "early", "late", "m1", "m2", "m3", "hand", "period", "opening", "closing", "received", "balance":
		return 1, 600, true
	}
	return 0, mostAnywhere, false
}

const mostAnywhere = 60_000

// numbers holds that a numeric item can be drawn, that its numbers are those of
// a clinic, and that right and wrong methods can be told apart.
func (c *checking) numbers() {
	s := c.item.Sum
	c.draws()
	if s.within().Sign() < 0 || s.Rounding.Decimals == 0 && s.within().Cmp(big.NewRat(5, 1)) > 0 {
		c.problem("The tolerance is more than five whole numbers.")
	}
	found := make(map[string]bool)
	once := func(format string, args ...any) {
		if text := fmt.Sprintf(format, args...); !found[text] {
			found[text] = true
			c.problem("%s", text)
		}
	}
	seeds := checkSeeds
	if !c.item.IsTemplate() {
		seeds = 1
	}
	accepted := make(map[string]int)
	for seed := range seeds {
		q, err := c.item.Ask(Seed("check", fmt.Sprint(seed)))
		if err != nil {
			once("It cannot be asked: %v.", err)
			return
		}
		c.values(q, once)
		for method, value := range q.wrongMethods() {
			if q.isRight(value) {
				accepted[method]++
			}
		}
	}
	methods := make([]string, 0, len(accepted))
	for method := range accepted {
		methods = append(methods, method)
	}
	slices.Sort(methods)
	for _, method := range methods {
		if 100*accepted[method] >= acceptedShare*seeds {
			once("A wrong method, %s, is taken for right in %d of %d draws.", method, accepted[method], seeds)
		}
	}
}

// draws holds that every number drawn is used and occurs in a clinic.
func (c *checking) draws() {
	s := c.item.Sum
	shown := blanks(c.item.Question.English)
	var seen []string
	for _, draw := range s.Draws {
		if slices.Contains(seen, draw.Name) {
			c.problem("The number %s is drawn twice.", draw.Name)
		}
		seen = append(seen, draw.Name)
		if !slices.Contains(shown, draw.Name) {
			c.problem("The number %s is drawn but not shown in the question.", draw.Name)
		}
		least, most, _ := clinic(draw.Name)
		for _, value := range draw.Values {
			if value.Cmp(big.NewRat(least, 1)) < 0 || value.Cmp(big.NewRat(most, 1)) > 0 {
				c.problem("The number %s can be %s: in a clinic it is %d to %d.", draw.Name, show(value), least, most)
				break
			}
		}
	}
}

// values holds the answer and the slips of one draw against each other.
func (c *checking) values(q Question, once func(string, ...any)) {
	s := c.item.Sum
	most := big.NewRat(mostAnywhere, 1)
	switch s.Unit.English {
	case "%":
		most = big.NewRat(150, 1)
	case "months":
		most = big.NewRat(24, 1)
	case "vials", "boxes":
		most = big.NewRat(500, 1)
	}
	if q.answer.Sign() <= 0 || q.answer.Cmp(most) > 0 {
		once("The answer can be %s, which does not occur in a clinic.", q.withUnit(show(q.answer), "en"))
	}
	for n, slip := range s.Slips {
		if !slip.IsNamed() {
			continue
		}
		value := q.slips[n]
		if value.Sign() <= 0 {
			once("The slip %s (line %d) can be zero or negative.", slip.Name, slip.line)
		}
		if q.isRight(value) {
			once("The slip %s (line %d) can lie within the tolerance of a right answer.", slip.Name, slip.line)
		}
		for m := range n {
			if s.Slips[m].IsNamed() && s.near(value, q.slips[m]) {
				once("The slips %s and %s can be the same number.", s.Slips[m].Name, slip.Name)
			}
		}
	}
}

// wrongMethods are the ways to a wrong answer that any numeric item knows: a
// slip without words, a number of the question repeated, the rest of 100%.
func (q Question) wrongMethods() map[string]*big.Rat {
	methods := make(map[string]*big.Rat)
	for n, slip := range q.Item.Sum.Slips {
		methods["the slip "+slip.Name] = q.slips[n]
	}
	for _, draw := range q.Item.Sum.Draws {
		methods["repeating the number "+draw.Name] = q.numbers[draw.Name]
	}
	if q.Item.Sum.IsPercent() {
		methods["the rest of 100%"] = new(big.Rat).Sub(big.NewRat(100, 1), q.answer)
	}
	return methods
}
