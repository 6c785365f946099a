package privacy

// findHandles takes accounts on other networks: @njesh.official_ after a word
// that names the network, or with a sign that no name has; t.me/..., fb.com/....
func findHandles(v *view) {
	for i := range v.tokens {
		if !v.free(i) {
			continue
		}
		if v.is(i, '@') {
			v.handleAt(i)
		} else if v.tokens[i].kind == tokenWord {
			v.accountLink(i)
			if v.free(i) && v.networkBefore(i) {
				v.accountWord(i)
			}
		}
	}
}

func (v *view) handleAt(i int) {
	end, signs := i, 0
	for k := i + 1; k < len(v.tokens) && v.glued(k) && v.free(k); k++ {
		t := v.tokens[k]
		if t.kind == tokenPunct && !v.is(k, '_') && !v.is(k, '.') {
			break
		}
		if t.kind == tokenSymbol || t.kind == tokenOwn {
			break
		}
		if t.kind == tokenNumber || v.is(k, '_') || v.is(k, '.') && v.glued(k+1) {
			signs++
		}
		if t.kind != tokenPunct || v.is(k, '_') {
			end = k
		}
	}
	if end == i || v.kindAt(i+1) == tokenNumber && v.length(i+1) < 5 {
		return
	}
	network := false
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		network = network || v.has(k, traitNetwork)
	}
	if signs > 0 || network || v.kindAt(i+1) == tokenWord && v.tokens[i+1].shape == shapeMixed {
		v.add(classOther, i, end)
	}
}

// networkBefore reports whether a network is named right before token i, with
// at most small words between: TikTok yake ni, her handle is.
func (v *view) networkBefore(i int) bool {
	if v.glued(i) && !v.is(i-1, ':') {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch {
		case v.has(k, traitNetwork):
			return v.length(k) > 1 && string(v.word(k)) != "live"
		case v.is(k, ':'), v.is(k, '-'), v.has(k, traitLink|traitNumberWord):
		default:
			return false
		}
	}
	return false
}

// accountWord takes the name of an account without its sign: queen_shiko254.
func (v *view) accountWord(i int) {
	end, joined := i, false
	said := v.is(i-1, ':') || string(v.word(i-1)) == "ni" || string(v.word(i-1)) == "is"
	for k := i + 1; k < len(v.tokens) && v.glued(k) && v.inLink(k); k++ {
		if v.kindAt(k) == tokenPunct {
			if !v.is(k, '_') && (!v.is(k, '.') || !v.glued(k+1)) {
				break
			}
			joined = joined || v.is(k, '_') || said || v.tokens[k+1].shape == shapeLower && !v.has(i, traitNetwork)
		}
		joined = joined || v.kindAt(k) == tokenNumber && v.length(i) > 2
		if v.kindAt(k) != tokenPunct || v.is(k, '_') {
			end = k
		}
	}
	if joined || end == i && v.length(i) >= 6 && v.tokens[i].traits&(traitWord|traitVerb|traitName|traitPlace|traitNetwork) == 0 && v.tokens[i].shape == shapeLower && said {
		v.add(classOther, i, end)
	}
}

// accountLink takes links to a person's page.
func (v *view) accountLink(i int) {
	host := 0
	switch string(v.word(i)) {
	case "t":
		if string(v.word(i+2)) == "me" {
			host = i + 2
		}
	case "facebook", "fb", "instagram", "tiktok", "twitter", "x", "linkedin", "youtube":
		if string(v.word(i+2)) == "com" {
			host = i + 2
		}
	}
	if host == 0 || !v.is(i+1, '.') || !v.is(host+1, '/') || !v.glued(host+1) || !v.glued(host+2) {
		return
	}
	start, end := v.linkAround(i)
	v.add(classOther, start, end)
}

// linkAround is the whole link that token i is part of.
func (v *view) linkAround(i int) (start, end int) {
	start, end = i, i
	for start > 0 && v.glued(start) && v.inLink(start-1) {
		start--
	}
	for end+1 < len(v.tokens) && v.glued(end+1) && v.inLink(end+1) {
		end++
	}
	for end > i && v.kindAt(end) == tokenPunct && !v.is(end, '/') && !v.is(end, '_') {
		end--
	}
	return start, end
}

func (v *view) inLink(i int) bool {
	switch t := v.tokens[i]; t.kind {
	case tokenWord, tokenNumber:
		return t.taken == classNone
	case tokenPunct:
		switch v.bytes[t.start] {
		case '(', ')', '<', '>', '"', '\'', '[', ']', '{', '}', '|', '^', '*':
			return false
		}
		return true
	}
	return false
}
