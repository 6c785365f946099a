package calc

import (
	"slices"
	"strings"
)

// request is a line as it was read.
type request struct {
	name    string   // a formula named in the line
	numbers []Number // in their order
	words   []string // other words
	rest    []string // everything but the name, for sums with dates
	broken  error    // a number that cannot be read
}

// labels are the words that say what a number is; the first of each is the
// name that is kept.
func labels() [][]string {
	return [][]string{
		{"opened", "open", "used", "supplied", "received", "zilizofunguliwa", "zilifunguliwa", "fungua", "tumika", "zilizotumika"},
		{"given", "give", "administered", "vaccinated", "children", "immunized", "immunised", "watoto", "zilizotolewa", "zilitolewa", "walichanjwa", "waliochanjwa"},
		{"vials", "vial"},
		{"perVial", "dose", "doses", "dozi"},
		{"target", "lengo"},
		{"months", "month", "miezi"},
	}
}

// read splits a line into the name of a formula, numbers with their labels,
// and other words.
func read(line string) request {
	var r request
	fields := strings.FieldsFunc(strings.ToLower(line), func(c rune) bool {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';' || c == '=' || c == '/' && !strings.Contains(line, "/20") || c == '?' || c == '!' || c == ':' && !strings.ContainsAny(line, "0123456789:") || c == '(' || c == ')'
	})
	for i, field := range fields {
		field = strings.Trim(field, ",'\"")
		if field == "" || i == 0 && (field == "calc" || field == "calculate" || field == "hesabu") {
			continue
		}
		if r.takeName(strings.TrimRight(field, ",.:-")) {
			continue
		}
		r.rest = append(r.rest, field)
		r.take(field)
	}
	return r
}

// takeName sees whether a word names a formula. After the first number a word
// that can also say what a number is does not ("200 opened").
func (r *request) takeName(word string) bool {
	formula, ok := Find(word)
	switch {
	case !ok:
		return false
	case r.name == "" && (len(r.numbers) == 0 || label(word) == ""),
		r.name == "wastage" && formula.Name == "factor", // wastage factor
		r.name == "monthly" && formula.Name == "target": // monthly target
		if r.name != "monthly" {
			r.name = formula.Name
		}
		return true
	}
	return false
}

// others counts the words that are neither a name nor a label.
func (r request) others() int {
	n := 0
	for _, word := range r.words {
		if label(word) == "" && !slices.Contains([]string{"rate", "penta", "target", "population", "am", "pm"}, word) {
			n++
		}
	}
	return n
}

// take reads one word or number. A label belongs to the number before it
// ("200 opened"), or to the next one ("opened 200") when that has none.
func (r *request) take(field string) {
	if number, ok := parseNumber(field); ok {
		if n := len(r.words); n > 0 && len(r.numbers) == 0 {
			number.label = label(r.words[n-1])
		}
		r.numbers = append(r.numbers, number)
		return
	}
	if field[0] >= '0' && field[0] <= '9' || field[0] == '-' && len(field) > 1 && field[1] >= '0' && field[1] <= '9' {
		r.broken = bad("One of the numbers cannot be read: write whole numbers or decimals such as 12.5, without a minus sign.",
			"Namba moja haisomeki: andika namba nzima au desimali kama 12.5, bila alama ya kutoa.")
	}
	if n := len(r.numbers); n > 0 && r.numbers[n-1].label == "" {
		r.numbers[n-1].label = label(field)
	}
	r.words = append(r.words, field)
}

// label is what a word says of a number beside it, or nothing.
func label(word string) string {
	for _, group := range labels() {
		if slices.Contains(group, strings.Trim(word, ".,")) {
			return group[0]
		}
	}
	return ""
}

// formula is the one that the line names, or that its labels mean.
func (r request) formula() (Formula, bool) {
	if r.name != "" {
		return Find(r.name)
	}
	have := func(name string) bool {
		return slices.ContainsFunc(r.numbers, func(n Number) bool { return n.label == name }) ||
			slices.ContainsFunc(r.words, func(word string) bool { return label(word) == name })
	}
	switch {
	case have("given") && (have("opened") || have("vials")):
		return Find("wastage")
	case have("given") && have("target"):
		return Find("coverage")
	}
	return Formula{}, false
}

// onlyNumbers reports whether nothing but numbers was written.
func (r request) onlyNumbers() bool { return len(r.words) == 0 && r.name == "" }

// ordered puts labelled numbers in the order that a formula expects; where
// labels are missing the order of writing holds.
func (r request) ordered(name string) []Number {
	order := map[string][]string{
		"wastage": {"opened", "vials", "perVial", "given"}, "usage": {"opened", "given"}, "coverage": {"given", "target", "months"},
	}[name]
	if order == nil || slices.ContainsFunc(r.numbers, func(n Number) bool { return !slices.Contains(order, n.label) }) {
		return r.numbers
	}
	sorted := slices.Clone(r.numbers)
	slices.SortStableFunc(sorted, func(a, b Number) int {
		return slices.Index(order, a.label) - slices.Index(order, b.label)
	})
	return sorted
}
