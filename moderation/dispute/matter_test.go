package dispute_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
)

// A matter whose passages are gone from the pack, or may not be quoted, can
// never lead to anything: misspelling an id in matters.txt turns this red.
func TestEveryMatterHasAPassageThatMayBeQuoted(t *testing.T) {
	pack := reviewed()
	names := make(map[string]bool)
	for _, m := range dispute.New().Matters() {
		if names[m.ID] {
			t.Errorf("two matters are named %s", m.ID)
		}
		names[m.ID] = true
		quotable := false
		for _, id := range m.Passages() {
			p, ok := pack.Find(id)
			if !ok {
				t.Errorf("%s names %s, which is in no pack", m.ID, id)
			}
			quotable = quotable || p.Quotable()
		}
		if !quotable {
			t.Errorf("%s has no passage that may be quoted", m.ID)
		}
		for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
			if name := m.Name(language); name == "" || strings.ContainsAny(name, ".!?") || len(name) > 80 {
				t.Errorf("%s: %q cannot stand inside a sentence", m.ID, name)
			}
		}
	}
	if len(names) < 60 {
		t.Errorf("only %d matters: the policy has more", len(names))
	}
}
