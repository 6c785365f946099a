package privacy

// findFacilityNumbers takes numbers from a facility's own books: child welfare,
// antenatal, outpatient, inpatient, permanent register, HEI and CCC numbers.
//
//	CWC-15007-00001   OPD/94001/19   PR 114   IP no 4471/24   HEI-2024-09   0702/2023
func findFacilityNumbers(v *view) {
	for i := range v.tokens {
		if !v.free(i) {
			continue
		}
		switch v.tokens[i].kind {
		case tokenWord:
			if v.tokens[i].traits&traitBookCue != 0 && !v.lotBefore(i) && !(v.glued(i+1) && v.machineBefore(i)) {
				v.bookNumber(i)
			}
		case tokenNumber:
			end := v.bareBookNumber(i)
			if end < 0 {
				end = v.beforeItsBook(i)
			}
			if end >= 0 {
				v.add(classFacilityNo, i, end)
				v.alsoNumbers(end, classFacilityNo)
			}
		}
	}
}

// bookNumber takes a number that is written with its book, the book included
// when there is nothing between them: PR 114, OPD/94001/19.
func (v *view) bookNumber(i int) {
	short := v.length(i) <= 4 && v.tokens[i].traits&traitSafe != 0 || v.shortBook(i)
	n := i + 1
	joined := false
	for v.is(n, '-') || v.is(n, '/') {
		n++
		joined = true
	}
	if w := string(v.word(n + 1)); v.shortBook(i) && v.kindAt(n) == tokenNumber && (w == "of" || w == "ya") && v.isYear(n+2) && v.length(n) <= 4 && !v.has(n+3, traitCount) {
		v.add(classFacilityNo, i, n+2) // CWC 9 of 2025
		return
	}
	if short && v.kindAt(n) == tokenNumber && (joined || v.shortBook(i) || v.glued(n)) {
		end, ok := v.code(n, i)
		if pointed := end == n && v.length(n) == 2 && (v.thatOne(i-1) || v.ownEntry(i) && v.personNear(i)); (ok || pointed) && v.plausibleBook(i, n, end, joined) {
			v.add(classFacilityNo, i, end)
			v.alsoNumbers(end, classFacilityNo)
			return
		}
		return
	}
	if v.shortBook(i) {
		if n := v.numberWordsBehind(i); v.spokenCode(n, 2) > 0 && n > i+1 {
			v.add(classFacilityNo, n, v.spokenCode(n, 2)) // hei namba tisa moja
			return
		}
		if end := v.spokenCode(i+1, 3); end > 0 {
			v.add(classFacilityNo, i+1, end)
			return
		}
	}
	v.numberAfter(i, classFacilityNo)
}

// numberWordsBehind is the first token behind token i that is no word for a number.
func (v *view) numberWordsBehind(i int) int {
	for i++; v.has(i, traitNumberWord) && !v.has(i, traitDigit) || v.is(i, '.') || v.is(i, ':') || string(v.word(i)) == "ni" || string(v.word(i)) == "is"; i++ {
	}
	return i
}

// spokenCode returns the last token of so many digits or more that are said from
// token i on, with "slash" or "dash" between them, or 0: zero four four slash
// twenty four.
func (v *view) spokenCode(i, least int) int {
	digits, end := 0, 0
	for k := i; k < len(v.tokens) && k < i+14; k++ {
		switch w := string(v.word(k)); {
		case v.has(k, traitDigit):
			digits++
			end = k
		case w == "slash" || w == "dash" || w == "stroke" || w == "mkwaju" || w == "kwa", v.is(k, '-'), v.is(k, '/'), v.is(k, ','):
		default:
			k = len(v.tokens)
		}
	}
	if digits < least {
		return 0
	}
	return end
}

// shortBook reports the abbreviations that stand against their number.
func (v *view) shortBook(i int) bool {
	switch string(v.word(i)) {
	case "pr", "opd", "op", "ip", "ipd", "hei", "cwc", "anc", "ccc", "pnc", "mat":
		return true
	}
	return v.length(i) == 1 && v.has(i, traitBookCue) // C.W.C, C W C
}

// plausibleBook reports whether a number beside a book's name is an entry in it
// rather than a count: "OPD 250 patients", "ANC 4".
func (v *view) plausibleBook(i, n, end int, joined bool) bool {
	if v.has(end+1, traitCount) && !v.tokens[end+1].newLine && !v.is(end+2, ')') || string(v.word(end+1)) == "form" || string(v.word(end+1)) == "forms" {
		return false
	}
	if v.length(n) == 1 && v.glued(n) && end > n && !v.glued(n+1) {
		return false // ANC1 18: a visit, and how many came
	}
	if end == n && !joined && v.digits(n)[0] != '0' && v.workload(i) {
		return false
	}
	return joined || end > n || v.length(n) >= 3 || v.length(n) == 2 && (string(v.word(i)) == "pr" || v.value(n) > 9 && (v.personNear(i) || v.thatOne(i-1)) && !v.is(end+1, '/') && !v.has(end+1, traitUnit))
}

// ownEntry reports a book in which every number is one child's or one patient's:
// of ANC 4 the fourth visit is meant as often.
func (v *view) ownEntry(i int) bool {
	switch string(v.word(i)) {
	case "cwc", "opd", "ipd", "hei", "ccc":
		return !v.glued(i + 1)
	}
	return false
}

// thatOne reports whether one person is pointed at up to token k: yule wa CWC 88.
func (v *view) thatOne(k int) bool {
	if w := string(v.word(k)); w != "wa" && w != "of" && w != "ya" {
		return false
	}
	switch string(v.word(k - 1)) {
	case "yule", "huyu", "huyo", "yula", "wale", "mtoto", "mtoi", "mama", "one", "child", "baby", "mother", "mwenye":
		return true
	}
	return false
}

// bareBookNumber recognises entries without a cue: 0702/2023, 15288-00019,
// 12345-2023-0087. It returns the last token, or -1.
func (v *view) bareBookNumber(i int) int {
	if v.glued(i) && v.kindAt(i-1) != tokenPunct || v.glued(i) && (v.is(i-1, '/') || v.is(i-1, '-') || v.is(i-1, '.')) {
		return -1
	}
	if !v.is(i+1, '/') && !v.is(i+1, '-') || !v.glued(i+1) || !v.glued(i+2) || v.kindAt(i+2) != tokenNumber {
		return -1
	}
	if v.referenceBefore(i) || v.isYear(i) && (v.isYear(i+2) || financialYear(v, i)) || v.mobile(i, v.codeEnd(i)) {
		return -1
	}
	first, second := v.length(i), v.length(i+2)
	d := v.digits(i)
	named := v.personAt(i-1) || i > 1 && v.tokens[i-1].taken == classDate && v.personAt(i-2) || v.is(i-1, '(') && v.personAt(i-2) || v.personAt(i+3)
	switch {
	case named && v.is(i+1, '/') && (first >= 3 && first <= 5 && second == 2 && v.value(i+2) >= 15 && v.value(i+2) <= 35 && !v.isYear(i) || v.isYear(i) && second >= 3 && second <= 4 && !v.isYear(i+2)):
		return v.codeEnd(i) // Jane 118/24
	case first == 5 && second >= 4 && second <= 5,
		first == 5 && (second == 2 || second == 4) && (v.is(i+3, '/') || v.is(i+3, '-')) && v.glued(i+3) && v.glued(i+4) && v.length(i+4) >= 3 && v.kindAt(i+4) == tokenNumber,
		first == 4 && d[0] == '0' && (second == 4 || second == 2),
		first == 5 && second == 3,
		first >= 3 && first <= 5 && second == 4 && v.isYear(i+2) && v.is(i+1, '/'):
		end := v.codeEnd(i)
		return end
	}
	return -1
}

// beforeItsBook recognises an entry whose book is named behind it: 418/23 CWC,
// 0418/23 (ANC).
func (v *view) beforeItsBook(i int) int {
	if v.glued(i) && v.kindAt(i-1) != tokenPunct || v.is(i-1, '/') || !v.is(i+1, '/') && !v.is(i+1, '-') || !v.glued(i+1) || !v.glued(i+2) || v.kindAt(i+2) != tokenNumber {
		return -1
	}
	year := v.value(i + 2)
	if v.length(i) < 2 || v.length(i) < 3 && v.is(i+1, '-') || v.length(i) > 5 || !v.isYear(i+2) && (v.length(i+2) != 2 || year < 15 || year > 35) || v.glued(i+3) && v.kindAt(i+3) != tokenPunct {
		return -1
	}
	k := i + 3
	if v.is(k, '(') || v.is(k, ',') {
		k++
	}
	switch string(v.word(k)) {
	case "in", "of", "from", "kwa", "ya", "the":
		k++
	}
	if v.shortBook(k) && !v.has(k+1, traitCount) && v.kindAt(k+1) != tokenNumber {
		return i + 2
	}
	if k > i+3 && v.length(i) >= 3 && !v.isYear(i) { // in the permanent register
		for n := k; n <= k+2; n++ {
			if v.has(n, traitBookCue) {
				return i + 2
			}
		}
	}
	return -1
}

// personNear reports whether a name that was found stands near token i.
func (v *view) personNear(i int) bool {
	for k := max(0, i-8); k <= i+8; k++ {
		if v.personAt(k) {
			return true
		}
	}
	return false
}

// personAt reports whether token i is a name that was found.
func (v *view) personAt(i int) bool {
	return i >= 0 && i < len(v.tokens) && v.tokens[i].taken == className
}

// isYear reports whether token i is a year that a child or a mother can be born in.
func (v *view) isYear(i int) bool {
	n := v.value(i)
	return v.length(i) == 4 && n >= 1900 && n <= 2099
}

// financialYear reports a financial year: 2024/25.
func financialYear(v *view, i int) bool {
	return v.length(i+2) == 2 && v.value(i+2) == (v.value(i)+1)%100
}
