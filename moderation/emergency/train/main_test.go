package main

import (
	"math"
	"os"
	"testing"

	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/topics/learn"
)

// TestWeightsAreUpToDate learns anew and finds what ships. A labelled file of
// ours or a word that was changed without it turns this red (seen with one label
// turned round), and so does a recipe that was changed (seen with "pressing" at
// 1). A posting that another room adds may move a hair, not a verdict in a
// hundred.
func TestWeightsAreUpToDate(t *testing.T) {
	data, err := os.ReadFile("../model.bin")
	if err != nil {
		t.Fatal(err)
	}
	ships, err := emergency.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := readSources("..")
	if err != nil {
		t.Fatal(err)
	}
	if ships.Fingerprint != s.fingerprint {
		t.Fatal("the labelled files or the words have changed: go run ./moderation/emergency/train")
	}
	all, err := readLessons(s)
	if err != nil {
		t.Fatal(err)
	}
	built := build(s, all)
	n, off := 0, 0
	for i := range all {
		if all[i].hand == ordinaryHand {
			continue
		}
		for _, e := range []learn.Example{all[i].heard, all[i].deaf} {
			t := emergency.Traits{Index: e.Index, Value: e.Value}
			was, _ := ships.Judge(t)
			is, _ := built.Judge(t)
			if n++; math.Abs(was-is) > 0.1 {
				off++
			}
		}
	}
	if n < 1000 || off*100 > n {
		t.Errorf("%d of %d are judged otherwise by what ships: go run ./moderation/emergency/train", off, n)
	}
}
