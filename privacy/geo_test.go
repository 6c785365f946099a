package privacy_test

import "testing"

func TestCoordinates(t *testing.T) {
	runCases(t, []scrubCase{
		{"decimal degrees", "Found at -1.2345, 36.7781 today", "Found at [place] today"},
		{"degrees and minutes", `GPS 1°18'22.4"S 37°15'10.9"E`, "GPS [place]"},
		{"map link", "hapa https://maps.app.goo.gl/xK3tQz91Lm", "hapa [place]"},
		{"plus code", "FQ7V+8X Machakos", "[place]"},
		{"three words", "what3words filled.count.soap", "[place]"},
		{"post box", "her mother, P.O. Box 114-00902 Kikuyu", "her mother, [place]"},
	})
	stays(t, "Temp 4.125, 5.250 and 3.999", "Write to P.O. Box 114-00902 Kikuyu", "kept at +2 to +8")
}
