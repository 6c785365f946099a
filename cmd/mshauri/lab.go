package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/lab/control"
)

// labCommand runs the lab alone.
type labCommand struct {
	Listen  string `help:"Where phones and the bot connect: a loopback address with a port." default:"127.0.0.1:8443"`
	Control string `help:"Where it is told what to do, by HTTP and JSON: a loopback address with a port." default:"127.0.0.1:8444"`
	Log     string `help:"A file to which ids, frames and acks are appended as JSON lines." type:"path" placeholder:"FILE"`
}

// Help shows an example.
func (labCommand) Help() string {
	return "It binds this machine alone and knows only invented numbers. Example: mshauri lab --listen 127.0.0.1:8443 --control 127.0.0.1:8444"
}

// Run serves until it is told to stop.
func (c labCommand) Run(ctx context.Context, w world) (err error) {
	var record io.Writer
	if c.Log != "" {
		file, err := os.OpenFile(c.Log, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
		if err != nil {
			return fmt.Errorf("open the lab's log: %w", err)
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		record = file
	}
	server, err := lab.Start(ctx, lab.Options{Listen: c.Listen, Log: record})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	door, err := control.Listen(ctx, c.Control)
	if err != nil {
		return err
	}
	key := server.RootKey()
	say(w, fmt.Sprintf("root_key=%x", key[:]), "listen="+server.Addr(), "control="+door.Addr().String())
	return control.Serve(ctx, server, door)
}
