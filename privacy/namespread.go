package privacy

// How one name that is known leads to others: the words against it, its other
// mentions, the rest of its list, the strangers beside it.

// beside lets a name take the capitalised words against it: PEACE Wanyonyi,
// Angatia Derrick, Onyango Ja-Seme.
func (v *view) beside(labels []label) {
	for i := 1; i < len(v.tokens); i++ {
		if labels[i-1] == labelName && v.is(i, '_') && v.glued(i) && v.glued(i+1) && v.free(i+1) && v.kindAt(i-1) == tokenWord && v.tokens[i+1].shape == v.tokens[i-1].shape {
			if v.kindAt(i+1) == tokenWord && v.length(i+1) > 2 && v.tokens[i+1].traits&(traitSafe|traitEnglish|traitMonth|traitWeekday|traitPerson|traitCardCue) == 0 {
				labels[i], labels[i+1] = labelName, labelName // ZAINAB_HARO_sms.png
			}
		}
		if labels[i-1] == labelName && v.kindAt(i-1) == tokenWord {
			v.takeBeside(labels, i, i-1)
		}
		if t := &v.tokens[i]; i+1 < len(labels) && labels[i] == labelNone && labels[i-1] == labelName && labels[i+1] == labelName && t.shape == shapeTitle && v.kindAt(i-1) == tokenWord && v.kindAt(i+1) == tokenWord &&
			t.kind == tokenWord && t.taken == classNone && v.tokens[i-1].shape == shapeTitle && !t.newLine && !v.tokens[i+1].newLine && v.length(i) > 2 && t.traits&(traitSafe|traitMonth|traitWeekday|traitFacility|traitPerson|traitHonour|traitColleague) == 0 {
			labels[i] = labelName // Tom Mbuya Otieno
		}
		if labels[i] == labelNone && labels[i-1] == labelName && i+1 < len(labels) && v.binds(i) && v.tokens[i+1].shape != shapeLower && v.kindAt(i+1) == tokenWord && v.free(i) && v.free(i+1) {
			labels[i], labels[i+1] = labelName, labelName
		}
	}
	for i := len(v.tokens) - 2; i >= 0; i-- {
		if w := string(v.word(i)); i > 0 && labels[i+1] == labelName && (w == "binti" || w == "bint") && v.free(i) && v.free(i-1) && v.kindAt(i-1) == tokenWord && v.length(i-1) > 2 && !v.tokens[i].newLine &&
			v.tokens[i-1].shape == shapeTitle && v.tokens[i-1].traits&(traitPerson|traitKin|traitColleague) == 0 {
			labels[i-1], labels[i] = labelName, labelName // Mvula binti Ngome
		}
		if labels[i+1] == labelName && v.kindAt(i+1) == tokenWord && !v.tokens[i+1].newLine {
			v.takeBeside(labels, i, i+1)
		}
	}
}

// binds reports a word that joins a name to a father's or a clan's: wuod, ole.
func (v *view) binds(i int) bool {
	switch string(v.word(i)) {
	case "wuod", "wuon", "nyar", "ole", "ene", "mwa", "bin", "binti", "bint", "arap", "ja", "wa'":
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
	if labels[i] == labelNone && t.shape == shapeTitle && n.shape == shapeTitle && t.taken == classNone && i < name && n.traits&(traitFirst|traitLast) != 0 && !n.newLine &&
		(t.traits&traitMonth != 0 && t.traits&traitEveryday != 0 && !v.monthHere(i) || t.traits&traitCounty != 0 && n.traits&traitFirst != 0 && v.sentenceStart(i) != 0 && (v.kindAt(i+2) == tokenWord && v.tokens[i+2].shape == shapeLower || v.is(i+2, ','))) {
		labels[i] = labelName // April Nkirote, Murang'a James
		return
	}
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
	if i > name && t.shape == shapeTitle && n.shape == shapeTitle && n.traits&traitFirst != 0 && t.traits&traitTongue != 0 && t.traits&(traitEnglish|traitKiswahili|traitHonour|traitPerson|traitColleague|traitFacility) == 0 && v.length(i) > 3 {
		labels[i] = labelName // Josephine Mwanake, although a young man is called so at home
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
		if labels[i] == labelNone && v.brought(i) {
			labels[i] = labelName
		}
		if labels[i] != labelNone || t.kind != tokenWord || t.taken != classNone || t.shape != shapeTitle && !(t.shape == shapeUpper && v.dashed(labels, i)) || v.length(i) < 3 || t.glued && !v.is(i-1, '(') && !v.is(i-1, '.') {
			continue
		}
		if v.chapter(i) || v.eponym(i) || v.everydayHere(i) || v.onTheMap(i) || t.traits&(traitWord|traitMonth|traitWeekday|traitCounty|traitSubCounty|traitFacility|traitBatchCue|traitProvider|traitNetwork) != 0 || v.facilityAhead(i) || v.venue(i) || v.served(i) || v.tallied(i) || v.kindAt(i+1) == tokenNumber && v.glued(i+1) {
			continue
		}
		bracketed := v.is(i-1, '(') && v.is(i+1, ')') && i > 1 && labels[i-2] == labelName
		switch {
		case v.dashed(labels, i):
			labels[i] = labelPlace
			if v.length(i+1) == 1 && v.kindAt(i+1) == tokenWord {
				labels[i+1] = labelPlace // Namboboto B
			}
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

// dashed reports a stranger between a name and the next dash of its line:
// Barasa Trevor - Namboboto B - no phone.
func (v *view) dashed(labels []label, i int) bool {
	if i < 2 || !v.is(i-1, '-') || v.glued(i-1) || labels[i-2] != labelName || v.tokens[i].traits&(traitFirst|traitLast|traitEveryday) != 0 {
		return false
	}
	k := i + 1
	if v.length(k) == 1 && v.kindAt(k) == tokenWord {
		k++
	}
	return k >= len(v.tokens) || v.tokens[k].newLine || v.is(k, '-') && !v.glued(k)
}

// brought reports a word with a capital behind a verb that is done to somebody,
// in a sentence of small letters: brought Deka, kama Riziki.
func (v *view) brought(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || t.newLine || v.length(i) < 3 || !v.free(i) || v.tokens[i-1].shape != shapeLower && v.sentenceStart(i-1) == 0 || v.facilityAhead(i) ||
		t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty|traitSubCounty|traitFacility|traitPlace|traitPerson|traitUnit|traitCount|traitDateCue) != 0 || t.traits&traitEnglish != 0 && t.traits&traitEveryday == 0 {
		return false
	}
	if v.doneTo(i-1) && t.traits&traitLandmark == 0 {
		return true
	}
	switch string(v.word(i - 1)) {
	case "brought", "traced", "weighed", "vaccinated", "immunized", "trace", "kama", "ameleta", "alileta", "analeta", "amemleta", "ataleta", "nimechanja", "tulimpata", "nimemwona",
		"tulipeleka", "nilipeleka", "mpeleke", "tulimpeleka", "alimpeleka", "mlete", "alimleta", "tukampata", "nimempata", "tumempata", "alimpata", "mpigie", "nimpigie", "nimempigia", "mwambie", "muulize", "mcheki", "nimchanje", "tumchanje",
		"tulimchanja", "nilimchanja", "alimchanja", "amemchanja", "nimemchanja", "mfuatilie", "mfuatilieni", "tumfuatilie", "nilimwona", "tulimwona", "tumemwona", "msalimie", "mtafute", "mtafuteni", "tunamtafuta", "namtafuta", "nampata", "anamjua", "anamfahamu", "unamjua", "namjua",
		"followed", "referred", "admitted", "discharged", "delivered", "visited", "met", "immunised", "injected", "reviewed":
		return true
	}
	return false
}

// doneTo reports a verb of Kiswahili whose object is a person: tulimkuta,
// nimemchanja, atampeleka.
func (v *view) doneTo(i int) bool {
	if !v.has(i, traitVerb|traitKiswahili) || v.tokens[i].shape == shapeUpper {
		return false
	}
	w := v.word(i)
	for _, subject := range [...]string{"tu", "ni", "a", "wa", "u", "m"} {
		rest, ok := cutPrefix(w, subject)
		if !ok || len(rest) < 7 {
			continue
		}
		switch string(rest[:3]) {
		case "lim", "mem", "tam", "nam", "kam":
			return true
		}
	}
	return false
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
				if inside := k > i && k+1 < j && (v.length(k) < 5 || v.binds(k)); !inside {
					labels[k] = labelNone
				}
			}
		}
		// "Baby Kirui", "sister Tabitha": the word before is not the name
		for i+1 < j && v.tokens[i].kind == tokenWord && v.tokens[i].traits&(traitPerson|traitColleague) != 0 && v.tokens[i].traits&(traitHonour|traitFirst|traitLast) == 0 &&
			v.kindAt(i+1) == tokenWord && v.tokens[i+1].traits&traitLink == 0 && !v.babyOf(i+1) {
			labels[i] = labelNone
			i++
		}
		i = j
	}
}

// babyOf reports the words between "baby" and "of": boy, girl.
func (v *view) babyOf(i int) bool {
	switch string(v.word(i)) {
	case "boy", "girl", "twin", "male", "female":
		w := string(v.word(i + 1))
		return w == "of" || w == "wa"
	}
	return false
}

// again labels the other mentions of a name that was found once.
func (v *view) again(labels []label) {
	var found [24]uint64
	n := 0
	for i := range v.tokens {
		t := &v.tokens[i]
		if labels[i] == labelName && t.kind == tokenWord && v.length(i) > 2 && n < len(found) &&
			t.traits&(traitPerson|traitHonour|traitColleague|traitKin|traitLink|traitMonth|traitWeekday|traitFeast) == 0 {
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

// numbered is the number that stands before token i in a list, or -1.
func (v *view) numbered(i int) int {
	if v.is(i-1, '.') || v.is(i-1, ')') {
		i--
	}
	return v.value(i - 1)
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
		if n := v.value(k); n > 0 && step > 0 && k == i+1 && n == v.numbered(i)+1 {
			joined = true // 1 Chelimo 2 Jepkosgei
			if v.is(k+1, '.') || v.is(k+1, ')') {
				k++
			}
			continue
		}
		break
	}
	if !joined || k < 0 || k >= len(v.tokens) || labels[k] != labelNone || !v.free(k) || v.tokens[max(i, k)].newLine {
		return
	}
	t := v.tokens[k]
	if w := string(v.word((i + k) / 2)); step > 0 && k == i+2 && (w == "na" || w == "and") && t.shape == shapeTitle && v.tokens[i].shape == shapeTitle && v.length(k) > 2 &&
		t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty|traitSubCounty|traitFacility|traitPerson|traitPlace|traitColleague|traitKin|traitLandmark|traitKiswahili|traitCount) == 0 && !v.facilityAhead(k) {
		labels[k] = labelName // Edith na Vane, although a vane is a word
		return
	}
	if t.kind != tokenWord || t.shape != v.tokens[i].shape || t.shape == shapeLower || t.shape == shapeUpper && len(v.word(k)) < 4 {
		return
	}
	if step < 0 && v.is(k+1, ',') && t.shape == shapeTitle && t.traits&(traitEnglish|traitSafe|traitPlace|traitPerson|traitMonth|traitWeekday|traitFacility|traitCount) == 0 && v.length(k) > 2 && v.sentenceStart(k) != 0 {
		labels[k] = labelName // Kwekwe, Jumwa and Mupa
		return
	}
	if v.length(k) < 3 || t.traits&(traitSafe|traitMonth|traitWeekday|traitCounty|traitFacility|traitPerson) != 0 || t.traits&traitWord != 0 && t.traits&(traitFirst|traitLast|traitEveryday) == 0 ||
		t.traits&traitPlace != 0 && t.traits&(traitFirst|traitLast) == 0 || v.facilityAhead(k) {
		return
	}
	labels[k] = labelName
}
