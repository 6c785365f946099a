package storage_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// everyOutgoing has at least one of each kind, with every field filled, and
// some with none.
func everyOutgoing(author chat.MemberID, asker chat.MemberID) []chat.Outgoing {
	header := func(id chat.MessageID) chat.Header {
		return chat.Header{
			ID: id, To: chat.Recipient{Group: mentees}, Urgency: chat.Notice, NotBefore: noon.Add(-time.Hour), Asker: asker,
			Posting: 7, Job: "rota/2026-11-23",
		}
	}
	of := chat.Party{Member: author}
	text := privacy.Author("Chanjo <&> \"quoted\" 'single' $1 ?1 \u2028 💉")
	return []chat.Outgoing{
		&chat.Say{Header: header("say"), Text: text},
		&chat.Say{Header: header("say-reply"), Text: text, Reply: &chat.Quoted{Message: "m", Author: of, Text: privacy.Stored("of [name 1] <b>")}},
		&chat.Say{Header: header("say-named"), Text: text, Mentions: []chat.Party{of}},
		&chat.Say{Header: header("say-own"), Text: text, Reply: &chat.Quoted{Message: "ours"}},
		&chat.React{Header: header("react"), Target: "m", Author: of, Emoji: "✅"},
		&chat.React{Header: header("react-none")},
		&chat.Poll{Header: header("poll"), Question: text, Options: []privacy.Authored{text, {}, text}, Choices: 2},
		&chat.Picture{Header: header("picture"), PNG: []byte{0x89, 'P', 'N', 'G', 0, 0xff, '\n'}, Caption: text},
		&chat.Document{Header: header("document"), Name: "digest.pdf", MIME: "application/pdf", Content: []byte("%PDF\x00\xfe"), Caption: text},
		&chat.Remove{Header: header("remove"), Target: "m", Author: of},
		&chat.Remove{Header: header("remove-own"), Target: "ours"},
	}
}

func TestEveryOutgoingComesBackAsItWas(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		author, asker := w.meet("lid", "pn"), w.meet("asker")
		sent := everyOutgoing(author, asker)
		for _, out := range sent {
			w.ok(w.Enqueue(w.ctx(), out))
		}
		got, err := w.Due(w.ctx(), noon, 100)
		w.ok(err)
		slices.SortFunc(got, func(a, b chat.Outgoing) int {
			return strings.Compare(string(a.Envelope().ID), string(b.Envelope().ID))
		})
		want := everyOutgoing(author, asker)
		slices.SortFunc(want, func(a, b chat.Outgoing) int {
			return strings.Compare(string(a.Envelope().ID), string(b.Envelope().ID))
		})
		for _, out := range want { // the outbox fills in the aliases
			var party *chat.Party
			switch o := out.(type) {
			case *chat.Say:
				if o.Reply != nil {
					party = &o.Reply.Author
				} else if len(o.Mentions) > 0 {
					party = &o.Mentions[0]
				}
			case *chat.React:
				party = &o.Author
			case *chat.Remove:
				party = &o.Author
			}
			if party != nil && party.Member != 0 {
				party.Aliases = []chat.Alias{"lid", "pn"}
			}
		}
		if diff := cmp.Diff(want, got, sameText()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// A kind that is added to chat must be added to the list above, and so to the
// codec.
func TestEveryKindOfOutgoingIsInTheList(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../chat/outgoing.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	for _, out := range everyOutgoing(1, 2) {
		listed[fmt.Sprintf("%T", out)] = true
	}
	kinds := 0
	for _, declaration := range file.Decls {
		method, ok := declaration.(*ast.FuncDecl)
		if !ok || method.Name.Name != "isOutgoing" {
			continue
		}
		kinds++
		star, ok := method.Recv.List[0].Type.(*ast.StarExpr)
		if !ok {
			t.Fatal("a kind of Outgoing that is no pointer")
		}
		if name := "*chat." + star.X.(*ast.Ident).Name; !listed[name] {
			t.Errorf("%s is not in the list", name)
		}
	}
	if kinds < 6 {
		t.Errorf("only %d kinds were found in chat/outgoing.go", kinds)
	}
}

type foreignOutgoing struct{ chat.Say }

func TestAnUnknownOutgoingIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		if err := w.Enqueue(w.ctx(), &foreignOutgoing{}); err == nil {
			t.Error("it was taken")
		}
		w.allow()
		// One that cannot be read is a dead letter, and holds up no other; so
		// is something heard whose row is damaged.
		w.ok(w.Enqueue(w.ctx(), say("a", chat.Recipient{Group: mentees})))
		w.ok(w.Enqueue(w.ctx(), say("b", chat.Recipient{Group: mentees})))
		w.record(posting("M1", w.meet("a"), "whole"))
		w.record(posting("M2", w.meet("a"), "damaged"))
		for _, harm := range []string{`UPDATE outbox SET kind = 'hologram' WHERE id = 'a'`, `UPDATE posting SET findings = '{' WHERE message = 'M2'`} {
			if _, err := w.sql().Exec(harm); err != nil {
				t.Fatal(err)
			}
		}
		due, err := w.Due(w.ctx(), noon, 10)
		w.ok(err)
		if len(due) != 1 || due[0].Envelope().ID != "b" {
			t.Errorf("due are %d messages, want b alone", len(due))
		}
		if list := w.waiting(); len(list) != 1 || list[0].Message != "M1" {
			t.Errorf("waiting are %v, want the whole one alone", w.texts())
		}
		if dead := w.counts("").Dead; dead != 2 {
			t.Errorf("%d dead letters, want 2", dead)
		}
	})
}
