package privacy_test

import (
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/privacy/score"
)

// fragments are what random texts are put together from.
func fragments(t testing.TB) []string {
	t.Helper()
	file, err := os.Open("testdata/scrub-dev.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	messages, err := score.ReadMessages(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := []string{
		"[name 1]", "[name 2]", "[name 17]", "[phone]", "[id]", "[date]", "[place]", "[age]", "[age 2 months]", "[email]", "[other]", "[name]",
		"[name", "[", "]", "[name 0712345678]", "\u200b", "\u202e", "\xff", "\xc3", "é", "Ｗ", "0️⃣", "\n", "  ", "😀", "٠٧", "'", "’s", "@", "%30%37%32%32%33", "MDcyMjQ5NDg4Mg==",
		"na", "and", ",", "mama", "mtoto wa", "ID", "no.", "tarehe", "wa", "/", "-", "twenty", "double", "seven",
	}
	for _, m := range messages {
		parts = append(parts, m.Text)
		for _, s := range m.Spans {
			parts = append(parts, s.Text)
		}
		parts = append(parts, strings.Fields(m.Text)...)
	}
	slices.Sort(parts)
	return slices.Compact(parts)
}

func checkSettled(t interface {
	Helper()
	Fatalf(string, ...any)
}, s *privacy.Scrubber, text string,
) {
	t.Helper()
	clean, findings := s.Scrub(privacy.NewRaw(text))
	same, sameFindings := s.Scrub(privacy.NewRaw(text))
	if clean != same || !slices.Equal(findings, sameFindings) {
		t.Fatalf("two scrubbings of one text differ: %q", text)
	}
	again, againFindings := s.Scrub(privacy.NewRaw(clean.String()))
	if again != clean {
		t.Fatalf("scrubbing twice changes the text\n text  %q\n once  %q\n twice %q", text, clean, again)
	}
	if !slices.Equal(findings, againFindings) {
		t.Fatalf("scrubbing twice changes the findings of %q: %v, then %v", text, findings, againFindings)
	}
	end := 0
	for _, span := range s.Trace(privacy.NewRaw(text)) {
		if span.Start < end || span.End <= span.Start || span.End > len(text) {
			t.Fatalf("the spans of %q overlap or lie outside", text)
		}
		end = span.End
	}
}

func TestScrubbingSettles(t *testing.T) {
	s := newScrubber(t)
	parts := fragments(t)
	rapid.Check(t, func(t *rapid.T) {
		chosen := rapid.SliceOfN(rapid.SampledFrom(parts), 1, 12).Draw(t, "parts")
		glue := rapid.SampledFrom([]string{" ", "", "\n", ", ", ". "}).Draw(t, "glue")
		checkSettled(t, s, strings.Join(chosen, glue))
	})
}

func TestAnyBytesSettle(t *testing.T) {
	s := newScrubber(t)
	rapid.Check(t, func(t *rapid.T) {
		checkSettled(t, s, string(rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "bytes")))
	})
}

func TestAnyRunesSettle(t *testing.T) {
	s := newScrubber(t)
	rapid.Check(t, func(t *rapid.T) {
		checkSettled(t, s, rapid.String().Draw(t, "text"))
	})
}

func FuzzScrub(f *testing.F) {
	s := newScrubber(f)
	for _, part := range fragments(f)[:400] {
		f.Add(part)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 5000 {
			text = text[:5000]
		}
		checkSettled(t, s, text)
	})
}

// hostile are texts of 60,000 characters that would hurt a scrubber that looks
// back or ahead without a bound.
func hostile() map[string]string {
	fill := func(part string) string { return strings.Repeat(part, 60000/len(part)) }
	return map[string]string{
		"digits":         fill("1"),
		"digit groups":   fill("07 "),
		"spoken digits":  fill("twenty double seven "),
		"open brackets":  fill("["),
		"half marks":     fill("[name "),
		"marks":          fill("[name 1] "),
		"at signs":       fill("@"),
		"addresses":      fill("a.b@c.d "),
		"dots":           fill("a."),
		"names":          fill("Wanjiku Otieno "),
		"different":      fill("Wanjiku Otieno, Mama Kamau na Baby Achieng wa Njeri; "),
		"cues":           fill("mama "),
		"id cues":        fill("ID no "),
		"one word":       fill("a"),
		"apostrophes":    fill("'"),
		"zero width":     fill("\u200b"),
		"combining":      "a" + fill("\u0301"),
		"broken bytes":   fill("\xff"),
		"percent":        fill("%41"),
		"base64":         fill("QUJD"),
		"dates":          fill("3/4 tarehe "),
		"births":         fill("dob 12|06|24 born "),
		"bare ages":      fill("Otieno 28, aged "),
		"counts":         fill("ANC 118, deliveries 44, "),
		"batches":        fill("batch 1224087563 1224081109 "),
		"ordinals":       fill("1st 2nd apgar 3/7 x "),
		"near":           fill("near the "),
		"list":           fill("Nick, Nora na "),
		"capital word":   fill("Zzyx "),
		"lines":          fill("\n"),
		"leet":           fill("w4nj1ku0"),
		"possessives":    fill("Otieno's "),
		"abbreviations":  fill("d.o.b."),
		"ages":           fill("1 year and "),
		"facility words": fill("Kagwe model "),
		"mirrored":       fill("\u202ea b\n"),
		"spelt":          fill("w a n j "),
		"codes":          fill("AB/12/34-5 "),
		"places":         fill("Kola, Mbiuni na "),
		"announced":      fill("simu inaishia 07 "),
		"host names":     fill("a.b."),
		"said dates":     fill("mwezi wa "),
		"bracketed":      fill("ID (a) "),
	}
}

// best is the least of three times that this process worked at a text. What it
// waited for a busy machine is not counted: a long text would wait, a short one not.
func best(s *privacy.Scrubber, text string) time.Duration {
	raw, shortest := privacy.NewRaw(text), time.Hour
	for range 3 {
		began := worked()
		s.Scrub(raw)
		shortest = min(shortest, worked()-began)
	}
	return shortest
}

// worked is the time that this process has had of the processors.
func worked() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func TestHostileTextsAreLinear(t *testing.T) {
	s := newScrubber(t)
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			clean, _ := s.Scrub(privacy.NewRaw(text))
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("60,000 characters took %v", took)
			}
			again, _ := s.Scrub(privacy.NewRaw(clean.String()))
			if again != clean {
				t.Error("it has not settled")
			}
			// eight times the text takes about eight times as long; a look back
			// or ahead without a bound would take sixty-four (seen red: without its bound, partOfPhone)
			eighth, whole := best(s, text[:len(text)/8]), best(s, text)
			if whole > 20*eighth && whole > 50*time.Millisecond {
				t.Errorf("60,000 characters take %v, an eighth of them %v", whole, eighth)
			}
		})
	}
}
