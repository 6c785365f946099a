package storage_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// edited is an edit of target by its member, heard some time after noon.
func edited(message chat.MessageID, target chat.MessageID, member chat.MemberID, text string, after time.Duration) chat.Amendment {
	p := posting(target, member, text)
	p.SentAt, p.Areas, p.Mark = noon.Add(after), nil, "mark-"+string(message)
	return chat.Amendment{Message: message, Target: target, Posting: p}
}

func TestAmend(t *testing.T) {
	tests := []struct {
		label string
		do    func(w *world, author, other chat.MemberID)
		want  []string
	}{
		{"the author's edit replaces the text", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
		}, []string{"posting: new", "edit: new"}},
		{"a repeated edit changes nothing", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "newer", 2*time.Minute)))
		}, []string{"posting: new", "edit: new"}},
		{"a second edit replaces the first", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
			w.ok(w.Amend(w.ctx(), edited("f", "m", author, "newer", 2*time.Minute)))
		}, []string{"posting: newer", "edit: newer", "edit: newer"}},
		{"an older edit that comes late changes nothing", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.ok(w.Amend(w.ctx(), edited("f", "m", author, "newer", 2*time.Minute)))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
		}, []string{"posting: newer", "edit: newer"}},
		{"somebody else's edit changes nothing", func(w *world, author, other chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.ok(w.Amend(w.ctx(), edited("e", "m", other, "new", time.Minute)))
		}, []string{"posting: old"}},
		{"an edit in another group changes nothing", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			a := edited("e", "m", author, "new", time.Minute)
			a.Posting.Group = mentors
			w.ok(w.Amend(w.ctx(), a))
		}, []string{"posting: old"}},
		{"an edit that comes first waits, and asks for no reaction of its own", func(w *world, author, _ chat.MemberID) {
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
			w.record(posting("m", author, "old"))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
		}, []string{"posting: new"}},
		{"of two edits that come first the later one counts", func(w *world, author, _ chat.MemberID) {
			w.ok(w.Amend(w.ctx(), edited("f", "m", author, "newer", 2*time.Minute)))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
			w.record(posting("m", author, "old"))
		}, []string{"posting: newer"}},
		{"somebody else's edit that comes first is not applied", func(w *world, author, other chat.MemberID) {
			w.ok(w.Amend(w.ctx(), edited("e", "m", other, "new", time.Minute)))
			w.record(posting("m", author, "old"))
		}, []string{"posting: old"}},
		{"a deleted posting is not brought back", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: author, At: noon.Add(time.Hour)}))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", 2*time.Hour)))
			w.record(posting("m", author, "old"))
			if n := w.number(`SELECT COUNT(*) FROM posting WHERE text <> ''`); n != 0 {
				w.Errorf("%d postings have text", n)
			}
		}, nil},
		{"an edit without a time is taken as made now", func(w *world, author, _ chat.MemberID) {
			w.record(posting("m", author, "old"))
			w.clock.Set(noon.Add(time.Hour))
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "new", time.Minute)))
			a := edited("f", "m", author, "", 0)
			a.Posting.SentAt = time.Time{}
			w.ok(w.Amend(w.ctx(), a))
		}, []string{"posting: ", "edit: ", "edit: "}},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				test.do(w, w.meet("author"), w.meet("other"))
				if diff := cmp.Diff(test.want, w.texts()); diff != "" {
					t.Errorf("what waits (-want +got):\n%s", diff)
				}
			})
		})
	}
}

func TestAmendReplacesEveryWord(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		p := full(w.meet("a"))
		w.record(p)
		a := edited("e", p.Message, p.Member, "new", time.Minute)
		a.Posting.Options = []privacy.Clean{privacy.Stored("only")}
		a.Posting.Areas = []chat.Area{"reporting"}
		a.Posting.Findings = []privacy.Finding{{Kind: privacy.KindDate, Count: 3}}
		w.ok(w.Amend(w.ctx(), a))
		got := w.waiting()[1]
		want := p
		want.ID, want.Mark, want.Question, want.Command = got.Posting.ID, "", false, nil
		want.Text, want.Options, want.Areas, want.Findings = a.Posting.Text, a.Posting.Options, a.Posting.Areas, a.Posting.Findings
		if diff := cmp.Diff(want, got.Posting, sameText()); diff != "" {
			t.Errorf("the edited posting (-want +got):\n%s", diff)
		}
		if got.Message != "e" || got.Target != p.Message || !got.At.Equal(noon.Add(time.Minute)) {
			t.Errorf("the edit was heard as %+v", got)
		}
	})
}

func TestDelete(t *testing.T) {
	later := noon.Add(time.Hour)
	tests := []struct {
		label string
		do    func(w *world, author, admin, other chat.MemberID)
		text  string // what is left
	}{
		{"by the author", func(w *world, author, _, _ chat.MemberID) {
			w.record(posting("m", author, "words"))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: author, At: later}))
		}, ""},
		{"by the author, who is also named as the author", func(w *world, author, _, _ chat.MemberID) {
			w.record(posting("m", author, "words"))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: author, Author: author, At: later}))
		}, ""},
		{"by an administrator", func(w *world, author, admin, _ chat.MemberID) {
			w.record(posting("m", author, "words"))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: admin, Author: author, At: later}))
		}, ""},
		{"by somebody else", func(w *world, author, _, other chat.MemberID) {
			w.record(posting("m", author, "words"))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: other, At: later}))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: other, Author: author, At: later}))
		}, "words"},
		{"by an administrator of another group", func(w *world, author, _, other chat.MemberID) {
			w.joined(mentors, "other", true, noon)
			w.record(posting("m", author, "words"))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: other, Author: author, At: later}))
		}, "words"},
		{"by an administrator who has left", func(w *world, author, admin, _ chat.MemberID) {
			w.record(posting("m", author, "words"))
			w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("admin"), At: noon.Add(time.Minute)}))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: admin, Author: author, At: later}))
		}, "words"},
		{"early, by the author", func(w *world, author, _, _ chat.MemberID) {
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: author, At: later}))
			w.record(posting("m", author, "words"))
		}, ""},
		{"early, with an edit before and one after it", func(w *world, author, _, _ chat.MemberID) {
			w.ok(w.Amend(w.ctx(), edited("e", "m", author, "edited", time.Minute)))
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: author, At: later}))
			w.ok(w.Amend(w.ctx(), edited("f", "m", author, "edited", 2*time.Minute)))
			w.record(posting("m", author, "words"))
		}, ""},
		{"early, by who was an administrator then", func(w *world, author, admin, _ chat.MemberID) {
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: admin, Author: author, At: later}))
			w.ok(w.SetAdmin(w.ctx(), chat.RoleChanged{Group: mentees, Member: person("admin"), Admin: false, At: later}))
			w.record(posting("m", author, "words"))
		}, ""},
		{"early, by who became an administrator afterwards", func(w *world, author, _, other chat.MemberID) {
			w.joined(mentees, "other", false, noon)
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: other, Author: author, At: later}))
			w.ok(w.SetAdmin(w.ctx(), chat.RoleChanged{Group: mentees, Member: person("other"), Admin: true, At: later}))
			w.record(posting("m", author, "words"))
		}, "words"},
		{"early, of somebody else's posting", func(w *world, author, _, other chat.MemberID) {
			w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: other, At: later}))
			w.record(posting("m", author, "words"))
		}, "words"},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				w.joined(mentees, "admin", true, noon)
				test.do(w, w.meet("author"), w.meet("admin"), w.meet("other"))
				var text string
				w.ok(w.sql().QueryRow(`SELECT text FROM posting WHERE message = 'm'`).Scan(&text))
				if text != test.text {
					t.Errorf("the text is %q, not %q", text, test.text)
				}
				waits := slices.ContainsFunc(w.waiting(), func(h chat.Heard) bool { return h.Kind == chat.HeardPosting })
				if waits != (test.text != "") {
					t.Errorf("the posting waits for a reaction: %v", waits)
				}
				if n := w.counts(mentees).Postings; n != 1 {
					t.Errorf("%d postings count, not 1", n)
				}
			})
		})
	}
}

func TestDeleteLeavesTheRowAndNoWord(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		p := full(w.meet("a"))
		w.record(p)
		id := w.waiting()[0].Posting.ID
		reply := &chat.Say{
			Header: chat.Header{ID: "r", To: chat.Recipient{Group: mentees}, Urgency: chat.Answer, Posting: id}, Text: privacy.Author("answer"),
			Reply: &chat.Quoted{Message: p.Message, Author: chat.Party{Member: p.Member}, Text: p.Text},
		}
		w.ok(w.Enqueue(w.ctx(), reply))
		d := chat.Deletion{Group: mentees, Target: p.Message, By: p.Member, At: noon.Add(time.Minute)}
		w.ok(w.Delete(w.ctx(), d))
		w.ok(w.Delete(w.ctx(), d))
		got, err := w.Posting(w.ctx(), id)
		w.ok(err)
		want := chat.Posting{
			ID: id, Message: p.Message, Group: p.Group, Member: p.Member, Role: p.Role, SentAt: p.SentAt, Kind: p.Kind,
			Seconds: p.Seconds, ReplyTo: p.ReplyTo,
		}
		if diff := cmp.Diff(want, got, sameText()); diff != "" {
			t.Errorf("what is left (-want +got):\n%s", diff)
		}
		due, err := w.Due(w.ctx(), noon, 10)
		w.ok(err)
		say, ok := due[0].(*chat.Say)
		if !ok || say.Reply == nil || say.Reply.Message != p.Message || !say.Reply.Text.IsEmpty() || say.Text.String() != "answer" {
			t.Errorf("the reply that waits still quotes it: %+v", due[0])
		}
		w.record(p)
		if n := w.counts("").Postings; n != 1 {
			t.Errorf("%d postings after a redelivery, not 1", n)
		}
	})
}
