package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/storage"
)

// sizes are the records in which the same things are done: twenty weeks of a
// programme of two hundred, ten times as many, a hundred times.
var sizes = []int{10_000, 100_000, 1_000_000}

const (
	aWeek    = 500 // postings, in every record: a larger one is an older one
	members  = 200
	inGroups = 8
)

// library is a record of a certain size.
type library struct {
	*storage.DB
	size, added int
	until       time.Time
}

// fill makes a record with so many postings, everything settled and reacted to.
// The last group has been silent for all but its first and last day.
func fill(b *testing.B, size int) *library {
	b.Helper()
	l := &library{size: size, until: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)}
	address := filepath.Join(b.TempDir(), "main.db")
	var err error
	if l.DB, err = storage.Open(b.Context(), storage.Options{Address: address, Now: func() time.Time { return l.until }}); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	raw, err := sql.Open("sqlite3", "file:"+address+"?"+storage.SQLiteOptions)
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	raw.SetMaxOpenConns(1)
	begin := l.until.Add(-time.Duration(size) * (7 * 24 * time.Hour / aWeek))
	run := func(query string, args ...any) {
		if _, err := raw.Exec(query, args...); err != nil {
			b.Fatal(err)
		}
	}
	run(`PRAGMA synchronous=OFF`)
	run(`PRAGMA cache_size=-500000`)
	for group := range inGroups + 1 {
		kind := []string{"mentors", "mentees"}[group%2]
		run(`INSERT INTO chat_group (id, name, kind, language, consent, allowed_at) VALUES ('g' || ?1, 'Group ' || ?1, ?2, 'en', 'written', ?3)`, group, kind, begin.UnixMilli())
	}
	for member := 1; member <= members; member++ {
		run(`INSERT INTO member (id, met_at) VALUES (?, ?)`, member, begin.UnixMilli())
		run(`INSERT INTO member_alias (hash, member, place) VALUES ('a' || ?1, ?1, 0)`, member)
		run(`INSERT INTO membership (member, group_id, admin, admin_at, joined_at) VALUES (?1, 'g' || (?1 % ?2), FALSE, ?3, ?3)`, member, inGroups, begin.UnixMilli())
	}
	run(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
		INSERT INTO posting (group_id, message, member, role, sent_at, kind, text, options, seconds, reply_to, areas, question, findings, command, answered_at, answered_by)
		SELECT CASE WHEN i < 30 THEN 'g' || ?5 ELSE 'g' || ((1 + i % ?2) % ?5) END, '3EB0' || hex(randomblob(8)), 1 + i % ?2, 'mentee', ?3 + i * ?4, 'text',
			'The fridge stood at nine degrees this morning, what should I do now? ' || i,
			'', 0, '', CASE i % 3 WHEN 0 THEN 'cold-chain' WHEN 1 THEN 'supply data-use' ELSE '' END, i / 8 % 4 = 0,
			CASE i % 5 WHEN 0 THEN '[{"Kind":"name","Count":1}]' ELSE '' END, '', CASE WHEN i / 8 % 16 = 0 THEN 0 ELSE ?3 + i * ?4 + 60000 END, i % 8
		FROM n`, size, members, begin.UnixMilli(), (7 * 24 * time.Hour / aWeek).Milliseconds(), inGroups)
	run(`INSERT INTO settled (mark, group_id, hour, reason, at) SELECT lower(hex(randomblob(13))), group_id, sent_at - sent_at % 3600000, '', sent_at FROM posting ORDER BY 1`)
	run(`INSERT INTO heard (kind, group_id, member, at, posting, reacted_at) SELECT 'posting', group_id, member, sent_at, id, sent_at + 1000 FROM posting`)
	run(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return l
}

// looked is one thing done in a record.
type looked struct {
	label string
	times int // in a round: enough to be measured
	do    func(ctx context.Context, l *library) error
}

// BenchmarkSize does what the road of a posting does, and what people ask for,
// in records of three sizes in turn. A week has the same postings in each, and
// so what is done costs the same in each, if it is found without a search.
// ratio is that of the dearer of the two larger records to the smallest.
func BenchmarkSize(b *testing.B) {
	var records []*library
	for _, size := range sizes {
		records = append(records, fill(b, size))
	}
	for _, what := range []looked{
		{"record", 100, func(ctx context.Context, l *library) error {
			l.added++
			p := fresh(l.added, chat.MemberID(1+l.added%members))
			p.SentAt = l.until.Add(time.Duration(l.added) * time.Minute)
			return l.Record(ctx, p)
		}},
		{"place", 300, func(ctx context.Context, l *library) error { // who and where: asked for each posting
			if _, err := l.Group(ctx, "g1"); err != nil {
				return err
			}
			_, err := l.Meet(ctx, person("a17"), l.until)
			return err
		}},
		{"waiting", 300, func(ctx context.Context, l *library) error { _, err := l.Waiting(ctx, 0, 1); return err }},
		{"talk", 100, func(ctx context.Context, l *library) error { return few(l.RecentPostings(ctx, "g1", 24)) }},
		{"silent", 100, func(ctx context.Context, l *library) error {
			_, err := l.RecentPostings(ctx, chat.GroupID(fmt.Sprintf("g%d", inGroups)), 24)
			return err
		}},
		{"answers", 100, func(ctx context.Context, l *library) error {
			_, err := l.NewestQuestions(ctx, "g1", l.until.Add(-30*time.Minute), l.until, 20)
			return err
		}},
		{"open", 50, func(ctx context.Context, l *library) error {
			return few(l.OpenQuestions(ctx, "g7", l.until.AddDate(0, 0, -7), l.until))
		}},
		{"recap", 10, func(ctx context.Context, l *library) error {
			_, err := report.Look(ctx, l.DB, []chat.GroupID{"g1"}, l.until.AddDate(0, 0, -7), l.until, report.Lists{}, 3)
			return err
		}},
		{"digest", 3, func(ctx context.Context, l *library) error {
			digest, err := report.Make(ctx, l.DB, report.WeekOf(l.until, time.UTC).Before(), report.Lists{})
			if n := digest.Programme.Postings.Now; err == nil && (n < aWeek-1 || n > aWeek+1) {
				return fmt.Errorf("the week has %d postings", n)
			}
			return err
		}},
		{"find", 30, func(ctx context.Context, l *library) error { return few(l.Find(ctx, []string{"fridge", "9"}, 10)) }},
		{"rare", 1, func(ctx context.Context, l *library) error { // as far back as there is anything
			_, err := l.Find(ctx, []string{"nobody wrote this"}, 10)
			return err
		}},
	} {
		b.Run(what.label, func(b *testing.B) { compare(b, records, what) })
	}
}

// few is an error when there are none: nothing was measured then.
func few[T any](list []T, err error) error {
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("nothing was found")
	}
	return err
}

// compare does one thing in all the records in turn, in each round in another
// order.
func compare(b *testing.B, records []*library, what looked) {
	ctx := b.Context()
	took := make([][]float64, len(records)) // µs each time, by round
	for round := -1; round < rounds(); round++ {
		for place := range records {
			at := (place + round + len(records)) % len(records)
			began := time.Now()
			for range what.times {
				if err := what.do(ctx, records[at]); err != nil {
					b.Fatalf("in a record of %d: %v", records[at].size, err)
				}
			}
			if round >= 0 { // the first is to warm up
				took[at] = append(took[at], float64(time.Since(began).Nanoseconds())/1e3/float64(what.times))
			}
		}
	}
	worst := 0.0
	for _, larger := range took[1:] {
		worst = max(worst, median(ratios(larger, took[0])))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(took[len(took)-1]), "ours-µs")
	b.ReportMetric(median(took[0]), "beside-µs")
	b.ReportMetric(worst, "ratio")
}
