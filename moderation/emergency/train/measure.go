package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/share"
)

// judged is a lesson as those judge it who have not learnt from its writer.
type judged struct {
	*lesson
	sure, deaf float64
}

// bounds are shares from which on the learnt part adds, and under which it
// silences; 2 is never.
type bounds struct{ silence, silenceInDoubt, adds, addsInDoubt float64 }

func (b bounds) rings(j judged) bool {
	silence, adds := b.silence, b.adds
	if j.doubt {
		silence, adds = b.silenceInDoubt, b.addsInDoubt
	}
	return j.ruled != "" && j.sure >= silence || j.sure >= adds
}

// measure leaves out each writer in turn, and each part of the ordinary talk.
func measure(out io.Writer, s *sources, all []lesson, worst int) error {
	var found []judged
	judge := func(left func(*lesson) bool) {
		w := quantise(train(all, func(l *lesson) bool { return !left(l) }))
		for i := range all {
			if l := &all[i]; left(l) {
				sure, _ := w.Judge(emergency.Traits{Index: l.heard.Index, Value: l.heard.Value})
				deaf, _ := w.Judge(emergency.Traits{Index: l.deaf.Index, Value: l.deaf.Value})
				found = append(found, judged{l, sure, deaf})
			}
		}
	}
	for hand := range s.hands {
		judge(func(l *lesson) bool { return l.hand == hand })
	}
	for part := range parts {
		judge(func(l *lesson) bool { return l.hand == ordinaryHand && l.part == part })
	}
	for hand, h := range s.hands {
		area, recall := apart(found, hand, func(j judged) float64 { return j.sure })
		deafArea, deafRecall := apart(found, hand, func(j judged) float64 { return j.deaf })
		fmt.Fprintf(out, "%-7s area %.3f, recall at 5%% false alarms %.3f; deaf %.3f, %.3f\n", h.name, area, recall, deafArea, deafRecall)
	}
	for _, b := range []bounds{{0, 0, 2, 2}, {0.03, 0.03, 0.5, 0.5}, {0.03, 0.1, 0.5, 0.9}, {0.1, 0.1, 0.5, 0.9}, {0.1, 0.3, 0.5, 0.9}, {0.2, 0.5, 0.5, 0.9}, {0.03, 0.1, 0.4, 0.9}, {0.03, 0.1, 0.6, 0.9}} {
		fmt.Fprintf(out, "\nsilenced under %.2f (in doubt %.2f), added from %.1f (%.1f)\n", b.silence, b.silenceInDoubt, b.adds, b.addsInDoubt)
		for hand := ordinaryHand; hand < len(s.hands); hand++ {
			var recall, alarms share.Share
			for _, j := range found {
				if j.hand != hand {
					continue
				}
				rings := b.rings(j)
				if j.Kind != "" {
					recall.Count(rings)
				} else {
					alarms.Count(rings)
				}
			}
			name := s.ordinary.name
			if hand != ordinaryHand {
				name = s.hands[hand].name
			}
			fmt.Fprintf(out, "  %-8s recall %v, false alarms %v\n", name, recall, alarms)
		}
	}
	show(out, found, worst)
	return nil
}

// apart is how well those that cannot wait of a hand stand above those that can:
// the area under the curve, and the recall where one in twenty rings falsely.
func apart(found []judged, hand int, by func(judged) float64) (area, recall float64) {
	var pressing, waiting []float64
	for _, j := range found {
		switch {
		case j.hand != hand:
		case j.Kind != "":
			pressing = append(pressing, by(j))
		default:
			waiting = append(waiting, by(j))
		}
	}
	slices.Sort(waiting)
	line := waiting[len(waiting)-1-len(waiting)/20]
	for _, p := range pressing {
		if p > line {
			recall++
		}
		for _, w := range waiting {
			if p > w {
				area++
			}
		}
	}
	return area / float64(len(pressing)*len(waiting)), recall / float64(len(pressing))
}

// show prints the errors that are the furthest off.
func show(out io.Writer, found []judged, worst int) {
	off := func(j judged) float64 {
		if j.Kind != "" {
			return 1 - j.sure
		}
		return j.sure
	}
	slices.SortStableFunc(found, func(a, b judged) int {
		switch {
		case off(a) > off(b):
			return -1
		case off(a) < off(b):
			return 1
		}
		return 0
	})
	for _, j := range found[:min(worst, len(found))] {
		fmt.Fprintf(out, "%.2f doubt %-5v ruled %-10s is %-10s %s: %s\n", j.sure, j.doubt, j.ruled, j.Kind, j.ID, j.clean)
	}
}
