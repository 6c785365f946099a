package policy

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy/document"
)

// Import says what a document is, in the words of whoever imports it.
type Import struct {
	// Name is a short word in capitals, such as EPI-2025; the ids of the
	// passages begin with it.
	Name string
	// Title and Edition are how the document is named to a reader.
	Title, Edition string
	// Origin is the name of the file, Source what it is and where it was had.
	Origin, Source string
	Authority      Authority
	// ValidFrom is a date, a month or a year; empty sets no limit.
	ValidFrom string
	Products  []Product
	// Area says which technical area a text is about.
	Area func(heading, text string) chat.Area
}

// fewestLetters is how long a text must be to say anything by itself.
const fewestLetters = 25

// Split makes passages of a document: drafts, word for word, each from one
// section and short enough to be shown with its source. What is too short to
// say anything goes together with its neighbour; a sentence that is too long to
// be shown is left out, and counted.
func Split(d document.Document, i Import) (passages []Passage, leftOut int) {
	said := make(map[string]bool)
	for _, section := range d.Sections {
		for _, text := range pieces(section.Paragraphs, func(text string) bool { return i.passage("X-000", section, text).Fits() }, &leftOut) {
			key := letters(text)
			if said[key] {
				continue // a sentence that stands in several places is one passage
			}
			said[key] = true
			id := ID(fmt.Sprintf("%s-%03d", i.Name, len(passages)+1))
			passages = append(passages, i.passage(id, section, text))
		}
	}
	return passages, leftOut
}

func (i Import) passage(id ID, section document.Section, text string) Passage {
	p := Passage{
		ID: id, Text: text, Topic: slug(section.Heading), Document: i.Title, Edition: i.Edition, Page: where(section),
		Source: i.Source, Origin: i.Origin, Confidence: ReadInSource, Authority: i.Authority, Kind: Verbatim, State: Draft,
		ValidFrom: i.ValidFrom, Products: i.Products,
	}
	if section.Heading != "" {
		p.Asked = []string{strings.ReplaceAll(section.Heading, ";", ",")}
	}
	p.Area = "general"
	if i.Area != nil {
		p.Area = i.Area(section.Heading, text)
	}
	return p
}

// where is a section's page, or its heading where the file has no pages.
func where(section document.Section) string {
	const most = 80
	switch heading := section.Heading; {
	case section.Page > 0:
		return fmt.Sprintf("p. %d", section.Page)
	case utf8.RuneCountInString(heading) > most:
		return string([]rune(heading)[:most]) + "…"
	default:
		return heading
	}
}

// pieces cuts paragraphs into texts that fit: whole paragraphs where they do,
// otherwise as many of their sentences as fit together.
func pieces(paragraphs []string, fits func(string) bool, leftOut *int) []string {
	var all []string
	for _, paragraph := range paragraphs {
		if n := len(all); n > 0 && (letterCount(paragraph) < fewestLetters || letterCount(all[n-1]) < fewestLetters) && fits(all[n-1]+" "+paragraph) {
			all[n-1] += " " + paragraph
			continue
		}
		if fits(paragraph) {
			all = append(all, paragraph)
			continue
		}
		piece := ""
		for _, sentence := range sentences(paragraph) {
			switch {
			case piece != "" && fits(piece+" "+sentence):
				piece += " " + sentence
			case fits(sentence):
				if piece != "" {
					all = append(all, piece)
				}
				piece = sentence
			default:
				*leftOut++
			}
		}
		if piece != "" {
			all = append(all, piece)
		}
	}
	kept := all[:0]
	for _, text := range all {
		if letterCount(text) >= fewestLetters {
			kept = append(kept, text)
		}
	}
	return kept
}

// sentences cuts a text behind full stops that end one: not in numbers, nor
// behind abbreviations of one or two letters.
func sentences(text string) []string {
	var all []string
	words := strings.Fields(text)
	begin := 0
	for n, word := range words {
		last := n == len(words)-1
		ends := strings.HasSuffix(word, ".") || strings.HasSuffix(word, ";") || strings.HasSuffix(word, "?") || strings.HasSuffix(word, "!")
		if !last && ends {
			next, _ := utf8.DecodeRuneInString(words[n+1])
			ends = letterCount(word) > 2 && (unicode.IsUpper(next) || unicode.IsDigit(next) || strings.HasSuffix(word, ";"))
		}
		if ends || last {
			all = append(all, strings.Join(words[begin:n+1], " "))
			begin = n + 1
		}
	}
	return all
}

func letterCount(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// slug is a heading as a topic key: small letters and dashes, no number before.
func slug(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimLeft(heading, "0123456789. )")) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 50 {
			break
		}
	}
	if topic := strings.Trim(b.String(), "-"); topic != "" {
		return topic
	}
	return "text"
}

// Until is the same pack with what a document says ended with the day before a
// moment: what a newer document says it replaces is not offered alone from
// then on.
func (p *Pack) Until(title string, moment time.Time) *Pack {
	last := moment.AddDate(0, 0, -1).Format(time.DateOnly)
	all := p.Passages()
	for i := range all {
		if strings.EqualFold(all[i].Document, title) && all[i].ValidTo == "" {
			all[i].ValidTo = last
		}
	}
	ended, err := New(all)
	if err != nil {
		panic("policy: " + err.Error()) // the ids are those of a pack
	}
	return ended
}

// With is the same pack with the states of some passages changed, as the
// programme's reviewers said. Ids that are not in the pack change nothing.
func (p *Pack) With(reviews map[ID]Standing) *Pack {
	all := p.Passages()
	for i := range all {
		if standing, ok := reviews[all[i].ID]; ok {
			all[i].State, all[i].Review = standing.State, standing.Review
			if len(standing.SupersededBy) > 0 {
				all[i].SupersededBy = standing.SupersededBy
			}
		}
	}
	changed, err := New(all)
	if err != nil {
		panic("policy: " + err.Error()) // the ids are those of a pack
	}
	return changed
}

// Standing is what a reviewer said of a passage.
type Standing struct {
	State        State
	Review       Review
	SupersededBy []ID
}
