package privacy

// findAges takes ages that stand beside a person. The mark keeps them rounded:
// "3 months 2 weeks" becomes [age 3 months], "10 weeks" [age 2 months], "7 years
// 4 months" [age 7 years], "aged 19" [age 19 years]. Ages of the schedule stay.
func findAges(v *view) {
	known := v.identified()
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) || v.kindAt(i) != tokenNumber && v.kindAt(i) != tokenWord {
			continue
		}
		a, end := v.ageFrom(i)
		if a.units == 0 && known {
			if last := v.bareAge(i); last >= i {
				v.add(classAge, i, last)
				i = last
				continue
			}
		}
		if a.units == 0 || !v.allFree(i, end) {
			continue
		}
		if a.units > 1 && v.carried(end) { // 26 yrs, 32 weeks pregnant
			_, _, end = v.measure(i)
			a.units = 1
		}
		if known && (v.ageOfPerson(i, end, a) || v.ageInLife(i, end, a)) || v.thisChild(i, end) || v.lineListed(i, end) || !known && v.met(i, end) {
			v.add(classAge, i, end)
		}
		i = end
	}
}

// identified reports whether somebody was named or numbered in the text: an
// age alone is nobody's.
func (v *view) identified() bool {
	for i := range v.tokens {
		switch v.tokens[i].taken {
		case className, classPhone, classID, classFacilityNo, classDate, classPlace:
			return true
		}
	}
	return false
}

// carried reports whether the weeks that end at token i are those of a pregnancy.
func (v *view) carried(i int) bool {
	switch string(v.word(i + 1)) {
	case "pregnant", "gestation", "gest", "preterm", "mjamzito", "amenorrhea", "pregnancy", "ga", "ujauzito", "premature", "prem":
		return true
	}
	return false
}

// ageOfPerson reports whether an age is somebody's: it stands behind a name or
// a word for age, or is followed by "old".
func (v *view) ageOfPerson(start, end int, a age) bool {
	if v.is(end+1, '-') && string(v.word(end+2)) == "old" {
		return true // 10-year-old
	}
	if v.carried(end) {
		return false
	}
	switch string(v.word(end + 1)) {
	case "boy", "girl", "baby", "child", "male", "female", "infant", "kid", "lady", "mum", "today", "leo":
		return true // the 4 year boy, eight months today
	case "old", "of":
		return string(v.word(end+1)) == "old" || string(v.word(end+2)) == "age"
	case "ago", "later", "late", "apart", "dose", "doses", "shots", "visit", "vaccine", "vaccines", "zilizopita", "iliyopita", "interval", "after", "baada", "schedule", "antigens":
		return false
	}
	if w := string(v.word(start - 2)); w == "jibu" || w == "answer" || w == "swali" {
		return false // Hapana [name], jibu ni miezi tisa
	}
	if w := string(v.word(end + 1)); (w == "no" || w == "bila") && v.tokens[start].taken == classNone && start > 0 && v.is(start-1, ',') {
		return true // grandson of [name], 16 months no MR
	}
	k := start - 1
	for v.is(k, '(') || v.is(k, ',') || v.is(k, ':') || v.is(k, '-') || v.kindAt(k) == tokenOwn || v.length(k) == 1 && v.kindAt(k) == tokenWord && (string(v.word(k)) == "f" || string(v.word(k)) == "m" || string(v.word(k)) == "a") {
		k--
	}
	if v.is(k, '.') && k > 0 && k == start-1 && v.tokens[k-1].taken == className {
		w := string(v.word(end + 1))
		return w == "but" || w == "no" || w == "not" || w == "bila" || w == "hana" || v.is(end+1, ',') || v.is(end+1, '.') // Prince. six weeks but underweight
	}
	if k < 0 {
		return false
	}
	if v.tokens[k].taken == className && k >= start-5 {
		return true
	}
	switch string(v.word(k)) {
	case "n", "na", "and":
		if k > 0 && v.tokens[k-1].taken == classAge {
			return true
		}
	case "one", "wa", "mmoja":
		if v.is(k-1, ',') {
			return true // Kip & Sang, one 2 yrs, one 3 yrs
		}
	case "at":
		switch string(v.word(k - 1)) {
		case "came", "seen", "presented", "scar", "alikuja", "amekuja":
			return true
		}
	}
	if a.units > 1 && v.kindAt(k) != tokenNumber {
		return true
	}
	if v.is(start-1, ',') && (end+1 == len(v.tokens) || v.is(end+1, ',') || v.is(end+1, '.') || v.tokens[end+1].newLine) && !v.has(k, traitCount|traitUnit) && (v.kindAt(k) != tokenNumber || v.glued(k) && v.kindAt(k-1) == tokenWord) {
		return true // from [place], 14yrs, HPV first dose
	}
	if string(v.word(k)) == "of" && v.has(k-1, traitPerson|traitHome) {
		return true // a baby of 10 months
	}
	return v.has(k, traitAgeCue)
}

// thisChild reports the age of one child that is spoken of without a name: that
// 6 weeks baby was given.
func (v *view) thisChild(start, end int) bool {
	switch string(v.word(start - 2)) {
	case "amekuja", "alikuja", "ameletwa", "aliletwa":
		if string(v.word(start-1)) == "na" && !v.carried(end) && !v.has(end+1, traitCount) {
			return true // mtoto amekuja na 5 months
		}
	}
	switch string(v.word(end + 1)) {
	case "baby", "boy", "girl", "child", "infant", "male", "female":
		w := string(v.word(start - 1))
		return w == "that" || w == "this"
	}
	return false
}
