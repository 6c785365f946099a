package dispute_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"testing"
)

// What is frozen stays as it was before a rule was written: a label that is
// changed to please a rule turns this red.
func TestTheFrozenThreadsAreUntouched(t *testing.T) {
	for file, want := range map[string]string{
		"testdata/threads-fresh2.jsonl":  "a56f0622ec89bb51eaa24703d71668c319fdcee83b757fc2c10abf79ec7fe14f",
		"testdata/threads-fresh6.jsonl":  "fc812be407818cbad42914497b9e561c4b979ee88e2765753fd57a17e69cd742",
		"testdata/threads-fresh7.jsonl":  "47e25734396525ca63acf5a50114d61ba10a1cd3b4e68a3c9e10da36ecd20562",
		"testdata/threads-fresh8.jsonl":  "e9030ed019cb1e704e7f1350568c8223b224633add9996b8c827b542802e1a0b",
		"testdata/threads-fresh9.jsonl":  "62b9acd3862b978cf57aac397bdd51451ac53ec6d84572a96435c8c390b97a4e",
		"testdata/threads-fresh10.jsonl": "53f578d5c0f5ff7acb9e4a5a584ab164565dd1b216fdb71cbae29384fafbf061",
		"testdata/threads-fresh11.jsonl": "6151033be1ce68bde28eb00da1eb09d7afb7a0003d256c699ac8c62a06ca28fd",
		"testdata/threads-fresh12.jsonl": "0cb36a354174cb1361cd7e6b87c0c158bb962707e7ea774cbc375c3c86b602f2",
	} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s is not the file that was frozen: %x", file, sum)
		}
	}
}
