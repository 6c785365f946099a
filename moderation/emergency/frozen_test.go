package emergency_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"testing"
)

// TestFrozenPartsStand fails when one letter of a frozen part is changed since
// it was committed (an added blank was seen to turn it red).
func TestFrozenPartsStand(t *testing.T) {
	for name, sum := range map[string]string{
		"emergency-test":   "d9ff8d246fb067dfcf65fe8694acb7953ae2eca4558346a7260b3a720debfc5c",
		"emergency-fresh3": "e033288c40faa35adedf67e57d750d9ea7f59942baa1149a3cb0de4fb3f960b5",
		"emergency-fresh6": "cd15eea8fe644f13ed248918ad034a54e4e3e196c822e0b88b679690de696333",
	} {
		content, err := os.ReadFile("testdata/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(content); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s.jsonl has changed since it was frozen: %x", name, got)
		}
	}
}
