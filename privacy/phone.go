package privacy

// findPhones takes telephone numbers in every shape that nurses write:
//
//	0722 494 882   07.22.49.48.82   0722-494-882   (0722) 494882   722494882
//	+254 722 494 882   254722494882   00254 (0)722 494 882   wa.me/254722494882
//	O722 l94 882   0714***223   0718⏎226 903   +44 7700 900 412
//	zero seven two two, double four ...   sifuri saba mbili mbili ...
//
// Doses, prices, batch numbers and short hotlines are not among them.
func findPhones(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) {
			continue
		}
		if end := v.partOfPhone(i); end >= 0 {
			v.add(classPhone, i, end)
			i = end
		} else if end := max(v.scattered(i), v.phoneFrom(i)); end >= 0 {
			start := i
			if v.is(start-1, '(') && v.hasBefore(start, end, ')') {
				start--
			}
			start, end = v.linkBefore(start), v.extension(end)
			v.add(classPhone, start, end)
			i = end
		}
	}
}

// extension steps over the number inside a house: ext 14.
func (v *view) extension(end int) int {
	k := end + 1
	if v.is(k, '/') && v.glued(k) && v.glued(k+1) && v.kindAt(k+1) == tokenNumber && v.length(k+1) <= 3 && !v.is(k+2, '/') {
		return k + 1 // 0722 000 914/5: the next number as well
	}
	if v.is(k, ',') || v.is(k, '(') {
		k++
	}
	switch string(v.word(k)) {
	case "ext", "extn", "extension", "x":
		for k++; v.is(k, '.') || v.is(k, ':') || string(v.word(k)) == "no" || string(v.word(k)) == "number"; k++ {
		}
		if v.kindAt(k) == tokenNumber && v.length(k) <= 5 && v.free(k) {
			return k
		}
	}
	return end
}

// dialled is a run of digits as it would be typed into a telephone.
type dialled struct {
	digits  [16]byte
	n       int
	groups  [16]int // how many digits in each group
	g       int
	spoken  int // digits that were words
	last    int // last token that gave a digit
	letters int // digits that were written as letters or stars
	guessed int // of those, S, E, B and Z
	plus    bool
}

func (d *dialled) push(digit byte) {
	if d.n < len(d.digits) {
		d.digits[d.n] = digit
	}
	d.n++
}

func (d *dialled) group(n int) {
	if d.g < len(d.groups) {
		d.groups[d.g] = n
	}
	d.g++
}

// phoneFrom returns the last token of a telephone number that begins at token
// i, or -1.
func (v *view) phoneFrom(i int) int {
	var d dialled
	start := i
	if v.is(i, '+') {
		d.plus = true
		i++
	}
	switch v.kindAt(i) {
	case tokenNumber:
	case tokenWord:
		if _, _, ok := v.spokenDigit(i); !ok && !v.digitLetters(i) {
			return -1
		}
	default:
		return -1
	}
	if v.glued(start) && (v.kindAt(start-1) == tokenWord && !v.unitBefore(start-1) && v.length(i) < 9 || v.kindAt(start-1) == tokenNumber) {
		return -1 // inside a longer code
	}
	best := -1
	for k := i; k < len(v.tokens) && k < i+40; k++ {
		t := v.tokens[k]
		if t.taken != classNone {
			break
		}
		if t.kind == tokenSymbol && d.half() && (v.kindAt(k+1) == tokenNumber || v.kindAt(k+1) == tokenSymbol) {
			continue // bullets, emoji
		}
		if string(v.word(k)) == "x" && d.half() && v.glued(k) && v.glued(k+1) && v.length(k+1) >= 3 && v.kindAt(k+1) == tokenNumber {
			continue // 0712x664x031
		}
		if t.kind == tokenPunct {
			if !v.insidePhone(k, &d) && !v.bridge(start, k, &d) {
				break
			}
			continue
		}
		if k > i && t.newLine && d.n >= 10 {
			break
		}
		if d.spoken > 1 && string(v.word(k)) == "pause" {
			continue
		}
		if d.spoken > 1 && v.spokenFiller(k) && (v.has(k+1, traitDigit) || v.kindAt(k+1) == tokenNumber || v.spokenFiller(k+1) && v.has(k+2, traitDigit)) {
			continue
		}
		if w := string(v.word(k)); (w == "na" || w == "and" || w == "then" || w == "halafu" || w == "kisha") && d.n > 1 && (v.has(k+1, traitDigit) || d.spoken > 0 && v.kindAt(k+1) == tokenNumber || d.half() && v.length(k+1) >= 3 && v.kindAt(k+1) == tokenNumber) {
			continue // ishirini na mbili
		}
		if !v.dial(k, &d) || d.n > 15 {
			break
		}
		d.last = k
		if d.isPhone(v, start, k) {
			best = k
			if !d.plus && d.spoken == 0 {
				if d.n == 10 && d.digits[0] == '0' || d.n == 12 && d.digits[0] == '2' {
					break
				}
			}
		}
	}
	return best
}

// half reports whether the first groups of a mobile number stand, and more is due.
func (d *dialled) half() bool {
	return d.n >= 3 && d.n < 10 && d.digits[0] == '0' && (d.digits[1] == '7' || d.digits[1] == '1') && d.groups[0] >= 3
}

// dial adds token k to the number, and reports whether it can be part of one.
func (v *view) dial(k int, d *dialled) bool {
	t := v.tokens[k]
	if t.kind == tokenNumber {
		for _, c := range v.digits(k) {
			d.push(c)
		}
		d.group(int(t.end - t.start))
		return true
	}
	if t.kind != tokenWord {
		return false
	}
	if digits, n, ok := v.spokenDigit(k); ok {
		if n == 0 { // double, triple: the next word is said again
			next, m, ok := v.spokenDigit(k + 1)
			if v.kindAt(k+1) == tokenNumber && v.length(k+1) <= 2 {
				next[0], m, ok = v.digits(k + 1)[0], 1, true
			}
			if !ok || m != 1 {
				return false
			}
			for range int(digits[0]-'0') - 1 {
				d.push(next[0])
				d.spoken++
			}
			return true
		}
		for _, c := range digits[:n] {
			d.push(c)
			d.spoken++
		}
		d.group(n)
		return true
	}
	if c := homophone(v.word(k)); c != 0 && d.spoken >= 2 && (v.has(k+1, traitDigit) || homophone(v.word(k+1)) != 0) {
		d.push(c)
		d.spoken++
		d.group(1)
		return true
	}
	if v.digitLetters(k) && d.n > 0 || v.digitLetters(k) && v.kindAt(k+1) == tokenNumber {
		for _, c := range v.word(k) {
			d.push(digitFor(c))
			d.letters++
			if c != 'o' && c != 'l' && c != 'i' && c != 'x' {
				d.guessed++
			}
		}
		d.group(len(v.word(k)))
		return true
	}
	return false
}

// digitLetters reports whether a word can be digits written with letters: o, l
// and i anywhere beside a number, S, E, B and Z against one, x for a digit
// that is left out.
func (v *view) digitLetters(k int) bool {
	word := v.word(k)
	if len(word) == 0 || len(word) > 4 {
		return false
	}
	sure := true
	for _, c := range word {
		if digitFor(c) == 0 {
			return false
		}
		sure = sure && (c == 'o' || c == 'l' || c == 'i')
	}
	before, after := v.glued(k) && v.kindAt(k-1) == tokenNumber, v.glued(k+1) && v.kindAt(k+1) == tokenNumber
	if sure {
		return before || after || len(word) > 1 && (v.kindAt(k-1) == tokenNumber || v.kindAt(k+1) == tokenNumber)
	}
	if word[0] == 'x' {
		return before && len(word) > 1 || len(word) == 3 && v.length(k-1) >= 3 && v.kindAt(k-1) == tokenNumber && v.kindAt(k+1) == tokenNumber ||
			len(word) > 1 && v.glued(k) && v.kindAt(k-1) == tokenPunct && v.kindAt(k-2) == tokenNumber && v.glued(k-1) && v.length(k-2) >= 3
	}
	return len(word) == 1 && (before || after)
}

// digitFor is the digit that a letter passes for, or 0.
func digitFor(letter byte) byte {
	switch letter {
	case 'o', 'x':
		return '0'
	case 'l', 'i':
		return '1'
	case 's':
		return '5'
	case 'e':
		return '3'
	case 'b':
		return '8'
	case 'z':
		return '2'
	case 't':
		return '7'
	}
	return 0
}

// insidePhone reports whether a sign can stand inside a number.
func (v *view) insidePhone(k int, d *dialled) bool {
	switch v.bytes[v.tokens[k].start] {
	case '-', '(', ')', '~', '|', '\\', '=', ';':
		return d.n > 0
	case '*':
		if d.n >= 4 && d.groups[0] >= 3 && d.letters == 0 && v.glued(k) && v.glued(k+1) && v.kindAt(k-1) == tokenNumber && v.kindAt(k+1) == tokenNumber {
			return true // 0712*418*209
		}
		if d.n > 0 && v.glued(k) {
			d.push('0')
			d.letters++
			return true
		}
		return false
	case '\'', '"':
		return d.half() && (v.kindAt(k+1) == tokenNumber || v.is(k+1, v.bytes[v.tokens[k].start]))
	case '.':
		// dots inside, or a row of them; one dot and a space end a sentence
		return d.n > 0 && (v.glued(k+1) || v.is(k-1, '.') || !v.glued(k) && d.half() && v.kindAt(k+1) == tokenNumber)
	case ':':
		return d.n >= 4 && d.groups[0] >= 3 && v.glued(k) && v.glued(k+1) && v.kindAt(k+1) == tokenNumber && v.length(k+1) >= 3
	case '?':
		if d.n > 0 && v.glued(k) { // 0722 3?? 678
			d.push('0')
			d.letters++
			return true
		}
		return false
	case '/', '_':
		return d.n > 0 && (v.glued(k) && v.glued(k+1) || d.spoken > 0 && v.has(k+1, traitDigit)) || d.digits[0] == '0' && (d.n == 4 && d.g == 2 || d.n == 4 && d.g == 1 || d.n >= 7 && d.n < 10) && v.kindAt(k+1) == tokenNumber
	case ',':
		return d.n > 0 && (v.glued(k+1) || d.spoken > 0 || d.g == 1 && d.n == 4 && d.digits[0] == '0' && (d.digits[1] == '7' || d.digits[1] == '1'))
	}
	return false
}

// isPhone reports whether the digits so far, from token i to token k, are a
// telephone number that ends here.
func (d *dialled) isPhone(v *view, i, k int) bool {
	whole := d.n == 10 && d.digits[0] == '0' || d.n == 12 && d.digits[0] == '2'
	if v.glued(k+1) && !whole && (v.kindAt(k+1) == tokenNumber || v.kindAt(k+1) == tokenWord && v.length(k+1) < 3 && !v.digitLetters(k+1)) {
		return false
	}
	if d.spoken >= 7 {
		return d.n >= 7
	}
	if d.spoken > 0 && d.spoken != d.n && d.n < 9 {
		return false
	}
	if d.spoken >= 3 && d.n == 9 && (d.digits[0] == '7' || d.digits[0] == '1') && v.phoneCued(i) {
		return true // call her on seven one one then 408 226
	}
	if d.plus {
		return d.n >= 9
	}
	if v.lotBefore(i) {
		return false
	}
	if d.n == 11 && d.g == 3 && d.groups[0] == 3 && v.isYear(k) && v.isYear(k-2) {
		return false // 014/2023-2024
	}
	if d.digits[0] != '0' && !d.plus && v.is(i-1, '(') && v.hasBefore(i, k, ')') && v.hasBefore(i, k, '/') {
		return false // (797-703)/176
	}
	for n := i; n < k; n++ {
		if v.is(n, '=') && n > i && !d.plus && d.digits[0] != '0' && !v.phoneCued(i) {
			return false // 128 + 122 = 360
		}
	}
	if d.letters > 0 && v.lotBefore(i) || d.looksLikeDate() || d.guessed > 1 || d.letters > 0 && !(d.digits[0] == '0' && (d.digits[1] == '7' || d.digits[1] == '1')) && v.referenceBefore(i) || d.guessed > 0 && v.referenceBefore(i) {
		return false
	}
	a, b := d.digits[0], d.digits[1]
	if a == '0' && (b == '7' || b == '1') && d.n >= 7 && d.n <= 12 && d.groups[0] >= 3 && v.phoneCued(i) && v.kindAt(k+1) != tokenNumber && !(d.g == 2 && v.is(k-1, '/') && v.isYear(k)) {
		return true // a digit too many or too few, but announced
	}
	if d.n >= 9 && d.n <= 14 && a != '0' && d.spoken == 0 && v.phoneCued(i) && !v.referenceBefore(i) && v.kindAt(k+1) != tokenNumber {
		return true // any long number, but announced
	}
	switch {
	case d.n == 10 && d.g == 3 && d.groups[0] == 3 && d.groups[1] == 3 && a >= '2':
		return d.spoken == 0 && !v.referenceBefore(i) && (v.is(i-1, '(') || v.is(i+1, '-') || v.is(i+1, '.') || v.phoneCued(i)) // (214) 555-0182
	case a == '0' && (b == '7' || b == '1'):
		return d.n == 10 || (d.n == 9 || d.n == 11) && d.g <= 4 && d.groups[0] >= 3 || d.cutShort(v, i, k)
	case a == '0' && b == '0':
		return d.n >= 12 && d.n <= 15
	case a == '2' && b == '5' && d.digits[2] >= '4' && d.digits[2] <= '6':
		return d.n == 12 || d.n == 13
	case a == '0' && b >= '8' && d.digits[2] == '0':
		return false // toll-free
	case a == '0' && b >= '8':
		return d.n == 10 // Addis Ababa, Kigali
	case a == '0' && b != '7' && b != '1' && v.referenceBefore(i) && !v.phoneCued(i):
		return false // LPO 0447119-25
	case a == '0' && b >= '2' && b <= '6' && d.g >= 2 && d.g <= 3 && d.groups[0] == 3 && d.n >= 8 && d.n <= 11: // a landline
		return true
	case a == '0':
		return d.n >= 9 && d.n <= 10 && d.groups[0] >= 3
	case a == '7' || a == '1' && b <= '1':
		return d.n == 9 && v.kindAt(k+1) != tokenNumber && (d.g == 1 || d.g == 2 && d.groups[0] == 3 && a == '7' && !v.referenceBefore(i) && !v.has(k+1, traitCount) || d.g == 4 && d.groups[0] == 3 && d.groups[3] == 2 || d.g == 3 && d.groups[0] == 3 && d.groups[1] == 3 || d.g == 5 && d.groups[0] == 1 && d.groups[1] == 2 || d.g == 9)
	}
	return false
}

// phoneCued reports whether token i stands behind a word for a telephone.
func (v *view) phoneCued(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch {
		case v.has(k, traitPhoneCue):
			return true
		case v.tokens[k].kind == tokenPunct, v.has(k, traitLink|traitNumberWord):
		default:
			return false
		}
	}
	return false
}

// looksLikeDate reports whether the groups begin like 01/02/2024 or 2024-02-01.
func (d *dialled) looksLikeDate() bool {
	g := d.groups
	return d.g >= 3 && g[0] <= 2 && g[1] <= 2 && (g[2] == 4 || d.g == 3 && g[2] < 4) || d.g >= 3 && g[0] == 4 && g[1] == 2 && g[2] == 2 && (string(d.digits[:2]) == "19" || string(d.digits[:2]) == "20")
}

// unitBefore reports whether a word may be written against a number that
// follows it: simu0722..., tel0722...
func (v *view) unitBefore(k int) bool { return v.has(k, traitPhoneCue) }

func (v *view) hasBefore(i, j int, sign byte) bool {
	for k := i; k <= j; k++ {
		if v.is(k, sign) {
			return true
		}
	}
	return false
}

// linkBefore steps back over wa.me/ and the like before token i.
func (v *view) linkBefore(i int) int {
	start := i
	for k := i - 1; k >= 0 && k >= i-16 && v.glued(k+1); k-- {
		if v.tokens[k].kind == tokenWord && (string(v.word(k)) == "wa" || string(v.word(k)) == "https" || string(v.word(k)) == "http" || string(v.word(k)) == "tel" || string(v.word(k)) == "api") {
			start = k
		}
	}
	return start
}
