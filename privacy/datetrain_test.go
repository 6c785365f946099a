package privacy

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy/score"
)

// datedExample is one date in a text that the rules found, and whose it is.
type datedExample struct {
	message  int
	features []uint32
	personal bool
	rule     bool
	certain  bool // the rules alone decide
	free     bool // its message holds no identifier
	said     string
}

// TestTrainDates trains what tells a person's date from a meeting's, from the
// development messages, testdata/scrub-train.txt and testdata/date-train.txt:
//
//	go test ./privacy -run TestTrainDates -train
//
// writes data/dates.bin.gz; with -folds 10 it measures instead, beside the rules
// alone. Without -train it holds what ships against what they teach.
func TestTrainDates(t *testing.T) {
	messages := readDev(t)
	reader := newDateReader(t)
	seen := reader.read(messages)
	numbers := readGold(t, "testdata/scrub-numbers.jsonl")
	taught := reader.read(append(append(readTrain(t), numbers...), drawnDates(t)...))
	if *train && *folds > 1 {
		crossValidateDates(seen, taught, *folds)
		last := len(messages) - len(readGold(t, developed[len(developed)-1]))
		var old, fresh []datedExample
		for _, x := range seen {
			if x.message >= last {
				fresh = append(fresh, x)
			} else {
				old = append(old, x)
			}
		}
		fmt.Println("the last file alone, by what the others teach:")
		compareDates(trainDates(append(old, taught...)), fresh)
		return
	}
	ships(t, "data/dates.bin.gz", trainDates(append(seen, taught...)).write())
}

type dateReader struct{ s *Scrubber }

func newDateReader(t *testing.T) dateReader {
	t.Helper()
	s, err := NewScrubber(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return dateReader{s}
}

// read finds the dates of the messages as the first pass sees them.
func (r dateReader) read(messages []score.Message) []datedExample {
	var all []datedExample
	v := new(view)
	for n, m := range messages {
		v.build(m.Text, nil)
		v.tokenize()
		r.s.words.look(v)
		for _, d := range r.s.detectors {
			if d.name == "date" {
				break
			}
			d.find(v)
		}
		t := v.tie()
		for i := 0; i < len(v.tokens); i++ {
			start, end, form := v.dateAround(i)
			if form == noDate {
				continue
			}
			from, to := v.source(v.tokens[start].start, v.tokens[end].end)
			x := datedExample{message: n, free: len(m.Spans) == 0, rule: v.ofPerson(start, end, form, t), said: m.Text[from:to] + " | " + m.Text}
			for _, g := range m.Spans {
				x.personal = x.personal || g.Type == "DATE" && from < g.End && to > g.Start
			}
			x.certain = form == certainDate || v.stamp(start, end) || v.settled(start, end, form, x.rule, t)
			x.features = v.dateFeatures(start, end, form, t, x.rule, nil)
			all = append(all, x)
			i = end
		}
	}
	return all
}

// drawnDates reads testdata/date-train.txt and draws every date in it anew, four
// times each.
func drawnDates(t *testing.T) []score.Message {
	t.Helper()
	content, err := os.ReadFile("testdata/date-train.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 9))
	var messages []score.Message
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		for range 4 {
			var m score.Message
			rest := line
			for {
				before, after, found := strings.Cut(rest, "{")
				m.Text += before
				if !found {
					break
				}
				inside, behind, _ := strings.Cut(after, "}")
				kind, name, named := strings.Cut(inside, ":")
				said := name
				if !named {
					said = drawnDate(r)
				}
				label := map[string]string{"n": "NAME", "d": "DATE", "k": ""}[kind]
				if label != "" {
					m.Spans = append(m.Spans, score.Span{Start: len(m.Text), End: len(m.Text) + len(said), Type: label, Text: said})
				}
				m.Text += said
				rest = behind
			}
			messages = append(messages, m)
		}
	}
	return messages
}

// drawnDate writes a date in one of the common ways.
func drawnDate(r *rand.Rand) string {
	d, m, y := 1+r.IntN(28), 1+r.IntN(12), 2023+r.IntN(3)
	short := strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec")
	long := strings.Fields("January February March April May June July August September October November December")
	swahili := strings.Fields("Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba")
	switch r.IntN(14) {
	case 0, 1, 2:
		return fmt.Sprintf("%d/%d", d, m)
	case 3:
		return fmt.Sprintf("%d/%d/%d", d, m, y)
	case 4:
		return fmt.Sprintf("%02d/%02d/%02d", d, m, y%100)
	case 5:
		return fmt.Sprintf("%d.%d.%d", d, m, y)
	case 6:
		return fmt.Sprintf("%d-%d-%d", d, m, y)
	case 7:
		return fmt.Sprintf("%dth %s", 4+r.IntN(16), short[m-1])
	case 8:
		return fmt.Sprintf("%d %s %d", d, long[m-1], y)
	case 9:
		return fmt.Sprintf("%s %d", long[m-1], d)
	case 10:
		return fmt.Sprintf("%dth", 4+r.IntN(16))
	case 11:
		return fmt.Sprintf("tarehe %d", d)
	case 12:
		return fmt.Sprintf("tarehe %d %s", d, swahili[m-1])
	}
	return fmt.Sprintf("%s %d", short[m-1], y)
}

// dropped is how often a feature is left out in training: what the rules say
// most often, because they were written after the errors of these very messages.
func dropped(f uint32) float64 {
	switch f {
	case dateHash(dateRule, 0, 0), dateHash(dateRule, 1, 0):
		return 0.5
	}
	return 0.3
}

// trainDates fits a logistic regression by AdaGrad, the average of its later
// epochs rounded to whole numbers.
func trainDates(examples []datedExample) dateModel {
	r := rand.New(rand.NewPCG(5, 9))
	w, g, sum := make([]float64, 1<<dateBits), make([]float64, 1<<dateBits), make([]float64, 1<<dateBits)
	const epochs, rate, decay = 24, 0.1, 1e-4
	for epoch := range epochs {
		for _, k := range r.Perm(len(examples)) {
			x := examples[k]
			var kept []uint32
			total := 0.0
			for _, f := range x.features {
				if r.Float64() >= dropped(f) {
					kept = append(kept, f)
					total += w[f]
				}
			}
			grad := 1 / (1 + math.Exp(-total))
			if x.personal {
				grad--
			}
			if math.Abs(grad) < 1e-4 {
				continue
			}
			for _, f := range kept {
				d := grad + decay*w[f]
				g[f] += d * d
				w[f] -= rate * d / math.Sqrt(g[f]+1e-6)
			}
		}
		if epoch*2 >= epochs {
			for i := range w {
				sum[i] += w[i]
			}
		}
	}
	m := make(dateModel, 1<<dateBits)
	for i := range sum {
		m[i] = int16(max(-32000, min(32000, math.Round(sum[i]/(epochs/2)*modelScale/8)*8)))
	}
	return m
}

func compareDates(m dateModel, fresh []datedExample) {
	for _, bias := range []int32{-1024, 0, 512, 1024, 2048} {
		missed, taken, free := 0, 0, 0
		for _, x := range fresh {
			yes := m.score(x.features)+bias > 0
			if x.certain {
				yes = x.rule
			}
			if x.personal && !yes {
				missed++
			}
			if !x.personal && yes {
				taken++
				if x.free {
					free++
				}
			}
			if bias == 0 && yes != x.personal {
				fmt.Printf("personal %v rule %v score %d: %s\n", x.personal, x.rule, m.score(x.features), strings.ReplaceAll(x.said, "\n", "⏎"))
			}
		}
		fmt.Printf("leaning %d: missed %d taken %d free %d of %d\n", bias, missed, taken, free, len(fresh))
	}
	missed, taken, free := 0, 0, 0
	for _, x := range fresh {
		if x.personal && !x.rule {
			missed++
		}
		if !x.personal && x.rule {
			taken++
			if x.free {
				free++
			}
		}
	}
	fmt.Println("rules", missed, taken, free)
}

func crossValidateDates(seen, always []datedExample, folds int) {
	type count struct{ personal, missed, others, taken, free int }
	rules, learnt := map[int]count{}, map[int]count{}
	add := func(c map[int]count, key int, x datedExample, taken bool) {
		n := c[key]
		switch {
		case x.personal && !taken:
			n.missed++
		case !x.personal && taken:
			n.taken++
			if x.free {
				n.free++
			}
		}
		if x.personal {
			n.personal++
		} else {
			n.others++
		}
		c[key] = n
	}
	for fold := range folds {
		examples := append([]datedExample(nil), always...)
		for _, x := range seen {
			if x.message%folds != fold {
				examples = append(examples, x)
			}
		}
		m := trainDates(examples)
		for _, x := range seen {
			if x.message%folds != fold {
				continue
			}
			add(rules, 0, x, x.rule)
			score := m.score(x.features)
			for _, bias := range []int32{-1024, -512, 0, 512, 1024, 1536} {
				taken := score+bias > 0
				if x.certain {
					taken = x.rule
				}
				add(learnt, int(bias), x, taken)
				if bias == 512 && taken != x.personal && *show != "" {
					fmt.Printf("personal %v rule %v score %d: %s\n", x.personal, x.rule, score, strings.ReplaceAll(x.said, "\n", "⏎"))
				}
			}
		}
	}
	fmt.Printf("rules alone: %+v\n", rules[0])
	for _, bias := range []int{-1024, -512, 0, 512, 1024, 1536} {
		fmt.Printf("learnt, leaning %d: %+v\n", bias, learnt[bias])
	}
}
