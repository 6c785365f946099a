package privacy

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
		month := v.length(i) <= 2 && v.value(i) <= 12 && !v.is(i+1, '-')
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
	switch string(v.word(i - 1)) {
	case "page", "pages", "line", "row", "column", "week", "wk", "wiki", "dose", "dozi", "visit", "phase", "round", "step", "stage", "grade", "class", "std", "form", "level", "fy", "mwaka", "year", "ukurasa", "darasa", "miaka", "miezi", "about", "around", "over", "total", "catchment", "population", "requisition", "box", "headcount", "enrolment", "enrollment", "target", "kama", "takriban", "almost", "only", "jumla":
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
