package privacy

import (
	"strconv"
	"strings"
)

// people numbers the persons of one text: the same person, the same number, in
// the order in which they appear. A single word of somebody's full name is
// that somebody ("Emily Wanjiku ... Emily"); a title makes another person
// ("Mama Keith" is not Keith). Numbers that already stand in the text are not
// given again.
type people struct {
	text  string
	next  int
	known []person
}

type person struct {
	words  []string
	number int
}

func newPeople(v *view, text string) *people {
	p := &people{text: text, next: 1}
	for _, m := range v.marks {
		if m.standing && m.number >= p.next {
			p.next = m.number + 1
		}
	}
	return p
}

// write writes the mark of a span.
func (p *people) write(out *strings.Builder, span Span) {
	out.WriteByte('[')
	out.WriteString(string(span.Kind))
	switch span.Kind {
	case KindName:
		out.WriteByte(' ')
		out.WriteString(strconv.Itoa(p.number(p.text[span.Start:span.End])))
	case KindAge:
		if rounded := roundAge(p.text[span.Start:span.End]); rounded != "" {
			out.WriteByte(' ')
			out.WriteString(rounded)
		}
	}
	out.WriteByte(']')
}

func (p *people) number(name string) int {
	words := strings.FieldsFunc(fold(name), func(r rune) bool { return r != '\'' && r < 0x80 && !isLetter(byte(r)) })
	if len(words) > 8 { // nobody is called so; this bounds the work
		words = words[:8]
	}
	for i := range p.known {
		if samePerson(p.known[i].words, words) {
			if len(words) > len(p.known[i].words) {
				p.known[i].words = words
			}
			return p.known[i].number
		}
	}
	if p.next > 9999 { // the grammar of marks ends here; nobody counts this far
		return 9999
	}
	number := p.next
	p.next++
	if len(p.known) < 64 { // bounds the work on a text made of names
		p.known = append(p.known, person{words: words, number: number})
	}
	return number
}

// samePerson reports whether one name holds every word of the other, titles
// being words as well.
func samePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || isTitle(b[0]) != isTitle(a[0]) {
		return false
	}
	for _, word := range a {
		found := false
		for _, other := range b {
			found = found || word == other
		}
		if !found {
			return false
		}
	}
	return true
}

func isTitle(word string) bool { return builtin().of(hashWord(word))&traitHonour != 0 }
