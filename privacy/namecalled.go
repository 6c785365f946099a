package privacy

// Names that what stands before them makes sure of, whatever the case of their
// letters and whether any list knows them: what somebody is called, what a form's
// field holds, whose leg it is, who the other parent is.

// called labels names behind words that only names follow, and the same word
// behind mama or baba: anaitwa quincy, mathe ni mama quincy.
func (v *view) called(labels []label) {
	for i := range v.tokens {
		switch {
		case !v.nameable(i):
		case v.calledBefore(i) && v.calledSo(i):
			labels[i] = labelName
			if next := i + 1; labels[i] == labelName && v.nameable(next) && !v.tokens[next].newLine && v.tokens[next].shape == v.tokens[i].shape && v.calledSo(next) &&
				(v.tokens[next].shape != shapeLower || v.tokens[next].traits&(traitFirst|traitLast) != 0) {
				labels[next] = labelName
			}
			v.sameParent(labels, v.tokens[i].key)
		case labels[i] == labelNone && (v.limbOf(i) || v.colleagueOf(i) || v.homeOf(labels, i) || v.bornIn(i) || v.spokenTo(i) || v.ours(i)):
			labels[i] = labelName
		}
	}
	v.fields(labels)
	v.others(labels)
}

// nameable reports a free word of three letters or more that is no word for
// somebody, no title and no house.
func (v *view) nameable(i int) bool {
	return v.kindAt(i) == tokenWord && v.free(i) && v.length(i) > 2 && v.tokens[i].shape != shapeMixed &&
		v.tokens[i].traits&(traitPerson|traitHonour|traitColleague|traitKin|traitFacility|traitNaming|traitUnit|traitCount|traitLink|traitPlaceLink|traitUntil) == 0
}

// calledBefore reports words before token i that tell what a person is called. A
// thing has other words: inaitwa, a drug called.
func (v *view) calledBefore(i int) bool {
	if v.tokens[i].newLine {
		return false
	}
	k := i - 1
	if v.is(k, ':') || string(v.word(k)) == "ni" {
		k--
	}
	switch w := string(v.word(k)); w {
	case "anaitwa", "wanaitwa", "aliitwa", "anayeitwa", "aitwaye", "aliyeitwa", "naitwa", "ninaitwa", "tunamwita", "wanamwita", "tunamuita", "wanamuita", "hujiita", "anajiita":
		return true
	case "lake", "lao", "yake", "yao", "langu", "yangu":
		return (string(v.word(k-1)) == "jina" || string(v.word(k-1)) == "majina") && string(v.word(i+1)) != "ni" // jina lake halisi ni
	case "by":
		return k == i-1 && (string(v.word(k-1)) == "goes" || string(v.word(k-1)) == "go")
	case "named", "called", "nicknamed":
		if s := string(v.word(k - 1)); s == "is" || s == "was" {
			k--
		}
		return v.has(k-1, traitPerson|traitKin|traitColleague) || v.someone(k-1)
	}
	return false
}

// someone reports a word for a person that no list of cues holds.
func (v *view) someone(i int) bool {
	switch string(v.word(i)) {
	case "girl", "boy", "lady", "woman", "man", "guy", "one", "teacher", "chief", "elder", "msee", "mse", "dem", "manzi", "jamaa", "dame", "neighbour", "sister", "brother", "twin", "son", "daughter", "wife", "husband", "volunteer", "msichana", "mvulana":
		return true
	}
	return false
}

// calledSo reports a word that somebody may be called by: none of the languages'
// small words and none of what a child in a register is called in general.
func (v *view) calledSo(i int) bool {
	t := &v.tokens[i]
	known := t.traits&(traitFirst|traitLast|traitCoast|traitEveryday) != 0
	switch {
	case t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty|traitLandmark) != 0 && !(t.shape == shapeTitle && t.traits&(traitTongue|traitWeekday|traitMonth) != 0), v.facilityAhead(i):
		return false
	case t.traits&(traitKiswahili|traitVerb) != 0 && !known, t.shape == shapeLower && t.traits&traitNotLower != 0:
		return t.shape == shapeTitle && t.traits&traitVerb == 0
	}
	switch string(v.word(i)) {
	case "back", "home", "again", "today", "later", "early", "late", "upon", "after", "before", "from", "into", "over", "with", "without", "about", "because", "and", "the", "her", "him", "his", "them", "they", "you", "off", "out", "for", "but", "when", "while", "then", "there", "here", "yesterday", "tomorrow", "twice",
		"zero", "dropout", "missed", "preterm", "premature", "newborn", "infant", "orphan", "contact", "suspect", "case", "index", "positive", "negative", "exposed", "immune", "fully", "partially", "urgently", "emergency", "defaulter", "refusal", "contraindication", "low", "high", "small", "normal", "term", "something", "anything", "many", "also", "only":
		return false
	}
	return true
}

// sameParent labels the other mentions of a name behind a parent's title.
func (v *view) sameParent(labels []label, key uint64) {
	for k := 1; k < len(v.tokens); k++ {
		if v.tokens[k].key == key && v.kindAt(k) == tokenWord && v.free(k) && v.has(k-1, traitHonour|traitPerson) && v.kindAt(k-1) == tokenWord {
			labels[k] = labelName
		}
	}
}

// limbOf reports whose part of the body is spoken of: mguu wa Tukufu umevimba.
func (v *view) limbOf(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || v.length(i) < 4 || t.newLine || t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty) != 0 || onlyPlace(t) {
		return false
	}
	switch string(v.word(i - 1)) {
	case "wa", "ya", "la", "cha", "za":
	default:
		return false
	}
	switch string(v.word(i - 2)) {
	case "mguu", "mkono", "paja", "kichwa", "jicho", "macho", "tumbo", "kovu", "kitovu", "ngozi", "mdomo", "sikio", "uso", "bega", "goti", "miguu", "mikono", "utosi", "kidonda", "jipu", "homa", "kifo", "mazishi", "kuzaliwa":
		return string(v.word(i)) != "kushoto" && string(v.word(i)) != "kulia"
	}
	return false
}

// colleagueOf reports a colleague's name that is also a word, behind what she or he
// is: midwife Olive, nurse Hazel.
func (v *view) colleagueOf(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || t.newLine || v.length(i) < 4 || t.traits&(traitSafe|traitMonth|traitWeekday|traitVerb) != 0 || t.traits&(traitFirst|traitLast|traitProper|traitEveryday) == 0 || onlyPlace(t) || v.facilityAhead(i) {
		return false
	}
	switch string(v.word(i - 1)) {
	case "midwife", "nurse", "clinician", "mkunga", "nesi", "muuguzi", "volunteer", "intern", "chp", "chv", "chw", "mentor", "mentee", "pharmacist", "counsellor", "counselor", "chief", "teacher":
		return v.kindAt(i+1) != tokenWord || v.tokens[i+1].shape == shapeLower
	}
	return false
}

// homeOf reports a word between mama or baba and where she or he is from: Mama
// Sharif wa Majengo Mapya. What somebody sells or does is no name.
func (v *view) homeOf(labels []label, i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || t.newLine || t.traits&(traitSafe|traitVerb) != 0 || string(v.word(i+1)) != "wa" || v.kindAt(i+2) != tokenWord || v.tokens[i+2].shape != shapeTitle || !v.has(i+2, traitPlace) && (i+2 >= len(labels) || labels[i+2] != labelPlace) {
		return false
	}
	if w := string(v.word(i - 1)); w != "mama" && w != "baba" && w != "mathe" && w != "fathe" {
		return false
	}
	switch string(v.word(i)) {
	case "mboga", "mkunga", "mkubwa", "mdogo", "mjamzito", "mzazi", "samaki", "ntilie", "nguo", "mitumba", "maziwa", "chapati", "duka", "fua", "kijana", "mchanga":
		return false
	}
	return true
}

// bornIn reports a month that children are called by, born or vaccinated, or born
// beside another: June was born in June and May in April.
func (v *view) bornIn(i int) bool {
	if !v.has(i, traitMonth) || !v.has(i, traitEveryday) || v.tokens[i].shape != shapeTitle {
		return false
	}
	if w := string(v.word(i + 1)); w == "was" && v.sentenceStart(i) != 0 {
		w = string(v.word(i + 2))
		return w == "born" || w == "vaccinated" || w == "weighed"
	} else if w != "in" && w != "on" || string(v.word(i-1)) != "and" || !v.has(i+2, traitMonth) && v.kindAt(i+2) != tokenNumber {
		return false
	}
	for k := i - 2; k >= 0 && k > i-9; k-- {
		if string(v.word(k)) == "born" && v.has(k-2, traitEveryday|traitFirst|traitLast) {
			return true
		}
	}
	return false
}

// spokenTo reports a name that is also a word before what was or will be done for
// who is spoken to: Mark tumekuwekea kiti.
func (v *view) spokenTo(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || v.sentenceStart(i) == 0 || v.sentenceStart(i) == 3 || !v.has(i+1, traitVerb|traitKiswahili) || v.tokens[i+1].shape != shapeLower ||
		t.traits&(traitFirst|traitEveryday) == 0 || t.traits&(traitSafe|traitMonth|traitWeekday|traitFeast|traitKiswahili) != 0 {
		return false
	}
	w := v.word(i + 1)
	for _, subject := range [...]string{"tumeku", "tutaku", "tunaku", "tuliku", "nimeku", "nitaku", "ninaku", "niliku", "wameku", "wanaku", "watakuku"} {
		rest, ok := cutPrefix(w, subject)
		if !ok || len(rest) < 4 {
			continue
		}
		for _, stem := range [...]string{"bali", "tana", "tani", "sany", "mbuk", "ndik", "njwa", "sudi", "hani", "tuta", "tika"} {
			if _, other := cutPrefix(rest, stem); other {
				return false // tumekubali, tumekutana
			}
		}
		return true
	}
	return false
}

// ours reports of whom it is told that she or he is one of ours, or not: Tumpe is
// not ours.
func (v *view) ours(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || v.length(i) < 4 || v.sentenceStart(i) == 0 || t.traits&(traitSafe|traitMonth|traitWeekday|traitFeast|traitEnglish) != 0 || onlyPlace(t) || string(v.word(i+1)) != "is" {
		return false
	}
	k := i + 2
	if string(v.word(k)) == "not" {
		k++
	}
	return string(v.word(k)) == "ours" || string(v.word(k)) == "mine"
}

// bornEarly reports the word for children who came early: Prem twins, two prems.
func (v *view) bornEarly(i int) bool {
	if w := string(v.word(i)); w != "prem" && w != "premie" && w != "preemie" && w != "premi" {
		return false
	}
	switch string(v.word(i + 1)) {
	case "twin", "twins", "triplets", "baby", "babies", "boy", "girl", "infant", "infants", "newborn", "newborns", "ward", "unit", "mtoto", "watoto", "at", "born", "clinic":
		return true
	}
	return false
}

// trouble reports a word of which is told what is told of matters: Shida ni moja
// tu, Baraka ni kwamba, Shida: the card is lost.
func (v *view) trouble(i int) bool {
	if v.sentenceStart(i) == 0 || !v.has(i, traitKiswahili) {
		return false
	}
	if v.is(i+1, ':') && string(v.word(i)) == "shida" {
		return true
	}
	if string(v.word(i+1)) != "ni" && string(v.word(i+1)) != "yangu" {
		return false
	}
	switch string(v.word(i + 2)) {
	case "moja", "nini", "kwamba", "hii", "hiyo", "ile", "kuwa", "gani", "kubwa", "ndogo", "nyingi", "ipi", "hizi", "zile", "ni":
		return true
	}
	return false
}

// fields labels what stands in a form's field for a name, to the end of its line:
// Mtoto: Jumaa, Name of mother - Pearl.
func (v *view) fields(labels []label) {
	for i := 0; i+2 < len(v.tokens); i++ {
		if v.sentenceStart(i) == 0 || !v.fieldOfName(i) {
			continue
		}
		k := i + 1
		for k < i+4 && v.kindAt(k) == tokenWord && !v.tokens[k].newLine && (v.has(k, traitLink|traitPerson|traitNaming|traitKin) || string(v.word(k)) == "kamili" || string(v.word(k)) == "la") {
			k++
		}
		if !v.is(k, ':') && !(v.is(k, '-') && !v.glued(k)) && !v.is(k, '=') || v.tokens[k].newLine || v.glued(k+1) && !v.is(k, ':') {
			continue
		}
		first, end := k+1, k+1
		for end < len(v.tokens) && end < first+4 && v.kindAt(end) == tokenWord && v.free(end) && !v.tokens[end].newLine && v.fieldWord(end) {
			end++
		}
		if end == first || end < len(v.tokens) && !v.tokens[end].newLine && v.free(end) && v.kindAt(end) == tokenWord {
			continue
		}
		for n := first; n < end; n++ {
			labels[n] = labelName
		}
	}
}

// fieldOfName reports the first word of a field that holds a name.
func (v *view) fieldOfName(i int) bool {
	switch string(v.word(i)) {
	case "mtoto", "jina", "majina", "name", "names", "child", "mama", "mother", "baba", "father", "caregiver", "mzazi", "mlezi", "guardian", "patient", "mgonjwa", "baby", "client", "mteja":
		return true
	case "full":
		return string(v.word(i+1)) == "name"
	}
	return false
}

// fieldWord reports a word with a capital that may be a name in such a field, and
// does not tell how somebody is.
func (v *view) fieldWord(i int) bool {
	t := &v.tokens[i]
	if t.shape == shapeLower || !v.nameable(i) || t.traits&(traitVerb|traitIll|traitFacility|traitCardCue|traitEvent) != 0 || v.facilityAhead(i) {
		return false
	}
	if t.traits&(traitFirst|traitLast|traitCoast|traitEveryday) != 0 {
		return true
	}
	return t.shape == shapeTitle && t.traits&(traitEnglish|traitKiswahili|traitSafe|traitPlace) == 0
}

// others labels the other parent of a child and the other part of a name in small
// letters: mtoi wa sheddy na cess, evans kip alidanganya.
func (v *view) others(labels []label) {
	for i := 1; i+2 < len(v.tokens); i++ {
		if labels[i] == labelName && labels[i+2] == labelNone && v.kindAt(i) == tokenWord && v.tokens[i].shape == shapeLower && (string(v.word(i+1)) == "na" || string(v.word(i+1)) == "and") &&
			v.childOf(i) && v.smallName(i+2) {
			labels[i+2] = labelName
		}
	}
	for i := 1; i+2 < len(v.tokens); i++ {
		if labels[i] == labelNone && v.tokens[i].traits == 0 && v.smallName(i) && v.withChild(i+1) && v.personVerb(i-1) {
			labels[i] = labelName // alileta nyamvula na mtoi
		}
	}
	for i := 0; i+2 < len(v.tokens); i++ {
		one, other := labels[i] == labelName, labels[i+1] == labelName
		if one == other || v.tokens[i+1].newLine || v.tokens[i].shape != shapeLower || v.tokens[i+1].shape != shapeLower || !v.personVerb(i+2) || v.tokens[i+2].newLine {
			continue
		}
		switch {
		case one && v.kindAt(i) == tokenWord && v.has(i, traitFirst) && v.smallName(i+1):
			labels[i+1] = labelName // evans kip alidanganya
		case other && v.kindAt(i+1) == tokenWord && v.free(i) && v.has(i, traitMonth) && v.length(i) > 3 && !v.has(i-1, traitLink|traitDigit) && v.kindAt(i-1) != tokenNumber:
			labels[i] = labelName // ramadhan omosh alizaliwa
		}
	}
}

// withChild reports words at token k that put a child beside who stands before them.
func (v *view) withChild(k int) bool {
	if w := string(v.word(k)); w != "na" && w != "with" {
		return false
	}
	switch string(v.word(k + 1)) {
	case "mtoi", "mtoto", "watoto", "baby", "mwana", "mtoiwe", "mtotowe", "kid":
		return true
	}
	return false
}

// childOf reports words before token i that make it a parent's name: mtoto wa.
func (v *view) childOf(i int) bool {
	if w := string(v.word(i - 1)); w != "wa" && w != "of" && w != "ya" {
		return false
	}
	switch string(v.word(i - 2)) {
	case "mtoto", "mtoi", "watoto", "watoi", "mwana", "pacha", "mapacha", "twins", "baby", "child", "children", "kid", "kids", "parents", "wazazi", "son", "daughter", "shamba", "keja", "boma", "nyumba":
		return true
	}
	return false
}

// smallName reports a word in small letters that is none of Kiswahili, no small word
// and nothing that is counted, cued or done.
func (v *view) smallName(i int) bool {
	t := &v.tokens[i]
	return v.nameable(i) && !t.newLine && t.shape == shapeLower && t.traits&(traitSafe|traitVerb|traitMonth|traitWeekday|traitEvent|traitIll|traitHome|traitCardCue|traitPhoneCue|traitPolite|traitLandmark|traitNotLower) == 0 &&
		(t.traits&traitKiswahili == 0 || t.traits&(traitFirst|traitLast) != 0)
}
