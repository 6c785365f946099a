package quiz

import (
	"fmt"
	"math/big"
	"strings"
)

// Rounding says how an answer is rounded.
type Rounding struct {
	Up       bool // to the next whole number: a part of a vial cannot be ordered
	Decimals int  // half up, when not Up
}

// parseRounding reads "whole", "1 decimal", "2 decimals" or "up".
func parseRounding(text string) (Rounding, error) {
	switch text {
	case "whole":
		return Rounding{}, nil
	case "up":
		return Rounding{Up: true}, nil
	case "1 decimal":
		return Rounding{Decimals: 1}, nil
	case "2 decimals":
		return Rounding{Decimals: 2}, nil
	}
	return Rounding{}, fmt.Errorf("round is %q: write whole, 1 decimal, 2 decimals or up", text)
}

// Of rounds a number.
func (r Rounding) Of(x *big.Rat) *big.Rat {
	if r.Up {
		return roundUp(x)
	}
	return roundHalfUp(x, r.Decimals)
}

// roundUp is the next whole number that is not smaller.
func roundUp(x *big.Rat) *big.Rat {
	whole, rest := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int)) // Euclidean: the rest is never negative
	if rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return new(big.Rat).SetInt(whole)
}

// roundHalfUp rounds to a number of decimals, a half upwards.
func roundHalfUp(x *big.Rat, decimals int) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	scaled := new(big.Rat).Mul(x, new(big.Rat).SetInt(scale))
	scaled.Add(scaled, big.NewRat(1, 2))
	whole := new(big.Int).Div(scaled.Num(), scaled.Denom()) // Euclidean: rounds down
	return new(big.Rat).SetFrac(whole, scale)
}

// show writes a number as people in the clinic do: 1,250 and 16.7. It has at
// most four decimals, and no zeros at the end.
func show(x *big.Rat) string {
	text := x.FloatString(4)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, decimals, dotted := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dotted {
		whole += "." + decimals
	}
	return sign + whole
}
