package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/storage"
)

// statusCommand says how the service is doing.
type statusCommand struct{}

// Help shows an example.
func (statusCommand) Help() string { return "Example: mshauri status" }

// Run prints what /status says, and who has not yet written to the bot.
func (statusCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	link, err := db.Link(ctx)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	counts, err := db.Counts(ctx, "", time.Now().Add(-7*24*time.Hour))
	if err != nil {
		return err
	}
	if err := askService(ctx, settings.Data, "GET", "/alive", nil); errors.Is(err, errNotRunning) {
		say(w, "The service is not running: start it with mshauri run. What follows is how it was left.")
	}
	say(w, commands.StatusText(chat.English, link, counts, settings.Rehearsal.On()).String())
	switch {
	case link.PhoneSeen.IsZero():
		say(w, "Nothing is known of when the phone itself was last heard of; open WhatsApp on it every ten days.")
	default:
		say(w, "The phone itself was last heard of on "+link.PhoneSeen.Format("2 January 2006")+"; open WhatsApp on it every ten days.")
	}
	if !link.Until.IsZero() {
		say(w, "Until: "+link.Until.Format(time.RFC1123))
	}
	if link.Ours != "" {
		say(w, "Our version: "+link.Ours+". The newest known: "+link.Newest+".")
	}
	missing, err := db.WithoutFirstWord(ctx)
	if err != nil {
		return err
	}
	for _, label := range missing {
		say(w, "Has not written to the bot privately yet: "+missingText(label))
	}
	changed, err := db.Unconfirmed(ctx)
	if err != nil {
		return err
	}
	for _, label := range changed {
		say(w, "Has a new phone, and gets nothing private until confirmed (mshauri member confirm): "+missingText(label))
	}
	return nil
}

// missingText names staff by label, and members by how many of which group.
func missingText(m storage.Missing) string {
	if m.Label != "" {
		return m.Label
	}
	return fmt.Sprintf("%d of %s", m.Count, m.Group)
}
