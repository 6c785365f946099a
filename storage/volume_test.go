package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

// Broken on purpose: without `by_label <> $2` whoever imported a document
// could confirm it alone.
func TestADocumentNeedsTwoPeople(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		v := policy.Volume{
			Name: "EPI-2026", Title: "An Invented Guide", Origin: "guide.pdf", Sum: "aa", Replaces: "An Older Guide", ValidFrom: "2026-01-01",
			Passages: "@EPI-2026-001\ntext: Words of the guide.\n", By: "Staff 2", Made: noon,
		}
		w.ok(w.AddVolume(w.ctx(), v))
		for label, again := range map[string]policy.Volume{"the name": {Name: "EPI-2026", Sum: "bb"}, "the file": {Name: "OTHER", Sum: "aa"}} {
			if err := w.AddVolume(w.ctx(), again); !errors.Is(err, chat.ErrConflict) {
				t.Errorf("%s twice: %v", label, err)
			}
		}
		if err := w.ConfirmVolume(w.ctx(), v.Name, "Staff 2", "the office", noon); !errors.Is(err, chat.ErrNotFound) {
			t.Errorf("confirmed by who imported it: %v", err)
		}
		later := noon.Add(time.Hour)
		w.ok(w.ConfirmVolume(w.ctx(), v.Name, "Staff 3", "the office", later))
		v.ConfirmedBy, v.Office, v.Confirmed = "Staff 3", "the office", later
		got, err := w.Volumes(w.ctx())
		w.ok(err)
		if diff := cmp.Diff([]policy.Volume{v}, got); diff != "" || !got[0].InUse() {
			t.Error(diff)
		}
		w.ok(w.EndVolume(w.ctx(), v.Name, later))
		if err := w.EndVolume(w.ctx(), v.Name, later); !errors.Is(err, chat.ErrNotFound) {
			t.Errorf("ended twice: %v", err)
		}
		if got, err = w.Volumes(w.ctx()); err != nil || len(got) != 1 || got[0].InUse() {
			t.Errorf("after its end: %+v (%v)", got, err)
		}
	})
}

// Every change to the passages changes the revision, and nothing else does.
// Seen red: without the sum of the ends.
func TestTheRevisionOfThePassages(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		seen := map[string]string{}
		look := func(after string) {
			revision, err := w.PolicyRevision(w.ctx())
			w.ok(err)
			again, err := w.PolicyRevision(w.ctx())
			w.ok(err)
			if other := seen[revision]; other != "" || again != revision {
				t.Errorf("after %s the revision is %q as after %q, then %q", after, revision, other, again)
			}
			seen[revision] = after
		}
		look("nothing")
		w.ok(w.AddVolume(w.ctx(), policy.Volume{Name: "INV-1", Title: "Invented", Origin: "a.md", Sum: "1", By: "Staff 2", Made: noon}))
		look("an import")
		w.ok(w.ConfirmVolume(w.ctx(), "INV-1", "Staff 3", "the office", noon.Add(time.Hour)))
		look("a confirmation")
		w.ok(w.EndVolume(w.ctx(), "INV-1", noon.Add(2*time.Hour)))
		look("an end")
		w.ok(w.SetStanding(w.ctx(), "KE-MDVP-01", policy.Standing{State: policy.Reviewed}, "Staff 2", noon))
		look("a review")
		w.ok(w.SetStanding(w.ctx(), "KE-MDVP-01", policy.Standing{State: policy.Withdrawn}, "Staff 2", noon.Add(time.Minute)))
		look("another word on it")
	})
}

func TestTheLatestWordOnAPassageCounts(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		first := policy.Standing{State: policy.Reviewed, Review: policy.Review{Office: "the office", Date: "2026-11-01"}}
		w.ok(w.SetStanding(w.ctx(), "KE-MDVP-01", first, "Staff 2", noon))
		last := policy.Standing{State: policy.Superseded, Review: first.Review, SupersededBy: []policy.ID{"A-1", "A-2"}}
		w.ok(w.SetStanding(w.ctx(), "KE-MDVP-01", last, "Staff 3", noon))
		got, err := w.Standings(w.ctx())
		w.ok(err)
		if diff := cmp.Diff(map[policy.ID]policy.Standing{"KE-MDVP-01": last}, got); diff != "" {
			t.Error(diff)
		}
	})
}
