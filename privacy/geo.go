package privacy

// findCoordinates takes a point on the map: links to maps, pairs of decimal
// degrees, degrees and minutes, plus codes, what3words, postal boxes.
func findCoordinates(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) {
			continue
		}
		if end, ok := v.point(i); ok {
			v.add(classPlace, i, end)
			i = end
			continue
		}
		if v.tokens[i].kind == tokenWord {
			v.mapLink(i)
		}
	}
}

func (v *view) mapLink(i int) {
	isMap := false
	switch string(v.word(i)) {
	case "maps":
		isMap = v.glued(i) && (v.is(i-1, '.') || v.is(i-1, '/')) || v.is(i+1, '.') && v.glued(i+2)
	case "goo":
		isMap = v.is(i+1, '.') && string(v.word(i+2)) == "gl"
	case "geo":
		isMap = v.is(i+1, ':') && v.glued(i+2)
	case "openstreetmap":
		isMap = v.is(i+1, '.')
	case "what":
		if string(v.digits(i+1)) == "3" && string(v.word(i+2)) == "words" {
			v.threeWords(i)
		}
	case "w":
		if string(v.digits(i+1)) == "3" && string(v.word(i+2)) == "w" {
			v.threeWords(i)
		}
	}
	if isMap {
		start, end := v.linkAround(i)
		v.add(classPlace, start, end)
	}
}

// threeWords takes the address behind what3words: filled.count.soap.
func (v *view) threeWords(i int) {
	for k := i + 3; k < len(v.tokens) && k < i+10; k++ {
		if v.kindAt(k) == tokenWord && v.is(k+1, '.') && v.glued(k+2) && v.is(k+3, '.') && v.glued(k+4) && v.kindAt(k+4) == tokenWord {
			v.add(classPlace, i, k+4)
			return
		}
	}
}

func (v *view) point(i int) (end int, ok bool) {
	// P.O. Box 114-00902 Kikuyu
	if string(v.word(i)) == "p" && v.is(i+1, '.') && string(v.word(i+2)) == "o" || string(v.word(i)) == "po" || string(v.word(i)) == "box" {
		for k := i; k < len(v.tokens) && k < i+6; k++ {
			if string(v.word(k)) == "box" && !v.has(k-1, traitSafe) && v.someoneNear(i) && v.kindAt(k+1) == tokenNumber {
				return v.boxEnd(k + 1), true
			}
		}
	}
	// FQ7V+8X Machakos
	if v.is(i+1, '+') || v.is(i+2, '+') || v.is(i+3, '+') || v.is(i+4, '+') {
		if end, ok := v.plusCode(i); ok {
			return end, true
		}
	}
	start := i
	if v.is(i, '(') {
		i++
	}
	second, ok := v.degrees(i)
	if !ok {
		return start, false
	}
	if v.is(second+1, ',') || v.is(second+1, ';') {
		second++
	}
	end, ok = v.degrees(second + 1)
	if !ok {
		return start, false
	}
	if !v.exactPoint(start, end) {
		return start, false
	}
	if v.is(start, '(') && v.is(end+1, ')') {
		end++
	}
	return end, true
}

// exactPoint tells a point from two temperatures: a sign, a compass letter, a
// degree, or four places behind the point.
func (v *view) exactPoint(i, j int) bool {
	long := 0
	for k := i; k <= j; k++ {
		switch t := v.tokens[k]; {
		case t.kind == tokenSymbol, t.kind == tokenWord, v.is(k, '-'), v.is(k, '('):
			return true
		case t.kind == tokenNumber && v.length(k) >= 4:
			long++
		}
	}
	return long >= 2
}

// degrees reads one coordinate and returns its last token: -1.2345, 36.778°E,
// 1°18'22.4"S.
func (v *view) degrees(i int) (end int, ok bool) {
	if v.is(i, '-') || v.is(i, '+') {
		i++
	}
	if v.kindAt(i) != tokenNumber || v.length(i) > 3 {
		return i, false
	}
	if v.is(i+1, '.') && v.glued(i+1) && v.glued(i+2) && v.kindAt(i+2) == tokenNumber && v.length(i+2) >= 3 {
		end = i + 2
		if v.kindAt(end+1) == tokenSymbol && v.glued(end+1) {
			end++
		}
		if len(v.word(end+1)) == 1 && (v.glued(end+1) || isCompass(v.word(end + 1)[0])) {
			end++
		}
		return end, true
	}
	if v.kindAt(i+1) != tokenSymbol || !v.glued(i+1) || v.kindAt(i+2) != tokenNumber || !v.is(i+3, '\'') {
		return i, false
	}
	for k := i + 4; k < len(v.tokens) && k < i+10; k++ {
		if word := v.word(k); len(word) == 1 && isCompass(word[0]) {
			return k, true
		}
	}
	return i + 3, true
}

func isCompass(c byte) bool { return c == 'n' || c == 's' || c == 'e' || c == 'w' }

// plusCode reads a code such as FQ7V+8X with the town behind it.
func (v *view) plusCode(i int) (end int, ok bool) {
	size, k := 0, i
	for ; k < len(v.tokens) && (k == i || v.glued(k)) && (v.kindAt(k) == tokenWord || v.kindAt(k) == tokenNumber); k++ {
		if v.tokens[k].kind == tokenWord && v.tokens[k].shape == shapeLower {
			return i, false
		}
		size += v.length(k)
	}
	if size != 4 && size != 8 || !v.is(k, '+') || !v.glued(k) || !v.glued(k+1) {
		return i, false
	}
	tail := 0
	for k++; k < len(v.tokens) && v.glued(k) && (v.kindAt(k) == tokenWord || v.kindAt(k) == tokenNumber); k++ {
		tail += v.length(k)
	}
	if tail < 2 || tail > 3 {
		return i, false
	}
	if v.kindAt(k) == tokenWord && v.tokens[k].shape == shapeTitle && !v.is(k-1, '.') {
		k++
	}
	return k - 1, true
}

// someoneNear reports whether a person is spoken of near token i.
func (v *view) someoneNear(i int) bool {
	for k := max(0, i-25); k < min(len(v.tokens), i+25); k++ {
		if v.personAt(k) || v.has(k, traitHome|traitPlaceCue) || v.tokens[k].taken == classPhone || v.tokens[k].taken == classID {
			return true
		}
	}
	return false
}

// boxEnd is the last token of a postal address whose number is token i.
func (v *view) boxEnd(i int) int {
	end := v.codeEnd(i)
	if v.is(end+1, ',') && v.kindAt(end+2) == tokenWord && v.tokens[end+2].shape == shapeTitle {
		return end + 2
	}
	if v.kindAt(end+1) == tokenWord && v.tokens[end+1].shape == shapeTitle {
		return end + 1
	}
	return end
}
