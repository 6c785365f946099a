package privacy_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// plain is a posting of 120 characters without an identifier.
const plain = "Wenzangu, BCG na OPV zimeisha kwa store yetu, penta ziko vials tano tu. Can we get more before Thursday please? Asanteni."

const full = "Naomba msaada: mtoto Jayden Otieno wa Mama Achieng, alizaliwa 12/3/2024, simu 0722 494 882, anaishi Manyatta B karibu na kanisa la PEFA, ID 24833555. "

func BenchmarkScrubPlain120(b *testing.B) { benchmarkScrub(b, plain[:120]) }

func BenchmarkScrubCase150(b *testing.B) { benchmarkScrub(b, full) }

func BenchmarkScrubCase1000(b *testing.B) {
	benchmarkScrub(b, (full + strings.Repeat(plain+" ", 3) + strings.Repeat(full, 5))[:1000])
}

func BenchmarkScrubPlain1000(b *testing.B) { benchmarkScrub(b, strings.Repeat(plain+" ", 9)[:1000]) }

func BenchmarkScrubPlain60000(b *testing.B) {
	benchmarkScrub(b, strings.Repeat(plain+" ", 500)[:60000])
}

func benchmarkScrub(b *testing.B, text string) {
	s := newScrubber(b)
	raw := privacy.NewRaw(text)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Scrub(raw)
	}
}

// BenchmarkRegexp120 is the least that a scan could cost: one pass of one
// regular expression for e-mails, long numbers and capitalised pairs.
func BenchmarkRegexp120(b *testing.B) {
	scan := regexp.MustCompile(`[\w.+-]+@[\w-]+\.\w+|\+?\d[\d .-]{7,}\d|\b[A-Z][a-z']+ [A-Z][a-z']+\b`)
	text := plain[:120]
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		scan.FindAllStringIndex(text, -1)
	}
}

func TestCutCost(t *testing.T) {
	s := newScrubber(t)
	raw := privacy.NewRaw(plain[:120])
	if clean, _ := s.Scrub(raw); clean.String() != plain[:120] {
		t.Fatalf("the plain posting was changed: %s", clean)
	}
	if raceEnabled { // the race detector allocates: make test asks again without it
		return
	}
	if n := testing.AllocsPerRun(200, func() { s.Scrub(raw) }); n > 2 {
		t.Errorf("%v allocations for a posting without identifiers, at most 2", n)
	}
}

// BenchmarkStart is what a scrubber with settings of its own costs to make; the
// word lists themselves are read once in a process.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if _, err := privacy.NewScrubber(privacy.Options{Names: []string{"Zyxweva"}}); err != nil {
			b.Fatal(err)
		}
	}
}
