package emergency

// speller mends a mistyped word of an emergency, and no other.
type speller struct {
	known map[string]bool
	words []string // those of six letters and more
}

// ordinary are words that are one slip away from a sign, and mean what they say.
var ordinary = []string{"picked", "shallow", "checking", "confusion", "joking", "cooking", "smelling", "spelling", "dwelling", "breather", "nimejifunga"}

func newSpeller(patterns []pattern) *speller {
	s := &speller{known: make(map[string]bool)}
	for _, word := range ordinary {
		s.known[word] = true
	}
	for _, p := range patterns {
		for _, part := range p.parts {
			for _, shape := range part.either {
				if shape.sort != '=' {
					continue
				}
				s.known[shape.text] = true
				if p.class == "mend" {
					s.words = append(s.words, shape.text)
				}
			}
		}
	}
	return s
}

// mend returns the sign that a word of six letters or more was meant to be,
// one slip away (two in a word of nine), or the word itself.
func (s *speller) mend(word string) string {
	if len(word) < 6 || s.known[word] {
		return word
	}
	allowed := 1
	if len(word) >= 9 {
		allowed = 2
	}
	for _, sign := range s.words {
		if sign[0] == word[0] && max(len(sign)-len(word), len(word)-len(sign)) <= allowed && slips(word, sign, allowed) <= allowed {
			return sign
		}
	}
	return word
}

// slips counts the letters added, left out, changed or swapped, as far as it matters.
func slips(a, b string, most int) int {
	var rows [3][32]int
	if len(a) >= 31 || len(b) >= 31 {
		return most + 1
	}
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, above, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}
