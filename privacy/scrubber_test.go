package privacy_test

import (
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

func newScrubber(t testing.TB) *privacy.Scrubber {
	t.Helper()
	s, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestScrubRemovesWhatItKnows(t *testing.T) {
	s := newScrubber(t)
	for _, c := range []struct{ label, text, want string }{
		{"name, phone", "Mama Wanjiku hajaleta mtoto, simu 0757 987 093.", "[name 1] hajaleta mtoto, simu [phone]."},
		{"same person twice", "Trace Alvin Kamene. Otieno knows kamene", "Trace [name 1]. [name 2] knows [name 1]"},
		{"e-mail", "Nitumie kwa mulwa_florence@hotmail.com hiyo chart", "Nitumie kwa [email] hiyo chart"},
		{"id", "gave ID 24833555 today", "gave ID [id] today"},
		{"nothing to remove", "BCG imeisha, tuna vial 2 za MR pekee", "BCG imeisha, tuna vial 2 za MR pekee"},
		{"marks stay", "[name 1] na [phone]", "[name 1] na [phone]"},
	} {
		t.Run(c.label, func(t *testing.T) {
			clean, findings := s.Scrub(privacy.NewRaw(c.text))
			if clean.String() != c.want {
				t.Errorf("scrubbed %q, want %q", clean, c.want)
			}
			again, same := s.Scrub(privacy.NewRaw(clean.String()))
			if again != clean || len(same) != len(findings) {
				t.Errorf("second time: %q %v, first %v", again, same, findings)
			}
		})
	}
}
