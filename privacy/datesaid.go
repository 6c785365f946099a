package privacy

// Dates that are said rather than written: tarehe tatu mwezi wa nne, mwaka jana.

// spokenDate reads what follows tarehe, tarik, mwezi, siku ya: a number, words
// for a number, a month.
func (v *view) spokenDate(i int) (end int, form dateForm) {
	k := i + 1
	if v.is(k, '.') && v.glued(k) {
		k++
	}
	word := string(v.word(i))
	if word == "siku" || word == "sikukuu" {
		if v.has(k, traitLink) && v.has(k+1, traitFeast) {
			return v.yearAfter(k + 1), fullDate
		}
		if v.has(k, traitLink) && (v.has(k+1, traitDigit) || string(v.word(k+1)) == "kwanza" || string(v.word(k+1)) == "pili") { // siku ya tatu ya Ramadhan
			n := k + 2
			if w := string(v.word(n)); w == "ya" || w == "wa" {
				n++
			}
			if string(v.word(n)) == "mwezi" {
				n = max(n, v.monthSaid(n)-1) + 1
			}
			if v.has(n, traitMonth) || n > k+3 && v.monthSaid(k+3) == n {
				return v.yearAfter(n), fullDate
			}
		}
		return i, noDate
	}
	if word == "mwezi" || word == "mweri" || word == "mwei" || word == "dwe" {
		if string(v.word(k)) == "wa" {
			k++
		}
		if v.has(k, traitMonth) {
			if v.fasting(k) && !v.lifeBefore(i) {
				return i, noDate // mwezi wa Ramadhan
			}
			return v.yearAfter(k), monthOnly
		}
		if last := v.monthSaid(i); last > i && v.has(last+1, traitDateCue) && (v.kindAt(last+2) == tokenNumber && v.value(last+2) <= 31 || v.has(last+2, traitDigit)) {
			end := last + 2
			for v.has(end, traitDigit) && (string(v.word(end+1)) == "na" && v.has(end+2, traitDigit)) {
				end += 2 // tarehe kumi na tano
			}
			return v.yearAfter(end), fullDate // mweri wa gatatu tariki 9
		}
		if (word == "mweri" || word == "mwei") && v.kindAt(k) == tokenNumber && v.value(k) <= 31 && v.bornBefore(i) {
			return k, fullDate
		}
		if w := string(v.word(k)); (w == "kwanza" || w == "pili") && k > i+1 && (string(v.word(k+1)) == "tarehe" || string(v.word(k+1)) == "tarik") && (v.kindAt(k+2) == tokenNumber || v.has(k+2, traitDigit)) {
			return k + 2, fullDate
		}
		if (v.has(k, traitDigit) || v.value(k) >= 1 && v.value(k) <= 12) && k > i+1 {
			if end := v.yearAfter(k); end > k {
				return end, fullDate
			}
			if (v.bornBefore(i) || v.thirdPerson(i-1) || v.thirdPerson(i-2)) && string(v.word(k+1)) != "tarehe" {
				return k, monthOnly
			}
			if (string(v.word(k+1)) == "tarehe" || string(v.word(k+1)) == "tarik") && (v.kindAt(k+2) == tokenNumber || v.has(k+2, traitDigit)) {
				return k + 2, fullDate
			}
		}
		return i, noDate
	}
	if (word == "matuku" || word == "muthenya" || word == "ndalo") && !v.bornBefore(i) && v.monthSaid(k+1) == k+1 {
		return i, noDate // three days, more often
	}
	if string(v.word(k)) == "ya" && v.kindAt(k+1) == tokenNumber {
		k++ // tariki ya 12
	}
	end, form = i, noDate
	if v.kindAt(k) == tokenNumber {
		if end, form = v.numericDate(k); form == noDate {
			if end, form = v.dayFirst(k); form == noDate && v.value(k) >= 1 && v.value(k) <= 31 {
				end, form = k, fullDate
			}
		}
		if form == dayMonth || form == dayOnly {
			form = fullDate
		}
	} else if v.has(k, traitDigit) {
		for v.has(k, traitDigit) || string(v.word(k)) == "na" && v.has(k+1, traitDigit) {
			end, form = k, fullDate
			k++
		}
		if string(v.word(k)) == "wa" && (v.has(k+1, traitDigit) || v.has(k+1, traitMonth) || v.value(k+1) >= 1 && v.value(k+1) <= 12) {
			k++
			end = v.yearAfter(k)
		} else if v.has(k, traitMonth) {
			end = v.yearAfter(k)
		}
	}
	if form == noDate || form == dateRange {
		return end, form
	}
	if (v.has(end+1, traitUntil) || v.is(end+1, '-')) && v.kindAt(end+2) == tokenNumber {
		return end + 2, dateRange
	}
	next := end + 1
	if w := string(v.word(next)); (w == "na" || w == "and") && end == k && v.value(next+1) > v.value(k) && v.value(next+1) <= 31 && !v.has(next+2, traitCount|traitUnit|traitPerson|traitKin) && v.length(next+1) <= 2 {
		end = next + 1 // tarehe 14 na 15
		next = end + 1
	}
	if v.is(next, ',') {
		next++
	}
	if last := v.monthSaid(next); last > next {
		end = v.yearAfter(last)
	}
	return end, form
}

// monthSaid returns the last token of a month that is told by its number or name
// from token i on, or i: mwezi wa nne, mweri wa kana, dwe mar abich.
func (v *view) monthSaid(i int) int {
	k := i
	switch string(v.word(k)) {
	case "mwezi", "mweri", "mwei", "dwe", "month":
		k++
	default:
		return i
	}
	switch string(v.word(k)) {
	case "wa", "ya", "mar", "ma", "cia", "of":
		k++
	}
	if string(v.word(k)) == "kumi" && string(v.word(k+1)) == "na" && (string(v.word(k+2)) == "moja" || string(v.word(k+2)) == "mbili") {
		return k + 2
	}
	if v.kindAt(k) == tokenNumber || v.has(k, traitDigit|traitMonth) {
		return k
	}
	switch string(v.word(k)) {
	case "ujao", "uliopita", "huu", "jana", "kwanza", "pili",
		"mbere", "keri", "gatatu", "kana", "gatano", "gatandatu", "mugwanja", "kanana", "kenda", "ikumi", // Gikuyu
		"mbee", "keli", "katatu", "katano", "kathanthatu", "thanthatu", "muonza", "nyanya", "nyaanya", // Kikamba
		"achiel", "ariyo", "adek", "ang'wen", "abich", "auchiel", "abiriyo", "aboro", "ochiko", "apar": // Dholuo
		return k
	}
	return i
}

// yearSaid steps over a year that is told behind token i: mwaka 2024, mwaka jana,
// last year.
func (v *view) yearSaid(i int) int {
	k := i + 1
	if v.is(k, ',') {
		k++
	}
	if end := v.yearInWords(k); end > k {
		return end
	}
	switch string(v.word(k)) {
	case "mwaka", "mwaka'", "higa":
		if string(v.word(k+1)) == "wa" {
			k++
		}
		switch string(v.word(k + 1)) {
		case "jana", "huu", "uliopita", "ujao", "juzi":
			return k + 1
		}
		if v.isYear(k + 1) {
			return k + 1
		}
	case "last", "this":
		if string(v.word(k+1)) == "year" {
			return k + 1
		}
	}
	return i
}

// stopped reports a day and a month with a stop or a dash between, which a
// weight or a number of times may have as well: alichanjwa 18.6, seen on 3-4.
func (v *view) stopped(i, j int, sign byte) bool {
	day, month := v.value(i), v.value(j)
	if day < 1 || day > 31 || month < 1 || month > 12 || v.length(i) > 2 || v.digits(i)[0] == '0' && v.length(i) == 1 ||
		v.glued(j+1) && (v.kindAt(j+1) != tokenPunct || v.kindAt(j+2) == tokenNumber && v.glued(j+2)) || v.is(j+1, '%') || v.has(j+1, traitCount|traitUnit) {
		return false
	}
	switch string(v.word(j + 1)) {
	case "kg", "kgs", "kilo", "kilos", "g", "gms", "ml", "mls", "mg", "degrees", "times", "mara", "deg", "cm", "c", "hrs", "hours", "drops", "people", "percent", "times'":
		return false
	}
	if v.personAt(i-1) && v.length(j) == 2 && v.length(i) == 2 && sign == '.' {
		return true // Pauline Ndenderu 13.06
	}
	near := i - 1
	for near >= 0 && (string(v.word(near)) == "by" || string(v.word(near)) == "scan" || string(v.word(near)) == "ya" || v.is(near, ':') || v.is(near, '-') || string(v.word(near)) == "on" || string(v.word(near)) == "ni" || string(v.word(near)) == "was" || string(v.word(near)) == "from" || string(v.word(near)) == "jana" || string(v.word(near)) == "juzi" || string(v.word(near)) == "tangu" || string(v.word(near)) == "since") {
		near--
	}
	if sign == '-' && v.length(i) == 2 && v.length(j) == 2 && (v.digits(i)[0] == '0' || v.digits(j)[0] == '0') && v.has(near, traitEvent) && !v.has(near, traitKeptDate) {
		return true // Td2 given 08-10
	}
	switch string(v.word(i - 1)) {
	case "since", "tangu", "toka", "until", "from":
		if sign == '.' && v.length(i) == 2 && v.length(j) == 2 && (v.digits(i)[0] == '0' || v.digits(j)[0] == '0') && v.personNear(i) {
			return true // lost since 03.03
		}
	}
	if sign == '-' && near == i-1 && !v.has(near, traitBirth) {
		return false
	}
	if v.length(i) == 2 && v.length(j) == 2 && v.glued(near) && v.doseBefore(near) {
		return true // pcv3 26.03, due MR1 from 20.04
	}
	if near == i-1 && v.thirdPerson(near) && v.doseGiven(near) {
		return true // tulimrefer 18.6
	}
	return v.has(near, traitBirth|traitEvent|traitDateCue) && !v.has(near, traitKeptDate) && v.doseGiven(near)
}

// datedWithLetters returns the last token of a date behind a word of birth in
// which letters stand for digits, or i: DOB: 2O23-11-O4.
func (v *view) datedWithLetters(i int) int {
	if v.kindAt(i) == tokenPunct || v.glued(i) && !v.is(i-1, ':') && !v.is(i-1, '.') || !v.has(i-1, traitBirth) && !v.has(i-2, traitBirth) && !v.personAt(i-1) {
		return i
	}
	end, digits, letters, signs := i, 0, 0, 0
	for k := i; k < len(v.tokens) && k < i+12 && (k == i || v.glued(k)); k++ {
		switch {
		case v.kindAt(k) == tokenNumber:
			digits += v.length(k)
			end = k
		case v.kindAt(k) == tokenWord && v.length(k) <= 2:
			for _, c := range v.word(k) {
				if c != 'o' && c != 'l' && c != 'i' {
					return i
				}
				letters++
			}
			end = k
		case v.is(k, '/'), v.is(k, '-'), v.is(k, '.'):
			signs++
		default:
			k = len(v.tokens)
		}
	}
	if letters == 0 || signs < 2 || digits < 3 || digits+letters < 5 || digits+letters > 8 {
		return i
	}
	return end
}

// doseGiven reports whether what happened at token i can be dated by a bare
// number: "given 0.5" is a dose and "weighed 3.4" a weight.
func (v *view) doseGiven(i int) bool {
	switch string(v.word(i)) {
	case "given", "gave", "got", "penta", "mr", "opv", "bcg", "pcv", "rota", "ipv", "jana", "juzi", "siku", "card", "kadi", "booklet":
		return string(v.word(i+1)) == "on"
	}
	return true
}
