package calc

import (
	"math/big"
	"strings"
)

// Number is one number as it was typed, exact.
type Number struct {
	value   *big.Rat
	percent bool   // a percent sign followed
	label   string // the word beside it that says what it is: given, opened
}

// Limits of a number: more is a slip of typing.
const (
	maxDigits   = 10
	maxDecimals = 4
)

// parseNumber reads "1,200", "0.9", "25%".
func parseNumber(text string) (Number, bool) {
	text, percent := strings.CutSuffix(text, "%")
	whole, decimals, _ := strings.Cut(text, ".")
	whole, ok := thousands(whole)
	if !ok || len(whole) > maxDigits || len(decimals) > maxDecimals || !digits(decimals) || strings.HasSuffix(text, ".") {
		return Number{}, false
	}
	if decimals != "" {
		whole += "." + decimals
	}
	value, ok := new(big.Rat).SetString(whole)
	return Number{value: value, percent: percent}, ok
}

// thousands takes commas out of 1,200 and 1,200,000; "12,00" is no number.
func thousands(text string) (string, bool) {
	if text == "" {
		return "", false
	}
	groups := strings.Split(text, ",")
	for i, group := range groups {
		if !digits(group) || group == "" || len(groups) > 1 && (i > 0 && len(group) != 3 || i == 0 && len(group) > 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func digits(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

func (n Number) isWhole() bool { return n.value.IsInt() }

func (n Number) isZero() bool { return n.value.Sign() == 0 }

// String is the number as people write it.
func (n Number) String() string { return plain(n.value) }

// plain writes a number with as many decimals as it has, four at most.
func plain(value *big.Rat) string {
	if value.IsInt() {
		return value.Num().String()
	}
	return strings.TrimRight(strings.TrimRight(round(value, maxDecimals), "0"), ".")
}

// round rounds half away from zero to so many decimals.
func round(value *big.Rat, decimals int) string { return value.FloatString(decimals) }

// up is the next whole number, or the number itself.
func up(value *big.Rat) *big.Rat {
	quotient, rest := new(big.Int).QuoRem(value.Num(), value.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	return new(big.Rat).SetInt(quotient)
}

func add(a, b *big.Rat) *big.Rat      { return new(big.Rat).Add(a, b) }
func subtract(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat    { return new(big.Rat).Mul(a, b) }
func divide(a, b *big.Rat) *big.Rat   { return new(big.Rat).Quo(a, b) }
func whole(n int64) *big.Rat          { return big.NewRat(n, 1) }

// percentOf is a / b x 100.
func percentOf(a, b *big.Rat) *big.Rat { return times(divide(a, b), whole(100)) }

// The ways of rounding, as they are said.
func toOneDecimal() Sentence {
	return Sentence{"rounded to one decimal", "imekadiriwa hadi desimali moja"}
}

func toTwoDecimals() Sentence {
	return Sentence{"rounded to two decimals", "imekadiriwa hadi desimali mbili"}
}

func toNextWhole() Sentence {
	return Sentence{"rounded up to the next whole number", "imeongezwa hadi namba nzima inayofuata"}
}

func toNearestWhole() Sentence {
	return Sentence{"rounded to the nearest whole number", "imekadiriwa hadi namba nzima iliyo karibu"}
}

// roundingOf is the sentence, when something was rounded away at all.
func roundingOf(value *big.Rat, decimals int, how Sentence) Sentence {
	if exact, _ := new(big.Rat).SetString(round(value, decimals)); exact.Cmp(value) == 0 {
		return Sentence{}
	}
	return how
}
