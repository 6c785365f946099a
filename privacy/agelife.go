package privacy

// Ages whose person is not right beside them, and ages without a unit.

// ageInLife reports whether an age that stands apart from its person's name is
// somebody's all the same, in a text that names or numbers one: mtoto wake ana
// siku 40, the younger is 11 months, miezi minne tu. Days and weeks are as often
// a delay, and need a word that has an age; nothing that is given, due, missed
// or told of the schedule is one.
func (v *view) ageInLife(start, end int, a age) bool {
	if v.carried(end) || v.notLived(start, end) {
		return false
	}
	k := start - 1
	for v.is(k, '(') || v.is(k, ':') || v.is(k, ',') || v.is(k, '-') || v.smallWord(k) {
		k--
	}
	for v.is(k, '/') && v.sex(k-1) {
		k--
	}
	if v.hasAge(k) || v.sex(k) || v.nowAged(start) {
		return true // M/19yrs; F, 8mo
	}
	if a.days > 0 && a.units == 1 || a.weeks > 0 && a.units == 1 || a.units == 1 && v.kindAt(start) == tokenWord && v.weekOrMonthOf(start) {
		return false
	}
	if k >= 0 && (v.has(k, traitVerb|traitEvent|traitIll|traitStockDate|traitKeptDate|traitClinical) && !v.has(k, traitHome|traitPerson) || v.kindAt(k) == tokenNumber && !v.is(start-1, ',')) {
		return false // defaulted 3 months, hajakuja miezi mitatu
	}
	return v.livingNear(start, end)
}

// nowAged reports a stretch of time that somebody is said to have reached: now
// they are 17 weeks, est. 2 weeks.
func (v *view) nowAged(start int) bool {
	k := start - 1
	if v.is(k, '.') && v.glued(k) {
		k--
	}
	switch string(v.word(k)) {
	case "est", "estimated":
		return true
	case "is", "are":
		switch string(v.word(k - 1)) {
		case "he", "she", "they", "baby", "child", "twins", "kid", "infant":
			return true
		}
	}
	return false
}

// notLived reports words beside a stretch of time that make it no age: of the
// schedule, ago, a delay, a pregnancy.
func (v *view) notLived(start, end int) bool {
	k := start - 1
	for v.is(k, '(') || v.is(k, ':') || v.is(k, '<') || v.is(k, '>') || v.is(k, '-') || v.is(k, '/') {
		if v.is(k, '<') || v.is(k, '>') || v.is(k, '-') && v.kindAt(k-1) == tokenNumber || v.is(k, '/') && !v.sex(k-1) {
			return true
		}
		k--
	}
	if v.is(k, ',') || v.is(k, '&') || string(v.word(k)) == "and" || string(v.word(k)) == "na" {
		if n, _ := v.wholeCount(k - 1); n > 0 && v.unitOf(k-2) == noUnit {
			return true // at 9 and 18 months
		}
	}
	if v.glued(end+1) && v.kindAt(end+1) == tokenNumber || v.glued(start) && v.kindAt(start-1) == tokenWord {
		return true // inside a code
	}
	switch string(v.word(k)) {
	case "at", "za", "cha", "due", "for", "in", "under", "before", "after", "missed", "misses", "missing", "miss", "skipped", "skips", "ameskip", "aliskip", "need", "needs", "every", "each", "kila", "kwa", "within", "ndani", "by", "than", "past", "post", "tangu", "since", "baada", "kabla", "x", "exp", "jibu", "answer", "to", "hadi", "from", "kutoka", "mimba", "gestation", "wk", "week", "moh", "over", "above", "below", "chini", "juu", "range", "between", "kati", "until", "till", "last", "next", "first", "these", "those", "hizi", "hizo", "on", "or", "au", "ama", "supply", "stock", "valid", "muda", "duration", "interval", "gap":
		return true
	case "ya":
		return !v.has(k-1, traitHome|traitPerson) && string(v.word(k-1)) != "umri"
	case "zaidi":
		return false
	}
	if w := string(v.word(k - 1)); w == "jibu" || w == "answer" || w == "swali" {
		return true // jibu ni miezi tisa
	}
	if string(v.word(end+1)) == "of" && string(v.word(end+2)) != "age" {
		return true // twelve years of service
	}
	switch string(v.word(end + 1)) {
	case "ago", "later", "late", "apart", "dose", "doses", "shots", "shot", "visit", "visits", "vaccine", "vaccines", "jab", "jabs", "zilizopita", "iliyopita", "uliopita", "zijazo", "ijayo", "interval", "after", "baada", "schedule", "antigens", "post", "before", "kabla", "supply", "straight", "in", "bila", "without", "left", "wait", "waiting", "pregnant", "hadi", "gap", "delay", "follow", "campaign", "contract", "leave", "notice", "off":
		return string(v.word(end+1)) != "bila" && string(v.word(end+1)) != "without" || !v.hasAge(k)
	}
	return (v.is(end+1, '-') || string(v.word(end+1)) == "to") && v.kindAt(end+2) == tokenNumber || v.is(end+1, '+') && v.kindAt(end+2) == tokenNumber
}

// smallWord reports words between one who has an age and the age.
func (v *view) smallWord(k int) bool {
	switch string(v.word(k)) {
	case "only", "just", "about", "almost", "nearly", "like", "ati", "kama", "karibu", "around", "approx", "tu", "now", "sasa", "roughly", "a", "hivi", "already", "exactly", "age", "umri", "wa", "still", "bado", "barely", "yuko", "ako", "est":
		return true
	}
	return false
}

// hasAge reports words that an age follows, whoever has it: ana, amefikisha, she
// is, turned.
func (v *view) hasAge(k int) bool {
	switch string(v.word(k)) {
	case "ana", "akiwa", "amefikisha", "amefika", "anafikisha", "ametimiza", "anatimiza", "alikua", "alikuwa", "ametimia", "anamaliza", "amemaliza", "amegonga", "ameguza", "amefkisha", "turned", "turns", "turning", "completed", "wenye", "mwenye", "nigi", "komi", "kari", "ena", "wina", "leh", "jira", "jirta", "aged", "mdogo", "mkubwa", "mwingine", "younger", "elder", "older", "youngest", "eldest", "oldest", "minor", "teenager", "teen":
		return true
	case "is", "was", "has", "she's", "he's", "waa", "ni", "yuko", "ako", "s":
		return v.has(k-1, traitHome|traitPerson|traitKin) || v.personAt(k-1) || v.kindAt(k-1) == tokenOwn || v.thisOne(k-1)
	}
	return v.kindAt(k) == tokenOwn && v.has(k-1, traitHome|traitPerson|traitKin)
}

func (v *view) thisOne(k int) bool {
	switch string(v.word(k)) {
	case "she", "he", "who", "one", "other", "child", "mmoja", "mwingine", "huyu", "yeye", "alikua", "second", "first", "twin", "yar", "kan":
		return true
	}
	return false
}

// weekOrMonthOf reports the unit before its number in the singular: wiki 22 and
// mwezi 5 are a week and a month of the year.
func (v *view) weekOrMonthOf(start int) bool {
	switch string(v.word(start)) {
	case "mwezi", "wiki", "siku", "juma", "mwaka", "week", "month", "day", "year", "wk", "dwe", "mweri", "mwei":
		n, _ := v.wholeCount(start + 1)
		return n > 1 || v.kindAt(start+1) == tokenNumber
	}
	return false
}

// livingNear reports whether somebody is named or spoken of in the words around
// an age.
func (v *view) livingNear(start, end int) bool {
	for k := max(0, start-9); k <= end+5 && k < len(v.tokens); k++ {
		if v.personAt(k) || v.has(k, traitHome|traitPerson|traitKin) {
			return true
		}
	}
	return false
}

// lineListed reports an age in a row of a line list: | 9m | F |, M, 6w,
// penta1. What stands in it is one person's, whoever it is.
func (v *view) lineListed(start, end int) bool {
	sign := func(k int) bool { return v.is(k, '|') || v.is(k, ';') }
	return sign(start-1) && (sign(end+1) && v.sex(end+2) || v.sex(start-2)) || sign(end+1) && v.sex(end+2)
}

// met reports the age of somebody unnamed whom the writer has met: 14 month old
// seen this morning, nimepata mtoto wa miezi 14 leo. A case of a quiz or a
// question is told in the present, or asks.
func (v *view) met(start, end int) bool {
	old := string(v.word(end+1)) == "old" && (string(v.word(start-1)) == "a" || string(v.word(start-1)) == "an" || v.sentenceStart(start) != 0)
	if !old && !(string(v.word(start-1)) == "wa" && v.has(start-2, traitPerson)) || v.carried(end) {
		return false
	}
	told := false
	for k := max(0, start-12); k < min(len(v.tokens), end+30); k++ {
		if v.is(k, '?') {
			return false
		}
		switch string(v.word(k)) {
		case "seen", "gave", "asked", "came", "brought", "presented", "nimepata", "tumepata", "nilipata", "tulipata", "nimeona", "tumeona", "niliona", "tuliona", "amekuja", "alikuja", "ameletwa", "aliletwa", "tumeanza", "nimeanza":
			told = true
		case "if", "what", "which", "should", "je", "quiz", "swali", "ikiwa", "kama":
			return false
		}
	}
	return told
}

// sex reports how a register tells it.
func (v *view) sex(k int) bool {
	switch string(v.word(k)) {
	case "f", "m", "male", "female", "boy", "girl":
		return true
	}
	return false
}

// bareAge returns the last token of an age without its unit, or -1.
func (v *view) bareAge(i int) int {
	if v.kindAt(i) == tokenNumber {
		if v.bareYears(i) {
			return i
		}
		return -1
	}
	n, last := v.wholeCount(i)
	if n < 10 || !v.endsAge(last+1) || string(v.word(last+1)) == "and" {
		return -1
	}
	if w := string(v.word(i - 1)); (w == "is" || w == "was" || w == "only" || w == "just") && (v.thisOne(i-2) || v.personAt(i-2) || v.has(i-2, traitPerson|traitHome)) || w == "turned" || w == "turns" || w == "aged" || w == "age" || w == "umri" {
		return last
	}
	return -1
}

// endsAge reports whether nothing that is counted or measured stands at token k.
func (v *view) endsAge(k int) bool {
	switch string(v.word(k)) {
	case "of", "th", "rd", "nd", "st", "pm", "am", "to", "or", "hours", "hrs", "hrly", "in":
		return false
	}
	return k >= len(v.tokens) || v.kindAt(k) == tokenWord && !v.has(k, traitCount|traitUnit|traitMonth) || v.is(k, '.') && !v.glued(k+1) || v.is(k, ',') || v.is(k, ')') || v.tokens[k].newLine
}

// agesTold reports whether the words around token i speak of ages, and of no marks.
func (v *view) agesTold(i int) bool {
	told := false
	for k := max(0, i-40); k < min(len(v.tokens), i+40); k++ {
		switch string(v.word(k)) {
		case "age", "ages", "aged", "umri", "yrs", "years", "miaka":
			told = true
		}
		if v.has(k, traitScore) {
			return false
		}
	}
	return told
}

// bareYears reports a number in digits that only its cue makes an age: aged 19,
// aged 2 and 4, umri 5, Mumbua 28, Nthoki 31 where ages are told.
func (v *view) bareYears(i int) bool {
	n := v.value(i)
	if n < 1 || n > 110 || v.glued(i) && !v.is(i-1, ':') || v.glued(i+1) && !v.is(i+1, '.') && !v.is(i+1, ',') && !v.is(i+1, ')') && !v.is(i+1, ';') || v.has(i+1, traitCount) {
		return false
	}
	k := i - 1
	if (string(v.word(k)) == "and" || string(v.word(k)) == "na") && v.kindAt(k-1) == tokenMark && v.tokens[k-1].taken == classAge {
		return true
	}
	if w := string(v.word(k)); w == "and" || w == "na" {
		if v.value(k-1) > 0 {
			k -= 2
		}
	}
	if v.is(k, ',') && k > 0 && v.tokens[k-1].taken == classAge && v.wordNear(k, "ages", "aged") {
		return true // ages 3, 2 n 7 mths
	}
	said := false
	for v.is(k, ':') || string(v.word(k)) == "wa" || string(v.word(k)) == "about" || string(v.word(k)) == "is" || v.kindAt(k) == tokenOwn {
		said = said || !v.is(k, ':')
		k--
	}
	switch string(v.word(k)) {
	case "she", "he", "mum", "mother", "mama", "girl", "patient", "client", "msupa", "manzi", "dem", "dame", "chali", "kijana", "msichana", "mvulana", "dada":
		return said && n > 9 && n < 60 && v.endsAge(i+1)
	case "grandmother", "grandma", "granny", "grandfather", "shosho", "nyanya", "cucu", "babu", "husband", "wife", "mume", "mke", "lady":
		return n > 14 && v.is(i+1, ',')
	case "minor", "turns", "turned", "turning", "anafikisha", "amefikisha", "ametimiza":
		return n > 4 && n < 60 && v.endsAge(i+1)
	case "aged", "age", "ages", "umri":
		return true
	case "only", "just":
		return (v.has(k-1, traitHome|traitPerson) || v.has(k, traitHome) || string(v.word(k-1)) == "is" || v.kindAt(k-1) == tokenMark) && (i+1 == len(v.tokens) || v.kindAt(i+1) == tokenPunct) && n > 5
	}
	if v.personAt(i-1) && v.length(i) == 2 && (v.is(i+1, ',') || i+1 == len(v.tokens) || v.tokens[i+1].newLine) {
		return v.agesTold(i)
	}
	return v.is(k, ',') && v.personAt(k-1) && v.is(i+1, ',') && v.kindAt(i+2) == tokenWord && !v.marked()
}

// lengthOfTime reports whether a fraction from token i to token end is a stretch
// of life or of an illness as clinicians write it: 1yr 4/12, 5/12 old, 1 3/12
// yrs, cough x 3/7, TCA 4/52, not 28/7.
func (v *view) lengthOfTime(i, end int) bool {
	switch v.value(end) {
	case 12:
		if v.unitOf(i-1) == yearUnit || v.kindAt(i-1) == tokenNumber && !v.glued(i) && v.unitOf(end+1) == yearUnit {
			return true
		}
		w := string(v.word(end + 1))
		return w == "old" || w == "aged" || v.unitOf(end+1) == monthUnit
	case 7, 52:
		if string(v.word(i-1)) == "x" && v.value(i) > 0 {
			return true
		}
		for k := max(0, i-12); k < min(len(v.tokens), i+12); k++ { // weeks are told of in the same way
			if v.value(k) == 52 && v.is(k-1, '/') && v.glued(k) {
				return true
			}
		}
	case 2, 4:
		return v.kindAt(i-1) == tokenNumber && !v.glued(i) && v.unitOf(end+1) == yearUnit
	}
	return false
}
