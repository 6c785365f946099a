package phrases

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Key names a phrase.
type Key string

// Phrase is one sentence in both languages. Braces hold the names of what is
// filled in: "{count} postings".
type Phrase struct {
	English   string
	Kiswahili string
	// Reviewed says whether a Kiswahili speaker has read the sentence.
	Reviewed bool
}

// Fill is one value for a phrase: a number or a word of ours. There is no way
// to fill in what a person wrote but through privacy.Clean.
type Fill struct {
	name, value string
}

// Number fills in a whole number.
func Number(name string, n int) Fill { return Fill{name, strconv.Itoa(n)} }

// Word fills in a word of our own, such as a command's name or a version.
func Word(name, word string) Fill { return Fill{name, word} }

// Text fills in something authored.
func Text(name string, text privacy.Authored) Fill { return Fill{name, text.String()} }

// Quote fills in clean text.
func Quote(name string, text privacy.Clean) Fill { return Fill{name, text.String()} }

// In is the phrase in a language, filled in. A key or a language that is not in
// the catalogue is a fault of the program: it panics, and a test walks them all.
func (k Key) In(language chat.Language, fills ...Fill) privacy.Authored {
	phrase, ok := catalogue[k]
	if !ok {
		panic(fmt.Sprintf("phrases: no phrase %q", string(k)))
	}
	text := phrase.English
	if language == chat.Kiswahili {
		text = phrase.Kiswahili
	}
	if len(fills) > 0 {
		pairs := make([]string, 0, 2*len(fills))
		for _, fill := range fills {
			pairs = append(pairs, "{"+fill.name+"}", fill.value)
		}
		text = strings.NewReplacer(pairs...).Replace(text)
	}
	return privacy.Author(text)
}

// Keys lists the whole catalogue in order.
func Keys() []Key {
	keys := make([]Key, 0, len(catalogue))
	for key := range catalogue {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

// Find returns a phrase as it stands in the catalogue.
func Find(key Key) (Phrase, bool) {
	phrase, ok := catalogue[key]
	return phrase, ok
}

// gather puts the parts of the catalogue together.
func gather(parts ...map[Key]Phrase) map[Key]Phrase {
	all := make(map[Key]Phrase)
	for _, part := range parts {
		for key, phrase := range part {
			if _, twice := all[key]; twice {
				panic(fmt.Sprintf("phrases: %q stands twice in the catalogue", string(key)))
			}
			all[key] = phrase
		}
	}
	return all
}
