package phones

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// panel is what is kept of one message, in the words of the page.
type panel struct {
	State   string // waiting, counted, erased or kept
	Pieces  []piece
	Options [][]piece
	What    string // of a message that is more than words
	Notes   []note
	Member  string
}

// piece is a stretch of clean text, or a mark in it.
type piece struct {
	Text string
	Mark bool
}

// note is one thing that was noted with the words. Icon and word both say it.
type note struct{ Class, Icon, Text string }

// describe puts what is kept into words.
func describe(k Kept, settled bool) *panel {
	switch {
	case !settled:
		return &panel{State: "waiting"}
	case k.Posting == nil:
		return &panel{State: "counted"}
	}
	p := k.Posting
	made := &panel{State: "kept", Pieces: pieces(p.Text), Member: fmt.Sprintf("member %d", p.Member)}
	if p.Role != chat.Stranger {
		made.Member += ", " + string(p.Role)
	}
	for _, option := range p.Options {
		made.Options = append(made.Options, pieces(option))
	}
	if p.Kind != chat.KindText {
		made.What = string(p.Kind)
	} else if p.Text.IsEmpty() {
		made.State = "erased"
	}
	for _, finding := range p.Findings {
		made.Notes = append(made.Notes, note{"removed", "✂", removed(finding)})
	}
	if p.Command != nil {
		made.Notes = append(made.Notes, note{"command", "›", "command: " + p.Command.Name})
	}
	if p.Question {
		made.Notes = append(made.Notes, note{"question", "?", "question"})
	}
	for _, area := range p.Areas {
		made.Notes = append(made.Notes, note{"area", "#", areaName(area)})
	}
	return made
}

// removed says what kind of thing was taken out, and how often.
func removed(finding privacy.Finding) string {
	words := string(finding.Kind) + " removed"
	if finding.Kind == privacy.KindOther {
		words = "other detail removed"
	}
	if finding.Count > 1 {
		words += fmt.Sprintf(", %d times", finding.Count)
	}
	return words
}

// areaName is a technical area in words.
func areaName(area chat.Area) string {
	if area == "red" { // Reaching Every District
		return "RED"
	}
	return strings.ReplaceAll(string(area), "-", " ")
}

// pieces parts a clean text at the marks that stand where an identifier was.
func pieces(text privacy.Clean) []piece {
	var list []piece
	rest := text.String()
	for {
		at := markShape.FindStringIndex(rest)
		if at == nil {
			break
		}
		if at[0] > 0 {
			list = append(list, piece{Text: rest[:at[0]]})
		}
		list = append(list, piece{Text: rest[at[0]:at[1]], Mark: true})
		rest = rest[at[1]:]
	}
	if rest != "" {
		list = append(list, piece{Text: rest})
	}
	return list
}

// markShape is that of a mark: a kind, and perhaps a number or an age.
var markShape = func() *regexp.Regexp {
	var kinds []string
	for _, kind := range privacy.Kinds() {
		kinds = append(kinds, regexp.QuoteMeta(string(kind)))
	}
	return regexp.MustCompile(`\[(?:` + strings.Join(kinds, "|") + `)(?: [^\[\]]{1,20})?\]`)
}()
