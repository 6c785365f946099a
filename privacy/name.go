package privacy

// Names and places are told by the model. What follows here are the rules that
// hold whatever the model thinks: a title belongs to its name, who is named
// once is meant again, a list of names goes on, a month or county is no person.

// takeLabels adds the stretches that the model labelled.
func (s *Scrubber) takeLabels(v *view) {
	labels := s.model.decode(v, &v.lattice, s.bias)
	v.money = v.moneyText()
	v.certain(labels)
	v.spare(labels)
	v.beside(labels)
	v.again(labels)
	v.listed(labels)
	v.strangers(labels)
	v.shed(labels)
	v.titles(labels)
	for i := 0; i < len(labels); i++ {
		l := labels[i]
		if l == labelNone || !v.free(i) {
			continue
		}
		j := i
		for j+1 < len(labels) && labels[j+1] == l && v.free(j+1) && !v.breaks(j+1, l) {
			j++
		}
		start, end := v.trim(i, j)
		if start <= end && v.worth(start, end) {
			c := className
			if l == labelPlace {
				c = classPlace
			}
			v.add(c, start, end)
		}
		i = j
	}
}

// certain labels what needs no weighing: a name of the lists that is no word of
// any language here, and a capitalised stranger behind a cue that only names follow.
func (v *view) certain(labels []label) {
	for i := range v.tokens {
		t := &v.tokens[i]
		if labels[i] != labelNone || t.kind != tokenWord || t.taken != classNone {
			continue
		}
		switch {
		case t.traits&traitLocalName != 0:
			labels[i] = labelName
		case t.traits&traitLocalPlace != 0:
			labels[i] = labelPlace
		case t.traits&(traitFacility|traitMonth|traitWeekday|traitCounty) != 0 || v.facilityAhead(i):
		case v.cued(i):
			labels[i] = labelName
		case t.traits&(traitWord|traitEveryday|traitPlace) == 0 && v.listedName(i):
			labels[i] = labelName
		}
	}
}

// listedName reports whether token i is a name of the lists, written so that
// it can be nothing else.
func (v *view) listedName(i int) bool {
	t := &v.tokens[i]
	if t.traits&(traitFirst|traitLast) == 0 {
		return false
	}
	return t.shape != shapeLower && v.length(i) > 2 || v.length(i) > 4
}

// cued reports whether token i stands behind a word that names follow, and is
// written as a name or known as one.
func (v *view) cued(i int) bool {
	t := &v.tokens[i]
	k := i - 1
	if v.is(k, '.') && v.glued(k) || v.is(k, ':') {
		k--
	}
	if t.newLine || k < 0 || !v.free(k) || v.length(i) < 3 || t.traits&traitSafe != 0 {
		return false
	}
	cue := v.tokens[k].traits
	switch string(v.word(k)) {
	case "ni", "is", "naitwa", "anaitwa", "aitwaye", "called", "named", "huitwa", "niitwa":
		if v.has(k-1, traitPerson|traitNaming) || len(v.word(k)) > 2 {
			return t.traits&(traitFirst|traitLast|traitEveryday) != 0 && t.traits&traitNotLower == 0 && (t.shape != shapeLower || v.kindAt(i+1) != tokenWord)
		}
	}
	known := t.traits & (traitFirst | traitLast | traitEveryday)
	if t.shape == shapeLower {
		if cue&(traitHonour|traitColleague) == 0 && string(v.word(k)) != "baby" && (cue&traitThanks == 0 || v.kindAt(i+1) == tokenWord) {
			return false
		}
		return t.traits&traitNotLower == 0 && (known != 0 && t.traits&traitEnglish == 0) || known&traitEveryday != 0 && t.traits&traitNotLower == 0 && (v.kindAt(i+1) != tokenWord || cue&traitThanks == 0)
	}
	if cue&(traitPerson|traitHonour|traitColleague|traitNaming|traitThanks) == 0 {
		return false
	}
	if cue&traitThanks != 0 && cue&traitNaming == 0 {
		return known != 0
	}
	return known != 0 || t.traits&(traitWord|traitPlace) == 0
}

// facilityAhead reports whether token i is in the name of a facility, an
// outreach site, a road or an office: Kagwe dispensary, Nyambari Health Centre,
// Mama Lucy Kibaki Hospital, Sister Ursula's clinic, St. Joseph's.
func (v *view) facilityAhead(i int) bool {
	if k := i - 1; v.is(k, '.') && string(v.word(k-1)) == "st" || string(v.word(k)) == "st" || string(v.word(k)) == "saint" {
		return !v.has(i+1, traitLandmark) && !v.has(i+2, traitLandmark)
	}
	for k := i + 1; k < len(v.tokens) && k <= i+4; k++ {
		t := v.tokens[k]
		if t.newLine || t.kind == tokenPunct && !v.is(k, '\'') && !v.is(k, '-') {
			return false
		}
		if t.traits&traitFacility != 0 {
			if w := string(v.word(k)); (w == "outreach" || w == "outreaches") && !onlyPlace(&v.tokens[k-1]) && string(v.word(k-2)) != "kwa" {
				return false // Penina outreach
			}
			return true
		}
		if t.kind == tokenWord && t.shape == shapeLower && t.traits&(traitLandmark|traitSite) == 0 {
			return false
		}
	}
	return false
}

// spare takes labels off words that are no identifier by themselves.
func (v *view) spare(labels []label) {
	for i := range v.tokens {
		if labels[i] == labelName && v.tokens[i].kind == tokenWord && (v.facilityAhead(i) || v.countyHere(labels, i) || v.acronym(i)) {
			labels[i] = labelNone
		}
	}
	evidence := v.evidence(labels)
	for i := range v.tokens {
		t := &v.tokens[i]
		if labels[i] == labelNone || t.kind != tokenWord {
			continue
		}
		alone := (i == 0 || labels[i-1] == labelNone) && (i+1 == len(labels) || labels[i+1] == labelNone)
		switch {
		case t.traits&(traitMonth|traitWeekday) != 0 && v.monthHere(i):
			labels[i] = labelNone
		case t.traits&traitSafe != 0 && t.traits&(traitFirst|traitLast|traitEveryday) == 0 && t.traits&(traitHonour|traitLink) == 0 && labels[i] == labelName:
			labels[i] = labelNone
		case alone && v.everydayHere(i):
			labels[i] = labelNone
		case alone && t.shape == shapeTitle && v.sentenceStart(i) != 0 && v.sentenceStart(i) != 3 && t.traits&(traitEnglish|traitKiswahili) != 0 &&
			t.traits&(traitName|traitEveryday|traitProper|traitPlace) == 0 && !v.cued(i):
			labels[i] = labelNone
		case alone && t.traits&traitCounty != 0 && t.traits&(traitFirst|traitLast) == 0:
			labels[i] = labelNone
		case !evidence && (labels[i] == labelPlace || onlyPlace(t) && !v.cued(i)):
			labels[i] = labelNone
		case string(v.word(i)) == "linda" && string(v.word(i+1)) == "mama":
			labels[i] = labelNone
			if i+1 < len(labels) {
				labels[i+1] = labelNone
			}
		}
	}
}

// onlyPlace reports whether a word is known as a place and not as a name.
func onlyPlace(t *token) bool {
	return t.traits&traitPlace != 0 && t.traits&(traitName|traitEveryday) == 0
}

// countyHere reports whether token i is a county and nothing makes it a person.
func (v *view) countyHere(labels []label, i int) bool {
	if v.tokens[i].traits&traitCounty == 0 || v.cued(i) {
		return false
	}
	beside := i > 0 && labels[i-1] == labelName && v.kindAt(i-1) == tokenWord && v.tokens[i-1].traits&(traitFirst|traitLast) != 0 && v.tokens[i-1].traits&traitCounty == 0
	return !beside
}

// acronym reports whether token i is a short word in capitals in a text that
// is not, and no name of the lists: JKIA, TV.
func (v *view) acronym(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeUpper || v.length(i) > 5 || t.traits&(traitFirst|traitLast|traitEveryday) != 0 || v.cued(i) {
		return false
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if v.kindAt(k) == tokenWord && v.tokens[k].shape == shapeUpper && v.tokens[k].traits&traitSafe == 0 {
			return false
		}
	}
	return true
}

// everydayHere reports whether a word that is also a name is the word: in
// small letters without a cue, or with an agreement that only things have
// ("Neema ya Mungu", "Faraja ipo", "Juma lijalo").
func (v *view) everydayHere(i int) bool {
	t := &v.tokens[i]
	if t.traits&(traitEveryday|traitKiswahili) == 0 || v.cued(i) {
		return false
	}
	if t.shape == shapeLower && t.traits&traitEveryday != 0 && t.traits&traitWord != 0 {
		return i > 0 && v.kindAt(i-1) == tokenWord && !v.has(i-1, traitPerson|traitHonour|traitColleague|traitThanks|traitNaming)
	}
	switch string(v.word(i + 1)) {
	case "ya", "za", "la", "ipo", "iko", "lipo", "zipo", "yetu", "zetu", "letu", "yako", "yenu", "tele", "njema", "nzuri", "mbaya", "lijalo", "lililopita", "hii", "hizo", "kubwa", "iliyoje":
		return true
	}
	return false
}

// monthHere reports whether a month's name is the month.
func (v *view) monthHere(i int) bool {
	if v.kindAt(i-1) == tokenNumber || v.kindAt(i+1) == tokenNumber || v.tokens[i].traits&traitWeekday != 0 {
		return true
	}
	switch string(v.word(i - 1)) {
	case "in", "of", "for", "by", "mwezi", "ya", "wa", "last", "this", "next", "since", "until", "till", "from", "to", "end", "mid", "early", "late", "st", "nd", "rd", "th":
		return true
	}
	return v.is(i+1, '-') || v.is(i-1, '-') || v.is(i+1, ':')
}

// evidence reports whether the text speaks of a person at all. Places stay in
// one that does not.
func (v *view) evidence(labels []label) bool {
	for i := range v.tokens {
		t := &v.tokens[i]
		if labels[i] == labelName && !onlyPlace(t) && t.kind == tokenWord && t.traits&(traitHonour|traitLink) == 0 || t.taken != classNone && t.taken != classKept && t.taken != classPlace {
			return true
		}
		if t.traits&traitHome != 0 {
			return true
		}
	}
	return false
}

// beside lets a name take the capitalised words against it: PEACE Wanyonyi,
// Angatia Derrick, Onyango Ja-Seme.
func (v *view) beside(labels []label) {
	for i := 1; i < len(v.tokens); i++ {
		if labels[i-1] == labelName && v.kindAt(i-1) == tokenWord {
			v.takeBeside(labels, i, i-1)
		} else if labels[i-1] == labelName && v.is(i, '-') && v.glued(i) && v.glued(i+1) {
			v.takeBeside(labels, i+1, i-1)
		}
		if labels[i] == labelNone && labels[i-1] == labelName && i+1 < len(labels) && v.binds(i) && v.tokens[i+1].shape != shapeLower && v.kindAt(i+1) == tokenWord && v.free(i) && v.free(i+1) {
			labels[i], labels[i+1] = labelName, labelName
		}
	}
	for i := len(v.tokens) - 2; i >= 0; i-- {
		if labels[i+1] == labelName && v.kindAt(i+1) == tokenWord && !v.tokens[i+1].newLine {
			v.takeBeside(labels, i, i+1)
		}
	}
}

// binds reports a word that joins a name to a father's or a clan's: wuod, ole.
func (v *view) binds(i int) bool {
	switch string(v.word(i)) {
	case "wuod", "wuon", "nyar", "ole", "bin", "binti", "bint", "arap", "ja", "wa'":
		return true
	}
	return false
}

// moneyText reports whether the text is a message of mobile money.
func (v *view) moneyText() bool {
	for i := range v.tokens {
		if v.tokens[i].taken == classOther {
			return true
		}
	}
	return false
}

func (v *view) takeBeside(labels []label, i, name int) {
	t, n := &v.tokens[i], &v.tokens[name]
	if labels[i] != labelNone || t.kind != tokenWord || t.taken != classNone || i > name && t.newLine {
		return
	}
	if t.shape == shapeLower && n.shape == shapeLower && n.traits&(traitFirst|traitLast) != 0 && n.traits&traitWord == 0 && v.length(i) > 2 &&
		t.traits&(traitFirst|traitLast|traitEveryday) != 0 && t.traits&(traitNotLower|traitSafe|traitPerson|traitLink|traitKin|traitMonth) == 0 {
		labels[i] = labelName // imani nzomo
		return
	}
	if t.shape == shapeLower || n.shape == shapeLower {
		return
	}
	if v.length(i) == 1 && i > name && t.shape == shapeTitle && (n.shape == shapeUpper || v.is(i+1, '.')) {
		labels[i] = labelName
		return
	}
	if t.shape == shapeUpper && n.shape == shapeUpper && v.length(i) > 2 && t.traits&(traitSafe|traitMonth|traitWeekday|traitFacility|traitColleague|traitCounty) == 0 && v.money {
		labels[i] = labelName // to KAREMBO BIBI 0733...
		return
	}
	if v.length(i) < 3 || t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty|traitFacility|traitPerson|traitHonour|traitColleague|traitThanks|traitNaming|traitKin) != 0 || v.facilityAhead(i) {
		return
	}
	switch {
	case t.traits&(traitFirst|traitLast|traitEveryday) != 0, t.traits&traitWord == 0 && (t.traits&traitPlace == 0 || i > name),
		t.shape == shapeTitle && n.shape == shapeTitle && v.sentenceStart(i) == 0 && t.traits&(traitKiswahili|traitPlace) == 0:
		labels[i] = labelName // Emmanuel Macron, although a macron is a word
	}
}

// strangers labels capitalised words in the middle of a sentence that nothing
// is known of. What is not known to be safe is suspect.
func (v *view) strangers(labels []label) {
	evidence := v.evidence(labels)
	for i := 1; i < len(v.tokens); i++ {
		t := &v.tokens[i]
		if labels[i] != labelNone || t.kind != tokenWord || t.taken != classNone || t.shape != shapeTitle || v.length(i) < 3 || t.glued && !v.is(i-1, '(') && !v.is(i-1, '.') {
			continue
		}
		if t.traits&(traitWord|traitMonth|traitWeekday|traitCounty|traitSubCounty|traitFacility|traitBatchCue|traitProvider|traitNetwork) != 0 || v.facilityAhead(i) || v.kindAt(i+1) == tokenNumber && v.glued(i+1) {
			continue
		}
		bracketed := v.is(i-1, '(') && v.is(i+1, ')') && i > 1 && labels[i-2] == labelName
		switch {
		case bracketed && t.traits&(traitFirst|traitLast) == 0:
			labels[i] = labelPlace
		case v.sentenceStart(i) == 3 && evidence && t.traits&(traitPlace|traitVerb) == 0 && v.is(i-1, ','):
			labels[i] = labelName
		case v.sentenceStart(i) != 0:
		case t.traits&traitPlace != 0:
			if evidence && v.has(i-1, traitPlaceCue) {
				labels[i] = labelPlace
			}
		case evidence, v.stranger(i-1) && v.sentenceStart(i-1) == 0 || v.stranger(i+1):
			labels[i] = labelName // one beside a person, or two in a row
		}
	}
}

// stranger reports whether token i is a capitalised word that no list knows as
// a word or a place.
func (v *view) stranger(i int) bool {
	return v.kindAt(i) == tokenWord && v.free(i) && v.tokens[i].shape == shapeTitle && v.length(i) > 2 && (i == 0 || v.kindAt(i-1) != tokenPunct || !v.glued(i)) &&
		v.tokens[i].traits&(traitWord|traitMonth|traitWeekday|traitPlace|traitFacility|traitBatchCue) == 0 && !v.tokens[i].newLine && !v.facilityAhead(i)
}

// shed drops small-letter words from a name that is written with capitals,
// unless they are known as names or bind its parts.
func (v *view) shed(labels []label) {
	for i := 0; i < len(labels); i++ {
		if labels[i] != labelName {
			continue
		}
		j, capitals := i, 0
		for j < len(labels) && labels[j] == labelName {
			if v.tokens[j].shape != shapeLower && v.length(j) > 1 {
				capitals++
			}
			j++
		}
		for k := i; k < j && capitals > 0; k++ {
			t := &v.tokens[k]
			if t.kind != tokenWord || t.shape != shapeLower || t.traits&(traitHonour|traitLink|traitPerson) != 0 {
				continue
			}
			if t.traits&(traitFirst|traitLast) == 0 || t.traits&traitWord != 0 {
				if inside := k > i && k+1 < j && v.length(k) < 5; !inside {
					labels[k] = labelNone
				}
			}
		}
		i = j
	}
}

// again labels the other mentions of a name that was found once.
func (v *view) again(labels []label) {
	var found [24]uint64
	n := 0
	for i := range v.tokens {
		t := &v.tokens[i]
		if labels[i] == labelName && t.kind == tokenWord && v.length(i) > 2 && n < len(found) &&
			t.traits&(traitPerson|traitHonour|traitColleague|traitKin|traitLink|traitMonth) == 0 {
			found[n] = t.key
			n++
		}
	}
	for i := range v.tokens {
		t := &v.tokens[i]
		if labels[i] != labelNone || t.kind != tokenWord || t.taken != classNone {
			continue
		}
		if t.shape == shapeLower && t.traits&(traitWord|traitEveryday) != 0 {
			continue // Imani usipoteze imani
		}
		for _, key := range found[:n] {
			if t.key == key {
				labels[i] = labelName
			}
		}
	}
}

// listed goes on with a list of names: Nelly, Nick, Nora na Nimrod.
func (v *view) listed(labels []label) {
	for i := range v.tokens {
		if labels[i] == labelName && v.kindAt(i) == tokenWord {
			v.nextInList(labels, i, 1)
		}
	}
	for i := len(v.tokens) - 1; i >= 0; i-- {
		if labels[i] == labelName && v.kindAt(i) == tokenWord {
			v.nextInList(labels, i, -1)
		}
	}
}

func (v *view) nextInList(labels []label, i, step int) {
	k := i + step
	joined := false
	for ; k >= 0 && k < len(v.tokens); k += step {
		if v.is(k, ',') || v.is(k, '&') || v.is(k, '+') || v.is(k, '/') {
			joined = true
			continue
		}
		switch string(v.word(k)) {
		case "and", "na", "kod", "gi", "or", "au", "n":
			joined = true
			continue
		}
		break
	}
	if !joined || k < 0 || k >= len(v.tokens) || labels[k] != labelNone || !v.free(k) || v.tokens[k].newLine {
		return
	}
	t := v.tokens[k]
	if t.kind != tokenWord || t.shape != v.tokens[i].shape || t.shape == shapeLower || t.shape == shapeUpper && len(v.word(k)) < 4 {
		return
	}
	if v.length(k) < 3 || t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty|traitFacility|traitPerson) != 0 || t.traits&traitWord != 0 && t.traits&(traitFirst|traitLast|traitEveryday) == 0 ||
		t.traits&traitPlace != 0 && t.traits&(traitFirst|traitLast) == 0 || v.facilityAhead(k) {
		return
	}
	labels[k] = labelName
}

// titles lets a name take the title before it: Mama Shiru, nyina wa Kamau,
// baby boy of Joyce, Mr. Shah.
func (v *view) titles(labels []label) {
	for i := range v.tokens {
		if labels[i] != labelName || i > 0 && labels[i-1] == labelName {
			continue
		}
		n := i
		switch string(v.word(n)) {
		case "of", "wa", "o":
			n++
		}
		if k := v.titleBefore(n); k < i {
			for ; k < i; k++ {
				labels[k] = labelName
			}
		}
	}
}

// titleBefore returns the first token of the title that stands before token i,
// or i.
func (v *view) titleBefore(i int) int {
	k := i - 1
	for v.is(k, '.') && v.glued(k) {
		k--
	}
	if !v.free(k) || v.tokens[k+1].newLine || k < 0 {
		return i
	}
	word := string(v.word(k))
	switch word {
	case "wa", "of", "o", "ya", "mar":
		if word == "o" && !v.is(k-1, '/') {
			return i
		}
		if word == "o" {
			k--
		}
		n := k - 1
		switch string(v.word(n)) {
		case "nyina", "ithe", "maitu", "maituwe", "mwaitu", "nyinyia", "mamake", "babake", "mathe", "fathe", "fathee", "mama", "baba":
			if v.free(n) && word == "wa" {
				return n
			}
		case "boy", "girl", "twin", "twins":
			if word == "of" {
				if w := string(v.word(n - 1)); v.free(n-1) && (w == "baby" || w == "male" || w == "female") {
					return n - 1
				}
				return i
			}
		case "baby", "b", "infant":
			if word == "of" || word == "o" {
				return n
			}
		}
		return i
	}
	if v.has(k, traitHonour) {
		return k
	}
	return i
}

// breaks reports whether a name ends before token i although the label goes on.
func (v *view) breaks(i int, l label) bool {
	if v.tokens[i].newLine {
		return true
	}
	if l != labelName || v.tokens[i].kind != tokenPunct {
		return false
	}
	switch v.bytes[v.tokens[i].start] {
	case '.':
		// a stop behind a word ends the name, behind an initial or title it does not
		return v.length(i-1) > 3 && !v.glued(i+1)
	case '-', '/', '\'', '_':
		return false
	}
	return true
}

// trim takes punctuation off both ends.
func (v *view) trim(i, j int) (int, int) {
	for i <= j && v.kindAt(i) != tokenWord && v.kindAt(i) != tokenNumber {
		i++
	}
	for j >= i && v.kindAt(j) != tokenWord && v.kindAt(j) != tokenNumber {
		j--
	}
	// the stop behind an initial belongs to it
	if j > i && v.length(j) == 1 && v.is(j+1, '.') && v.glued(j+1) && v.free(j+1) {
		j++
	}
	return i, j
}

// worth reports whether a stretch holds more than titles.
func (v *view) worth(i, j int) bool {
	for k := i; k <= j; k++ {
		if v.kindAt(k) == tokenWord && v.tokens[k].traits&(traitHonour|traitPerson|traitColleague|traitLink) == 0 {
			return true
		}
	}
	return false
}
