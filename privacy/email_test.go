package privacy_test

import "testing"

func TestEmails(t *testing.T) {
	for _, address := range []string{
		"mulwa_florence@hotmail.com", "shah.family+vax@gmail.com", "hmaina@health.kiambu.go.ke", "pwanjohi at gmail dot com", "johnmuli [at] gmail [dot] com", "GRACE.NDUKU@GMAIL.COM", "nurse.auma(at)outlook.com",
	} {
		t.Run(address, func(t *testing.T) {
			runCases(t, []scrubCase{{"in a sentence", "Nitumie kwa " + address + " hiyo chart", "Nitumie kwa [email] hiyo chart"}})
		})
	}
	stays(t, "kept at 4 dot 5 degrees", "meet @ 2pm", "we look at the chart")
}
