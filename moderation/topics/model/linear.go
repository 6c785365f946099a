package model

import "math"

// Linear gives every class a score: the sum of the weights of the features.
type Linear struct {
	classes int
	bias    []float32
	scale   []float32
	weights []int8 // feature after feature, a class each
}

// Quantise makes a model of exact weights, laid out feature after feature.
func Quantise(classes int, bias, weights []float32) *Linear {
	m := &Linear{
		classes: classes,
		bias:    append([]float32(nil), bias...),
		scale:   make([]float32, classes),
		weights: make([]int8, len(weights)),
	}
	for c := range classes {
		var top float64
		for i := c; i < len(weights); i += classes {
			top = max(top, math.Abs(float64(weights[i])))
		}
		if top == 0 {
			continue
		}
		// The largest few weights may be cut: the many small ones then keep
		// more of their shape.
		m.scale[c] = float32(top / 127)
		for i := c; i < len(weights); i += classes {
			m.weights[i] = int8(math.Round(float64(weights[i]) / top * 127))
		}
	}
	return m
}

// Classes is how many scores the model gives.
func (m *Linear) Classes() int { return m.classes }

// Features is how many features the model has weights for.
func (m *Linear) Features() int { return len(m.weights) / m.classes }

// Score writes the score of each class to out. An index beyond the table
// counts for nothing.
func (m *Linear) Score(index []uint32, value []float32, out []float32) {
	n := m.classes
	out = out[:n]
	clear(out)
	features := uint32(len(m.weights) / n)
	for i, at := range index {
		if at >= features {
			continue
		}
		row, x := m.weights[int(at)*n:int(at)*n+n], value[i]
		for c, w := range row {
			out[c] += x * float32(w)
		}
	}
	for c := range out {
		out[c] = out[c]*m.scale[c] + m.bias[c]
	}
}
