package learn

import "math"

// Bayes is naive Bayes over the features that are present.
type Bayes struct {
	Features int
	Classes  int
	Smooth   float64
}

// Train makes weights from examples: the logarithm of how much likelier a
// feature is in a class than elsewhere.
func (b Bayes) Train(examples []Example) *Weights {
	k := b.Classes
	w := &Weights{Classes: k, Bias: make([]float32, k), Table: make([]float32, b.Features*k)}
	total := make([]float64, k)
	prior := make([]float64, k)
	sums := make([]float64, b.Features*k)
	var all float64
	for i := range examples {
		e := &examples[i]
		for c, share := range e.Target {
			prior[c] += float64(share)
			for j, at := range e.Index {
				x := float64(e.Value[j]) * float64(share)
				if x > 0 {
					sums[int(at)*k+c] += x
					total[c] += x
					all += x
				}
			}
		}
	}
	for at := range b.Features {
		row := sums[at*k : at*k+k]
		var here float64
		for _, x := range row {
			here += x
		}
		if here == 0 {
			continue
		}
		for c, x := range row {
			in := (x + b.Smooth*total[c]/all) / (total[c] + b.Smooth)
			out := (here - x + b.Smooth*(all-total[c])/all) / (all - total[c] + b.Smooth)
			w.Table[at*k+c] = float32(math.Log(in / out))
		}
	}
	var n float64
	for _, p := range prior {
		n += p
	}
	for c, p := range prior {
		w.Bias[c] = float32(math.Log((p + 1) / (n + float64(k))))
	}
	return w
}

// Mix adds models: scores of the sum are the sums of the scores.
func Mix(parts []*Weights, shares []float64) *Weights {
	out := &Weights{Classes: parts[0].Classes, Bias: make([]float32, len(parts[0].Bias)), Table: make([]float32, len(parts[0].Table))}
	for p, part := range parts {
		share := float32(shares[p])
		for i, x := range part.Bias {
			out.Bias[i] += share * x
		}
		for i, x := range part.Table {
			out.Table[i] += share * x
		}
	}
	return out
}
