package privacy

// How a number is put together: letters, groups of digits and the signs between
// them; and what it is when it is nobody's.

// digitGroup is a number as somebody wrote it, with the signs inside it.
type digitGroup struct {
	start, end int
	digits     int
	groups     int
	spaced     bool // its groups stand apart: 29 771 405
	dated      bool // it holds its year: 114/24, 2024-0087
	long       bool // a facility's code and a serial: 15007-00019
	nought     bool // it begins with a nought: 0093
	national   bool // grouped as a national number is: 29 771 405
}

// digitGroup reads the number that begins at token i. Its end lies before its
// start when the token is the middle of something.
func (v *view) digitGroup(i int) digitGroup {
	g := digitGroup{start: i, end: -1}
	if v.glued(i) && !v.opens(i-1) {
		return g
	}
	var size [8]int
	g.end = i
	for k := i; k < len(v.tokens) && g.groups < len(size); {
		size[g.groups] = v.length(k)
		g.digits += v.length(k)
		g.groups++
		g.end = k
		if (v.is(k+1, '/') || v.is(k+1, '-') || v.is(k+1, '.')) && v.glued(k+1) && v.glued(k+2) && v.kindAt(k+2) == tokenNumber && v.free(k+2) && !g.spaced {
			k += 2
			continue
		}
		if next := k + 1; v.kindAt(next) == tokenNumber && v.free(next) && !v.tokens[next].newLine && !v.glued(next) && v.length(next) <= 5 && (g.spaced || g.groups == 1) {
			g.spaced = true
			k = next
			continue
		}
		break
	}
	g.nought = v.digits(i)[0] == '0' && size[0] > 1
	g.national = g.groups == 3 && (size[0] == 2 || size[0] == 1) && size[1] == 3 && size[2] == 3 && !g.nought
	if g.spaced || g.groups == 1 {
		return g
	}
	last := g.end
	serial := func(k int) bool { return v.length(k) >= 2 && v.length(k) <= 6 && !v.isYear(k) }
	switch g.groups {
	case 2:
		month := v.length(i) <= 2 && v.value(i) <= 12 && !v.is(i+1, '-') || v.is(i+1, '-') && v.length(i) == 2 && v.length(last) == 2 // 15-21: days
		g.dated = serial(i) && !month && (v.length(last) == 2 && v.value(last) >= 15 && v.value(last) <= 35 || v.isYear(last)) && !v.is(i+1, '.') ||
			v.isYear(i) && !v.isYear(last) && v.length(last) <= 5 && !v.is(i+1, '.') && (v.length(last) != 2 || !financialYear(v, i))
		g.long = size[0] == 5 && size[1] >= 2
	default:
		g.long = size[0] >= 4 && size[0] <= 5 && !v.dateAt(i, last) || g.groups == 3 && g.digits >= 7 && !v.dateAt(i, last) && v.is(i+1, '/')
	}
	return g
}

// opens reports a sign that a number may stand right behind.
func (v *view) opens(k int) bool {
	switch {
	case v.kindAt(k) == tokenOwn, v.kindAt(k) == tokenSymbol:
		return true
	case v.is(k, '(') || v.is(k, ':') || v.is(k, '#') || v.is(k, '=') || v.is(k, '"') || v.is(k, '\'') || v.is(k, '*'):
		return true
	case v.is(k, '-') || v.is(k, '.') || v.is(k, ','):
		return v.kindAt(k-1) != tokenNumber && (!v.is(k, '-') || !v.glued(k) || v.kindAt(k-1) == tokenWord && v.length(k-1) > 1)
	}
	return false
}

// somethingElse reports whether a group of digits is known to be no one's
// number: counted or measured, money, a batch, a date, a time, a sum, a form, a
// part of a machine.
func (v *view) somethingElse(g digitGroup) bool {
	i, end := g.start, g.end
	if g.digits < 2 || v.glued(end+1) && (v.kindAt(end+1) == tokenWord || v.is(end+1, '%') || v.is(end+1, '/') && v.glued(end+2) || v.is(end+1, ',') && v.glued(end+2) && v.kindAt(end+2) == tokenNumber) {
		return true
	}
	if v.referenceBefore(i) && !v.formBefore(i) || v.machineBefore(i) || v.machineBehind(end) || v.is(end+1, '%') || v.is(end+1, '=') || v.is(i-1, '=') && v.kindAt(i-2) == tokenNumber || v.is(end+1, '+') || v.is(i-1, '+') || v.is(end+1, '*') && !v.glued(end+1) {
		return true
	}
	if v.has(end+1, traitCount|traitUnit) && g.digits < 7 && !g.dated && !g.nought || v.dateAt(i, end) {
		return true
	}
	if g.groups == 1 && (v.isYear(i) && v.value(i) >= 1990 && v.value(i) <= 2040 && !v.saidNumber(i) || v.timeOfDay(i) || v.orderBefore(i) || string(v.word(i-1)) == "moh") {
		return true
	}
	if g.groups == 2 && !g.spaced && !g.dated && !g.long {
		return true // a day and a month, a fraction, a range
	}
	return g.groups > 2 && !g.spaced && !g.long && g.digits < 7
}

// saidNumber reports whether "number" is said before token i with at most small
// words between: CWC number yake ni 2027.
func (v *view) saidNumber(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch {
		case v.has(k, traitNumberWord), v.is(k, '#'):
			return true
		case v.kindAt(k) == tokenPunct, v.has(k, traitLink), string(v.word(k)) == "iko", string(v.word(k)) == "was":
		default:
			return v.shortBook(k) && v.is(k+1, ':') && v.glued(k+1)
		}
	}
	return false
}

// timeOfDay reports four digits that tell the time: 0900hrs, 1430 h.
func (v *view) timeOfDay(i int) bool {
	switch string(v.word(i + 1)) {
	case "hrs", "hours", "h", "am", "pm", "hr", "asubuhi", "jioni":
		return true
	}
	return string(v.word(i-1)) == "saa" || v.is(i+1, ':')
}

// orderBefore reports whether the number at token i counts in order: page 46,
// line 14, dose 2, week 23.
func (v *view) orderBefore(i int) bool {
	if k := i - 1; (string(v.word(k)) == "line" || string(v.word(k)) == "row" || string(v.word(k)) == "mstari") && (v.has(k-1, traitBookCue) || v.kindAt(k-1) == tokenNumber && v.has(k-2, traitBookCue)) || string(v.word(k)) == "kama" && v.has(k-1, traitBookCue) {
		if w := string(v.word(i + 1)); (w == "and" || w == "na" || w == "to") && v.length(i+2) == v.length(i) && v.kindAt(i+2) == tokenNumber {
			return true // register lines 556 and 557: of the page
		}
		return false // register line 447, amesajiliwa CWC kama 331
	}
	switch string(v.word(i - 1)) {
	case "page", "pages", "line", "row", "column", "week", "wk", "wiki", "dose", "dozi", "visit", "phase", "round", "step", "stage", "grade", "class", "std", "form", "level", "fy", "mwaka", "year", "ukurasa", "darasa", "miaka", "miezi", "about", "around", "over", "total", "catchment", "population", "requisition", "box", "headcount", "enrolment", "enrollment", "target", "kama", "takriban", "almost", "only", "jumla", "carton", "cartons", "crate", "tin", "case", "flight", "bus":
		return true
	}
	return false
}

// formBefore reports whether token i stands right behind a register of the
// ministry: MOH 510: 0078/24.
func (v *view) formBefore(i int) bool {
	k := i - 1
	for v.is(k, ':') || v.is(k, ',') || v.is(k, '-') {
		k--
	}
	return v.length(k) == 3 && v.kindAt(k) == tokenNumber && string(v.word(k-1)) == "moh"
}

// lotBefore reports whether the token at i is what follows "batch" or "lot",
// whatever it looks like.
func (v *view) lotBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch string(v.word(k)) {
		case "batch", "lot", "bechi", "batchno", "lots", "batches":
			return true
		case "no", "number", "namba", "ni", "is", "":
			if v.kindAt(k) != tokenWord && v.kindAt(k) != tokenPunct {
				return false
			}
		default:
			return false
		}
	}
	return false
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
	if v.has(end+1, traitCount) && !v.tokens[end+1].newLine && signs == 0 && digits < 6 || v.is(end+1, '%') {
		return end, false
	}
	if v.dateAt(start, end) || v.is(start+1, '/') && (v.value(start+2) == 12 || v.value(start+2) == 52) && end == start+2 && v.length(start) < 3 {
		return end, false
	}
	if v.formAt(start, end, cue) || digits < 4 && v.has(end, traitCount) {
		return end, false // MOH 510, 2.1kg
	}
	strong := v.has(cue, traitIDCue)
	if w := string(v.word(cue)); (w == "upi" || w == "nemis") && digits >= 1 && end > start && v.tokens[start].shape == shapeUpper && v.tokens[end].end-v.tokens[start].start >= 5 {
		return end, true // UPI ABC4KD
	}
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

// issued keeps both ends of a range of serial numbers, as booklets and forms are
// handed out: serials 0914000 to 0914500 issued.
func (v *view) issued(i int) bool {
	low, high := v.digits(i), v.digits(i+2)
	if len(low) < 3 || len(low) > 9 || len(high) != len(low) || string(high) <= string(low) || len(low) > 6 && (low[0] == '7' || low[0] == '1') || v.has(i+3, traitMonth|traitUnit) {
		return false
	}
	switch w := string(v.word(i + 1)); {
	case w == "to", w == "hadi", w == "mpaka", w == "through", v.is(i+1, '-') && !v.glued(i+1):
	default:
		return false
	}
	for k := max(0, i-6); k < i+7; k++ {
		switch string(v.word(k)) {
		case "serials", "booklets", "forms", "leaves", "receipts", "tags", "stickers", "copies", "vijitabu", "fomu", "issued", "allocated", "distributed":
			v.tokens[i].taken, v.tokens[i+2].taken = classKept, classKept
			return true
		}
	}
	return false
}
