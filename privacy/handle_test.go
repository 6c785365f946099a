package privacy_test

import "testing"

func TestHandles(t *testing.T) {
	runCases(t, []scrubCase{
		{"after its network", "IG @queen_shiko", "IG [other]"},
		{"with signs no name has", "ask @mamaliam_254", "ask [other]"},
		{"a page", "Facebook yake ni facebook.com/halima.omar.77", "Facebook yake ni [other]"},
		{"Telegram", "Telegram t.me/nimo_ke", "Telegram [other]"},
	})
	stays(t, "@all please read", "15 doses @ 300 bob", "see health.go.ke for the schedule")
}
