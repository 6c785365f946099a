package quiz

import (
	"math/big"
	"slices"
	"strings"
)

// maxDigits bounds a number in an answer. No answer is longer, and what is
// longer may be somebody's telephone or identity number.
const maxDigits = 7

// Figure is a number as somebody wrote it.
type Figure struct {
	Value *big.Rat
	// Other is the second way to read the signs, and nil mostly: 1.250 is one
	// and a quarter, or one thousand two hundred and fifty.
	Other *big.Rat
	// Percent says that the number was given as a percentage, Fraction that it
	// was given as a part of one ("robo", "1/4").
	Percent, Fraction bool
}

// ReadFigure reads an answer that is a number: "25", "25%", "25.0", "25
// percent", "asilimia 25", "25,5", "1,250 doses", "twenty five", "ishirini na
// tano", "robo", and what stands after the last = of a calculation. Anything
// else besides, a second number too, and it is none.
func ReadFigure[T ~string](text T) (Figure, bool) {
	if len(text) > maxAnswer {
		return Figure{}, false
	}
	rest := fold(string(text))
	if at := strings.LastIndexByte(rest, '='); at >= 0 && strings.Trim(rest[at+1:], " .?!") != "" {
		rest = strings.TrimSpace(rest[at+1:])
	}
	rest = strings.TrimRight(lead(rest), " .?!,;)")
	rest = strings.TrimLeft(rest, "( ")
	var figure Figure
	rest, figure.Percent = withoutUnits(rest)
	negative := false
	for _, sign := range []string{"-", "minus ", "negative ", "hasi "} {
		if after, ok := strings.CutPrefix(rest, sign); ok {
			rest, negative = strings.TrimSpace(after), true
			break
		}
	}
	if rest == "" {
		return Figure{}, false
	}
	ok := figure.readDigits(rest) || figure.readFraction(rest) || figure.readWords(rest)
	if !ok {
		return Figure{}, false
	}
	if negative {
		figure.Value = new(big.Rat).Neg(figure.Value)
		if figure.Other != nil {
			figure.Other = new(big.Rat).Neg(figure.Other)
		}
	}
	return figure, true
}

// withoutUnits takes the units off both ends, and says whether percent was
// among them.
func withoutUnits(text string) (rest string, percent bool) {
	for {
		before := text
		text = strings.TrimRight(strings.TrimSpace(text), " .")
		if after, ok := strings.CutSuffix(text, "%"); ok {
			text, percent = after, true
		}
		if after, ok := strings.CutPrefix(text, "%"); ok {
			text, percent = after, true
		}
		if words := strings.Fields(text); len(words) > 1 {
			last, first := strings.Trim(words[len(words)-1], ".,"), words[0]
			switch {
			case isPercentWord(last):
				text, percent = strings.Join(words[:len(words)-1], " "), true
			case last == "cent" && words[len(words)-2] == "per":
				text, percent = strings.Join(words[:len(words)-2], " "), true
			case isPercentWord(first):
				text, percent = strings.Join(words[1:], " "), true
			case isUnit(last):
				text = strings.Join(words[:len(words)-1], " ")
			case isUnit(first):
				text = strings.Join(words[1:], " ")
			}
		}
		if at := strings.IndexFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' }); at > 0 && isDigit(text[at-1]) {
			if word := text[at:]; isUnit(word) || isPercentWord(word) { // "25doses"
				text, percent = text[:at], percent || isPercentWord(word)
			}
		}
		if text == before {
			return text, percent
		}
	}
}

func isPercentWord(word string) bool { return slices.Contains(percentWords(), word) }

func percentWords() []string {
	return []string{"percent", "percentage", "pct", "asilimia", "pc", "perc"}
}

func isUnit(word string) bool { return slices.Contains(unitWords(), word) }

func unitWords() []string {
	return []string{
		"dose", "doses", "dozi", "vial", "vials", "kichupa", "vichupa", "chupa", "child", "children", "mtoto", "watoto", "infant", "infants", "baby", "babies", "births", "kids",
		"month", "months", "mwezi", "miezi", "day", "days", "siku", "hour", "hours", "saa", "masaa", "week", "weeks", "wiki", "syringe", "syringes", "sirinji", "sindano", "bomba", "box", "boxes", "sanduku", "masanduku",
		"people", "watu", "years", "year", "miaka", "mwaka", "tarehe", "date", "th", "st", "nd", "rd", "ml", "c", "°c", "degrees", "digrii", "reports", "ripoti", "points",
	}
}

// readDigits reads a number in digits, with a sign for thousands, for the
// decimals, or for both.
func (f *Figure) readDigits(text string) bool {
	text = strings.ReplaceAll(text, "'", " ")
	digits := 0
	for i := range len(text) {
		switch c := text[i]; {
		case isDigit(c):
			digits++
		case c != '.' && c != ',' && c != ' ':
			return false
		}
	}
	if digits == 0 || digits > maxDigits || !isDigit(text[len(text)-1]) {
		return false
	}
	if text[0] == '.' && isDigit(text[1]) { // ".5"
		text = "0" + text
	}
	if !isDigit(text[0]) {
		return false
	}
	signs := strings.Map(func(r rune) rune {
		if r == '.' || r == ',' || r == ' ' {
			return r
		}
		return -1
	}, text)
	last := byte(0)
	if signs != "" {
		last = signs[len(signs)-1]
	}
	switch {
	case signs == "":
		f.Value = number(text)
	case len(signs) == 1 && last != ' ':
		whole, rest, _ := strings.Cut(text, string(last))
		asDecimal := number(whole + "." + rest)
		if len(rest) != 3 || len(whole) > 3 || whole[0] == '0' {
			f.Value = asDecimal
			break
		}
		f.Value, f.Other = number(whole+rest), asDecimal // 1,250
		if last == '.' {
			f.Value, f.Other = f.Other, f.Value // 1.250
		}
	case strings.Count(signs, string(last)) == len(signs): // one sign, more than once, or a space
		if !grouped(strings.Split(text, string(last))) {
			return false
		}
		f.Value = number(strings.ReplaceAll(text, string(last), ""))
	default: // thousands, then decimals
		at := strings.LastIndexByte(text, last)
		whole, rest := text[:at], text[at+1:]
		thousands := signs[:1]
		if last == ' ' || thousands == string(last) || strings.Count(signs, thousands) != len(signs)-1 || !grouped(strings.Split(whole, thousands)) {
			return false
		}
		f.Value = number(strings.ReplaceAll(whole, thousands, "") + "." + rest)
	}
	return f.Value != nil
}

// grouped reports whether digits stand in groups of three, as thousands do.
func grouped(groups []string) bool {
	for i, group := range groups {
		if i == 0 && (len(group) == 0 || len(group) > 3 || group[0] == '0') || i > 0 && len(group) != 3 {
			return false
		}
	}
	return true
}

// number is digits with at most one point as a number.
func number(text string) *big.Rat {
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return value
}

// readFraction reads "50/200".
func (f *Figure) readFraction(text string) bool {
	above, below, ok := strings.Cut(text, "/")
	if !ok {
		return false
	}
	var a, b Figure
	if !a.readDigits(strings.TrimSpace(above)) || !b.readDigits(strings.TrimSpace(below)) || b.Value.Sign() == 0 {
		return false
	}
	f.Value, f.Fraction = new(big.Rat).Quo(a.Value, b.Value), true
	return true
}
