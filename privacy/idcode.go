package privacy

// How a code is put together: letters, groups of digits and the signs between.

// codePrefix reports whether token k is the letters that a code begins with:
// MCH 554012, BK 221 0987, KEN-GAR-25-017.
func (v *view) codePrefix(k int) bool {
	word := v.word(k)
	if len(word) == 0 || len(word) > 4 || !v.free(k) {
		return false
	}
	if !v.shortBook(k) && !v.glued(k+1) && v.tokens[k].traits&(traitIDCue|traitCardCue|traitBookCue) != 0 && string(word) != "mch" {
		return false
	}
	if v.tokens[k].traits&(traitNumberWord|traitLink|traitCount) != 0 && len(word) > 1 && v.tokens[k].shape != shapeUpper {
		return false
	}
	n := k + 1
	for v.is(n, '-') || v.is(n, '/') {
		n++
		if v.has(n, traitNumberWord) {
			return false
		}
		if v.kindAt(n) == tokenWord && v.glued(n) && len(v.word(n)) <= 4 {
			n++
		}
	}
	return v.kindAt(n) == tokenNumber && (v.glued(k+1) || v.tokens[k].shape == shapeUpper || len(word) == 1 || v.has(k, traitBookCue|traitCardCue))
}

// code reads a code that begins at token k: groups of digits and letters
// joined by signs, or groups of digits with spaces between. It reports whether
// there is enough of it to stand for one person.
func (v *view) code(k, cue int) (end int, ok bool) {
	digits, signs, end := 0, 0, k
	start := k
	for ; k < len(v.tokens) && k < start+24 && v.free(k); k++ {
		t := v.tokens[k]
		switch {
		case t.kind == tokenNumber && (t.glued || k == start || v.kindAt(k-1) != tokenNumber || v.sameRun(k)):
			digits += int(t.end - t.start)
			end = k
		case t.kind == tokenWord && (t.glued && len(v.word(k)) <= 4 || k == start || t.glued && v.has(k, traitBookCue)):
			if k > start {
				signs++
			}
			end = k
		case t.kind == tokenPunct && (v.is(k, '-') || v.is(k, '/') || v.is(k, '.')) && (t.glued || v.is(k, '/')) && v.glued(k+1):
			signs++
		case (v.is(k, '/') || v.is(k, '-')) && digits >= 2 && digits <= 5 && v.kindAt(k+1) == tokenNumber && v.length(k+1) >= 2 && v.length(k+1) <= 5 && !v.tokens[k+1].newLine && !v.has(k+2, traitCount|traitUnit|traitMonth) && !v.is(k+2, '/'):
			signs++ // CWC 15007 - 00001, CWC 118/ 24
		case v.is(k, ',') && v.has(cue, traitIDCue) && t.glued && v.glued(k+1) && v.length(k+1) == 3 && v.kindAt(k+1) == tokenNumber && digits <= 5: // 33,418,209
		default:
			k = len(v.tokens)
		}
	}
	if v.kindAt(end) == tokenPunct {
		end--
	}
	if v.has(end+1, traitCount) && signs == 0 && digits < 6 || v.is(end+1, '%') {
		return end, false
	}
	if v.dateAt(start, end) || v.is(start+1, '/') && (v.value(start+2) == 12 || v.value(start+2) == 52) && end == start+2 && v.length(start) < 3 {
		return end, false
	}
	if v.formAt(start, end, cue) || digits < 4 && v.has(end, traitCount) {
		return end, false // MOH 510, 2.1kg
	}
	strong := v.has(cue, traitIDCue)
	if end == start && v.isYear(start) && v.value(start) >= 2000 && !v.numberWordBefore(start) {
		return end, false // register 2024, licence ni 2000
	}
	switch {
	case v.has(cue, traitNumberWord) && !strong && digits >= 3 && (v.ownBook(cue-1) || cue > 0 && v.tokens[cue-1].taken == className):
		return end, true // hospital number 4471, Jane no. 118
	case v.has(cue, traitNumberWord) && !strong:
		if v.is(start+1, '/') && end == start+2 && v.length(end) == 2 && v.value(end) >= 15 && v.value(end) <= 35 && v.length(start) >= 2 && v.length(start) <= 5 {
			return end, true // no. 114/24
		}
		return end, digits >= 6 && (signs > 0 || v.kindAt(start) == tokenWord)
	case digits >= 3 && (string(v.word(cue)) == "kudumu" || string(v.word(cue-1)) == "permanent") && v.has(cue, traitBookCue):
		return end, true
	case v.has(cue, traitBookCue) && !v.shortBook(cue):
		if digits >= 2 && start > 0 && (v.numberWordBefore(start) || v.has(cue-2, traitNumberWord) && v.has(cue-1, traitLink)) {
			return end, true // permanent register no 12, namba ya rejista 12
		}
		return end, digits >= 4 && v.length(end) < 5 || digits >= 5
	case strong && digits >= 2 && end > start && v.glued(start+1) && v.tokens[end].end-v.tokens[start].start >= 5:
		return end, true // UPI AB12CD
	case v.has(cue, traitBookCue) && digits >= 2 && end == start && start > 0 && v.numberWordBefore(start):
		return end, true // ANC number 12
	case digits >= 2 && v.has(cue, traitCardCue) && v.bookBehind(end):
		return end, true // serial 418 in the permanent register
	case digits >= 4, strong && digits >= 3 && signs > 0:
		return end, true
	case v.has(cue, traitBookCue) && digits >= 3, string(v.word(cue)) == "pr" && digits == 2:
		return end, true
	}
	return end, false
}

// formAt reports whether the tokens from i to j are a form of the ministry: MOH 510,
// and 510 where nobody was named and it is no entry's number.
func (v *view) formAt(i, j, cue int) bool {
	if string(v.word(i)) == "moh" {
		return j <= i+2 && v.length(j) == 3
	}
	if i != j || v.length(i) != 3 || v.numberWordBefore(i) || v.is(i-1, '#') || !v.registerAt(cue) || v.namedNear(i) {
		return false
	}
	switch v.value(i) {
	case 100, 204, 216, 240, 301, 333, 361, 362, 366, 405, 406, 502, 505, 510, 511, 512, 513, 514, 515, 516, 521, 525, 643, 701, 702, 704, 705, 706, 708, 710, 711, 713, 717, 718, 729, 731, 733, 740, 747:
		return true
	}
	return false
}

// registerAt reports whether token i is a register of which no number is asked.
func (v *view) registerAt(i int) bool {
	switch string(v.word(i)) {
	case "register", "reg", "rejista", "permanent", "kudumu":
		return !v.has(i-1, traitNumberWord) && !v.has(i-2, traitNumberWord)
	}
	return false
}

// sameRun reports whether the number at token k goes on from the number before
// it: "29 771 203", "3 0 1 1 9 2 4 5".
func (v *view) sameRun(k int) bool {
	return !v.tokens[k].newLine && (v.length(k) <= 5 && v.length(k-1) <= 5)
}

// dateAt reports whether the tokens from i to j are a date: 12/11/23, 3.8.2024.
func (v *view) dateAt(i, j int) bool {
	if j != i+4 || v.kindAt(i) != tokenNumber || v.kindAt(i+2) != tokenNumber || v.kindAt(j) != tokenNumber || v.kindAt(i+1) != tokenPunct {
		return false
	}
	first, second, third := v.value(i), v.value(i+2), v.length(j)
	return v.length(i) <= 2 && v.length(i+2) <= 2 && first <= 31 && second <= 31 && (third == 2 || v.isYear(j)) ||
		v.isYear(i) && second <= 12 && v.length(j) <= 2
}
