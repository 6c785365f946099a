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
	switch n {
	case 1:
		out[0] = m.sum(index, value)
	case 9:
		m.nine(index, value, (*[9]float32)(out))
	default:
		features := m.Features()
		for i, at := range index {
			if int(at) >= features {
				continue
			}
			for c, w := range m.weights[int(at)*n : int(at)*n+n] {
				out[c] += value[i] * float32(w)
			}
		}
	}
	for c := range out {
		out[c] = out[c]*m.scale[c] + m.bias[c]
	}
}

// sum is Score for one class.
func (m *Linear) sum(index []uint32, value []float32) float32 {
	var sum float32
	for i, at := range index {
		if int(at) < len(m.weights) {
			sum += value[i] * float32(m.weights[at])
		}
	}
	return sum
}

// nine is Score for the nine areas, written out: it is where the time goes.
func (m *Linear) nine(index []uint32, value []float32, out *[9]float32) {
	var s0, s1, s2, s3, s4, s5, s6, s7, s8 float32
	for i, at := range index {
		from := int(at) * 9
		if from+9 > len(m.weights) {
			continue
		}
		row, x := (*[9]int8)(m.weights[from:from+9]), value[i]
		s0 += x * float32(row[0])
		s1 += x * float32(row[1])
		s2 += x * float32(row[2])
		s3 += x * float32(row[3])
		s4 += x * float32(row[4])
		s5 += x * float32(row[5])
		s6 += x * float32(row[6])
		s7 += x * float32(row[7])
		s8 += x * float32(row[8])
	}
	*out = [9]float32{s0, s1, s2, s3, s4, s5, s6, s7, s8}
}
