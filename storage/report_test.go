package storage_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// A posting as the reports count them was written in a group by a person and
// still stands; orders, deleted ones and private messages are none.
func TestFactsAreTheCountedPostings(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me, other := w.meet("a"), w.meet("b")
		question := posting("M1", me, "How many doses are in a vial?")
		question.Question, question.Areas = true, []chat.Area{"supply", "cold-chain"}
		question.Findings = []privacy.Finding{{Kind: privacy.KindName, Count: 2}}
		reply := posting("M2", other, "Ten.")
		reply.ReplyTo, reply.SentAt, reply.Areas = "M1", noon.Add(time.Minute), nil
		order := posting("M3", me, "")
		order.Command = &chat.Command{Name: "help"}
		deleted := posting("M4", me, "gone")
		private := posting("M5", me, "psst")
		private.Group = ""
		late := posting("M6", me, "too late")
		late.SentAt = noon.Add(time.Hour)
		for _, p := range []chat.Posting{question, reply, order, deleted, private, late} {
			w.record(p)
		}
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "M4", By: me, At: noon}))
		asked, err := w.PostingByMessage(w.ctx(), mentees, "M1")
		w.ok(err)
		answer, err := w.PostingByMessage(w.ctx(), mentees, "M2")
		w.ok(err)
		w.ok(w.Answered(w.ctx(), asked.ID, answer.ID, noon.Add(time.Minute)))

		var facts []report.Fact
		w.ok(w.Facts(w.ctx(), noon, noon.Add(time.Hour), func(f report.Fact) { facts = append(facts, f) }))
		want := []report.Fact{
			{
				Group: mentees, Message: "M1", Member: me, Role: chat.Mentee, At: noon, Question: true, Answered: noon.Add(time.Minute),
				Areas: []chat.Area{"supply", "cold-chain"}, Removed: []privacy.Finding{{Kind: privacy.KindName, Count: 2}},
			},
			{Group: mentees, Message: "M2", Member: other, Role: chat.Mentee, At: noon.Add(time.Minute)},
		}
		if len(facts) != 2 {
			t.Fatalf("%d postings are counted, want 2: %+v", len(facts), facts)
		}
		words, err := w.Clean(w.ctx(), facts[0].ID)
		w.ok(err)
		if words.String() != "How many doses are in a vial?" {
			t.Errorf("the words are %q", words)
		}
		if facts[0].AnsweredBy != facts[1].ID {
			t.Errorf("answered by posting %d, want %d", facts[0].AnsweredBy, facts[1].ID)
		}
		for i := range facts {
			facts[i].ID, facts[i].AnsweredBy = 0, 0
		}
		if diff := cmp.Diff(want, facts); diff != "" {
			t.Error(diff)
		}
	})
}

// Somebody who left and came back was there both times, and not between.
func TestStaysFollowJoinersAndLeavers(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
		w.joined(mentees, "a", false, day(0))
		me := w.meet("a")
		w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("a"), At: day(10)}))
		w.joined(mentees, "a", false, day(20))
		w.joined(mentees, "b", false, day(5))
		other := w.meet("b")
		w.ok(w.SetConsent(w.ctx(), other, false, day(6)))
		for _, test := range []struct {
			label    string
			from, to int
			want     []report.Stay
		}{
			{"before anybody came", -5, 0, nil},
			{"the first stay", 1, 3, []report.Stay{{Member: me, From: day(0), To: day(10), IsKept: true}}},
			{"between", 10, 20, []report.Stay{{Member: other, From: day(5)}}},
			{"both stays", 9, 21, []report.Stay{{Member: me, From: day(0), To: day(10), IsKept: true}, {Member: me, From: day(20), IsKept: true}, {Member: other, From: day(5)}}},
		} {
			stays, err := w.Stays(w.ctx(), mentees, day(test.from), day(test.to))
			w.ok(err)
			if diff := cmp.Diff(test.want, stays); diff != "" {
				t.Errorf("%s: %s", test.label, diff)
			}
		}
	})
}

func TestNotKeptInAPeriod(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for i, at := range []time.Time{noon.Add(-time.Hour), noon, noon.Add(time.Hour)} {
			for _, group := range []chat.GroupID{mentees, mentors} {
				w.ok(w.Skip(w.ctx(), chat.NotKept{Mark: string(group) + string(rune('a'+i)), Group: group, At: at, Reason: chat.Unreadable}))
			}
		}
		counts, err := w.NotKeptIn(w.ctx(), mentees, noon, noon.Add(time.Hour))
		w.ok(err)
		if diff := cmp.Diff(map[chat.Reason]int{chat.Unreadable: 1}, counts); diff != "" {
			t.Error(diff)
		}
	})
}

// A disagreement counts as quoted when policy was posted, withdrawn or not, in
// its group and week; drafts do not.
func TestRulingsInAPeriod(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for _, r := range []dispute.Ruling{
			{Group: mentees, State: dispute.Posted, Made: noon},
			{Group: mentees, State: dispute.Withdrawn, Made: noon.Add(time.Minute)},
			{Group: mentees, State: dispute.Proposed, Made: noon},
			{Group: mentees, State: dispute.Dropped, Made: noon},
			{Group: mentees, State: dispute.Posted, Made: noon.Add(time.Hour)},
			{Group: mentors, State: dispute.Posted, Made: noon},
		} {
			r.Matter, r.Passage = "drops", "KE-ADM-03"
			state := r.State
			var err error
			r.State = dispute.Proposed
			r.Number, err = w.MakeRuling(w.ctx(), r)
			w.ok(err)
			r.State = state
			w.ok(w.KeepRuling(w.ctx(), r))
		}
		quoted, withdrawn, err := w.RulingsIn(w.ctx(), mentees, noon, noon.Add(time.Hour))
		if quoted != 2 || withdrawn != 1 || err != nil {
			t.Errorf("%d quoted and %d withdrawn, want 2 and 1 (%v)", quoted, withdrawn, err)
		}
	})
}

// The bot has answered a message when a reply to it was sent to the group: the
// first such reply counts, and what still waits does not.
func TestBotAnswersInAPeriod(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		reply := func(id, to chat.MessageID, group chat.GroupID, sent time.Duration) {
			out := say(id, chat.Recipient{Group: group})
			out.Reply = &chat.Quoted{Message: to}
			w.ok(w.Enqueue(w.ctx(), out))
			if sent >= 0 {
				w.ok(w.Sent(w.ctx(), id, noon.Add(sent)))
			}
		}
		reply("O1", "M1", mentees, 2*time.Minute)
		reply("O2", "M1", mentees, time.Minute)
		reply("O3", "M2", mentees, -1)
		reply("O4", "M3", mentors, time.Minute)
		reply("O5", "M4", mentees, time.Hour)
		first, err := w.BotAnswers(w.ctx(), mentees, noon, noon.Add(time.Hour))
		w.ok(err)
		if diff := cmp.Diff(map[chat.MessageID]time.Time{"M1": noon.Add(time.Minute)}, first); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheFirstDigestOfAWeekStays(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		if _, err := w.Published(w.ctx(), "2018-W31"); !isNotFound(err) {
			t.Errorf("a digest that was never made: %v", err)
		}
		w.ok(w.Publish(w.ctx(), "2018-W31", []byte(`{"programme":{}}`)))
		w.ok(w.Publish(w.ctx(), "2018-W31", []byte(`{"another":{}}`)))
		numbers, err := w.Published(w.ctx(), "2018-W31")
		w.ok(err)
		if string(numbers) != `{"programme":{}}` || !json.Valid(numbers) {
			t.Errorf("kept was %s", numbers)
		}
	})
}

// Hours offline come from the history of the line, and from when the service
// was last known to run.
func TestOfflineIn(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		hour := func(n int) time.Time { return noon.Add(time.Duration(n) * time.Hour) }
		offline := func(from, to int) report.Offline {
			t.Helper()
			o, err := w.OfflineIn(w.ctx(), hour(from), hour(to))
			w.ok(err)
			return o
		}
		if o := offline(0, 24); o.IsKnown || o.For != 0 {
			t.Errorf("before anything was noted: %+v", o)
		}
		link := func(state chat.LinkState, at int) { w.ok(w.SetLink(w.ctx(), chat.Link{State: state, Since: hour(at)})) }
		link(chat.LinkConnected, 1)
		link(chat.LinkConnected, 2) // no change
		link(chat.LinkLost, 5)
		link(chat.LinkOutdated, 6) // still down
		link(chat.LinkConnected, 8)
		for _, test := range []struct {
			label    string
			from, to int
			want     time.Duration
		}{
			{"all of it", 0, 24, 3 * time.Hour},
			{"while it was up", 1, 5, 0},
			{"it began down", 6, 10, 2 * time.Hour},
			{"it ended down", 2, 7, 2 * time.Hour},
			{"down throughout", 6, 7, time.Hour},
		} {
			if o := offline(test.from, test.to); !o.IsKnown || o.For != test.want {
				t.Errorf("%s: %+v, want %v", test.label, o, test.want)
			}
		}
		// The service dies at hour 10 without a word, and starts at hour 14.
		w.ok(w.Alive(w.ctx(), hour(10)))
		if o := offline(8, 12); o.For != 2*time.Hour-2*time.Minute {
			t.Errorf("after it was last known to run: %+v", o)
		}
		w.ok(w.Began(w.ctx()))
		link(chat.LinkConnected, 14)
		if o := offline(8, 24); o.For != 4*time.Hour+10*time.Hour-2*time.Minute {
			t.Errorf("after it died, started and was not heard of again: %+v", o)
		}
		w.ok(w.Alive(w.ctx(), hour(24)))
		if o := offline(8, 24); o.For != 4*time.Hour {
			t.Errorf("after it died and started: %+v", o)
		}
	})
}
