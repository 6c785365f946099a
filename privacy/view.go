package privacy

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// markByte stands in a view for a mark such as [name 1], whether it stood in
// the text as it came or was put there by an earlier pass.
const markByte = 0x02

// symbolByte stands in a view for anything that is neither a letter, a digit,
// a space nor ASCII punctuation: emoji, broken bytes, dingbats.
const symbolByte = 0x01

// view is a text as the detectors read it: small letters without accents,
// digits of every script as ASCII, quotation marks and dashes straight, nothing
// invisible, and every mark one byte. Each byte knows where it came from.
type view struct {
	text    string
	bytes   []byte
	origin  []uint32 // offset in text times two, plus one for a capital; one more entry than bytes
	marks   []mark   // in order: one for each markByte
	tokens  []token
	hits    []hit
	money   bool // it is a message of mobile money
	lattice lattice
}

// mark is one mark in the text, or a stretch that an earlier pass masked.
type mark struct {
	start, end int // in text
	kind       Kind
	number     int  // of a person, 0 when unnumbered
	standing   bool // it was in the text as it came
}

// hit is a stretch of the view that a detector wants gone.
type hit struct {
	start, end int32 // in view.bytes
	class      class
}

// build fills the view from a text in which the masked stretches (sorted, not
// overlapping) read as marks.
func (v *view) build(text string, masked []Span) {
	v.text = text
	v.bytes, v.origin = v.bytes[:0], v.origin[:0]
	v.marks, v.tokens, v.hits = v.marks[:0], v.tokens[:0], v.hits[:0]
	for i := 0; i < len(text); {
		if len(masked) > 0 && masked[0].Start <= i {
			v.mark(mark{start: masked[0].Start, end: masked[0].End, kind: masked[0].Kind}, i)
			i = max(masked[0].End, i)
			masked = masked[1:]
			continue
		}
		c := text[i]
		if c < utf8.RuneSelf {
			if c == '[' {
				if m, ok := markAt(text, i); ok {
					v.mark(m, i)
					i = m.end
					continue
				}
			}
			if c == '%' {
				if plain, ok := percent(text, i); ok {
					v.put(plain, i, false)
					i += 3
					continue
				}
			}
			switch {
			case c >= 'A' && c <= 'Z':
				v.put(c+'a'-'A', i, true)
			case c == '`':
				v.put('\'', i, false)
			case c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f:
				v.put(symbolByte, i, false)
			default:
				v.put(c, i, false)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		v.fold(r, size, i)
		i += size
	}
	v.origin = append(v.origin, uint32(len(text))<<1)
}

// percent reads a digit, or a sign that stands between digits, that is encoded
// as in the address of a page: %20, %37.
func percent(text string, i int) (plain byte, ok bool) {
	if i+2 >= len(text) {
		return 0, false
	}
	switch text[i+1] {
	case '2':
		switch text[i+2] {
		case '0':
			return ' ', true
		case '8', '9', 'B', 'b', 'D', 'd', 'E', 'e':
			return "()*+,-./"[hexDigit(text[i+2])-8], true
		}
	case '4':
		return '@', text[i+2] == '0'
	case '5':
		return '_', text[i+2]|0x20 == 'f'
	case '3':
		if isDigit(text[i+2]) {
			return text[i+2], true
		}
	}
	return 0, false
}

func hexDigit(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

func (v *view) put(c byte, at int, upper bool) {
	o := uint32(at) << 1
	if upper {
		o |= 1
	}
	v.bytes = append(v.bytes, c)
	v.origin = append(v.origin, o)
}

func (v *view) mark(m mark, at int) {
	v.marks = append(v.marks, m)
	v.put(markByte, at, false)
}

// fold puts what one rune beyond ASCII reads as.
func (v *view) fold(r rune, size, at int) {
	switch {
	case r == utf8.RuneError && size <= 1:
		v.put(symbolByte, at, false)
	case isInvisible(r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r):
	case unicode.IsSpace(r):
		if r == '\u2028' || r == '\u2029' || r == '\u0085' {
			v.put('\n', at, false)
			return
		}
		v.put(' ', at, false)
	case unicode.Is(unicode.Nd, r):
		v.put(byte('0'+digitValue(r)), at, false)
	case r >= 0x1F100 && r <= 0x1F10A: // digits with a full stop or comma
		v.put(byte('0'+max(0, int(r)-0x1F101)), at, false)
	case r >= 0x2776 && r <= 0x277E: // black circles
		v.put(byte('1'+r-0x2776), at, false)
	case r == 0x1F51F: // keycap ten
		v.put('1', at, false)
		v.put('0', at, false)
	default:
		if plain, ok := lookalike(r); ok {
			v.put(plain, at, unicode.IsUpper(r))
			return
		}
		v.decompose(r, size, at)
	}
}

// decompose puts the compatibility decomposition of a rune.
func (v *view) decompose(r rune, size, at int) {
	decomposed := norm.NFKD.PropertiesString(v.text[at : at+size]).Decomposition()
	if decomposed == nil {
		v.plain(r, at)
		return
	}
	for len(decomposed) > 0 {
		d, n := utf8.DecodeRune(decomposed)
		decomposed = decomposed[n:]
		if unicode.Is(unicode.Mn, d) || isInvisible(d) {
			continue
		}
		if plain, ok := lookalike(d); ok {
			v.put(plain, at, unicode.IsUpper(d))
			continue
		}
		v.plain(d, at)
	}
}

func (v *view) plain(r rune, at int) {
	switch {
	case r < utf8.RuneSelf && r >= 'A' && r <= 'Z':
		v.put(byte(r)+'a'-'A', at, true)
	case r < utf8.RuneSelf && r >= ' ':
		v.put(byte(r), at, false)
	case unicode.Is(unicode.Nd, r):
		v.put(byte('0'+digitValue(r)), at, false)
	case unicode.IsLetter(r):
		upper := unicode.IsUpper(r)
		var buf [utf8.UTFMax]byte
		n := utf8.EncodeRune(buf[:], unicode.ToLower(r))
		for _, c := range buf[:n] {
			v.put(c, at, upper)
		}
	default:
		v.put(symbolByte, at, false)
	}
}

// digitValue is the value of a decimal digit of any script. Every script's ten
// digits stand in a row, the five mathematical sets one after the other.
func digitValue(r rune) int {
	if r >= 0x1D7CE && r <= 0x1D7FF {
		return int(r-0x1D7CE) % 10
	}
	n := 0
	for n < 9 && unicode.Is(unicode.Nd, r-1) {
		r--
		n++
	}
	return n
}

// upper reports whether the byte at i was a capital in the text.
func (v *view) upper(i int32) bool { return v.origin[i]&1 == 1 }

// source is the stretch of the text that a stretch of the view was read from.
// Combining and invisible characters behind its last letter go with it.
func (v *view) source(start, end int32) (int, int) {
	for end < int32(len(v.bytes)) && v.origin[end]>>1 == v.origin[end-1]>>1 {
		end++
	}
	for start > 0 && v.origin[start]>>1 == v.origin[start-1]>>1 {
		start--
	}
	return int(v.origin[start] >> 1), int(v.origin[end] >> 1)
}
