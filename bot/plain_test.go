package bot_test

import (
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// A plain word is an order where it stands alone or its own words follow, and
// the beginning of a question otherwise. Seen red: with every plain word an
// order whatever follows, thirteen of the lines were.
func TestAPlainWordIsAnOrderOnlyWithItsOwnWords(t *testing.T) {
	h := newHouse(t, extra{})
	for text, want := range map[string]string{
		"correct": "correct", "correct my posting of Monday was about OPV": "correct", "rekebisha jina langu": "correct",
		"correct dose of BCG?": "", "correct way to mix MR": "",
		"recap": "recap", "recap 30": "recap", "recap needles or not?": "",
		"consent": "consent", "consent yes": "consent", "consent for HPV in school, who signs?": "",
		"hi": "jambo", "habari ya asubuhi": "jambo", "Hello there!": "jambo", "hello, how long is opened OPV kept?": "", "sasa ni saa tatu, nimechanganya MR saa mbili": "",
		"help": "menu", "help me please": "menu", "help me calculate wastage": "",
		"status": "status", "status of a child with no card?": "", "hali ya mtoto si nzuri": "",
		"share": "share", "share mentor": "share", "share vaccines with a neighbour facility?": "",
		"about": "about", "about the shake test": "", "privacy more": "privacy", "word of mouth is not enough": "",
		"language": "language", "language sw": "language", "language french": "language", "language for mothers who refuse": "",
		"policy dropout formula": "policy", "ask when is the next training": "ask", "calc wastage 200 150": "calc", "forget me": "forget", "forget all of it": "forget",
	} {
		name := ""
		if order := h.commands.Read(chat.Incoming{Kind: chat.KindText, Text: privacy.NewRaw(text), SentAt: monday}, scrubber()); order != nil {
			name = order.Name
		}
		if name != want {
			t.Errorf("%q is read as the order %q, wants %q", text, name, want)
		}
	}
}
