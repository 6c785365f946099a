//go:build !race

package export

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// endless is a record of so many postings, each made when it is asked for.
type endless int

func (e endless) EachPosting(_ context.Context, _, _ time.Time, each func(Posting) error) error {
	for i := range int(e) {
		if err := each(Posting{
			ID: chat.PostingID(i + 1), Member: chat.MemberID(i%40 + 1), Role: chat.Mentee, Group: "Lari mentees", SentAt: monday.Add(time.Duration(i) * time.Minute),
			Kind: chat.KindText, Text: privacy.Stored(fmt.Sprintf("The fridge stood at %d degrees, and %x is what else was said.", i%12, uint64(i+1)*0x9e3779b97f4a7c15)),
		}); err != nil {
			return err
		}
	}
	return nil
}

func (endless) EachRound(context.Context, time.Time, time.Time, func(Round) error) error { return nil }

// heap is a file that throws away what it gets, and notes how much memory is in
// use each time that a megabyte more has come.
type heap struct {
	size, next int
	most       uint64
}

func (h *heap) Write(p []byte) (int, error) {
	if h.size += len(p); h.size >= h.next {
		h.next = h.size + 1<<20
		h.look()
	}
	return len(p), nil
}

func (h *heap) look() {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	h.most = max(h.most, m.HeapAlloc)
}

// TestCutMemoryDoesNotGrowWithTheExport writes exports of two sizes, both larger
// than the 16 MB after which a workbook goes to disk, and wants the larger one
// to take no more memory, but for half of the bytes by which its file is larger.
//
// Seen red: with the library's own WriteTo, which packs the workbook in memory.
func TestCutMemoryDoesNotGrowWithTheExport(t *testing.T) {
	for _, format := range []Format{CSV, XLSX, JSONL} {
		highest := func(rows int) *heap {
			h := &heap{}
			o := options(format, FreshNames())
			o.Scratch, o.Facilities = t.TempDir(), nil
			o.Progress = func(done int) {
				if done%20_000 == 0 {
					h.look()
				}
			}
			if n, err := WritePostings(t.Context(), h, o, endless(rows)); err != nil || n != rows {
				t.Fatalf("%d rows were written: %v", n, err)
			}
			return h
		}
		small, large := highest(40_000), highest(120_000)
		t.Logf("%s: %d KB for a file of %d KB, %d KB for one of %d KB", format, small.most>>10, small.size>>10, large.most>>10, large.size>>10)
		if large.most > small.most+uint64(large.size-small.size)/2 {
			t.Errorf("%s: %d KB for a file of %d KB, and %d KB for one of %d KB", format, small.most>>10, small.size>>10, large.most>>10, large.size>>10)
		}
	}
}
