package privacy

// Titles that belong to a name: Mama, Mr., nyina wa, baby boy of.

// titles lets a name take the title before it: Mama Shiru, nyina wa Kamau,
// baby boy of Joyce, Mr. Shah.
func (v *view) titles(labels []label) {
	for i := range v.tokens {
		if labels[i] != labelName || i > 0 && labels[i-1] == labelName {
			continue
		}
		n := i
		switch string(v.word(n)) {
		case "of", "wa", "o", "ab":
			n++
		}
		if k := v.titleBefore(n); k < i {
			for ; k < i; k++ {
				labels[k] = labelName
			}
		}
	}
}

// titleBefore returns the first token of the title that stands before token i,
// or i.
func (v *view) titleBefore(i int) int {
	if i >= len(v.tokens) {
		return i
	}
	if c := v.couple(i); c < i {
		return c
	}
	k := i - 1
	for v.is(k, '.') && v.glued(k) {
		k--
	}
	if !v.free(k) || v.tokens[k+1].newLine || k < 0 {
		return i
	}
	if v.vaccine(k, i) {
		return i
	}
	word := string(v.word(k))
	switch word {
	case "wa", "of", "o", "ya", "mar", "ab":
		if word == "o" && !v.is(k-1, '/') {
			return i
		}
		if word == "o" {
			k--
		}
		n := k - 1
		switch string(v.word(n)) {
		case "nyina", "nyinya", "inya", "ithe", "maitu", "maituwe", "mwaitu", "nyinyia", "mamake", "babake", "mathe", "fathe", "fathee", "mama", "baba":
			if v.free(n) && word == "wa" {
				return n
			}
		case "kamet", "kwan", "kwanda":
			if v.free(n) && word == "ab" {
				return n // kamet ab Kibet
			}
		case "boy", "girl", "twin", "twins":
			if word == "of" || word == "wa" && string(v.word(n-1)) == "baby" {
				if w := string(v.word(n - 1)); v.free(n-1) && (w == "baby" || w == "male" || w == "female") {
					return n - 1
				}
				return i
			}
		case "baby", "b", "infant":
			if word == "of" || word == "o" {
				return n
			}
		}
		return i
	}
	if v.has(k, traitHonour) {
		return v.couple(k)
	}
	return i
}

// couple returns the first token of two titles of which token k is the second, or
// k: Mr and Mrs.
func (v *view) couple(k int) int {
	if w := string(v.word(k)); w != "mrs" && w != "bi" && w != "bibi" {
		return k
	}
	if w := string(v.word(k - 1)); w != "and" && w != "na" && !v.is(k-1, '&') {
		return k
	}
	n := k - 2
	for v.is(n, '.') {
		n--
	}
	if w := string(v.word(n)); (w == "mr" || w == "bwana") && v.allFree(n, k) {
		return n
	}
	return k
}
