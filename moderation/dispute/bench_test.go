package dispute_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/privacy"
)

// BenchmarkFollow reads a lively talk posting by posting, as a group's is read,
// and beside it the same windows anew: ratio is what a posting costs of that.
func BenchmarkFollow(b *testing.B) {
	const window = 24
	var all []dispute.Message
	for i := range 400 {
		text := []string{
			"Good morning all. The fridge stood at %d degrees this morning, what should we do with the vaccines?",
			"Tumepokea dozi %d za penta kutoka kwa sub county, asanteni",
			"Sawa",
			"We reached %d children at the outreach today, 4 refused and 3 were absent. Defaulters will be traced on Thursday.",
			"Dropout rate Penta 1 to Penta 3 in our facility is %d percent this month, we will discuss it with the CHVs",
		}[i%5] + " (%d)"
		all = append(all, dispute.Message{From: fmt.Sprint(i % 25), At: time.Unix(int64(i), 0), Text: privacy.Stored(fmt.Sprintf(text, i, i))})
	}
	reader := dispute.New()
	var on, anew time.Duration
	for n := 0; b.Loop(); n++ {
		end := window + n%(len(all)-window) + 1
		began := time.Now()
		reader.Follow("one", all[end-window:end])
		between := time.Now()
		reader.Judge(all[end-window : end])
		on, anew = on+between.Sub(began), anew+time.Since(between)
	}
	b.ReportMetric(on.Seconds()*1000/float64(b.N), "ours-ms")
	b.ReportMetric(anew.Seconds()*1000/float64(b.N), "beside-ms")
	b.ReportMetric(on.Seconds()/anew.Seconds(), "ratio")
}
