package privacy

// What detectors ask about a token and the ones beside it. An index outside
// the text is answered with nothing.

// word is the word at token i.
func (v *view) word(i int) []byte {
	if i < 0 || i >= len(v.tokens) || v.tokens[i].kind != tokenWord {
		return nil
	}
	return v.bytes[v.tokens[i].start:v.tokens[i].end]
}

// digits is the number at token i, as written.
func (v *view) digits(i int) []byte {
	if i < 0 || i >= len(v.tokens) || v.tokens[i].kind != tokenNumber {
		return nil
	}
	return v.bytes[v.tokens[i].start:v.tokens[i].end]
}

// value is the number at token i, and -1 when there is none or it is long.
func (v *view) value(i int) int {
	d := v.digits(i)
	if len(d) == 0 || len(d) > 6 {
		return -1
	}
	n := 0
	for _, c := range d {
		n = n*10 + int(c-'0')
	}
	return n
}

// is reports whether token i is this sign.
func (v *view) is(i int, sign byte) bool {
	return i >= 0 && i < len(v.tokens) && v.tokens[i].kind == tokenPunct && v.bytes[v.tokens[i].start] == sign
}

// has reports whether token i is a word with any of these traits.
func (v *view) has(i int, t trait) bool {
	return i >= 0 && i < len(v.tokens) && v.tokens[i].traits&t != 0
}

// glued reports whether token i follows the one before without a space.
func (v *view) glued(i int) bool { return i > 0 && i < len(v.tokens) && v.tokens[i].glued }

// kind is what token i is made of; outside the text, a symbol.
func (v *view) kindAt(i int) tokenKind {
	if i < 0 || i >= len(v.tokens) {
		return tokenSymbol
	}
	return v.tokens[i].kind
}

// free reports whether token i exists and nobody has taken it.
func (v *view) free(i int) bool {
	return i >= 0 && i < len(v.tokens) && v.tokens[i].taken == classNone
}

// allFree reports whether nobody has taken any token from i to j.
func (v *view) allFree(i, j int) bool {
	for k := i; k <= j; k++ {
		if !v.free(k) {
			return false
		}
	}
	return true
}

// length is the number of bytes of token i.
func (v *view) length(i int) int {
	if i < 0 || i >= len(v.tokens) {
		return 0
	}
	return int(v.tokens[i].end - v.tokens[i].start)
}
