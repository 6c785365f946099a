package storage_test

import (
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// A mentor is shown whom of their own mentees has said so, and nobody else is:
// no other mentor, no mentee, not a new mentor, and nobody once it was taken
// back. Broken on purpose and seen red: without the mentor in SharingWith,
// without shared_at there, and with Pair leaving it as it was.
func TestWhoSharesWithTheirMentor(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		id := make(map[chat.Alias]chat.MemberID)
		for _, alias := range []chat.Alias{"amina", "maua", "ben", "carol", "dan"} {
			id[alias] = w.meet(alias)
			w.joined(mentees, alias, false, noon)
		}
		hold := func(when string, mentor chat.Alias, want ...chat.Alias) {
			t.Helper()
			list, err := w.SharingWith(w.ctx(), id[mentor])
			w.ok(err)
			if len(list) != len(want) {
				t.Fatalf("%s %s is shown %d, want %v", when, mentor, len(list), want)
			}
			for i, alias := range want {
				if list[i].ID != id[alias] {
					t.Errorf("%s %s is shown member %d, want %s", when, mentor, list[i].ID, alias)
				}
			}
		}
		w.ok(w.SetShared(w.ctx(), id["ben"], true, noon)) // before anybody was set down
		hold("before pairs", "amina")
		w.ok(w.Pair(w.ctx(), id["amina"], id["ben"], noon))
		w.ok(w.Pair(w.ctx(), id["amina"], id["carol"], noon))
		w.ok(w.Pair(w.ctx(), id["maua"], id["dan"], noon))
		w.ok(w.SetShared(w.ctx(), id["dan"], true, noon))
		hold("at first", "amina", "ben")
		hold("at first", "maua", "dan")
		hold("at first", "ben")
		if err := w.Pair(w.ctx(), id["ben"], id["ben"], noon); !errors.Is(err, chat.ErrConflict) {
			t.Errorf("one's own mentor: %v", err)
		}
		if wishes, err := w.QuizWishes(w.ctx(), id["carol"]); err != nil || !wishes.Paired || wishes.Shared {
			t.Errorf("the wishes: %+v (%v)", wishes, err)
		}
		w.ok(w.Pair(w.ctx(), id["amina"], id["ben"], noon.Add(time.Hour))) // again
		hold("said twice", "amina", "ben")
		w.ok(w.Pair(w.ctx(), id["maua"], id["ben"], noon)) // a new mentor
		hold("a new mentor", "maua", "dan")
		hold("a new mentor", "amina")
		w.ok(w.SetShared(w.ctx(), id["ben"], true, noon))
		hold("said again", "maua", "ben", "dan")
		w.ok(w.SetShared(w.ctx(), id["dan"], false, noon))
		hold("taken back", "maua", "ben")
		w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("ben"), At: noon.Add(time.Hour)}))
		hold("has left", "maua")
		w.joined(mentees, "ben", false, noon.Add(2*time.Hour))
		w.ok(w.Unpair(w.ctx(), id["ben"]))
		hold("no mentor", "maua")
		w.ok(w.Pair(w.ctx(), id["maua"], id["carol"], noon))
		w.ok(w.SetShared(w.ctx(), id["carol"], true, noon))
		hold("carol too", "maua", "carol")
		if _, err := w.Forget(w.ctx(), id["carol"], noon); err != nil {
			t.Fatal(err)
		}
		hold("forgotten", "maua")
		if n := w.number(`SELECT COUNT(*) FROM pair WHERE mentee = ` + itoa(id["carol"])); n != 0 {
			t.Errorf("a pair of one who is forgotten is left")
		}
	})
}

func itoa(id chat.MemberID) string { return strconv.FormatInt(int64(id), 10) }
