package privacy

// findPlates takes the plates of vehicles: KDM 018F, KMFB 882T, GKA 512Y,
// GK B 771M, KTWB 331C, kcy 552 j, UAX 331C.
func findPlates(v *view) {
	for i := range v.tokens {
		if !v.free(i) || v.glued(i) && v.kindAt(i-1) == tokenNumber {
			continue
		}
		if end, ok := v.plate(i); ok && v.allFree(i, end) {
			v.add(classOther, i, end)
		}
	}
}

func (v *view) plate(i int) (end int, ok bool) {
	word := v.word(i)
	if len(word) < 2 || len(word) > 4 || word[0] != 'k' && word[0] != 'u' && !(word[0] == 'g' && word[1] == 'k') {
		return i, false
	}
	n := i + 1
	if len(word) == 3 && (word[0] == 'k' && word[1] >= 'a' && word[1] <= 'e' || word[0] == 'u' && word[1] <= 'b') && v.length(n) == 3 && v.kindAt(n) == tokenNumber && len(v.word(n+1)) == 1 && !v.tokens[n+1].newLine {
		return n + 1, true // kcy 552 j
	}
	if word[0] == 'u' {
		return i, false
	}
	if len(word) == 2 {
		if string(word) != "gk" || len(v.word(n)) != 1 {
			return i, false
		}
		n++
	}
	if v.is(n, '-') {
		n++
	}
	if v.length(n) != 3 || v.kindAt(n) != tokenNumber {
		return i, false
	}
	if v.is(n+1, '-') && v.glued(n+1) && len(v.word(n+2)) == 1 && v.glued(n+2) {
		return n + 2, true
	}
	if len(v.word(n+1)) == 1 && (v.glued(n+1) || v.tokens[i].shape == shapeUpper && v.tokens[n+1].shape != shapeLower) {
		return n + 1, true
	}
	return i, false
}
