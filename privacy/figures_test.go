package privacy

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/privacy/score"
)

// The tables of docs/quality.md are printed by
//
//	go test ./privacy -run xxx -bench Figures -set name=file.jsonl
//
// and the errors of a development set by
//
//	go test ./privacy -run TestFloor -v -errors testdata/scrub-dev.jsonl -show leak
var (
	set    = flag.String("set", "", "with -bench Figures: one more labelled set, as name=file")
	frozen = flag.Bool("frozen", false, "with -bench Figures: read the frozen sets too; docs/quality.md counts the readings")
	wrongs = flag.String("errors", "", "print the errors (-show leak, changed, lost or age) of this development set")
)

func measure(t testing.TB, s *Scrubber, messages []score.Message) (score.Report, []time.Duration) {
	t.Helper()
	results := make([]score.Result, len(messages))
	took := make([]time.Duration, len(messages))
	for i, m := range messages {
		raw := NewRaw(m.Text)
		began := time.Now()
		clean, _ := s.Scrub(raw)
		took[i] = time.Since(began)
		results[i] = score.Result{ID: m.ID, Scrubbed: clean.String()}
	}
	report, err := score.Measure(messages, results)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(took)
	return report, took
}

func readGold(t testing.TB, path string) []score.Message {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	messages, err := score.ReadMessages(file)
	if err != nil {
		t.Fatal(err)
	}
	return messages
}

// TestFloor keeps the scrubber from getting worse unnoticed. The frozen set is
// counted and never shown.
func TestFloor(t *testing.T) {
	s, err := NewScrubber(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if *wrongs != "" {
		if strings.Contains(*wrongs, "test2") || strings.Contains(*wrongs, "test3") || strings.Contains(*wrongs, "test4") || strings.Contains(*wrongs, "test5") || strings.Contains(*wrongs, "test6") || strings.Contains(*wrongs, "news-test") {
			t.Fatal("the frozen test is counted and never shown")
		}
		messages := readGold(t, *wrongs)
		report, _ := measure(t, s, messages)
		fmt.Println(summary(report))
		results := make([]score.Result, len(messages))
		for i, m := range messages {
			clean, _ := s.Scrub(NewRaw(m.Text))
			results[i] = score.Result{ID: m.ID, Scrubbed: clean.String()}
		}
		printErrors(messages, results)
		return
	}
	for path, floor := range map[string]struct{ recall, changed, lost float64 }{
		"testdata/scrub-dev.jsonl":     {0.99, 0.02, 0.015},
		"testdata/scrub-dev2.jsonl":    {0.99, 0.02, 0.01},
		"testdata/scrub-oldtest.jsonl": {0.98, 0.02, 0.015},
		"testdata/scrub-dev3.jsonl":    {0.97, 0.02, 0.015},
		"testdata/scrub-dev4.jsonl":    {0.96, 0.02, 0.015},
		"testdata/scrub-dev5.jsonl":    {0.97, 0.06, 0.02},
		"testdata/scrub-dev6.jsonl":    {0.98, 0.02, 0.015},
		"testdata/scrub-dev7.jsonl":    {0.98, 0.02, 0.015},
		"testdata/scrub-dev8.jsonl":    {0.98, 0.02, 0.015},
	} {
		report, _ := measure(t, s, readGold(t, path))
		if recall := 1 - report.All.Share(); recall < floor.recall {
			t.Errorf("%s: recall %.4f, at least %.3f", path, recall, floor.recall)
		}
		if changed := report.Changed.Share(); changed > floor.changed {
			t.Errorf("%s: %.4f of the messages without identifiers changed, at most %.3f", path, changed, floor.changed)
		}
		if lost := report.WordsLost.Share(); lost > floor.lost {
			t.Errorf("%s: %.4f of other words lost, at most %.3f", path, lost, floor.lost)
		}
	}
}

func BenchmarkFigures(t *testing.B) {
	s := assemble(builtin(), builtinModel())
	sets := [][2]string{{"development", "testdata/scrub-dev.jsonl"}, {"second development", "testdata/scrub-dev2.jsonl"}, {"worn test", "testdata/scrub-oldtest.jsonl"}, {"third development", "testdata/scrub-dev3.jsonl"}, {"fourth development", "testdata/scrub-dev4.jsonl"}, {"fifth development", "testdata/scrub-dev5.jsonl"}, {"sixth development", "testdata/scrub-dev6.jsonl"}, {"seventh development", "testdata/scrub-dev7.jsonl"}, {"eighth development", "testdata/scrub-dev8.jsonl"}, {"numbers", "testdata/scrub-numbers.jsonl"}, {"news, development", "testdata/scrub-news-dev.jsonl"}}
	if *frozen {
		sets = append(sets, [2]string{"fourth test, frozen", "testdata/scrub-test4.jsonl"}, [2]string{"fifth test, frozen", "testdata/scrub-test5.jsonl"}, [2]string{"news, frozen", "testdata/scrub-news-test.jsonl"})
	}
	if *set != "" {
		for i := range *set {
			if (*set)[i] == '=' {
				sets = append(sets, [2]string{(*set)[:i], (*set)[i+1:]})
			}
		}
	}
	for _, x := range sets {
		report, took := measure(t, s, readGold(t, x[1]))
		fmt.Printf("\n%s: %d messages, median %v, p99 %v\n\n", x[0], report.Messages, took[len(took)/2], took[len(took)*99/100])
		for _, kind := range score.Types() {
			if c := report.Leaked[kind]; c.Total > 0 {
				fmt.Println(row(kind, c.Without()))
			}
		}
		fmt.Println(row("all", report.All.Without()))
		fmt.Println(row("messages without leak", report.WithLeak.Without()))
		fmt.Println(row("of those that hold any", report.Holding.Without()))
		fmt.Println(row("identifier-free changed", report.Changed))
		fmt.Println(row("other words lost", report.WordsLost))
		fmt.Println(row("exact age strings left", report.Ages))
	}
	fmt.Print("\nwithout one detector, development\n\n")
	dev := readGold(t, "testdata/scrub-dev.jsonl")
	whole, _ := measure(t, s, dev)
	for i, d := range s.detectors {
		less := assemble(builtin(), builtinModel())
		less.detectors = slices.Delete(slices.Clone(less.detectors), i, i+1)
		report, _ := measure(t, less, dev)
		fmt.Printf("| %s | %+d | %+d | %+d | %+d |\n", d.name, report.All.Hits-whole.All.Hits, report.Ages.Hits-whole.Ages.Hits, report.WithLeak.Hits-whole.WithLeak.Hits, report.WordsLost.Hits-whole.WordsLost.Hits)
	}
}

func row(name string, c score.Count) string {
	low, high := c.Interval()
	return fmt.Sprintf("| %s | %d/%d | %.4f | %.3f-%.3f |", name, c.Hits, c.Total, c.Share(), low, high)
}
