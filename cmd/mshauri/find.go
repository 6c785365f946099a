package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// findCommand finds postings by their words.
type findCommand struct {
	Words []string `arg:"" help:"Words that all stand in the posting, in any order."`
	Most  int      `help:"How many are shown, the newest first." default:"20"`
}

// Help shows an example.
func (findCommand) Help() string {
	return "It shows what is kept: without patients' details, and without who wrote it. Example: mshauri find vial opened"
}

// Run prints the newest postings in which all the words stand.
func (c findCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	if c.Most < 1 || c.Most > 1000 {
		return fmt.Errorf("--most is %d: it must be between 1 and 1000", c.Most)
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	zone, err := settings.Zone()
	if err != nil {
		return err
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, err := db.Find(ctx, c.Words, c.Most)
	if err != nil {
		return err
	}
	names, err := db.GroupNames(ctx)
	if err != nil {
		return err
	}
	for _, posting := range found {
		var areas []string
		for _, area := range posting.Areas {
			areas = append(areas, phrases.Area(area, chat.English).String())
		}
		say(w, fmt.Sprintf("%s  %s, %s  [%s]", posting.SentAt.In(zone).Format("2006-01-02 15:04"), names[posting.Group], posting.Role, strings.Join(areas, ", ")),
			"    "+strings.ReplaceAll(posting.Text.String(), "\n", "\n    "))
	}
	if len(found) == 0 {
		say(w, "Nothing that is kept has all of these words. Try fewer of them.")
	}
	return nil
}
