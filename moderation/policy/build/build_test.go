package main

import (
	"os"
	"path/filepath"
	"testing"
)

// What is committed is what the sources make.
func TestThePackIsBuiltFromItsSources(t *testing.T) {
	out := filepath.Join(t.TempDir(), "pack.txt")
	if err := run("sources", out); err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile("../pack.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(made) != string(committed) {
		t.Error("pack.txt is not what the sources make: go run ./moderation/policy/build")
	}
}

func TestEveryStatementAndCalculationIsInThePack(t *testing.T) {
	pack, err := Build("sources")
	if err != nil {
		t.Fatal(err)
	}
	facts, err := os.ReadFile("sources/facts.md")
	if err != nil {
		t.Fatal(err)
	}
	found := statement.FindAllStringSubmatch(string(facts), -1)
	if len(found) != 184 {
		t.Errorf("%d statements were read, not 184", len(found))
	}
	for _, match := range found {
		if _, ok := pack.Find(idOf(match[1])); !ok {
			t.Errorf("%s is not in the pack", match[1])
		}
	}
	for _, id := range []string{"F-WR-OPEN", "F-WR-CUM", "F-STK-ROP", "F-CHART", "F-28D", "F-AEFI"} {
		if p, ok := pack.Find(idOf(id)); !ok || p.IsNationalPolicy() {
			t.Errorf("%s is not in the pack, or is called national policy", id)
		}
	}
}
