package privacy

// tokenKind is what a token is made of.
type tokenKind uint8

const (
	tokenWord   tokenKind = iota // letters, with apostrophes inside
	tokenNumber                  // digits
	tokenPunct                   // one sign of ASCII punctuation
	tokenSymbol                  // an emoji or anything else
	tokenMark                    // a mark
	tokenOwn                     // the 's of a possessive
)

// shape is how a word was written.
type shape uint8

const (
	shapeLower shape = iota
	shapeTitle       // Otieno
	shapeUpper       // OTIENO, two letters or more
	shapeMixed       // McOdongo, oTIENO
)

// token is one word, number, sign or mark of a view.
type token struct {
	start, end int32
	kind       tokenKind
	shape      shape
	glued      bool // nothing between it and the token before
	newLine    bool // a line break between it and the token before
	taken      class
	traits     trait // what the lexicon knows of a word
	key        uint64
	mark       int32 // index into view.marks
}

// tokenize cuts the view into tokens.
func (v *view) tokenize() {
	b := v.bytes
	marks := int32(0)
	glued, newLine := false, true
	for i := int32(0); i < int32(len(b)); {
		c := b[i]
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			glued = false
			newLine = newLine || c == '\n'
			i++
			continue
		}
		t := token{start: i, end: i + 1, glued: glued, newLine: newLine}
		switch {
		case c == markByte:
			t.kind, t.mark = tokenMark, marks
			t.taken = classOf(v.marks[marks].kind)
			marks++
		case isDigit(c):
			t.kind = tokenNumber
			for t.end < int32(len(b)) && isDigit(b[t.end]) {
				t.end++
			}
		case isLetter(c):
			v.readWord(&t)
		case c == '\'' && v.isOwn(i) && glued:
			t.kind, t.end = tokenOwn, i+2
		case c < ' ' || c == 0x7f:
			t.kind = tokenSymbol
		default:
			t.kind = tokenPunct
		}
		v.tokens = append(v.tokens, t)
		i = t.end
		glued, newLine = true, false
	}
}

// readWord reads a word to its end and looks at its capitals.
func (v *view) readWord(t *token) {
	b := v.bytes
	end, uppers, letters := t.start, 0, 0
	hash := uint64(hashStart)
	for end < int32(len(b)) {
		c := b[end]
		if c == '\'' {
			if end+1 < int32(len(b)) && isLetter(b[end+1]) && !v.isOwn(end) {
				end++
				continue
			}
			break
		}
		if !isLetter(c) {
			break
		}
		hash = (hash ^ uint64(c)) * hashPrime
		letters++
		if v.upper(end) {
			uppers++
		}
		end++
	}
	t.kind, t.end, t.key = tokenWord, end, hash
	switch {
	case uppers == 0:
		t.shape = shapeLower
	case uppers == letters && letters > 1:
		t.shape = shapeUpper
	case uppers == 1 && v.upper(t.start):
		t.shape = shapeTitle
	default:
		t.shape = shapeMixed
	}
}

// isOwn reports whether the apostrophe at i begins a possessive 's.
func (v *view) isOwn(i int32) bool {
	b := v.bytes
	return i+1 < int32(len(b)) && b[i] == '\'' && b[i+1] == 's' &&
		(i+2 == int32(len(b)) || !isLetter(b[i+2]) && b[i+2] != '\'')
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// The hash of a word is FNV-1a of its letters, apostrophes left out.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func hashWord(word string) uint64 {
	hash := uint64(hashStart)
	for i := 0; i < len(word); i++ {
		if word[i] != '\'' {
			hash = (hash ^ uint64(word[i])) * hashPrime
		}
	}
	return hash
}
