package transcript

// Phones put marks of direction that nobody sees into an export, and spaces of
// several widths. This file knows both, as they lie in UTF-8.

// markAt is the size of the invisible mark at i; 0 is none.
func markAt(line []byte, i int) int {
	if i+2 >= len(line) {
		return 0
	}
	switch a, b, c := line[i], line[i+1], line[i+2]; {
	case a == 0xE2 && b == 0x80 && (c >= 0x8B && c <= 0x8F || c >= 0xAA && c <= 0xAE):
		return 3
	case a == 0xE2 && b == 0x81 && (c == 0xA0 || c >= 0xA6 && c <= 0xA9):
		return 3
	case a == 0xEF && b == 0xBB && c == 0xBF: // the mark at the beginning of a file
		return 3
	}
	return 0
}

// spaceAt is the size of the space at i, of any width; 0 is none.
func spaceAt(line []byte, i int) int {
	if i >= len(line) {
		return 0
	}
	switch c := line[i]; {
	case c == ' ' || c == '\t':
		return 1
	case c == 0xC2 && i+1 < len(line) && line[i+1] == 0xA0:
		return 2
	case c == 0xE2 && i+2 < len(line) && line[i+1] == 0x80 && (line[i+2] >= 0x80 && line[i+2] <= 0x8A || line[i+2] == 0xAF):
		return 3
	}
	return 0
}

func isSpaceAt(line []byte, i int) bool { return spaceAt(line, i) > 0 }

// skipMarks steps over invisible marks.
func skipMarks(line []byte, i int) int {
	for i < len(line) && line[i] >= 0x80 {
		size := markAt(line, i)
		if size == 0 {
			break
		}
		i += size
	}
	return i
}

// skipSpaceOnly steps over spaces.
func skipSpaceOnly(line []byte, i int) int {
	for i < len(line) && isRare(line[i]) {
		size := spaceAt(line, i)
		if size == 0 {
			break
		}
		i += size
	}
	return i
}

// isRare is true of what can begin a space or a mark, and of few other bytes.
func isRare(c byte) bool { return c <= ' ' || c >= 0x80 }

// skipSpace steps over spaces and invisible marks.
func skipSpace(line []byte, i int) int {
	for i < len(line) && isRare(line[i]) {
		size := spaceAt(line, i)
		if size == 0 {
			size = markAt(line, i)
		}
		if size == 0 {
			break
		}
		i += size
	}
	return i
}

// trim takes spaces and invisible marks from both ends.
func trim(text []byte) []byte {
	text = text[skipSpace(text, 0):]
	for n := len(text); n > 0 && isRare(text[n-1]); n = len(text) {
		switch {
		case isSpaceAt(text, n-1):
			text = text[:n-1]
		case n >= 2 && spaceAt(text, n-2) == 2:
			text = text[:n-2]
		case n >= 3 && (spaceAt(text, n-3) == 3 || markAt(text, n-3) == 3):
			text = text[:n-3]
		default:
			return text
		}
	}
	return text
}

// has reports whether a word stands at i.
func has(line []byte, i int, word string) bool {
	return i+len(word) <= len(line) && string(line[i:i+len(word)]) == word
}
