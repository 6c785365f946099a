package privacy

// Telephone numbers that are not all there, or that much stands between.

// partOfPhone returns the last token of digits that are announced as a part of
// a telephone number, or -1: her number ends 345678, digits za mwisho ni 338 71
// 4, first half 0728 44.
func (v *view) partOfPhone(i int) int {
	if v.kindAt(i) != tokenNumber || v.glued(i) && !v.is(i-1, '.') && !v.is(i-1, ':') && !v.is(i-1, '-') && !v.is(i-1, '*') {
		return -1
	}
	end, digits := i, v.length(i)
	for digits <= 9 && (v.kindAt(end+1) == tokenNumber && !v.tokens[end+1].newLine || (v.is(end+1, '-') || v.is(end+1, '.')) && v.glued(end+1) && v.glued(end+2) && v.kindAt(end+2) == tokenNumber) {
		if v.kindAt(end+1) == tokenPunct {
			end++
		}
		end++
		digits += v.length(end)
	}
	if digits < 3 || digits > 9 || !v.allFree(i, end) || v.has(end+1, traitCount|traitUnit) || v.is(end+1, '%') {
		return -1
	}
	part := false
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		switch string(v.word(k)) {
		case "ends", "ending", "end", "inaishia", "inaisha", "zinaishia", "starts", "starting", "begins", "beginning", "inaanza", "zinaanza", "kuanzia",
			"mwisho", "kwanza", "last", "first", "remaining", "rest", "zingine", "zilizobaki", "missing", "prefix":
			part = true
		case "line", "laini":
			if part {
				return end
			}
		case "half", "nusu":
			if digits >= 4 && !v.isYear(i) {
				part = part || string(v.word(k-1)) == "first" || string(v.word(k-1)) == "second" || string(v.word(k-1)) == "other"
				if part {
					return end
				}
			}
		case "digits", "digit", "tarakimu", "nambari":
			if part || v.partBehind(k) {
				return end
			}
		default:
			if part && v.has(k, traitPhoneCue) || v.has(k, traitPhoneCue) && v.partBehind(k) {
				return end
			}
		}
	}
	if part { // za mwisho ni 338, za kwanza ni 0742: digits are spoken of further off
		for k := i - 8; k >= 0 && k >= i-16; k-- {
			switch string(v.word(k)) {
			case "digits", "digit", "tarakimu", "line", "laini":
				return end
			}
			if digits >= 6 && v.has(k, traitDigit) && v.has(k-1, traitDigit) {
				return end // zero seven is how it starts, the rest 22 810 447
			}
		}
	}
	return -1
}

// partBehind reports whether a word for the beginning or the end stands right
// behind token k.
func (v *view) partBehind(k int) bool {
	for n := k + 1; n <= k+3; n++ {
		switch string(v.word(n)) {
		case "ends", "ending", "inaishia", "mwisho", "kwanza", "starts", "inaanza", "last", "first", "zinaishia":
			return true
		}
	}
	return false
}

// bridge reports whether more of a mobile number must follow behind the sign at
// token k, whatever the sign: "072 / 736 / 1524", "0703. 44. 19. 02".
func (v *view) bridge(start, k int, d *dialled) bool {
	if d.n == 0 || d.n >= 10 || d.digits[0] != '0' || d.n > 1 && d.digits[1] != '7' && d.digits[1] != '1' || d.spoken == 0 && d.groups[0] < 3 && !v.phoneCued(start) && (d.g != d.n || d.n < 3) {
		return false
	}
	n := k + 1
	for n < k+3 && v.kindAt(n) == tokenPunct {
		n++
	}
	if d.spoken > 0 {
		return v.has(n, traitDigit) || v.kindAt(n) == tokenNumber && v.length(n) <= 10-d.n
	}
	if v.kindAt(n) != tokenNumber || v.is(k, '/') && v.isYear(n) && d.g == 1 && d.n == 4 {
		return false
	}
	left := 10 - d.n
	for ; v.kindAt(n) == tokenNumber || v.kindAt(n) == tokenPunct; n++ { // all of it, and no more
		if left -= len(v.digits(n)); left <= 0 {
			break
		}
	}
	return left == 0
}

// scattered returns the last token of a mobile number between whose groups any
// signs stand, or -1: 07 98 / 66 / 12 03. Ten digits that begin like one are
// nothing else, unless the first of them can be a date.
func (v *view) scattered(i int) int {
	d := v.digits(i)
	if len(d) < 2 || len(d) > 9 || d[0] != '0' || d[1] != '7' && d[1] != '1' || v.glued(i) && v.kindAt(i-1) != tokenPunct || v.kindAt(i-1) == tokenNumber || v.referenceBefore(i) {
		return -1
	}
	n, groups, signs := len(d), 1, 0
	second, third := -1, -1
	for k := i + 1; k < len(v.tokens) && v.tokens[k].taken == classNone && n < 10; k++ {
		switch v.kindAt(k) {
		case tokenPunct, tokenSymbol:
			if signs++; signs > 3 || v.is(k, '%') || v.is(k, '+') || v.is(k, '=') || v.is(k, '!') || v.is(k, '?') || v.is(k, '@') {
				return -1
			}
		case tokenNumber:
			if groups == 1 {
				second = k
			} else if groups == 2 {
				third = k
			}
			n += v.length(k)
			groups++
			signs = 0
			if n == 10 && groups > 2 && !v.glued(k+1) && !v.has(k+1, traitCount|traitUnit) || n == 10 && v.kindAt(k+1) == tokenPunct && !v.glued(k+2) {
				date := len(d) == 2 && v.length(second) <= 2 && v.value(second) <= 31 && (v.length(third) <= 2 || v.isYear(third))
				if date && (!v.phoneCued(i) || v.is(i+1, '/') && v.value(second) <= 12) {
					return -1
				}
				return k
			}
		default:
			return -1
		}
	}
	return -1
}

// cutShort reports a mobile number that lost a digit or two, announced or not:
// 0712 3456, 0712345.
func (d *dialled) cutShort(v *view, i, k int) bool {
	if d.n < 7 || d.n > 8 || v.kindAt(i-1) == tokenNumber || d.letters > 0 || d.spoken > 0 || d.g > 3 || d.groups[0] < 4 || v.kindAt(k+1) == tokenNumber || v.referenceBefore(i) || v.has(k+1, traitCount|traitUnit) {
		return false
	}
	return d.g == 1 || !v.is(i+1, '/') && !(d.g == 2 && d.groups[1] == 4 && v.isYear(k))
}
