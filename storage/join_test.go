package storage_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// life lets somebody do everything that leaves a row.
func (w *world) life(alias chat.Alias, name string) chat.MemberID {
	w.Helper()
	id := w.meet(alias)
	m := func(kind string) chat.MessageID { return chat.MessageID(kind + "-" + name) }
	w.joined(mentees, alias, false, noon.Add(-2*time.Hour)) // comes, goes, and comes again
	w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person(alias), At: noon.Add(-time.Hour)}))
	w.joined(mentees, alias, false, noon)
	w.record(posting(m("m"), id, "text of "+name))
	w.ok(w.Amend(w.ctx(), edited(m("e"), m("m"), id, "edit of "+name, time.Minute)))
	w.ok(w.Amend(w.ctx(), edited(m("f"), m("never"), id, "waits", time.Minute)))
	v := vote(m("v"), id, 1, 0)
	v.Target = m("poll")
	w.ok(w.Note(w.ctx(), v))
	r := reaction(m("r"), id, "👍", 0)
	r.Target = m("target")
	w.ok(w.Note(w.ctx(), r))
	private := say(m("private"), chat.Recipient{Member: id})
	w.ok(w.Enqueue(w.ctx(), private))
	answer := say(m("answer"), chat.Recipient{Group: mentees})
	answer.Asker, answer.Reply = id, &chat.Quoted{Message: m("m"), Author: chat.Party{Member: id}, Text: privacy.Stored("text")}
	w.ok(w.Enqueue(w.ctx(), answer))
	w.ok(w.SetConsent(w.ctx(), id, true, noon))
	w.ok(w.Remind(w.ctx(), id, privacy.KindName, noon))
	number, err := w.MakeDraft(w.ctx(), chat.Draft{Kind: chat.DraftQuestion, Group: mentees, Asker: id, Dies: noon.Add(time.Hour)})
	w.ok(err)
	w.ok(w.TellDraft(w.ctx(), number, id, m("note")))
	_, err = w.DecideDraft(w.ctx(), number, chat.DraftPosted, id, noon, m("posted"))
	w.ok(err)
	w.ok(w.Offer(w.ctx(), id, mentees, []chat.Command{{Name: "help"}}, noon))
	w.ok(w.KeepAnswer(w.ctx(), w.round(noon), given(id, m("b"), 0, quiz.Right)))
	w.makePoll(poll(m("own"), quiz.PollOwn, id))
	w.ok(w.SetQuizOff(w.ctx(), id, true, noon))
	w.ok(w.Pair(w.ctx(), w.meet("third"), id, noon))
	w.ok(w.Pair(w.ctx(), id, w.meet(chat.Alias("mentee of "+name)), noon))
	w.ok(w.Pause(w.ctx(), chat.Pause{Group: chat.GroupID(name), Kind: chat.PauseHoliday, Since: noon, By: id}))
	week := noon.AddDate(0, 0, 7*w.number(`SELECT COUNT(*) FROM rota`))
	w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentees, Week: week, First: id, Second: w.meet("third"), How: rota.ByTurn}))
	w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentors, Week: week, First: w.meet("third"), Second: id, How: rota.ByTurn}))
	_, err = w.ReportStockout(w.ctx(), chat.Stockout{Vaccine: "bcg", Reporter: id, Reported: noon})
	w.ok(err)
	return id
}

// references lists the columns that hold a member, as table.column.
func references(t *testing.T, w *world) (list []string) {
	t.Helper()
	query := `SELECT m.name || '.' || f."from" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
		WHERE m.type = 'table' AND f."table" = 'member'`
	if w.driver == "pgx" {
		query = `SELECT c.conrelid::regclass || '.' || a.attname FROM pg_constraint c
			JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
			WHERE c.contype = 'f' AND c.confrelid = 'member'::regclass`
	}
	rows, err := w.sql().Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// Whatever points at a row points at the other one afterwards. A new table
// with a member in it must be added to life, and so to the joining.
func TestJoiningMovesEverything(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		stay, gone := w.life("pn", "one"), w.life("lid", "two")
		columns := references(t, w)
		if len(columns) < 10 {
			t.Fatalf("only %d columns hold a member: %v", len(columns), columns)
		}
		count := func(column string, id chat.MemberID) int {
			table, name, _ := strings.Cut(column, ".")
			return w.number(fmt.Sprintf(`SELECT COUNT(*) FROM %s WHERE %s = %d`, table, name, id))
		}
		before := make(map[string]int)
		for _, column := range columns {
			before[column] = count(column, stay) + count(column, gone)
			if column != "member.joined_to" && count(column, gone) == 0 {
				t.Errorf("nothing of the second row stands in %s: this test would not see it move", column)
			}
		}
		_, err := w.Claim(w.ctx(), fmt.Sprintf("asked for member %d", gone), noon)
		w.ok(err)
		if got := w.meet("lid", "pn"); got != stay {
			t.Fatalf("the joined row is %d, not the older %d", got, stay)
		}
		if n := w.number(`SELECT COUNT(*) FROM occurrence WHERE job LIKE 'asked%'`); n != 0 {
			t.Errorf("%d doings still name the joined row", n)
		}
		for _, column := range columns {
			if column == "member.joined_to" {
				continue
			}
			if n := count(column, gone); n != 0 {
				t.Errorf("%d rows of %s still point at the joined row", n, column)
			}
			// The person was in one group, was reminded of one thing, shown one
			// list, asked one question and given one mentor, twice.
			want := before[column]
			if slices.Contains([]string{"membership.member", "reminder.member", "offer.member", "quiz_answer.member", "quiz_choice.member", "pair.mentee"}, column) {
				want = 1
			}
			if n := count(column, stay); n != want {
				t.Errorf("%d rows of %s, not %d", n, column, want)
			}
		}
		if m := w.member(gone); m.ID != stay {
			t.Errorf("the old id leads to %d", m.ID)
		}
		// An id that somebody still holds goes on working.
		w.record(posting("late", gone, "late"))
		w.ok(w.Amend(w.ctx(), edited("late-e", "late", gone, "later", time.Minute)))
		w.ok(w.Note(w.ctx(), vote("late-v", gone, 1, 0)))
		w.ok(w.WroteFirst(w.ctx(), gone, noon))
		if n := count("posting.member", gone) + count("heard.member", gone) + count("vote.member", gone); n != 0 {
			t.Errorf("%d new rows point at the joined row", n)
		}
		if !w.member(stay).WroteFirst {
			t.Error("the first word was not noted")
		}
		list, err := w.Due(w.ctx(), noon, 10)
		w.ok(err)
		for _, out := range list {
			if to := out.Envelope().To; to.Member != 0 && fmt.Sprint(to.Aliases) != "[lid pn]" {
				t.Errorf("aliases %v", to.Aliases)
			}
		}
	})
}

func TestJoiningPeople(t *testing.T) {
	tests := []struct {
		label string
		pn    func(w *world, id chat.MemberID) // what the row of the phone number says
		lid   func(w *world, id chat.MemberID) // what the row of the LID says
		want  func(m chat.Member) bool
	}{
		{
			"the refusal of either counts", nil, func(w *world, id chat.MemberID) { w.ok(w.SetRefused(w.ctx(), id, true)) },
			func(m chat.Member) bool { return m.Refused },
		},
		{
			"who was shown round once is shown round", nil, func(w *world, id chat.MemberID) { w.ok(w.Welcome(w.ctx(), id, noon)) },
			func(m chat.Member) bool { return m.Welcomed },
		},
		{
			"the language of either counts", nil, func(w *world, id chat.MemberID) { w.ok(w.SetLanguage(w.ctx(), id, chat.Kiswahili)) },
			func(m chat.Member) bool { return m.Language == chat.Kiswahili },
		},
		{
			"the first word of either counts", nil, func(w *world, id chat.MemberID) { w.ok(w.WroteFirst(w.ctx(), id, noon)) },
			func(m chat.Member) bool { return m.WroteFirst },
		},
		{
			"who stopped it after the other row wrote is not written to",
			func(w *world, id chat.MemberID) { w.ok(w.WroteFirst(w.ctx(), id, noon)) },
			func(w *world, id chat.MemberID) { w.clock.Set(noon.Add(time.Hour)); w.ok(w.StopWriting(w.ctx(), id)) },
			func(m chat.Member) bool { return !m.WroteFirst },
		},
		{
			"the higher role comes with its label",
			func(w *world, _ chat.MemberID) { w.add("pn", chat.Facilitator, "Facilitator 1") },
			func(w *world, _ chat.MemberID) { w.add("lid", chat.Staff, "Staff 1") },
			func(m chat.Member) bool { return m.Role == chat.Staff && m.Label == "Staff 1" },
		},
		{
			"the lower role does not",
			func(w *world, _ chat.MemberID) { w.add("pn", chat.Supervisor, "Supervisor 1") },
			func(w *world, _ chat.MemberID) { w.add("lid", chat.Facilitator, "Facilitator 1") },
			func(m chat.Member) bool { return m.Role == chat.Supervisor && m.Label == "Supervisor 1" },
		},
		{
			"memberships of both count",
			func(w *world, _ chat.MemberID) { w.joined(mentees, "pn", false, noon) },
			func(w *world, _ chat.MemberID) { w.joined(mentors, "lid", false, noon) },
			func(m chat.Member) bool { return m.In(mentees) && m.In(mentors) && m.Role == chat.Mentor },
		},
		{
			"of two memberships the one that changed last counts",
			func(w *world, _ chat.MemberID) {
				w.joined(mentees, "pn", false, noon)
				w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("pn"), At: noon.Add(2 * time.Hour)}))
			},
			func(w *world, _ chat.MemberID) { w.joined(mentees, "lid", false, noon.Add(time.Hour)) },
			func(m chat.Member) bool { return !m.In(mentees) },
		},
		{
			"a group's move from phone numbers to LIDs leaves nobody out",
			func(w *world, _ chat.MemberID) { w.joined(mentees, "pn", false, noon) },
			func(w *world, _ chat.MemberID) {
				w.ok(w.Reconcile(w.ctx(), chat.GroupRead{Group: mentees, At: noon.Add(time.Hour), Members: []chat.GroupMember{{Person: person("lid")}}}))
			},
			func(m chat.Member) bool { return m.In(mentees) },
		},
	}
	for _, test := range tests {
		for _, order := range []string{"pn first", "lid first"} {
			t.Run(test.label+", "+order, func(t *testing.T) {
				onBoth(t, func(t *testing.T, w *world) {
					w.allow()
					if order == "lid first" {
						w.meet("lid")
					}
					if pn := w.meet("pn"); test.pn != nil {
						test.pn(w, pn)
					}
					test.lid(w, w.meet("lid"))
					if m := w.member(w.meet("pn", "lid")); !test.want(m) {
						t.Errorf("%+v", m)
					}
				})
			})
		}
	}
}

func (w *world) add(alias chat.Alias, role chat.Role, label string) {
	w.Helper()
	_, err := w.AddMember(w.ctx(), alias, role, label)
	w.ok(err)
}

// One message that was delivered under both addresses was one message.
func TestJoiningCollapsesWhatCameTwice(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		pn, lid := w.meet("pn"), w.meet("lid")
		for _, id := range []chat.MessageID{"plain", "edited-pn", "edited-lid", "deleted-pn", "answered"} {
			w.record(posting(id, pn, "text"))
			w.record(posting(id, lid, "text"))
		}
		w.ok(w.Amend(w.ctx(), edited("e1", "edited-pn", pn, "edited", time.Minute)))
		w.ok(w.Amend(w.ctx(), edited("e2", "edited-lid", lid, "edited", time.Minute)))
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "deleted-pn", By: pn, At: noon}))
		for _, h := range w.waiting() {
			if h.Message == "answered" && h.Member == pn {
				w.ok(w.Reacted(w.ctx(), h.ID, noon))
			}
		}
		w.meet("pn", "lid")
		if n := w.counts("").Postings; n != 5 {
			t.Errorf("%d postings, not 5", n)
		}
		got := make(map[string]int)
		for _, h := range w.waiting() {
			got[fmt.Sprintf("%s %s: %s", h.Kind, h.Message, h.Posting.Text)]++
		}
		want := map[string]int{
			"posting plain: text": 1, "posting edited-pn: edited": 1, "posting edited-lid: edited": 1,
			"edit e1: edited": 1, "edit e2: edited": 1,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("what waits (-want +got):\n%s", diff)
		}
	})
}

// Whichever of a person's addresses each thing came with, the record is at
// last the same as if both had been known from the start.
func TestJoiningIsAsIfBothHadBeenKnown(t *testing.T) {
	split := open(t, "sqlite3", filepath.Join(t.TempDir(), "split.db"))
	whole := open(t, "sqlite3", filepath.Join(t.TempDir(), "whole.db"))
	people := 0
	rapid.Check(t, func(r *rapid.T) {
		people++ // each time somebody else, in a group of their own
		pn, lid := chat.Alias(fmt.Sprintf("pn-%d", people)), chat.Alias(fmt.Sprintf("lid-%d", people))
		group := chat.GroupID(fmt.Sprintf("g-%d", people))
		steps := rapid.IntRange(1, 16).Draw(r, "steps")
		for i := range steps {
			step := step{
				what:    rapid.SampledFrom([]string{"record", "record", "amend", "delete", "vote", "react", "first", "refuse", "both"}).Draw(r, "what"),
				message: rapid.SampledFrom([]chat.MessageID{"a", "b", "c"}).Draw(r, "message"),
				group:   group, number: i, at: noon.Add(time.Duration(i+1) * time.Minute),
			}
			alias := rapid.SampledFrom([]chat.Alias{pn, lid}).Draw(r, "alias")
			step.do(split, person(alias))
			step.do(whole, person(pn, lid))
		}
		got, want := dump(split, group, split.meet(pn, lid)), dump(whole, group, whole.meet(pn, lid))
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("the split record differs (-whole +split):\n%s", diff)
		}
	})
}

// step is one thing that somebody does.
type step struct {
	what    string
	message chat.MessageID
	group   chat.GroupID
	number  int
	at      time.Time
}

func (s step) do(w *world, who chat.Person) {
	w.Helper()
	id := w.meet(who.Aliases...)
	event := chat.MessageID(fmt.Sprintf("event-%d", s.number))
	switch s.what {
	case "record":
		p := posting(s.message, id, "first text of "+string(s.message))
		p.Group, p.Mark = s.group, ""
		w.record(p)
	case "amend":
		a := edited(event, s.message, id, fmt.Sprintf("text %d", s.number), s.at.Sub(noon))
		a.Posting.Group = s.group
		w.ok(w.Amend(w.ctx(), a))
	case "delete":
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: s.group, Target: s.message, By: id, At: s.at}))
	case "vote":
		h := vote(event, id, byte(s.number), s.at.Sub(noon))
		h.Group, h.Target = s.group, s.message
		w.ok(w.Note(w.ctx(), h))
	case "react":
		h := reaction(event, id, fmt.Sprint(s.number), s.at.Sub(noon))
		h.Group, h.Target = s.group, s.message
		w.ok(w.Note(w.ctx(), h))
	case "first":
		w.ok(w.WroteFirst(w.ctx(), id, s.at))
	case "refuse":
		w.ok(w.SetRefused(w.ctx(), id, true))
	}
}

// dump is what the record says of a person and a group, without its own numbers.
func dump(w *world, group chat.GroupID, id chat.MemberID) (lines []string) {
	w.Helper()
	for _, query := range []string{
		`SELECT 'posting ' || message || ' ' || text || ' ' || (deleted_at <> 0) FROM posting WHERE group_id = ?1 AND member = ?2 ORDER BY 1`,
		`SELECT 'vote ' || poll || ' ' || choices FROM vote WHERE group_id = ?1 AND member = ?2 ORDER BY 1`,
		`SELECT 'reaction ' || target || ' ' || emoji FROM reaction WHERE group_id = ?1 AND member = ?2 ORDER BY 1`,
		`SELECT 'waits ' || target || ' ' || kind || ' ' || text FROM early_change WHERE group_id = ?1 AND author = ?2 ORDER BY 1`,
		`SELECT 'member ' || wrote_first_at || ' ' || refused FROM member WHERE id = ?2 AND ?1 <> ''`,
		`SELECT 'answer to ' || p.message FROM heard h JOIN posting p ON p.id = h.posting
			WHERE h.group_id = ?1 AND h.member = ?2 AND h.kind = 'posting' AND h.reacted_at = 0 ORDER BY 1`,
	} {
		rows, err := w.sql().Query(query, string(group), int64(id))
		w.ok(err)
		for rows.Next() {
			var line string
			w.ok(rows.Scan(&line))
			lines = append(lines, line)
		}
		w.ok(rows.Close())
	}
	return lines
}
