package privacy

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mshauri/mshauri/privacy/score"
)

// namePool is where other names come from.
type namePool struct {
	first, last, everyday, places []string
}

func newNamePool() *namePool {
	p := new(namePool)
	section := ""
	for line := range strings.Lines(unpack("data/names.txt.gz")) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "# "); ok {
			section = heading
			continue
		}
		switch {
		case strings.ContainsAny(section, "f"):
			p.first = append(p.first, line)
		case strings.ContainsAny(section, "ls"):
			p.last = append(p.last, line)
		}
	}
	more, _ := data.ReadFile("data/morenames.txt")
	for line := range strings.Lines(string(more)) {
		switch {
		case strings.HasPrefix(line, "# "):
			section = line
		case strings.HasPrefix(section, "# family"):
			p.last = append(p.last, strings.Fields(line)...)
		default:
			p.first = append(p.first, strings.Fields(line)...)
		}
	}
	for line := range strings.Lines(unpack("data/places.txt.gz")) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			p.places = append(p.places, line)
		}
	}
	words, _ := data.ReadFile("data/words.txt")
	for line := range strings.Lines(string(words)) {
		if strings.HasPrefix(line, "# ") {
			section = line
		} else if strings.HasPrefix(section, "# everyday") {
			for _, word := range strings.Fields(line) {
				if builtin().of(hashWord(word))&(traitMonth|traitWeekday) == 0 {
					p.everyday = append(p.everyday, word)
				}
			}
		}
	}
	return p
}

// vary writes a message anew with other names and places, now and then all in
// small letters or capitals.
func vary(m score.Message, random *rand.Rand, pool *namePool, epoch int) (string, []score.Span) {
	if epoch == 0 {
		return m.Text, m.Spans
	}
	var out strings.Builder
	var spans []score.Span
	at := 0
	for _, s := range m.Spans {
		out.WriteString(m.Text[at:s.Start])
		start := out.Len()
		switch s.Type {
		case "NAME":
			out.WriteString(otherName(m.Text[s.Start:s.End], random, pool))
		case "LOCATION":
			out.WriteString(otherPlace(m.Text[s.Start:s.End], random, pool))
		default:
			out.WriteString(m.Text[s.Start:s.End])
		}
		spans = append(spans, score.Span{Start: start, End: out.Len(), Type: s.Type})
		at = s.End
	}
	out.WriteString(m.Text[at:])
	text := out.String()
	switch p := random.Float64(); {
	case p < 0.12:
		return sameLength(text, strings.ToLower(text)), spans
	case p < 0.15:
		return sameLength(text, strings.ToUpper(text)), spans
	}
	return text, spans
}

// sameLength gives the changed text if offsets still hold in it.
func sameLength(text, changed string) string {
	if len(text) == len(changed) {
		return changed
	}
	return text
}

func otherName(name string, random *rand.Rand, pool *namePool) string {
	swap := random.Float64() < 0.75
	return eachWord(name, func(i int, word string) string {
		t := builtin().of(hashWord(strings.ToLower(word)))
		if !swap || utf8.RuneCountInString(word) < 3 || t&(traitPerson|traitHonour|traitColleague|traitLink|traitKin) != 0 && t&traitName == 0 {
			return word
		}
		switch p := random.Float64(); {
		case p < 0.04:
			word = like(word, pool.everyday[random.IntN(len(pool.everyday))])
		case i == 0 && p < 0.6 || p < 0.25:
			word = like(word, pool.first[random.IntN(len(pool.first))])
		default:
			word = like(word, pool.last[random.IntN(len(pool.last))])
		}
		if random.Float64() < 0.12 {
			word = misspell(word, random)
		}
		return word
	})
}

func otherPlace(place string, random *rand.Rand, pool *namePool) string {
	return eachWord(place, func(_ int, word string) string {
		t := builtin().of(hashWord(strings.ToLower(word)))
		if t&traitPlace != 0 && t&(traitWord|traitLandmark) == 0 && random.Float64() < 0.5 {
			return like(word, pool.places[random.IntN(len(pool.places))])
		}
		return word
	})
}

func eachWord(text string, change func(i int, word string) string) string {
	var out strings.Builder
	n := 0
	for text != "" {
		end := 0
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !(strings.ContainsRune("'’`ʼ", r) && end > 0) {
				break
			}
			end += size
		}
		if end > 0 {
			out.WriteString(change(n, text[:end]))
			n++
		} else {
			_, end = utf8.DecodeRuneInString(text)
			out.WriteString(text[:end])
		}
		text = text[end:]
	}
	return out.String()
}

// like writes a word in the capitals of another.
func like(model, word string) string {
	switch {
	case model == strings.ToUpper(model) && len(model) > 1:
		return strings.ToUpper(word)
	case model == strings.ToLower(model):
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// misspell doubles, drops or changes one letter that is not the first.
func misspell(word string, random *rand.Rand) string {
	if len(word) < 4 {
		return word
	}
	i := 1 + random.IntN(len(word)-1)
	switch random.IntN(3) {
	case 0:
		return word[:i] + word[i:i+1] + word[i:]
	case 1:
		return word[:i] + word[i+1:]
	}
	swaps := strings.NewReplacer("k", "c", "c", "k", "i", "y", "y", "i", "e", "i", "a", "e", "o", "u", "u", "o", "b", "p", "d", "t", "l", "r", "r", "l", "s", "z")
	return word[:i] + swaps.Replace(word[i:i+1]) + word[i+1:]
}
