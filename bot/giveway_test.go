package bot_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// A backlog is kept before anything in it is answered; one that never ends is
// answered in the end; and what cannot wait does not. Seen red with giveWay
// returning at once, without its end (300), and without its eye for danger.
func TestABacklogIsKeptBeforeItIsAnswered(t *testing.T) {
	for _, test := range []struct {
		label    string
		postings int
		late     string // the text of the tenth from the end
		before   func(turns int64) bool
	}{
		{"a backlog", 100, "one of many", func(turns int64) bool { return turns == 0 }},
		{"a flood", 1500, "one of many", func(turns int64) bool { return turns > 400 }},
		{"a child in danger", 100, "mtoto amezimia hapa kliniki saa hii", func(turns int64) bool { return turns >= 90 }},
	} {
		t.Run(test.label, func(t *testing.T) {
			var turns atomic.Int64
			count := does(func(context.Context, *bot.Turn) error { turns.Add(1); return nil })
			inBubble(t, extra{idle: true, reactors: []bot.Reactor{count}}, func(t *testing.T, h *house) {
				options := h.workers.WorkerOptions
				options.Pause = 30 * time.Millisecond
				h.workers = bot.NewWorkers(options)
				h.engine.Wake = h.workers.Wake
				h.start()
				group := h.group(chat.MenteesGroup, chat.English, "ben")
				for i := range test.postings {
					text := "one of many"
					if i == test.postings-10 {
						text = test.late
					}
					h.hear("ben", group, text)
					time.Sleep(10 * time.Millisecond)
					synctest.Wait()
				}
				if got := turns.Load(); !test.before(got) {
					t.Errorf("while %d postings came, %d turns were taken", test.postings, got)
				}
				h.pass(time.Second)
				if got := turns.Load(); got != int64(test.postings) {
					t.Errorf("in the end %d turns of %d", got, test.postings)
				}
			})
		})
	}
}
