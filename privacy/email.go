package privacy

// findEmails takes addresses: name@host.tld, and those spelled with "at" and
// "dot", with or without brackets.
func findEmails(v *view) {
	for i := range v.tokens {
		if v.is(i, '@') && i > 0 {
			v.emailAt(i)
		}
	}
}

func (v *view) emailAt(i int) {
	start := i
	for start > 0 && v.tokens[start].glued && v.inAddress(start-1) {
		start--
	}
	end := i
	for end+1 < len(v.tokens) && v.tokens[end+1].glued && v.inAddress(end+1) {
		end++
	}
	for end > i && v.tokens[end].kind == tokenPunct {
		end--
	}
	dot := false
	for k := i + 1; k < end; k++ {
		dot = dot || v.is(k, '.')
	}
	if start < i && dot {
		v.add(classEmail, start, end)
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

// is reports whether token i is this sign.
func (v *view) is(i int, sign byte) bool {
	return i >= 0 && i < len(v.tokens) && v.tokens[i].kind == tokenPunct && v.bytes[v.tokens[i].start] == sign
}
