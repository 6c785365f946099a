package privacy

// findLeet takes names and places written with digits and signs for letters:
// W4nj1ku, 0t1en0, M@ry, k4y0l3. Only what reads as one of the lists counts.
func (s *Scrubber) findLeet(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) || v.glued(i) && v.kindAt(i-1) != tokenPunct {
			continue
		}
		end := i
		for v.glued(end+1) && v.free(end+1) && (!v.is(end+1, '!') || v.glued(end+2)) && (v.kindAt(end+1) == tokenWord || v.kindAt(end+1) == tokenNumber || v.leetSign(end+1)) {
			end++
		}
		if end == i || end-i > 14 {
			i = end
			continue
		}
		if hash, letters, changed := v.leetHash(i, end); letters >= 4 && changed > 0 && changed*2 <= letters+1 && s.words.of(hash)&(traitEnglish|traitKiswahili) == 0 {
			switch {
			case s.words.of(hash)&(traitFirst|traitLast|traitLocalName) != 0:
				v.add(className, i, end)
			case s.words.of(hash)&(traitWard|traitLocality|traitArea|traitLocalPlace) != 0 && letters > 4:
				v.add(classPlace, i, end)
			}
		}
		i = end
	}
}

func (v *view) leetSign(i int) bool {
	return v.is(i, '@') || v.is(i, '$') || v.is(i, '!') || v.is(i, '|')
}

func (v *view) leetHash(i, j int) (hash uint64, letters, changed int) {
	hash = hashStart
	for _, c := range v.bytes[v.tokens[i].start:v.tokens[j].end] {
		plain := c
		switch c {
		case '0':
			plain = 'o'
		case '1', '!', '|':
			plain = 'i'
		case '3':
			plain = 'e'
		case '4', '@':
			plain = 'a'
		case '5', '$':
			plain = 's'
		case '6', '9':
			plain = 'g'
		case '7':
			plain = 't'
		case '8':
			plain = 'b'
		case '\'':
			continue
		}
		if plain != c {
			changed++
		}
		if !isLetter(plain) {
			return 0, 0, 0
		}
		letters++
		hash = (hash ^ uint64(plain)) * hashPrime
	}
	return hash, letters, changed
}

// joinDotted reads abbreviations with stops, D.O.B or I.D., as one word: its
// last letter gets what the lexicon knows of the whole.
func (l lexicon) joinDotted(v *view) {
	for i := 0; i+2 < len(v.tokens); i++ {
		if v.length(i) != 1 || v.kindAt(i) != tokenWord {
			continue
		}
		hash := (uint64(hashStart) ^ uint64(v.bytes[v.tokens[i].start])) * hashPrime
		last := i
		for k := i + 1; (v.is(k, '.') || v.is(k, '/') && last == i) && v.glued(k) && v.glued(k+1) && v.length(k+1) == 1 && v.kindAt(k+1) == tokenWord && k < i+10; k += 2 {
			hash = (hash ^ uint64(v.bytes[v.tokens[k+1].start])) * hashPrime
			last = k + 1
		}
		if last == i {
			if end := l.spacedBook(v, i); end > i {
				v.tokens[end].traits |= traitBookCue
				for k := i; k <= end; k++ {
					v.tokens[k].traits |= traitSafe
				}
				i = end
				continue
			}
		}
		if last > i {
			whole := l.of(hash) &^ (traitName | traitProper | traitEnglish | traitKiswahili | traitPlace)
			if v.is(i+1, '/') {
				whole &= traitIDCue | traitCardCue // B/N
			}
			v.tokens[last].traits |= whole
			for k := i; k <= last && whole&(traitSafe|traitBirth|traitIDCue) != 0; k++ {
				v.tokens[k].traits |= traitSafe // D.O.B is nobody's initials
			}
			i = last
		}
	}
}

// spacedBook returns the last letter of a facility's book that is written with
// spaces from token i on, C W C or O P D, or i.
func (l lexicon) spacedBook(v *view, i int) int {
	if v.length(i+1) != 1 || v.length(i+2) != 1 {
		return i
	}
	hash := uint64(hashStart)
	for k := i; k <= i+2; k++ {
		if v.kindAt(k) != tokenWord {
			return i
		}
		hash = (hash ^ uint64(v.bytes[v.tokens[k].start])) * hashPrime
	}
	if l.of(hash)&traitBookCue == 0 {
		return i
	}
	return i + 2
}
