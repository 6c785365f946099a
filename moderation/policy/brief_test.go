package policy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

// Cutting a quotation too, or in the middle of a sentence, turns this red.
func TestBriefKeepsWholeSentencesAndWholeQuotations(t *testing.T) {
	ours := policy.Passage{
		ID: "X-1", Text: "First thing. Second thing, which is longer. Third thing.", Document: "A guideline", Edition: "2013",
		Kind: policy.Summary, Confidence: policy.ReadInSource, Authority: policy.Training, State: policy.Reviewed, Review: policy.Review{Office: "o", Date: "2026-01-01"},
	}
	whole, ok := policy.Brief(ours, chat.English, 600)
	if !ok || !strings.Contains(whole.String(), "Third thing.") {
		t.Errorf("with room enough: %q", whole)
	}
	short, ok := policy.Brief(ours, chat.English, utf8.RuneCountInString(whole.String())-1)
	if !ok || !strings.HasSuffix(short.String(), "which is longer.") {
		t.Errorf("a little shorter: %q", short)
	}
	if text, ok := policy.Brief(ours, chat.English, 20); ok {
		t.Errorf("too short for anything: %q", text)
	}
	theirs := ours
	theirs.Kind, theirs.Origin = policy.Verbatim, "guideline.pdf"
	whole, ok = policy.Brief(theirs, chat.English, 600)
	if !ok {
		t.Fatal("a quotation with room enough is not given")
	}
	if text, ok := policy.Brief(theirs, chat.English, utf8.RuneCountInString(whole.String())-1); ok {
		t.Errorf("the words of a document were cut: %q", text)
	}
}
