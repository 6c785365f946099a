package bot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// does is a reactor made of a function; it sees group postings without an order.
type does func(context.Context, *bot.Turn) error

func (does) Name() string { return "a test's" }

func (d does) React(ctx context.Context, turn *bot.Turn) error {
	if turn.Heard.Kind != chat.HeardPosting || turn.Heard.Posting.Command != nil {
		return nil
	}
	return d(ctx, turn)
}

// over is a record of which a test replaces some methods.
type over struct {
	register
	waiting func(context.Context, chat.HeardID, int) ([]chat.Heard, error)
	enqueue func(context.Context, chat.Outgoing) error
	reacted func(context.Context, chat.HeardID, time.Time) error
	sent    func(context.Context, chat.MessageID, time.Time) error
}

func (o over) Waiting(ctx context.Context, after chat.HeardID, limit int) ([]chat.Heard, error) {
	if o.waiting == nil {
		return o.register.Waiting(ctx, after, limit)
	}
	return o.waiting(ctx, after, limit)
}

func (o over) Enqueue(ctx context.Context, message chat.Outgoing) error {
	if o.enqueue != nil {
		if err := o.enqueue(ctx, message); err != nil {
			return err
		}
	}
	return o.register.Enqueue(ctx, message)
}

func (o over) Reacted(ctx context.Context, id chat.HeardID, at time.Time) error {
	if o.reacted != nil {
		if err := o.reacted(ctx, id, at); err != nil {
			return err
		}
	}
	return o.register.Reacted(ctx, id, at)
}

func (o over) Sent(ctx context.Context, id chat.MessageID, at time.Time) error {
	if o.sent != nil {
		if err := o.sent(ctx, id, at); err != nil {
			return err
		}
	}
	return o.register.Sent(ctx, id, at)
}

// A turn that is taken again makes the same messages, and two turns never make
// one and the same.
func TestTheSameTurnMakesTheSameMessages(t *testing.T) {
	var ids []chat.MessageID
	refusals := 2
	put := extra{
		record: func(r bot.Record) bot.Record {
			return over{
				register: r,
				enqueue:  func(_ context.Context, m chat.Outgoing) error { ids = append(ids, m.Envelope().ID); return nil },
				reacted: func(context.Context, chat.HeardID, time.Time) error {
					if refusals--; refusals >= 0 {
						return errors.New("the disk is full")
					}
					return nil
				},
			}
		},
		reactors: []bot.Reactor{does(func(_ context.Context, turn *bot.Turn) error {
			turn.Answer(phrases.HelpIntro.In(turn.Language))
			turn.Post(turn.Heard.Group, chat.AskedFor, phrases.MenuIntro.In(turn.Language))
			return nil
		})},
	}
	inBubble(t, put, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		h.hear("ben", group, "one")
		sent := h.pass(time.Minute)
		if len(ids) != 6 || !slices.Equal(ids[:2], ids[2:4]) || !slices.Equal(ids[:2], ids[4:]) || ids[0] == ids[1] {
			t.Errorf("three attempts made %q", ids)
		}
		if len(sent) != 2 || sent[0].Envelope().ID != ids[0] || sent[1].Envelope().ID != ids[1] {
			t.Errorf("sent: %d messages", len(sent))
		}
		h.hear("ben", group, "one")
		h.pass(time.Minute)
		if len(ids) != 8 || slices.Contains(ids[:6], ids[6]) || slices.Contains(ids[:6], ids[7]) {
			t.Errorf("another posting made %q", ids[6:])
		}
	})
}

// A turn is committed as a whole: when one effect fails, none has happened.
func TestATurnIsRolledBackAsAWhole(t *testing.T) {
	var h *house
	fail := 1
	inBubble(t, extra{reactors: []bot.Reactor{does(func(_ context.Context, turn *bot.Turn) error {
		turn.Answer(phrases.HelpIntro.In(turn.Language))
		turn.Do(func(ctx context.Context) error { return h.db.SetLanguage(ctx, turn.Member.ID, chat.Kiswahili) })
		turn.Do(func(context.Context) error {
			if fail--; fail >= 0 {
				return errors.New("no")
			}
			return nil
		})
		return nil
	})}}, func(t *testing.T, house *house) {
		h = house
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		h.hear("ben", group, "one")
		synctest.Wait()
		if ben, _ := h.db.Member(t.Context(), person("ben")); ben.Language != "" {
			t.Error("an effect before the one that failed has happened")
		}
		if counts := h.counts(); counts.Waiting != 0 || counts.Pending != 1 || len(h.wire.take()) > 0 {
			t.Errorf("after the failure: %d in the outbox, %d without a reaction", counts.Waiting, counts.Pending)
		}
		if sent := h.pass(time.Minute); len(sent) != 1 {
			t.Errorf("%d messages after the second attempt", len(sent))
		}
		if ben, _ := h.db.Member(t.Context(), person("ben")); ben.Language != chat.Kiswahili {
			t.Error("the effect has not happened")
		}
	})
}

// A reactor that panics, returns an error or hangs on one posting costs that
// posting its reaction, after three attempts, and costs nobody else anything.
func TestAReactorThatFailsIsTriedThreeTimes(t *testing.T) {
	for _, test := range []struct {
		label string
		fault func() error
		takes time.Duration // of one attempt
	}{
		{"panics", func() error { panic("Wanjiku 0712345678") }, 0},
		{"fails", func() error { return errors.New("no") }, 0},
		{"hangs", func() error { time.Sleep(20 * time.Second); return nil }, 3 * time.Second},
	} {
		t.Run(test.label, func(t *testing.T) {
			var mu sync.Mutex
			attempts := 0
			inBubble(t, extra{reactors: []bot.Reactor{does(func(_ context.Context, turn *bot.Turn) error {
				if turn.Heard.Posting.Text.String() != "break" {
					turn.Answer(phrases.HelpIntro.In(turn.Language))
					return nil
				}
				mu.Lock()
				attempts++
				mu.Unlock()
				return test.fault()
			})}}, func(t *testing.T, h *house) {
				mentees := h.group(chat.MenteesGroup, chat.English, "ben")
				mentors := h.group(chat.MentorsGroup, chat.English, "amina")
				broken := h.hear("ben", mentees, "break")
				h.hear("ben", mentees, "the next")
				h.hear("amina", mentors, "elsewhere")
				h.hear("ben", "", "in private")
				if posting, kept := h.kept(mentees, broken); !kept || posting.Text.String() != "break" {
					t.Error("the posting itself is not kept")
				}
				if sent := h.pass(10 * time.Millisecond); len(sent) < 2 {
					t.Errorf("others were held up: %d of 2 answers", len(sent))
				}
				if sent := h.pass(test.takes); test.takes > 0 && len(sent) != 1 {
					t.Errorf("the next posting was held up longer than one attempt: %d answers", len(sent))
				}
				h.pass(time.Minute)
				if counts := h.counts(); attempts != 3 || counts.Dead != 1 || counts.Pending != 0 {
					t.Errorf("%d attempts, %d dead letters, %d pending", attempts, counts.Dead, counts.Pending)
				}
				h.pass(10 * time.Minute)
				if attempts != 3 {
					t.Errorf("a dead letter was tried again: %d attempts", attempts)
				}
			})
		})
	}
}

// A slow group holds up no other, and within a group the order stays.
func TestASlowGroupHoldsUpNobodyAndKeepsItsOrder(t *testing.T) {
	var mu sync.Mutex
	var order []string
	inBubble(t, extra{reactors: []bot.Reactor{does(func(_ context.Context, turn *bot.Turn) error {
		if turn.Group.Kind == chat.MenteesGroup {
			time.Sleep(2 * time.Second)
			mu.Lock()
			defer mu.Unlock()
			order = append(order, turn.Heard.Posting.Text.String())
		}
		return nil
	})}}, func(t *testing.T, h *house) {
		mentees := h.group(chat.MenteesGroup, chat.English, "ben", "chebet")
		mentors := h.group(chat.MentorsGroup, chat.English, "amina")
		want := make([]string, 20)
		for i := range want {
			want[i] = fmt.Sprintf("posting %02d", i)
			h.hear([]string{"ben", "chebet"}[i%2], mentees, want[i])
		}
		h.hear("amina", mentors, "/help")
		h.hear("ben", "", "menu")
		if sent := h.pass(time.Millisecond); len(sent) != 2 {
			t.Errorf("%d of 2 answers came at once", len(sent))
		}
		h.pass(time.Minute)
		if !slices.Equal(order, want) {
			t.Errorf("reacted in the order %q", order)
		}
	})
}

// What was recorded before a restart is found by the sweeper: nobody wakes it.
func TestTheSweeperFindsWhatWasRecordedBeforeARestart(t *testing.T) {
	inBubble(t, extra{idle: true}, func(t *testing.T, h *house) {
		group := h.group(chat.MentorsGroup, chat.English, "amina")
		for range 3 {
			h.hear("amina", group, "/help")
		}
		h.workers = bot.NewWorkers(h.workers.WorkerOptions) // whose Wake nobody calls
		h.start()
		if sent := h.pass(2 * time.Second); len(sent) != 3 {
			t.Errorf("%d of 3 answers after a restart", len(sent))
		}
	})
}

// A day on which something is heard all the time has its sweeps too, or a turn
// that failed would wait for the night.
func TestABusyDayHasItsSweeps(t *testing.T) {
	failed := false
	inBubble(t, extra{reactors: []bot.Reactor{does(func(_ context.Context, turn *bot.Turn) error {
		if turn.Heard.Posting.Text.String() == "once more" {
			if !failed {
				failed = true
				return errors.New("not yet")
			}
			turn.Answer(phrases.HelpIntro.In(turn.Language))
		}
		return nil
	})}}, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben", "chebet")
		h.hear("ben", group, "once more")
		answers := 0
		for range 50 {
			h.hear("chebet", group, "a busy day")
			answers += len(h.pass(100 * time.Millisecond))
		}
		if answers != 1 {
			t.Errorf("%d answers within five busy seconds", answers)
		}
	})
}

// A reading of the journal that was under way when a turn was committed still
// shows it as waiting. It is not taken again.
func TestATurnIsTakenOnceWhateverTheSweeperRead(t *testing.T) {
	var mu sync.Mutex
	turns := 0
	put := extra{
		record: func(r bot.Record) bot.Record {
			return over{register: r, waiting: func(ctx context.Context, after chat.HeardID, limit int) ([]chat.Heard, error) {
				waiting, err := r.Waiting(ctx, after, limit)
				if len(waiting) > 0 {
					time.Sleep(700 * time.Millisecond) // a slow disk: what was read is old by now
				}
				return waiting, err
			}}
		},
		reactors: []bot.Reactor{does(func(context.Context, *bot.Turn) error {
			mu.Lock()
			turns++
			mu.Unlock()
			time.Sleep(1500 * time.Millisecond)
			return nil
		})},
	}
	inBubble(t, put, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		for range 4 {
			h.hear("ben", group, "one")
		}
		h.pass(time.Minute)
		if turns != 4 {
			t.Errorf("4 postings had %d turns", turns)
		}
	})
}

// Told to stop, the service finishes the turn and the send in hand, and begins
// no other.
func TestAGracefulStopFinishesWhatIsInHand(t *testing.T) {
	inBubble(t, extra{reactors: []bot.Reactor{does(func(_ context.Context, turn *bot.Turn) error {
		time.Sleep(2 * time.Second)
		turn.Answer(phrases.HelpIntro.In(turn.Language))
		return nil
	})}}, func(t *testing.T, h *house) {
		group := h.group(chat.MenteesGroup, chat.English, "ben")
		h.hear("ben", group, "in hand")
		h.hear("ben", group, "the next")
		time.Sleep(time.Second)
		began := time.Now()
		h.stop()
		if took := time.Since(began); took != time.Second {
			t.Errorf("stopping took %s", took)
		}
		if counts := h.counts(); counts.Pending != 1 || counts.Waiting != 1 {
			t.Errorf("after stopping %d wait for a turn, %d to be sent", counts.Pending, counts.Waiting)
		}
		h.wire.fail = func(chat.Outgoing) error { time.Sleep(5 * time.Second); return nil }
		h.workers = bot.NewWorkers(h.workers.WorkerOptions)
		h.dispatcher = bot.NewDispatcher(*h.dispatcher)
		h.start()
		time.Sleep(time.Second)
		h.stop()
		if counts := h.counts(); counts.Waiting != 1 || counts.Pending != 0 || len(h.wire.take()) != 1 {
			t.Errorf("the send in hand was not finished and settled: %d wait", counts.Waiting)
		}
	})
}

// A group that is served no longer gets no answer to what was heard before,
// nor does somebody who has left meanwhile.
func TestWhoHasGoneIsNotAnswered(t *testing.T) {
	inBubble(t, extra{idle: true}, func(t *testing.T, h *house) {
		mentees := h.group(chat.MenteesGroup, chat.English, "ben")
		mentors := h.group(chat.MentorsGroup, chat.English, "amina", "chebet")
		h.hear("ben", mentees, "/help")
		h.hear("amina", "", "hello there, I am leaving")
		h.hear("amina", mentors, "/help")
		h.hear("chebet", mentors, "/help")
		if err := h.db.DisallowGroup(t.Context(), mentees); err != nil {
			t.Fatal(err)
		}
		h.handle(chat.MemberLeft{Group: mentors, Member: person("amina"), At: time.Now().Add(time.Second)})
		h.start()
		if sent := h.pass(time.Minute); len(sent) != 1 {
			t.Errorf("%d answers, not one:\n%s", len(sent), said(sent))
		}
		if counts := h.counts(); counts.Pending != 0 || counts.Dead != 0 {
			t.Errorf("%d pending, %d dead", counts.Pending, counts.Dead)
		}
	})
}
