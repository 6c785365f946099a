package words

import "slices"

// mender finds the word that a mistyped one was meant to be, among the known
// ones, by the pairs of letters they share.
type mender struct {
	words []string
	byTwo map[string][]int32
}

// newMender learns the words that may be meant.
func newMender(known []string) *mender {
	m := &mender{byTwo: make(map[string][]int32)}
	for _, word := range known {
		if len(word) < 4 {
			continue
		}
		at := int32(len(m.words))
		m.words = append(m.words, word)
		for pair := range pairs(word) {
			m.byTwo[pair] = append(m.byTwo[pair], at)
		}
	}
	return m
}

func pairs(word string) map[string]bool {
	all := make(map[string]bool, len(word)+1)
	padded := "^" + word + "$"
	for i := 0; i+2 <= len(padded); i++ {
		all[padded[i:i+2]] = true
	}
	return all
}

// mend returns the nearest known word: one slip of typing in a word of six to
// nine letters, two in a longer one, and the same first letter.
func (m *mender) mend(word string) (string, bool) {
	allowed := 1
	switch {
	case len(word) < 6:
		return "", false
	case len(word) >= 10:
		allowed = 2
	}
	shared := make(map[int32]int)
	for pair := range pairs(word) {
		for _, at := range m.byTwo[pair] {
			shared[at]++
		}
	}
	best, bestSlips := "", allowed+1
	for at, n := range shared {
		known := m.words[at]
		if n < len(word)-2*allowed-1 || known[0] != word[0] || max(len(known)-len(word), len(word)-len(known)) > allowed {
			continue
		}
		slips := slipsBetween(word, known)
		if slips < bestSlips || slips == bestSlips && known < best {
			best, bestSlips = known, slips
		}
	}
	return best, best != "" && bestSlips <= allowed
}

// slipsBetween counts the letters added, left out, changed or swapped.
func slipsBetween(a, b string) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
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
		before, above, row = above, slices.Clone(row), before
	}
	return above[len(b)]
}
