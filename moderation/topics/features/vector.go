package features

import "math"

// Bits is the size of a hashed table: 1<<Bits features.
type Bits uint8

// The sizes of the two tables that are embedded.
const (
	AreaBits     Bits = 17
	QuestionBits Bits = 16
)

// Vector is the features of one posting: which, and how strongly. The same
// index may stand more than once.
type Vector struct {
	Index []uint32
	Value []float32
	bits  Bits
	group int // where the group that is being filled begins
}

// Len is how many features there are.
func (v *Vector) Len() int { return len(v.Index) }

// Reset empties the vector for another posting, and keeps its room.
func (v *Vector) Reset(bits Bits) {
	v.Index, v.Value, v.bits, v.group = v.Index[:0], v.Value[:0], bits, 0
}

func (v *Vector) put(hash uint64, value float32) {
	// The high half of a multiplied hash is the well mixed one.
	hash *= 0x9E3779B97F4A7C15
	v.Index = append(v.Index, uint32(hash>>(64-v.bits)))
	v.Value = append(v.Value, value)
}

// close ends a group of features: together they weigh as much as given,
// however many they are.
func (v *Vector) close(weight float64) {
	n := len(v.Value) - v.group
	if n == 0 {
		return
	}
	each := float32(weight / math.Sqrt(float64(n)+2))
	for i := v.group; i < len(v.Value); i++ {
		v.Value[i] *= each
	}
	v.group = len(v.Value)
}

const (
	seed  uint64 = 14695981039346656037
	prime uint64 = 1099511628211
)

// key begins the hash of a feature: each family of features has its own.
func key(family byte) uint64 { return (seed ^ uint64(family)) * prime }

func hashText(h uint64, text string) uint64 {
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * prime
	}
	return h
}

func hashByte(h uint64, b byte) uint64 { return (h ^ uint64(b)) * prime }

func hashNumber(h uint64, n int) uint64 {
	h = (h ^ uint64(n&0xff)) * prime
	return (h ^ uint64(n>>8)) * prime
}
