package privacy

// livedBefore reports whether something in a life is told shortly before token i,
// with other words between: born on Christmas, came two days after Madaraka Day.
func (v *view) livedBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		switch {
		case v.sentenceEnd(k), v.has(k, traitKeptDate|traitFacility):
			return false
		case v.has(k, traitBirth|traitEvent), v.thirdPerson(k), string(v.word(k)) == "delivered":
			return true
		}
	}
	return false
}

// fallsOn reports a feast that something falls on: nobody's, whoever is spoken of.
func (v *view) fallsOn(i int) bool {
	if w := string(v.word(i - 1)); w == "on" || w == "during" {
		i--
	}
	switch string(v.word(i - 1)) {
	case "falls", "fall", "fell", "falling", "lands", "inaangukia", "ikiangukia", "inaangukiana", "itaangukia":
		return true
	}
	return false
}

// fasting reports the month in which Muslims fast.
func (v *view) fasting(k int) bool {
	w := v.word(k)
	return len(w) >= 6 && string(w[:3]) == "ram"
}

// closes reports a sign at token k that ends a clause or a line: 24? 24, 24)
func (v *view) closes(k int) bool {
	if v.kindAt(k) != tokenPunct || v.glued(k+1) && v.kindAt(k+1) == tokenNumber {
		return false
	}
	switch v.bytes[v.tokens[k].start] {
	case '?', '!', ',', ';', ')', '.', '"', '\'':
		return true
	}
	return false
}

// romanMonth reports a month as clerks write it in capitals: 19/VI/24.
func (v *view) romanMonth(k int) bool {
	switch string(v.word(k)) {
	case "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii":
		return v.glued(k) && (v.tokens[k].shape == shapeUpper || v.length(k) == 1 && v.tokens[k].shape == shapeTitle)
	}
	return false
}

// wordOfFile reports what the numbers in a file's name or in a notice of the
// messenger itself tell: WhatsApp Image 2024-04-22, Group created 14/02/2022.
func (v *view) wordOfFile(start int) bool {
	for k := start - 1; k >= 0 && k >= start-4; k-- {
		switch string(v.word(k)) {
		case "image", "video", "audio", "screenshot", "img", "vid", "ptt", "pxl", "created", "edited", "modified", "printed", "downloaded", "updated", "forwarded", "version", "revised":
			return true
		}
		if w := string(v.word(k)); w != "" && w != "whatsapp" && w != "on" && w != "at" && w != "last" && w != "wa" && w != "was" {
			return false
		}
	}
	return false
}

// apgar reports the points of a newborn, which are written like days: apgar 6/10
// 8/10, apgar 8/9/10.
func (v *view) apgar(i int) bool {
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if string(v.word(k)) == "apgar" || string(v.word(k)) == "apgars" || string(v.word(k)) == "agpar" {
			return true
		}
		if v.kindAt(k) == tokenWord && v.length(k) > 4 && string(v.word(k)) != "score" && string(v.word(k)) != "scores" {
			return false
		}
	}
	return false
}

// inOrder reports whether the day at token i is one of a row: 1st Zeituni 2nd
// Ntimama 3rd Amani.
func (v *view) inOrder(i int) bool {
	n := v.value(i)
	for k := i - 2; n > 1 && k >= 0 && k >= i-12; k-- {
		if v.value(k) == n-1 && v.ordinalEnd(k+1) && v.glued(k+1) {
			return true
		}
	}
	return false
}

// yearInWords returns the last token of a year that is said in full from token k
// on, or k: elfu mbili na ishirini na tatu, two thousand and twenty four, twenty
// twenty four.
func (v *view) yearInWords(k int) int {
	n := k
	if string(v.word(n)) == "mwaka" {
		n++
	}
	if string(v.word(n)) == "wa" {
		n++
	}
	switch {
	case string(v.word(n)) == "elfu" && string(v.word(n+1)) == "mbili", string(v.word(n)) == "two" && string(v.word(n+1)) == "thousand":
		n += 2
		if joinsTens(v.word(n)) {
			n++
		}
		if count, last := v.wholeCount(n); count > 0 && v.kindAt(n) == tokenWord {
			return last
		}
	case string(v.word(n)) == "twenty" && string(v.word(n+1)) == "twenty":
		if count, last := v.wholeCount(n + 1); count >= 20 {
			return last
		}
	}
	return k
}

// afterDay reports whether a day may stand alone before token k: "came 14th
// akiwa na homa", and not "4th visit" or "1st Wambui".
func (v *view) afterDay(i, k int) bool {
	t := v.tokens[k]
	switch {
	case t.newLine, v.has(k, traitLink|traitUntil|traitDayAfter):
		return true
	case t.shape == shapeTitle, v.has(k, traitOrdinalNoun|traitCount|traitUnit|traitFacility|traitLandmark):
		return false
	}
	if v.value(i) > 5 || v.has(k, traitVerb|traitKiswahili) {
		return true
	}
	switch string(v.word(i - 1)) {
	case "on", "the", "since", "till", "until", "by", "juzi", "jana", "ile", "hiyo", "tangu":
		return true
	}
	return false
}

// yearMonth reads a year and a month that somebody was born in: born 2023-03.
func (v *view) yearMonth(i int) bool {
	month := v.value(i + 2)
	return v.isYear(i) && (v.is(i+1, '-') || v.is(i+1, '/')) && v.glued(i+1) && v.glued(i+2) && v.length(i+2) == 2 && month >= 1 && month <= 12 && v.bornBefore(i) &&
		(!v.glued(i+3) || v.kindAt(i+3) == tokenPunct && v.kindAt(i+4) != tokenNumber)
}

// monthBeside reports the month before, after or of this day behind token k: 15
// mwezi uliopita.
func (v *view) monthBeside(k int) bool {
	if string(v.word(k)) != "mwezi" {
		return false
	}
	switch string(v.word(k + 1)) {
	case "uliopita", "uliyopita", "ujao", "huu", "jana":
		return true
	}
	return false
}

// movedTo reports a day to which something was put off, which is a person's only
// where somebody is spoken of: the visit has been pushed to 1st December.
func (v *view) movedTo(start int) bool {
	switch string(v.word(start - 1)) {
	case "to", "till", "until", "hadi", "mpaka", "for":
	default:
		return false
	}
	switch string(v.word(start - 2)) {
	case "pushed", "postponed", "moved", "rescheduled", "adjourned", "shifted", "deferred", "forward", "extended", "umeahirishwa", "imeahirishwa", "yameahirishwa", "kimeahirishwa", "umesogezwa", "imesogezwa", "yamesogezwa", "imesongeshwa", "umesongeshwa", "imepelekwa", "umepelekwa", "set", "slated", "planned":
		return true
	}
	return false
}
