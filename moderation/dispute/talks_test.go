package dispute_test

import (
	"fmt"
	"slices"
	"testing"

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
func places(r *dispute.Reader, messages []dispute.Message) (all []string) {
	found, _ := r.Follow(messages)
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
	asFresh := func(messages []dispute.Message) []string { return places(anew.With(anew.Scales()), messages) }
	lessons, _ := lessonsOf(t, "dev2")
	found := 0
	for i := 0; i+1 < 40; i += 2 {
		one, other := messagesOf(&lessons[i]), messagesOf(&lessons[i+1])
		for n := 1; n <= max(len(one), len(other)); n++ {
			for _, talk := range [][]dispute.Message{one, other} {
				upTo := talk[:min(n, len(talk))]
				got, want := places(goesOn, upTo), asFresh(upTo)
				if !slices.Equal(got, want) {
					t.Fatalf("%s, %d messages: %v, anew %v", lessons[i].ID, n, got, want)
				}
				found += len(got)
			}
		}
		if len(one) > 3 {
			gone := slices.Delete(slices.Clone(one), 0, 1)
			if got, want := places(goesOn, gone), asFresh(gone); !slices.Equal(got, want) {
				t.Fatalf("%s, without its first: %v, anew %v", lessons[i].ID, got, want)
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
		reader.Follow(all[max(0, n-window):n])
	}
	found, claims := reader.Follow(all[len(all)-window:])
	if len(claims) != window || len(found) != 1 {
		t.Fatalf("%d claims, %d disagreements", len(claims), len(found))
	}
	if first, second := found[0].Sides(); first != window-2 || second != window-1 || found[0].At != window-1 {
		t.Errorf("it stands at %d, %d and %d", first, second, found[0].At)
	}
}
