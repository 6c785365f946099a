package bot_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/quiz"
)

// Of a nurse in whose group no consent is recorded nothing is kept but the
// orders, and numbers that stand for them: her first Jambo is answered to its
// end all the same, and her own yes is what lets her words be kept.
// Seen red: with a jambo that is not taken without consent.
func TestAJamboWithoutAnyConsent(t *testing.T) {
	h := newHouse(t, extra{})
	group := h.group(chat.MenteesGroup, chat.English, "ben")
	if err := h.db.AllowGroup(t.Context(), chat.Group{
		ID: group, Name: "mentees", Kind: chat.MenteesGroup, Language: chat.English, AllowedAt: h.clock.Now(),
	}); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ typed, answered string }{
		{"Jambo", "2 Kiswahili"},
		{"1", "May I keep what you write"},
		{"we vaccinated all day", ""},
		{"1", "Thank you. From now on I keep"},
		{"4", "That is right"},
		{"we vaccinated all week", ""},
		{"Jambo", phrases.MenuIntro.In(chat.English).String()},
	} {
		h.hear("ben", "", step.typed)
		said := said(h.settle())
		if !strings.Contains(said, step.answered) || strings.Contains(said, "May I keep") != strings.Contains(step.answered, "May I keep") {
			t.Errorf("%q was answered with:\n%s", step.typed, said)
		}
	}
	member, err := h.db.Member(t.Context(), person("ben"))
	if err != nil || !member.Consented || !member.Welcomed || member.Language != chat.English {
		t.Fatalf("ben: %+v (%v)", member, err)
	}
	kept, err := h.db.PostingsOf(t.Context(), member.ID)
	if err != nil {
		t.Fatal(err)
	}
	words := ""
	for _, posting := range kept {
		words += posting.Text.String() + "\n"
	}
	if strings.Contains(words, "all day") || !strings.Contains(words, "all week") {
		t.Errorf("kept: %q", words)
	}
}

// Where no question has been reviewed none is tried, and the round ends there.
// Seen red: with a sample that does not ask whether it may be shown.
func TestAJamboWithoutAQuestionToTry(t *testing.T) {
	h := newHouse(t, extra{})
	shipped, err := quiz.Shipped() // of which nobody has reviewed an item yet
	if err != nil {
		t.Fatal(err)
	}
	h.quiz.Bank = shipped
	h.group(chat.MenteesGroup, chat.English, "ben")
	last := ""
	for _, typed := range []string{"Jambo", "1", "1"} {
		h.hear("ben", "", typed)
		last = said(h.settle())
	}
	if !strings.Contains(last, "From now on I keep") || !strings.Contains(last, phrases.WelcomeDone.In(chat.English).String()) || strings.Contains(last, "Try one") {
		t.Errorf("the round ended with:\n%s", last)
	}
	h.quiz.Demo = true // nothing is real there: it is asked, and marked
	name, text, most := h.quiz.Sample(chat.English)
	if most < 2 || !strings.Contains(text.String(), "draft, not reviewed yet") {
		t.Errorf("in a demo: %d answers, %q", most, text)
	}
	for answer, ok := range map[int]bool{0: false, 1: true, most: true, most + 1: false} {
		if said, found := h.quiz.SampleAnswer(name, answer, chat.English); found != ok || found == said.IsEmpty() {
			t.Errorf("answer %d: %q, %t", answer, said, found)
		}
	}
}
