package privacy

import "strings"

// findSpelt takes names and places that are written letter by letter, as nurses
// do to slip past a machine or to spell a name: K.i.p.l.a.g.a.t, K a p s o w a r,
// W-a-n-j-i-k-u. What spells a word, or counts its answers (a b c d), stays.
func (s *Scrubber) findSpelt(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) || v.length(i) != 1 || v.kindAt(i) != tokenWord {
			continue
		}
		hash, end, letters, ascending := (uint64(hashStart)^uint64(v.bytes[v.tokens[i].start]))*hashPrime, i, 1, true
		for k := i + 1; k < len(v.tokens) && letters < 24; k++ {
			if v.speltSign(k) && v.glued(k) && v.kindAt(k+1) == tokenWord && v.length(k+1) == 1 {
				k++
			}
			if v.kindAt(k) != tokenWord || v.length(k) != 1 || v.tokens[k].newLine || !v.free(k) {
				break
			}
			hash = (hash ^ uint64(v.bytes[v.tokens[k].start])) * hashPrime
			ascending = ascending && v.bytes[v.tokens[k].start] > v.bytes[v.tokens[end].start]
			end = k
			letters++
		}
		known := s.words.of(hash)
		switch {
		case letters < 4, ascending, known&traitWord != 0 && known&(traitFirst|traitLast) == 0:
		case known&(traitFirst|traitLast|traitLocalName) != 0:
			v.add(className, i, end)
		case known&(traitWard|traitLocality|traitArea|traitLocalPlace) != 0:
			v.add(classPlace, i, end)
		case letters >= 5 && !v.answers(i, end):
			v.add(className, i, end)
		}
		i = end
	}
}

func (v *view) speltSign(k int) bool {
	return v.is(k, '.') || v.is(k, '-') || v.is(k, '_') || v.is(k, '*') || v.is(k, '/')
}

// answers reports whether the letters from token i to token j can be answers to
// a quiz, true and false included.
func (v *view) answers(i, j int) bool {
	for k := i; k <= j; k++ {
		if c := v.bytes[v.tokens[k].start]; isLetter(c) && (c > 'f' && c != 't' && c != 'x') {
			return false
		}
	}
	return true
}

// findMirrored takes what is written from right to left by a mark of direction,
// so that people read a name and a machine does not: "poreJ" behind U+202E.
func findMirrored(v *view) {
	at, i := 0, 0
	for {
		start := strings.Index(v.text[at:], "\u202e")
		if start < 0 {
			return
		}
		start += at
		end, closed := len(v.text), false
		if n := strings.IndexAny(v.text[start:], "\u202c\n"); n >= 0 {
			end = start + n
			closed = v.text[end] != '\n'
		}
		first := true // without an end, only the word right behind the mark
		for ; i < len(v.tokens) && int(v.origin[v.tokens[i].start]>>1) < end; i++ {
			t := &v.tokens[i]
			if int(v.origin[t.start]>>1) < start || !closed && !first {
				continue
			}
			first = false
			if v.free(i) && (t.kind == tokenWord && t.end-t.start > 1 || t.kind == tokenNumber) {
				v.add(classOther, i, i)
			}
		}
		at = max(end, start+3)
	}
}

// splitName reports whether token i and the next are one name of the lists that
// was cut in two: Ng etich, Wan jiku.
func (s *Scrubber) splitName(v *view, i int) bool {
	t := &v.tokens[i]
	if t.kind != tokenWord || t.shape != shapeTitle || v.length(i) > 4 || v.kindAt(i+1) != tokenWord || !v.free(i) || !v.free(i+1) {
		return false
	}
	n := &v.tokens[i+1]
	if n.shape != shapeLower || n.glued || n.newLine || n.traits&(traitWord|traitVerb|traitName) != 0 || v.length(i)+v.length(i+1) < 5 {
		return false
	}
	hash := t.key
	for _, c := range v.word(i + 1) {
		if c != '\'' {
			hash = (hash ^ uint64(c)) * hashPrime
		}
	}
	known := s.words.of(hash)
	return known&(traitFirst|traitLast) != 0 && known&traitWord == 0
}
