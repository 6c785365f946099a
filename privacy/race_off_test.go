//go:build !race

package privacy

// RaceEnabled says whether the race detector watches these tests.
const RaceEnabled = false
