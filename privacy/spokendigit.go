package privacy

// spokenDigit reads a word that is one or two digits when said: "seven",
// "saba", "twenty". For "double" and "triple" n is 0 and the first digit says
// how often the next one is meant.
func (v *view) spokenDigit(k int) (digits [2]byte, n int, ok bool) {
	if !v.has(k, traitDigit) {
		return digits, 0, false
	}
	switch string(v.word(k)) {
	case "zero", "oh", "sifuri", "sufuri", "sifri", "ziro", "nought", "naught":
		return [2]byte{'0'}, 1, true
	case "one", "moja", "mosi":
		return [2]byte{'1'}, 1, true
	case "two", "mbili":
		return [2]byte{'2'}, 1, true
	case "three", "tatu":
		return [2]byte{'3'}, 1, true
	case "four", "nne":
		return [2]byte{'4'}, 1, true
	case "five", "tano":
		return [2]byte{'5'}, 1, true
	case "six", "sita":
		return [2]byte{'6'}, 1, true
	case "seven", "saba":
		return [2]byte{'7'}, 1, true
	case "eight", "nane":
		return [2]byte{'8'}, 1, true
	case "nine", "tisa":
		return [2]byte{'9'}, 1, true
	case "double":
		return [2]byte{'2'}, 0, true
	case "triple", "treble":
		return [2]byte{'3'}, 0, true
	case "ten", "kumi":
		return [2]byte{'1', '0'}, 2, true
	case "eleven":
		return [2]byte{'1', '1'}, 2, true
	case "twelve":
		return [2]byte{'1', '2'}, 2, true
	}
	if tens, ok := spokenTens(v.word(k)); ok {
		// "twenty two" gives the 2 here and the second 2 from its own word
		if v.has(k+1, traitDigit) && !v.has(k+1, traitTens) || joinsTens(v.word(k+1)) && v.ones(k+2) > 0 {
			return [2]byte{tens}, 1, true
		}
		return [2]byte{tens, '0'}, 2, true
	}
	return digits, 0, false
}

// spokenFiller reports words that are said between digits and are none: three
// hundred and forty, mia tatu, then.
func (v *view) spokenFiller(k int) bool {
	switch string(v.word(k)) {
	case "hundred", "mia", "and", "na", "then", "thats", "that's", "halafu", "kisha", "alafu", "comma", "dash", "space", "pause", "ni", "again", "tena":
		return true
	}
	return false
}

// homophone is the digit that a word was typed for, or 0: zero seven too two.
func homophone(word []byte) byte {
	switch string(word) {
	case "won", "wan":
		return '1'
	case "too", "to", "tu":
		return '2'
	case "for", "foo", "fo":
		return '4'
	case "ate", "eit":
		return '8'
	case "zro", "owe":
		return '0'
	}
	return 0
}

func spokenTens(word []byte) (byte, bool) {
	switch string(word) {
	case "twenty", "ishirini":
		return '2', true
	case "thirty", "thelathini":
		return '3', true
	case "forty", "arobaini", "arubaini":
		return '4', true
	case "fifty", "hamsini":
		return '5', true
	case "sixty", "sitini":
		return '6', true
	case "seventy", "sabini":
		return '7', true
	case "eighty", "themanini":
		return '8', true
	case "ninety", "tisini":
		return '9', true
	}
	return 0, false
}
