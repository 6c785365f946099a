package model_test

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/mshauri/mshauri/moderation/topics/model"
)

func small(classes int) *model.Linear {
	weights := make([]float32, classes*32)
	for i := range weights {
		weights[i] = float32(math.Sin(float64(i)))
	}
	return model.Quantise(classes, make([]float32, classes), weights)
}

func TestEncodeDecode(t *testing.T) {
	want := &model.Trained{Fingerprint: [32]byte{1, 2, 3}, Areas: small(9), Question: small(1)}
	data, err := want.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := want.Encode()
	if err != nil || !bytes.Equal(data, again) {
		t.Fatal("the same model gives other bytes the second time")
	}
	got, err := model.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	index, value := []uint32{0, 5, 31, 4000}, []float32{1, 0.5, -2, 9}
	a, b := make([]float32, 9), make([]float32, 9)
	want.Areas.Score(index, value, a)
	got.Areas.Score(index, value, b)
	for c := range a {
		if a[c] != b[c] {
			t.Errorf("class %d: %f and %f", c, a[c], b[c])
		}
	}
	if got.Fingerprint != want.Fingerprint {
		t.Error("the fingerprint was lost")
	}
}

func TestDecodeRefuses(t *testing.T) {
	data, err := (&model.Trained{Areas: small(9), Question: small(1)}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for label, broken := range map[string][]byte{
		"nothing":   nil,
		"foreign":   []byte("PK\x03\x04 something else entirely, and long enough to have a fingerprint"),
		"cut short": data[:len(data)/2],
		"no models": data[:60],
	} {
		if _, err := model.Decode(broken); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: %v, want ErrFormat", label, err)
		}
	}
}

// The written-out loops say what the plain one says.
func TestScoreByAnyPath(t *testing.T) {
	index, value := []uint32{1, 3, 3, 31}, []float32{1, 2, 0.25, -1}
	weights := make([]float32, 32*9)
	for i := range weights {
		weights[i] = float32(i%17) - 8
	}
	nine, wide := model.Quantise(9, make([]float32, 9), weights), make([]float32, 32*10)
	for i := range 32 {
		copy(wide[i*10:], weights[i*9:i*9+9])
	}
	ten := model.Quantise(10, make([]float32, 10), wide)
	a, b := make([]float32, 9), make([]float32, 10)
	nine.Score(index, value, a)
	ten.Score(index, value, b)
	for c := range a {
		if math.Abs(float64(a[c]-b[c])) > 1e-3 {
			t.Errorf("class %d: %f and %f", c, a[c], b[c])
		}
	}
}
