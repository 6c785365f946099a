package privacy_test

import "testing"

func TestPlates(t *testing.T) {
	runCases(t, []scrubCase{
		{"car", "gari KBC 118Z imefika", "gari [other] imefika"},
		{"motorcycle", "boda KMFB 882T", "boda [other]"},
		{"government", "GK vehicle GKA 512Y", "GK vehicle [other]"},
		{"with dashes", "matatu KBX-334-L", "matatu [other]"},
		{"small letters", "gari kbc118z", "gari [other]"},
	})
	stays(t, "KEPI 510 form", "KNH 100 beds")
}
