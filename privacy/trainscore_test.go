package privacy

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy/score"
)

// holdOut measures each file of -held by what the others teach: whole, or in
// -folds parts drawn by lot, the other parts of it teaching as well. -lean may
// name several leanings, with commas.
func holdOut(t *testing.T) {
	leanings := strings.Split(*lean, ",")
	var all []score.Message
	results := make([][]score.Result, len(leanings))
	for name := range strings.SplitSeq(*held, ",") {
		path := "testdata/scrub-" + name + ".jsonl"
		seen := readTrain(t)
		for _, other := range developed {
			if other != path {
				seen = append(seen, readGold(t, other)...)
			}
		}
		messages := readGold(t, path)
		all = append(all, messages...)
		for i, one := range holdOne(t, messages, seen, leanings) {
			results[i] = append(results[i], one...)
			tell(t, name+" "+leanings[i], messages, one)
		}
	}
	for i, one := range results {
		tell(t, "together "+leanings[i], all, one)
	}
	printErrors(all, results[0])
}

func tell(t *testing.T, name string, messages []score.Message, results []score.Result) {
	t.Helper()
	report, err := score.Measure(messages, results)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(name+":", summary(report))
}

// holdOne scrubs the messages in as many parts as -folds says, each by what the
// other parts and what is seen teach, with each of the leanings.
func holdOne(t *testing.T, messages, seen []score.Message, leanings []string) [][]score.Result {
	t.Helper()
	results := make([][]score.Result, len(leanings))
	for n := range results {
		results[n] = make([]score.Result, len(messages))
	}
	parts := max(1, *folds)
	lot := rand.New(rand.NewPCG(5, 5)).Perm(len(messages))
	for part := range parts {
		taught := slices.Clone(seen)
		for i, m := range messages {
			if lot[i]%parts != part {
				taught = append(taught, m)
			}
		}
		s := scrubberWith(trainModel(taught, *epochs, seeds()...))
		numbers := readGold(t, "testdata/scrub-numbers.jsonl")
		s.dates = trainDates(dateReader{s}.read(append(append(taught, numbers...), drawnDates(t)...)))
		for n, leaning := range leanings {
			if _, err := fmt.Sscanf(leaning, "%d/%d/%d/%d", &s.lean.found, &s.lean.person, &s.lean.nobody, &s.lean.place); err != nil {
				t.Fatalf("-lean %s: %v", leaning, err)
			}
			for i, m := range messages {
				if lot[i]%parts == part {
					clean, _ := s.Scrub(NewRaw(m.Text))
					results[n][i] = score.Result{ID: m.ID, Scrubbed: clean.String()}
				}
			}
		}
	}
	return results
}

func crossValidate(t *testing.T, messages []score.Message) {
	results := make([]score.Result, len(messages))
	done := make(chan int)
	for fold := range *folds {
		go func() {
			seen := readTrain(t)
			for i, m := range messages {
				if i%*folds != fold {
					seen = append(seen, m)
				}
			}
			s := scrubberWith(trainModel(seen, *epochs, uint64(fold)+1))
			_, _ = fmt.Sscanf(*lean, "%d/%d/%d/%d", &s.lean.found, &s.lean.person, &s.lean.nobody, &s.lean.place)
			s.dates = trainDates(dateReader{s}.read(append(seen, drawnDates(t)...)))
			for i, m := range messages {
				if i%*folds == fold {
					clean, _ := s.Scrub(NewRaw(m.Text))
					results[i] = score.Result{ID: m.ID, Scrubbed: clean.String()}
				}
			}
			done <- fold
		}()
	}
	for range *folds {
		<-done
	}
	report, err := score.Measure(messages, results)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(summary(report))
	printErrors(messages, results)
}

// printErrors prints the messages of a development set that went wrong in the
// way that -show names.
func printErrors(messages []score.Message, results []score.Result) {
	for i, m := range messages {
		one, _ := score.Measure(messages[i:i+1], results[i:i+1])
		bad := *show == "leak" && one.All.Hits > 0 || *show == "changed" && one.Changed.Hits > 0 || *show == "lost" && one.WordsLost.Hits > 0 && len(m.Spans) > 0 || *show == "age" && one.Ages.Hits > 0
		if bad {
			var what []string
			for _, s := range m.Spans {
				if score.Leaks(m, s, results[i].Scrubbed) {
					what = append(what, s.Type+":"+s.Text)
				}
			}
			fmt.Printf("%s %s\n  %s\n  %s\n", m.ID, strings.Join(what, " | "), strings.ReplaceAll(m.Text, "\n", "⏎"), strings.ReplaceAll(results[i].Scrubbed, "\n", "⏎"))
		}
	}
}

func summary(r score.Report) string {
	var out strings.Builder
	for _, kind := range score.Types() {
		c := r.Leaked[kind]
		fmt.Fprintf(&out, "%s %.4f (%d/%d) ", kind, 1-c.Share(), c.Hits, c.Total)
	}
	fmt.Fprintf(&out, "all %.4f; no leak %.4f; changed %.4f (%d/%d); lost %.4f (%d); ages %d/%d", 1-r.All.Share(), 1-r.WithLeak.Share(),
		r.Changed.Share(), r.Changed.Hits, r.Changed.Total, r.WordsLost.Share(), r.WordsLost.Hits, r.Ages.Hits, r.Ages.Total)
	return out.String()
}

// marginals runs forward and backward over one text.
func marginals(scores [][labels]float64, steps [labels][labels]float64) (node [][labels]float64, edge [labels][labels]float64) {
	n := len(scores)
	alpha, beta := make([][labels]float64, n), make([][labels]float64, n)
	alpha[0] = scores[0]
	for i := 1; i < n; i++ {
		for b := range labels {
			var in [labels]float64
			for a := range labels {
				in[a] = alpha[i-1][a] + steps[a][b]
			}
			alpha[i][b] = logSum(in) + scores[i][b]
		}
	}
	for i := n - 2; i >= 0; i-- {
		for a := range labels {
			var out [labels]float64
			for b := range labels {
				out[b] = steps[a][b] + scores[i+1][b] + beta[i+1][b]
			}
			beta[i][a] = logSum(out)
		}
	}
	z := logSum(alpha[n-1])
	node = make([][labels]float64, n)
	for i := range n {
		for l := range labels {
			node[i][l] = math.Exp(alpha[i][l] + beta[i][l] - z)
		}
		if i == 0 {
			continue
		}
		for a := range labels {
			for b := range labels {
				edge[a][b] += math.Exp(alpha[i-1][a] + steps[a][b] + scores[i][b] + beta[i][b] - z)
			}
		}
	}
	return node, edge
}

func logSum(x [labels]float64) float64 {
	top := math.Max(x[0], math.Max(x[1], x[2]))
	return top + math.Log(math.Exp(x[0]-top)+math.Exp(x[1]-top)+math.Exp(x[2]-top))
}
