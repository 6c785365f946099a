package privacy

import (
	"bytes"
	"slices"
)

// What the model took for a name or place and is none: months, counties,
// facilities, everyday words, places nobody lives in as far as the text says.

// spare takes labels off words that are no identifier by themselves.
func (v *view) spare(labels []label) {
	for i := range v.tokens {
		if labels[i] == labelName && v.tokens[i].kind == tokenWord && (v.facilityAhead(i) || v.venue(i) || v.tallied(i) || v.countyHere(labels, i) || v.acronym(i) || v.grouped(i) || v.coloured(i) || v.bornEarly(i) || v.trouble(i)) {
			labels[i] = labelNone
		}
		if labels[i] == labelName && v.has(i+1, traitLandmark) && v.tokens[i].shape == shapeTitle && v.tokens[i+1].shape == shapeTitle && !v.cued(i) {
			labels[i] = labelPlace // Khadija Primary: a place, and nobody's where nobody is spoken of
		}
		if w := string(v.word(i)); (w == "mama" || w == "jamii") && string(v.word(i-1)) == "linda" || w == "jahazi" {
			labels[i], labels[max(0, i-1)] = labelNone, labelNone
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
		case labels[i] == labelName && v.hasKin(i):
		case t.traits&(traitMonth|traitWeekday) != 0 && v.monthHere(i):
			labels[i] = labelNone
		case t.traits&traitSafe != 0 && t.traits&(traitFirst|traitLast|traitEveryday) == 0 && t.traits&(traitHonour|traitLink) == 0 && labels[i] == labelName && !v.goesBy(i) && !v.clan(i):
			labels[i] = labelNone
		case labels[i] == labelPlace && t.shape == shapeTitle && t.traits&traitSafe != 0 && t.traits&(traitPlace|traitLandmark|traitWayside|traitName|traitHonour|traitPlaceLink|traitPlaceCue|traitSite) == 0 &&
			(i == 0 || labels[i-1] != labelPlace || v.tokens[i-1].shape == shapeLower) && (i+1 == len(labels) || labels[i+1] != labelPlace || v.tokens[i+1].shape == shapeLower):
			labels[i] = labelNone
		case labels[i] == labelPlace && v.length(i) == 1 && v.kindAt(i+1) == tokenNumber && v.glued(i+1) && (i == 0 || labels[i-1] != labelPlace):
			labels[i], labels[i+1] = labelNone, labelNone // form S11
		case v.inHost(i), labels[i] == labelName && v.amongPlaces(i), (labels[i] == labelPlace || t.traits&(traitFirst|traitLast|traitEveryday) == 0) && v.served(i):
			labels[i] = labelNone
		case labels[i] == labelName && alone && v.standsAt(labels, i):
			labels[i] = labelNone // not cooling at Bahati
		case v.monthSaid(i-2) == i, v.monthSaid(i-1) == i, v.chapter(i), v.eponym(i), labels[i] == labelName && v.onTheMap(i) && !v.cued(i):
			labels[i] = labelNone
		case t.traits&traitVerb != 0 && t.traits&traitKiswahili != 0 && t.traits&(traitName|traitEveryday|traitProper|traitPlace) == 0 && t.shape != shapeUpper && (t.shape == shapeLower || v.sentenceStart(i) != 0 && v.sentenceStart(i) != 3) && !v.cued(i):
			labels[i] = labelNone
		case t.shape == shapeLower && t.traits&traitWord != 0 && t.traits&(traitName|traitEveryday|traitProper|traitPlace|traitLandmark|traitWayside|traitSite|traitHonour|traitLink|traitPlaceLink|traitPlaceCue) == 0 &&
			(labels[i] == labelName || alone) && !v.cued(i) && !v.insideName(labels, i):
			labels[i] = labelNone // a word of the dictionary in small letters
		case labels[i] == labelPlace && alone && (t.shape == shapeUpper && v.length(i) <= 5 && t.traits&traitPlace == 0 && !v.has(i-1, traitPlaceLink|traitPlaceCue) || v.country(i)):
			labels[i] = labelNone // IPC, Kenya
		case alone && v.everydayHere(i):
			labels[i] = labelNone
		case alone && t.shape == shapeTitle && v.sentenceStart(i) != 0 && v.sentenceStart(i) != 3 && t.traits&(traitEnglish|traitKiswahili) != 0 &&
			t.traits&(traitName|traitEveryday|traitProper|traitPlace) == 0 && !v.cued(i):
			labels[i] = labelNone
		case alone && t.traits&traitCounty != 0 && t.traits&(traitFirst|traitLast) == 0:
			labels[i] = labelNone
		case !evidence && (labels[i] == labelPlace || onlyPlace(t) && !v.cued(i)):
			labels[i] = labelNone
		}
	}
}

// insideName reports a word with a name on both sides.
func (v *view) insideName(labels []label, i int) bool {
	return i > 0 && i+1 < len(labels) && labels[i-1] == labels[i] && labels[i+1] == labels[i]
}

// country reports the names of countries that are spoken of here.
func (v *view) country(i int) bool {
	switch string(v.word(i)) {
	case "kenya", "uganda", "tanzania", "ethiopia", "somalia", "sudan", "rwanda", "africa", "afrika":
		return true
	}
	return false
}

// inHost reports whether token i is in the name of a host: pv.pharmacy.go.ke.
func (v *view) inHost(i int) bool {
	for k := i + 1; k < i+8 && v.glued(k); k++ {
		if v.is(k-1, '.') && v.has(k, traitDomain) && (v.is(i+1, '.') || v.is(i-1, '.') && v.glued(i)) {
			return true
		}
	}
	return false
}

// eponym reports whether a syndrome, a stain or a tool is named after token i.
func (v *view) eponym(i int) bool {
	k := i + 1
	for k < i+3 && (v.kindAt(k) == tokenOwn || v.kindAt(k) == tokenWord && v.tokens[k].shape == shapeTitle && v.length(k) > 2) {
		k++
	}
	for _, other := range [...]int{i - 2, i + 2} { // Johnson and Johnson
		if w := string(v.word((i + other) / 2)); string(v.word(i)) == "johnson" && (w == "and" || v.is((i+other)/2, '&')) && v.kindAt(other) == tokenWord && v.tokens[other].key == v.tokens[i].key {
			return v.tokens[i].shape == shapeTitle
		}
	}
	switch string(v.word(k)) {
	case "syndrome", "stain", "catheter", "airway", "reflex", "spots", "lactate", "solution", "tape", "cannula", "forceps", "manoeuvre", "maneuver", "palsy", "lymphoma", "contractions":
		return v.tokens[i].shape == shapeTitle
	}
	return false
}

// coloured reports a word of English that tells how a thing looks: lavender colour
// syringes, scarlet fever, Teddy bear.
func (v *view) coloured(i int) bool {
	if v.tokens[i].traits&traitEnglish == 0 || v.kindAt(i+1) != tokenWord || v.tokens[i+1].newLine || v.tokens[i+1].shape != shapeLower || v.cued(i) {
		return false
	}
	switch string(v.word(i + 1)) {
	case "colour", "color", "coloured", "colored", "fever", "lid", "lids", "cap", "caps", "book", "books", "box", "boxes", "syringe", "syringes", "bag", "bags", "bear", "bears", "tag", "tags", "bucket", "ink", "pen", "pens", "gloves", "flag", "curtain", "curtains", "paint", "tape":
		return true
	}
	return false
}

// chapter reports whether token i is a book of the Bible with chapter and
// verse behind it: Luke 18:16, 1 Samuel 1:27.
func (v *view) chapter(i int) bool {
	if v.kindAt(i+1) != tokenNumber || !v.is(i+2, ':') || !v.glued(i+2) || !v.glued(i+3) || v.kindAt(i+3) != tokenNumber {
		return false
	}
	switch string(v.word(i)) {
	case "joshua", "ruth", "samuel", "ezra", "nehemiah", "esther", "job", "isaiah", "jeremiah", "ezekiel", "daniel", "hosea", "joel", "amos", "obadiah", "jonah", "micah", "nahum", "habakkuk", "haggai", "zechariah", "malachi",
		"matthew", "mark", "luke", "john", "timothy", "titus", "philemon", "james", "peter", "jude", "mathayo", "marko", "luka", "yohana", "isaya", "danieli", "petro", "yakobo", "timotheo", "samweli", "yoshua", "yeremia", "ayubu", "mika":
		return true
	}
	return false
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
	if t.shape != shapeUpper || v.length(i) > 5 || t.traits&traitFirst != 0 || v.length(i) > 3 && t.traits&traitLast != 0 || t.traits&traitEveryday != 0 || v.cued(i) {
		return false
	}
	if t.traits&traitLast != 0 && (v.sentenceStart(i) != 0 || i+1 < len(v.tokens) && v.kindAt(i+1) == tokenWord) {
		return false // see OSH. but not KOI came
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
	if string(v.word(i+1)) == "means" && v.sentenceStart(i) != 0 && v.tokens[i+1].shape == shapeLower {
		return true // Wakesho means dawn
	}
	if next := string(v.word(i + 1)); v.sentenceStart(i) != 0 && (next == "enough" || next == "and" && string(v.word(i+2)) == "done") {
		return true // Lucky enough she came, said and done
	}
	if t.traits&(traitEveryday|traitKiswahili) == 0 && (string(v.word(i+1)) != "badan") || v.cued(i) || v.named(i) || v.told(i) {
		return false
	}
	if w := string(v.word(i)); w == "ramadhan" || w == "ramadan" || w == "ramadhani" {
		switch string(v.word(i - 1)) {
		case "wa", "of", "during", "this", "ya", "cha", "in", "before", "after", "kabla", "holy", "wakati":
			return !v.has(i-2, traitPerson|traitKin)
		}
	}
	switch string(v.word(i + 1)) {
	case "sana", "badan":
		return v.sentenceStart(i) != 0 && v.word(i)[0] == 's' // shukrani sana, shukri badan
	case "yetu", "zetu", "letu", "yake", "zake", "zao", "yao", "yako", "yenu":
		return true // furaha yetu, rehema zake: a person would be wetu, wake
	}
	if v.kindAt(i+2) == tokenNumber && v.tokens[i].traits&traitEveryday != 0 && string(v.word(i+1)) == "has" && v.wordNear(i, "dispensary", "hc", "facility", "hospital", "vials") && !v.has(i+3, traitUnit) {
		return true // Amani dispensary has 3 vials, Neema has 5
	}
	if v.virtues(i) || v.helping(i) || v.thingVerb(i+1) || v.quality(i) {
		return true
	}
	if t.shape == shapeLower && t.traits&traitEveryday != 0 && t.traits&traitWord != 0 {
		return i > 0 && v.kindAt(i-1) == tokenWord && !v.has(i-1, traitPerson|traitHonour|traitColleague|traitThanks|traitNaming)
	}
	switch string(v.word(i + 1)) {
	case "much", "many", "few", "late", "early", "cold", "warm", "hot", "little", "old", "young", "small", "big", "bad", "soon", "low", "high", "long", "short", "far", "close", "fast", "full":
		return string(v.word(i)) == "too"
	case "my", "your", "the", "that", "this", "these", "yourself", "yourselves", "upon", "moves", "pays", "begins", "endures", "comes":
		return t.traits&traitEveryday != 0 && v.sentenceStart(i) != 0
	case "ya", "za", "la", "ipo", "iko", "lipo", "zipo", "yetu", "zetu", "letu", "yako", "yenu", "tele", "nyingi", "njema", "nzuri", "mbaya", "lijalo", "lililopita", "hii", "hizo", "kubwa", "iliyoje":
		return true
	}
	return false
}

// thingVerb reports a verb whose subject is a thing in Kiswahili: haiji,
// imefika, inakuja, where a person would be haji, amefika, anakuja.
func (v *view) thingVerb(i int) bool {
	if !v.has(i, traitVerb|traitKiswahili) || v.tokens[i].shape != shapeLower {
		return false
	}
	w := v.word(i)
	for _, subject := range [...]string{"hai", "ime", "ina", "ita", "ili", "iki", "zime", "zina", "zita", "hazi"} {
		if rest, ok := cutPrefix(w, subject); ok && len(rest) > 1 {
			return true
		}
	}
	return false
}

// personVerb reports a verb of Kiswahili in the third person, whose subject after
// an everyday name is somebody: Said anasoma, Amani aliyezaliwa.
func (v *view) personVerb(i int) bool {
	if !v.has(i, traitVerb|traitKiswahili) || v.tokens[i].shape != shapeLower {
		return false
	}
	w := v.word(i)
	for _, subject := range [...]string{"ana", "ame", "ali", "ata", "hata", "haja", "haku", "angali", "ume", "una", "uta"} {
		if rest, ok := cutPrefix(w, subject); ok && len(rest) > 3 {
			return subject != "ali" && subject != "ana" || !bytes.HasPrefix(rest, []byte("yo")) && !bytes.HasPrefix(rest, []byte("zo")) // rehema alizotupa: God's
		}
	}
	return false
}

// virtues reports an everyday name that is one thing of several: Faith, hope and
// love; Mercy and truth; an Angel of a mother.
func (v *view) virtues(i int) bool {
	if v.tokens[i].traits&traitEveryday == 0 {
		return false
	}
	k := i + 1
	if string(v.word(k)) == "of" {
		w := string(v.word(k + 1))
		return w == "a" || w == "an" || w == "god"
	}
	if v.is(k, ',') && v.is(k+2, ',') || v.is(k, ',') && (string(v.word(k+2)) == "and" || string(v.word(k+2)) == "na") || string(v.word(k)) == "and" || string(v.word(k)) == "na" || v.is(k, '&') {
		k++
	} else {
		return false
	}
	if v.kindAt(k) != tokenWord || v.tokens[k].shape != shapeLower {
		return false
	}
	switch string(v.word(k)) {
	case "truth", "love", "huruma", "rehema", "fadhili", "goodness", "kindness", "righteousness", "peace", "joy", "hope", "faith", "mercy", "grace", "upendo", "imani", "amani", "furaha", "neema", "tumaini":
		return true
	}
	return false
}

// helping reports Will or May before what is to be done, and yesterday before
// what was: Will go on Friday, Jana tulifunga.
func (v *view) helping(i int) bool {
	w, next := string(v.word(i)), v.word(i+1)
	if w == "jana" {
		return v.sentenceStart(i) != 0 && v.has(i+1, traitVerb|traitKiswahili)
	}
	if w != "will" && w != "may" || v.sentenceStart(i) == 0 || len(next) < 2 || v.tokens[i+1].shape != shapeLower || v.tokens[i+1].traits&traitEnglish == 0 {
		return false
	}
	switch string(next) {
	case "is", "was", "has", "had", "and", "or", "can", "did", "does", "of", "from", "came", "went", "got", "gave", "in", "at", "on", "who", "with", "to":
		return false
	}
	return next[len(next)-1] != 's' && !bytes.HasSuffix(next, []byte("ed"))
}

// wordNear reports whether one of these words stands within twenty tokens before
// token i or ten behind.
func (v *view) wordNear(i int, words ...string) bool {
	for k := max(0, i-20); k <= i+10; k++ {
		if w := v.word(k); w != nil && k != i && slices.Contains(words, string(w)) {
			return true
		}
	}
	return false
}

// monthHere reports whether a month's name is the month.
func (v *view) monthHere(i int) bool {
	if v.is(i-1, ')') && (v.is(i+1, '(') || v.has(i+4, traitMonth)) {
		return true // (a) April (b) May
	}
	if v.sentenceStart(i) != 0 && !v.cued(i) && (v.seasons(i) || v.thingVerb(i+1)) {
		return true // June was dry, July is floods; June ndio kuna mafua
	}
	if v.kindAt(i-1) == tokenNumber || v.kindAt(i+1) == tokenNumber || v.tokens[i].traits&traitWeekday != 0 {
		return true
	}
	if k := i - 2; v.has(i-1, traitEnglish) && !v.has(i-1, traitPerson|traitHonour|traitColleague|traitKin) {
		switch string(v.word(k)) {
		case "a", "an", "the", "this", "our":
			return true // a joyful June
		}
	}
	if v.wordNear(i, "month", "months", "mwezi", "miezi") && (v.sentenceStart(i) == 0 || string(v.word(i+1)) == "is" || string(v.word(i+1)) == "ni") {
		return true // June is the hardest month
	}
	switch string(v.word(i - 1)) {
	case "in", "of", "for", "by", "mwezi", "ya", "wa", "last", "this", "next", "since", "until", "till", "from", "to", "end", "mid", "early", "late", "st", "nd", "rd", "th":
		return true
	}
	return v.is(i+1, '-') || v.is(i-1, '-') || v.is(i+1, ':') || v.is(i-1, '.') && v.is(i+1, '.') && v.glued(i)
}

// seasons reports a month of which is told how it is: another month stands in the
// text, or what follows agrees with a time and not with a person.
func (v *view) seasons(i int) bool {
	switch string(v.word(i + 1)) {
	case "ndio", "ndiyo", "kuna", "tuna", "tuko", "hatuna", "hakuna", "iko", "imekuwa":
		return true
	case "was", "is", "has", "had", "and", "to", "will":
		for k := i + 2; k < len(v.tokens) && k < i+14; k++ {
			if v.has(k, traitMonth) && v.tokens[k].shape == shapeTitle {
				return true
			}
		}
	}
	return false
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
