package privacy

// findIDs takes numbers that stand for one person in somebody's files: national
// and Maisha numbers, passports, SHA and NHIF, birth notifications and
// certificates, booklets, KRA PINs. Most need a cue before them, because an
// eight-digit number has no other sign of what it is.
func findIDs(v *view) {
	for i := range v.tokens {
		if !v.free(i) {
			continue
		}
		if end := v.codedID(i); end >= 0 {
			v.add(classID, i, end)
			continue
		}
		switch {
		case v.tokens[i].kind == tokenWord && v.tokens[i].traits&(traitIDCue|traitCardCue|traitNumberWord) != 0:
			v.numberAfter(i, classID)
		case v.tokens[i].kind == tokenNumber && v.longNumber(i):
			v.add(classID, i, i)
			v.alsoNumbers(i, classID)
		case v.tokens[i].kind == tokenNumber && v.cueBehind(i):
			v.add(classID, i, i)
		}
	}
}

// cueBehind reports whether token i is a number of five or six digits that is
// said to be a paper's only afterwards: "694219 is the booklet number".
func (v *view) cueBehind(i int) bool {
	if n := v.length(i); n < 5 || n > 6 || v.glued(i) || v.glued(i+1) && !v.is(i+1, '(') || v.referenceBefore(i) {
		return false
	}
	switch {
	case string(v.word(i+1)) == "is", string(v.word(i+1)) == "ni", v.is(i+1, '('), string(v.word(i+1)) == "kwa":
	default:
		return false
	}
	for k := i + 2; k < len(v.tokens) && k <= i+5; k++ {
		if v.has(k, traitIDCue|traitCardCue|traitBookCue) && !v.has(k, traitPerson) {
			return true
		}
	}
	return false
}

// longNumber reports whether token i is a number of seven to fourteen digits
// that is no telephone, price, batch or reference: nothing else in these
// groups is as long.
func (v *view) longNumber(i int) bool {
	n := v.length(i)
	if n < 7 || n > 14 || v.glued(i) && (v.kindAt(i-1) == tokenWord || v.is(i-1, ',') || v.is(i-1, '.') || v.is(i-1, '+')) ||
		v.glued(i+1) && (v.kindAt(i+1) == tokenWord || v.is(i+1, ',') && v.glued(i+2) && v.kindAt(i+2) == tokenNumber) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-6 && (v.kindAt(k) == tokenNumber || v.kindAt(k) == tokenPunct); k-- {
		if d := v.digits(k); v.is(k, '+') || len(d) >= 4 && len(d) <= 5 && d[0] == '0' && d[1] == '0' {
			return false
		}
	}
	if v.length(i-1) == 3 && v.kindAt(i-1) == tokenNumber && v.digits(i - 1)[0] == '0' || v.is(i-1, '-') && v.length(i-2) == 3 {
		return false // a landline
	}
	if d := v.digits(i); n == 9 && (d[0] == '7' || d[0] == '1') || n == 10 && d[0] == '0' || n == 12 && string(d[:2]) == "25" || n == 14 && d[0] == '0' {
		return false // a telephone
	}
	return !v.referenceBefore(i) && !v.has(i+1, traitCount) && !v.pageLink(i)
}

// pageLink reports whether the number at token i ends the address of a page or a
// meeting, and not of a chat.
func (v *view) pageLink(i int) bool {
	if !v.is(i-1, '/') {
		return false
	}
	for k := i; k > 0 && k > i-20 && v.glued(k); k-- {
		switch string(v.word(k - 1)) {
		case "wa", "whatsapp", "tel", "sms":
			return false
		case "http", "https", "www", "zoom", "meet", "teams":
			return true
		}
	}
	return false
}

// referenceBefore reports whether the number at token i is announced as a
// batch, price or reference, which stay.
func (v *view) referenceBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if v.has(k, traitBatchCue) || v.length(k) == 2 && v.value(k) >= 11 && v.value(k) <= 13 && v.glued(k) && string(v.word(k-1)) == "s" {
			return true
		}
		if v.tokens[k].kind == tokenNumber && !v.glued(k+1) || v.has(k, traitIDCue) {
			return false
		}
	}
	return false
}

// codedID recognises numbers that need no cue: CR9987403202966-0, HH..., SHA...,
// A004412398K. It returns the last token, or -1.
func (v *view) codedID(i int) int {
	word := v.word(i)
	if len(word) == 0 || v.glued(i) && v.kindAt(i-1) != tokenPunct {
		return -1
	}
	n := i + 1
	if v.is(n, '-') || v.is(n, '/') {
		n++
	}
	d := v.digits(n)
	if d == nil || !v.glued(i+1) {
		return -1
	}
	switch string(word) {
	case "cr", "hh", "sha", "shif":
		if len(d) >= 7 {
			return v.codeEnd(n)
		}
	case "moh", "nupi", "upi":
		if len(d) >= 6 {
			return v.codeEnd(n)
		}
	}
	if len(word) == 1 && len(d) == 9 && v.glued(n+1) && len(v.word(n+1)) == 1 { // KRA PIN
		return n + 1
	}
	return -1
}

// codeEnd goes on over what is glued to token i with signs that stand in codes.
func (v *view) codeEnd(i int) int {
	end := i
	for k := i + 1; k < len(v.tokens) && v.free(k) && v.glued(k); k++ {
		switch v.tokens[k].kind {
		case tokenNumber:
			end = k
		case tokenWord:
			if len(v.word(k)) > 3 && !v.has(k, traitBookCue) {
				return end
			}
			end = k
		case tokenPunct:
			if !v.is(k, '-') && !v.is(k, '/') && !v.is(k, '.') {
				return end
			}
		default:
			return end
		}
	}
	return end
}

// reach is how many tokens may lie between a cue and its number.
const reach = 7

// numberAfter takes the number that a cue at token i announces, and those
// joined to it by "and", "na" or a comma.
func (v *view) numberAfter(i int, c class) {
	if v.has(i-1, traitBatchCue) || v.referenceBefore(i) || v.machineBefore(i) {
		return // meeting ID, fridge serial number
	}
	k, words, strangers := i+1, 0, 0
	for ; k < len(v.tokens) && k <= i+reach; k++ {
		t := v.tokens[k]
		switch {
		case t.kind == tokenNumber, v.codePrefix(k):
			end, ok := v.code(k, i)
			if ok && !v.referenceBefore(k) {
				v.add(c, k, end)
				v.alsoNumbers(end, c)
			}
			return
		case t.kind == tokenPunct && (v.is(k, ':') || v.is(k, '-') || v.is(k, '.') || v.is(k, '#') || v.is(k, '=') || v.is(k, '/') || v.is(k, '(') || v.is(k, ',')):
		case t.kind == tokenWord && t.traits&(traitNumberWord|traitLink|traitCardCue|traitBookCue|traitIDCue) != 0 && t.traits&traitBatchCue == 0:
			if words++; words > 4 {
				return
			}
		case t.kind == tokenOwn, t.kind == tokenMark && t.taken == className:
		case t.kind == tokenWord && strangers == 0 && v.has(i, traitIDCue):
			strangers++ // ID ya masa ni 40112984, pasipoti ya Tanzania TAE118203
		default:
			return
		}
	}
}

// alsoNumbers takes what is joined to a number that ended at token i.
func (v *view) alsoNumbers(i int, c class) {
	for n := 0; n < 8; n++ {
		k := i + 1
		joined := v.is(k, ',') || v.is(k, '+') || v.is(k, '&') || v.is(k, ';')
		if joined {
			k++
		}
		switch string(v.word(k)) {
		case "and", "na", "or", "au", "ama", "gi", "kod":
			k++
			for more := 0; more < 3 && v.kindAt(k) == tokenWord && v.has(k, traitLink|traitKin); more++ {
				k++
			}
		default:
			if !joined {
				return
			}
		}
		if v.has(k, traitBookCue|traitCardCue|traitIDCue) && !v.codePrefix(k) {
			k++
		} else if joined && v.kindAt(k) == tokenWord && !v.has(k, traitBookCue) && !v.glued(k+1) {
			return
		}
		if v.kindAt(k) != tokenNumber && !v.codePrefix(k) || v.has(k, traitSafe) && !v.has(k, traitBookCue|traitCardCue|traitIDCue) {
			return // ANC no 98/24, Td2 3/8/24
		}
		end, ok := v.code(k, i)
		if !ok || !v.allFree(k, end) {
			return
		}
		v.add(c, k, end)
		i = end
	}
}

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

// numberWordBefore reports whether "no", "number" or "namba" stands right
// before token i.
func (v *view) numberWordBefore(i int) bool {
	k := i - 1
	for v.is(k, '.') || v.is(k, ':') || v.is(k, '#') {
		k--
	}
	return v.has(k, traitNumberWord)
}

// machineBefore reports whether a machine or a paper of the stores is spoken of
// shortly before token i: fridge serial HBC-70 no.
func (v *view) machineBefore(i int) bool {
	reach := 8
	if v.has(i, traitIDCue) {
		reach = 2
	}
	for k := i - 1; k >= 0 && k >= i-reach && !v.tokens[k+1].newLine; k-- {
		switch string(v.word(k)) {
		case "tag", "device", "user", "session", "event", "dhis", "login":
			return true
		case "fridge", "freezer", "friji", "jokofu", "laptop", "tablet", "printer", "generator", "thermometer", "logtag", "scale", "machine", "motorbike", "solar", "inverter", "battery", "cylinder":
			return true
		}
	}
	return false
}

// bookBehind reports whether a facility's book is named behind token i: "in the
// permanent register", "kwa rejista".
func (v *view) bookBehind(i int) bool {
	switch string(v.word(i + 1)) {
	case "in", "of", "from", "kwa", "ya", "kwenye", "on":
	default:
		return false
	}
	for k := i + 2; k <= i+5; k++ {
		if v.has(k, traitBookCue) {
			return true
		}
	}
	return false
}

// ownBook reports words that make a number somebody's in a facility.
func (v *view) ownBook(i int) bool {
	switch string(v.word(i)) {
	case "hospital", "hosp", "patient", "patients", "client", "file", "card", "clinic", "mch", "unit", "profile", "antenatal", "outpatient", "inpatient":
		return true
	}
	return false
}

// sameRun reports whether the number at token k goes on from the number before
// it: "29 771 203", "3 0 1 1 9 2 4 5".
func (v *view) sameRun(k int) bool {
	return !v.tokens[k].newLine && (v.length(k) <= 4 && v.length(k-1) <= 4 || v.length(k) == 5 && v.length(k-1) == 5)
}

// dateAt reports whether the tokens from i to j are a date: 12/11/23, 3.8.2024.
func (v *view) dateAt(i, j int) bool {
	if j != i+4 || v.kindAt(i) != tokenNumber || v.kindAt(i+2) != tokenNumber || v.kindAt(j) != tokenNumber || v.kindAt(i+1) != tokenPunct {
		return false
	}
	first, second, third := v.value(i), v.value(i+2), v.length(j)
	return v.length(i) <= 2 && v.length(i+2) <= 2 && first <= 31 && second <= 31 && (third == 2 || third == 4) ||
		v.isYear(i) && second <= 12 && v.length(j) <= 2
}
