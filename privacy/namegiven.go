package privacy

// Given names that are words of another sort: children are named after the day,
// the season, the weather, a feast, a colour, a stone or an office, and only the
// family name behind it, or what is told of it, shows that it is somebody.

// given lets a family name take such a word before it (Sunday Wekesa, Christmas
// Wasike, White Okumu, Major Opiyo), and a daughter or son of a place the place
// that she or he is called by (Nyar Gem, Ja Alego).
func (v *view) given(labels []label) {
	for i := 0; i+1 < len(labels); i++ {
		if !v.free(i) || !v.free(i+1) || v.kindAt(i) != tokenWord || v.kindAt(i+1) != tokenWord || v.tokens[i+1].newLine || v.tokens[i+1].shape != shapeTitle {
			continue
		}
		switch {
		case labels[i] == labelNone && labels[i+1] == labelName && v.tokens[i].shape == shapeTitle && v.familyName(i+1) && (v.namesake(i) || v.subjectOf(i)):
			labels[i] = labelName
		case v.calledAfterHome(i):
			labels[i], labels[i+1] = labelName, labelName
		}
	}
}

// familyName reports a word that is a family name, or that no list knows.
func (v *view) familyName(i int) bool {
	t := &v.tokens[i]
	return v.length(i) > 2 && t.traits&(traitPerson|traitHonour|traitColleague|traitKin|traitMonth|traitWeekday|traitNaming) == 0 &&
		(t.traits&traitLast != 0 || t.traits&(traitFirst|traitWord|traitPlace) == 0)
}

// calledAfterHome reports a woman or a man who is called by where she or he comes
// from, with capitals: Nyar Gem, Ja Alego.
func (v *view) calledAfterHome(i int) bool {
	if v.tokens[i+1].traits&(traitSafe|traitFacility|traitMonth|traitWeekday) != 0 || v.length(i+1) < 3 || v.facilityAhead(i+1) {
		return false
	}
	switch string(v.word(i)) {
	case "nyar":
		return v.tokens[i].shape == shapeTitle || v.tokens[i+1].traits&(traitPlace|traitWord) == 0
	case "ja":
		return v.tokens[i].shape == shapeTitle && v.tokens[i+1].traits&(traitPlace|traitLast) != 0
	}
	return false
}

// namesake reports a word before a family name that children are called by, where
// it is not the day, the month or the feast itself.
func (v *view) namesake(i int) bool {
	t := &v.tokens[i]
	switch {
	case t.traits&traitWeekday != 0:
		return v.length(i) > 5 && v.sentenceStart(i) != 3 && !v.dayItself(i)
	case t.traits&traitMonth != 0:
		return v.length(i) > 3 && !v.monthHere(i) && !v.dayItself(i)
	case t.traits&traitFeast != 0:
		return v.length(i) > 2 && !v.dayItself(i)
	}
	switch string(v.word(i)) {
	case "winter", "summer", "spring", "autumn", "rain", "storm", "snow", "sunshine", "sunny", "star", "moon", "dawn", "noon", "night",
		"white", "black", "brown", "green", "golden", "silver", "grey", "gray", "scarlet", "violet",
		"gold", "diamond", "pearl", "ruby", "amber", "jade", "crystal", "emerald", "sapphire",
		"major", "captain", "colonel", "king", "queen", "duke", "prince", "princess", "scholar", "witness", "champion", "pilot",
		"keen", "bright", "noble", "humble", "modest", "gentle", "loyal", "famous",
		"covid", "harambee", "uhuru", "independence", "victory", "africa", "america", "london", "dubai":
		return string(v.word(i-1)) != "good" && string(v.word(i-1)) != "the" && string(v.word(i-1)) != "a"
	}
	return false
}

// dayItself reports words around a day or a feast that make it the day: on Monday
// Wekesa came, Monday Wekesa will be on duty, Monday Wekesa and Tuesday Otieno.
func (v *view) dayItself(i int) bool {
	switch string(v.word(i - 1)) {
	case "on", "by", "this", "next", "last", "every", "each", "since", "until", "till", "from", "to", "before", "after", "during", "over", "of", "for", "merry", "happy", "heri",
		"ya", "siku", "hadi", "tangu", "kila", "hii", "hiyo", "jana", "leo", "kesho", "mpaka", "kutoka", "baada", "kabla", "wakati", "kwa":
		return true
	}
	for k := i + 2; k < len(v.tokens) && k < i+5; k++ {
		switch string(v.word(k)) {
		case "duty", "shift", "leave", "off", "zamu", "will", "atakuwa", "ako", "covers", "night", "presents", "leads":
			return true
		}
	}
	for k := max(0, i-40); k < i+40; k++ {
		if k != i && v.has(k, traitWeekday) && v.tokens[k].key != v.tokens[i].key {
			return true
		}
	}
	return false
}

// told reports a name that is also a word, alone at the beginning of a sentence,
// of which is told what is told of a person alone: Grant was taken home, Bill has
// no book, Hope refused again, Pascal the one with one kidney.
func (v *view) told(i int) bool {
	t := &v.tokens[i]
	start := v.sentenceStart(i)
	if t.shape != shapeTitle || v.length(i) < 4 || start == 0 || start == 3 && !v.is(i-1, ',') || t.traits&(traitFirst|traitLast|traitProper|traitEveryday) == 0 ||
		t.traits&(traitSafe|traitMonth|traitWeekday|traitFeast|traitFacility|traitCounty|traitSubCounty|traitPerson|traitHonour|traitColleague|traitKin|traitThanks) != 0 {
		return false
	}
	return v.humanDeed(i + 1)
}

// humanDeed reports words at token k that say of their subject what only a person
// does or undergoes.
func (v *view) humanDeed(k int) bool {
	if !v.has(k, traitWord) || v.tokens[k].shape != shapeLower {
		return false
	}
	next := string(v.word(k + 1))
	switch string(v.word(k)) {
	case "has", "had", "got", "received", "needs", "missed":
		n := k + 1
		if next == "a" || next == "an" || next == "her" || next == "his" {
			n++
		}
		if v.has(n, traitIll) || v.ailsOrTakes(n) {
			return true
		}
	case "came", "comes":
		if next == "late" || next == "back" || next == "with" || next == "for" {
			return true
		}
	}
	switch string(v.word(k)) {
	case "refused", "refuses", "declined", "cried", "vomited", "swallowed", "slept", "fainted", "convulsed", "defaulted", "complained", "promised", "apologised", "apologized", "smiled", "laughed", "screamed", "relocated", "migrated", "sneezed", "insisted", "remarried", "eloped":
		return true
	case "was", "were":
		switch next {
		case "born", "vaccinated", "immunised", "immunized", "bitten", "weaned", "circumcised", "discharged", "orphaned", "jailed", "arrested", "crying", "breastfeeding":
			return true
		case "given":
			return v.ailsOrTakes(k+2) || string(v.word(k+2)) == "dose"
		case "taken":
			return string(v.word(k+2)) == "to" || string(v.word(k+2)) == "home"
		}
	case "has":
		switch next {
		case "refused", "vomited", "defaulted", "relocated", "delivered":
			return true
		case "no", "two", "a", "her", "his":
			w := string(v.word(k + 2))
			return v.has(k+2, traitCardCue|traitPhoneCue|traitIll) || w == "book" || w == "books" || w == "cough" || w == "mother" || w == "father"
		}
	case "the":
		w := string(v.word(k + 2))
		return (next == "one" || next == "boy" || next == "girl" || next == "child" || next == "mother") && (w == "with" || w == "who" || w == "whose" || w == "from")
	}
	return false
}

// ailsOrTakes reports what a child has or is given at token n.
func (v *view) ailsOrTakes(n int) bool {
	switch string(v.word(n)) {
	case "rash", "fever", "cough", "abscess", "swelling", "measles", "diarrhoea", "pneumonia", "keloid", "seizure", "seizures", "convulsion", "malaria", "twins", "bcg", "opv", "penta", "mr", "rota", "pcv", "ipv", "hpv", "vitamin", "drops", "appointment", "jab":
		return true
	}
	return false
}

// subjectOf reports a word of the dictionary before a known family name of whom
// something is told, as of a person: Coffee Chebet was born, Njaa Kahindi, 9 months. What
// one does (Traced Wekesa), whom one is (Teacher Wekesa) and when (Today Wekesa
// came) are not names.
func (v *view) subjectOf(i int) bool {
	t := &v.tokens[i]
	if v.sentenceStart(i) == 0 || v.tokens[i+1].traits&traitLast == 0 || v.length(i) < 4 || t.traits&(traitEnglish|traitKiswahili|traitProper) == 0 || v.calling(i) ||
		t.traits&(traitSafe|traitPerson|traitHonour|traitColleague|traitKin|traitMonth|traitWeekday|traitFeast|traitNaming|traitThanks|traitPolite|traitHome|traitFacility|traitPlaceCue|traitUnit|traitCount|traitDigit|traitVerb|traitEvent|traitLink|traitOrdinal|traitIDCue|traitCardCue|traitPhoneCue) != 0 {
		return false
	}
	k := i + 2
	switch {
	case v.kindAt(k) == tokenOwn:
		return true
	case v.is(k, ',') && v.kindAt(k+1) == tokenNumber && (v.unitOf(k+2) != noUnit || v.is(k+2, '/')):
		return true
	}
	switch string(v.word(k)) {
	case "is", "was", "has", "had", "needs", "got", "missed", "refused", "defaulted", "weighs", "due", "ana", "hana", "yuko", "ako", "ni":
		return v.tokens[k].shape == shapeLower
	}
	return v.personVerb(k)
}

// calling reports words by their ends: what is done, how, and who one is by trade.
func (v *view) calling(i int) bool {
	w := v.word(i)
	for _, end := range [...]string{"ed", "ing", "ly", "er", "or", "man", "ist", "ian", "ess", "ent", "ies", "eni"} {
		if _, ok := cutSuffix(w, end); ok {
			return true
		}
	}
	if v.tokens[i].traits&traitKiswahili != 0 && (w[0] == 'm' && (w[1] == 'w' || w[1] != 'a' && w[1] != 'e' && w[1] != 'i' && w[1] != 'o' && w[1] != 'u') || w[0] == 'w' && w[1] == 'a') {
		return true // mkulima, mwanariadha, wazazi
	}
	switch string(w) {
	case "trace", "find", "check", "note", "book", "refer", "admit", "review", "weigh", "give", "take", "bring", "remove", "contact", "reach", "follow", "remember", "remind", "inform", "write", "record", "confirm", "update", "include", "meet", "visit", "save", "send", "show", "help", "imagine", "pray", "seen", "told", "sent",
		"also", "only", "then", "later", "today", "yesterday", "maybe", "perhaps", "even", "still", "just", "poor", "dear", "little", "such", "here", "there", "when", "where", "while", "because", "since", "although", "though", "unless", "both", "same", "late", "another", "third", "found", "lost",
		"judge", "chief", "coach", "cook", "guard", "nephew", "niece", "orphan", "pupil", "groom", "bride", "host", "guest", "agent", "saint", "shosh", "auntie", "aunty", "granny", "grandma", "grandpa", "kocha", "rais", "waziri", "jaji", "seneta", "rubani", "jenerali", "dereva", "askari", "jirani", "shemeji", "marehemu", "hayati", "nahodha", "kijana", "kaka", "huyu", "huyo", "yule", "kumbe", "labda", "pia", "hata", "lakini", "sasa", "leo", "jana", "kesho", "juzi", "halafu", "alafu", "kisha", "tena", "sijui":
		return true
	}
	return false
}

// hasKin reports a word at the beginning whose mother, card or child is spoken of,
// as if it were somebody's name: Sunday's grandmother, Sparkle's mum.
func (v *view) hasKin(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || v.kindAt(i+1) != tokenOwn || v.length(i) < 4 || v.sentenceStart(i) == 3 || v.calling(i) || t.traits&(traitPerson|traitHonour|traitColleague|traitKin|traitHome|traitFacility|traitCounty|traitUnit) != 0 ||
		t.traits&traitSafe != 0 && t.traits&(traitWeekday|traitFeast) == 0 {
		return false
	}
	switch string(v.word(i + 2)) {
	case "mum", "mom", "mother", "father", "dad", "grandmother", "grandma", "granny", "grandfather", "husband", "wife", "sister", "brother", "aunt", "auntie", "uncle", "twin":
		return true
	}
	return false
}

// goesBy reports what somebody goes by, or is called in a language of home, with
// a capital in the middle of a sentence: goes by Kadogo, baby Manzi.
func (v *view) goesBy(i int) bool {
	t := &v.tokens[i]
	if t.shape != shapeTitle || t.newLine || v.length(i) < 3 || v.sentenceStart(i) != 0 || t.traits&(traitMonth|traitWeekday|traitFacility|traitPerson|traitHonour) != 0 || v.facilityAhead(i) {
		return false
	}
	switch w := string(v.word(i - 1)); w {
	case "by", "as":
		switch string(v.word(i - 2)) {
		case "goes", "go", "went":
			return w == "by"
		case "known", "popularly":
			return w == "as"
		}
	case "kama":
		return string(v.word(i-2)) == "anajulikana" || string(v.word(i-2)) == "anafahamika"
	case "nicknamed", "aka", "alias":
		return true
	case "anaitwa", "naitwa", "aitwaye", "wanaitwa", "tunamwita", "wanamwita":
		return t.traits&traitSafe == 0 || t.traits&traitTongue != 0 // anaitwa Star
	case "mamake", "babake", "mathake", "fatheake":
		return t.traits&traitSafe == 0
	case "baby", "twin", "jina", "named", "called":
		return t.traits&traitTongue != 0 && t.traits&(traitEnglish|traitKiswahili) == 0
	}
	return false
}

// roll labels the first names of a list that is told to be one of persons: Amber,
// Ruby and Jade, triplets; Star, Angel, Queen, my three refusals.
func (v *view) roll(labels []label) {
	for i := 3; i < len(v.tokens); i++ {
		if !v.several(i) {
			continue
		}
		k := i - 1
		for k > 0 && k > i-4 && (v.has(k, traitDigit) || v.kindAt(k) == tokenNumber || v.determines(k)) {
			k--
		}
		if w := string(v.word(k)); v.is(k, ',') || v.is(k, '-') || v.is(k, ':') || w == "are" || w == "ni" {
			v.rollBefore(labels, k-1)
		}
	}
}

// several reports a word in small letters for more than one of those we care for.
func (v *view) several(i int) bool {
	if v.kindAt(i) != tokenWord || v.tokens[i].shape != shapeLower {
		return false
	}
	switch string(v.word(i)) {
	case "twins", "triplets", "siblings", "refusals", "defaulters", "cousins", "brothers", "sisters", "pacha", "mapacha", "orphans", "newborns":
		return true
	}
	return false
}

func (v *view) determines(k int) bool {
	switch string(v.word(k)) {
	case "my", "our", "the", "all", "both", "these", "her", "his", "wote":
		return true
	}
	return false
}

// rollBefore labels the words with capitals of a list of two or more that ends at
// token k, when one of them at least may be a name.
func (v *view) rollBefore(labels []label, k int) {
	count, known, first := 0, false, k+1
	for n := k; n >= 0 && n > k-16; n-- {
		w := string(v.word(n))
		if v.is(n, ',') || v.is(n, '&') || w == "and" || w == "na" {
			if v.kindAt(n+1) != tokenWord || v.tokens[n+1].shape != shapeTitle {
				return
			}
			continue
		}
		t := &v.tokens[n]
		if t.kind != tokenWord || t.shape != shapeTitle || !v.free(n) || v.length(n) < 3 || count > 0 && v.kindAt(n+1) == tokenWord && v.tokens[n+1].shape == shapeTitle ||
			t.traits&(traitSafe|traitMonth|traitFacility|traitCounty|traitSubCounty|traitPerson|traitCount) != 0 {
			break
		}
		count++
		known = known || labels[n] == labelName || t.traits&(traitFirst|traitLast|traitCoast|traitEveryday|traitProper) != 0
		first = n
		if t.newLine {
			break
		}
	}
	for n := first; n <= k && count > 1 && known; n++ {
		if v.kindAt(n) == tokenWord && v.tokens[n].shape == shapeTitle {
			labels[n] = labelName
		}
	}
}
