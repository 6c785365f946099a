package export

import (
	"context"
	"io"
	"time"
)

// Record hands over what an export is made of; *storage.DB satisfies it.
type Record interface {
	// EachPosting hands over the postings of a period, the oldest first. An
	// error of the function ends it.
	EachPosting(ctx context.Context, from, until time.Time, each func(Posting) error) error
	// EachRound hands over the rounds that opened in a period, by number.
	EachRound(ctx context.Context, from, until time.Time, each func(Round) error) error
}

// Options say what is exported, and how.
type Options struct {
	From, Until time.Time // until is not part of it
	Format      Format
	Zone        *time.Location
	Names       Names
	Facilities  *Facilities // nil leaves their names
	// Scratch is a folder for what a workbook cannot keep in memory.
	Scratch string
	// Progress is told how many postings are written.
	Progress func(done int)
}

// WritePostings writes the file of postings, and returns how many there are.
func WritePostings(ctx context.Context, to io.Writer, o Options, record Record) (rows int, err error) {
	out, err := newWriter(to, o.Format, "Postings", o.Scratch, Postings())
	if err != nil {
		return 0, err
	}
	err = record.EachPosting(ctx, o.From, o.Until, func(p Posting) error {
		rows++
		if o.Progress != nil && rows%1000 == 0 {
			o.Progress(rows)
		}
		return out.write(p.row(o.Names, o.Zone, o.Facilities))
	})
	if err != nil {
		_ = out.close()
		return rows, err
	}
	return rows, out.close()
}

// WriteAnswers writes the file of rounds with their answers, and returns how
// many rows there are, and how many rounds were left out.
func WriteAnswers(ctx context.Context, to io.Writer, o Options, record Record) (rows, left int, err error) {
	out, err := newWriter(to, o.Format, "Answers", o.Scratch, Answers())
	if err != nil {
		return 0, 0, err
	}
	err = record.EachRound(ctx, o.From, o.Until, func(r Round) error {
		if !r.mayTell() {
			left++
			return nil
		}
		for _, row := range r.rows(o.Names, o.Zone) {
			rows++
			if err := out.write(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		_ = out.close()
		return rows, left, err
	}
	return rows, left, out.close()
}
