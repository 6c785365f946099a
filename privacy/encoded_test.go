package privacy_test

import "testing"

func TestEncoded(t *testing.T) {
	runCases(t, []scrubCase{
		{"base64 number", "code MDcyMjQ5NDg4Mg== please", "code [other] please"},
		{"base64 name", "V2Fuaml rdQ", "V2Fuaml rdQ"},
		{"per cent signs", "see %30%37%32%32%34%39%34%38%38%32", "see [phone]"},
	})
	stays(t, "coverage 45% and 50% and 55%", "immunization", "Penta1Penta3")
}
