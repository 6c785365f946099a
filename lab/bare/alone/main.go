// Command alone is a bare client as a process of its own: it connects, and stays
// until it is interrupted. Its arguments are its store, as SQLite opens it, the
// address of a lab, and the lab's root key.
package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"go.mau.fi/whatsmeow"

	"github.com/mshauri/mshauri/lab/bare"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "alone:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) != 3 {
		return errors.New("a store, a server and its root key are needed")
	}
	root, err := hex.DecodeString(args[2])
	if err != nil || len(root) != len(whatsmeow.WACertPubKey) {
		return errors.New("the root key must be 64 hexadecimal digits")
	}
	whatsmeow.WACertPubKey = [32]byte(root)
	client, err := bare.Open(ctx, args[0], args[1])
	if err != nil {
		return err
	}
	if err := client.GoOnline(ctx); err != nil && ctx.Err() == nil {
		return errors.Join(err, client.Close())
	}
	<-ctx.Done()
	return client.Close()
}
