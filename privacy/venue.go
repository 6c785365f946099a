package privacy

// Places that are nobody's home: where something is held, what is counted by
// place, lakes and regions.

// amongPlaces reports a stranger that stands in a list behind two places: Tigoni,
// Limuru and Ngarariga all out.
func (v *view) amongPlaces(i int) bool {
	if v.tokens[i].traits&(traitFirst|traitLast|traitEveryday|traitWord) != 0 {
		return false
	}
	places := 0
	for k := i - 1; k >= 0 && k >= i-9 && !v.tokens[k+1].newLine; k-- {
		t := &v.tokens[k]
		switch {
		case t.kind == tokenPunct && (v.is(k, ',') || v.is(k, '&') || v.is(k, '/')), t.kind == tokenNumber && v.length(k) < 3, string(v.word(k)) == "and", string(v.word(k)) == "na":
		case t.kind == tokenWord && onlyPlace(t) && t.shape != shapeLower && t.taken == classNone:
			if places++; places == 2 {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// onTheMap reports whether a lake, a river or a region is named by token i.
func (v *view) onTheMap(i int) bool {
	if v.tokens[i].shape == shapeLower {
		return false
	}
	switch string(v.word(i - 1)) {
	case "lake":
		if v.has(i-2, traitKiswahili) && !v.has(i-2, traitEnglish) {
			return false // jina lake Zuhura
		}
		return v.kindAt(i+1) != tokenWord || v.tokens[i+1].shape == shapeLower
	case "river", "mount", "mt", "north", "south", "east", "west", "upper", "lower", "greater":
		return v.kindAt(i+1) != tokenWord || v.tokens[i+1].shape == shapeLower
	}
	switch string(v.word(i + 1)) {
	case "east", "west", "north", "south", "central":
		return v.tokens[i].traits&traitPlace != 0 && v.tokens[i+1].shape == shapeTitle // Kuria East
	case "clusters", "cluster", "region", "border", "posts", "camps", "islands", "zone", "basin":
		return true
	}
	return false
}

// venue reports a place that is named behind what is held there: outreach ya
// Mishomoroni, uwanja wa Emusanda.
func (v *view) venue(i int) bool {
	if v.tokens[i].shape == shapeTitle && string(v.word(i-1)) == "ordinary" {
		return true // the ordinary Wanjiku
	}
	if v.tokens[i].shape == shapeLower || v.tokens[i].traits&(traitFirst|traitLast|traitEveryday) != 0 || v.tokens[i].newLine {
		return false
	}
	k := i - 1
	if v.has(k, traitWeekday) && v.wordNear(i, "outreach", "outreaches", "route", "supervision", "sessions", "school", "schools", "sites", "mobile") {
		return true // Outreach plan: Wed Vanga, Thu Kikoneni
	}
	switch string(v.word(k)) {
	case "ya", "wa", "la", "at", "in", "pale", "huko", "za":
		k--
	}
	switch string(v.word(k)) {
	case "outreach", "outreaches", "venue", "uwanja", "ukumbi", "viwanja", "timu", "team", "kikosi", "wafanyikazi":
		return v.tokens[i].traits&traitPerson == 0
	}
	for n := i + 1; n <= i+2; n++ { // Kuria East team
		if w := string(v.word(n)); (w == "team" || w == "teams" || w == "staff") && v.tokens[n].shape == shapeLower {
			return v.tokens[i].traits&traitPlace != 0
		}
		if v.kindAt(n) != tokenWord || v.tokens[n].shape != shapeTitle {
			break
		}
	}
	return false
}

// grouped reports a word or virtue that wards, groups or teams are called: Hope,
// Joy and Charity wards; groups: Simba, Twiga, Chui.
func (v *view) grouped(i int) bool {
	if v.tokens[i].shape != shapeTitle || v.tokens[i].traits&(traitWord|traitEveryday) == 0 {
		return false
	}
	k := v.series(i, 1)
	if v.tokens[min(k, len(v.tokens)-1)].shape == shapeLower && v.groups(k) {
		return true
	}
	k = v.series(i, -1)
	return v.is(k, ':') && (v.groups(k-1) || v.groups(k-2)) || v.coloursTold(v.series(i, 1))
}

// coloursTold reports what a list of colours is told to be: Violet, Rose and Lily are the colours.
func (v *view) coloursTold(k int) bool {
	return string(v.word(k)) == "are" && string(v.word(k+1)) == "the" && v.groups(k+2)
}

// series walks over a list of capitalised words from token i on and returns the
// first token that is not of it.
func (v *view) series(i, step int) int {
	k := i
	for n := 0; n < 12 && k >= 0 && k < len(v.tokens); k, n = k+step, n+1 {
		w := string(v.word(k))
		if !(v.kindAt(k) == tokenWord && v.tokens[k].shape == shapeTitle) && !v.is(k, ',') && w != "and" && w != "na" || step > 0 && k > i && v.tokens[k].newLine {
			break
		}
	}
	return k
}

func (v *view) groups(i int) bool {
	switch string(v.word(i)) {
	case "wards", "ward", "groups", "teams", "houses", "streams", "dorms", "rooms", "vikundi", "makundi", "colours":
		return true
	}
	return false
}

// tallied reports a word in a list that counts by place: Rongo 2, Awendo 1,
// Suna West 3. Three that are no given name, or none of them is.
func (v *view) tallied(i int) bool {
	if v.tokens[i].shape == shapeLower {
		return false
	}
	k := i // the first word of this item
	for k > 0 && k > i-2 && v.kindAt(k-1) == tokenWord && v.tokens[k-1].shape != shapeLower && !v.tokens[k].newLine {
		k--
	}
	for n := 0; n < 8; n++ { // the first item of the list
		start, ok := v.itemBefore(k)
		if !ok {
			break
		}
		k = start
	}
	items := 0
	for ; items < 8; items++ {
		words := 0
		for v.kindAt(k) == tokenWord && v.tokens[k].shape != shapeLower && words < 3 {
			if v.tokens[k].traits&(traitFirst|traitLast|traitHonour|traitPerson) != 0 && v.tokens[k].traits&traitPlace == 0 {
				return false
			}
			words++
			k++
		}
		if words == 0 || v.value(k) < 0 || v.length(k) > 3 {
			break
		}
		k++
		if v.is(k, '.') && v.glued(k) && v.glued(k+1) && v.kindAt(k+1) == tokenNumber {
			k += 2
		}
		if !v.is(k, ',') && !v.is(k, ';') {
			items++
			break
		}
		k++
	}
	return items > 2
}

// itemBefore is where the item before token k of a list begins, "Rongo 2,".
func (v *view) itemBefore(k int) (start int, ok bool) {
	k--
	if !v.is(k, ',') && !v.is(k, ';') {
		return 0, false
	}
	k--
	if v.kindAt(k) == tokenNumber && v.is(k-1, '.') && v.kindAt(k-2) == tokenNumber {
		k -= 2
	}
	if v.value(k) < 0 || v.length(k) > 3 {
		return 0, false
	}
	start = k
	for start > 0 && start > k-3 && v.kindAt(start-1) == tokenWord && v.tokens[start-1].shape != shapeLower {
		start--
	}
	return start, start < k
}

// served reports a town that stands for its clinic: where somebody was given a
// vaccine, seen or admitted, was referred from or works. Rota 2 at Marani, TO
// from Likuyani, somebody at Elburgon.
func (v *view) served(i int) bool {
	if v.tokens[i].shape == shapeLower || v.tokens[i].newLine || v.has(i+1, traitLandmark) || v.has(i+2, traitLandmark) && v.kindAt(i+1) == tokenWord ||
		v.kindAt(i+1) == tokenWord && v.tokens[i+1].shape == shapeTitle && v.tokens[i].shape == shapeTitle && !v.tokens[i+1].newLine {
		return false // Eregi Girls, Kyumbi AIC primary
	}
	from := false
	switch string(v.word(i - 1)) {
	case "at", "pale", "huko", "hapo", "in":
	case "from", "kutoka":
		from = true
	default:
		return false
	}
	for k := i - 2; k >= 0 && k >= i-8 && !v.tokens[k+1].newLine && !v.sentenceEnd(k); k-- {
		w := string(v.word(k))
		switch w {
		case "lives", "lived", "live", "living", "stays", "stayed", "staying", "stay", "home", "house", "anaishi", "wanaishi", "anakaa", "wanakaa", "moved", "relocated", "amehamia", "alihamia", "sells", "found", "traced", "plot", "sleeps", "rents", "born", "alizaliwa", "mother", "mum", "father", "mama", "baba", "wa",
			"birth", "household", "family", "familia", "child", "baby", "boy", "girl", "kid", "mtoto", "visited":
			return false
		case "card", "kadi", "booklet", "file", "register", "rejista", "referred", "transferred", "transfer", "referral", "rufaa", "to", "ti":
			if from && (w != "to" && w != "ti" || v.tokens[k].shape == shapeUpper && k == i-2) {
				return true
			}
		case "given", "gave", "received", "vaccinated", "immunised", "immunized", "jabbed", "injected", "drained", "admitted", "transfused", "alichanjwa", "walichanjwa", "amechanjwa", "alidungwa", "alipewa", "alilazwa", "amelazwa",
			"penta", "opv", "bcg", "mr", "rota", "pcv", "ipv", "hpv", "dose", "dozi", "first", "units", "charge", "incharge", "nurse", "someone", "somebody", "anyone", "anybody":
			if !from {
				return true
			}
		}
	}
	return false
}
