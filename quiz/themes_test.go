package quiz_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/quiz"
)

// slots are themes of one week each, from a Monday on.
func slots(names ...string) (themes quiz.Themes) {
	for i, name := range names {
		themes = append(themes, quiz.Slot{From: firstDay.AddDate(0, 0, 7*i), Weeks: 1, What: name})
	}
	return themes
}

var firstDay = time.Date(2027, 3, 15, 0, 0, 0, 0, time.UTC)

func whats(themes quiz.Themes) string {
	var names []string
	for _, slot := range themes {
		names = append(names, slot.What)
	}
	return strings.Join(names, " ")
}

// What is chosen comes forward, and what stood before it moves back.
func TestAThemeThatIsChosenComesForward(t *testing.T) {
	for _, test := range []struct{ label, choices, want string }{
		{"nothing is chosen", "", "a b c d"},
		{"the last is next", "1 d", "a d b c"},
		{"what is planned is chosen", "1 b", "a b c d"},
		{"one after the other", "1 d 2 c", "a d c b"},
		{"what is over is not left", "2 a", "a b c d"},
		{"what there never was", "1 x", "a b c d"},
		{"a day on which none begins", "9 d", "a b c d"},
	} {
		t.Run(test.label, func(t *testing.T) {
			choices := make(map[time.Time]string)
			words := strings.Fields(test.choices)
			for i := 0; i < len(words); i += 2 {
				choices[firstDay.AddDate(0, 0, 7*int(words[i][0]-'0'))] = words[i+1]
			}
			if got := whats(slots("a", "b", "c", "d").Chosen(choices)); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// Whatever is chosen, the days stay as they were, nothing is lost and nothing
// comes twice. Broken on purpose and seen red: with the theme put in its place
// without moving the others.
func TestChoosingLosesNoTheme(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}), 1, 8).Draw(t, "names")
		plan := slots(names...)
		choices := make(map[time.Time]string)
		for range rapid.IntRange(0, 5).Draw(t, "choices") {
			day := firstDay.AddDate(0, 0, 7*rapid.IntRange(0, 9).Draw(t, "day"))
			choices[day] = rapid.SampledFrom([]string{"a", "b", "c", "x"}).Draw(t, "what")
		}
		chosen := plan.Chosen(choices)
		before, after := strings.Fields(whats(plan)), strings.Fields(whats(chosen))
		slices.Sort(before)
		slices.Sort(after)
		if !slices.Equal(before, after) {
			t.Fatalf("%v became %v", before, after)
		}
		for i := range plan {
			if !plan[i].From.Equal(chosen[i].From) || plan[i].Weeks != chosen[i].Weeks {
				t.Fatalf("the days have moved: %+v, %+v", plan[i], chosen[i])
			}
		}
	})
}

func TestDaysOfThemes(t *testing.T) {
	themes := slots("cold-chain", "mdvp")
	for day, want := range map[int]string{-1: "", 0: "cold-chain", 6: "cold-chain", 7: "mdvp", 13: "mdvp", 14: ""} {
		if slot, _ := themes.On(firstDay.AddDate(0, 0, day)); slot.What != want {
			t.Errorf("on day %d: %q, want %q", day, slot.What, want)
		}
	}
	if got := whats(themes.After(firstDay)); got != "mdvp" {
		t.Errorf("after the first day: %s", got)
	}
	if themes[0].Theme() != (quiz.Theme{Area: "cold-chain"}) || themes[1].Theme() != (quiz.Theme{Topic: "mdvp"}) {
		t.Errorf("%+v, %+v", themes[0].Theme(), themes[1].Theme())
	}
	nairobi := time.FixedZone("EAT", 3*60*60)
	if got := quiz.Day(time.Date(2027, 3, 14, 22, 0, 0, 0, time.UTC), nairobi); !got.Equal(firstDay) {
		t.Errorf("an hour after midnight in Nairobi is %s", got)
	}
}
