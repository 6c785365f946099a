package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mdp/qrterminal/v3"
	"rsc.io/qr"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/storage"
)

// pairCommand links this machine to the bot's phone.
type pairCommand struct {
	Plain     bool `help:"Print one line 'QR <text>' for each code, and PAIRED at the end, for another program to read."`
	NewNumber bool `help:"The old number is gone for good: forget it, and pair another. The record and the key stay."`
	Phone     bool `help:"Pair by a code typed on the phone instead of a QR code; the number is read from the terminal."`
}

// Help shows an example.
func (pairCommand) Help() string {
	return "On the phone: WhatsApp, Linked devices, Link a device. Example: mshauri pair. When the old number is gone for good: mshauri pair --new-number"
}

// Run pairs, and ends when the phone has accepted.
func (c pairCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	clock := machineClock()
	db, key, err := openRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if c.NewNumber {
		if err := newNumber(ctx, settings, db, key, clock.Now()); err != nil {
			return err
		}
		say(w, "The old number is forgotten here. Unlink this device on its phone too, if that can still be done.")
	}
	scrubber, err := newScrubber(settings)
	if err != nil {
		return err
	}
	link, err := openLink(ctx, settings, db, key, scrubber, newLog(settings, w.errors), clock, whatsapp.Pace{}, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, link.Close()) }()

	if c.Phone {
		_, _ = fmt.Fprint(w.out, "The bot's own number, as +254 7xx xxx xxx: ")
		number, err := bufio.NewReader(w.in).ReadString('\n')
		if err != nil && number == "" {
			return errors.New("no number was typed")
		}
		if err := link.PairPhone(ctx, strings.TrimSpace(number), func(step whatsapp.PairEvent) { c.show(w, step, "") }); err != nil {
			return err
		}
		return paired(ctx, w, db, clock)
	}
	picture := filepath.Join(settings.Data, "pair.png")
	defer func() { _ = os.Remove(picture) }()
	if err := link.Pair(ctx, func(step whatsapp.PairEvent) { c.show(w, step, picture) }); err != nil {
		return err
	}
	return paired(ctx, w, db, clock)
}

// paired says so, here and to whoever asks for the status.
func paired(ctx context.Context, w world, db *storage.DB, clock bot.Clock) error {
	if err := db.SetLink(ctx, chat.Link{State: chat.LinkPaired, Since: clock.Now()}); err != nil {
		return err
	}
	say(w, "PAIRED")
	return nil
}

// show prints one step; a QR code it also leaves as a picture beside the data.
func (c pairCommand) show(w world, step whatsapp.PairEvent, picture string) {
	switch {
	case step.Kind == whatsapp.PairOldPhone:
		say(w, "The phone's WhatsApp is too old to link a device: update it, then scan again.")
		return
	case step.Kind == whatsapp.PairCode:
		say(w, "On the phone: WhatsApp, Linked devices, Link with phone number instead. Type "+step.Code)
		return
	case c.Plain:
		say(w, "QR "+step.Code)
		return
	}
	qrterminal.GenerateHalfBlock(step.Code, qrterminal.L, w.out)
	if drawn, err := qr.Encode(step.Code, qr.M); err == nil {
		if os.WriteFile(picture, drawn.PNG(), 0o600) == nil {
			say(w, "Scan this with the bot's phone (WhatsApp, Linked devices). As a picture: "+picture)
		}
	}
}
