package policy

import (
	"strings"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// MaxShown is how many characters a passage may have with everything that
// stands round it.
const MaxShown = 600

// The marks of quotation. They stand only round the words of an imported file.
const (
	opening = "“"
	closing = "”"
)

// Show puts a passage as it is shown to one who asked: word for word in
// quotation marks when it was read from an imported document, otherwise
// introduced as our own words; with its source, and with a mark when the
// programme has not checked it yet.
func Show(hit Hit, language chat.Language) privacy.Authored {
	return privacy.Author(hit.Passage.show(language))
}

func (p Passage) show(language chat.Language) string {
	words := wordsIn(language)
	var b strings.Builder
	if p.State == Superseded || len(p.SupersededBy) > 0 {
		b.WriteString(words.older)
	}
	switch source := p.SourceLine(language); {
	case p.isQuotation():
		b.WriteString(opening + p.Text + closing + " – " + source)
		if !strings.HasSuffix(source, ".") {
			b.WriteByte('.')
		}
	case source == "":
		b.WriteString(words.background + unquoted(p.Text) + " " + words.askFirst)
	default:
		b.WriteString(words.after + source + ": " + unquoted(p.Text))
	}
	if !p.IsReviewed() {
		b.WriteString(" " + words.draft)
	}
	return b.String()
}

// isQuotation reports whether the text was read, word for word, in a file that
// was imported.
func (p Passage) isQuotation() bool { return p.Kind == Verbatim && p.Origin != "" }

// unquoted takes marks of quotation out of our own words, so that none ever
// stands round them.
func unquoted(text string) string {
	return strings.NewReplacer(`"`, "", opening, "", closing, "", "„", "", "«", "", "»", "", "‟", "").Replace(text)
}

// Fits reports whether a passage can be shown in either language.
func (p Passage) Fits() bool {
	return utf8.RuneCountInString(p.show(chat.English)) <= MaxShown && utf8.RuneCountInString(p.show(chat.Kiswahili)) <= MaxShown
}
