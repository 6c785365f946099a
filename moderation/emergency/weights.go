package emergency

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"errors"
	"math"

	"github.com/mshauri/mshauri/chat"
)

//go:embed model.bin
var modelFile []byte

// Features is how many traits have a weight, Classes how many things a text may
// be: nothing, or one of chat.Dangers.
const (
	Features = 1 << traitBits
	Classes  = 8
)

// adds is from which share on the learnt part rings where the rules do not.
// Chosen, as silence is, by leaving one writer's messages out; docs/quality.md
// has the figures.
func adds(doubt bool) float64 {
	if doubt {
		return 0.9
	}
	return 0.5
}

// silence is under which share the learnt part silences the rules.
func silence(doubt bool) float64 {
	if doubt {
		return 0.1
	}
	return 0.03
}

// Weights are what each trait is worth for each class, learnt by
//
//	go run ./moderation/emergency/train
type Weights struct {
	Fingerprint [sha256.Size]byte // of what they were learnt from
	Scale       float32           // of one step of the table
	Bias        [Classes]float32
	Table       []int8 // Features rows of Classes
}

var errWeights = errors.New("the weights are not of this program")

// Encode writes weights as model.bin holds them.
func (w *Weights) Encode() []byte {
	var b bytes.Buffer
	b.Write(w.Fingerprint[:])
	for _, x := range append([]float32{w.Scale}, w.Bias[:]...) {
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
	}
	for _, x := range w.Table {
		b.WriteByte(byte(x))
	}
	return b.Bytes()
}

// Decode reads weights. The error says that they are of another size.
func Decode(data []byte) (*Weights, error) {
	const head = sha256.Size + 4 + 4*Classes
	if len(data) != head+Features*Classes {
		return nil, errWeights
	}
	w := &Weights{Table: make([]int8, Features*Classes)}
	data = data[copy(w.Fingerprint[:], data):]
	read := func() float32 {
		x := math.Float32frombits(binary.LittleEndian.Uint32(data))
		data = data[4:]
		return x
	}
	w.Scale = read()
	for i := range w.Bias {
		w.Bias[i] = read()
	}
	for i, b := range data {
		w.Table[i] = int8(b)
	}
	return w, nil
}

// Judge says how sure it is, from 0 to 1, that something cannot wait, and what
// it most likely is.
func (w *Weights) Judge(t Traits) (sure float64, kind chat.Danger) {
	var score [Classes]float32
	for i, at := range t.Index {
		row, x := (*[Classes]int8)(w.Table[int(at)*Classes:]), t.Value[i]
		for c := range row {
			score[c] += x * float32(row[c])
		}
	}
	top := float32(math.Inf(-1))
	for c := range score {
		score[c] = score[c]*w.Scale + w.Bias[c]
		top = max(top, score[c])
	}
	sum, best := 0.0, 1
	for c := range score {
		sum += math.Exp(float64(score[c] - top))
		if c > 1 && score[c] > score[best] {
			best = c
		}
	}
	return 1 - math.Exp(float64(score[0]-top))/sum, chat.Dangers()[best-1]
}

func embedded() *Weights {
	w, err := Decode(modelFile)
	if err != nil {
		// The weights are part of the program: a build with broken ones does
		// not pass its tests.
		panic("emergency: model.bin: " + err.Error())
	}
	return w
}
