package quiz_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/mshauri/mshauri/quiz"
)

func TestTmp(t *testing.T) {
	b, err := quiz.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := os.ReadFile("/work/shared/domain/policy-facts.md")
	known := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\*\*(KE-[A-Z]+-\d+)\*\*.*\n(.*)`).FindAllStringSubmatch(string(doc), -1) {
		st := "draft"
		if regexp.MustCompile(`\*status:\* superseded`).MatchString(m[2]) {
			st = "superseded"
		}
		known[m[1]] = st
	}
	for _, p := range quiz.Check(b, func(id quiz.PassageID) quiz.PassageState { return quiz.PassageState(known[string(id)]) }) {
		t.Log(p)
	}
	t.Log(b.Len(), len(known))
}
