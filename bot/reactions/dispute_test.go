package reactions // what a group gets is made by a function that nobody else calls

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

// Every matter that can be quoted leaves room for its passage, in both
// languages: short, with its source, in no quotation marks, and without the
// ids of the pack. Leaving out Brief, or the room for the number, turns it red.
func TestEveryRulingFitsInOneMessage(t *testing.T) {
	pack := policy.Shipped().AsReviewed(policy.Review{Office: "test", Date: "2026-01-01"})
	now := time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	id := regexp.MustCompile(`\b(KE|MS|F)-[A-Z]+`)
	seen := 0
	for _, m := range dispute.New().Matters() {
		subjects := m.Subjects()
		if len(subjects) == 0 {
			subjects = []string{""}
		}
		for _, subject := range subjects {
			found := &dispute.Disagreement{First: dispute.Claim{Matter: m, Subject: subject}, Second: dispute.Claim{Matter: m, Subject: subject}}
			if options := m.Options(); len(options) > 1 {
				found.First.Option, found.Second.Option = options[0], options[1]
			}
			settlements := dispute.Settle(pack, found, nil, now)
			if len(settlements) == 0 {
				t.Errorf("%s %s: nothing may be quoted", m.ID, subject)
				continue
			}
			seen++
			for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
				var text privacy.Authored
				var settled dispute.Settlement
				ok := false
				for _, settled = range settlements {
					if text, ok = rulingText(found, settled, 123, language, now); ok {
						break
					}
				}
				switch s := text.String(); {
				case !ok:
					t.Errorf("%s %s (%s): no room for %s", m.ID, subject, language, settled.On.ID)
				case utf8.RuneCountInString(s) > 600:
					t.Errorf("%s %s (%s): %d characters", m.ID, subject, language, utf8.RuneCountInString(s))
				case !strings.HasSuffix(s, "P-123"), strings.ContainsAny(s, "“”\""):
					t.Errorf("%s %s (%s): %s", m.ID, subject, language, s)
				case id.MatchString(s):
					t.Errorf("%s %s names an id: %s", m.ID, subject, s)
				}
				if settled.On.Authority != policy.NationalPolicy && strings.Contains(text.String(), "(national policy)") {
					t.Errorf("%s %s: %s is called national policy", m.ID, subject, settled.On.ID)
				}
			}
		}
	}
	if seen < 80 {
		t.Errorf("only %d matters can be quoted", seen)
	}
}

func TestTheNumberOfARuling(t *testing.T) {
	for text, want := range map[string]int64{"P-12": 12, " p-7? ": 7, "P - 3": 3, "P12": 0, "see P-12": 0, "P-": 0, "hapa P-1": 0} {
		if got, ok := rulingNumber(privacy.Stored(text)); got != want || ok != (want != 0) {
			t.Errorf("%q: %d, %v", text, got, ok)
		}
	}
}
