package transcript

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mentions takes the names of a chat's own senders out of what others write.
// The scrubber does not know them; this chat does.
type mentions struct {
	// names are the senders' names by their first word, the longest first.
	names map[string][][]string
}

// newMentions prepares the names of senders. Numbers are for the scrubber.
func newMentions(senders []*sender) *mentions {
	m := &mentions{names: make(map[string][][]string)}
	for _, s := range senders {
		words := strings.FieldsFunc(s.name, func(r rune) bool { return !isNameRune(r) })
		if isNumber(s.name) || len(words) == 0 || len(words) == 1 && utf8.RuneCountInString(words[0]) < 3 {
			continue
		}
		key := strings.ToLower(words[0])
		list := append(m.names[key], words)
		for i := len(list) - 1; i > 0 && len(list[i]) > len(list[i-1]); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		m.names[key] = list
	}
	return m
}

func isNameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' || unicode.Is(unicode.Mn, r)
}

// mask replaces whom a text names: what a phone marks as a mention ("@" with
// invisible marks about the name), and the senders' names as they are. The
// same person has the same number. The text comes back as it was if there is
// nobody in it.
func (m *mentions) mask(text []byte) []byte {
	if len(m.names) == 0 && !bytes.Contains(text, []byte(open)) {
		return text
	}
	var out []byte
	var people []string
	last := 0
	replace := func(from, to int, name string) {
		at := 0
		for at < len(people) && people[at] != name {
			at++
		}
		if at == len(people) {
			people = append(people, name)
		}
		out = append(append(out, text[last:from]...), "[name "...)
		out = append(strconv.AppendInt(out, int64(at+1), 10), ']')
		last = to
	}
	for i := 0; i < len(text); {
		if end := marked(text, i); end > 0 {
			replace(i, end, strings.ToLower(normal(text[i:end])))
			i = end
			continue
		}
		word, size := firstWord(text[i:])
		if size == 0 {
			_, width := utf8.DecodeRune(text[i:])
			i += width
			continue
		}
		if to, name := m.nameAt(text, i, word); to > 0 {
			replace(i, to, name)
			i = to
			continue
		}
		i += size
	}
	if out == nil {
		return text
	}
	return append(out, text[last:]...)
}

const (
	open = "\u2068"
	shut = "\u2069"
)

// marked is the end of the name that a phone has marked at i; 0 is none. A
// number stays for the scrubber.
func marked(text []byte, i int) int {
	if text[i] != open[0] || !has(text, i, open) {
		return 0
	}
	end := bytes.Index(text[i:], []byte(shut))
	if end < 0 || end > mostSender || bytes.IndexByte(text[i:i+end], '\n') >= 0 {
		return 0
	}
	if isNumber(normal(text[i+len(open) : i+end])) {
		return 0
	}
	return i + end + len(shut)
}

// firstWord is the word with which a text begins, and its size.
func firstWord(text []byte) ([]byte, int) {
	size := 0
	for size < len(text) {
		r, width := rune(text[size]), 1
		if r >= utf8.RuneSelf {
			r, width = utf8.DecodeRune(text[size:])
		}
		if !isNameRune(r) {
			break
		}
		size += width
	}
	return text[:size], size
}

// nameAt finds a sender's name that begins with the word at i. One that is a
// single word must be written with its capital, as names are: "Hope" is one,
// "hope" is not.
func (m *mentions) nameAt(text []byte, i int, word []byte) (to int, name string) {
	var lower [40]byte
	if len(word) > len(lower) {
		return 0, ""
	}
	list := m.names[string(appendLower(lower[:0], word))]
	for _, words := range list {
		if len(words) == 1 {
			if string(word) == words[0] {
				return i + len(word), strings.ToLower(words[0])
			}
			continue
		}
		at, fits := i+len(word), true
		for _, next := range words[1:] {
			at = skipSpace(text, at)
			found, size := firstWord(text[at:])
			if !bytes.EqualFold(found, []byte(next)) {
				fits = false
				break
			}
			at += size
		}
		if fits {
			return at, strings.ToLower(strings.Join(words, " "))
		}
	}
	return 0, ""
}

func appendLower(into, word []byte) []byte {
	for _, c := range word {
		if c >= utf8.RuneSelf {
			return append(into[:0], bytes.ToLower(word)...)
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		into = append(into, c)
	}
	return into
}
