package moment

import (
	"slices"
	"time"
)

// This file holds the words, in both languages and the mixtures in use.

// fillers stand before a time and say nothing.
func fillers() []string {
	return []string{"at", "on", "by", "the", "and", "mnamo", "siku", "@", "hapo"}
}

func dayWords() []string {
	return []string{"today", "leo", "tonight", "tomorrow", "kesho", "keshokutwa", "yesterday", "jana", "juzi", "tmrw", "tomorow"}
}

// english is the plain English word for a word for today or tomorrow.
func english(word string) string {
	switch word {
	case "leo", "tonight":
		return "today"
	case "kesho", "tmrw", "tomorow":
		return "tomorrow"
	}
	return word
}

// weekdays are the words for each weekday, Sunday first.
func weekdays() [][]string {
	return [][]string{
		{"sunday", "sun", "jumapili"},
		{"monday", "mon", "jumatatu"},
		{"tuesday", "tue", "tues", "jumanne"},
		{"wednesday", "wed", "jumatano"},
		{"thursday", "thu", "thur", "thurs", "alhamisi"},
		{"friday", "fri", "ijumaa"},
		{"saturday", "sat", "jumamosi"},
	}
}

func weekdayWords() []string { return slices.Concat(weekdays()...) }

func weekday(word string) time.Weekday {
	return time.Weekday(slices.IndexFunc(weekdays(), func(words []string) bool { return slices.Contains(words, word) }))
}

// months are the words for each month, January first.
func months() [][]string {
	return [][]string{
		{"january", "jan", "januari"},
		{"february", "feb", "februari"},
		{"march", "mar", "machi"},
		{"april", "apr", "aprili"},
		{"may", "mei"},
		{"june", "jun", "juni"},
		{"july", "jul", "julai"},
		{"august", "aug", "agosti"},
		{"september", "sep", "sept", "septemba"},
		{"october", "oct", "oktoba"},
		{"november", "nov", "novemba"},
		{"december", "dec", "desemba"},
	}
}

func monthWords() []string { return slices.Concat(months()...) }

func month(word string) time.Month {
	return time.Month(1 + slices.IndexFunc(months(), func(words []string) bool { return slices.Contains(words, word) }))
}

func ordinals() []string { return []string{"st", "nd", "rd", "th"} }

func englishHours() []string {
	return []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
}

func partWords() []string {
	return []string{
		"alfajiri", "asubuhi", "mchana", "alasiri", "jioni", "usiku",
		"morning", "asubui", "mcana", "afternoon", "evening", "night",
	}
}

func partOf(word string) part {
	switch word {
	case "asubui":
		return asubuhi
	case "mcana":
		return mchana
	}
	return part(word)
}

func unitWords() []string {
	return []string{
		"minute", "minutes", "min", "mins", "dakika", "hour", "hours", "hr", "hrs", "saa", "masaa",
		"day", "days", "siku", "week", "weeks", "wiki",
	}
}

func unitOf(word string) time.Duration {
	switch word {
	case "minute", "minutes", "min", "mins", "dakika":
		return time.Minute
	case "hour", "hours", "hr", "hrs", "saa", "masaa":
		return time.Hour
	case "day", "days", "siku":
		return 24 * time.Hour
	}
	return 7 * 24 * time.Hour
}

// counts are the numbers in words that people use with units.
func counts() [][]string {
	return [][]string{
		{"one", "a", "an", "moja"},
		{"two", "mbili", "mawili"},
		{"three", "tatu", "matatu"},
		{"four", "nne", "manne"},
		{"five", "tano", "matano"},
		{"six", "sita"},
		{"seven", "saba"},
		{"eight", "nane", "manane"},
		{"nine", "tisa"},
		{"ten", "kumi"},
	}
}

func countWords() []string {
	return append(slices.Concat(counts()...), "fifteen", "twenty", "thirty", "forty", "ishirini", "thelathini", "arobaini")
}

func countOf(word string) int {
	switch word {
	case "fifteen":
		return 15
	case "twenty", "ishirini":
		return 20
	case "thirty", "thelathini":
		return 30
	case "forty", "arobaini":
		return 40
	}
	return 1 + slices.IndexFunc(counts(), func(words []string) bool { return slices.Contains(words, word) })
}
