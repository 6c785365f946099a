package words

import (
	"hash/fnv"
	"slices"
)

// Gram is three or four letters that stand together in a text, as a number, and
// how often they do.
type Gram struct {
	Key    uint32
	Weight float32
}

// Grams reads a text as its pieces of three and four letters, sorted: what two
// texts share even where words are mistyped, joined or bent.
func Grams(text string) []Gram {
	var runes []rune
	runes = append(runes, ' ')
	for _, t := range tokens(text) {
		runes = append(runes, []rune(t.text)...)
		runes = append(runes, ' ')
	}
	var keys []uint32
	for size := 3; size <= 4; size++ {
		for i := 0; i+size <= len(runes); i++ {
			hash := fnv.New32a()
			hash.Write([]byte(string(runes[i : i+size])))
			keys = append(keys, hash.Sum32())
		}
	}
	slices.Sort(keys)
	var all []Gram
	for _, key := range keys {
		if n := len(all); n > 0 && all[n-1].Key == key {
			all[n-1].Weight++
		} else {
			all = append(all, Gram{Key: key, Weight: 1})
		}
	}
	return all
}
