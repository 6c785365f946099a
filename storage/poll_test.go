package storage_test

import (
	"crypto/sha256"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
)

// poll is one that is open in the mentees' group.
func poll(message chat.MessageID, kind quiz.PollKind, asker chat.MemberID) quiz.Poll {
	return quiz.Poll{
		Group: mentees, Message: message, Kind: kind, Area: "cold-chain", Question: privacy.Author("How sure?"),
		Options: []privacy.Authored{privacy.Author("Very"), privacy.Author("Not yet")}, Asker: asker,
		State: quiz.PollOpen, Made: noon, Closes: noon.Add(72 * time.Hour),
	}
}

func (w *world) makePoll(p quiz.Poll) quiz.Poll {
	w.Helper()
	number, fresh, err := w.MakePoll(w.ctx(), p)
	w.ok(err)
	if !fresh {
		w.Fatal("the poll was there already")
	}
	p.Number = number
	return p
}

// votes lets somebody choose an option in a poll; no word takes it back.
func (w *world) votes(message, poll chat.MessageID, member chat.MemberID, option string, after time.Duration) {
	w.Helper()
	h := chat.Heard{Kind: chat.HeardVote, Group: mentees, Member: member, At: noon.Add(after), Message: message, Target: poll}
	if option != "" {
		h.Choices = []chat.OptionHash{sha256.Sum256([]byte(option))}
	}
	w.ok(w.Note(w.ctx(), h))
}

var sameAuthored = cmp.Comparer(func(a, b privacy.Authored) bool { return a == b })

func TestAPollIsKeptToItsClose(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		asker := w.meet("a")
		later := w.makePoll(poll("P2", quiz.PollDate, 0))
		first := poll("P1", quiz.PollSure, asker)
		first.Closes = noon.Add(time.Hour)
		first = w.makePoll(first)
		open, err := w.OpenPolls(w.ctx(), "")
		w.ok(err)
		if diff := cmp.Diff([]quiz.Poll{first, later}, open, sameAuthored); diff != "" {
			t.Errorf("open (-want +got):\n%s", diff)
		}
		if open, err := w.OpenPolls(w.ctx(), mentors); err != nil || len(open) != 0 {
			t.Errorf("another group has %v, %v", open, err)
		}
		b, c := w.meet("b"), w.meet("c")
		w.votes("v1", "P1", asker, "Very", time.Minute)
		w.votes("v2", "P1", b, "Very", time.Minute)
		w.votes("v3", "P1", b, "Not yet", 2*time.Minute)
		w.votes("v4", "P1", c, "Very", time.Minute)
		w.votes("v5", "P1", c, "", 2*time.Minute)
		w.votes("v6", "P1", w.meet("d"), "Very", 61*time.Minute) // after the close
		votes, err := w.VotesFor(w.ctx(), first, first.Closes)
		w.ok(err)
		first = first.Close(noon.Add(time.Hour), votes)
		if diff := cmp.Diff([]int{1, 1}, first.Counts); diff != "" {
			t.Error(diff)
		}
		w.ok(w.SavePoll(w.ctx(), first))
		got, err := w.PollByMessage(w.ctx(), mentees, "P1")
		w.ok(err)
		if diff := cmp.Diff(first, got, sameAuthored); diff != "" {
			t.Errorf("closed (-want +got):\n%s", diff)
		}
		later.State = quiz.PollUndone
		w.ok(w.SavePoll(w.ctx(), later))
		recent, err := w.RecentPolls(w.ctx(), mentees, noon)
		w.ok(err)
		if len(recent) != 1 || recent[0].Number != first.Number {
			t.Errorf("recent: %+v", recent)
		}
		if _, err := w.PollByMessage(w.ctx(), mentors, "P1"); !isNotFound(err) {
			t.Errorf("in another group: %v", err)
		}
		first.Number = 99
		if err := w.SavePoll(w.ctx(), first); !isNotFound(err) {
			t.Errorf("a poll that is not there: %v", err)
		}
	})
}

// A group is asked once for a theme, however often that is tried.
func TestATheme(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		day := noon.Truncate(24 * time.Hour)
		p := poll("P1", quiz.PollTheme, 0)
		p.Theme = day
		p = w.makePoll(p)
		p.State = quiz.PollUndone
		w.ok(w.SavePoll(w.ctx(), p))
		p.Message = "P2"
		if _, fresh, err := w.MakePoll(w.ctx(), p); fresh || err != nil {
			t.Errorf("asked a second time: %v, %v", fresh, err)
		}
		w.ok(w.ChooseTheme(w.ctx(), mentees, day, "supply", "", noon))
		w.ok(w.ChooseTheme(w.ctx(), mentees, day, "cold-chain", "TOLD", noon))
		w.ok(w.ChooseTheme(w.ctx(), mentees, day.AddDate(0, 0, 7), "red", "", noon))
		want := map[time.Time]string{day: "cold-chain", day.AddDate(0, 0, 7): "red"}
		if got, err := w.ThemeChoices(w.ctx(), mentees); err != nil || !cmp.Equal(want, got) {
			t.Errorf("chosen: %v (%v)", got, err)
		}
		if dropped, err := w.UnchooseTheme(w.ctx(), mentees, ""); !dropped.IsZero() || err != nil {
			t.Errorf("no message drops a choice: %v (%v)", dropped, err)
		}
		if dropped, err := w.UnchooseTheme(w.ctx(), mentees, "TOLD"); !dropped.Equal(day) || err != nil {
			t.Errorf("the choice stays: %v (%v)", dropped, err)
		}
		if got, err := w.ThemePoll(w.ctx(), mentees, day); err != nil || got.Number != p.Number {
			t.Errorf("the poll of the day: %+v (%v)", got, err)
		}
		if _, err := w.ThemePoll(w.ctx(), mentees, time.Time{}); !isNotFound(err) {
			t.Errorf("the poll of no day: %v", err)
		}
		delete(want, day)
		if got, err := w.ThemeChoices(w.ctx(), mentees); err != nil || !cmp.Equal(want, got) {
			t.Errorf("chosen at last: %v (%v)", got, err)
		}
	})
}

// The votes of a period are those that stand, with the area of their poll.
func TestVotesOfAPeriod(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a, b := w.meet("a"), w.meet("b")
		w.makePoll(poll("P1", quiz.PollSure, a))
		undone := poll("P2", quiz.PollDate, a)
		undone.State = quiz.PollUndone
		w.makePoll(undone)
		w.votes("v1", "P1", a, "Very", 0)
		w.votes("v2", "P1", a, "Not yet", time.Minute)
		w.votes("v3", "P1", b, "Very", time.Minute)
		w.votes("v4", "P1", b, "", 2*time.Minute)
		w.votes("v5", "P2", b, "Very", time.Minute)
		w.votes("v6", "old", b, "Very", 3*time.Minute) // of a time before polls were kept
		w.votes("v7", "older", b, "Very", -time.Minute)
		votes, err := w.VotesIn(w.ctx(), mentees, noon, noon.Add(time.Hour))
		w.ok(err)
		if diff := cmp.Diff([]report.Vote{{Member: a, Area: "cold-chain"}, {Member: b}}, votes); diff != "" {
			t.Error(diff)
		}
		if votes, err := w.VotesIn(w.ctx(), mentors, noon, noon.Add(time.Hour)); err != nil || len(votes) != 0 {
			t.Errorf("another group has %v, %v", votes, err)
		}
	})
}

// What a moderator asked in their own words goes with them and with age; what
// is ours stays, without who asked.
func TestAPollsWordsGoWithItsAsker(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me := w.meet("a")
		own, ours := w.makePoll(poll("P1", quiz.PollOwn, me)), w.makePoll(poll("P2", quiz.PollSure, me))
		draft := poll("", quiz.PollOwn, me)
		draft.State = quiz.PollDraft
		draft = w.makePoll(draft)
		_, err := w.Forget(w.ctx(), me, noon)
		w.ok(err)
		for _, test := range []struct {
			number int
			state  quiz.PollState
			words  string
		}{{own.Number, quiz.PollClosed, ""}, {ours.Number, quiz.PollOpen, "How sure?"}, {draft.Number, quiz.PollUndone, ""}} {
			got, err := w.Poll(w.ctx(), test.number)
			w.ok(err)
			if got.Asker != 0 || got.State != test.state || got.Question.String() != test.words || (len(got.Options) == 0) != (test.words == "") {
				t.Errorf("after being forgotten: %+v", got)
			}
		}
		late := poll("P3", quiz.PollOwn, 0)
		late.Made = noon.AddDate(0, 0, -800)
		late = w.makePoll(late)
		_, err = w.Expire(w.ctx(), noon.AddDate(0, 0, -730), noon)
		w.ok(err)
		if got, err := w.Poll(w.ctx(), late.Number); err != nil || !got.Question.IsEmpty() {
			t.Errorf("after years: %+v (%v)", got, err)
		}
	})
}
