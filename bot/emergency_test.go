package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// What cannot wait rings in quiet hours, two people and no third, and
// once; ordinary notes wait. Broken on purpose: with chat.Notice
// instead of chat.Alarm nobody was rung, with ringTwo at 3 a
// third was.
func TestEmergencyRingsInQuietHours(t *testing.T) {
	zone := time.FixedZone("EAT", 3*60*60)
	inBubble(t, extra{quiet: bot.Quiet{From: 9 * time.Hour, To: 12 * time.Hour, Zone: zone}}, func(t *testing.T, h *house) {
		mentees := h.group(chat.MenteesGroup, chat.English, "ben", "dan")
		h.group(chat.MentorsGroup, chat.English, "amina", "baraka", "chela")
		for _, name := range []string{"amina", "baraka", "chela"} {
			h.hear(name, "", "hi")
		}
		h.pass(time.Minute) // it is ten in Nairobi, in the quiet hours of this test
		h.hear("ben", mentees, "Mtoto amezimia baada ya kudungwa, nifanye nini?")
		h.hear("dan", mentees, "the child has collapsed and is not responding")
		rung, told := 0, ""
		for _, message := range h.pass(time.Minute) {
			say, ok := message.(*chat.Say)
			switch {
			case !ok:
			case say.To.Group == mentees:
				told += say.Text.String()
			case strings.Contains(say.Text.String(), "amezimia"):
				rung++
			}
		}
		if rung != 2 {
			t.Errorf("%d people were rung, want the facilitator and the second", rung)
		}
		if !strings.Contains(told, "urgent message") || strings.Count(told, "urgent message") != 1 {
			t.Errorf("the group was told: %q", told)
		}
	})
}

// An emergency is not kept waiting by consent, and leaves no words where there
// is none. Broken on purpose: without the line that clears the text it stayed.
func TestEmergencyWithoutConsentLeavesNoWords(t *testing.T) {
	h := newHouse(t, extra{})
	id := chat.GroupID("group without consent")
	h.allow(id, chat.MenteesGroup, "")
	h.hear("ben", id, "Baby is convulsing here after the injection, mama Wanjiku is crying")
	h.hear("ben", id, "Fridge is at 4 degrees")
	h.settle()
	kept, err := h.db.RecentPostings(t.Context(), id, 10)
	if err != nil || len(kept) != 1 || kept[0].Danger != chat.Convulsion || kept[0].Text.Len() != 0 || len(kept[0].Areas) != 0 {
		t.Errorf("kept: %+v (%v)", kept, err)
	}
}

// What a posting answers: what it quotes, or the open question of the same area
// within half an hour by somebody else. Broken on purpose: with the asker's own
// posting or quotation counted, and with two hours instead of half an hour.
func TestWhatAPostingAnswers(t *testing.T) {
	const question = "Fridge-tag iko na alarm ya chini tangu jana, natumia penta?"
	const answer = "Fanya shake test kwanza, friji ikiganda chanjo ya penta inaharibika"
	for _, test := range []struct {
		label, who, text string
		quotes           bool
		after            time.Duration
		answers          bool
	}{
		{"the same area, soon", "amina", answer, false, 10 * time.Minute, true},
		{"the same area, in the same second", "amina", answer, false, 0, true},
		{"the same area, late", "amina", answer, false, 40 * time.Minute, false},
		{"the asker", "ben", answer, false, 10 * time.Minute, false},
		{"thanks", "amina", "Asante sana wote", false, 10 * time.Minute, false},
		{"another area", "amina", "Ripoti ya 710 iletwe kabla ya tarehe tano", false, 10 * time.Minute, false},
		{"a figure, of no area", "amina", "25%", false, 10 * time.Minute, true},
		{"a figure in a sentence on another thing", "amina", "Mkutano ni saa 8 kesho ofisini", false, 10 * time.Minute, false},
		{"another question", "amina", "Friji yenu iko digrii ngapi?", false, 10 * time.Minute, false},
		{"a quotation, late, of any area", "amina", "Ndio", true, 5 * time.Hour, true},
		{"the asker's own quotation", "ben", "Ndio", true, time.Minute, false},
	} {
		t.Run(test.label, func(t *testing.T) {
			h := newHouse(t, extra{})
			mentees := h.group(chat.MenteesGroup, chat.English, "ben", "amina")
			asked := h.hear("ben", mentees, question)
			h.settle()
			h.moment.Add(int64(test.after))
			to := chat.MessageID("")
			if test.quotes {
				to = asked
			}
			h.hearReply(test.who, mentees, test.text, to)
			h.settle()
			open, err := h.db.OpenQuestions(t.Context(), mentees, monday, monday.Add(time.Minute))
			if err != nil {
				t.Fatal(err)
			}
			if answered := len(open) == 0; answered != test.answers {
				t.Errorf("answered: %v, want %v", answered, test.answers)
			}
		})
	}
}
