package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// A mentor sees in which areas a mentee does well who has said so, from three
// answers on: no letter, no number, no question. It ends at once with /share
// off, and nobody of another role is shown anything. Broken on purpose and seen
// red: with two answers of an area told, and with shared_at left after /share off.
func TestAMentorSeesAreasAndNoAnswers(t *testing.T) {
	h := newHouse(t, extra{})
	group := h.group(chat.MenteesGroup, chat.English, "ben", "amina", "maua")
	h.group(chat.MentorsGroup, chat.English, "amina", "maua")
	ben, err := h.db.Member(t.Context(), person("ben"))
	if err != nil {
		t.Fatal(err)
	}
	h.pair("amina", "ben")
	for i, verdict := range []quiz.Verdict{quiz.Right, quiz.Right, quiz.Wrong, quiz.Wrong, quiz.Wrong, quiz.Wrong, quiz.Right, quiz.Right} {
		area := chat.Area("cold-chain")
		switch {
		case i >= 6:
			area = "supply" // two alone
		case i >= 3:
			area = "data-use"
		}
		at := h.clock.Now().Add(time.Duration(i-20) * time.Hour)
		round, err := quiz.Plan(group, at, time.Hour, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		if round, _, err = h.db.PlanRound(t.Context(), round); err != nil {
			t.Fatal(err)
		}
		round.State, round.Area, round.OpenedAt, round.ClosedAt = quiz.Explained, area, at, at.Add(time.Hour)
		if err := h.db.SaveRound(t.Context(), round); err != nil {
			t.Fatal(err)
		}
		answer := quiz.Answer{Member: ben.ID, Message: "M", At: at.Add(time.Minute), Mark: quiz.Mark{Verdict: verdict, Given: "B", Option: 1}}
		if err := h.db.KeepAnswer(t.Context(), round.Number, answer); err != nil {
			t.Fatal(err)
		}
	}
	asks := func(who string) string {
		t.Helper()
		h.hear(who, "", "/share")
		text := ""
		for _, message := range h.settle() {
			if say, ok := message.(*chat.Say); ok {
				text += say.Text.String() + "\n"
			}
		}
		return text
	}
	for _, name := range []string{"amina", "maua", "ben"} { // shown round
		h.hear(name, "", "hi")
		h.settle()
	}
	nothing := "None of your mentees shares"
	if said := asks("amina"); !strings.Contains(said, nothing) {
		t.Errorf("before it was said:\n%s", said)
	}
	h.hear("ben", "", "/share mentor")
	h.settle()
	said := asks("amina")
	for _, want := range []string{"going well: cold chain", "Worth a talk: use of data"} {
		if !strings.Contains(strings.ToLower(said), strings.ToLower(want)) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	for _, never := range []string{"upply", "Q1", "B)", "%", "2 of", "2 kati"} {
		if strings.Contains(said, never) {
			t.Errorf("%q in\n%s", never, said)
		}
	}
	if said := asks("maua"); !strings.Contains(said, nothing) {
		t.Errorf("another mentor is shown\n%s", said)
	}
	h.hear("ben", "", "/share off")
	h.settle()
	if said := asks("amina"); !strings.Contains(said, nothing) {
		t.Errorf("after it was taken back:\n%s", said)
	}
}
