package transcript

// periods are the words for the halves of a day, as phones write them beside
// an hour. am and pm in Latin letters, with and without points, are read by
// readPeriod itself.
var periods = [...]struct {
	word string
	half int
}{
	{"ص", beforeNoon},
	{"م", afterNoon}, // Arabic
	{"上午", beforeNoon},
	{"下午", afterNoon},
	{"凌晨", beforeNoon},
	{"早上", beforeNoon},
	{"中午", afterNoon},
	{"晚上", afterNoon},
	{"午前", beforeNoon},
	{"午後", afterNoon},
	{"오전", beforeNoon},
	{"오후", afterNoon},
	{"पूर्वाह्न", beforeNoon},
	{"अपराह्न", afterNoon},
	{"ጥዋት", beforeNoon},
	{"ከሰዓት", afterNoon}, // Amharic
	{"GH", beforeNoon},
	{"GD", afterNoon}, // Somali
	{"WD", beforeNoon},
	{"WB", afterNoon}, // Oromo
	{"vorm.", beforeNoon},
	{"nachm.", afterNoon},
	{"π.μ.", beforeNoon},
	{"μ.μ.", afterNoon},
	{"ΠΜ", beforeNoon},
	{"ΜΜ", afterNoon},
	{"ÖÖ", beforeNoon},
	{"ÖS", afterNoon},
	{"de.", beforeNoon},
	{"du.", afterNoon},
	{"in the morning", beforeNoon},
	{"in the afternoon", afterNoon},
	{"in the evening", afterNoon},
}

// readPeriod reads the half of the day that begins at i; 0 is none.
func readPeriod(line []byte, i int) (next, half int) {
	if i >= len(line) {
		return i, 0
	}
	switch line[i] {
	case ']', '-', ':', ',', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return i, 0
	case 'a', 'A':
		half = beforeNoon
	case 'p', 'P':
		half = afterNoon
	}
	if half != 0 {
		if at, ok := readM(line, i+1); ok {
			return at, half
		}
	}
	for _, p := range periods {
		if has(line, i, p.word) {
			return i + len(p.word), p.half
		}
	}
	return i, 0
}

// readM reads what follows the first letter of AM, a.m., p. m. and the like.
func readM(line []byte, i int) (int, bool) {
	if i < len(line) && line[i] == '.' {
		i++
	}
	i = skipSpace(line, i)
	if i >= len(line) || line[i] != 'm' && line[i] != 'M' {
		return i, false
	}
	if i++; i < len(line) && line[i] == '.' {
		i++
	}
	return i, true
}
