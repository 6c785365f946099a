package bot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// send is one attempt at sending, and when it was made.
type send struct {
	id    chat.MessageID
	asker chat.MemberID
	text  string
	at    time.Duration // since the test began to watch
}

// sends is a list of attempts.
type sends struct {
	mu    sync.Mutex
	began time.Time
	made  []send
}

// watch notes every attempt at sending, and lets the verdict decide.
func (h *house) watch(verdict func(chat.Outgoing) error) *sends {
	log := &sends{began: time.Now()}
	h.wire.mu.Lock()
	defer h.wire.mu.Unlock()
	h.wire.fail = func(m chat.Outgoing) error {
		text := ""
		if say, ok := m.(*chat.Say); ok {
			text = say.Text.String()
		}
		log.mu.Lock()
		log.made = append(log.made, send{m.Envelope().ID, m.Envelope().Asker, text, time.Since(log.began)})
		log.mu.Unlock()
		if verdict == nil {
			return nil
		}
		return verdict(m)
	}
	return log
}

// take returns what was attempted since the last take.
func (s *sends) take() []send {
	s.mu.Lock()
	defer s.mu.Unlock()
	made := s.made
	s.made = nil
	return made
}

// put lays a message into the outbox, as a turn would.
func (h *house) put(id string, urgency chat.Urgency, to chat.Recipient, asker chat.MemberID) {
	h.t.Helper()
	err := h.db.Enqueue(h.t.Context(), &chat.Say{
		Header: chat.Header{ID: chat.MessageID(id), To: to, Urgency: urgency, Asker: asker}, Text: phrases.HelpIntro.In(chat.English),
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) member(name string) chat.MemberID {
	h.t.Helper()
	member, err := h.db.Member(h.t.Context(), person(name))
	if err != nil {
		h.t.Fatal(err)
	}
	return member.ID
}

// Ten answers go at once, then one in three seconds.
func TestTheBudgetOfAnswers(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		to := chat.Recipient{Group: h.group(chat.MenteesGroup, chat.English, "ben")}
		log := h.watch(nil)
		for i := range 30 {
			h.put(fmt.Sprintf("A%02d", i), chat.Answer, to, h.member("ben"))
		}
		h.pass(2 * time.Minute)
		made := log.take()
		if len(made) != 30 {
			t.Fatalf("%d of 30 sent", len(made))
		}
		for i, s := range made {
			want := time.Duration(max(0, i-9)) * 3 * time.Second
			if s.id != chat.MessageID(fmt.Sprintf("A%02d", i)) || s.at < want || s.at > want+1100*time.Millisecond {
				t.Errorf("answer %d was %s after %s, not after %s", i, s.id, s.at, want)
			}
		}
	})
}

// What nobody asked for goes slowly, unevenly, and never in quiet hours. Alarms
// and answers go in quiet hours too, and are not held up by what waits.
func TestTheBudgetOfNotices(t *testing.T) {
	quiet := bot.Quiet{From: 10 * time.Hour, To: 10*time.Hour + 5*time.Minute, Zone: time.FixedZone("EAT", 3*3600)}
	inBubble(t, extra{quiet: quiet}, func(t *testing.T, h *house) { // it is ten there
		to := chat.Recipient{Group: h.group(chat.MentorsGroup, chat.English, "ben")} // a mentees' group has its ration
		log := h.watch(nil)
		for i := range 250 {
			h.put(fmt.Sprintf("N%03d", i), chat.Notice, to, 0)
		}
		h.pass(time.Minute)
		h.put("ALARM", chat.Alarm, to, 0)
		h.put("ANSWER", chat.Answer, to, h.member("ben"))
		h.pass(2 * time.Second)
		if made := log.take(); len(made) != 2 || made[0].id != "ALARM" || made[1].id != "ANSWER" {
			t.Fatalf("in quiet hours %v were sent", made)
		}
		h.pass(4 * time.Minute)
		log.take()
		h.pass(5 * time.Minute)
		made := log.take()
		if len(made) < 17 || len(made) > 25 {
			t.Errorf("%d notices in five minutes", len(made))
		}
		gaps := make(map[time.Duration]bool)
		for i := 1; i < len(made); i++ {
			gap := made[i].at - made[i-1].at
			gaps[gap.Round(time.Second)] = true
			if gap < 12*time.Second || gap > 18*time.Second {
				t.Errorf("a gap of %s", gap)
			}
		}
		if len(gaps) < 3 {
			t.Errorf("no jitter: gaps of %v", gaps)
		}
	})
}

// A notice goes while answers wait for their own budget.
func TestOneBudgetDoesNotHoldUpTheOther(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		to := chat.Recipient{Group: h.group(chat.MenteesGroup, chat.English, "ben")}
		log := h.watch(nil)
		for i := range 40 {
			h.put(fmt.Sprintf("A%02d", i), chat.Answer, to, h.member("ben"))
		}
		h.put("N", chat.Notice, to, 0)
		h.pass(5 * time.Second)
		made := log.take()
		if !slices.ContainsFunc(made, func(s send) bool { return s.id == "N" }) {
			t.Errorf("the notice waits for %d answers", 40-len(made))
		}
	})
}

// Of many who wait, whoever was served longest ago comes first, however much
// one of them has before him.
func TestAskersAreServedInFairTurns(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		to := chat.Recipient{Group: h.group(chat.MenteesGroup, chat.English, "ben", "amina", "chebet")}
		for i := range 300 {
			h.put(fmt.Sprintf("B%03d", i), chat.Answer, to, h.member("ben"))
		}
		h.pass(time.Minute) // the burst is used up
		log := h.watch(nil)
		for i := range 3 {
			h.put(fmt.Sprintf("A%d", i), chat.Answer, to, h.member("amina"))
			h.put(fmt.Sprintf("C%d", i), chat.Answer, to, h.member("chebet"))
		}
		h.pass(22 * time.Second)
		order := ""
		for _, s := range log.take() {
			order += string(s.id[0])
		}
		if len(order) < 7 || order[:7] != "ACBACBA" {
			t.Errorf("served in the order %s", order)
		}
	})
}

// What each verdict of the transport leads to.
func TestVerdicts(t *testing.T) {
	for _, test := range []struct {
		label    string
		err      error
		within   time.Duration
		attempts int           // made within that time
		first    time.Duration // between the first two
		dead     int
		waiting  int
	}{
		{"retry", &bot.SendError{Verdict: bot.Retry, Reason: "busy"}, 40 * time.Minute, 12, 2 * time.Second, 1, 0},
		{"retry when told to", &bot.SendError{Verdict: bot.Retry, After: 50 * time.Second, Reason: "busy"}, 2 * time.Minute, 3, 50 * time.Second, 0, 1},
		{"a fault that nobody knows", errors.New("something"), 10 * time.Second, 3, 2 * time.Second, 0, 1},
		{"give up", &bot.SendError{Verdict: bot.GiveUp, Reason: "too large"}, time.Minute, 1, 0, 1, 0},
		{"stop writing to a group", &bot.SendError{Verdict: bot.StopWriting, Reason: "not there"}, time.Minute, 1, 0, 1, 0},
		{"wrapped", fmt.Errorf("send: %w", &bot.SendError{Verdict: bot.GiveUp, Reason: "too large"}), time.Minute, 1, 0, 1, 0},
	} {
		t.Run(test.label, func(t *testing.T) {
			inBubble(t, extra{}, func(t *testing.T, h *house) {
				to := chat.Recipient{Group: h.group(chat.MenteesGroup, chat.English, "ben")}
				log := h.watch(func(m chat.Outgoing) error {
					if m.Envelope().ID == "BAD" {
						return test.err
					}
					return nil
				})
				h.put("BAD", chat.Answer, to, h.member("ben"))
				h.put("GOOD", chat.Answer, to, h.member("ben"))
				h.pass(time.Second)
				made := log.take()
				if len(made) != 2 {
					t.Errorf("the other message was held up: %v", made)
				}
				h.pass(test.within)
				var times []time.Duration
				for _, s := range append(made, log.take()...) {
					if s.id == "BAD" {
						times = append(times, s.at)
					}
				}
				if len(times) != test.attempts {
					t.Fatalf("%d attempts, not %d", len(times), test.attempts)
				}
				for i := 1; i < len(times); i++ {
					gap, before := times[i]-times[i-1], time.Duration(0)
					if i > 1 {
						before = times[i-1] - times[i-2]
					}
					if gap < before-time.Second {
						t.Errorf("attempt %d came sooner (%s) than the one before (%s)", i, gap, before)
					}
				}
				if len(times) > 1 && (times[1]-times[0] < test.first || times[1]-times[0] > test.first+2*time.Second) {
					t.Errorf("the second attempt came after %s", times[1]-times[0])
				}
				if counts := h.counts(); counts.Dead != test.dead || counts.Waiting != test.waiting {
					t.Errorf("%d dead letters, %d waiting", counts.Dead, counts.Waiting)
				}
			})
		})
	}
}

// Whoever has blocked the bot gets nothing more, until they write again.
func TestStopWriting(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		h.group(chat.MenteesGroup, chat.English, "ben", "amina")
		h.hear("ben", "", "Jambo")
		h.hear("amina", "", "Jambo")
		h.pass(time.Second)
		ben, amina := chat.Recipient{Member: h.member("ben")}, chat.Recipient{Member: h.member("amina")}
		var blocked atomic.Bool
		blocked.Store(true)
		log := h.watch(func(m chat.Outgoing) error {
			if blocked.Load() && m.Envelope().To.Member == ben.Member {
				return &bot.SendError{Verdict: bot.StopWriting, Reason: "blocked"}
			}
			return nil
		})
		h.put("B1", chat.Alarm, ben, 0)
		h.pass(5 * time.Second)
		h.put("B2", chat.Alarm, ben, 0)
		h.put("A1", chat.Alarm, amina, 0)
		h.pass(time.Minute)
		if made := log.take(); len(made) != 2 || made[0].id != "B1" || made[1].id != "A1" {
			t.Errorf("attempts: %v", made)
		}
		blocked.Store(false)
		h.hear("ben", "", "Jambo")
		if sent := h.pass(time.Minute); len(sent) != 2 { // what waited, and the menu
			t.Errorf("%d messages were sent after the next word", len(sent))
		}
	})
}

// Without a connection everything is held, nothing counts as an attempt, and
// the burst is whole afterwards.
func TestHoldAllHoldsEverything(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		to := chat.Recipient{Group: h.group(chat.MenteesGroup, chat.English, "ben")}
		var up atomic.Bool
		log := h.watch(func(chat.Outgoing) error {
			if !up.Load() {
				return &bot.SendError{Verdict: bot.HoldAll, After: 10 * time.Second, Reason: "not connected"}
			}
			return nil
		})
		for i := range 9 {
			h.put(fmt.Sprintf("A%d", i), chat.Answer, to, h.member("ben"))
		}
		h.put("N1", chat.Notice, to, 0)
		h.pass(5 * time.Minute)
		if made := log.take(); len(made) < 20 || len(made) > 31 {
			t.Errorf("%d attempts in five minutes of ten seconds each", len(made))
		}
		if counts := h.counts(); counts.Dead != 0 || counts.Waiting != 10 {
			t.Errorf("%d dead, %d waiting", counts.Dead, counts.Waiting)
		}
		up.Store(true)
		h.pass(11 * time.Second)
		if sent := h.counts().Waiting; sent != 0 {
			t.Errorf("%d of 10 wait after the line is back", sent)
		}
	})
}

// When the line comes up, what was held goes at once, and does not wait for the
// end of the hold: an answer is still wanted.
func TestWhatWasHeldGoesWhenTheLineIsUp(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		to := chat.Recipient{Group: h.group(chat.MenteesGroup, chat.English, "ben")}
		var up atomic.Bool
		h.watch(func(chat.Outgoing) error {
			if !up.Load() {
				return &bot.SendError{Verdict: bot.HoldAll, After: time.Hour, Reason: "not connected"}
			}
			return nil
		})
		h.put("A1", chat.Answer, to, h.member("ben"))
		h.pass(10 * time.Second)
		up.Store(true)
		if err := h.engine.Handle(t.Context(), chat.LinkChanged{Link: chat.Link{State: chat.LinkConnected}}); err != nil {
			t.Fatal(err)
		}
		h.pass(time.Second)
		if waiting := h.counts().Waiting; waiting != 0 {
			t.Errorf("%d messages wait a second after the line came up", waiting)
		}
	})
}

// When the record cannot note that a message was sent, the same message is
// sent again: WhatsApp recognises its id.
func TestAFaultOfSentSendsTheSameMessageAgain(t *testing.T) {
	faults := 3
	inBubble(t, extra{record: func(r bot.Record) bot.Record {
		return over{register: r, sent: func(context.Context, chat.MessageID, time.Time) error {
			if faults--; faults >= 0 {
				return errors.New("the disk is full")
			}
			return nil
		}}
	}}, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		log := h.watch(nil)
		h.hear("ben", group, "/help")
		h.pass(time.Minute)
		made := log.take()
		if len(made) != 4 {
			t.Fatalf("%d attempts, not four", len(made))
		}
		for i, s := range made {
			if s.id != made[0].id || s.text != made[0].text {
				t.Errorf("attempt %d was another message", i)
			}
			if i > 0 && s.at-made[i-1].at < time.Second {
				t.Errorf("attempt %d came after %s", i, s.at-made[i-1].at)
			}
		}
		if counts := h.counts(); counts.Waiting != 0 || counts.Dead != 0 {
			t.Errorf("%d waiting, %d dead", counts.Waiting, counts.Dead)
		}
	})
}

// A transport that panics on one message costs that message alone.
func TestATransportThatPanics(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		h.watch(func(m chat.Outgoing) error {
			if m.Envelope().ID == "BAD" {
				panic("Wanjiku 0712345678")
			}
			return nil
		})
		h.put("BAD", chat.Alarm, chat.Recipient{Group: group}, 0)
		h.hear("ben", group, "/help")
		if sent := h.pass(time.Second); len(sent) != 1 {
			t.Errorf("%d answers", len(sent))
		}
		h.pass(40 * time.Minute)
		if counts := h.counts(); counts.Dead != 1 || counts.Waiting != 0 {
			t.Errorf("%d dead, %d waiting", counts.Dead, counts.Waiting)
		}
	})
}

// One member's thousand commands a minute get no more than the pacing, and
// another's answer is the next to go.
func TestAFloodByOneMember(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		group := h.group(chat.MentorsGroup, chat.English, "ben", "amina")
		log := h.watch(nil)
		var asked []time.Duration
		began := time.Now()
		for i := range 1000 {
			h.hear("ben", []chat.GroupID{group, ""}[i%2], "/help")
			if i%250 == 125 {
				h.hear("amina", group, "/privacy")
				asked = append(asked, time.Since(began))
			}
			time.Sleep(60 * time.Millisecond)
		}
		h.pass(time.Minute)
		amina, answers := h.member("amina"), 0
		for _, s := range log.take() {
			if s.asker != amina {
				answers++
				if most := 11 + int(s.at/(3*time.Second)); answers > most {
					t.Fatalf("%d answers to the flood after %s", answers, s.at)
				}
				continue
			}
			if waited := s.at - asked[0]; waited > 3100*time.Millisecond {
				t.Errorf("another waited %s for an answer", waited)
			}
			asked = asked[1:]
		}
		if answers < 20 || len(asked) > 0 {
			t.Errorf("%d answers to the flood; %d of another without an answer", answers, len(asked))
		}
		if counts := h.counts(); counts.Postings != 1004 || counts.Pending != 0 || counts.Dead != 0 {
			t.Errorf("kept %d, pending %d, dead %d", counts.Postings, counts.Pending, counts.Dead)
		}
	})
}

// Edits, votes and reactions by the thousand lead to nothing at all.
func TestAFloodOfWhatIsNoOrder(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		group := h.group(chat.MentorsGroup, chat.English, "ben", "amina")
		id := h.hear("ben", group, "hello")
		for i := range 300 {
			at := time.Now()
			h.handle(chat.MessageEdited{ID: chat.MessageID(fmt.Sprintf("E%d", i)), Target: id, Group: group, Sender: person("ben"), At: at, Text: h.incoming("", "", "", "/help").Text})
			h.handle(chat.ReactionAdded{ID: chat.MessageID(fmt.Sprintf("R%d", i)), Target: id, Group: group, Sender: person("ben"), At: at, Emoji: "👍"})
			h.handle(chat.PollAnswered{ID: chat.MessageID(fmt.Sprintf("V%d", i)), Poll: "POLL", Group: group, Voter: person("ben"), At: at})
			time.Sleep(60 * time.Millisecond)
		}
		h.hear("amina", group, "/help")
		if sent := h.pass(time.Second); len(sent) != 1 {
			t.Errorf("%d messages were sent, not the one answer", len(sent))
		}
	})
}

// In haste nothing is lost that somebody says about their own data: it is
// done, if unanswered.
func TestRefusalInHasteIsObeyed(t *testing.T) {
	inBubble(t, extra{}, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		for range 15 {
			h.hear("ben", "", "menu")
		}
		h.hear("ben", "", "/consent no")
		if sent := h.pass(time.Second); len(sent) != 10 {
			t.Errorf("%d answers", len(sent))
		}
		id := h.hear("ben", group, "Fridge iko 9 degrees")
		if _, kept := h.kept(group, id); kept {
			t.Error("what was written after the refusal is kept")
		}
	})
}
