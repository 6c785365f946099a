package privacy

// findIDs takes numbers that stand for one person in somebody's files: national
// and Maisha numbers, passports, SHA and NHIF, birth notifications and
// certificates, booklets, KRA PINs. Most need a cue before them, because an
// eight-digit number has no other sign of what it is.
func findIDs(v *view) {
	for i := range v.tokens {
		if !v.free(i) || v.tokens[i].kind == tokenNumber && v.issued(i) {
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
		case v.spacedNational(i):
			v.add(classID, i, i+2)
		default:
			if end := v.paperCode(i); end >= 0 {
				v.add(classID, i, end)
			}
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
	if d := v.digits(i); d[0] == '0' && (d[1] == '7' || d[1] == '1') || (string(d[:2]) == "00" || string(d[:3]) == "254") && (v.kindAt(i+1) == tokenNumber || v.kindAt(i+1) == tokenPunct && v.glued(i+2) && v.kindAt(i+2) == tokenNumber || n > 11) {
		return false // the beginning of a telephone
	}
	if d := v.digits(i); n == 9 && (d[0] == '7' || d[0] == '1') || n == 10 && d[0] == '0' || n == 12 && string(d[:2]) == "25" || n == 14 && d[0] == '0' {
		return false // a telephone
	}
	return !v.referenceBefore(i) && !v.machineBefore(i) && !v.likeABatch(i) && !v.has(i+1, traitCount) && !v.pageLink(i) && !v.fileName(i)
}

// fileName reports whether the number at token i names a file: Screenshot_20241102.
func (v *view) fileName(i int) bool {
	if !v.glued(i) || v.kindAt(i-1) != tokenPunct {
		return false
	}
	switch string(v.word(i - 2)) {
	case "screenshot", "img", "vid", "pxl", "wa", "doc", "ptt", "aud":
		return v.glued(i - 1)
	}
	return false
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
	if d == nil {
		return -1
	}
	if len(word) == 1 && len(d) == 3 && v.length(n+1) == 3 && v.length(n+2) == 3 && v.kindAt(n+1) == tokenNumber && v.kindAt(n+2) == tokenNumber && len(v.word(n+3)) == 1 && !v.tokens[n+3].newLine && !v.has(n+4, traitCount) {
		return n + 3 // A 004 471 192 K
	}
	if len(word) == 1 && len(d) == 9 && v.glued(n+1) && len(v.word(n+1)) == 1 { // KRA PIN
		return n + 1
	}
	switch string(word) {
	case "cr", "hh", "sha", "shif":
		if end, ok := v.code(n, i); ok && v.digitsWithin(n, end) >= 10 {
			return end
		}
	}
	if !v.glued(i + 1) {
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
	return -1
}

// paperCode returns the last token of a code that begins with capitals and stands
// in a text that speaks of a person or a paper, or -1: MCA-0093377, CK1180443,
// LOC/MUM/114/24, INC/24/09.
func (v *view) paperCode(i int) int {
	t := &v.tokens[i]
	if t.kind != tokenWord || t.shape == shapeLower || t.shape == shapeMixed || v.length(i) > 4 || t.glued && v.kindAt(i-1) != tokenPunct || v.is(i-1, '/') && v.glued(i) || v.is(i-1, '-') && v.glued(i) ||
		t.traits&(traitMonth|traitWeekday|traitBatchCue|traitCount|traitUnit) != 0 && (v.length(i) > 1 || v.length(i+1) < 6) || v.referenceBefore(i) || v.machineBefore(i) || v.machineBehind(i) {
		return -1
	}
	end, ok := v.code(i, i)
	if end == i || !v.glued(i+1) {
		return -1
	}
	digits, signs := v.digitsWithin(i, end), 0
	for k := i + 1; k <= end; k++ {
		if v.kindAt(k) == tokenPunct {
			signs++
		}
	}
	if v.length(i) <= 2 && t.shape != shapeLower && end == i+1 && digits >= 6 && digits <= 8 && v.travels(i) {
		return end // travel doc C1188204
	}
	switch {
	case t.traits&traitSafe != 0 && t.traits&(traitCardCue|traitIDCue) == 0, !ok && signs < 2:
	case digits >= 6 && v.length(i) <= 3 && v.paperNear(i), digits >= 4 && signs >= 2 && v.is(i+1, '/') && (v.namedNear(i) || v.numberWordBefore(i)):
		return end
	}
	return -1
}

// travels reports words of a journey or a border near token i, where a letter and
// seven digits are a passport's.
func (v *view) travels(i int) bool {
	for k := max(0, i-10); k <= i+6; k++ {
		switch string(v.word(k)) {
		case "travel", "travels", "travelling", "border", "immigration", "visa", "embassy", "safari", "anasafiri", "mpaka", "airport":
			return !v.referenceBefore(i)
		}
	}
	return false
}

// paperNear reports whether a paper of a person is spoken of near token i.
func (v *view) paperNear(i int) bool {
	for k := max(0, i-10); k <= i+8; k++ {
		if k != i && v.has(k, traitIDCue|traitCardCue) {
			return true
		}
	}
	return false
}

// namedNear reports whether somebody was found in the words around token i.
func (v *view) namedNear(i int) bool {
	for k := max(0, i-20); k <= i+20; k++ {
		if v.personAt(k) {
			return true
		}
	}
	return false
}

// digitsWithin counts the digits from token i to token j.
func (v *view) digitsWithin(i, j int) int {
	n := 0
	for k := i; k <= j; k++ {
		n += len(v.digits(k))
	}
	return n
}

// spacedNational reports a national number in groups beside somebody who was
// named, without a cue: Mildred Atieno (32 118 870).
func (v *view) spacedNational(i int) bool {
	return v.length(i) == 2 && v.length(i+1) == 3 && v.length(i+2) == 3 && v.kindAt(i) == tokenNumber && v.kindAt(i+1) == tokenNumber && v.kindAt(i+2) == tokenNumber &&
		v.digits(i)[0] != '0' && v.allFree(i, i+2) && v.kindAt(i-1) != tokenNumber && v.kindAt(i+3) != tokenNumber && !v.referenceBefore(i) && !v.has(i+3, traitCount|traitUnit) &&
		(v.personAt(i-1) || v.personAt(i-2) || v.personAt(i+3) || v.personAt(i+4))
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
	if w := string(v.word(i - 1)); w == "teams" || w == "meet" || v.has(i-1, traitBatchCue) || v.referenceBefore(i) || v.machineBefore(i) || v.machineBehind(i) {
		return // meeting ID, fridge serial number
	}
	k, words, strangers := i+1, 0, 0
	for ; k < len(v.tokens) && k <= i+reach; k++ {
		t := v.tokens[k]
		switch {
		case t.kind == tokenNumber, v.codePrefix(k):
			end, ok := v.code(k, i)
			if ok && v.mobile(k, end) && !v.has(i, traitIDCue|traitCardCue|traitBookCue) {
				return // namba yake ni 0110.482.119
			}
			if ok && !v.referenceBefore(k) {
				v.add(c, k, end)
				v.alsoNumbers(end, c)
			}
			return
		case t.kind == tokenPunct && (v.is(k, ':') || v.is(k, '-') || v.is(k, '.') || v.is(k, '#') || v.is(k, '=') || v.is(k, '/') || v.is(k, '(') || v.is(k, ')') || v.is(k, ',')):
		case t.kind == tokenWord && t.traits&(traitNumberWord|traitLink|traitCardCue|traitBookCue|traitIDCue) != 0 && t.traits&traitBatchCue == 0:
			if words++; words > 4 {
				return
			}
		case v.is(k-1, '(') && v.is(k+1, ')'): // ID (mother) 24833555
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
		if v.kindAt(k) != tokenNumber && !v.codePrefix(k) || v.has(k, traitSafe) && !v.has(k, traitBookCue|traitCardCue|traitIDCue) && !v.passport(k) {
			return // ANC no 98/24, Td2 3/8/24
		}
		end, ok := v.code(k, i)
		if !ok && c == classID && v.passport(k) && end == k+1 {
			ok = true // passports AK0911734 and AK0911735
		}
		if !ok || !v.allFree(k, end) {
			return
		}
		v.add(c, k, end)
		i = end
	}
}

// passport reports one or two capitals against six digits or more.
func (v *view) passport(k int) bool {
	return v.length(k) <= 2 && v.kindAt(k) == tokenWord && v.glued(k+1) && v.kindAt(k+1) == tokenNumber && v.length(k+1) >= 6 && (v.tokens[k].shape == shapeUpper || v.upper(v.tokens[k].start))
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
