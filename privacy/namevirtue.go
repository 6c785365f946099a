package privacy

import "bytes"

// Names that are everyday words, told by the grammar around them: a virtue
// does nothing, owns nothing and is asked nothing.

// acts reports an everyday word that does what only a person does: joy hatacome,
// nimesikia faith amehama. Things of that class have other verbs (imani imepungua).
func (v *view) acts(i int) bool {
	if !v.virtueName(i) || !v.personVerb(i+1) {
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

// asked reports an everyday word behind a verb whose object is a person, at the
// end of a clause or before what it is to do: uliza faith, ask mercy to bring it.
func (v *view) asked(i int) bool {
	if !v.virtueName(i) || v.tokens[i].traits&traitFirst == 0 {
		return false
	}
	switch string(v.word(i - 1)) {
	case "uliza", "muulize", "mwulize", "ambia", "mwambie", "pigia", "mpigie", "msalimie", "salimia", "ask", "tell", "call", "remind", "inform", "inbox", "greet", "text":
	default:
		return false
	}
	switch string(v.word(i + 1)) {
	case "to", "if", "about", "for", "whether", "that", "kama", "alete", "aje", "akuje", "arudi", "please", "pls", "tafadhali":
		return true
	}
	return i+1 == len(v.tokens) || v.tokens[i+1].newLine || v.kindAt(i+1) == tokenPunct && !v.glued(i+2)
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
