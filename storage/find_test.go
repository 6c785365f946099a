package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

func TestFindLooksForEveryWord(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me := w.meet("a")
		private := posting("M5", me, "An open vial, privately")
		private.Group = ""
		for i, p := range []chat.Posting{
			posting("M1", me, "How long may an OPEN vial stay?"), posting("M2", me, "The vial is new"),
			posting("M3", me, "Open the fridge"), posting("M4", me, "An open vial again"), private,
		} {
			p.SentAt = noon.Add(time.Duration(i) * time.Minute)
			w.record(p)
		}
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "M3", By: me, At: noon}))
		for _, test := range []struct {
			label string
			words []string
			most  int
			want  []chat.MessageID
		}{
			{"both words, the newest first", []string{"Vial", "open"}, 10, []chat.MessageID{"M4", "M1"}},
			{"no more than asked for", []string{"vial", "open"}, 1, []chat.MessageID{"M4"}},
			{"deleted and private are not found", []string{"fridge"}, 10, nil},
		} {
			found, err := w.Find(w.ctx(), test.words, test.most)
			w.ok(err)
			var got []chat.MessageID
			for _, p := range found {
				got = append(got, p.Message)
			}
			if len(got) != len(test.want) {
				t.Errorf("%s: %v, want %v", test.label, got, test.want)
				continue
			}
			for i := range got {
				if got[i] != test.want[i] {
					t.Errorf("%s: %v, want %v", test.label, got, test.want)
				}
			}
		}
		names, err := w.GroupNames(w.ctx())
		w.ok(err)
		if names[mentees] != "Mentees" {
			t.Errorf("the groups are called %v", names)
		}
	})
}
