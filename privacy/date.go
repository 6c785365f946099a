package privacy

// findDates takes dates that belong to a person: birth, visit, delivery, next
// appointment. Dates of meetings, reports, campaigns and expiry stay. It looks
// after the names, because a date is tied to whoever is named beside it.
func (s *Scrubber) findDates(v *view) {
	t := tie{unread: true}
	var found [8]string
	n := 0
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) {
			continue
		}
		start, end, form := v.dateAround(i)
		if form == noDate {
			continue
		}
		if t.unread {
			t = v.tie()
		}
		core := v.bytes[v.tokens[i].start:v.tokens[end].end]
		same := false
		for _, f := range found[:n] {
			same = same || f == string(core) // 18/7 rota, 18/7 again?
		}
		if same || form == certainDate || s.personal(v, start, end, form, t) {
			v.add(classDate, start, end)
			if n < len(found) && !same && form != dayOnly && form != monthOnly {
				found[n] = string(core)
				n++
			}
		}
		i = end
	}
}

// dateAround reads the date that begins at token i, with the weekday and the
// words before it that go with it.
func (v *view) dateAround(i int) (start, end int, form dateForm) {
	if !v.free(i) {
		return i, i, noDate
	}
	if end := v.datedWithLetters(i); end > i {
		return i, end, certainDate
	}
	end, form = v.dateFrom(i)
	if form == noDate || !v.allFree(i, end) {
		return i, i, noDate
	}
	return v.dateStart(i), end, form
}

// tie reads what the whole text says of its dates.
func (v *view) tie() tie {
	t := tie{eventful: v.eventful(), marks: v.marked()}
	t.person, t.patient = v.speaksOf()
	t.clinical = v.clinical()
	return t
}

// tie is what a whole text says of the dates in it.
type tie struct {
	person, patient bool // it speaks of a person, of a patient
	eventful        bool // it speaks of meetings, reports or stock, and of no patient
	marks           bool // it speaks of marks in a quiz
	clinical        bool // it speaks of nothing that is dated besides patients
	unread          bool // nobody has looked yet
}

// dateForm is how a date was written, from sure to doubtful.
type dateForm uint8

const (
	noDate   dateForm = iota
	fullDate          // with a year, or with the name of a month
	dayMonth          // 3/4, which could be a score or an age
	dayOnly           // 14th
	monthOnly
	dateRange   // 2-6 October, 9 hadi 12 Mei: no person's
	certainDate // behind a word of birth, with letters for digits
)

// dateFrom reads a date that begins at token i and returns its last token.
func (v *view) dateFrom(i int) (end int, form dateForm) {
	switch v.kindAt(i) {
	case tokenNumber:
		if v.glued(i) && !v.is(i-1, '(') && !v.is(i-1, ':') && !v.is(i-1, '-') && !v.is(i-1, '.') && !v.is(i-1, ',') && !v.is(i-1, '=') && !v.is(i-1, ';') && v.kindAt(i-1) != tokenWord && !((v.is(i-1, '/') || v.is(i-1, '_')) && v.personAt(i-2)) {
			return i, noDate
		}
		if v.apgar(i) {
			return i, noDate
		}
		if v.is(i+2, '/') && v.has(i+5, traitMonth) && v.ordinalEnd(i+1) && v.ordinalEnd(i+4) { // 2nd/3rd August
			return v.yearAfter(i + 5), fullDate
		}
		if end, ok := v.looseDate(i); ok {
			return end, fullDate
		}
		if end, form = v.numericDate(i); form != noDate {
			return end, form
		}
		if v.isYear(i) && v.bornBefore(i) && (!v.glued(i+1) || v.kindAt(i+1) == tokenPunct && v.kindAt(i+2) != tokenNumber) {
			return i, monthOnly
		}
		if v.weekdayNumber(i) {
			return i, dayOnly
		}
		return v.dayFirst(i)
	case tokenWord:
		switch {
		case v.has(i, traitMonth):
			if end, form = v.monthFirst(i); form == noDate && (v.monthAlone(i) || v.monthOfLife(i)) {
				return i, monthOnly
			}
			return end, form
		case v.has(i, traitDateCue):
			return v.spokenDate(i)
		case v.has(i, traitTens) && v.has(i+1, traitOrdinal):
			if end, form := v.ordinalWord(i + 1); form != noDate {
				return end, form // twenty first of June
			}
		case v.has(i, traitTens) && v.is(i+1, '-') && v.has(i+2, traitOrdinal):
			return v.ordinalWord(i + 2)
		case v.has(i, traitOrdinal):
			return v.ordinalWord(i)
		case v.has(i, traitFeast):
			return v.feast(i)
		}
	case tokenPunct: // ../09/2023: a day left open
		if v.is(i, '.') && v.is(i+1, '.') && v.is(i+2, '/') && v.value(i+3) > 0 && v.is(i+4, '/') && v.isYear(i+5) {
			return i + 5, fullDate
		}
	}
	return i, noDate
}

// dateStart steps back over the weekday and the word for a date before token i.
func (v *view) dateStart(i int) int {
	if v.is(i-1, '&') && v.value(i-2) >= 1 && v.value(i-2) <= 31 && v.length(i-2) <= 2 && v.kindAt(i) == tokenNumber {
		i -= 2 // 3 & 4 July
	}
	for k := i - 1; k >= 0 && k >= i-4 && v.free(k); k-- {
		switch {
		case v.has(k, traitWeekday|traitDateCue):
			i = k
			if w := string(v.word(k - 1)); v.has(k, traitWeekday) && (w == "last" || w == "this" || w == "next") {
				i = k - 1
			}
		case v.is(k, ',') || v.is(k, '.') && v.glued(k), string(v.word(k)) == "iliyopita", string(v.word(k)) == "the", string(v.word(k)) == "ya" && v.has(k-1, traitWeekday):
		default:
			return i
		}
	}
	return i
}

// eventful reports whether the text speaks of meetings, reports or stock and
// not of a patient.
func (v *view) eventful() bool {
	kept, person := 0, false
	for i := range v.tokens {
		t := v.tokens[i]
		if t.traits&(traitKeptDate|traitStockDate) != 0 {
			kept++
		}
		if t.traits&(traitHome|traitBirth|traitEvent) != 0 || t.taken == classID || t.taken == classFacilityNo || t.taken == classPlace || t.taken == classPhone || t.taken == classOther {
			person = true
		}
	}
	return kept > 0 && !person
}

// ofPerson decides whether a date belongs to a person.
func (v *view) ofPerson(start, end int, form dateForm, tie tie) bool {
	if v.stamp(start, end) {
		return false
	}
	if ill := v.illBefore(start); form == dateRange || ill {
		return ill && !tie.eventful
	}
	if form != fullDate && v.is(end+1, '-') && v.kindAt(end+2) == tokenNumber || (v.is(start-1, '-') && !(v.glued(start-2) && v.kindAt(start-3) == tokenWord) || v.has(start-1, traitUntil)) && (v.kindAt(start-2) == tokenNumber || v.has(start-2, traitMonth)) {
		return false
	}
	// the nearest cue before it in its own sentence, then behind it; a word of
	// stock counts only close by
	for k, n := start-1, 0; k >= 0 && n < 9; k, n = k-1, n+1 {
		t := v.tokens[k]
		if t.kind == tokenPunct && (v.is(k, '.') && !v.glued(k+1) || v.is(k, '!') || v.is(k, '?') || v.is(k, ';')) {
			break
		}
		if verdict, ok := v.dateCue(k, tie.person || tie.clinical && v.has(k, traitClinical), tie.patient || n > 3); ok {
			return verdict && (tie.person || form != dayMonth || !v.has(end+1, traitCount))
		}
		if t.newLine {
			break
		}
	}
	if w := string(v.word(start - 1)); form == fullDate && (w == "b" || w == "" && v.is(start-1, '.') && v.glued(start-1) && string(v.word(start-2)) == "b") {
		return true // b. 12Jan24
	}
	if form != dayOnly && v.personAt(start-1) && !v.looksLikeScore(start, end, tie) {
		return true // right behind a name, whatever is said of batches
	}
	for k := end + 1; k < len(v.tokens) && k <= end+6 && !v.tokens[k].newLine && !v.is(k, '.'); k++ {
		if verdict, ok := v.dateCue(k, tie.person || tie.clinical && (v.has(k, traitClinical) || form != dayOnly && v.has(k, traitEvent) && !v.countNear(k)), tie.patient); ok {
			return verdict
		}
	}
	switch {
	case !tie.person || tie.eventful && !v.namedBefore(start):
		return false
	case form == dayMonth:
		return !v.looksLikeScore(start, end, tie)
	}
	return true
}

// namedBefore reports whether a date stands right behind somebody's name: the
// batch used for [name] on 17th October.
func (v *view) namedBefore(i int) bool {
	k := i - 1
	if w := string(v.word(k)); w == "on" || w == "since" || w == "from" {
		k--
	}
	return v.personAt(k)
}

// illBefore reports whether an illness or a stay in hospital is dated from
// token i on: fever from 4th to 9th, symptoms 4-9 Jan.
func (v *view) illBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch {
		case v.has(k, traitIll):
			return true
		case v.kindAt(k) == tokenNumber, v.has(k, traitUntil|traitMonth), v.ordinalEnd(k), v.is(k, '-'), v.is(k, '/'), v.is(k, ':'):
		case string(v.word(k)) == "from", string(v.word(k)) == "between", string(v.word(k)) == "on", string(v.word(k)) == "since", string(v.word(k)) == "and", string(v.word(k)) == "kutoka":
		default:
			return false
		}
	}
	return false
}

// dateCue is what a word near a date says of it.
func (v *view) dateCue(k int, person, patient bool) (verdict, ok bool) {
	switch t := v.tokens[k].traits; {
	case t&traitBirth != 0:
		return true, true
	case t&traitKeptDate != 0:
		return false, true
	case t&traitEvent != 0 && person:
		return true, true
	case t&traitStockDate != 0 && string(v.word(k)) == "delivered" && (k > 0 && v.tokens[k-1].taken == className || person && !v.countNear(k)):
		return true, true // Jane delivered 14th May
	case t&traitStockDate != 0 && !patient:
		return false, true
	}
	return false, false
}

// countNear reports whether something is counted near token i.
func (v *view) countNear(i int) bool {
	for k := i - 8; k <= i+8; k++ {
		if v.has(k, traitCount|traitBatchCue) {
			return true
		}
	}
	return false
}

// speaksOf reports whether the text names or numbers a person, and whether
// that person is more likely a patient than a colleague.
func (v *view) speaksOf() (person, patient bool) {
	for i := range v.tokens {
		switch v.tokens[i].taken {
		case className, classEmail:
			person = true
		case classPhone, classID, classFacilityNo, classPlace, classOther:
			person, patient = true, true
		}
		if v.tokens[i].traits&(traitHome|traitBirth) != 0 {
			person, patient = true, true
		}
		person = person || v.thirdPerson(i)
	}
	return person, patient
}

// thirdPerson reports a verb of Kiswahili with somebody for its subject:
// alikuja, amelazwa, hajaonekana.
func (v *view) thirdPerson(i int) bool {
	if !v.has(i, traitKiswahili|traitVerb|traitSafe) || v.length(i) < 6 || v.has(i, traitName) {
		return false
	}
	switch w := v.word(i); string(w[:3]) {
	case "nil", "tul", "nim", "tum", "wal", "wam": // tulimrefer, nimempigia, walimleta
		tense, rest := string(w[2:4]), w[4:]
		return (tense == "li" || tense == "me") && len(rest) > 3 && rest[0] == 'm' && rest[1] != 'a' && rest[1] != 'e' && rest[1] != 'i' && rest[1] != 'o' && rest[1] != 'u'
	case "ali", "ame", "haj", "hak":
		return string(w[3:]) != "sema" && string(w[3:]) != "tangaza"
	}
	return false
}

// clinical reports whether no word of stock, meetings, reports or campaigns
// stands in the text, so that what is given or missed is a person's.
func (v *view) clinical() bool {
	for i := range v.tokens {
		if v.has(i, traitKeptDate|traitStockDate|traitBatchCue|traitFacility) && !v.has(i, traitClinical|traitIll|traitBirth) {
			return false
		}
	}
	return true
}

// looksLikeScore reports whether 8/10 is more likely marks than a day.
func (v *view) looksLikeScore(start, end int, tie tie) bool {
	first, second := v.value(start), v.value(end)
	if first < 0 || second < 0 || first > second {
		return false
	}
	return tie.marks || second == 10 || second == 5 && first == 5
}

// marked reports whether the text speaks of marks.
func (v *view) marked() bool {
	for i := range v.tokens {
		if v.has(i, traitScore) {
			return true
		}
	}
	return false
}

// stamp reports whether a date is the time stamp of an exported chat.
func (v *view) stamp(start, end int) bool {
	return v.wordOfFile(start) || v.is(start-1, '[') && (v.is(end+1, ',') || v.kindAt(end+1) == tokenNumber) ||
		v.is(start-1, ',') && v.is(start-5, '[') || v.tokens[start].newLine && v.is(end+1, ',') && v.kindAt(end+2) == tokenNumber && v.is(end+3, ':')
}
