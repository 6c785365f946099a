package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// check holds the script against what was kept: every line settled, every
// command answered, and nothing that was planted left anywhere on disk.
func (d *demo) check(ctx context.Context) error {
	var failures []error
	kept, commands, also, removed := 0, 0, 0, 0
	for _, line := range d.played {
		posting, err := d.service.db.PostingByMessage(ctx, line.group, line.id)
		if err != nil {
			failures = append(failures, fmt.Errorf("%s: %q was not kept", line.who(), line.text))
			continue
		}
		kept++
		for _, finding := range posting.Findings {
			removed += finding.Count
		}
		if posting.Command != nil || line.private {
			commands++
		}
		also += line.also
	}
	answers, err := d.answers(ctx, commands+also)
	if err != nil {
		failures = append(failures, err)
	}
	var planted []string
	for _, line := range d.played {
		planted = append(planted, line.planted...)
	}
	left, searched, err := search(d.settings.Data, planted)
	if err != nil {
		return err
	}
	for _, where := range left {
		failures = append(failures, fmt.Errorf("a planted identifier lies in %s", where))
	}
	say(d.world, "", fmt.Sprintf("Said: %d. Kept: %d. Identifiers removed: %d. Commands and private messages: %d. Answers seen on phones: %d.",
		len(d.played), kept, removed, commands, answers),
		fmt.Sprintf("Searched %d bytes on disk for %d planted identifiers: found %d. Time since start: %s.",
			searched, len(planted), len(left), time.Since(d.began).Round(time.Millisecond)))
	if len(failures) > 0 {
		return fmt.Errorf("the demo's check failed: %w", errors.Join(failures...))
	}
	say(d.world, "The demo's check passed.")
	return nil
}

// answers counts what the phones have got from the bot, waiting until it is as
// many as were asked for.
func (d *demo) answers(ctx context.Context, want int) (int, error) {
	count := func() int {
		ids := make(map[string]bool)
		for _, who := range d.people {
			for _, heard := range who.phone.Inbox() {
				if heard.FromPN.User == d.bot.PN.User {
					ids[heard.ID] = true
				}
			}
		}
		return len(ids)
	}
	for deadline := time.Now().Add(60 * time.Second); count() < want; {
		if ctx.Err() != nil || time.Now().After(deadline) {
			return count(), fmt.Errorf("%d answers were expected, and %d came", want, count())
		}
		time.Sleep(50 * time.Millisecond)
	}
	if got := count(); got > want {
		return got, fmt.Errorf("%d answers were expected, and %d came", want, got)
	}
	return want, nil
}

// search looks for texts in every byte of every file below a folder, as they
// stand and without their spaces. It names the files where one was found.
func search(folder string, texts []string) (found []string, searched int64, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		searched += int64(len(content))
		for _, text := range texts {
			if bytes.Contains(content, []byte(text)) || bytes.Contains(content, []byte(strings.ReplaceAll(text, " ", ""))) {
				found = append(found, filepath.Base(path))
			}
		}
		return nil
	})
	return found, searched, err
}
