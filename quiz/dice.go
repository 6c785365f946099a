package quiz

import (
	"hash/fnv"
	"math/bits"
)

// Seed makes a seed from words, such as group, round and item. The same words
// give the same seed for ever.
func Seed(words ...string) uint64 {
	h := fnv.New64a()
	for _, word := range words {
		h.Write([]byte(word))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// dice is a small source of chance of our own (SplitMix64, Steele et al. 2014):
// an item that was posted must come out the same after any upgrade, which the
// standard library does not promise of its helpers.
type dice struct{ state uint64 }

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1. The bias of the multiplication is under
// n/2^64 and of no account here.
func (d *dice) below(n int) int {
	if n <= 1 {
		return 0
	}
	high, _ := bits.Mul64(d.next(), uint64(n))
	return int(high)
}

// order is the numbers 0 to n-1, shuffled.
func (d *dice) order(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := d.below(i + 1)
		all[i], all[j] = all[j], all[i]
	}
	return all
}
