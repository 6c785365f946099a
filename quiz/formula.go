package quiz

import (
	"fmt"
	"math/big"
	"strings"
)

// maxFormula and maxNesting bound a formula, so that no text can exhaust us.
const (
	maxFormula = 300
	maxNesting = 30
)

// Formula is arithmetic over named numbers, worked out in exact rationals:
// + - * /, brackets, ceil(x), floor(x), round2(x) (half up to two decimals),
// and one comparison (<= >= < > =) where a condition is wanted.
type Formula struct {
	text string
	root node
}

// String is the formula as it was written.
func (f Formula) String() string { return f.text }

// IsZero reports whether there is no formula.
func (f Formula) IsZero() bool { return f.root == nil }

// Value works the formula out. It fails on a name that has no number and on a
// division by zero.
func (f Formula) Value(numbers Numbers) (*big.Rat, error) {
	if f.root == nil {
		return nil, fmt.Errorf("there is no formula")
	}
	return f.root.value(numbers)
}

// Holds reports whether a condition is satisfied.
func (f Formula) Holds(numbers Numbers) (bool, error) {
	value, err := f.Value(numbers)
	if err != nil {
		return false, err
	}
	return value.Sign() != 0, nil
}

// Names lists the names that the formula uses, each once, in order.
func (f Formula) Names() []string {
	var names []string
	if f.root != nil {
		f.root.names(func(name string) {
			for _, known := range names {
				if known == name {
					return
				}
			}
			names = append(names, name)
		})
	}
	return names
}

// Numbers are numbers by name.
type Numbers map[string]*big.Rat

type node interface {
	value(Numbers) (*big.Rat, error)
	names(func(string))
}

type constant struct{ number *big.Rat }

func (c constant) value(Numbers) (*big.Rat, error) { return c.number, nil }
func (constant) names(func(string))                {}

type name string

func (n name) value(numbers Numbers) (*big.Rat, error) {
	if number, ok := numbers[string(n)]; ok {
		return number, nil
	}
	return nil, fmt.Errorf("the number %q is not drawn", string(n))
}
func (n name) names(see func(string)) { see(string(n)) }

type call struct {
	function string
	of       node
}

func (c call) value(numbers Numbers) (*big.Rat, error) {
	x, err := c.of.value(numbers)
	if err != nil {
		return nil, err
	}
	switch c.function {
	case "ceil":
		return roundUp(x), nil
	case "floor":
		return new(big.Rat).Neg(roundUp(new(big.Rat).Neg(x))), nil
	default: // round2
		return roundHalfUp(x, 2), nil
	}
}
func (c call) names(see func(string)) { c.of.names(see) }

type pair struct {
	operator    string
	left, right node
}

func (p pair) value(numbers Numbers) (*big.Rat, error) {
	a, err := p.left.value(numbers)
	if err != nil {
		return nil, err
	}
	b, err := p.right.value(numbers)
	if err != nil {
		return nil, err
	}
	result := new(big.Rat)
	switch p.operator {
	case "+":
		return result.Add(a, b), nil
	case "-":
		return result.Sub(a, b), nil
	case "*":
		return result.Mul(a, b), nil
	case "/":
		if b.Sign() == 0 {
			return nil, fmt.Errorf("it divides by zero")
		}
		return result.Quo(a, b), nil
	}
	if compare(p.operator, a.Cmp(b)) {
		return result.SetInt64(1), nil
	}
	return result, nil
}

func (p pair) names(see func(string)) {
	p.left.names(see)
	p.right.names(see)
}

func compare(operator string, order int) bool {
	switch operator {
	case "<=":
		return order <= 0
	case ">=":
		return order >= 0
	case "<":
		return order < 0
	case ">":
		return order > 0
	default: // =
		return order == 0
	}
}

// ParseFormula reads arithmetic without a comparison.
func ParseFormula(text string) (Formula, error) { return parse(text, false) }

// ParseCondition reads two pieces of arithmetic with a comparison between.
func ParseCondition(text string) (Formula, error) { return parse(text, true) }

func parse(text string, condition bool) (Formula, error) {
	text = strings.TrimSpace(text)
	if len(text) > maxFormula {
		return Formula{}, fmt.Errorf("a formula has at most %d characters", maxFormula)
	}
	p := &reading{rest: text}
	root, err := p.sum()
	if err != nil {
		return Formula{}, err
	}
	if condition {
		operator := p.take("<=", ">=", "<", ">", "=")
		if operator == "" {
			return Formula{}, fmt.Errorf("a condition needs one of <= >= < > =")
		}
		right, err := p.sum()
		if err != nil {
			return Formula{}, err
		}
		root = pair{operator, root, right}
	}
	if p.skip(); p.rest != "" {
		return Formula{}, fmt.Errorf("the formula cannot be read from %q on", p.rest)
	}
	return Formula{text: text, root: root}, nil
}

// reading is a formula being read, from left to right.
type reading struct {
	rest  string
	depth int
}

func (p *reading) skip() { p.rest = strings.TrimLeft(p.rest, " \t") }

// take reads the first of the signs that stands here, or nothing.
func (p *reading) take(signs ...string) string {
	p.skip()
	for _, sign := range signs {
		if after, ok := strings.CutPrefix(p.rest, sign); ok {
			p.rest = after
			return sign
		}
	}
	return ""
}

func (p *reading) sum() (node, error) { return p.chain(p.product, "+", "-") }

func (p *reading) product() (node, error) { return p.chain(p.single, "*", "/") }

func (p *reading) chain(part func() (node, error), signs ...string) (node, error) {
	left, err := part()
	if err != nil {
		return nil, err
	}
	for {
		sign := p.take(signs...)
		if sign == "" {
			return left, nil
		}
		right, err := part()
		if err != nil {
			return nil, err
		}
		left = pair{sign, left, right}
	}
}

func (p *reading) single() (node, error) {
	if p.depth++; p.depth > maxNesting {
		return nil, fmt.Errorf("brackets are nested too deeply")
	}
	defer func() { p.depth-- }()
	if p.take("(") != "" {
		inner, err := p.sum()
		if err != nil {
			return nil, err
		}
		if p.take(")") == "" {
			return nil, fmt.Errorf("a bracket is not closed")
		}
		return inner, nil
	}
	p.skip()
	end := 0
	for end < len(p.rest) && (isLetter(p.rest[end]) || isDigit(p.rest[end]) || p.rest[end] == '.' || p.rest[end] == '_') {
		end++
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	switch {
	case word == "":
		return nil, fmt.Errorf("a number or a name is missing before %q", p.rest)
	case isDigit(word[0]):
		number, ok := new(big.Rat).SetString(word)
		if !ok || strings.ContainsAny(word, "eExXpPbBoO_") {
			return nil, fmt.Errorf("%q is not a number", word)
		}
		return constant{number}, nil
	case word == "ceil" || word == "floor" || word == "round2":
		p.skip()
		if !strings.HasPrefix(p.rest, "(") {
			return nil, fmt.Errorf("write %s(…)", word)
		}
		inner, err := p.single()
		if err != nil {
			return nil, err
		}
		return call{word, inner}, nil
	case !isName(word):
		return nil, fmt.Errorf("%q is not a name: a name is small letters and digits", word)
	}
	return name(word), nil
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// isName reports whether a word may name a number: small letters and digits,
// a letter first.
func isName(word string) bool {
	if word == "" || word[0] < 'a' || word[0] > 'z' || len(word) > 20 {
		return false
	}
	for i := range len(word) {
		if !isDigit(word[i]) && (word[i] < 'a' || word[i] > 'z') {
			return false
		}
	}
	return true
}
