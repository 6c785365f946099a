package policy

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/privacy"
)

// titleAtMost is how many characters of a passage stand for its title.
const titleAtMost = 60

// On returns the passages on a topic that hold on a day and have not been
// replaced, in the order of the pack.
func (p *Pack) On(topic string, day time.Time) []Passage {
	var found []Passage
	for _, passage := range p.passages {
		if passage.Topic == topic && passage.State != Withdrawn && !passage.IsOutdated(day) {
			found = append(found, passage.clone())
		}
	}
	return found
}

// Title is a passage in a few words: those in which it is asked for first, or
// else its beginning.
func (p Passage) Title() privacy.Authored {
	title := p.Text
	if len(p.Asked) > 0 {
		title = p.Asked[0]
	}
	title = unquoted(title)
	if utf8.RuneCountInString(title) > titleAtMost {
		cut := string([]rune(title)[:titleAtMost])
		if at := strings.LastIndexByte(cut, ' '); at > 0 {
			cut = cut[:at]
		}
		title = cut + "…"
	}
	return privacy.Author(title)
}
