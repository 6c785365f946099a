package policy

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Check says what is wrong with a pack, one sentence for each fault, naming
// the passage. A pack without faults gives none.
func (p *Pack) Check() []string {
	var faults []string
	fault := func(id ID, format string, args ...any) {
		faults = append(faults, fmt.Sprintf("Passage %s ", id)+fmt.Sprintf(format, args...))
	}
	same := make(map[string]ID)
	for _, passage := range p.passages {
		p.checkWords(passage, fault)
		p.checkDates(passage, fault)
		p.checkOthers(passage, fault)
		key := letters(passage.Text)
		if first, ok := same[key]; ok && key != "" {
			fault(passage.ID, "says the same as %s.", first)
		} else {
			same[key] = passage.ID
		}
	}
	return faults
}

func (p *Pack) checkWords(passage Passage, fault func(ID, string, ...any)) {
	id := passage.ID
	switch {
	case passage.Text == "":
		fault(id, "has no text.")
	case !passage.Fits():
		fault(id, "is too long to quote: with its source it has more than %d characters.", MaxShown)
	}
	if passage.Topic == "" {
		fault(id, "has no topic.")
	}
	if !slices.Contains(Areas(), string(passage.Area)) {
		fault(id, "has the area %q, which is not one of the nine.", passage.Area)
	}
	if !passage.Confidence.known() {
		fault(id, "has the confidence %q: it must be %s, %s or %s.", passage.Confidence, ReadInSource, FromSecondary, Background)
	}
	if !passage.Authority.known() {
		fault(id, "has the authority %q, which is not known.", passage.Authority)
	}
	if passage.Confidence != Background && passage.Confidence.known() && passage.Document == "" {
		fault(id, "has no source: name its document, or call it %s.", Background)
	}
	switch passage.Kind {
	case Verbatim:
		if passage.Origin == "" {
			fault(id, "is verbatim, but no imported file is named as its origin.")
		}
	case Summary:
		if strings.ContainsAny(passage.Text, `"“”„«»`) {
			fault(id, "is our own words, so no quotation marks may stand in it.")
		}
	default:
		fault(id, "has the kind %q: it must be %s or %s.", passage.Kind, Verbatim, Summary)
	}
}

func (p *Pack) checkDates(passage Passage, fault func(ID, string, ...any)) {
	from, _, hasFrom := parseDay(passage.ValidFrom)
	_, end, hasEnd := parseDay(passage.ValidTo)
	if hasFrom && hasEnd && end.Before(from) {
		fault(passage.ID, "ends on %s, before it begins on %s.", passage.ValidTo, passage.ValidFrom)
	}
	for _, bound := range []string{passage.ValidFrom, passage.ValidTo} {
		if _, _, ok := parseDay(bound); bound != "" && !ok && !strings.ContainsFunc(bound, unicode.IsLetter) {
			fault(passage.ID, "has the date %q: write it as 2025-11-03, 2025-11 or 2025, or in words.", bound)
		}
	}
}

func (p *Pack) checkOthers(passage Passage, fault func(ID, string, ...any)) {
	for _, other := range passage.SupersededBy {
		switch _, ok := p.place[other]; {
		case other == passage.ID:
			fault(passage.ID, "is said to be superseded by itself.")
		case !ok:
			fault(passage.ID, "is superseded by %s, which is not in the pack.", other)
		}
	}
	for _, other := range passage.With {
		if _, ok := p.place[other]; !ok {
			fault(passage.ID, "goes with %s, which is not in the pack.", other)
		}
	}
	if passage.State == Superseded && len(passage.SupersededBy) == 0 {
		fault(passage.ID, "is superseded, but nothing says by what.")
	}
	if passage.State == Reviewed && passage.Review.IsZero() {
		fault(passage.ID, "is reviewed, but nothing says by whom and when.")
	}
}

// letters is a text without what does not change what it says.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// Areas are the nine keys of the technical areas.
func Areas() []string {
	return []string{"record-keeping", "data-use", "supply", "cold-chain", "administering", "coverage", "red", "communication", "general"}
}
