//go:build !race

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/storage/pgtest"
)

// TestCutPostgresRestarts: PostgreSQL is stopped under traffic, in order and as
// when its machine goes, and started again. While it is away nothing is
// acknowledged, an operator is told, and /healthz says that the record cannot be
// asked; afterwards all is kept once and answered once by the same process,
// though one of the authors is gone by then.
//
// Broken on purpose and seen red: with Engine.Handle returning nil after an
// error, what was said meanwhile is acknowledged and lost.
func TestCutPostgresRestarts(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Own(t)
	address := freeAddress(t)
	s := newScene(t, func(settings *config.Settings) {
		settings.Database = config.NewSecret(cluster.Database(t))
		settings.Watch.Address = address
	})
	s.serve(decorators{pace: childPace()})
	present, leaves := s.phone("Nurse Achieng"), s.phone("Nurse Baraka")
	to := s.group(lab.LIDMode, "Wanafunzi", present, leaves)
	s.allow(to, chat.MenteesGroup)
	ctx := within(t, 3*time.Minute)
	said := map[string]string{}
	say := func(phone *lab.Phone, text string) string {
		id := sent(t)(phone.Say(ctx, to, text))
		said[id] = text
		return id
	}
	say(present, "Habari zenu")
	say(leaves, "Salama")
	s.rests()

	for _, signal := range []string{"INT", "QUIT"} {
		stop, stopped := make(chan struct{}), make(chan []string)
		go func() { // traffic, which does not care
			var ids []string
			for i := 0; ; i++ {
				select {
				case <-stop:
					stopped <- ids
					return
				case <-time.After(20 * time.Millisecond):
					if id, err := present.Say(ctx, to, fmt.Sprintf("Ujumbe %d wa %s", i, signal)); err == nil {
						ids = append(ids, id)
					}
				}
			}
		}()
		time.Sleep(300 * time.Millisecond)
		cluster.Down(t, signal)
		must(t, leaves.GoOnline(ctx))
		var away []string
		for i := range 4 {
			away = append(away, say(leaves, fmt.Sprintf("Watoto %d wamefika, %s", 10+i, signal)))
		}
		ask := say(present, "/help")
		must(t, leaves.GoOffline(ctx))
		s.await(30*time.Second, "the record to be missed in /healthz", func() bool {
			answer, err := http.Get("http://" + address + "/healthz")
			if err != nil {
				return false
			}
			defer func() { _ = answer.Body.Close() }()
			return answer.StatusCode == http.StatusServiceUnavailable
		})
		s.await(30*time.Second, "an alarm", func() bool { return strings.Contains(s.logs.String(), "WhatsApp is kept waiting") })
		for _, id := range append(away, ask) {
			if s.acknowledged(id) {
				t.Errorf("%q was acknowledged while PostgreSQL was away", said[id])
			}
		}
		cluster.Up(t)
		close(stop)
		traffic := <-stopped
		for _, id := range append(append(away, ask), traffic...) {
			if err := s.server.WaitAcknowledged(ctx, s.device, id); err != nil {
				t.Fatalf("%s is not acknowledged after PostgreSQL came back: %v\n%s", id, err, s.logs)
			}
			if n := s.count("SELECT COUNT(*) FROM posting WHERE message=?", id); n != 1 {
				t.Errorf("%s is kept %d times", id, n)
			}
		}
		m, err := present.Wait(ctx, repliesTo(ask))
		must(t, err)
		if m.Count != 1 {
			t.Errorf("the question was answered %d times", m.Count)
		}
		t.Logf("%s: %d postings around it, %d meanwhile", signal, len(traffic), len(away)+1)
	}
	s.kept(said)
	if s.server.Online(leaves.PN) {
		t.Error("a phone that was to be off is on")
	}
}
