package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/storage"
)

// hardWeeks is the record with quiz rounds of the test's choice.
type hardWeeks struct {
	*storage.DB
	outcomes []quiz.Outcome
}

func (h hardWeeks) Outcomes(context.Context, chat.GroupID, time.Time, time.Time) ([]quiz.Outcome, error) {
	return h.outcomes, nil
}

func outcome(area chat.Area, right, answered int) quiz.Outcome {
	return quiz.Outcome{
		Round: quiz.Round{Area: area, State: quiz.Explained},
		Score: quiz.Score{Tally: quiz.Tally{Right: right, Answered: answered}},
	}
}

// The brief names the areas that were hard for the group, and none of which too
// few answered. Broken on purpose: without IsShown "supply" is told of two people.
func TestTheBriefNamesWhatWasHard(t *testing.T) {
	h := newHouse(t, extra{})
	h.flows = true
	h.group(chat.MentorsGroup, chat.English, "amina")
	h.hear("amina", "", "hi")
	h.settle()
	record := hardWeeks{h.db, []quiz.Outcome{
		outcome("cold-chain", 2, 5), outcome("cold-chain", 3, 5), // half
		outcome("coverage", 4, 5), outcome("supply", 0, 2), outcome("administering", 3, 5),
	}}
	err := h.jobs.CarryOut(t.Context(), bot.Job{Name: "rota", Run: reactions.Rota{Rotas: record, Zone: nairobi}.Run}, h.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	said := h.said(h.settle())
	if !strings.Contains(said, "hard: cold chain") && !strings.Contains(said, "hard: Cold chain") {
		t.Errorf("cold chain was hard: %s", said)
	}
	for _, area := range []string{"supply", "coverage", "administering"} {
		if strings.Contains(strings.ToLower(said), area) {
			t.Errorf("%s was not hard, or too few answered: %s", area, said)
		}
	}
	for _, line := range strings.Split(said, "(to the group)")[1:] {
		if n := len([]rune(strings.Split(line, "(privately)")[0])); n > 600 {
			t.Errorf("the announcement has %d characters", n)
		}
	}
}
