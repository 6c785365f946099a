package bot_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// A question that is taken back counts for nobody: its round is given up, its
// answers are gone and wrong for nobody, its item waits as if it had not been
// asked, and what was written as an answer is still no posting. Who answered
// hears of it privately. Broken on purpose and seen red: without DropAnswers,
// with OpenedAt left as it was, and without the word to those who answered.
func TestAQuestionThatIsTakenBackCountsForNobody(t *testing.T) {
	h := newHouse(t, extra{quizzes: true})
	h.flows, h.asks = true, true
	group := h.group(chat.MenteesGroup, chat.English, "ben", "carol", "amina")
	h.group(chat.MentorsGroup, chat.English, "amina")
	h.hear("ben", "", "hi")
	h.settle()
	h.tick()
	h.at(2, 12, 45)
	live, err := h.db.LiveRounds(t.Context(), group)
	if err != nil || len(live) == 0 || live[0].State != quiz.Open {
		t.Fatalf("no question is open: %+v (%v)", live, err)
	}
	round := live[0]
	h.moment.Add(int64(time.Minute))
	h.hear("ben", "", "Q1 A")
	answered := h.hear("carol", group, "Q1 B")
	h.settle()
	if answers, err := h.db.Answers(t.Context(), round.Number); err != nil || len(answers) != 2 {
		t.Fatalf("%d answers (%v)", len(answers), err)
	}
	h.hearReply("amina", group, "/undo", round.Message)
	removed, told := 0, 0
	for _, message := range h.settle() {
		switch message := message.(type) {
		case *chat.Remove:
			if message.Target == round.Message {
				removed++
			}
		case *chat.Say:
			if message.To.Member != 0 {
				told++
				if name := h.nameOf(message.To.Member); name != "ben" { // Carol has never written to the bot
					t.Errorf("%s is told", name)
				}
			}
		}
	}
	if removed != 1 || told != 1 {
		t.Errorf("deleted %d times, told %d", removed, told)
	}
	outcome, err := h.db.Outcome(t.Context(), round.Number)
	if err != nil || outcome.Round.State != quiz.Dropped || outcome.Round.DropCause != quiz.TakenBack || outcome.Score.Answered != 0 {
		t.Errorf("the round: %+v (%v)", outcome, err)
	}
	all, err := h.db.Outcomes(t.Context(), group, monday.AddDate(0, 0, -1), monday.AddDate(0, 0, 7))
	if err != nil || len(all) == 0 {
		t.Fatalf("no outcomes (%v)", err)
	}
	if spacing, met := quiz.Spacings(all)[round.Item]; met {
		t.Errorf("the item stands on the ladder: %+v", spacing)
	}
	if kept, err := h.db.PostingByMessage(t.Context(), group, answered); err != nil || !kept.Text.IsEmpty() {
		t.Errorf("the answer is a posting now: %q (%v)", kept.Text, err)
	}
}
