package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// part is some benchmarks of one room, and the rows of the table that they fill.
type part struct {
	name, room, bench string
	rows              []row
}

// row is one line of the table. ours and beside name the numbers shown, ratio
// the one that is judged.
type row struct {
	what, bench         string
	ours, beside, ratio string
	than                string // what stands beside
	least, most         float64
}

// parts are all that is measured.
var parts = []part{
	{"road", "./cmd/mshauri", "BenchmarkRoad", []row{
		{what: "A posting live, from SendMessage to the acknowledgement", bench: "Road/live", ours: "ours-postings/s", beside: "beside-postings/s", than: "bare client", ratio: "ratio", least: 0.7},
		{what: "The handler meanwhile, p50 and p99", bench: "Road/live", ours: "p50-ms", beside: "p99-ms"},
		{what: "2,000 postings of a backlog", bench: "Road/drain", ours: "ours-postings/s", beside: "beside-postings/s", than: "bare client", ratio: "ratio", least: 0.7},
		{what: "The handler meanwhile, p50 and p99", bench: "Road/drain", ours: "p50-ms", beside: "p99-ms"},
	}},
	{"storage", "./storage", "BenchmarkRecord", []row{
		{what: "Postings recorded", bench: "Record", ours: "ours-postings/s", beside: "beside-rows/s", than: "plain rows of as many bytes", ratio: "ratio", least: 0.7},
	}},
	{"size", "./storage", "BenchmarkSize", []row{
		size("Recording", "record"),
		size("Who wrote where", "place"),
		size("What waits for a reaction", "waiting"),
		size("The talk before a posting", "talk"),
		size("The same in a group long silent", "silent"),
		size("The question that it may answer", "answers"),
		size("/open", "open"),
		size("/recap", "recap"),
		size("The digest's week", "digest"),
		size("find, common words", "find"),
		size("find, words that nobody wrote", "rare"),
	}},
	{"start", "./cmd/mshauri", "BenchmarkStart", []row{
		{what: "Start to connected", bench: "Start", ours: "ours-ms", beside: "beside-ms", than: "bare client", ratio: "more-ms", most: 250},
		{what: "Resident, connected", bench: "Start", ours: "ours-MB", beside: "beside-MB", than: "bare client", ratio: "ours-MB", most: 80},
	}},
	{"memory", "./cmd/mshauri", "BenchmarkMemory", []row{
		{what: "Resident, the last tenth of 1,000,000 postings", bench: "Memory", ours: "ours-MB", beside: "beside-MB", than: "the second tenth", ratio: "ratio", most: 1.05},
		{what: "Goroutines, the same", bench: "Memory", ours: "late-goroutines", beside: "early-goroutines", than: "the second tenth"},
	}},
}

// size is a row of what is done in records of three sizes.
func size(what, bench string) row {
	return row{what: what, bench: "Size/" + bench, ours: "ours-µs", beside: "beside-µs", than: "in 10,000", ratio: "ratio", most: 1.2}
}

// write makes the table. What a benchmark did not report is an error.
func write(ran []part, found results, machine string) (string, error) {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n\n| | Mshauri | beside it | figure | aim |\n|---|--:|--:|--:|---|\n", machine)
	for _, p := range ran {
		for _, r := range p.rows {
			numbers := found[r.bench]
			for _, unit := range []string{r.ours, r.beside, r.ratio} {
				if _, ok := numbers[unit]; unit != "" && !ok {
					return "", fmt.Errorf("the benchmark %s did not report %s", r.bench, unit)
				}
			}
			fmt.Fprintf(&text, "| %s | %s | %s | %s | %s |\n", r.what, shown(numbers, r.ours), strings.TrimSpace(shown(numbers, r.beside)+" "+r.than), r.figure(numbers), r.aim(numbers))
		}
	}
	return text.String(), nil
}

// shown is a number with its unit: "ours-postings/s" is one of postings/s.
func shown(numbers map[string]float64, name string) string {
	_, unit, _ := strings.Cut(name, "-")
	if strings.HasSuffix(name, "goroutines") {
		unit = ""
	}
	return strings.TrimSpace(plain(numbers[name]) + " " + unit)
}

// plain is a number with no more digits than it is good for.
func plain(n float64) string {
	switch {
	case n >= 10_000:
		return fmt.Sprintf("%.0f,%03.0f", float64(int(n)/1000), float64(int(n)%1000))
	case n >= 100:
		return fmt.Sprintf("%.0f", n)
	case n >= 10:
		return fmt.Sprintf("%.1f", n)
	}
	return fmt.Sprintf("%.2f", n)
}

func (r row) figure(numbers map[string]float64) string {
	switch r.ratio {
	case "":
		return ""
	case "ratio":
		return fmt.Sprintf("%.2f", numbers[r.ratio])
	case "more-ms":
		return "+" + shown(numbers, r.ratio)
	}
	return shown(numbers, r.ratio)
}

func (r row) aim(numbers map[string]float64) string {
	got := numbers[r.ratio]
	switch {
	case r.least > 0:
		return fmt.Sprintf("at least %g: %s", r.least, met(got >= r.least))
	case r.most > 0:
		return fmt.Sprintf("at most %g: %s", r.most, met(got <= r.most))
	}
	return ""
}

func met(is bool) string {
	if is {
		return "met"
	}
	return "**missed**"
}

// machine says where the benchmarks ran. The time of an fsync is the machine's
// own: whoever has another disk has other figures, and much the same ratios.
func machine(best, worst time.Duration) string {
	return fmt.Sprintf("Measured on %s by `make bench`: %s, %d cores, %s/%s, %s; fsync of a page %.2f to %.2f ms (before and after).",
		time.Now().Format("2006-01-02"), processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(),
		best.Seconds()*1e3, worst.Seconds()*1e3)
}

func processor() string {
	file, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return "an unknown processor"
	}
	defer func() { _ = file.Close() }()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if name, value, _ := strings.Cut(lines.Text(), ":"); strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "an unknown processor"
}
