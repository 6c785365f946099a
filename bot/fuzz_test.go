package bot_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// FuzzCommand reads orders from anything at all: it never panics, and what
// comes out holds nothing of what went in but words that we chose ourselves
// and text that was scrubbed.
func FuzzCommand(f *testing.F) {
	for _, seed := range hostile {
		if len(seed.text) < 10_000 {
			f.Add(seed.text, true)
			f.Add(seed.text, false)
		}
	}
	for _, seed := range []string{
		"1", "5", "6", "0", "1.", "1 0712345678", "menu", "Habari yako", "consent no", "/ridhaa hapana", "language sw",
		"/lugha kiswahili", "help status", "correct Wanjiku 0712345678 is not my patient", "/forget yes", "/mydata", "/remove",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	list, err := commands.All(nil, nil, commands.Programme{})
	if err != nil {
		f.Fatal(err)
	}
	ours := append(list.Words(), "yes", "no", "en", "sw", "unknown")
	f.Fuzz(func(t *testing.T, text string, private bool) {
		in := chat.Incoming{ID: "M", Kind: chat.KindText, Text: privacy.NewRaw(text)}
		if !private {
			in.Group = "group"
		}
		through := spy{scrubber(), make(map[privacy.Clean]bool)}
		order := list.Read(in, through)
		if order == nil {
			return
		}
		if command := list.Find(order.Name); command == nil || command.Name != order.Name {
			t.Fatalf("%q was read as the unknown order %q", text, order.Name)
		}
		if order.Error != "" && order.Error != "near" {
			t.Errorf("%q: the fault %q", text, order.Error)
		}
		for _, arg := range order.Args {
			if arg.Word != "" && !slices.Contains(ours, arg.Word) {
				t.Errorf("%q: the word %q is none of ours", text, arg.Word)
			}
			if strings.Trim(arg.Number, "0123456789.") != "" || len(arg.Number) > 5 {
				t.Errorf("%q: the number %q", text, arg.Number)
			}
			if !arg.Text.IsEmpty() && !through.clean[arg.Text] {
				t.Errorf("%q: text that was not scrubbed", text)
			}
		}
	})
}

// spy remembers what the scrubber has let through.
type spy struct {
	bot.Scrubber
	clean map[privacy.Clean]bool
}

func (s spy) Scrub(raw privacy.Raw) (privacy.Clean, []privacy.Finding) {
	clean, findings := s.Scrubber.Scrub(raw)
	s.clean[clean] = true
	return clean, findings
}
