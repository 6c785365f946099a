package quiz

import (
	"math/big"
	"slices"
	"strings"
)

// small are the numbers with a word of their own, by their value.
func smallEnglish() []string {
	return []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
}

func tensEnglish() []string {
	return []string{"", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
}

func smallKiswahili() []string {
	return []string{"sifuri", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi"}
}

func tensKiswahili() []string {
	return []string{"", "kumi", "ishirini", "thelathini", "arobaini", "hamsini", "sitini", "sabini", "themanini", "tisini"}
}

// readWords reads a number that is spelled out in English or Kiswahili, to a
// hundred: "twenty-five", "ishirini na tano", "mia moja", "robo tatu",
// "ishirini na tano na nusu", "twenty five point five".
func (f *Figure) readWords(text string) bool {
	words := strings.Fields(strings.NewReplacer("-", " ", ",", " ").Replace(text))
	if len(words) == 0 || len(words) > 10 {
		return false
	}
	if value := fractionWord(words); value != nil {
		f.Value, f.Fraction = value, true
		return true
	}
	part := new(big.Rat)
	if at := slices.IndexFunc(words, func(w string) bool { return w == "point" || w == "nukta" }); at > 0 {
		decimals := ""
		for _, word := range words[at+1:] {
			digit := digitWord(word)
			if digit < 0 {
				return false
			}
			decimals += string(rune('0' + digit))
		}
		if part = number("0." + decimals); decimals == "" || part == nil {
			return false
		}
		words = words[:at]
	} else if n := len(words); n > 2 {
		if and := words[n-2]; and == "na" || and == "and" {
			if words[n-1] == "nusu" || words[n-1] == "half" {
				part, words = big.NewRat(1, 2), words[:n-2]
			} else if words[n-1] == "robo" || words[n-1] == "quarter" {
				part, words = big.NewRat(1, 4), words[:n-2]
			}
		}
		if n := len(words); n > 3 && words[n-1] == "half" && words[n-2] == "a" && words[n-3] == "and" {
			part, words = big.NewRat(1, 2), words[:n-3]
		}
	}
	whole := spelled(words)
	if whole < 0 {
		return false
	}
	f.Value = part.Add(part, big.NewRat(int64(whole), 1))
	return true
}

// digitWord reads a single digit as a word or a digit; -1 when it is neither.
func digitWord(word string) int {
	if len(word) == 1 && isDigit(word[0]) {
		return int(word[0] - '0')
	}
	if at := slices.Index(smallEnglish()[:10], word); at >= 0 {
		return at
	}
	return slices.Index(smallKiswahili()[:10], word)
}

// spelled reads a whole number from 0 to 100; -1 when it is none.
func spelled(words []string) int {
	for _, n := range []func([]string) int{english, kiswahili} {
		if value := n(words); value >= 0 {
			return value
		}
	}
	return -1
}

func english(words []string) int {
	switch strings.Join(words, " ") {
	case "hundred", "a hundred", "one hundred":
		return 100
	case "fourty":
		return 40
	}
	small, tens := smallEnglish(), tensEnglish()
	switch len(words) {
	case 1:
		if at := slices.Index(small, words[0]); at >= 0 {
			return at
		}
		if at := slices.Index(tens, words[0]); at > 1 {
			return 10 * at
		}
	case 2:
		ten, one := slices.Index(tens, words[0]), slices.Index(small, words[1])
		if ten > 1 && one > 0 && one < 10 {
			return 10*ten + one
		}
	}
	return -1
}

func kiswahili(words []string) int {
	switch strings.Join(words, " ") {
	case "mia", "mia moja":
		return 100
	case "arubaini": // as often as arobaini
		return 40
	}
	small, tens := smallKiswahili(), tensKiswahili()
	switch {
	case len(words) == 1:
		if at := slices.Index(small, words[0]); at >= 0 {
			return at
		}
		if at := slices.Index(tens, words[0]); at > 0 {
			return 10 * at
		}
	case len(words) == 3 && words[1] == "na":
		if words[0] == "arubaini" {
			words = []string{"arobaini", "na", words[2]}
		}
		ten, one := slices.Index(tens, words[0]), slices.Index(small, words[2])
		if ten > 0 && one > 0 && one < 10 {
			return 10*ten + one
		}
	}
	return -1
}

// fractionWord reads a part of one; nil when it is none.
func fractionWord(words []string) *big.Rat {
	switch strings.Join(words, " ") {
	case "robo", "quarter", "a quarter", "one quarter", "robo moja":
		return big.NewRat(1, 4)
	case "nusu", "half", "a half", "one half":
		return big.NewRat(1, 2)
	case "robo tatu", "three quarters", "three quarter":
		return big.NewRat(3, 4)
	case "theluthi", "theluthi moja", "a third", "one third":
		return big.NewRat(1, 3)
	case "theluthi mbili", "two thirds":
		return big.NewRat(2, 3)
	}
	return nil
}

// SpellEnglish and SpellKiswahili write a whole number from 0 to 100 in words,
// as ReadFigure reads them; "" for any other number.
func SpellEnglish(n int) string {
	switch small := smallEnglish(); {
	case n < 0 || n > 100:
		return ""
	case n == 100:
		return "one hundred"
	case n < 20:
		return small[n]
	case n%10 == 0:
		return tensEnglish()[n/10]
	default:
		return tensEnglish()[n/10] + "-" + small[n%10]
	}
}

// SpellKiswahili is SpellEnglish in the other language.
func SpellKiswahili(n int) string {
	switch small := smallKiswahili(); {
	case n < 0 || n > 100:
		return ""
	case n == 100:
		return "mia moja"
	case n <= 10:
		return small[n]
	case n%10 == 0:
		return tensKiswahili()[n/10]
	default:
		return tensKiswahili()[n/10] + " na " + small[n%10]
	}
}
