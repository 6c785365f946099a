package privacy

// findEmails takes addresses: name@host.tld, and those spelled with "at" and
// "dot", with or without brackets.
func findEmails(v *view) {
	for i := range v.tokens {
		if i == 0 || !v.free(i) {
			continue
		}
		if v.is(i, '@') {
			v.emailAt(i)
		} else if string(v.word(i)) == "at" || string(v.word(i)) == "a" && v.is(i+1, '_') {
			v.spelledEmail(i)
		}
	}
}

func (v *view) emailAt(i int) {
	start := i
	for start > 0 && v.glued(start) && v.inAddress(start-1) {
		start--
	}
	if start == i && v.kindAt(i-1) == tokenWord && !v.glued(i) { // name @gmail.com
		if start--; v.providerAt(i+1) < 0 {
			return
		}
		for start > 0 && v.glued(start) && v.inAddress(start-1) {
			start--
		}
	}
	for start < i && v.kindAt(start) == tokenPunct {
		start++
	}
	end, dot := i, false
	for end+1 < len(v.tokens) && v.glued(end+1) && v.inAddress(end+1) {
		end++
		dot = dot || v.is(end, '.') && v.glued(end+1) && v.kindAt(end+1) == tokenWord
	}
	if end == i {
		end = v.providerAt(i + 1)
		dot = end >= 0
	}
	for end > i && v.kindAt(end) == tokenPunct {
		end--
	}
	if start < i && (dot || v.providerAt(i+1) >= 0) {
		v.add(classEmail, start, max(end, i+1))
	}
}

func (v *view) inAddress(i int) bool {
	switch t := v.tokens[i]; t.kind {
	case tokenWord, tokenNumber:
		return true
	case tokenPunct:
		c := v.bytes[t.start]
		return c == '.' || c == '_' || c == '-' || c == '+' || c == '%'
	}
	return false
}

// spelledEmail takes an address whose "at" is token i: pwanjohi at gmail dot com.
func (v *view) spelledEmail(i int) {
	before, after := i-1, i+1
	for v.is(before, '[') || v.is(before, '(') || v.is(before, '{') || v.is(before, '<') {
		before--
	}
	for v.is(after, ']') || v.is(after, ')') || v.is(after, '}') || v.is(after, '>') {
		after++
	}
	end := v.providerAt(after)
	if end < 0 || before < 0 || v.kindAt(before) == tokenPunct {
		return
	}
	start := before
	for start > 0 && (v.glued(start) && v.inAddress(start-1) || v.spelledPart(start)) {
		start--
	}
	v.add(classEmail, start, end)
}

// spelledPart reports whether the tokens before i belong to a spelled address:
// "jane dot wambui".
func (v *view) spelledPart(i int) bool {
	word := v.word(i)
	before := v.word(i - 1)
	return string(word) == "dot" || string(before) == "dot" || string(before) == "underscore" || string(word) == "underscore"
}

// providerAt returns the last token of a host that begins at token i, written
// with dots or with "dot", or -1.
func (v *view) providerAt(i int) int {
	if v.kindAt(i) != tokenWord {
		return -1
	}
	known := v.has(i, traitProvider)
	end := -1
	for k := i + 1; k < len(v.tokens) && k < i+14; {
		for v.is(k, '[') || v.is(k, '(') || v.is(k, '{') {
			k++
		}
		if !v.is(k, '.') && string(v.word(k)) != "dot" && string(v.word(k)) != "nukta" {
			break
		}
		spelled := !v.is(k, '.')
		k++
		for v.is(k, ']') || v.is(k, ')') || v.is(k, '}') {
			k++
		}
		if v.kindAt(k) != tokenWord || !spelled && !v.glued(k) && !v.has(k, traitDomain) {
			break
		}
		end = k
		k++
	}
	if end < 0 || !known && !v.has(end, traitDomain) {
		if known && end < 0 {
			return i
		}
		return -1
	}
	return end
}
