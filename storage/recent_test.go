package storage_test

import (
	"testing"

	"github.com/mshauri/mshauri/chat"
)

func TestRecentPostings(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me := w.meet("a")
		for _, id := range []chat.MessageID{"M1", "M2", "M3"} {
			w.record(posting(id, me, "words of "+string(id)))
		}
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "M2", By: me, At: noon}))
		list, err := w.RecentPostings(w.ctx(), mentees, 2)
		w.ok(err)
		if len(list) != 2 || list[0].Message != "M3" || list[1].Message != "M2" || list[0].Text.String() != "words of M3" || !list[1].Text.IsEmpty() {
			t.Errorf("the recent ones are %+v", list)
		}
		if list, err = w.RecentPostings(w.ctx(), "", 9); err != nil || len(list) != 0 {
			t.Errorf("in private there are %d, %v", len(list), err)
		}
	})
}
