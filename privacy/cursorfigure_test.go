package privacy_test

import (
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// A cursor gives away hours and dates, and no number by which somebody could
// be found. Broken on purpose: without the limit of two digits before a mark,
// the telephone number below is read.
func TestFiguresAreSmall(t *testing.T) {
	for text, want := range map[string]int{
		"14:00": 2, "9am": 1, "9.30pm": 2, "12/12/2026": 3, "(09:00)": 2, "0900hrs": 1, "12th": 1, "9": 1,
	} {
		if figure, ok := privacy.Read(privacy.NewRaw(text + " x")).Figures([]string{"am", "pm", "hrs", "th"}); !ok || len(figure.Numbers) != want {
			t.Errorf("%q is %v (%v)", text, figure, ok)
		}
	}
	for _, text := range []string{
		"0712345678", "0712-345-678", "12345", "254:712", "12/345", "12/12/20267", "12:30:4567", "9xm", "", "x9", "a", "1/2/3/4", "12-3456", "12/1/345",
		"12:30-45", "07-12-345",
	} {
		cursor := privacy.Read(privacy.NewRaw(text))
		if figure, ok := cursor.Figures([]string{"am", "pm", "hrs", "th"}); ok {
			t.Errorf("%q is read as %v", text, figure)
		}
	}
}

// An announcement is cut into its text and its last words, the longest ending
// first, and the word between is dropped.
func TestEndings(t *testing.T) {
	var texts, endings []int
	for text, ending := range privacy.Read(privacy.NewRaw("Data review at Lari at  9am")).Endings([]string{"at"}) {
		texts, endings = append(texts, text.Len()), append(endings, ending.Rest().Len())
	}
	if len(texts) != 5 || texts[0] != len("Data") || endings[0] != len("review at Lari at  9am") || endings[4] != len("9am") || texts[4] != len("Data review at Lari") {
		t.Errorf("cut into %v and %v", texts, endings)
	}
	for range privacy.Read(privacy.NewRaw("one")).Endings(nil) {
		t.Error("one word has no ending")
	}
}
