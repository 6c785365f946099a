package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/storage"
)

// Whatever a digest asks of a table that grows with the record is found by an
// index. The tables named here hold a handful of rows: the groups, and the
// shortages and disagreements that there ever were.
func TestADigestReadsItsWeekAlone(t *testing.T) {
	w := open(t, "sqlite3", filepath.Join(t.TempDir(), "main.db"))
	w.allow()
	member := w.meet("pn")
	w.joined(mentees, "pn", false, noon)
	p := posting("m", member, "text")
	p.Question = true
	w.record(p)
	small := []string{"chat_group", "g", "stockout", "link", "ruling"}
	ctx, listener := w.Listen(t.Context())
	if _, err := report.Make(ctx, w.DB, report.WeekOf(noon, time.UTC), report.Lists{}); err != nil {
		t.Fatal(err)
	}
	if _, err := report.Look(ctx, w.DB, []chat.GroupID{mentees}, noon.AddDate(0, 0, -7), noon, report.Lists{}, 3); err != nil {
		t.Fatal(err)
	}
	statements := listener.Statements()
	if len(statements) < 12 {
		t.Fatalf("only %d statements were heard: %q", len(statements), statements)
	}
	byTime := false
	for _, statement := range statements {
		for _, line := range plan(t, w, statement) {
			if scan := bareScan.FindStringSubmatch(line); scan != nil && !slices.Contains(small, scan[1]) {
				t.Errorf("%q in the plan of\n%s", line, statement)
			}
			byTime = byTime || strings.Contains(line, "posting USING INDEX posting_sent (sent_at>? AND sent_at<?)")
		}
	}
	if !byTime {
		t.Error("the postings are not found by their time")
	}
}

// stuff puts postings into a record in batches: so many weeks of so many a
// week, by fifty members in four groups.
func stuff(tb testing.TB, address string, weeks, each int, until time.Time) {
	tb.Helper()
	raw, err := sql.Open("sqlite3", "file:"+address+"?"+storage.SQLiteOptions)
	if err != nil {
		tb.Fatal(err)
	}
	defer raw.Close()
	exec := func(query string, args ...any) {
		if _, err := raw.Exec(query, args...); err != nil {
			tb.Fatal(err)
		}
	}
	begin := until.AddDate(0, 0, -7*weeks)
	for group := range 4 {
		kind := []string{"mentors", "mentees"}[group%2]
		exec(`INSERT INTO chat_group (id, name, kind, language, consent, allowed_at) VALUES (?, ?, ?, 'en', 'written', ?)`,
			fmt.Sprintf("g%d", group), fmt.Sprintf("Group %d", group), kind, begin.UnixMilli())
	}
	for member := 1; member <= 50; member++ {
		exec(`INSERT INTO member (id, met_at) VALUES (?, ?)`, member, begin.UnixMilli())
		exec(`INSERT INTO membership (member, group_id, admin, admin_at, joined_at) VALUES (?, ?, FALSE, ?, ?)`,
			member, fmt.Sprintf("g%d", member%4), begin.UnixMilli(), begin.UnixMilli())
	}
	exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
		INSERT INTO posting (group_id, message, member, role, sent_at, kind, text, options, seconds, reply_to, areas, question, findings, command, answered_at, answered_by)
		SELECT 'g' || ((1 + i % 50) % 4), 'M' || i, 1 + i % 50, 'mentee', ? + i * ?, 'text', 'The fridge stood at nine degrees this morning, what should I do now?',
			'', 0, '', CASE i % 3 WHEN 0 THEN 'cold-chain' WHEN 1 THEN 'supply data-use' ELSE '' END, i % 4 = 0,
			CASE i % 5 WHEN 0 THEN '[{"Kind":"name","Count":1}]' ELSE '' END, '', CASE i % 8 WHEN 0 THEN ? + i * ? + 60000 ELSE 0 END, i % 8
		FROM n`, weeks*each, begin.UnixMilli(), until.Sub(begin).Milliseconds()/int64(weeks*each), begin.UnixMilli(), until.Sub(begin).Milliseconds()/int64(weeks*each))
}

// TestADigestIsFastInALargeRecord makes a week's digest in a record of a
// million postings (with MSHAURI_TEST_LARGE, otherwise of 150,000), and of a
// record a tenth as large with weeks of the same size: it takes less than a
// second, and does not grow with the record.
func TestADigestIsFastInALargeRecord(t *testing.T) {
	postings := 150_000
	if os.Getenv("MSHAURI_TEST_LARGE") != "" {
		postings = 1_000_000
	}
	const each = 2_000
	until := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	week := report.WeekOf(until, time.UTC).Before()
	took := func(postings int) (best time.Duration) {
		address := filepath.Join(t.TempDir(), "main.db")
		db, err := storage.Open(t.Context(), storage.Options{Address: address, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		stuff(t, address, postings/each, each, until)
		for range 3 {
			began := time.Now()
			digest, err := report.Make(context.Background(), db, week, report.Lists{})
			if err != nil {
				t.Fatal(err)
			}
			if d := time.Since(began); best == 0 || d < best {
				best = d
			}
			if digest.Programme.Postings.Now < each-1 || digest.Programme.Postings.Now > each+1 {
				t.Fatalf("the week has %d postings, not %d", digest.Programme.Postings.Now, each)
			}
		}
		return best
	}
	small, large := took(postings/10), took(postings)
	t.Logf("a week of %d postings: %v in a record of %d, %v in one of %d", each, small, postings/10, large, postings)
	if large > time.Second {
		t.Errorf("it took %v", large)
	}
	if large > 3*small+50*time.Millisecond {
		t.Errorf("it took %v in the large record and %v in the small one", large, small)
	}
}
