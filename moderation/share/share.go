// Package share is so many of so many, with the interval in which the true
// share lies: what every measurement of moderation is reported in.
package share

import (
	"fmt"
	"math"
)

// Share is so many of so many.
type Share struct{ Of, N int }

// Count counts one more, which is among them or not.
func (s *Share) Count(yes bool) {
	s.N++
	if yes {
		s.Of++
	}
}

// Value is the share between 0 and 1; 0 of nothing.
func (s Share) Value() float64 {
	if s.N == 0 {
		return 0
	}
	return float64(s.Of) / float64(s.N)
}

// Interval is the range in which the true share lies with 95% confidence, by
// Wilson's method, which holds for small numbers and near the ends.
func (s Share) Interval() (low, high float64) {
	if s.N == 0 {
		return 0, 1
	}
	const z = 1.959964
	n, p := float64(s.N), s.Value()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, middle-half), min(1, middle+half)
}

// String is such as "0.982 (54 of 55, 95% 0.904 to 0.997)".
func (s Share) String() string {
	low, high := s.Interval()
	return fmt.Sprintf("%.3f (%d of %d, 95%% %.3f to %.3f)", s.Value(), s.Of, s.N, low, high)
}
