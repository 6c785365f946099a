package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/report/card"
)

// cardCommand makes the way in to the private chat.
type cardCommand struct {
	Out      string `help:"The folder for mshauri-card.png and mshauri-card.pdf." default:"." placeholder:"DIR" type:"path"`
	Number   string `help:"The bot's own number, when this machine is not the one that is paired." placeholder:"+254…"`
	Language string `help:"Whose lines stand first: en or sw." default:"en"`
}

// Help shows an example.
func (cardCommand) Help() string {
	return "The bot writes privately only to those who have written to it first. The card's QR code, and the link that is printed here for the groups' descriptions, open that chat with Jambo begun. Example: mshauri card --out cards --language sw"
}

// Run prints the link and draws the card.
func (c cardCommand) Run(ctx context.Context, w world, line *cli) error {
	language, err := chat.ParseLanguage(c.Language)
	if err != nil {
		return err
	}
	number, err := c.number(ctx, w, line)
	if err != nil {
		return err
	}
	drawn := card.Card{Link: number.Jambo, Number: number.Number, First: language}
	picture, err := drawn.PNG()
	if err != nil {
		return err
	}
	page, err := drawn.PDF()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return fmt.Errorf("make the card's folder: %w", err)
	}
	say(w, "For the groups' descriptions: "+number.Jambo)
	for name, content := range map[string][]byte{"mshauri-card.png": picture, "mshauri-card.pdf": page} {
		path := filepath.Join(c.Out, name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return fmt.Errorf("write the card: %w", err)
		}
	}
	say(w, "To send: "+filepath.Join(c.Out, "mshauri-card.png"), "To print (A6): "+filepath.Join(c.Out, "mshauri-card.pdf"))
	return nil
}

// errNoNumber says that nobody knows the bot's number.
var errNoNumber = errors.New("this machine is not paired, so the bot's number is not known: run mshauri pair first, or give --number +2547…")

// number is the one that was typed, or the one that is linked: the running
// service knows it, and the store when there is none.
func (c cardCommand) number(ctx context.Context, w world, line *cli) (localNumber, error) {
	if c.Number != "" {
		number, err := whatsapp.ParseNumber(c.Number)
		return localNumber{Number: number.String(), Jambo: number.Jambo()}, err
	}
	settings, err := line.settings(w)
	if err != nil {
		return localNumber{}, err
	}
	var known localNumber
	err = askService(ctx, settings.Data, "GET", "/number", &known)
	if errors.Is(err, errNotRunning) {
		known, err = numberWithoutService(ctx, settings, w)
	}
	if err == nil && known.Number == "" {
		err = errNoNumber
	}
	return known, err
}

func numberWithoutService(ctx context.Context, settings config.Settings, w world) (known localNumber, err error) {
	if _, err := os.Stat(filepath.Join(settings.Data, "link.db")); err != nil {
		return localNumber{}, errNoNumber
	}
	clock := machineClock()
	db, key, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return localNumber{}, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	scrubber, err := newScrubber(settings)
	if err != nil {
		return localNumber{}, err
	}
	link, err := openLink(ctx, settings, db, key, scrubber, newLog(settings, w.errors), clock, whatsapp.Pace{}, nil)
	if err != nil {
		return localNumber{}, err
	}
	defer func() { err = errors.Join(err, link.Close()) }()
	if number, paired := link.Number(); paired {
		known = localNumber{Number: number.String(), Jambo: number.Jambo()}
	}
	return known, nil
}
