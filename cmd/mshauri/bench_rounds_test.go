package main

import (
	"os"
	"slices"
	"strconv"
	"time"
)

// benchRounds is how often each measurement is taken, ours and what stands
// beside it in turn; the median counts.
func benchRounds() int {
	if n, err := strconv.Atoi(os.Getenv("MSHAURI_TEST_ROUNDS")); err == nil {
		return n
	}
	return 9
}

// median is the middle one of an odd number.
func median(of []float64) float64 { return quantile(of, 0.5) }

// quantile is the value below which a part of them lies.
func quantile(of []float64, part float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

func toMillis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
