package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/mshauri/mshauri/config"
)

// rehearseCommand lets staff play their own week.
type rehearseCommand struct {
	Roster string `help:"Who plays: a file with a line for each person, as role, name, group, language, mentor." required:"" type:"existingfile" placeholder:"FILE"`
	Page   string `help:"Where the phones' page is served: a loopback address with a port." default:"127.0.0.1:8090" placeholder:"ADDRESS"`
	Keep   string `help:"Keep the rehearsal's data in this folder, which must be empty or new." type:"path" placeholder:"DIR"`
}

// Help shows an example.
func (rehearseCommand) Help() string {
	return `Everybody in the roster gets an invented number and a phone on the page; nobody real is written to. Example: mshauri rehearse --roster week.csv, with these lines in week.csv:

role, name, group, language, mentor
mentor, Nurse Atieno, Lari mentors, en
mentee, Nurse Baraka, Lari mentees, sw, Nurse Atieno
facilitator, Nurse Halima, Lari mentees
staff, Programme officer

The last part is optional: who mentors a mentee, so that /share can be played.`
}

// Run serves the phones until it is told to stop.
func (c rehearseCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	if c.Page == pageOff {
		return errors.New("a rehearsal is played on the phones' page: give --page an address, such as 127.0.0.1:8090")
	}
	if err := checkPage(ctx, c.Page); err != nil {
		return err
	}
	file, err := os.Open(c.Roster)
	if err != nil {
		return fmt.Errorf("open the roster: %w", err)
	}
	who, err := readRoster(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	own, err := line.settings(w)
	if err != nil {
		return err
	}
	folder, remove, err := rehearsalFolder(c.Keep, "mshauri-rehearsal-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	say(w, fmt.Sprintf("A rehearsal for %d people. Starting WhatsApp's stand-in and pairing the bot…", len(who.people)))
	s, err := setStage(ctx, w, folder, who, func(settings *config.Settings) {
		// The programme's own words and its zone; never its data, database or key.
		settings.Scrub, settings.Timezone = own.Scrub, own.Timezone
		if own.Controller.Name != "" {
			settings.Controller = own.Controller
		}
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.strike()) }()
	url, stop, err := servePhones(ctx, s, c.Page)
	if err != nil {
		return err
	}
	defer stop()
	say(w, "The phones are on "+pageAt(url, c.Page)+". Open it in a browser on this machine; Ctrl-C ends the rehearsal.")
	select {
	case <-ctx.Done():
		return nil
	case err := <-s.failed:
		return fmt.Errorf("the bot stopped: %w", err)
	}
}

// rehearsalFolder is where a demo or a rehearsal keeps its data: the folder
// named, which must hold nothing yet, or one that is removed afterwards.
func rehearsalFolder(keep, pattern string) (folder string, remove func() error, err error) {
	if keep == "" {
		if folder, err = os.MkdirTemp("", pattern); err != nil {
			return "", nil, fmt.Errorf("make a folder for the data: %w", err)
		}
		return folder, func() error { return os.RemoveAll(folder) }, nil
	}
	inside, err := os.ReadDir(keep)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", nil, fmt.Errorf("look into the folder to keep the data in: %w", err)
	}
	if len(inside) > 0 {
		return "", nil, fmt.Errorf("%s is not empty: the phones of an earlier rehearsal are gone, so its data cannot be played on; name a new folder", keep)
	}
	return keep, func() error { return nil }, nil
}
