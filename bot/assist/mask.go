package assist

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/privacy"
)

// mask hides the programme's facilities, which scrubbed text may name.
type mask struct{ names *regexp.Regexp }

// kindsOf are the words that many facilities have in their names.
var kindsOf = []string{"health", "centre", "center", "hospital", "dispensary", "clinic", "level", "sub", "county", "district", "referral", "medical", "maternity", "mission", "nursing", "home", "the", "st"}

// newMask hides each facility's whole name, and the part before what many have:
// of "Karima Health Centre" also "Karima".
func newMask(facilities []string) mask {
	var all []string
	for _, name := range facilities {
		words := strings.Fields(name)
		own := slices.IndexFunc(words, func(word string) bool { return slices.Contains(kindsOf, strings.ToLower(word)) })
		for _, n := range []int{len(words), own} {
			if n > 0 && len(strings.Join(words[:n], " ")) > 2 {
				parts := make([]string, n)
				for i, word := range words[:n] {
					parts[i] = regexp.QuoteMeta(word)
				}
				all = append(all, strings.Join(parts, `\s+`))
			}
		}
	}
	if len(all) == 0 {
		return mask{}
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return mask{regexp.MustCompile(`(?i)` + strings.Join(all, "|"))}
}

// shown is what a model sees of a text: so much of it, without facilities.
func (m mask) shown(text privacy.Clean) string {
	if m.names == nil {
		return text.First(most).String()
	}
	return m.upTo(text.String(), most)
}

// upTo is so many bytes of a text without facilities. They are hidden before it
// is cut, or the cut could leave half a name.
func (m mask) upTo(text string, most int) string {
	if m.names != nil {
		text = m.names.ReplaceAllString(text, "[facility]")
	}
	for n := range text {
		if n >= most {
			return text[:n]
		}
	}
	return text
}
