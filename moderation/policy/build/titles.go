package main

import (
	"regexp"
	"strings"
)

// titles maps the key of a source to how it is named to a reader.
type titles map[string]title

type title struct{ name, edition string }

func readTitles(text string) titles {
	all := make(titles)
	for line := range strings.Lines(text) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if strings.HasPrefix(line, "#") || len(parts) < 2 {
			continue
		}
		edition := ""
		if len(parts) > 2 {
			edition = strings.TrimSpace(parts[2])
		}
		all[strings.TrimSpace(parts[0])] = title{name: strings.TrimSpace(parts[1]), edition: edition}
	}
	return all
}

var (
	pagePattern    = regexp.MustCompile(`^p\.? ?(\d+(?:-\d+)?)`)
	sectionPattern = regexp.MustCompile(`^s\.? ?(\d[\d.]*)`)
	partPattern    = regexp.MustCompile(`^(?:Box|Tables?|table|ch\.|schedule table|SAQ|q\d|AJA)[^;,(]*`)
	aside          = regexp.MustCompile(`\([^)]*\)`)
)

// cite finds the first known key in a list of sources, and reads the page or
// section that follows it.
func (t titles) cite(sources string) (found title, key, page string) {
	for _, part := range strings.FieldsFunc(sources, func(r rune) bool { return r == ';' || r == ',' }) {
		part = strings.TrimSpace(part)
		word, rest, _ := strings.Cut(part, " ")
		if word == "BG" {
			continue
		}
		known, ok := t[word]
		if !ok {
			continue
		}
		rest, _, _ = strings.Cut(rest, "via ")
		rest = strings.TrimSpace(rest)
		switch {
		case pagePattern.MatchString(rest):
			page = "p. " + pagePattern.FindStringSubmatch(rest)[1]
		case sectionPattern.MatchString(rest):
			page = "section " + strings.TrimRight(sectionPattern.FindStringSubmatch(rest)[1], ".")
		case partPattern.MatchString(rest):
			page = strings.TrimSpace(aside.ReplaceAllString(partPattern.FindString(rest), ""))
		}
		return known, word, page
	}
	return title{}, "", ""
}
