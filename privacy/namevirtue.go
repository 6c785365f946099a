package privacy

import "bytes"

// Names that are everyday words, told by the grammar around them: a virtue
// does nothing, owns nothing and is asked nothing.

// named reports an everyday word that the grammar makes somebody's name.
func (v *view) named(i int) bool {
	return v.has(i, traitEveryday) && (v.acts(i) || v.owns(i) || v.belongs(i) || v.suffers(i) || v.initialed(i) || v.asked(i) || v.answered(i) || v.echoed(i) || v.parented(i))
}

// acts reports an everyday word that does what only a person does: joy hatacome,
// nimesikia faith amehama. Things of that class have other verbs (imani imepungua).
func (v *view) acts(i int) bool {
	if !v.virtueName(i) && !(v.has(i, traitEveryday) && v.has(i, traitMonth) && v.sentenceStart(i) != 0) || !v.personVerb(i+1) {
		return false
	}
	switch string(v.word(i - 1)) {
	case "kwa", "ya", "za", "na", "cha", "la", "wa", "with", "in", "by", "of", "for", "ni", "si", "the", "kama":
		return false // kwa neema ametuwezesha
	}
	return true
}

// owns reports an everyday word that something belongs to: mercy's charger.
func (v *view) owns(i int) bool {
	return v.virtueName(i) && v.tokens[i].traits&traitFirst != 0 && v.kindAt(i+1) == tokenOwn && v.kindAt(i+2) == tokenWord && v.tokens[i+2].shape == shapeLower &&
		string(v.word(i+2)) != "sake"
}

// belongs reports an everyday word whose card or telephone is spoken of, or that
// is somebody's kin: kadi ya amani, brother yake furaha.
func (v *view) belongs(i int) bool {
	if !v.virtueName(i) || v.has(i+1, traitLink) && v.kindAt(i+1) == tokenWord {
		return false
	}
	switch string(v.word(i - 1)) {
	case "ya", "cha", "of":
		return v.has(i-2, traitCardCue|traitPhoneCue)
	case "yake", "yangu", "wake", "wangu", "yao", "wao":
		return !v.thingVerb(i+1) && (v.has(i-2, traitKin) || string(v.word(i-2)) == "brother" || string(v.word(i-2)) == "pacha")
	}
	return false
}

// parented reports an everyday word whose mother, child or husband does what only
// a person does: mama ya gift amekataa, mtoto wa furaha hajafika.
func (v *view) parented(i int) bool {
	if !v.has(i, traitFirst) || v.has(i, traitSafe|traitMonth|traitWeekday|traitFeast) || v.length(i) < 3 || v.verbal(i) {
		return false
	}
	if w := string(v.word(i - 1)); w != "wa" && w != "ya" {
		return false
	}
	switch string(v.word(i - 2)) {
	case "mama", "baba", "mum", "mzazi", "mtoto", "mtoi", "mathe", "shosho", "nyanya", "dem", "mume", "mke", "bibi":
	default:
		return false
	}
	switch string(v.word(i + 1)) {
	case "ako", "yuko", "ana", "hana", "hayuko":
		return true
	}
	return v.personVerb(i + 1)
}

// suffers reports an everyday word at the beginning of which is told what is told
// of a child alone: how old it is, that it was born, tested or vaccinated.
func (v *view) suffers(i int) bool {
	if !v.has(i, traitEveryday) || v.length(i) < 3 || v.tokens[i].traits&(traitSafe|traitFeast|traitWeekday) != 0 || v.sentenceStart(i) == 0 || v.sentenceStart(i) == 3 {
		return false
	}
	k := i + 1
	switch string(v.word(k)) {
	case "is", "was":
		k++
		if n := v.value(k); n > 0 && n < 60 && string(v.word(i+1)) == "is" && v.has(k+1, traitUnit) {
			return k+2 >= len(v.tokens) || v.kindAt(k+2) == tokenPunct || string(v.word(k+2)) == "old" || string(v.word(k+2)) == "today" || string(v.word(k+2)) == "and" || string(v.word(k+2)) == "now"
		}
	}
	switch string(v.word(k)) {
	case "immunised", "immunized", "vaccinated", "admitted", "discharged", "vomited", "defaulted", "convulsed", "weighs", "weighed", "referred":
		return true
	case "tested":
		return k == i+1
	case "born", "traced", "brought":
		return k > i+1
	}
	return false
}

// initialed reports an everyday name with an initial behind it: Precious M.
func (v *view) initialed(i int) bool {
	t := &v.tokens[i]
	return t.traits&traitEveryday != 0 && t.traits&(traitSafe|traitMonth|traitWeekday|traitFeast) == 0 && t.shape == shapeTitle && v.length(i) > 3 && !v.verbal(i) &&
		v.length(i+1) == 1 && v.kindAt(i+1) == tokenWord && v.upper(v.tokens[i+1].start) && v.is(i+2, '.') && v.glued(i+2) && !v.tokens[i+1].newLine
}

// answered reports an everyday word between an answer and what the writer did:
// okay faith nimekuelewa.
func (v *view) answered(i int) bool {
	if !v.virtueName(i) || i == 0 || v.sentenceStart(i-1) == 0 {
		return false
	}
	switch string(v.word(i - 1)) {
	case "ok", "okay", "sawa", "noted", "pole", "asante", "thanks", "sorry", "yes", "ndio", "poa", "hi", "hey":
	default:
		return false
	}
	for _, subject := range [...]string{"nime", "nita", "nina", "tume", "tuta", "ume", "uta"} {
		if rest, ok := cutPrefix(v.word(i+1), subject); ok && len(rest) > 2 {
			return true
		}
	}
	return false
}

// echoed reports a name that is played with: Hope, hope you slept well.
func (v *view) echoed(i int) bool {
	return v.tokens[i].shape != shapeLower && v.sentenceStart(i) != 0 && v.is(i+1, ',') && v.kindAt(i+2) == tokenWord && v.tokens[i+2].key == v.tokens[i].key && v.tokens[i+2].shape == shapeLower && v.kindAt(i+3) == tokenWord
}

// asked reports an everyday word behind a verb whose object is a person, at the
// end of a clause or before what it is to do: uliza faith, ask mercy to bring it.
func (v *view) asked(i int) bool {
	doubtful := !v.virtueName(i) || v.tokens[i].traits&traitFirst == 0
	if doubtful && (!v.has(i, traitEveryday) || v.has(i, traitWeekday|traitFeast)) {
		return false
	}
	switch string(v.word(i - 1)) {
	case "uliza", "muulize", "mwulize", "ambia", "mwambie", "pigia", "mpigie", "msalimie", "salimia", "ask", "tell", "call", "remind", "inform", "inbox", "greet", "text", "let":
	default:
		return false
	}
	if doubtful { // tell may to come
		return string(v.word(i+1)) == "to" && string(v.word(i-1)) != "text" && string(v.word(i-1)) != "let"
	}
	switch string(v.word(i + 1)) {
	case "come", "know", "bring", "to", "if", "about", "for", "whether", "that", "kama", "alete", "aje", "akuje", "arudi", "please", "pls", "tafadhali":
		return true
	}
	return i+1 == len(v.tokens) || v.tokens[i+1].newLine || v.kindAt(i+1) == tokenPunct && !v.glued(i+2)
}

// twins labels the everyday names of two that are said to be twins: twins ni faith
// na favour.
func (v *view) twins(labels []label) {
	for i := range v.tokens {
		switch string(v.word(i)) {
		case "twins", "pacha", "mapacha":
		default:
			continue
		}
		v.oneAndOther(labels, i)
		k := i + 1
		for k < i+4 && (v.is(k, ':') || v.is(k, ',') || v.is(k, '-') || string(v.word(k)) == "ni" || string(v.word(k)) == "are" || string(v.word(k)) == "called") {
			k++
		}
		if w := string(v.word(k + 1)); k == i+1 && v.tokens[min(k, len(v.tokens)-1)].shape == shapeLower || w != "na" && w != "and" && !v.is(k+1, '&') || !v.free(k) || !v.free(k+2) {
			continue
		}
		if v.virtueName(k) && v.virtueName(k+2) {
			labels[k], labels[k+2] = labelName, labelName
		}
	}
}

// oneAndOther labels what the one and the other of two are called, behind the
// word for twins: mapacha jana, mmoja Sunday mwingine April.
func (v *view) oneAndOther(labels []label, i int) {
	for k := i + 1; k < i+12 && k+1 < len(v.tokens); k++ {
		switch string(v.word(k)) {
		case "mmoja", "mwingine", "one", "other":
			if v.kindAt(k+1) == tokenWord && v.tokens[k+1].shape == shapeTitle && v.free(k+1) && v.length(k+1) > 2 && v.tokens[k+1].traits&(traitFacility|traitPerson) == 0 &&
				(v.tokens[k+1].traits&(traitSafe|traitWord|traitEnglish) == 0 || v.tokens[k+1].traits&(traitFirst|traitLast|traitEveryday|traitMonth|traitWeekday|traitFeast) != 0) {
				labels[k+1] = labelName
			}
		}
	}
}

// virtueName reports a word that may be a name in small letters too.
func (v *view) virtueName(i int) bool {
	return v.has(i, traitEveryday) && v.length(i) > 2 && v.tokens[i].traits&(traitNotLower|traitMonth|traitWeekday|traitSafe|traitFeast) == 0 && !v.verbal(i)
}

// verbal reports the everyday names that are verbs or small words of English.
func (v *view) verbal(i int) bool {
	switch string(v.word(i)) {
	case "will", "may", "said", "mark", "were", "too", "bore", "bare", "rose", "kind", "may's", "will's":
		return true
	}
	return false
}

// paired labels two everyday names of which something is told that only persons
// do: Patience and Charity have tied, faith na joy wamemaliza.
func (v *view) paired(labels []label) {
	for i := range v.tokens {
		if k := i + 2; labels[i] == labelNone && v.free(i) && v.free(k) && v.sentenceStart(i) != 0 && v.virtueName(i) && v.virtueName(k) && v.tokens[i].shape == v.tokens[k].shape {
			w, next := string(v.word(i+1)), v.word(k+1)
			if w != "and" && w != "na" && !v.is(i+1, '&') || !v.has(k+1, traitWord|traitVerb) || v.tokens[k+1].shape == shapeTitle {
				continue
			}
			together := string(next) == "have" || string(next) == "were" || string(next) == "both"
			if v.tokens[i].shape == shapeLower {
				together = false
			}
			together = together || string(v.word(k+2)) == "twins"
			for _, subject := range [...]string{"wame", "wana", "wali", "wata", "hawa", "waka", "wako", "wote"} {
				together = together || bytes.HasPrefix(next, []byte(subject)) && len(next) > 3
			}
			if together {
				labels[i], labels[k] = labelName, labelName
			}
		}
	}
}

// younger lets a name take the word behind it that tells father and son apart:
// Omosh junior, Chacha snr.
func (v *view) younger(labels []label) {
	for i := 1; i < len(labels); i++ {
		if labels[i-1] != labelName || labels[i] != labelNone || !v.free(i) || v.kindAt(i-1) != tokenWord || v.tokens[i].newLine {
			continue
		}
		switch string(v.word(i)) {
		case "junior", "jnr", "jr", "senior", "snr":
			if !v.has(i+1, traitColleague|traitFacility|traitLandmark) && string(v.word(i+1)) != "secondary" {
				labels[i] = labelName
			}
		}
	}
}

// standsAt reports a place that is a name as well, behind a word of place in a
// text that speaks of nobody else: no network at Bahati.
func (v *view) standsAt(labels []label, i int) bool {
	t := &v.tokens[i]
	if t.traits&traitPlace == 0 || t.shape != shapeTitle || t.traits&traitEveryday == 0 {
		return false
	}
	switch string(v.word(i - 1)) {
	case "at", "in", "hapa", "huko", "pale":
	default:
		return false
	}
	for k := range v.tokens {
		if k != i && (labels[k] == labelName || v.tokens[k].taken != classNone && v.tokens[k].taken != classKept || v.tokens[k].traits&traitHome != 0) {
			return false
		}
	}
	return true
}

// quality reports a virtue of which is told what is told of things alone: Patience
// is key, Comfort is important, Comfort measures.
func (v *view) quality(i int) bool {
	if !v.has(i, traitEveryday) || v.sentenceStart(i) == 0 {
		return false
	}
	k := i + 1
	if w := string(v.word(k)); w == "measures" || w == "items" || w == "zone" {
		return true
	} else if w != "is" && w != "ni" {
		return false
	}
	switch string(v.word(k + 1)) {
	case "important", "key", "needed", "vital", "essential", "free", "necessary", "everything", "required", "contagious", "muhimu", "lazima", "bure":
		return true
	}
	return false
}
