package dispute

import "sync"

// numberWords are the numbers that are spelled out, in both languages and with
// the beginnings that Kiswahili gives them.
var numberWords = sync.OnceValue(func() map[string]float64 {
	words := map[string]float64{
		"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
		"moja": 1, "mmoja": 1, "sita": 6, "saba": 7, "tisa": 9, "kumi": 10, "ishirini": 20, "thelathini": 30, "arobaini": 40, "hamsini": 50, "sitini": 60,
	}
	for stem, value := range map[string]float64{"wili": 2, "tatu": 3, "nne": 4, "tano": 5, "nane": 8} {
		for _, begin := range []string{"", "ma", "mi", "wa", "vi"} {
			words[begin+stem] = value
		}
	}
	words["mbili"], words["mine"] = 2, 0
	delete(words, "wili")
	delete(words, "mine")
	return words
})

// unit is what a number counts.
type unit struct {
	kind  Kind
	times float64 // of the kind's smallest unit
	name  string
}

// units are the words that say what a number counts.
func units() map[string]unit {
	all := make(map[string]unit)
	add := func(u unit, forms ...string) {
		for _, form := range forms {
			all[form] = u
		}
	}
	add(unit{Span, 1. / 1440, "min"}, "minute", "minutes", "min", "mins", "dakika")
	add(unit{Span, 1. / 24, "h"}, "hour", "hours", "hrs", "hr", "h", "masaa", "saa", "msaa", "houres", "hous")
	add(unit{Span, 1, "d"}, "day", "days", "siku", "dys", "dayz")
	add(unit{Span, 7, "w"}, "week", "weeks", "wk", "wks", "wiki", "weekz", "weks", "wik", "weeek")
	add(unit{Span, 30.4, "m"}, "month", "months", "mth", "mths", "mwezi", "miezi", "mnths", "moths", "mos", "mo")
	add(unit{Span, 365, "y"}, "year", "years", "yr", "yrs", "mwaka", "miaka")
	add(unit{Times, 1, "times"}, "mara", "times", "time")
	add(unit{Doses, 1, "doses"}, "dose", "doses", "dozi", "dosi", "dosage", "shots", "shot", "jabs", "injections", "sindano", "chanjo")
	add(unit{Drops, 1, "drops"}, "drop", "drops", "matone", "tone")
	add(unit{Volume, 1, "ml"}, "ml", "mls", "mil", "cc")
	add(unit{Strength, 1, "IU"}, "iu", "units", "unit")
	add(unit{Length, 1, "cm"}, "cm", "cms", "sentimita", "centimetres", "centimeters")
	add(unit{Length, 2.5, "inch"}, "inch", "inches", "inchi")
	add(unit{Share, 1, "%"}, "percent", "asilimia", "percentage", "pct")
	add(unit{Heat, 1, "C"}, "degrees", "degree", "nyuzi", "celsius", "c", "digrii", "deg")
	return all
}
