package privacy

import (
	"encoding/binary"
	"fmt"
	"sync"
)

// dateModel tells a person's date from a meeting's: a weight for every feature
// of datefeature.go. Weights are whole numbers, so that every machine gives
// the same result; they are learnt from the development messages by
//
//	go test ./privacy -run TestTrainDates -train
type dateModel []int16

// dateLeaning is what a date must not fall below to be a person's: a date left
// is worse than a date lost.
const dateLeaning = 512

var builtinDates = sync.OnceValue(func() dateModel {
	m, err := readDateModel([]byte(unpack("data/dates.bin.gz")))
	if err != nil {
		panic(fmt.Sprintf("privacy: data/dates.bin.gz: %v", err)) // a broken build
	}
	return m
})

func readDateModel(packed []byte) (dateModel, error) {
	if len(packed) != 2<<dateBits {
		return nil, fmt.Errorf("it holds %d bytes, not %d", len(packed), 2<<dateBits)
	}
	m := make(dateModel, 1<<dateBits)
	for i := range m {
		m[i] = int16(binary.LittleEndian.Uint16(packed[2*i:]))
	}
	return m, nil
}

func (m dateModel) write() []byte {
	out := make([]byte, 0, 2<<dateBits)
	for _, w := range m {
		out = binary.LittleEndian.AppendUint16(out, uint16(w))
	}
	return out
}

// score is how much a date seems to be a person's; above nought, more likely so.
func (m dateModel) score(features []uint32) int32 {
	var sum int32
	for _, f := range features {
		sum += int32(m[f])
	}
	return sum
}
