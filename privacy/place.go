package privacy

// findHomes takes what stands behind words that announce where somebody lives,
// learns or works: "anaishi Kwa Ndeti karibu na kanisa", "Village: Kithini",
// "house no. 27, Bondeni estate". It looks after the names, and only where the
// text speaks of a person.
func findHomes(v *view) {
	if len(v.lattice.labels) < len(v.tokens) {
		return // nobody has looked for names
	}
	evidence := v.evidence(v.lattice.labels)
	patient := evidence && v.patientText()
	for i := range v.tokens {
		if !v.free(i) || v.tokens[i].kind != tokenWord {
			continue
		}
		switch t := v.tokens[i].traits; {
		case evidence && (t&traitPlaceCue != 0 || v.placeField(i)):
			v.homeAfter(i)
		case evidence && v.tokens[i].shape == shapeTitle && !v.tokens[i].newLine && t&(traitMonth|traitWeekday|traitSafe|traitCounty|traitEnglish) == 0 && string(v.word(i-1)) == "nyumbani" && !v.facilityAhead(i):
			v.add(classPlace, i, i) // alizaliwa nyumbani Mkwajuni
		case t&traitLandmark != 0 && (evidence || v.dwelling(i)):
			v.landmarkAt(i)
		case evidence && v.tokens[i].shape == shapeTitle && onlyPlace(&v.tokens[i]) && t&(traitCounty|traitFacility) == 0 && !v.country(i):
			switch string(v.word(i - 1)) {
			case "from", "kutoka", "hapo", "pale", "huko", "around", "in", "at":
				if !v.facilityAhead(i) && !v.served(i) {
					v.add(classPlace, i, i)
				}
			default:
				if patient && (v.standsAlone(i) || v.endsItem(i)) {
					v.add(classPlace, i, i)
				} else if start, end := v.slashField(i); patient && end > 0 {
					v.add(classPlace, start, end)
				}
			}
		}
	}
}

// homeAfter takes the place behind the cue at token i.
func (v *view) homeAfter(i int) {
	k := i + 1
	for k < len(v.tokens) && k <= i+5 && (v.is(k, ':') || v.is(k, '-') || v.is(k, '.') || v.has(k, traitPlaceLink|traitPlaceCue|traitLink)) {
		k++
	}
	end, capitals := -1, 0
	for j := k; j < len(v.tokens) && j < k+10 && v.free(j) && !v.tokens[j].newLine; j++ {
		t := v.tokens[j]
		switch {
		case t.kind == tokenWord && t.shape != shapeLower && t.traits&traitSafe != 0 && t.traits&(traitPlace|traitLandmark|traitWayside|traitName|traitHonour|traitPlaceLink) == 0:
			j = len(v.tokens)
		case t.kind == tokenWord && (t.shape == shapeTitle || t.shape == shapeUpper && !v.acronym(j) && t.traits&traitSafe == 0) && t.traits&(traitMonth|traitWeekday) == 0:
			capitals++
			end = j
		case t.kind == tokenWord && t.traits&(traitLandmark|traitWayside) != 0:
			capitals++
			end = j
		case t.kind == tokenWord && t.traits&(traitPlaceLink|traitLink) != 0 && end >= 0:
		case t.kind == tokenNumber && end >= 0 && v.length(j) < 4:
			end = j
		case t.kind == tokenPunct && (v.is(j, '\'') || v.is(j, '-') && v.glued(j)), t.kind == tokenOwn:
		default:
			j = len(v.tokens)
		}
	}
	if last := v.landmarkNear(i, k); last > end {
		end = last
		capitals++
	}
	if end == k && v.has(k, traitCounty|traitSubCounty) && v.has(i, traitHome) {
		return // amehamia Isiolo
	}
	if end >= k && capitals > 0 && !v.anySuch(k, end) && !v.facilityWithin(k, end) {
		v.add(classPlace, k, end)
	}
}

// landmarkNear finds the landmark that ends a description behind "near" and the
// like: near the big mugumo tree, next to the chief's camp. It returns its token, or -1.
func (v *view) landmarkNear(i, k int) int {
	switch string(v.word(i)) {
	case "near", "next", "behind", "opposite", "opp", "past", "beside", "karibu", "nyuma", "mkabala":
	default:
		return -1
	}
	last := -1
	for j := k; j < len(v.tokens) && j < k+7 && v.free(j) && !v.tokens[j].newLine; j++ {
		t := v.tokens[j]
		if t.kind == tokenPunct && !v.is(j, '\'') && !v.is(j, '-') || t.kind == tokenSymbol || t.kind == tokenNumber {
			break
		}
		if t.traits&(traitLandmark|traitWayside) != 0 {
			last = j
		}
	}
	return last
}

// landmarkAt takes a landmark that is named: Olkeri borehole, Usenge beach,
// stage ya Turbo, kanisa la PEFA.
func (v *view) landmarkAt(i int) {
	start := i
	for start > 0 && v.free(start-1) && !v.tokens[start].newLine && v.kindAt(start-1) == tokenWord &&
		((v.tokens[start-1].shape == shapeTitle || v.tokens[start-1].shape == shapeUpper && v.length(start-1) > 3 && v.tokens[start-1].traits&traitWord == 0) && v.tokens[start-1].traits&(traitMonth|traitWeekday|traitPerson|traitPlaceCue) == 0 && (v.sentenceStart(start-1)%3 == 0 || v.tokens[start-1].traits&traitWord == 0) ||
			v.has(start-1, traitLandmark)) {
		start--
	}
	end := i
	if v.has(i+1, traitLink) && v.kindAt(i+2) == tokenWord && v.free(i+2) && (v.tokens[i+2].shape == shapeTitle || v.tokens[i+2].shape == shapeUpper) && v.tokens[i+2].traits&(traitMonth|traitWeekday) == 0 {
		end = i + 2
		for v.kindAt(end+1) == tokenWord && v.free(end+1) && v.tokens[end+1].shape == shapeTitle {
			end++
		}
	}
	if w := string(v.word(i + 1)); (w == "ya" || w == "la") && v.kindAt(i+2) == tokenNumber && v.length(i+2) < 4 && v.free(i+2) && end == i && v.kindAt(i+3) != tokenNumber {
		end = i + 2 // stage ya 44
	}
	if start == i && i > 0 && v.tokens[i-1].taken == classPlace && !v.tokens[i].newLine {
		v.add(classPlace, i, end)
		return
	}
	if start == i && end == i || v.facilityWithin(start, end) || v.anySuch(start, end) {
		return
	}
	v.add(classPlace, start, end)
}

// anySuch reports landmarks in small letters that could be any: our forest
// village, another estate, stage 1 of a vial monitor.
func (v *view) anySuch(i, j int) bool {
	if i == j-1 && string(v.word(i)) == "stage" && v.kindAt(j) == tokenNumber {
		return true
	}
	for k := i; k <= j; k++ {
		if v.kindAt(k) != tokenWord || v.tokens[k].shape != shapeLower {
			return false
		}
	}
	for k := i - 1; k <= i; k++ {
		switch string(v.word(k)) {
		case "a", "an", "our", "another", "any", "every", "each", "good", "no", "some", "which", "new", "far", "other", "ingine", "nyingine":
			return true
		}
	}
	return false
}

// facilityWithin reports whether a stretch names a health facility.
func (v *view) facilityWithin(i, j int) bool {
	for k := i; k <= j+1; k++ {
		if k > j && k < len(v.tokens) && v.tokens[k].newLine {
			return false // Place: Bibirioni, and CWC on the next line
		}
		if v.has(k, traitFacility) && string(v.word(k-1)) != "trading" && string(v.word(k-1)) != "shopping" {
			return true
		}
	}
	return false
}

// dwelling reports landmarks that people live in.
func (v *view) dwelling(i int) bool {
	switch string(v.word(i)) {
	case "trading", "estate", "village", "slums", "flats", "apartments", "court":
		return true
	}
	return false
}

// standsAlone reports whether a place stands between signs, as at the end of
// what was said of somebody: "Visa ya Kyeni, Ngelani."
func (v *view) standsAlone(i int) bool {
	before := i > 0 && (v.tokens[i].newLine || v.kindAt(i-1) == tokenPunct && !v.is(i-1, '-') && !v.is(i-1, '/') && !v.is(i-1, ':'))
	after := i+1 >= len(v.tokens) || v.tokens[i+1].newLine || v.is(i+1, '.') || v.is(i+1, ',') || v.is(i+1, ')') || v.is(i+1, ';')
	return before && after
}

// endsItem reports a place at the end of a line that begins with a name or a
// number in a list: 1) [name] 9m Mwangulu.
func (v *view) endsItem(i int) bool {
	if i+1 < len(v.tokens) && !v.tokens[i+1].newLine || v.length(i) < 3 {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if v.tokens[k].newLine && k > 0 || k == 0 {
			return v.kindAt(k) == tokenNumber && (v.personAt(k+1) || v.personAt(k+2)) || k > 0 && v.personAt(k)
		}
	}
	return false
}

// placeField reports the heading of a line of a form: Place: Bibirioni.
func (v *view) placeField(i int) bool {
	switch string(v.word(i)) {
	case "place", "location", "area", "mahali", "eneo":
		return v.is(i+1, ':') && (i == 0 || v.tokens[i].newLine || v.kindAt(i-1) == tokenPunct)
	}
	return false
}

// slashField returns the field of a line of a register around token i, or 0:
// Sasha Wacera/F/9 months/Kahawa Wendani/0716...
func (v *view) slashField(i int) (start, end int) {
	start, end = i, i
	for start > 0 && start > i-2 && v.free(start-1) && v.kindAt(start-1) == tokenWord && v.tokens[start-1].shape == shapeTitle && !v.tokens[start].newLine {
		start--
	}
	for end < i+2 && v.free(end+1) && v.kindAt(end+1) == tokenWord && v.tokens[end+1].shape == shapeTitle && !v.tokens[end+1].newLine {
		end++
	}
	if !v.is(start-1, '/') || !v.is(end+1, '/') || v.facilityWithin(start, end) {
		return 0, 0
	}
	return start, end
}

// patientText reports whether the text tells of a patient and not of stock,
// reports or a meeting.
func (v *view) patientText() bool {
	patient := false
	for i := range v.tokens {
		t := &v.tokens[i]
		if t.traits&(traitStockDate|traitKeptDate|traitFacility) != 0 && t.taken == classNone {
			return false
		}
		switch t.taken {
		case className, classID, classFacilityNo, classPhone:
			patient = true
		}
	}
	return patient
}
