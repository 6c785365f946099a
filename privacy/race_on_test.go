//go:build race

package privacy_test

const raceEnabled = true
