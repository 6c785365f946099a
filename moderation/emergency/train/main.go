package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"math"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/emergency/score"
	"github.com/mshauri/mshauri/moderation/topics/learn"
	"github.com/mshauri/mshauri/privacy"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

type item struct {
	m     score.Message
	clean privacy.Clean
	e     learn.Example
	rule  chat.Danger
	hand  int // -1 ordinary
	fold  int
	p     float64
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	folder := flags.String("folder", "moderation/emergency", "")
	show := flags.Int("show", 0, "show ordinary scoring high")
	rounds := flags.Int("rounds", 15, "")
	step := flags.Float64("step", 0.2, "")
	shrink := flags.Float64("shrink", 1e-5, "")
	posw := flags.Float64("pos", 1, "")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s, err := readSources(*folder)
	if err != nil {
		return err
	}
	scrubber, err := privacy.NewScrubber(privacy.Options{SafeWords: emergency.Vocabulary()})
	if err != nil {
		return err
	}
	l := emergency.New()
	var all []item
	add := func(m score.Message, h, fold int) {
		clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
		t := l.Traits(clean)
		target := make([]float32, 8)
		k := 0
		for i, d := range chat.Dangers() {
			if d == m.Kind {
				k = i + 1
			}
		}
		target[k] = 1
		e := learn.Example{Index: t.Index, Value: t.Value, Target: target, Weight: 1}
		if k > 0 {
			e.Weight = float32(*posw)
		}
		all = append(all, item{m: m, clean: clean, e: e, rule: l.Hear(clean), hand: h, fold: fold})
	}
	for i, h := range s.hands {
		for j, m := range h.messages {
			add(m, i, j%5)
		}
	}
	for j, m := range s.ordinary.messages {
		add(m, -1, j%5)
	}
	fmt.Fprintf(out, "%d messages\n", len(all))
	lg := learn.Logistic{Features: 1 << 15, Classes: 8, Rounds: *rounds, Step: *step, Shrink: *shrink, Seed: 1}
	score := func(w *learn.Weights, e *learn.Example) float64 {
		o := make([]float32, 8)
		w.Score(e, o)
		top := o[0]
		for _, x := range o {
			top = max(top, x)
		}
		sum := 0.0
		for _, x := range o {
			sum += math.Exp(float64(x - top))
		}
		return 1 - math.Exp(float64(o[0]-top))/sum
	}
	train := func(want func(it *item) bool) *learn.Weights {
		var ex []learn.Example
		for i := range all {
			if want(&all[i]) {
				ex = append(ex, all[i].e)
			}
		}
		return lg.Mean(ex, 3)
	}
	for h := range s.hands {
		w := train(func(it *item) bool { return it.hand != h })
		for i := range all {
			if all[i].hand == h {
				all[i].p = score(w, &all[i].e)
			}
		}
	}
	for f := range 5 {
		w := train(func(it *item) bool { return it.hand >= 0 || it.fold != f })
		for i := range all {
			if all[i].hand < 0 && all[i].fold == f {
				all[i].p = score(w, &all[i].e)
			}
		}
	}
	for h := -1; h < len(s.hands); h++ {
		for _, add := range []float64{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 2} {
			for _, veto := range []float64{0, 0.05, 0.1, 0.2, add} {
				pos, neg, r, f := 0, 0, 0, 0
				for i := range all {
					it := &all[i]
					if it.hand != h {
						continue
					}
					ring := it.rule != "" && it.p >= veto || it.p >= add
					if it.m.Kind != "" {
						pos++
						if ring {
							r++
						}
					} else {
						neg++
						if ring {
							f++
						}
					}
				}
				fmt.Fprintf(out, "hand %d add %.2f veto %.2f: recall %d/%d false %d/%d\n", h, add, veto, r, pos, f, neg)
			}
		}
	}
	if *show > 0 {
		sort.Slice(all, func(i, j int) bool { return all[i].p > all[j].p })
		for _, it := range all {
			if it.hand < 0 && *show > 0 && it.m.Kind == "" {
				*show--
				fmt.Fprintf(out, "%.2f %-6s %s %s\n", it.p, it.rule, it.m.ID, it.clean)
			}
		}
		for _, it := range all {
			if it.hand >= 0 {
				fmt.Fprintf(out, "H%d %.2f rule=%-6s kind=%-6s %s %s\n", it.hand, it.p, it.rule, it.m.Kind, it.m.ID, it.clean)
			}
		}
	}
	return nil
}
