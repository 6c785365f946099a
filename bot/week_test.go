package bot_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
)

var weekLists = report.Lists{Areas: topics.Areas()}

// weekly lets a house do the jobs of the week, and nothing else.
func (h *house) weekly(to ...string) (missed *[]string) {
	missed = new([]string)
	index := policy.NewIndex(policy.Shipped().AsReviewed(policy.Review{Office: "an invented office", Date: "2026-01-01"}))
	h.jobs.Jobs = []bot.Job{
		{Name: "friday", Next: sometimes{16, 30, []time.Weekday{time.Friday}}, Grace: 3 * time.Hour, Run: reactions.Friday{
			Notes: h.db, Ration: h.quiz.Ration, Lists: weekLists, Zone: nairobi,
			Find: func(question privacy.Clean, on time.Time) (policy.Passage, bool) {
				hits := index.Search(question, policy.Options{Limit: 1, On: on})
				if len(hits) == 0 {
					return policy.Passage{}, false
				}
				return hits[0].Passage, true
			},
			Theme: func(context.Context, chat.Group, time.Time) (quiz.Theme, error) {
				return quiz.Theme{Area: topics.ColdChain}, nil
			},
		}.Send},
		{Name: "digest", Next: sometimes{7, 0, []time.Weekday{time.Monday}}, Grace: 48 * time.Hour, Run: reactions.Digest{
			Weeks: h.db, Lists: weekLists, Zone: nairobi, To: to, Missed: func(label string) { *missed = append(*missed, label) },
		}.Send},
	}
	h.tick()
	h.settle()
	return missed
}

// restart lets the jobs begin anew, with nothing remembered but the record.
func (h *house) restart() {
	before := h.jobs
	h.jobs = &bot.Scheduler{
		Jobs: before.Jobs, Occurrences: before.Occurrences, Outbox: before.Outbox, Key: before.Key, Clock: before.Clock, Log: before.Log,
		Committed: before.Committed,
	}
}

// until lets time pass, and returns what the jobs led to.
func (h *house) until(day time.Weekday, hour, minute int) []chat.Outgoing {
	h.t.Helper()
	h.moment.Store(sometimes{hour, minute, []time.Weekday{day}}.Next(h.clock.Now()).UnixNano())
	h.tick()
	return h.settle()
}

// A group hears on Fridays what was answered in it, with where the answer
// stands, in at most 600 characters. Read the golden files.
func TestFridayNote(t *testing.T) {
	for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
		h, groups := scenarioHouse(t, language, false)
		h.flows = false
		h.weekly()
		mentees := groups["mentees"]
		said := map[chat.Language][]string{
			chat.English: {
				"How long may an opened vial of measles rubella vaccine be kept?", "Six hours, or until the end of the session.",
				"Who has a spare tally sheet for the outreach on Thursday?", "I do, I will send it with the bike.",
				"At which temperature should the vaccine fridge be kept?", "Between 2 and 8 degrees.",
				"What did Mama Wanjiku of 0712 345 678 ask about the card?", "That she lost it.",
				"Is there anybody who has a spare fridge tag?", "",
			},
			chat.Kiswahili: {
				"Chupa ya surua ikifunguliwa inaweza kukaa muda gani?", "Saa sita, au hadi mwisho wa kikao.",
				"Nani ana tally sheet ya ziada ya outreach ya Alhamisi?", "Mimi, nitaituma na pikipiki.",
				"Friji ya chanjo iwe nyuzi ngapi?", "Kati ya 2 na 8.",
				"Mama Wanjiku wa 0712 345 678 aliuliza nini kuhusu kadi?", "Kwamba aliipoteza.",
				"Nani ana fridge-tag ya ziada?", "",
			},
		}[language]
		for i := 0; i < len(said); i += 2 {
			asked := h.hear("ben", mentees, said[i])
			h.settle()
			h.moment.Add(int64(time.Minute))
			if said[i+1] != "" {
				h.hearReply("amina", mentees, said[i+1], asked)
				h.settle()
			}
		}
		sent := h.until(time.Friday, 16, 30)
		var note string
		for _, message := range sent {
			say, ok := message.(*chat.Say)
			if !ok || say.To.Group != mentees {
				t.Fatalf("sent was %T to %+v", message, message.Envelope().To)
			}
			note += say.Text.String() + "\n"
		}
		if n := utf8.RuneCountInString(note); n > 601 || len(sent) != 1 {
			t.Errorf("%d notes of %d characters", len(sent), n)
		}
		if strings.Contains(note, "Wanjiku") || strings.Contains(note, "[") {
			t.Errorf("the note repeats what something was taken out of:\n%s", note)
		}
		path := filepath.Join("testdata", "friday."+string(language)+".txt")
		if *update {
			if err := os.WriteFile(path, []byte(note), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), note); diff != "" {
			t.Errorf("%s:\n%s", path, diff)
		}
		if sent := h.until(time.Friday, 16, 30); len(sent) != 0 {
			t.Errorf("a week in which nothing was answered: %d messages", len(sent))
		}
	}
}

// A group that rests hears nothing on Friday either.
func TestAPausedGroupHearsNoFridayNote(t *testing.T) {
	h, groups := scenarioHouse(t, chat.English, false)
	h.weekly()
	asked := h.hear("ben", groups["mentees"], "At which temperature should the vaccine fridge be kept?")
	h.settle()
	h.hearReply("amina", groups["mentees"], "Between 2 and 8 degrees.", asked)
	h.settle()
	if err := h.db.SetQuiet(t.Context(), groups["mentees"], h.clock.Now().AddDate(0, 0, 30)); err != nil {
		t.Fatal(err)
	}
	if sent := h.until(time.Friday, 16, 30); len(sent) != 0 {
		t.Errorf("a quiet group was sent %d messages", len(sent))
	}
}

// Staff and supervisors whom the settings name get the week on Monday, each in
// their own version, once; nobody else does.
func TestTheDigestIsSentOnMonday(t *testing.T) {
	h, groups := scenarioHouse(t, chat.English, false)
	missed := h.weekly("sara", "sam", "nobody")
	h.hear("ben", groups["mentees"], "At which temperature should the vaccine fridge be kept?")
	h.hear("sara", "", "Jambo")
	h.settle()
	sent := h.until(time.Monday, 7, 0)
	kinds := ""
	for _, message := range sent {
		if name := h.nameOf(message.Envelope().To.Member); name != "sara" {
			t.Errorf("something was sent to %q", name)
		}
		switch message := message.(type) {
		case *chat.Say:
			kinds += "words "
			for _, want := range []string{"2026-W45", "Postings: 1", "“At which temperature should the vaccine fridge be kept?”"} {
				if !strings.Contains(message.Text.String(), want) {
					t.Errorf("the message lacks %q:\n%s", want, message.Text)
				}
			}
		case *chat.Picture:
			kinds += "picture "
		case *chat.Document:
			kinds += message.Name + " "
		}
	}
	if want := "words picture mshauri-2026-W45.pdf mshauri-2026-W45.xlsx "; kinds != want {
		t.Errorf("sent was %q, want %q", kinds, want)
	}
	if diff := cmp.Diff([]string{"sam", "nobody"}, *missed); diff != "" { // Sam has never written to the bot
		t.Errorf("missed: %s", diff)
	}
	h.hear("sam", "", "Jambo")
	h.settle()
	h.tick()
	if again := h.settle(); len(again) != 0 {
		t.Errorf("the digest was sent a second time: %d messages", len(again))
	}
	for _, message := range h.until(time.Monday, 7, 0) {
		say, ok := message.(*chat.Say)
		if ok && h.nameOf(say.To.Member) == "sam" && strings.Contains(say.Text.String(), "“") {
			t.Errorf("a supervisor was sent a member's words:\n%s", say.Text)
		}
	}
}
