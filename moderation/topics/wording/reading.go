package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxBytes is how much of a posting is read. What follows is a pasted
// document: its first lines say what it is about.
const MaxBytes = 2000

// Reading is a posting as the tagger sees it.
type Reading struct {
	Tokens []Token
	Shape  Shape
}

// Worded reports whether there is any word or number at all, emoji and the
// scrubber's marks aside.
func (r Reading) Worded() bool {
	for i := range r.Tokens {
		if t := &r.Tokens[i]; t.Class != Person && t.Text[0] != ':' {
			return true
		}
	}
	return false
}

// Shape is what a posting looks like, its words aside.
type Shape struct {
	Questions int  // question marks
	EndsAsked bool // the last mark of the posting is a question mark
	Exclaims  int
	Pictures  int  // emoji and other symbols
	Shouted   bool // begins in capitals, as an alert does
	Lines     int
}

// Read reads a text. Any bytes will do: what is not UTF-8 separates words.
func Read(text string) Reading {
	if len(text) > MaxBytes {
		text = strings.ToValidUTF8(text[:MaxBytes], "")
	}
	r := reader{low: make([]byte, 0, len(text)+8)}
	r.tokens = make([]Token, 0, len(text)/5+4)
	r.starts = true
	r.read(text)
	r.classify()
	return Reading{Tokens: r.tokens, Shape: r.shape}
}

type reader struct {
	low     []byte
	tokens  []Token
	shape   Shape
	starts  bool
	capital int
	letters int
}

func (r *reader) read(text string) {
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == '[':
			if kind, n := mark(text[i:]); n > 0 {
				r.end()
				r.emit(Token{Text: "<" + kind + ">", Class: Person})
				i += n
				continue
			}
			r.end()
		case c == '.' || c == ',':
			if r.inNumber() && i+1 < len(text) && isDigit(text[i+1]) {
				r.low = append(r.low, '.')
				break
			}
			r.stop(c)
		case c == '?' || c == '!' || c == ';' || c == ':' || c == '\n':
			r.stop(c)
		case c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`':
			// Ng'ombe, don't, child's: one word.
		case c == '%':
			r.end()
			r.emit(Token{Text: "%", Class: Percent})
		case c == '°' || c == 'º':
			r.end()
			r.emit(Token{Text: "°", Class: Degree})
		case c == '-' || c == '/' || c == '+':
			if c == '-' && len(r.low) == 0 && i+1 < len(text) && isDigit(text[i+1]) && (i == 0 || text[i-1] == ' ') {
				r.emit(Token{Text: "minus"})
			}
			r.end()
		case isLetter(c) || unicode.IsDigit(c):
			r.add(c)
		case unicode.Is(unicode.So, c) || c >= 0x1F000:
			r.end()
			r.shape.Pictures++
			if word := picture(c); word != "" {
				r.emit(Token{Text: word})
			}
		case c == 0xFE0F || c == 0x200D || c == 0xAD || unicode.Is(unicode.Mn, c) || unicode.Is(unicode.Cf, c):
		default:
			r.end()
		}
		i += size
	}
	r.end()
	r.shape.Lines++
	r.shape.Shouted = r.letters >= 8 && r.capital*4 >= r.letters*3
}

func isLetter(c rune) bool {
	return c < utf8.RuneSelf && (c|0x20 >= 'a' && c|0x20 <= 'z') || c >= utf8.RuneSelf && unicode.IsLetter(c)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (r *reader) inNumber() bool {
	return len(r.low) > 0 && (isDigit(r.low[len(r.low)-1]) || r.low[len(r.low)-1] == '.')
}

// add adds a character to the word. A number and the word that touches it are
// two tokens ("9am", "2vials"), except where they name a vaccine or a form
// ("penta3", "td2"): those are put together again by classify.
func (r *reader) add(c rune) {
	if c < utf8.RuneSelf {
		b := byte(c)
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
			if r.letters < 30 {
				r.capital++
			}
		}
		digit := isDigit(b)
		if !digit && r.letters < 30 {
			r.letters++
		}
		if len(r.low) > 0 && r.inNumber() != digit {
			glued := !r.inNumber()
			r.end()
			if glued && len(r.tokens) > 0 {
				r.tokens[len(r.tokens)-1].glued = true
			}
		}
		r.low = append(r.low, b)
		return
	}
	c = plain(unicode.ToLower(c))
	if unicode.IsDigit(c) {
		c = '0'
	}
	r.low = utf8.AppendRune(r.low, c)
}

// plain takes the accent off the letters that phones put in by themselves.
func plain(c rune) rune {
	switch c {
	case 'á', 'à', 'â', 'ä', 'ã', 'å':
		return 'a'
	case 'é', 'è', 'ê', 'ë':
		return 'e'
	case 'í', 'ì', 'î', 'ï', 'ĩ':
		return 'i'
	case 'ó', 'ò', 'ô', 'ö', 'õ':
		return 'o'
	case 'ú', 'ù', 'û', 'ü', 'ũ':
		return 'u'
	}
	return c
}

func (r *reader) stop(c rune) {
	r.end()
	switch c {
	case '?':
		r.shape.Questions++
		r.shape.EndsAsked = true
	case '!':
		r.shape.Exclaims++
	case '.':
	case '\n':
		r.shape.Lines++
	case ',', ':', ';':
		if n := len(r.tokens); n > 0 && r.tokens[n-1].Stop == 0 {
			r.tokens[n-1].Stop = ','
		}
		return
	}
	if c == '\n' {
		c = '.'
	}
	if n := len(r.tokens); n > 0 && (r.tokens[n-1].Stop == 0 || c == '?') {
		r.tokens[n-1].Stop = byte(c)
	}
	r.starts = true
}

// end closes the word that is being read.
func (r *reader) end() {
	if len(r.low) == 0 {
		return
	}
	word := spell(string(squeeze(r.low)))
	r.low = r.low[:0]
	r.emit(Token{Text: word})
}

func (r *reader) emit(t Token) {
	t.Starts = r.starts
	r.starts = false
	r.shape.EndsAsked = false
	r.tokens = append(r.tokens, t)
}

// squeeze evens out repeated letters: "sanaaa" is "sana", "freezer" stays.
func squeeze(word []byte) []byte {
	run, out := 0, word[:0]
	for i, c := range word {
		if i > 0 && c == word[i-1] && !isDigit(c) {
			run++
		} else {
			run = 0
		}
		if run >= 2 {
			if run == 2 {
				out = out[:len(out)-1]
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// mark reads a mark that the scrubber left, such as "[name 1]": its kind and
// how many bytes it takes.
func mark(text string) (kind string, size int) {
	end := strings.IndexByte(text, ']')
	if end < 2 || end > 16 {
		return "", 0
	}
	inside := text[1:end]
	for i := 0; i < len(inside); i++ {
		if c := inside[i]; c < 'a' || c > 'z' {
			if i > 1 && c == ' ' {
				return inside[:i], end + 1
			}
			return "", 0
		}
	}
	return inside, end + 1
}

// picture names the emoji that say something.
func picture(c rune) string {
	switch c {
	case '🙏', '🙌', '👏', '🎉', '💪', '👍', '🤝', '❤', '🥳', '👌', '🔥':
		return ":thanks"
	case '😂', '🤣', '😅', '😄', '😁', '😆', '😀', '😊':
		return ":laugh"
	case '😢', '😭', '💔', '😔', '😞':
		return ":sad"
	case '🤔', '🤷', '🙄':
		return ":wonder"
	case '👆', '📎', '👇', '📄', '📷', '📸':
		return ":attached"
	case '🚨', '⚠', '📢':
		return ":alert"
	}
	return ""
}
