package words

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed concepts.txt
var conceptFile string

//go:embed everyday.txt
var everydayFile string

//go:embed empty.txt
var emptyFile string

// Sort says what a concept is.
type Sort int

// The sorts of concepts.
const (
	Matter   Sort = iota // something a passage may speak of
	Vaccine              // a vaccine: a passage on another one is no answer
	Core                 // a matter of immunization and of little else
	Beyond               // what no passage can settle: a price, a person, a date of delivery
	Everyday             // a word of every day, no matter of the trade
)

// lexicon holds the synonyms.
type lexicon struct {
	phrases   map[string]string // one or more words, joined by spaces: concept
	starts    map[string]string // beginnings of words: concept
	longest   int               // words in the longest phrase
	shortest  int               // letters in the shortest beginning
	startSize int               // letters in the longest beginning
	sorts     map[string]Sort
	empty     map[string]bool
}

// newLexicon reads the data that is part of the program.
func newLexicon() (*lexicon, error) {
	l := &lexicon{phrases: make(map[string]string), starts: make(map[string]string), sorts: make(map[string]Sort), empty: make(map[string]bool), shortest: 99}
	if err := l.concepts(conceptFile, Matter); err != nil {
		return nil, fmt.Errorf("concepts.txt: %w", err)
	}
	if err := l.concepts(everydayFile, Everyday); err != nil {
		return nil, fmt.Errorf("everyday.txt: %w", err)
	}
	for word := range strings.FieldsSeq(emptyFile[strings.Index(emptyFile, "\n"):]) {
		l.empty[word] = true
	}
	return l, nil
}

// concepts reads one concept a line, of that sort where its name has no mark.
func (l *lexicon) concepts(file string, usual Sort) error {
	for number, line := range strings.Split(file, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, forms, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("line %d: there is no colon", number+1)
		}
		sort := usual
		switch name[0] {
		case '+':
			sort = Vaccine
		case '!':
			sort = Core
		case '-':
			sort = Beyond
		}
		name = strings.ReplaceAll(strings.TrimLeft(name, "+-!"), " ", "")
		l.sorts[name] = sort
		for form := range strings.SplitSeq(forms, ",") {
			l.add(strings.TrimSpace(form), name)
		}
	}
	return nil
}

func (l *lexicon) add(form, name string) {
	if start, ok := strings.CutSuffix(form, "*"); ok {
		parts := plainWords(start)
		if len(parts) == 0 {
			return
		}
		if len(parts) == 1 {
			if _, taken := l.starts[parts[0]]; !taken {
				l.starts[parts[0]] = name
			}
			l.shortest, l.startSize = min(l.shortest, len(parts[0])), max(l.startSize, len(parts[0]))
			return
		}
		form = start
	}
	parts := plainWords(form)
	if len(parts) == 0 {
		return
	}
	key := strings.Join(parts, " ")
	if _, taken := l.phrases[key]; !taken {
		l.phrases[key] = name
	}
	l.longest = max(l.longest, len(parts))
}

// word finds the concept of one word.
func (l *lexicon) word(word string) (string, bool) {
	if concept, ok := l.phrases[word]; ok {
		return concept, true
	}
	for size := min(len(word), l.startSize); size >= l.shortest; size-- {
		if concept, ok := l.starts[word[:size]]; ok {
			return concept, true
		}
	}
	return "", false
}

// phrase finds the longest phrase of two words or more that begins here.
func (l *lexicon) phrase(words []string) (concept string, size int) {
	for size := min(l.longest, len(words)); size > 1; size-- {
		if concept, ok := l.phrases[strings.Join(words[:size], " ")]; ok {
			return concept, size
		}
	}
	return "", 0
}

// forms lists every single word that the lexicon knows, for mending typing.
func (l *lexicon) forms() []string {
	var all []string
	for form := range l.phrases {
		if !strings.Contains(form, " ") {
			all = append(all, form)
		}
	}
	for start := range l.starts {
		all = append(all, start)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// plainWords splits a text and leaves out numbers' marks: the words of a form.
func plainWords(text string) []string {
	var all []string
	for _, t := range tokens(text) {
		all = append(all, t.text)
	}
	return all
}
