package privacy

// Names and places are told by the model. What follows here are the rules that
// hold whatever the model thinks: a title belongs to its name, who is named
// once is meant again, a list of names goes on, a month or county is no person.

// takeLabels adds the stretches that the model labelled.
func (s *Scrubber) takeLabels(v *view) {
	labels := s.model.decode(v, &v.lattice, s.lean)
	v.money = v.moneyText()
	v.certain(labels)
	for i := range labels {
		if s.splitName(v, i) {
			labels[i], labels[i+1] = labelName, labelName
		}
	}
	v.spare(labels)
	v.paired(labels)
	v.twins(labels)
	v.beside(labels)
	v.given(labels)
	v.roll(labels)
	v.called(labels)
	for i := 1; i < len(labels); i++ {
		if labels[i] == labelPlace && labels[i-1] == labelName && v.kindAt(i-1) == tokenWord && v.tokens[i].shape == shapeTitle && v.tokens[i-1].shape == shapeTitle && !v.tokens[i].newLine && (i+1 == len(labels) || labels[i+1] != labelPlace) {
			labels[i] = labelName // Pauline Ndenderu
		}
	}
	v.again(labels)
	v.listed(labels)
	v.strangers(labels)
	v.shed(labels)
	v.younger(labels)
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
		start, end := v.trim(i, j, l)
		if start <= end && v.worth(start, end) && !(l == labelPlace && v.onlyCues(start, end)) {
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
		case t.traits&traitLocalName != 0, v.named(i):
			labels[i] = labelName
		case t.traits&traitLocalPlace != 0:
			labels[i] = labelPlace
		case t.traits&(traitFacility|traitMonth|traitWeekday|traitCounty) != 0 || v.facilityAhead(i):
		case v.clan(i), v.cued(i), v.apostrophed(i), v.speaks(i), v.addressed(i), v.told(i), v.hasKin(i), v.goesBy(i):
			labels[i] = labelName
		case t.traits&(traitWord|traitEveryday|traitPlace) == 0 && v.listedName(i):
			labels[i] = labelName
		}
	}
}

// speaks reports a name that is also a word, with a capital before a verb of
// saying: Hope said A.
func (v *view) speaks(i int) bool {
	t := &v.tokens[i]
	if t.shape == shapeTitle && v.sentenceStart(i) == 1 && t.traits&(traitWord|traitEveryday|traitPlace|traitMonth|traitWeekday|traitFacility|traitPerson|traitHonour|traitVerb) == 0 && v.length(i) > 3 && v.personVerb(i+1) {
		return true // Stela ameamka
	}
	if t.shape != shapeTitle || t.traits&(traitEveryday|traitFirst) == 0 || t.traits&(traitSafe|traitPerson|traitHonour) != 0 || v.length(i) < 3 {
		return false
	}
	switch string(v.word(i + 1)) {
	case "wa":
		return v.sentenceStart(i) != 0 && t.traits&traitEveryday != 0 && t.traits&traitKiswahili == 0 && v.has(i+2, traitPlace) && v.tokens[i+2].shape == shapeTitle // Joy wa Magina: a thing would be "ya"
	case "ni":
		return v.sentenceStart(i) != 0 && v.has(i+2, traitPerson) && v.length(i+3) == 2 && v.has(i+3, traitLink) // Safari ni mtoto wa mpishi
	case "bado":
		switch string(v.word(i + 2)) {
		case "ana", "hana", "ako", "yuko", "anatapika", "analia":
			return t.traits&traitEveryday != 0 && v.sentenceStart(i) != 0
		}
	case "ako", "yuko", "ana", "hana", "hayuko", "yupo", "hayupo":
		return t.traits&traitEveryday != 0 && v.sentenceStart(i) != 0 // Neema ako sawa: a thing would be iko
	case "said", "says", "asks", "asked", "amesema", "alisema", "anasema", "ameuliza", "anauliza", "alijibu", "replied", "answered":
		return true
	}
	return t.traits&traitEveryday != 0 && v.sentenceStart(i) != 0 && v.personVerb(i+1)
}

// addressed reports an everyday name that is spoken to: hope are you coming,
// yes Happy, noted.
func (v *view) addressed(i int) bool {
	if !v.has(i, traitEveryday) || v.length(i) < 3 || i == 0 && i+1 == len(v.tokens) {
		return false
	}
	switch string(v.word(i + 1)) {
	case "you": // Joy you are late again, but Hope you are well
		w := string(v.word(i))
		return i == 0 && v.tokens[i].shape == shapeTitle && !v.verbal(i) && w != "hope" && w != "praise" && w != "bless" && w != "favour"
	case "are", "did", "do", "can", "could", "have", "will", "were":
		return v.sentenceStart(i) != 0 && string(v.word(i+2)) == "you"
	}
	if v.tokens[i].shape != shapeTitle || !v.is(i+1, ',') && !v.is(i+1, '!') && i+1 < len(v.tokens) || i == 0 || v.sentenceStart(i-1) == 0 {
		return false
	}
	switch string(v.word(i - 1)) {
	case "yes", "no", "ok", "okay", "sawa", "noted", "true", "exactly", "kweli", "eeh", "ndio", "hapana", "lol", "haha", "sorry", "pole", "dear", "yeah":
		return true
	}
	return false
}

// clan reports a name behind a word of descent: Arap Mosop, ole Sankale.
func (v *view) clan(i int) bool {
	switch string(v.word(i - 1)) {
	case "arap":
		return v.tokens[i].shape == shapeTitle && !v.tokens[i].newLine && v.length(i) > 2
	case "ole", "wuod":
		return v.tokens[i].shape == shapeTitle && !v.tokens[i].newLine && v.length(i) > 2 && v.tokens[i].traits&(traitSafe|traitWard|traitSubCounty) == 0
	}
	return false
}

// apostrophed reports a name such as D'Souza, O'Connor or M'Mwirichia.
func (v *view) apostrophed(i int) bool {
	w := v.word(i)
	if len(w) < 5 || w[1] != '\'' || w[0] != 'd' && w[0] != 'o' && w[0] != 'm' {
		return false
	}
	start := v.tokens[i].start
	return v.upper(start) && v.upper(start+2)
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
	if v.is(k, '.') && v.glued(k) && v.length(k-1) < 5 || v.is(k, ':') {
		k-- // Mr. Shah
	}
	if t.newLine || k < 0 || !v.free(k) || v.length(i) < 3 || t.traits&traitSafe != 0 {
		return false
	}
	if v.clan(i) {
		return true
	}
	cue := v.tokens[k].traits
	if v.vaccine(k, i) {
		return false
	}
	if cue&traitThanks != 0 && v.sentenceStart(k) != 0 && t.traits&traitEveryday != 0 && (v.is(i+1, ',') || v.is(i+1, '!') || i+1 == len(v.tokens)) {
		return true // hi may, may I call you?
	}
	switch string(v.word(k)) {
	case "mwalimu", "mzee", "bwana", "daktari":
		if t.shape == shapeTitle && v.sentenceStart(i) == 0 && t.traits&(traitEnglish|traitFacility|traitPlace) == 0 {
			return true // Mwalimu Barua
		}
	case "ni", "is", "naitwa", "anaitwa", "aitwaye", "called", "named", "huitwa", "niitwa":
		if v.has(k-1, traitPerson|traitNaming|traitColleague) || len(v.word(k)) > 2 {
			return t.traits&(traitFirst|traitLast|traitEveryday) != 0 && t.traits&traitNotLower == 0 && (t.shape != shapeLower || v.kindAt(i+1) != tokenWord)
		}
	}
	known := t.traits & (traitFirst | traitLast | traitEveryday)
	if w := string(v.word(k)); (w == "of" || w == "wa") && t.shape == shapeTitle && v.has(k-1, traitPerson|traitKin) && (known != 0 ||
		w == "wa" && v.tokens[k].shape == shapeLower && t.traits&(traitSafe|traitPlace|traitMonth|traitWeekday|traitFacility|traitLandmark|traitPerson|traitCount|traitUnit|traitKin) == 0) {
		return true // Mtoto wa Time
	}
	switch string(v.word(k)) {
	case "bi", "bw":
		if v.tokens[k].shape == shapeTitle && t.shape == shapeTitle && t.traits&traitFacility == 0 {
			return true // Bi. Mutete
		}
	case "mr", "mrs", "ms", "miss":
		return t.shape != shapeLower || known != 0
	}
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
	if w := string(v.word(i - 1)); (w == "nurse" || w == "muuguzi" || w == "matron" || w == "sr") && v.kindAt(i+1) == tokenWord && v.tokens[i+1].shape == shapeTitle && v.tokens[i+1].traits&(traitSite|traitFacility) == 0 && v.has(i+2, traitFacility) {
		return false // Nurse Kalunda Mbiuni dispensary
	}
	if v.has(i, traitFirst|traitLast) && v.tokens[i].traits&traitPlace == 0 && v.doneTo(i-1) {
		return false // Tulimpeleka Achola hospitali
	}
	for k := i + 1; k < len(v.tokens) && k <= i+6; k++ {
		t := v.tokens[k]
		if t.newLine || t.kind == tokenPunct && !v.is(k, '\'') && !v.is(k, '-') {
			return false
		}
		if t.traits&traitFacility != 0 {
			if string(v.word(k)) == "facility" && v.kindAt(k-1) == tokenOwn {
				return false // Ronald's facility
			}
			if w := string(v.word(k)); (w == "outreach" || w == "outreaches") && !onlyPlace(&v.tokens[k-1]) && string(v.word(k-2)) != "kwa" && !(string(v.word(k-2)) == "for" && v.tokens[k-1].traits&(traitFirst|traitEveryday) == 0) {
				return false // Penina outreach
			}
			return true
		}
		if w := string(v.word(k)); (w == "and" || w == "na" || w == "of" || w == "ya") && v.kindAt(k+1) == tokenWord && v.tokens[k+1].shape != shapeLower {
			if v.has(i-1, traitColleague|traitPerson|traitThanks) {
				return false // Sr Mbula of Kola HC
			}
			continue // Mbagathi and Mama Lucy hospitals, Shelter of Hope dispensary
		}
		if t.kind == tokenWord && t.shape == shapeLower && t.traits&(traitLandmark|traitSite) == 0 {
			return false
		}
		if t.shape == shapeUpper && t.traits&(traitKiswahili|traitVerb) != 0 && t.traits&(traitLandmark|traitSite|traitName|traitPlace|traitEveryday|traitHonour) == 0 && v.tokens[i].shape == shapeUpper {
			return false // MAMA TREVOR AMEKUJA BILA CLINIC CARD
		}
	}
	return false
}

// vaccine reports whether token k is the vaccine MR and not the title of the
// name at token i.
func (v *view) vaccine(k, i int) bool {
	if string(v.word(k)) != "mr" {
		return false
	}
	if v.kindAt(k-1) == tokenNumber && (v.kindAt(k+1) == tokenPunct || v.tokens[k].shape != shapeTitle) {
		return true // 11 penta2, 6 mr. Waliokosa 5
	}
	if v.tokens[k].shape != shapeUpper {
		return false
	}
	return v.tokens[i].shape != shapeUpper || v.tokens[i].traits&(traitFirst|traitLast) == 0
}

// breaks reports whether a name ends before token i although the label goes on.
func (v *view) breaks(i int, l label) bool {
	if v.tokens[i].newLine {
		return true
	}
	if w := string(v.word(i)); l == labelPlace && (w == "karibu" || w == "near") {
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
func (v *view) trim(i, j int, l label) (int, int) {
	for i <= j && v.kindAt(i) != tokenWord && v.kindAt(i) != tokenNumber {
		i++
	}
	for j >= i && v.kindAt(j) != tokenWord && v.kindAt(j) != tokenNumber {
		j--
	}
	for l == labelName && i < j && v.leads(i) {
		i++ // cucu wa Karanja, mydata of Wanjiku
	}
	for l == labelPlace && i < j && v.has(i, traitPlaceCue) && !v.has(i, traitLandmark|traitPlace) && v.tokens[i].shape == shapeLower {
		i++ // kijiji Githurai
		if w := string(v.word(i)); i < j && (w == "na" || w == "ya" || w == "to") {
			i++ // karibu na
		}
	}
	if l == labelPlace && i < j && v.kindAt(i) == tokenNumber {
		switch string(v.word(i - 1)) {
		case "grade", "class", "std", "form", "darasa":
			i++ // grade 5 Gitithia
		}
	}
	for l == labelPlace && i < j && v.tokens[j].shape == shapeLower && v.has(j, traitPlaceLink) && !v.has(j, traitLandmark) && v.length(j) < 4 {
		j-- // Qirimbo kwa
	}
	// the stop behind an initial belongs to it
	if l == labelName && j > i && v.length(j) == 1 && v.is(j+1, '.') && v.glued(j+1) && v.free(j+1) {
		j++
	}
	return i, j
}

// onlyCues reports whether a stretch holds nothing but small words that announce
// a place: kijiji, kwa.
func (v *view) onlyCues(i, j int) bool {
	for k := i; k <= j; k++ {
		if v.kindAt(k) == tokenNumber || v.kindAt(k) == tokenWord && (v.tokens[k].shape != shapeLower || v.tokens[k].traits&(traitPlaceCue|traitPlaceLink|traitLink) == 0 || v.tokens[k].traits&(traitLandmark|traitPlace) != 0) {
			return false
		}
	}
	return true
}

// leads reports a small word that no name begins with.
func (v *view) leads(i int) bool {
	switch string(v.word(i)) {
	case "of", "wa", "ya", "za", "na", "and", "is", "ni", "the", "for", "to", "from", "kwa", "gi", "kod", "mar", "ma":
		return v.tokens[i].shape == shapeLower
	}
	return false
}

// worth reports whether a stretch holds more than titles or one letter.
func (v *view) worth(i, j int) bool {
	if i == j && v.length(i) == 1 {
		return false // the answer C
	}
	for k := i; k <= j; k++ {
		if v.kindAt(k) == tokenWord && v.tokens[k].traits&(traitHonour|traitPerson|traitColleague|traitLink) == 0 {
			return true
		}
	}
	return false
}
