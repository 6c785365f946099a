package transcript

import (
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Report is what became of a chat. It counts, and names nobody: where somebody
// must look, it gives line numbers of the file.
type Report struct {
	chat.ImportTally
	Begun       time.Time
	Order       Order
	Entries     int
	Done        int
	First, Last time.Time // of the messages
	Files       int       // that messages had, exported or not
	Attachments int       // in the zip
	Senders     int
	// Covered are those whose messages may be kept; NamedOnly of them are known
	// by a name alone, and may be people who are counted already.
	Covered   int
	NamedOnly int
	// NotCoveredAt are the lines at which those others first write.
	NotCoveredAt []int
	Unknown      []int // lines that belong to no message
	UnknownCount int
	Strange      []int // lines that look like WhatsApp's own
	Torn         []int // lines that were too long to be whole
}

func (o Options) report(run chat.Import, layout Layout, c *census) Report {
	r := Report{
		ImportTally: run.Tally, Begun: run.BegunAt, Order: layout.Order, Entries: c.entries, Done: run.Done, First: c.first, Last: c.last,
		Files: c.attached, Attachments: o.Source.Attachments, Senders: len(c.senders),
		Unknown: c.unknown.First, UnknownCount: c.unknown.Count, Strange: c.strange.First, Torn: c.torn.First,
	}
	for _, s := range c.senders {
		switch {
		case !s.covered:
			if len(r.NotCoveredAt) < 20 {
				r.NotCoveredAt = append(r.NotCoveredAt, s.line)
			}
			continue
		case !s.certain:
			r.NamedOnly++
		}
		r.Covered++
	}
	return r
}
