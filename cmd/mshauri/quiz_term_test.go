package main

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/quiz"
)

// eat is East Africa Time.
var eat = time.FixedZone("EAT", 3*60*60)

// stepped is a clock that stands still until it is moved: the bot's and the
// lab's alike.
type stepped struct{ nanos atomic.Int64 }

func (c *stepped) now() time.Time { return time.Unix(0, c.nanos.Load()).UTC() }

// to moves the clock to a moment in Nairobi, never back.
func (c *stepped) to(t testing.TB, moment string) {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", moment, eat)
	must(t, err)
	if at.Before(c.now()) {
		t.Fatalf("the clock stands at %s, after %s", c.now().In(eat), moment)
	}
	c.nanos.Store(at.UnixNano())
}

func (c *stepped) clock() *bot.Clock {
	return &bot.Clock{Now: c.now, After: func(time.Duration) <-chan time.Time { return time.After(10 * time.Millisecond) }}
}

// term is four weeks of questions in one mentees' group, in the lab.
type term struct {
	*scene
	clock   *stepped
	jid     lab.Address
	group   chat.GroupID
	mentor  *lab.Phone
	mentees []*lab.Phone
}

// newTerm sets the stage on a morning: a group with a mentor and so many
// mentees, who have all written to the bot but every fifth.
func newTerm(t *testing.T, mode lab.Mode, size int, change ...func(*config.Settings)) *term {
	clock := &stepped{}
	clock.to(t, "2027-03-15 14:00")
	return newTermAt(t, clock, clock.now, mode, size, change...)
}

// newTermAt is newTerm with a clock for the bot, and the time in the lab.
func newTermAt(t *testing.T, clock *stepped, now func() time.Time, mode lab.Mode, size int, change ...func(*config.Settings)) *term {
	s := newSceneAt(t, now, append([]func(*config.Settings){func(set *config.Settings) {
		set.Quiz = config.Default().Quiz
		set.Log.Level = "warn"
	}}, change...)...)
	w := &term{scene: s, clock: clock}
	w.serveQuiz()
	w.mentor = s.phone("Mentor")
	for i := range size {
		w.mentees = append(w.mentees, s.phone(fmt.Sprintf("Mentee %d", i+1)))
	}
	w.jid = s.group(mode, "Wanafunzi", append([]*lab.Phone{w.mentor}, w.mentees...)...)
	mentors := s.group(mode, "Washauri", w.mentor)
	s.allow(mentors, chat.MentorsGroup)
	s.allow(w.jid, chat.MenteesGroup)
	var err error
	w.group, err = whatsapp.GroupID(s.service.engine.Key, w.jid.String())
	must(t, err)
	for i, mentee := range w.mentees {
		if (i+1)%5 != 0 {
			sent(t)(mentee.Say(within(t, 20*time.Second), s.account.PN, "hi"))
		}
	}
	w.rest()
	return w
}

// serveQuiz starts the bot on the term's clock, with the quiz's jobs alone.
func (w *term) serveQuiz() {
	w.t.Helper()
	w.serve(decorators{clock: w.clock.clock(), jobs: func(all []bot.Job) []bot.Job {
		return slices.DeleteFunc(all, func(job bot.Job) bool { return !strings.HasPrefix(job.Name, "quiz") })
	}})
}

// rest waits until the bot has reacted to everything and sent everything that
// is due, letting the clock run on for what is paced.
func (w *term) rest() {
	w.t.Helper()
	must(w.t, w.server.Settled(within(w.t, 60*time.Second), w.device))
	quiet := 0
	w.await(120*time.Second, "the bot to come to rest", func() bool {
		// What is planned for later than the pace of sending can wait is left alone.
		soon := w.clock.now().Add(30 * time.Minute).UnixMilli()
		open := w.count("SELECT COUNT(*) FROM heard WHERE reacted_at=0 AND dead_at=0") + w.count("SELECT COUNT(*) FROM outbox WHERE sent_at=0 AND dead_at=0 AND not_before<?", soon)
		switch quiet++; {
		case w.isDue(): // the scheduler looks again a second after its last look
			quiet = 0
			w.clock.nanos.Add(int64(200 * time.Millisecond))
		case open > 0:
			quiet = 0
			w.clock.nanos.Add(int64(4 * time.Second))
		}
		return quiet > 3
	})
}

// isDue reports whether the quiz has something to do at this moment: a step of a
// round, or a next one to plan.
func (w *term) isDue() bool {
	polls, err := w.service.db.OpenPolls(w.t.Context(), "")
	must(w.t, err)
	for _, poll := range polls {
		if poll.IsDue(w.clock.now()) {
			return true
		}
	}
	live, err := w.service.db.LiveRounds(w.t.Context(), "")
	must(w.t, err)
	planned := false
	for _, round := range live {
		if round.Step(w.clock.now()) != quiz.Wait {
			return true
		}
		planned = planned || round.State == quiz.Planned && round.Due.After(w.clock.now())
	}
	return !planned
}

// step moves the clock and waits for what follows.
func (w *term) step(moment string) {
	w.t.Helper()
	w.clock.to(w.t, moment)
	w.rest()
}

// open is the round that is open now, with its question.
func (w *term) open() (quiz.Round, quiz.Question) {
	w.t.Helper()
	live, err := w.service.db.LiveRounds(w.t.Context(), w.group)
	must(w.t, err)
	for _, round := range live {
		if round.State == quiz.Open {
			return round, w.question(round)
		}
	}
	w.t.Fatalf("no question is open at %s: %+v\n%s", w.clock.now().In(eat), live, w.logs)
	return quiz.Round{}, quiz.Question{}
}

func (w *term) question(round quiz.Round) quiz.Question {
	w.t.Helper()
	bank, err := quiz.Shipped()
	must(w.t, err)
	item, ok := bank.Find(round.Item)
	if !ok {
		w.t.Fatalf("round %d asks %q, which is in no bank", round.Number, round.Item)
	}
	question, err := item.Ask(round.Seed)
	must(w.t, err)
	return question
}

// answers of a question as people type them: the right one, and another.
func rightAndOther(question quiz.Question) (right, other string) {
	if at := question.RightOption(); at >= 0 {
		return quiz.Letter(at), strings.ToLower(quiz.Letter((at+1)%len(question.Options(chat.English)))) + ")"
	}
	return question.RightNumber().FloatString(2), "7777"
}

// posted are the texts and polls that a phone has from the bot in the group.
func (w *term) posted(phone *lab.Phone) (list []lab.Received) {
	for _, r := range phone.Inbox() {
		if r.FromPN.User == w.account.PN.User && r.Chat == w.jid {
			list = append(list, r)
		}
	}
	return list
}

// sentToGroup counts, by the lab's log, the messages that the bot sent to the group.
func (w *term) sentToGroup() int {
	ids := make(map[string]bool)
	for _, e := range w.server.Log() {
		if e.Event == lab.CameIn && e.Tag == "message" && e.Device == w.device && e.Peer.User == w.jid.User {
			ids[e.ID] = true
		}
	}
	return len(ids)
}
