package storage_test

import (
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// A model's areas stand in the tagger's place, and give way to a human, to an
// edit, and to areas that are others by now.
func TestAModelsAreasGiveWay(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		asker := w.meet("a")
		id := w.asked("q", asker, 0)
		p, err := w.Posting(w.ctx(), id)
		w.ok(err)
		own, model := p.Areas, []chat.Area{"supply"}
		areas := func(label string, want, tagged []chat.Area) {
			t.Helper()
			if p, err := w.Posting(w.ctx(), id); err != nil || !slices.Equal(p.Areas, want) || !slices.Equal(p.Tagged, tagged) {
				t.Errorf("%s: %v, tagged %v (%v)", label, p.Areas, p.Tagged, err)
			}
		}
		w.ok(w.ProposeAreas(w.ctx(), id, []chat.Area{"red"}, model))
		areas("other areas by now", own, nil)
		w.ok(w.ProposeAreas(w.ctx(), id, own, model))
		areas("proposed", model, nil)
		change := edited("e", "q", asker, "May it be ordered?", time.Hour)
		change.Posting.Areas = []chat.Area{"general"}
		w.ok(w.Amend(w.ctx(), change))
		areas("edited", change.Posting.Areas, nil)
		w.ok(w.ProposeAreas(w.ctx(), id, change.Posting.Areas, model))
		w.ok(w.CorrectAreas(w.ctx(), id, []chat.Area{"coverage"}))
		areas("corrected", []chat.Area{"coverage"}, change.Posting.Areas)
		w.ok(w.ProposeAreas(w.ctx(), id, []chat.Area{"coverage"}, model))
		areas("after a human", []chat.Area{"coverage"}, change.Posting.Areas)
	})
}
