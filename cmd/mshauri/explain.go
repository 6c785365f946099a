package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
)

// explainCommand shows how something was decided.
type explainCommand struct {
	Thread explainThreadCommand `cmd:"" help:"What each message of a thread claims, and which passage settles it."`
}

// Help shows an example.
func (explainCommand) Help() string { return "Example: mshauri explain thread --help" }

// explainThreadCommand reads threads in the form of eval threads.
type explainThreadCommand struct {
	File string `arg:"" optional:"" help:"A file of JSON lines, as for eval threads; standard input when left out." type:"existingfile"`
	ID   string `help:"Only this thread."`
}

// Help shows an example.
func (explainThreadCommand) Help() string {
	return "Example: mshauri explain thread thread.jsonl --id th-029"
}

// Run prints each message, scrubbed, with its claims, and the passage.
func (c explainThreadCommand) Run(w world) (err error) {
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := evalInput{File: c.File}.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	reader, pack := dispute.New(), asReviewed()
	return eachLine(in, func(line threadLine) error {
		if c.ID != "" && line.ID != c.ID {
			return nil
		}
		messages := cleanThread(scrubber, line)
		found, claims := reader.Judge(messages)
		return explain(w.out, line.ID, messages, claims, found, pack)
	})
}

func explain(to io.Writer, id string, messages []dispute.Message, claims [][]dispute.Claim, found *dispute.Disagreement, pack *policy.Pack) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", id)
	for i, m := range messages {
		fmt.Fprintf(&b, "  %d %s: %s\n", i, m.From, m.Text.String())
		for _, c := range claims[i] {
			fmt.Fprintf(&b, "      %s\n", c.Explain())
		}
	}
	if found == nil {
		b.WriteString("  no disagreement\n")
	} else {
		first, second := found.Sides()
		fmt.Fprintf(&b, "  after message %d, sure %.2f, on %s: message %d (%s) against message %d (%s)\n", found.At, found.Sure, named(found.First.Matter), first, view(found.First), second, view(found.Second))
		if all := dispute.Settle(pack, found, nil, measuredOn()); len(all) > 0 {
			fmt.Fprintf(&b, "  %s: %s\n", all[0].On.ID, policy.Show(policy.Hit{Passage: all[0].On}, chat.English))
		} else {
			b.WriteString("  no passage on it may be quoted\n")
		}
	}
	_, err := io.WriteString(to, b.String()+"\n")
	return err
}

// named is a matter's name, or its id where it has none.
func named(m *dispute.Matter) string {
	if name := m.Name(chat.English); name != "" {
		return name
	}
	return m.ID
}

// view is what a claim holds, as far as it was read.
func view(c dispute.Claim) string {
	if text := c.View(chat.English); text != "" {
		return text
	}
	return "not read in words"
}
