package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// BenchmarkRecord records postings, and beside each writes one row of as many
// bytes in a transaction of its own, with the same settings on the same disk.
// ratio is how fast Record is in comparison: 1 would be as fast.
func BenchmarkRecord(b *testing.B) {
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
	text := strings.Repeat("The fridge stood at nine degrees this morning. ", 5)
	var ours, theirs time.Duration
	b.ResetTimer()
	for i := range b.N {
		p := posting(chat.MessageID(fmt.Sprintf("3EB0%016X", i*7919)), member.ID, text)
		p.Findings = []privacy.Finding{{Kind: privacy.KindName, Count: 1}}
		p.Mark = fmt.Sprintf("%026x", i*104729)
		body := string(p.Message) + string(p.Group) + p.Mark + text + `[{"Kind":"name","Count":1}]cold-chain`

		begin := time.Now()
		if err := db.Record(ctx, p); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(begin)

		begin = time.Now()
		tx, err := plain.BeginTx(ctx, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO row (body) VALUES (?)`, body); err != nil {
			b.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(begin)
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N), "µs/record")
	b.ReportMetric(float64(theirs.Microseconds())/float64(b.N), "µs/plain")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "ratio")
}
