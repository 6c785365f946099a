package bot_test

import (
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Somebody who has since refused and then edits an older posting, perhaps to
// take a name out, must not leave the old words with us.
func TestAnEditAfterARefusalTakesTheOldWordsAway(t *testing.T) {
	h := newHouse(t, extra{})
	group := h.group(chat.MenteesGroup, chat.English, "ben")
	id := h.hear("ben", group, "BCG imeisha kwetu")
	h.settle()
	if err := h.db.SetConsent(t.Context(), h.member("ben"), false, h.clock.Now()); err != nil {
		t.Fatal(err)
	}
	if err := h.engine.Handle(t.Context(), chat.MessageEdited{
		ID: "EDIT1", Target: id, Group: group, Sender: person("ben"), At: h.clock.Now(), Text: privacy.NewRaw("Penta imeisha"),
	}); err != nil {
		t.Fatal(err)
	}
	posting, err := h.db.PostingByMessage(t.Context(), group, id)
	if err != nil {
		t.Fatal(err)
	}
	if !posting.Text.IsEmpty() {
		t.Errorf("still kept: %q", posting.Text)
	}
}
