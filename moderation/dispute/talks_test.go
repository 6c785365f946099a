package dispute_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/privacy"
)

// messagesOf is a lesson as postings.
func messagesOf(l *dispute.Lesson) []dispute.Message {
	all := make([]dispute.Message, len(l.Text))
	for i := range l.Text {
		all[i] = dispute.Message{From: l.From[i], At: l.At[i], Text: privacy.Stored(l.Text[i])}
	}
	return all
}

// places are where a reader found disagreements, and on which passages.
func places(r *dispute.Reader, group string, messages []dispute.Message) (all []string) {
	found, _ := r.Follow(group, messages)
	for _, d := range found {
		first, second := d.Sides()
		all = append(all, fmt.Sprint(first, second, d.At, d.SettledAt, d.Passages()))
	}
	return all
}

// What is read posting by posting is what is read at once, in two groups at a
// time and when a posting has gone in between. Taking up a talk whatever its
// messages were, and counting places from its beginning, were seen to turn this
// red.
func TestATalkIsReadOnAsItWouldBeReadAnew(t *testing.T) {
	goesOn, anew := dispute.New(), dispute.New()
	asFresh := func(messages []dispute.Message) []string { return places(anew.With(anew.Scales()), "one", messages) }
	lessons, _ := lessonsOf(t, "dev2")
	found := 0
	for i := 0; i+1 < 40; i += 2 {
		one, other := messagesOf(&lessons[i]), messagesOf(&lessons[i+1])
		for n := 1; n <= max(len(one), len(other)); n++ {
			for group, talk := range map[string][]dispute.Message{"one": one, "other": other} {
				upTo := talk[:min(n, len(talk))]
				got, want := places(goesOn, group, upTo), asFresh(upTo)
				if !slices.Equal(got, want) {
					t.Fatalf("%s, %d messages: %v, anew %v", lessons[i].ID, n, got, want)
				}
				found += len(got)
			}
		}
		if len(one) > 3 {
			gone := slices.Delete(slices.Clone(one), 1, 2)
			if got, want := places(goesOn, "one", gone), asFresh(gone); !slices.Equal(got, want) {
				t.Fatalf("%s, without its second: %v, anew %v", lessons[i].ID, got, want)
			}
		}
	}
	if found < 20 {
		t.Fatalf("only %d were found in all", found)
	}
}

// A window that moves on with a long talk finds a disagreement where it stands
// in the window.
func TestAWindowMovesOnWithATalk(t *testing.T) {
	reader := dispute.New()
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("%c: we are still waiting for the car, number %d", 'A'+i%5, i))
	}
	lines = append(lines, "A: BCG goes in the right forearm", "B: no, BCG goes in the left forearm")
	all := talk(lines...)
	const window = 24
	for n := 1; n < len(all); n++ {
		reader.Follow("one", all[max(0, n-window):n])
	}
	found, claims := reader.Follow("one", all[len(all)-window:])
	if len(claims) != window || len(found) != 1 {
		t.Fatalf("%d claims, %d disagreements", len(claims), len(found))
	}
	if first, second := found[0].Sides(); first != window-2 || second != window-1 || found[0].At != window-1 {
		t.Errorf("it stands at %d, %d and %d", first, second, found[0].At)
	}
}

// A number alone, the morning after: what was asked before the silence is not
// what it answers. Reading back over the silence panicked.
func TestANumberAloneAfterASilence(t *testing.T) {
	all := talk("A: the car comes at noon", "B: ako na weight gani? he looks small", "A: I shall look", "B: 6")
	all[3].At = all[3].At.Add(13 * time.Hour)
	if found, _ := dispute.New().Follow("one", all); len(found) > 0 {
		t.Errorf("found %+v", found[0])
	}
}

// Several new postings at once, and none at all, are read as they would be anew.
// Reading the last known one again was seen to turn this red.
func TestATalkIsReadOnByAnyNumberOfPostings(t *testing.T) {
	all := talk("A: baby is 9 months old", "B: BCG goes in the right forearm", "C: ok", "A: no, BCG goes in the left forearm", "D: which one is right then?")
	want := places(dispute.New(), "one", all)
	goesOn := dispute.New()
	for _, n := range []int{1, 3, 3, 5, 5} {
		if got := places(goesOn, "one", all[:n]); n == len(all) && (len(got) != 1 || !slices.Equal(got, want)) {
			t.Errorf("%v, anew %v", got, want)
		}
		if _, claims := goesOn.Follow("one", all[:n]); len(claims) != n {
			t.Errorf("of %d messages %d were read", n, len(claims))
		}
	}
	if got := places(goesOn, "another", all[3:]); len(got) > 0 {
		t.Errorf("another group's talk counted: %v", got)
	}
}

// Who gives way an hour later gives way: no passage comes with that message.
// Hearing it for a quarter of an hour only was seen to turn this red.
func TestWhoGivesWayLateIsNotQuotedAt(t *testing.T) {
	all := talk("A: measles is mixed and used for 8 hours", "B: but it is six", "A: si unajua, my mistake")
	all[2].At = all[2].At.Add(time.Hour)
	found, _ := dispute.New().Follow("one", all)
	for _, d := range found {
		if d.At == 2 {
			t.Errorf("quoted at who gives way: %+v", d)
		}
	}
}
