package storage_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report/export"
)

func (w *world) exported() (texts []string) {
	w.Helper()
	w.ok(w.EachPosting(w.ctx(), noon.Add(-time.Hour), noon.Add(time.Hour), func(p export.Posting) error {
		texts = append(texts, fmt.Sprintf("%s %s %t", p.Group, p.Text, p.ReplyTo != 0))
		return nil
	}))
	n, err := w.CountExported(w.ctx(), noon.Add(-time.Hour), noon.Add(time.Hour))
	w.ok(err)
	if n != len(texts) {
		w.Errorf("%d are counted, and %d exported", n, len(texts))
	}
	return texts
}

// Only postings leave the record: nothing private, no order, no answer to a
// round, nothing deleted, and nothing of somebody who has refused.
//
// Broken on purpose and put back: each condition of isExported taken away lets
// one of them out.
func TestWhatMayLeaveTheRecord(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a, b := w.meet("a"), w.meet("b")
		add := func(message chat.MessageID, member chat.MemberID, text string, change ...func(*chat.Posting)) {
			p := posting(message, member, text)
			for _, change := range change {
				change(&p)
			}
			w.record(p)
		}
		replying := func(to chat.MessageID) func(*chat.Posting) { return func(p *chat.Posting) { p.ReplyTo = to } }
		add("m1", a, "a question")
		add("m2", b, "an answer", replying("m1"))
		add("m3", a, "private", func(p *chat.Posting) { p.Group = "" })
		add("m4", a, "/help", func(p *chat.Posting) { p.Command = &chat.Command{Name: "help"} })
		add("m5", a, "taken back")
		add("m6", a, "to what was taken back", replying("m5"))
		add("m7", a, "B")
		add("m8", a, "too late", func(p *chat.Posting) { p.SentAt = noon.Add(time.Hour) })
		add("m9", a, "to somebody else's words", replying("m2"))
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m5", By: a, At: noon}))
		answer, err := w.PostingByMessage(w.ctx(), mentees, "m7")
		w.ok(err)
		w.ok(w.MarkAnswer(w.ctx(), answer.ID, 1))
		want := []string{"Mentees a question false", "Mentees an answer true", "Mentees to what was taken back false", "Mentees to somebody else's words true"}
		if diff := cmp.Diff(want, w.exported()); diff != "" {
			t.Errorf("exported (-want +got):\n%s", diff)
		}
		w.ok(w.SetConsent(w.ctx(), b, false, noon))
		want = []string{"Mentees a question false", "Mentees to what was taken back false", "Mentees to somebody else's words false"}
		if diff := cmp.Diff(want, w.exported()); diff != "" {
			t.Errorf("after one refused (-want +got):\n%s", diff)
		}
		_, err = w.Forget(w.ctx(), a, noon)
		w.ok(err)
		if got := w.exported(); len(got) != 0 {
			t.Errorf("after both: %q", got)
		}
	})
}

func TestRoundsLeaveWithTheirAnswers(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a, b := w.meet("a"), w.meet("b")
		open, closed := w.round(noon), w.round(noon.Add(-time.Hour))
		w.ok(w.KeepAnswer(w.ctx(), open, given(a, "A1", 0, quiz.Right)))
		w.closeRound(closed, noon.Add(-time.Hour), given(a, "A2", 0, quiz.Right), given(b, "B2", time.Minute, quiz.Slipped))
		told := func() (list []export.Round) {
			w.ok(w.EachRound(w.ctx(), noon.AddDate(0, 0, -7), noon.AddDate(0, 0, 7), func(r export.Round) error {
				list = append(list, r)
				return nil
			}))
			return list
		}
		list := told()
		if len(list) != 1 || list[0].Number != closed || list[0].Group == "" || len(list[0].Answers) != 2 || list[0].Answers[1].Slip != "usage-rate" {
			t.Errorf("%+v", list)
		}
		w.ok(w.SetConsent(w.ctx(), b, false, noon))
		if list = told(); len(list[0].Answers) != 1 || list[0].Answers[0].Member != a {
			t.Errorf("after one refused: %+v", list)
		}
		_, err := w.FoldAnswers(w.ctx(), noon.AddDate(1, 0, 0))
		w.ok(err)
		if list = told(); len(list[0].Answers) != 0 || len(list[0].Counts) != 2 {
			t.Errorf("after they were folded: %+v", list)
		}
	})
}

func TestAudit(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		want := []chat.Audit{
			{Number: 1, Who: "Staff 1", What: "3 postings", Rows: 3, At: noon},
			{Number: 2, Who: "Staff 1", Second: "Staff 2", What: "4 postings, linked", Reason: "the study's protocol", Rows: 4, At: noon.Add(time.Hour)},
		}
		for i, a := range want {
			number, err := w.LogAudit(w.ctx(), a)
			w.ok(err)
			want[i].Number = number
		}
		got, err := w.Audits(w.ctx())
		w.ok(err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Audits (-want +got):\n%s", diff)
		}
	})
}
