package storage_test

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// bareScan is a line of a plan that reads a table from end to end. A scan that
// names an index is one of a small partial index, which is what it is for.
var bareScan = regexp.MustCompile(`^SCAN (\w+)$`)

// What runs for every posting, and what the loops ask again and again, finds
// its rows by an index.
func TestHotStatementsUseAnIndex(t *testing.T) {
	w := open(t, "sqlite3", filepath.Join(t.TempDir(), "main.db"))
	w.allow()
	member := w.meet("pn", "lid")
	round := w.round(noon)
	tests := []struct {
		label string
		few   int // at least so many statements are looked at
		do    func(ctx context.Context) error
		by    string // the index that one of them must use
	}{
		{"Record", 4, func(ctx context.Context) error { return w.Record(ctx, posting("m", member, "text")) }, ""},
		{"Record again", 2, func(ctx context.Context) error { return w.Record(ctx, posting("m", member, "text")) }, ""},
		{"Skip", 2, func(ctx context.Context) error {
			return w.Skip(ctx, chat.NotKept{Mark: "x", Group: mentees, At: noon, Reason: chat.NoConsent})
		}, ""},
		{"Amend", 3, func(ctx context.Context) error { return w.Amend(ctx, edited("e", "m", member, "new", time.Minute)) }, ""},
		{"Delete", 4, func(ctx context.Context) error {
			return w.Delete(ctx, chat.Deletion{Group: mentees, Target: "m", By: member, At: noon})
		}, ""},
		{"Note", 2, func(ctx context.Context) error {
			return w.Note(ctx, chat.Heard{Kind: chat.HeardVote, Group: mentees, Member: member, At: noon, Message: "v", Target: "poll"})
		}, ""},
		{"Waiting", 1, func(ctx context.Context) error { _, err := w.Waiting(ctx, 0, 10); return err }, "heard_waiting"},
		{"Due", 1, func(ctx context.Context) error { _, err := w.Due(ctx, noon, 10); return err }, "outbox_waiting"},
		{"Member", 3, func(ctx context.Context) error { _, err := w.Member(ctx, person("pn", "lid")); return err }, ""},
		{"LiveRounds", 1, func(ctx context.Context) error { _, err := w.LiveRounds(ctx, ""); return err }, "quiz_round_live"},
		{"LiveRounds of a group", 1, func(ctx context.Context) error { _, err := w.LiveRounds(ctx, mentees); return err }, "quiz_round_live"},
		{"RoundByMessage", 1, func(ctx context.Context) error {
			if _, err := w.RoundByMessage(ctx, mentees, "m"); !isNotFound(err) {
				return err
			}
			return nil
		}, "quiz_round_message"},
		{"KeepAnswer", 2, func(ctx context.Context) error {
			return w.KeepAnswer(ctx, round, given(member, "b", 0, quiz.Right))
		}, ""},
		{"MarkAnswer", 1, func(ctx context.Context) error { return w.MarkAnswer(ctx, 1, round) }, ""},
		{"AnswersOf", 1, func(ctx context.Context) error { _, err := w.AnswersOf(ctx, member, noon); return err }, "quiz_answer_member"},
		{"SharingWith", 1, func(ctx context.Context) error { _, err := w.SharingWith(ctx, member); return err }, "pair_mentor"},
		{"Paused", 1, func(ctx context.Context) error { _, err := w.Pauses(ctx, mentees, noon, noon); return err }, "pause_group"},
		{"Turns", 1, func(ctx context.Context) error { _, err := w.Turns(ctx, mentees); return err }, ""},
		{"NoticesIn", 1, func(ctx context.Context) error { _, err := w.NoticesIn(ctx, mentees, noon, noon); return err }, "outbox_group"},
		{"UnsaidIn", 1, func(ctx context.Context) error { _, err := w.UnsaidIn(ctx, mentees, noon, noon); return err }, "unsaid_group"},
		{"SaidIn", 1, func(ctx context.Context) error { _, err := w.SaidIn(ctx, mentees, noon, 5); return err }, "outbox_group"},
		{"Sent", 2, func(ctx context.Context) error {
			if err := w.Enqueue(ctx, say("sent", chat.Recipient{Group: mentees})); err != nil {
				return err
			}
			return w.Sent(ctx, "sent", noon)
		}, ""},
		{"StockoutsToAsk", 1, func(ctx context.Context) error { _, err := w.StockoutsToAsk(ctx, noon); return err }, "stockout_open"},
		{"PostingByMessage", 1, func(ctx context.Context) error { _, err := w.PostingByMessage(ctx, mentees, "m"); return err }, "posting_message"},
		{"OpenQuestions", 1, func(ctx context.Context) error {
			_, err := w.OpenQuestions(ctx, mentees, noon, noon.Add(time.Hour))
			return err
		}, "posting_open"},
		{"NewestQuestions", 1, func(ctx context.Context) error {
			_, err := w.NewestQuestions(ctx, mentees, noon, noon.Add(time.Hour), 20)
			return err
		}, "posting_open (group_id=? AND sent_at>? AND sent_at<?)"},
		// Broken on purpose: with group_id alone it gathers all of the group.
		{"RecentPostings", 1, func(ctx context.Context) error { _, err := w.RecentPostings(ctx, mentees, 24); return err }, "INTEGER PRIMARY KEY (rowid>?)"},
		{"Answered", 2, func(ctx context.Context) error { return w.Answered(ctx, 1, 2, noon) }, ""},
		{"RulingsSince", 1, func(ctx context.Context) error { _, err := w.RulingsSince(ctx, mentees, "drops", noon); return err }, "ruling_matter"},
		{"QuotedIn", 1, func(ctx context.Context) error { _, err := w.QuotedIn(ctx, "KE-ADM-03"); return err }, "ruling_passage"},
		{"RulingByMessage", 1, func(ctx context.Context) error {
			if _, err := w.RulingByMessage(ctx, mentees, "m"); !isNotFound(err) {
				return err
			}
			return nil
		}, "ruling_message"},
		{"KeptBetween", 1, func(ctx context.Context) error {
			_, err := w.KeptBetween(ctx, mentees, noon, noon.Add(time.Hour), 1)
			return err
		}, "posting_sent (sent_at>? AND sent_at<?)"},
		{"OpenPolls", 1, func(ctx context.Context) error { _, err := w.OpenPolls(ctx, ""); return err }, "poll_open"},
		{"PollByMessage", 1, func(ctx context.Context) error {
			if _, err := w.PollByMessage(ctx, mentees, "m"); !isNotFound(err) {
				return err
			}
			return nil
		}, "poll_message"},
		{"ThemePoll", 1, func(ctx context.Context) error {
			if _, err := w.ThemePoll(ctx, mentees, noon); !isNotFound(err) {
				return err
			}
			return nil
		}, "poll_theme"},
		{"RecentPolls", 1, func(ctx context.Context) error { _, err := w.RecentPolls(ctx, mentees, noon); return err }, "poll_group"},
		{"VotesIn", 1, func(ctx context.Context) error { _, err := w.VotesIn(ctx, mentees, noon, noon); return err }, "vote_at"},
		{"ThemeChoices", 1, func(ctx context.Context) error { _, err := w.ThemeChoices(ctx, mentees); return err }, "theme_choice"},
		{"DeedsOf", 1, func(ctx context.Context) error { _, err := w.DeedsOf(ctx, member); return err }, "membership_past_member"},
		{"Group", 1, func(ctx context.Context) error { _, err := w.Group(ctx, mentees); return err }, ""},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			ctx, listener := w.Listen(t.Context())
			if err := test.do(ctx); err != nil {
				t.Fatal(err)
			}
			statements := listener.Statements()
			if len(statements) < test.few {
				t.Fatalf("only %d statements were heard: %q", len(statements), statements)
			}
			all := ""
			for _, statement := range statements {
				for _, line := range plan(t, w, statement) {
					all += line + "\n"
					// The line of the outbox is a handful of rows already found.
					if scan := bareScan.FindStringSubmatch(line); scan != nil && scan[1] != "line" {
						t.Errorf("%q in the plan of\n%s", line, statement)
					}
				}
			}
			if !strings.Contains(all, test.by) {
				t.Errorf("the index %s is not used:\n%s", test.by, all)
			}
		})
	}
	if lines := plan(t, w, `SELECT text FROM posting WHERE text = ?1`); !bareScan.MatchString(strings.Join(lines, "")) {
		t.Errorf("a scan is no longer recognised: %q", lines)
	}
}

func plan(t *testing.T, w *world, statement string) (lines []string) {
	t.Helper()
	var nothing [20]any
	rows, err := w.sql().Query("EXPLAIN QUERY PLAN "+statement, nothing[:parameters(statement)]...)
	if err != nil {
		t.Fatalf("explain %s: %v", statement, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var line string
		if err := rows.Scan(&id, &parent, &unused, &line); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	return lines
}

// parameters is the highest number of a parameter.
func parameters(statement string) int {
	n := 0
	for strings.Contains(statement, "?"+string(rune('0'+n+1))) && n < 9 {
		n++
	}
	for n >= 9 && strings.Contains(statement, "?1"+string(rune('0'+n-9))) {
		n++
	}
	return n
}
