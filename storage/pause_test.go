package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Broken on purpose: with "until > $2" left out of Paused, a pause never ends.
func TestPausesHoldAndEnd(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		kind := func(group chat.GroupID, at time.Time) chat.PauseKind {
			p, err := w.Paused(w.ctx(), group, at)
			if isNotFound(err) {
				return ""
			}
			w.ok(err)
			if !p.Holds(at) {
				t.Errorf("%+v does not hold at %s, and is said to", p, at)
			}
			return p.Kind
		}
		day := 24 * time.Hour
		w.ok(w.Pause(w.ctx(), chat.Pause{Group: mentees, Kind: chat.PauseCampaign, Since: noon, Until: noon.Add(3 * day)}))
		w.ok(w.Pause(w.ctx(), chat.Pause{Kind: chat.PauseStrike, Since: noon.Add(day), Until: noon.Add(5 * day)}))
		for _, test := range []struct {
			label string
			group chat.GroupID
			at    time.Time
			want  chat.PauseKind
		}{
			{"before", mentees, noon.Add(-time.Second), ""},
			{"from its first moment", mentees, noon, chat.PauseCampaign},
			{"another group", mentors, noon, ""},
			{"every group", mentors, noon.Add(2 * day), chat.PauseStrike},
			{"its own before that of every group", mentees, noon.Add(2 * day), chat.PauseCampaign},
			{"then that of every group", mentees, noon.Add(4 * day), chat.PauseStrike},
			{"when it ends", mentees, noon.Add(5 * day), ""},
		} {
			if got := kind(test.group, test.at); got != test.want {
				t.Errorf("%s: %q, want %q", test.label, got, test.want)
			}
		}
		// A new one takes the place of the old; ended by hand it is over.
		w.ok(w.Pause(w.ctx(), chat.Pause{Group: mentees, Kind: chat.PauseHoliday, Since: noon.Add(day)}))
		if got := kind(mentees, noon.Add(30*day)); got != chat.PauseHoliday {
			t.Errorf("without an end: %q", got)
		}
		ended, err := w.Resume(w.ctx(), mentees, noon.Add(31*day))
		w.ok(err)
		if got := kind(mentees, noon.Add(31*day)); !ended || got != "" {
			t.Errorf("after its end: %q (%v)", got, ended)
		}
		if ended, err = w.Resume(w.ctx(), mentees, noon.Add(32*day)); ended || err != nil {
			t.Errorf("ended twice: %v (%v)", ended, err)
		}
		list, err := w.Pauses(w.ctx(), mentees, noon.Add(-day), noon.Add(40*day))
		w.ok(err)
		if len(list) != 3 || !list[0].Ended.Equal(noon.Add(day)) || list[1].Group != "" || !list[2].Ended.Equal(noon.Add(31*day)) {
			t.Errorf("for the digest: %+v", list)
		}
		if list, err = w.Pauses(w.ctx(), mentors, noon.Add(6*day), noon.Add(7*day)); err != nil || len(list) != 0 {
			t.Errorf("a week without any: %+v (%v)", list, err)
		}
		if err := w.Pause(w.ctx(), chat.Pause{Kind: "siesta", Since: noon}); err == nil {
			t.Error("a kind that is none is kept")
		}
	})
}

// In a group that wants quiet, notices wait, and answers and alarms do not.
func TestAQuietGroupHearsNothingUnasked(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for id, urgency := range map[chat.MessageID]chat.Urgency{"n": chat.Notice, "a": chat.Answer, "x": chat.Alarm} {
			out := say(id, chat.Recipient{Group: mentees})
			out.Urgency = urgency
			w.ok(w.Enqueue(w.ctx(), out))
		}
		w.ok(w.SetQuiet(w.ctx(), mentees, noon.Add(time.Hour)))
		for at, want := range map[time.Time]int{noon: 2, noon.Add(time.Hour - time.Millisecond): 2, noon.Add(time.Hour): 3} {
			if due, err := w.Due(w.ctx(), at, 10); err != nil || len(due) != want {
				t.Errorf("at %s %d messages may go, not %d (%v)", at, len(due), want, err)
			}
		}
		if until, err := w.QuietUntil(w.ctx(), mentees); err != nil || !until.Equal(noon.Add(time.Hour)) {
			t.Errorf("quiet until %s (%v)", until, err)
		}
		w.ok(w.SetQuiet(w.ctx(), mentees, time.Time{}))
		if due, err := w.Due(w.ctx(), noon, 10); err != nil || len(due) != 3 {
			t.Errorf("after it was ended %d may go (%v)", len(due), err)
		}
	})
}
