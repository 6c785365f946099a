package privacy_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// A part of clean text is clean: it holds nothing that the whole did not, and no
// sign that began a line of a list.
func TestPartsOfCleanText(t *testing.T) {
	for _, test := range []struct{ text, mark, want string }{
		{"Tue / Thu / Fri", " / ", "Tue|Thu|Fri"},
		{"\n- Tue\n• Thu\n\n*Fri*", "\n", "Tue|Thu|Fri*"},
		{" one   two ", "/", "one two"},
		{"//", "/", ""},
	} {
		var got []string
		for _, part := range privacy.Stored(test.text).Parts(test.mark) {
			got = append(got, part.String())
		}
		if joined := strings.Join(got, "|"); joined != test.want {
			t.Errorf("%q: %q, want %q", test.text, joined, test.want)
		}
	}
	before, after, found := privacy.Stored("Which day? Tue").Cut("?")
	if before.String() != "Which day" || after.String() != " Tue" || !found {
		t.Errorf("cut into %q and %q, %v", before, after, found)
	}
}
