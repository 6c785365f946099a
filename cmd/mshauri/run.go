package main

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
)

// runCommand runs the service.
type runCommand struct{}

// Help shows an example.
func (runCommand) Help() string { return "Example: mshauri --config mshauri.yaml run" }

// garbage is how much of it may lie about, in percent of what is in use. Go's
// own 100 is for programs that work all the time; this one waits for nurses on
// a small machine, which it shares.
const garbage = 50

// Run runs the service until it is told to stop.
func (runCommand) Run(ctx context.Context, w world, line *cli) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	return runService(ctx, w, line, decorators{})
}

func runService(ctx context.Context, w world, line *cli, decorate decorators) error {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	if !settings.Rehearsal.On() && (settings.Controller.Name == "" || settings.Controller.Contact == "") {
		return errors.New("the settings name nobody who answers for the data: set controller.name and controller.contact, which members can then see")
	}
	s, err := newService(ctx, settings, w, decorate)
	if err != nil {
		return err
	}
	go debug.FreeOSMemory() // half of what the start took is not needed again
	return errors.Join(s.run(ctx), s.close())
}
