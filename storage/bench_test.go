package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// rounds is how often the benchmarks of make bench measure, each time with what
// stands beside it in turn; the median counts.
func rounds() int {
	if n, err := strconv.Atoi(os.Getenv("MSHAURI_TEST_ROUNDS")); err == nil {
		return n
	}
	return 9
}

func median(of []float64) float64 { return slices.Sorted(slices.Values(of))[len(of)/2] }

// ratios divides pair by pair.
func ratios(of, by []float64) []float64 {
	list := make([]float64, len(of))
	for i := range of {
		list[i] = of[i] / by[i]
	}
	return list
}

// fresh is the i-th of many postings, with an id as phones make them.
func fresh(i int, member chat.MemberID) chat.Posting {
	p := posting(chat.MessageID(fmt.Sprintf("3EB0%016X", scatter(i))), member, strings.Repeat("The fridge stood at nine degrees this morning. ", 5))
	p.Findings = []privacy.Finding{{Kind: privacy.KindName, Count: 1}}
	p.Mark = fmt.Sprintf("%026x", scatter(i))
	return p
}

// scatter numbers without an order, as hashes and message ids have none.
func scatter(i int) uint64 { return uint64(i) * 0x9E3779B97F4A7C15 }

// BenchmarkRecord records postings, and in turn writes rows of as many bytes,
// each in a transaction of its own, with the same settings on the same disk.
func BenchmarkRecord(b *testing.B) {
	const block = 300
	ctx := context.Background()
	db, err := storage.Open(ctx, storage.Options{Address: filepath.Join(b.TempDir(), "main.db"), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	plain, err := sql.Open("sqlite3", "file:"+filepath.Join(b.TempDir(), "plain.db")+"?"+storage.SQLiteOptions)
	if err != nil {
		b.Fatal(err)
	}
	defer plain.Close()
	if _, err := plain.Exec(`CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)`); err != nil {
		b.Fatal(err)
	}
	member, err := db.Meet(ctx, chat.Person{Aliases: []chat.Alias{"a"}}, noon)
	if err != nil {
		b.Fatal(err)
	}
	record := func(i int) error { return db.Record(ctx, fresh(i, member.ID)) }
	write := func(i int) error {
		p := fresh(i, member.ID)
		body := string(p.Message) + string(p.Group) + p.Mark + p.Text.String() + `[{"Kind":"name","Count":1}]cold-chain`
		tx, err := plain.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO row (body) VALUES (?)`, body); err != nil {
			return err
		}
		return tx.Commit()
	}
	rate := func(do func(int) error, from int) float64 {
		began := time.Now()
		for i := range block {
			if err := do(from + i); err != nil {
				b.Fatal(err)
			}
		}
		return block / time.Since(began).Seconds()
	}
	// Until its first checkpoint a journal grows, which makes a commit dearer
	// than writing over it.
	for warm := range 5 {
		rate(record, -(warm+1)*block)
		rate(write, -(warm+1)*block)
	}
	var ours, theirs []float64
	for round := 1; round <= rounds(); round++ {
		if round%2 == 0 {
			theirs = append(theirs, rate(write, round*block))
		}
		ours = append(ours, rate(record, round*block))
		if round%2 == 1 {
			theirs = append(theirs, rate(write, round*block))
		}
	}
	b.ReportMetric(0, "ns/op") // the whole of it is of no interest
	b.ReportMetric(median(ours), "ours-postings/s")
	b.ReportMetric(median(theirs), "beside-rows/s")
	b.ReportMetric(median(ratios(ours, theirs)), "ratio")
}
