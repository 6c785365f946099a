package privacy

// findBirthDates takes what stands behind a word of birth and can be nothing but
// its date, however it is written: DOB 120624, born 12|06|24, 45/13/24 on a torn
// card, 0ct 31 2023. It looks before the numbers, because six digits alone could
// be an identity's.
func (s *Scrubber) findBirthDates(v *view) {
	for i := range v.tokens {
		if !v.has(i, traitBirth) || v.paperOfBirth(i) {
			continue
		}
		for k := i + 1; k <= i+7 && k < len(v.tokens) && v.free(k); k++ {
			if end := s.bornOn(v, k); end >= k {
				v.add(classDate, v.dateStart(k), end)
				break
			}
			if !v.beforeDate(k) {
				break
			}
		}
	}
}

// paperOfBirth reports whether the word of birth at token i names a paper with a
// number: birth certificate, notification of birth.
func (v *view) paperOfBirth(i int) bool {
	for k := i - 2; k <= i+3; k++ {
		switch string(v.word(k)) {
		case "certificate", "cert", "cheti", "notification", "notif", "notisi", "no", "number", "namba", "nambari", "entry", "serial", "order", "weight", "wt", "uzito", "dose", "dozi":
			return true
		}
	}
	return false
}

// beforeDate reports what may stand between a word of birth and its date.
func (v *view) beforeDate(k int) bool {
	if v.kindAt(k) == tokenPunct {
		return v.is(k, ':') || v.is(k, '-') || v.is(k, '=') || v.is(k, '.') || v.is(k, '(') || v.is(k, ')') || v.is(k, '"') || v.is(k, '\'') || v.is(k, '/')
	}
	switch string(v.word(k)) {
	case "is", "was", "ni", "on", "as", "mnamo", "ya", "wa", "yake", "her", "his", "the", "about", "card", "per", "siku", "tarehe", "date", "reads", "says", "given", "written", "kwa", "kadi", "be", "around", "imeandikwa", "inasema", "inasoma", "of", "said", "mum", "mama", "book", "booklet", "mother", "by", "to", "en", "ne", "baby", "child", "mtoto":
		return true
	}
	return v.has(k, traitWeekday)
}

// bornOn returns the last token of a date that begins at token k, or -1.
func (s *Scrubber) bornOn(v *view, k int) int {
	if v.kindAt(k) == tokenNumber {
		if end := v.solidDate(k); end >= k {
			return end
		}
		if end := v.partedDate(k); end >= k {
			return end
		}
	}
	if v.has(k, traitMonth) && !v.has(k, traitDateCue) && (v.has(k+1, traitDigit) || v.has(k+1, traitOrdinal)) {
		return v.yearAfter(k + 1) // June twelve
	}
	month := s.letteredMonth(v, k)
	if month < k {
		return -1
	}
	for n := 0; n < 2 && v.kindAt(month+1) == tokenNumber && (v.isYear(month+1) || v.length(month+1) <= 2 && v.value(month+1) <= 31) && !v.tokens[month+1].newLine; n++ {
		month++
	}
	return month
}

// solidDate reads six or eight digits: 120624, 12062024, 20240612.
func (v *view) solidDate(k int) int {
	d := v.digits(k)
	if v.glued(k) && v.kindAt(k-1) != tokenPunct || v.glued(k+1) && (v.kindAt(k+1) != tokenPunct || v.kindAt(k+2) == tokenNumber && v.glued(k+2)) {
		return -1
	}
	two := func(i int) int { return int(d[i]-'0')*10 + int(d[i+1]-'0') }
	day := func(i, j int) bool {
		return two(i) >= 1 && two(i) <= 31 && two(j) >= 1 && two(j) <= 12 || two(i) >= 1 && two(i) <= 12 && two(j) >= 1 && two(j) <= 31
	}
	switch len(d) {
	case 6:
		if day(0, 2) || day(4, 2) {
			return k
		}
	case 8:
		if (two(4) == 19 || two(4) == 20) && day(0, 2) || (two(0) == 19 || two(0) == 20) && day(6, 4) {
			return k
		}
	}
	return -1
}

// partedDate reads three numbers of a date with any sign between, whether there
// is such a day or not.
func (v *view) partedDate(k int) int {
	var size [3]int
	end := k
	for n := 0; ; n++ {
		size[n] = v.length(end)
		if n == 2 {
			break
		}
		next := end + 1
		switch {
		case v.kindAt(next) == tokenPunct && !v.is(next, '%') && !v.is(next, '(') && !v.is(next, ')') && !v.is(next, '+') && !v.is(next, '?') && !v.is(next, '!'):
			if v.is(next+1, v.bytes[v.tokens[next].start]) {
				next++ // 12//06//24
			}
			next++
		case size[n] == 2 && v.kindAt(next) == tokenNumber && !v.tokens[next].newLine:
		default:
			return -1
		}
		if v.kindAt(next) != tokenNumber || v.tokens[next].newLine || !v.free(next) {
			return -1
		}
		end = next
	}
	signed := v.kindAt(k+1) == tokenPunct && v.glued(k+1)
	shape := size[0] <= 2 && size[1] <= 2 && (size[2] == 4 && v.isYear(end) || size[2] == 2) || size[0] == 4 && v.isYear(k) && size[1] <= 2 && size[2] <= 2
	if !shape || !signed && size[0]+size[1]+size[2] < 6 || v.has(end+1, traitCount) || v.unitOf(end+1) != noUnit || v.is(k+1, ',') && !v.isYear(end) && !v.isYear(k) || v.is(end+1, '/') && v.glued(end+2) {
		return -1
	}
	return end
}

// letteredMonth returns the last token of a month's name in which a digit stands
// for a letter, 0ct or 5ept, or -1.
func (s *Scrubber) letteredMonth(v *view, k int) int {
	var name [12]byte
	n, digits, end := 0, 0, k
	for ; end < len(v.tokens) && (end == k || v.glued(end)); end++ {
		if v.kindAt(end) != tokenNumber && v.kindAt(end) != tokenWord {
			break
		}
		for _, c := range v.bytes[v.tokens[end].start:v.tokens[end].end] {
			switch c {
			case '0':
				c, digits = 'o', digits+1
			case '1':
				c, digits = 'l', digits+1
			case '5':
				c, digits = 's', digits+1
			}
			if n == len(name) || !isLetter(c) {
				return -1
			}
			name[n] = c
			n++
		}
	}
	if digits == 0 || n < 3 || s.words.of(hashBytes(name[:n]))&traitMonth == 0 {
		return -1
	}
	return end - 1
}
