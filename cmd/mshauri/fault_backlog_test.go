//go:build !race

package main

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
)

// What waits for a bot that was away for long: this many postings, some of them
// questions.
const (
	backlogOf   = 10_000
	backlogAsks = 60
)

// inMemory is a folder in memory where the machine has one, and otherwise an
// ordinary one: twenty thousand commits wait four minutes for a slow disk.
func inMemory(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "mshauri-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { must(t, os.RemoveAll(folder)) })
	return folder
}

// TestCutBacklog: ten thousand postings were written while the bot was away, by
// people some of whom have gone since. It comes back and keeps each of them once,
// in the order in which they were written; and of what it answers no group sees a
// burst: never more than ten at once and one in three seconds after, however many
// asked, as the lab's log has it.
//
// Broken on purpose and seen red: with a bucket of a thousand answers in
// bot/dispatcher.go, the group has them all within seconds.
func TestCutBacklog(t *testing.T) {
	t.Parallel()
	folder := inMemory(t)
	s := newScene(t, func(settings *config.Settings) { settings.Data = folder })
	s.serve(decorators{})
	var phones []*lab.Phone
	for i := range 5 {
		phones = append(phones, s.phone(fmt.Sprintf("Nurse %d", i+1)))
	}
	mentees, mentors := s.group(lab.LIDMode, "Wanafunzi", phones[0], phones[3]), s.group(lab.LIDMode, "Walimu", phones[1], phones[2], phones[4])
	s.allow(mentees, chat.MenteesGroup)
	s.allow(mentors, chat.MentorsGroup)
	places := []lab.Address{mentees, mentors, s.account.PN} // where the first three write
	ctx := within(t, 8*time.Minute)
	s.rests()
	s.stop()
	must(t, s.server.WaitOffline(ctx, s.device))

	began := time.Now()
	said := make([][]string, len(places))
	must(t, phones[3].GoOffline(ctx))
	must(t, phones[4].GoOffline(ctx))
	var writers sync.WaitGroup
	for i, place := range places {
		writers.Go(func() {
			for n := range backlogOf/len(places) + 1 {
				text := fmt.Sprintf("Watoto %d wamefika", n)
				if n%(backlogOf/backlogAsks) == 0 {
					text = "/help"
				}
				id, err := phones[i].Say(ctx, place, text)
				if err != nil {
					t.Error(err)
					return
				}
				said[i] = append(said[i], id)
			}
		})
	}
	writers.Wait()
	total := 0
	for _, ids := range said {
		total += len(ids)
	}
	must(t, phones[0].GoOffline(ctx))
	t.Logf("%d postings written in %s", total, time.Since(began).Round(time.Second))

	began = time.Now()
	since := len(s.server.Log())
	s.serve(decorators{})
	if err := s.server.Settled(ctx, s.device); err != nil {
		t.Fatalf("the backlog is not drained: %v\n%s", err, s.logs)
	}
	took := time.Since(began)
	t.Logf("drained in %s, %.0f a second", took.Round(100*time.Millisecond), float64(total)/took.Seconds())

	kept := map[string][]string{}
	s.read(func(scan func(...any)) {
		var group, message string
		scan(&group, &message)
		kept[group] = append(kept[group], message)
	}, "SELECT group_id, message FROM posting ORDER BY id")
	for _, ids := range said {
		found := false
		for _, messages := range kept {
			found = found || slices.Equal(messages, ids)
		}
		if !found {
			t.Error("what one wrote is not kept once each, in the order of writing")
		}
	}
	if n := s.count("SELECT COUNT(*) FROM posting"); n != total {
		t.Errorf("%d postings are kept of %d", n, total)
	}

	s.await(3*time.Minute, "everything to be reacted to", func() bool {
		return s.count("SELECT COUNT(*) FROM heard WHERE reacted_at=0 AND dead_at=0") == 0
	})
	time.Sleep(4 * time.Second) // for answers beyond the first ten
	s.stop()
	var sent []time.Time // by the lab's clock
	for _, e := range s.server.LogSince(since) {
		if e.Event == lab.CameIn && e.Tag == "message" && e.Device == s.device {
			sent = append(sent, e.Time)
		}
	}
	if len(sent) < 5 {
		t.Errorf("%d answers went out: too few to tell", len(sent))
	}
	for i := range sent {
		for j := i; j < len(sent); j++ {
			if most := 11 + int(sent[j].Sub(sent[i])/(3*time.Second)); j-i+1 > most {
				t.Fatalf("%d messages went out within %s", j-i+1, sent[j].Sub(sent[i]))
			}
		}
	}
	waiting := s.count("SELECT COUNT(*) FROM outbox WHERE sent_at=0 AND dead_at=0")
	t.Logf("%d answers went out, %d wait", len(sent), waiting)
	if len(sent)+waiting < 11 {
		t.Errorf("%d questions led to %d answers: a burst could not have been seen", backlogAsks, len(sent)+waiting)
	}
}
