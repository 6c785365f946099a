package privacy

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy/score"
)

// The model is trained by
//
//	go test ./privacy -run TestTrainModel -train -timeout 30m
//
// from the development messages and the name lists; -folds 5 measures instead,
// each fifth of the messages by a model that has not seen it.
var (
	train   = flag.Bool("train", false, "train the model of names and places and write data/model.bin.gz")
	folds   = flag.Int("folds", 0, "with -train: cross-validate in so many parts and write nothing")
	epochs  = flag.Int("epochs", 22, "with -train: how often each message is seen")
	dropout = flag.Float64("dropout", 0.25, "with -train: share of features left out at random")
	rateF   = flag.Float64("rate", 0.1, "with -train: step of AdaGrad")
	decayF  = flag.Float64("decay", 3e-5, "with -train: pull of weights to nought")
	held    = flag.String("held", "", "with -train: files (by their short names, dev5,dev4) that are held out, each in -folds parts or whole, and measured")
	many    = flag.Int("seeds", 2, "with -train: how many trainings the weights are the mean of")
	lean    = flag.String("lean", "3250/1250/250/2625", "with -train -folds: the leaning to measure with")
	show    = flag.String("show", "", "with -errors or -train -folds: print errors (leak, changed, lost, age)")
)

// TestTrainModel trains the model, and holds the one that ships against it:
// whoever changes the messages or the lists must train anew.
func TestTrainModel(t *testing.T) {
	messages := readDev(t)
	if *train && *held != "" {
		holdOut(t)
		return
	}
	if *train && *folds > 1 {
		crossValidate(t, messages)
		return
	}
	if RaceEnabled && !*train { // a training takes four times as long under it, and nothing here that ships
		again := exec.CommandContext(t.Context(), "go", "test", "-race=false", "-run", "^TestTrainModel$", ".")
		if out, err := again.CombinedOutput(); err != nil {
			t.Errorf("without the race detector: %v\n%s", err, out)
		}
		return
	}
	ships(t, "data/model.bin.gz", trainModel(append(readTrain(t), messages...), *epochs, seeds()...).write())
}

// ships writes what was taught when it is to be trained, and otherwise holds the
// file that ships against it.
func ships(t *testing.T, path string, taught []byte) {
	t.Helper()
	var packed bytes.Buffer
	writer, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = writer.Write(taught)
	_ = writer.Close()
	if *train {
		if err := os.WriteFile(path, packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", path, packed.Len())
		return
	}
	shipped, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// Other processors round the sums of training otherwise.
	if runtime.GOARCH == "amd64" && !bytes.Equal(shipped, packed.Bytes()) {
		t.Errorf("%s is not what the messages and lists teach: train it anew, as said above (the names first, then the dates)", path)
	}
}

// developed are the labelled files that teach.
var developed = []string{"testdata/scrub-dev.jsonl", "testdata/scrub-dev2.jsonl", "testdata/scrub-oldtest.jsonl", "testdata/scrub-dev3.jsonl", "testdata/scrub-news-dev.jsonl", "testdata/scrub-dev4.jsonl", "testdata/scrub-dev5.jsonl", "testdata/scrub-dev6.jsonl", "testdata/scrub-dev7.jsonl", "testdata/scrub-dev8.jsonl"}

func readDev(t *testing.T) []score.Message {
	t.Helper()
	var all []score.Message
	for _, name := range developed {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		messages, err := score.ReadMessages(file)
		_ = file.Close()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, messages...)
	}
	return all
}

// readTrain reads the lines of testdata/scrub-train.txt, and those of
// testdata/scrub-innocent.txt, in which nobody is named.
func readTrain(t *testing.T) []score.Message {
	t.Helper()
	content, err := os.ReadFile("testdata/scrub-train.txt")
	if err != nil {
		t.Fatal(err)
	}
	var messages []score.Message
	for line := range strings.Lines(string(content)) {
		line = strings.ReplaceAll(strings.TrimSpace(line), `\n`, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		m := score.Message{ID: fmt.Sprintf("t%04d", len(messages))}
		for {
			before, after, found := strings.Cut(line, "{")
			m.Text += before
			if !found {
				break
			}
			kind, rest, _ := strings.Cut(after, ":")
			inside, behind, closed := strings.Cut(rest, "}")
			if !closed || len(kind) != 1 {
				t.Fatalf("testdata/scrub-train.txt: message %s is not well formed", m.ID)
			}
			label := map[string]string{
				"n": "NAME", "l": "LOCATION", "p": "PHONE", "i": "ID", "f": "FACILITY_NO", "d": "DATE", "a": "AGE", "e": "EMAIL", "o": "OTHER",
			}[kind]
			m.Spans = append(m.Spans, score.Span{Start: len(m.Text), End: len(m.Text) + len(inside), Type: label, Text: inside})
			m.Text += inside
			line = behind
		}
		messages = append(messages, m)
	}
	for text := range innocent(t) {
		messages = append(messages, score.Message{ID: fmt.Sprintf("t%04d", len(messages)), Text: text})
	}
	return messages
}

// innocent gives the texts of testdata/scrub-innocent.txt, in their order.
func innocent(t *testing.T) iter.Seq[string] {
	lines := strings.Lines(content(t, "testdata/scrub-innocent.txt"))
	return func(yield func(string) bool) {
		for line := range lines {
			if !yield(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `\n`, "\n")) {
				return
			}
		}
	}
}

func scrubberWith(m *model) *Scrubber { return assemble(builtin(), m) }

// trainModel fits a linear-chain conditional random field by AdaGrad. Every
// epoch sees the messages with other names, places and cases in them, so that
// what is learnt is where names stand and how they are built, not who they are.
func trainModel(messages []score.Message, epochs int, seeds ...uint64) *model {
	fits := make([]fitted, len(seeds))
	done := make(chan int)
	for i, seed := range seeds {
		go func() {
			fits[i] = fit(messages, epochs, seed)
			done <- i
		}()
	}
	for range seeds {
		<-done
	}
	m := &model{weights: make([][labels]int16, 1<<featureBits)}
	n := float64(len(seeds))
	for i := range m.weights {
		for l := range labels {
			var sum float64
			for _, f := range fits {
				sum += f.weights[i][l]
			}
			m.weights[i][l] = int16(max(-32000, min(32000, math.Round(sum/n*modelScale/8)*8)))
		}
	}
	for a := range labels {
		for b := range labels {
			var sum float64
			for _, f := range fits {
				sum += f.steps[a][b]
			}
			m.steps[a][b] = int32(math.Round(sum / n * modelScale))
		}
	}
	return m
}

// seeds are those that the shipped model is the mean of.
func seeds() []uint64 {
	var all []uint64
	for i := range *many {
		all = append(all, uint64(i)+1)
	}
	return all
}

// fitted is the outcome of one training.
type fitted struct {
	weights [][labels]float64
	steps   [labels][labels]float64
}

// fit trains once.
func fit(messages []score.Message, epochs int, seed uint64) fitted {
	random := rand.New(rand.NewPCG(seed, 7))
	pool := newNamePool()
	w := make([][labels]float64, 1<<featureBits)
	g := make([][labels]float64, 1<<featureBits)
	var steps, stepsG [labels][labels]float64
	s := assemble(builtin(), &model{weights: make([][labels]int16, 1<<featureBits)})
	// the average over the second half of the epochs is steadier than the last
	sum := make([][labels]float64, 1<<featureBits)
	var stepsSum [labels][labels]float64
	averaged := 0.0
	rate, decay := *rateF, *decayF
	v := new(view)
	for epoch := range epochs {
		for _, k := range random.Perm(len(messages)) {
			text, gold := vary(messages[k], random, pool, epoch)
			tokens := labelled(s, v, text, gold, random, epoch)
			n := len(v.tokens)
			if n == 0 {
				continue
			}
			sc := v.scene()
			features := make([][]uint32, n)
			scores := make([][labels]float64, n)
			for i := range n {
				for _, f := range v.features(i, sc, nil) {
					if epoch == 0 || random.Float64() >= *dropout {
						features[i] = append(features[i], f)
					}
				}
				for _, f := range features[i] {
					for l := range labels {
						scores[i][l] += w[f][l]
					}
				}
			}
			node, edge := marginals(scores, steps)
			for i := range n {
				for l := range labels {
					grad := node[i][l]
					if tokens[i] == label(l) {
						grad--
					}
					if math.Abs(grad) < 1e-4 {
						continue
					}
					for _, f := range features[i] {
						d := grad + decay*w[f][l]
						g[f][l] += d * d
						w[f][l] -= rate * d / math.Sqrt(g[f][l]+1e-6)
					}
				}
			}
			for i := 1; i < n; i++ {
				edge[tokens[i-1]][tokens[i]]--
			}
			for a := range labels {
				for b := range labels {
					stepsG[a][b] += edge[a][b] * edge[a][b]
					steps[a][b] -= rate * edge[a][b] / math.Sqrt(stepsG[a][b]+1e-6)
				}
			}
		}
		if epoch*2 >= epochs {
			averaged++
			for i := range w {
				for l := range labels {
					sum[i][l] += w[i][l]
				}
			}
			for a := range labels {
				for b := range labels {
					stepsSum[a][b] += steps[a][b]
				}
			}
		}
	}
	for i := range sum {
		for l := range labels {
			sum[i][l] /= averaged
		}
	}
	for a := range labels {
		for b := range labels {
			stepsSum[a][b] /= averaged
		}
	}
	return fitted{sum, stepsSum}
}

// labelled reads a text as the model will see it and says what each token is.
func labelled(s *Scrubber, v *view, text string, gold []score.Span, random *rand.Rand, epoch int) []label {
	var masked []Span
	for _, g := range gold {
		// as in a second pass, now and then a name is a mark already
		if epoch > 0 && g.Type == "NAME" && random.Float64() < 0.08 {
			masked = append(masked, Span{Start: g.Start, End: g.End, Kind: KindName})
		}
	}
	v.build(text, masked)
	v.tokenize()
	s.words.look(v)
	for _, d := range s.detectors {
		if d.name == "name" {
			break
		}
		d.find(v)
	}
	tokens := make([]label, len(v.tokens))
	for i := range v.tokens {
		t := &v.tokens[i]
		if t.taken != classNone {
			continue
		}
		start, end := v.source(t.start, t.end)
		for _, g := range gold {
			if start < g.End && end > g.Start {
				switch g.Type {
				case "NAME":
					tokens[i] = labelName
				case "LOCATION":
					tokens[i] = labelPlace
				}
			}
		}
		if epoch == 0 || t.kind != tokenWord {
			continue
		}
		switch p := random.Float64(); tokens[i] { // what the lexicon would not have known
		case labelName:
			if p < 0.3 {
				t.traits &^= traitName | traitProper
			}
		case labelPlace:
			if p < 0.3 {
				t.traits &^= traitPlace
			}
		default:
			if p < 0.02 {
				t.traits &^= traitEnglish | traitKiswahili
			}
			if t.traits&traitTongue != 0 && p < 0.35 { // no list holds all of a mother tongue's words
				t.traits &^= traitSafe | traitTongue
			}
		}
	}
	return tokens
}
