package privacy

// The forms in which dates are written.

// numericDate reads 3/4, 3/4/24, 3.4.2024, 2024-04-03, 28th/2, 07-Jan-25.
func (v *view) numericDate(i int) (end int, form dateForm) {
	first, size := v.value(i), v.length(i)
	if v.fourDigits(i) {
		return i, dayMonth
	}
	if v.yearMonth(i) {
		return i + 2, fullDate
	}
	k := i + 1
	if v.ordinalEnd(k) && v.glued(k) {
		k++
	}
	if v.kindAt(k) != tokenPunct || !v.glued(k) {
		return i, noDate
	}
	sign := v.bytes[v.tokens[k].start]
	switch sign {
	case '/', '.', '-':
	case ':', ',', '_', '\\', '|': // only with a year in four digits
		if v.is(k+2, sign) && v.isYear(k+3) && v.glued(k+1) && v.glued(k+2) && v.glued(k+3) && size <= 2 && first >= 1 && first <= 31 && v.value(k+1) >= 1 && v.value(k+1) <= 31 {
			return k + 3, fullDate
		}
		return i, noDate
	default:
		return i, noDate
	}
	if month := v.value(k + 2); sign == '/' && v.is(k+1, '/') && v.is(k+3, '/') && v.is(k+4, '/') && size <= 2 && first >= 1 && first <= 31 && month >= 1 && month <= 12 && (v.isYear(k+5) || v.length(k+5) == 2) {
		return k + 5, fullDate // 13//01//2024
	}
	if (sign != '.' || v.length(k+1) > 1) && v.romanMonth(k+1) && size <= 2 && v.is(k+2, byte(sign)) && v.glued(k+2) && v.glued(k+3) && (v.isYear(k+3) || v.length(k+3) == 2 && v.kindAt(k+3) == tokenNumber) { // 19/VI/24
		return k + 3, fullDate
	}
	if v.has(k+1, traitMonth) && size <= 2 { // 07-Jan-25
		if v.is(k+2, byte(sign)) && v.kindAt(k+3) == tokenNumber {
			return k + 3, fullDate
		}
		return v.yearAfter(k + 1), fullDate
	}
	if month := first; v.isYear(k+1) && v.glued(k+1) && month >= 1 && month <= 12 && size <= 2 && !v.glued(k+2) && v.lifeBefore(i) { // born 08/2021
		return k + 1, fullDate
	}
	second := v.value(k + 1)
	if sign == '/' && !v.glued(k+1) && first >= 1 && first <= 31 && second >= 1 && second <= 12 && size <= 2 && v.length(k+1) <= 2 && !v.tokens[k+1].newLine && v.lifeBefore(i) && !v.is(k+2, '/') && !v.has(k+2, traitCount|traitUnit) {
		return k + 1, dayMonth // due back 15/ 8
	}
	if first == 24 && second == 7 && sign == '/' && !v.glued(k+2) && size == 2 && v.length(k+1) == 1 && !v.lifeBefore(i) {
		return i, noDate // day and night
	}
	if second == 0 && first == 0 && v.is(k+2, sign) && v.isYear(k+3) { // 00/00/2020: not known
		return k + 3, fullDate
	}
	if second < 1 || !v.glued(k+1) || v.length(k+1) > 2 {
		return i, noDate
	}
	third := k + 3
	if v.is(third, '\'') && v.is(k+2, sign) && v.glued(third) && v.length(third+1) == 2 && v.kindAt(third+1) == tokenNumber && size <= 2 && first <= 31 && second <= 12 { // 5/05/'24
		return third + 1, fullDate
	}
	if v.is(k+2, sign) && v.glued(k+2) && v.kindAt(third) == tokenNumber && v.glued(third) {
		switch {
		case v.isYear(i) && second <= 12 && v.length(third) <= 2:
			return third, fullDate
		case size <= 2 && first <= 31 && second <= 31 && (v.isYear(third) || v.length(third) == 2 && (sign != '.' || v.value(third) >= 10)):
			if v.glued(third+1) && (v.is(third+1, '/') || v.is(third+1, '.') && v.kindAt(third+2) == tokenNumber && v.glued(third+2)) {
				return i, noDate
			}
			return third, fullDate
		}
		return i, noDate
	}
	if sign != '/' && sign == v.bytes[v.tokens[i+1].start] && v.stopped(i, k+1, sign) {
		return k + 1, dayMonth
	}
	if sign == '/' && v.lengthOfTime(i, k+1) {
		return i, noDate
	}
	if sign == '/' && size <= 2 && first >= 1 && (first <= 31 && second <= 12 || first <= 12 && second > 12 && second <= 31 && v.length(k+1) == 2) && !(v.glued(k+2) && (v.is(k+2, '%') || v.is(k+2, '/'))) {
		return k + 1, dayMonth
	}
	return i, noDate
}

// fourDigits reports a day and a month without a sign, right behind what was
// done then: seen 0603, alikuja 2511.
func (v *view) fourDigits(i int) bool {
	day, month := v.value(i)/100, v.value(i)%100
	if v.length(i) != 4 || v.isYear(i) || day < 1 || day > 31 || month < 1 || month > 12 || v.glued(i) || v.glued(i+1) && (v.kindAt(i+1) != tokenPunct || v.glued(i+2)) || v.has(i+1, traitCount|traitUnit|traitBatchCue) {
		return false
	}
	switch string(v.word(i + 1)) {
	case "hrs", "hours", "hr", "hour", "am", "pm", "h":
		return false
	}
	k := i - 1
	if w := string(v.word(k)); w == "on" || w == "tarehe" {
		k--
	}
	return v.has(k, traitBirth|traitEvent) && !v.has(k, traitKeptDate|traitStockDate) || v.thirdPerson(k)
}

// looseDate reads a date whose signs have spaces or differ: 3/ 4/ 24, 3/4-24.
func (v *view) looseDate(i int) (end int, ok bool) {
	if !v.dateSign(i+1) || v.length(i) > 2 || v.length(i+2) > 2 || !v.dateSign(i+3) || v.is(i+1, '.') && !v.isYear(i+4) {
		return i, false
	}
	day, month := v.value(i), v.value(i+2)
	if day < 1 || day > 31 || month < 1 || month > 12 || !v.isYear(i+4) && (v.length(i+4) != 2 && (v.length(i+4) != 3 || v.kindAt(i+4) != tokenNumber || v.digits(i + 4)[0] != '0') || v.value(i+4) > 40 || v.value(i+4) < 10 || v.is(i+1, '-') && !v.glued(i+1) && !v.spaced(i)) {
		return i, false
	}
	return i + 4, true
}

// spaced reports three numbers with a dash between them and a space on every
// side, in a text where a person was found and nothing else is counted:
// seen 13 - 5 - 25.
func (v *view) spaced(i int) bool {
	return v.is(i+3, '-') && !v.glued(i+2) && !v.glued(i+3) && !v.glued(i+4) && v.value(i+4) >= 15 && v.value(i+4) <= 35 && v.kindAt(i-1) != tokenNumber && !v.is(i-1, '-') && !v.is(i+5, '-') &&
		!v.has(i+5, traitCount|traitUnit) && (v.personNear(i) || v.lifeBefore(i))
}

func (v *view) dateSign(i int) bool {
	return v.is(i, '/') || v.is(i, '\\') || v.is(i, '-') || v.is(i, '.')
}

// dayFirst reads 3 Agosti 2022, 23rd May, 12th of May, 14th, 4th of the 4th 2024.
func (v *view) dayFirst(i int) (end int, form dateForm) {
	day := v.value(i)
	if day < 1 || day > 31 || v.length(i) > 2 {
		return i, noDate
	}
	if year := v.value(i + 2); v.length(i+2) == 2 && year >= 10 && year <= 35 && v.value(i+1) >= 1 && v.value(i+1) <= 12 && v.length(i+1) <= 2 && v.lifeBefore(i) && v.kindAt(i+3) != tokenNumber && !v.glued(i+1) && !v.glued(i+2) && !v.has(i+3, traitCount|traitUnit) {
		return i + 2, fullDate // LMP 3 4 24
	}
	if month := v.value(i + 1); v.isYear(i+2) && month >= 1 && month <= 12 && v.length(i+1) <= 2 { // 14 02 2024
		return i + 2, fullDate
	}
	k := i + 1
	if v.has(k, traitMonth) && day <= 4 && v.doseBefore(i) && (!v.glued(i) || v.tokens[k].shape == shapeLower && v.has(k, traitEveryday|traitEnglish)) {
		return i, noDate // Penta 1 Jan 2023, Penta1 may be given
	}
	ordinal := v.ordinalEnd(k) && v.glued(k)
	if ordinal {
		k++
	}
	if v.monthBeside(k) {
		return k + 1, fullDate
	}
	if w := string(v.word(k + 1)); v.is(k, '-') && v.glued(k) && v.glued(k+1) && (w == "ka" || w == "kii" || w == "aad") && v.has(k+2, traitMonth) {
		return v.yearAfter(k + 2), fullDate // 18-ka Juun
	}
	after, spoken := k, false
	for after < len(v.tokens) && after < k+4 {
		switch string(v.word(after)) {
		case "of", "the", "day", "wk", "week", "mwezi", "wa", "ya", "bisha":
			spoken = spoken || string(v.word(after)) == "mwezi"
			after++
			continue
		}
		break
	}
	if v.is(after, '-') && v.has(after+1, traitMonth) {
		after++
	}
	if v.has(after, traitMonth) && !v.tokens[after].newLine {
		if (v.is(i-1, '-') || v.has(i-1, traitUntil)) && v.kindAt(i-2) == tokenNumber {
			return after, dateRange
		}
		return v.yearAfter(after), fullDate
	}
	if spoken && (v.value(after) >= 1 && v.value(after) <= 12 || v.has(after, traitDigit)) { // 12 mwezi wa 4
		return v.yearAfter(after), fullDate
	}
	if ordinal && after > k && v.value(after) > 0 && v.value(after) <= 12 { // of the 4th
		end := after
		if v.ordinalEnd(after+1) && v.glued(after+1) {
			end++
		}
		return v.yearAfter(end), fullDate
	}
	if ordinal && (v.has(i-1, traitWeekday) || v.has(i-2, traitWeekday) && string(v.word(i-1)) == "the") {
		return k - 1, fullDate
	}
	if ordinal {
		end := k - 1
		switch string(v.word(k)) {
		case "inst", "instant":
			end = k
		case "of":
			if w := string(v.word(k + 1)); (w == "this" || w == "last" || w == "next") && string(v.word(k+2)) == "month" {
				return k + 2, fullDate
			}
		case "this", "last", "next":
			if string(v.word(k+1)) == "month" {
				end = k + 1
			}
		}
		if v.inOrder(i) || k < len(v.tokens) && v.tokens[k].taken == className && !(day > 3 && v.lifeBefore(i)) || v.kindAt(k) == tokenWord && end < k && !v.afterDay(i, k) {
			return i, noDate // 3rd Wambui, 4th visit
		}
		return end, dayOnly
	}
	return i, noDate
}

// doseBefore reports whether the number at token i counts the doses of the
// vaccine before it.
func (v *view) doseBefore(i int) bool {
	switch string(v.word(i - 1)) {
	case "penta", "opv", "pcv", "ipv", "rota", "mr", "td", "tt", "hpv", "dose", "dozi", "anc", "visit":
		return true
	}
	return false
}

// ordinalWord reads twelfth of March, first week of June 2024.
func (v *view) ordinalWord(i int) (end int, form dateForm) {
	for k := i + 1; k < len(v.tokens) && k < i+5; k++ {
		switch string(v.word(k)) {
		case "of", "the", "day", "week", "ya", "wa", "mwezi", "month":
			continue
		}
		if v.has(k, traitMonth) && k > i {
			return v.yearAfter(k), fullDate
		}
		break
	}
	return i, noDate
}

// feast reads Christmas 2022, Easter Monday, Jamhuri day 2023, when something in
// a life is dated by it.
func (v *view) feast(i int) (end int, form dateForm) {
	end = i
	if v.kindAt(end+1) == tokenOwn {
		end++
	}
	if w := string(v.word(end + 1)); w == "day" || w == "eve" || v.has(end+1, traitWeekday) {
		end++
	}
	if year := v.yearAfter(end); year > end {
		return year, fullDate
	}
	if v.fallsOn(i) {
		return i, noDate
	}
	if w := string(v.word(i - 1)); v.livedBefore(i) && (end > i || w == "since" || w == "tangu" || w == "ya" && v.has(i-2, traitWeekday)) || v.bornBefore(i) {
		return end, fullDate
	}
	return i, noDate
}

// monthFirst reads Aug 2nd, June 30 2025, Jan 2019.
func (v *view) monthFirst(i int) (end int, form dateForm) {
	k := i + 1
	if v.is(k, '.') && v.glued(k) {
		k++
	}
	if k < len(v.tokens) && v.tokens[k].newLine {
		return i, noDate // the first of a list
	}
	if v.isYear(k) {
		return k, fullDate
	}
	if end := v.yearSaid(i); end > i { // august mwaka jana
		return end, fullDate
	}
	if string(v.word(k)) == "the" && v.has(k+1, traitOrdinal) {
		return v.yearAfter(k + 1), fullDate // April the third
	}
	if w := string(v.word(k)); w == "mosi" && v.tokens[i].shape != shapeLower {
		return v.yearAfter(k), fullDate // Mei mosi
	}
	if v.has(k, traitOrdinal) && (v.tokens[i].shape != shapeLower || !v.has(i, traitEveryday|traitEnglish)) {
		return v.yearAfter(k), fullDate // March third
	}
	if v.is(k, ',') && v.length(k+1) <= 2 && v.value(k+1) >= 1 && v.value(k+1) <= 31 && v.ordinalEnd(k+2) && v.glued(k+2) {
		return v.yearAfter(k + 2), fullDate // March, 3rd
	}
	if day := v.value(k + 1); v.is(k, '-') && v.glued(k) && day >= 1 && day <= 31 && v.is(k+2, '-') && v.isYear(k+3) { // Mar-15-2024
		return k + 3, fullDate
	}
	if (v.is(k, '-') || v.is(k, '/')) && v.glued(k) && (v.isYear(k+1) || v.is(k, '-') && v.length(k+1) == 2 && v.value(k+1) >= 15 && v.value(k+1) <= 35 && v.lifeBefore(i)) { // Dec-2022
		return k + 1, fullDate
	}
	if v.is(k, '\'') && v.length(k+1) == 2 && v.glued(k+1) {
		return k + 1, fullDate
	}
	if v.is(k, '-') && v.glued(k) && v.length(k+1) <= 2 && v.ordinalEnd(k+2) && v.glued(k+2) { // Jun-3rd
		return v.yearAfter(k + 2), fullDate
	}
	if day := v.value(k); day >= 1 && day <= 31 && v.length(k) <= 2 && (v.tokens[i].shape != shapeLower || v.tokens[i].traits&(traitEveryday|traitEnglish) == 0) || v.kindAt(k) == tokenNumber && v.ordinalEnd(k+1) && v.glued(k+1) {
		if v.has(k+1, traitCount|traitUnit) || v.is(k+1, '%') || v.is(k+1, ':') || v.is(k+1, '.') && v.kindAt(k+2) == tokenNumber && v.glued(k+2) {
			return i, noDate
		}
		end := k
		if v.ordinalEnd(k+1) && v.glued(k+1) {
			end = k + 1
		}
		return v.yearAfter(end), fullDate
	}
	return i, noDate
}

// monthAlone reports whether a month by itself dates something in a life: born
// mid April, not seen since March.
func (v *view) monthAlone(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch string(v.word(k)) {
		case "since", "tangu", "toka", "born", "due", "alizaliwa", "amezaliwa":
			return true
		case "in", "mid", "early", "late", "end", "of", "mwezi", "wa", "last", "around":
		case "":
			if !v.is(k, '-') || !v.glued(k) { // mid-March
				return false
			}
		default:
			return false
		}
	}
	return false
}

// monthOfLife reports whether somebody came or was seen in the month at token i.
func (v *view) monthOfLife(i int) bool {
	switch string(v.word(i - 1)) {
	case "in", "mid", "early", "late", "last":
		return v.lifeBefore(i) && v.tokens[i].shape != shapeLower
	}
	return false
}

// weekdayNumber reads Wednesday 23 at the end of a clause.
func (v *view) weekdayNumber(i int) bool {
	return v.has(i-1, traitWeekday) && v.length(i) <= 2 && v.value(i) >= 1 && v.value(i) <= 31 && !v.glued(i) &&
		(i+1 == len(v.tokens) || v.tokens[i+1].newLine || (v.is(i+1, '.') || v.is(i+1, ',') || v.is(i+1, '?')) && v.kindAt(i+2) != tokenNumber)
}

// lifeBefore reports whether a word of birth or of a visit stands right before
// token i.
func (v *view) lifeBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if v.has(k, traitKeptDate) {
			return false
		}
		if v.has(k, traitBirth|traitEvent) {
			return true
		}
	}
	return false
}

// bornBefore reports whether a word of birth stands shortly before token i.
func (v *view) bornBefore(i int) bool {
	return v.has(i-1, traitBirth) || v.has(i-2, traitBirth) || v.has(i-3, traitBirth) || v.has(i-4, traitBirth)
}

// yearAfter steps over a year behind token i: 2022, '24, 24.
func (v *view) yearAfter(i int) int {
	k := i + 1
	if v.is(k, ',') || v.is(k, '.') && v.glued(k) {
		k++
	}
	switch {
	case v.isYear(k):
		return k
	case v.value(k) == 2 && v.length(k+2) == 2 && string(v.word(k+1)) == "k" && v.glued(k+1) && v.glued(k+2): // 2k23
		return k + 2
	case v.is(k, '\'') && v.length(k+1) == 2 && v.kindAt(k+1) == tokenNumber && v.glued(k+1):
		return k + 1
	case k == i+1 && v.length(k) == 2 && v.value(k) >= 10 && v.value(k) <= 35 && !v.has(k+1, traitCount|traitUnit) && !v.is(k+1, '%') && (!v.glued(k+1) || v.closes(k+1)):
		return k
	}
	return v.yearSaid(i)
}

// ordinalEnd reports st, nd, rd, th.
func (v *view) ordinalEnd(i int) bool {
	switch string(v.word(i)) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}
