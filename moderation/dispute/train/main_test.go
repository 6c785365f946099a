package main

import (
	"os"
	"strings"
	"testing"
)

// TestScalesAreOfTheseFiles fails when a thread, a rule's word, a passage or what
// the policy search has learnt was changed, and the scales were not learnt
// again. A blank added to matters.txt was seen to turn it red.
func TestScalesAreOfTheseFiles(t *testing.T) {
	sum, err := sumOf("../testdata", "..")
	if err != nil {
		t.Fatal(err)
	}
	weights, err := os.ReadFile("../weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(weights), learntFrom+sum+"\n") {
		t.Error("what the scales were learnt from has changed: go run ./moderation/dispute/train")
	}
}
