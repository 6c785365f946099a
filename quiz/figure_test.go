package quiz_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/quiz"
)

func TestReadFigure(t *testing.T) {
	const none = "none"
	for _, test := range []struct{ label, text, want string }{
		{"digits", "25", "25"},
		{"a percent sign", "25%", "25%"},
		{"a percent sign apart", "25 %", "25%"},
		{"a decimal that says nothing", "25.0", "25"},
		{"percent in words", "25 percent", "25%"},
		{"per cent in two words", "25 per cent", "25%"},
		{"percent in Kiswahili", "asilimia 25", "25%"},
		{"percent in Kiswahili, behind", "25 asilimia", "25%"},
		{"spelled percent in Kiswahili", "Asilimia ishirini na tano", "25%"},
		{"a quarter in Kiswahili", "robo", "1/4 part"},
		{"a quarter in Kiswahili, asked back", "robo?", "1/4 part"},
		{"three quarters in Kiswahili", "robo tatu", "3/4 part"},
		{"a half", "nusu", "1/2 part"},
		{"a third in English", "one third", "1/3 part"},
		{"a fraction in digits", "50/200", "1/4 part"},
		{"a fraction sign", "¾", "3/4 part"},
		{"a number in words", "twenty five", "25"},
		{"a number in words with a hyphen", "Twenty-Five", "25"},
		{"a number in Kiswahili", "ishirini na tano", "25"},
		{"the other forty", "arubaini na moja", "41"},
		{"a hundred", "mia moja", "100"},
		{"a hundred in English", "a hundred", "100"},
		{"with a half", "ishirini na tano na nusu", "25.5"},
		{"with a half in English", "twenty-five and a half", "25.5"},
		{"a point in words", "sixteen point seven", "16.7"},
		{"a point in Kiswahili", "kumi na sita nukta saba", "16.7"},
		{"a decimal comma", "16,7", "16.7"},
		{"a decimal comma of two", "1,67", "1.67"},
		{"thousands with a comma", "1,250", "1250 or 1.25"},
		{"thousands with a point", "1.250", "1.25 or 1250"},
		{"thousands with a space", "1 250", "1250"},
		{"thousands with an apostrophe", "1'250", "1250"},
		{"thousands twice", "1,250,000", "1250000"},
		{"thousands and decimals", "1,250.5", "1250.5"},
		{"thousands and decimals, the other way", "1.250,5", "1250.5"},
		{"a nought before the comma", "0,250", "0.25"},
		{"no nought before the point", ".5", "0.5"},
		{"a unit", "53 vials", "53"},
		{"a unit without a space", "53vials", "53"},
		{"a unit in Kiswahili", "dozi 53", "53"},
		{"a lead", "Answer: 25", "25"},
		{"a lead in Kiswahili", "Jibu ni 25", "25"},
		{"a lead without a space", "jibu:25", "25"},
		{"a longer lead", "I think it is about 25%", "25%"},
		{"a calculation", "50/200 x 100 = 25%", "25%"},
		{"a stop", "25.", "25"},
		{"bold", "*25*", "25"},
		{"brackets", "(25)", "25"},
		{"full width", "２５％", "25%"},
		{"below zero", "-4%", "-4%"},
		{"below zero in words", "minus 4", "-4"},
		{"a long dash", "−4", "-4"},
		{"nothing", "", none},
		{"a sign alone", "%", none},
		{"a letter", "B", none},
		{"two numbers", "25 or 30", none},
		{"two numbers side by side", "25 30", none},
		{"a range", "20-25", none},
		{"a time", "13:00", none},
		{"a sentence with a number", "I have 25 children today", none},
		{"a telephone number", "0712345678", none},
		{"a masked number", "[phone 1]", none},
		{"badly grouped thousands", "12,50,0", none},
		{"a division by zero", "5/0", none},
		{"a word", "mia mbili", none},
		{"a number with an exponent", "1e5", none},
		{"a long text", strings.Repeat("25 ", 200), none},
	} {
		t.Run(test.label, func(t *testing.T) {
			got := none
			if figure, ok := quiz.ReadFigure(test.text); ok {
				got = plainly(figure.Value)
				if figure.Fraction {
					got = figure.Value.RatString() + " part"
				}
				if figure.Percent {
					got += "%"
				}
				if figure.Other != nil {
					got += " or " + plainly(figure.Other)
				}
			}
			if got != test.want {
				t.Errorf("%q is %s, want %s", test.text, got, test.want)
			}
		})
	}
}

func plainly(x *big.Rat) string {
	return strings.TrimSuffix(strings.TrimRight(x.FloatString(4), "0"), ".")
}

// written writes a number of tenths in one of the ways that people do.
func written(tenths int, way int) string {
	whole, part := tenths/10, tenths%10
	decimals := func(mark string) string {
		if part == 0 {
			return ""
		}
		return fmt.Sprint(mark, part)
	}
	grouped := func(mark string) string {
		text := fmt.Sprint(whole)
		if len(text) > 3 {
			text = text[:len(text)-3] + mark + text[len(text)-3:]
		}
		return text
	}
	switch way {
	case 0:
		return fmt.Sprint(whole) + decimals(".")
	case 1:
		return fmt.Sprint(whole) + decimals(",")
	case 2:
		return grouped(",") + decimals(".")
	case 3:
		return grouped(" ") + decimals(".")
	case 4:
		return "jibu ni " + fmt.Sprint(whole) + decimals(".") + " dozi"
	case 5:
		return " *" + grouped(",") + decimals(".") + "* %"
	default:
		return "asilimia " + fmt.Sprint(whole) + decimals(",")
	}
}

func TestNumbersComeBackAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths, way := rapid.IntRange(0, 99_999).Draw(t, "tenths"), rapid.IntRange(0, 6).Draw(t, "way")
		text := written(tenths, way)
		figure, ok := quiz.ReadFigure(text)
		want := big.NewRat(int64(tenths), 10)
		if !ok || figure.Value.Cmp(want) != 0 {
			t.Fatalf("%q is %v", text, figure.Value)
		}
	})
}

func TestSpelledNumbersComeBack(t *testing.T) {
	for n := range 101 {
		for _, text := range []string{quiz.SpellEnglish(n), strings.ToUpper(quiz.SpellEnglish(n)), strings.ReplaceAll(quiz.SpellEnglish(n), "-", " "), quiz.SpellKiswahili(n), "asilimia " + quiz.SpellKiswahili(n)} {
			figure, ok := quiz.ReadFigure(text)
			if !ok || figure.Value.Cmp(big.NewRat(int64(n), 1)) != 0 {
				t.Errorf("%q is %v, want %d", text, figure.Value, n)
			}
		}
	}
	if quiz.SpellEnglish(101) != "" || quiz.SpellKiswahili(-1) != "" {
		t.Error("a number beyond a hundred is spelled")
	}
}
