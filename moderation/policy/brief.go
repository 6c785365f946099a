package policy

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// An id of the pack, alone in brackets or inside a sentence: a group cannot
// look it up.
var (
	inBrackets = regexp.MustCompile(`\s*\([^()]*\b(KE|MS|F)-[A-Z]+(-\d+)?[^()]*\)`)
	anID       = regexp.MustCompile(`\b(KE|MS)-[A-Z]+-\d+`)
)

// withoutIDs takes out what sends the reader to another passage by its id: the
// remark in brackets, the clause, or the sentence.
func withoutIDs(text string) string {
	text = inBrackets.ReplaceAllString(text, "")
	var kept []string
	for _, sentence := range strings.SplitAfter(text, ". ") {
		at := anID.FindStringIndex(sentence)
		if at == nil {
			kept = append(kept, sentence)
		} else if clause := strings.LastIndex(sentence[:at[0]], "; "); clause > 0 {
			kept = append(kept, sentence[:clause]+". ")
		}
	}
	if short := strings.TrimSpace(strings.Join(kept, "")); short != "" {
		return short
	}
	return text
}

// Brief shows a passage as Show does, within a number of characters. Our own
// words may lose whole sentences at their end; the words of a document are
// given whole or not at all, and then ok is false.
func Brief(p Passage, language chat.Language, most int) (_ privacy.Authored, ok bool) {
	if !p.isQuotation() {
		p.Text = withoutIDs(p.Text)
	}
	for {
		if text := p.show(language); utf8.RuneCountInString(text) <= most {
			return privacy.Author(text), true
		}
		if p.isQuotation() {
			return privacy.Authored{}, false
		}
		cut := max(strings.LastIndex(strings.TrimRight(p.Text, ".) "), ". "), strings.LastIndex(p.Text, "; "))
		if cut <= 0 {
			return privacy.Authored{}, false
		}
		p.Text = p.Text[:cut] + "."
	}
}
