package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Trained is what the training command leaves: which files it learnt from, and
// a model for the areas and one for whether something is asked.
type Trained struct {
	Fingerprint [32]byte
	Areas       *Linear
	Question    *Linear
}

// The file begins with its name and version, so that a foreign file is refused.
const magic = "mshauri topics 1\n"

// limit keeps a broken file from asking for all the memory there is.
const limit = 1 << 24

// ErrFormat is returned for bytes that are not a model.
var ErrFormat = errors.New("not a topics model")

// Encode writes the models as bytes, compressed: most weights are small.
func (t *Trained) Encode() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(magic)
	out.Write(t.Fingerprint[:])
	packed, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("encode model: %w", err)
	}
	for _, m := range []*Linear{t.Areas, t.Question} {
		if err := m.write(packed); err != nil {
			return nil, fmt.Errorf("encode model: %w", err)
		}
	}
	if err := packed.Close(); err != nil {
		return nil, fmt.Errorf("encode model: %w", err)
	}
	return out.Bytes(), nil
}

// Decode reads what Encode wrote. It returns ErrFormat for anything else.
func Decode(data []byte) (*Trained, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	t := &Trained{}
	if !ok || len(rest) < len(t.Fingerprint) {
		return nil, ErrFormat
	}
	copy(t.Fingerprint[:], rest)
	packed := flate.NewReader(bytes.NewReader(rest[len(t.Fingerprint):]))
	var err error
	if t.Areas, err = read(packed); err != nil {
		return nil, err
	}
	if t.Question, err = read(packed); err != nil {
		return nil, err
	}
	return t, nil
}

func (m *Linear) write(to io.Writer) error {
	head := binary.LittleEndian.AppendUint32(nil, uint32(m.classes))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(m.weights)))
	for c := range m.classes {
		head = binary.LittleEndian.AppendUint32(head, math.Float32bits(m.bias[c]))
		head = binary.LittleEndian.AppendUint32(head, math.Float32bits(m.scale[c]))
	}
	if _, err := to.Write(head); err != nil {
		return err
	}
	// Class by class: weights of one class resemble each other.
	column := make([]byte, 0, m.Features())
	for c := range m.classes {
		column = column[:0]
		for i := c; i < len(m.weights); i += m.classes {
			column = append(column, byte(m.weights[i]))
		}
		if _, err := to.Write(column); err != nil {
			return err
		}
	}
	return nil
}

func read(from io.Reader) (*Linear, error) {
	var head [8]byte
	if _, err := io.ReadFull(from, head[:]); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	classes, size := int(binary.LittleEndian.Uint32(head[:])), int(binary.LittleEndian.Uint32(head[4:]))
	if classes < 1 || classes > 64 || size < classes || size > limit || size%classes != 0 {
		return nil, ErrFormat
	}
	m := &Linear{classes: classes, bias: make([]float32, classes), scale: make([]float32, classes), weights: make([]int8, size)}
	for c := range classes {
		if _, err := io.ReadFull(from, head[:]); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		m.bias[c] = math.Float32frombits(binary.LittleEndian.Uint32(head[:]))
		m.scale[c] = math.Float32frombits(binary.LittleEndian.Uint32(head[4:]))
	}
	column := make([]byte, size/classes)
	for c := range classes {
		if _, err := io.ReadFull(from, column); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		for i, b := range column {
			m.weights[i*classes+c] = int8(b)
		}
	}
	return m, nil
}
