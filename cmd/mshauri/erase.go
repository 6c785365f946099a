package main

import (
	"context"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/storage"
)

// eraser is the record as the commands see it: when somebody was forgotten, it
// also has the file rewritten, in which SQLite may have left copies.
type eraser struct {
	*storage.DB
	wanted chan struct{}
	log    *zap.Logger
}

// Forget is storage.DB.Forget, and asks for the rewriting.
func (e *eraser) Forget(ctx context.Context, member chat.MemberID, at time.Time) (chat.Request, error) {
	done, err := e.DB.Forget(ctx, member, at)
	e.ask(err)
	return done, err
}

// Remove is storage.DB.Remove, and asks for the rewriting.
func (e *eraser) Remove(ctx context.Context, posting chat.PostingID, at time.Time) error {
	err := e.DB.Remove(ctx, posting, at)
	e.ask(err)
	return err
}

// ask asks for the rewriting, unless there was nothing to erase.
func (e *eraser) ask(err error) {
	if err != nil {
		return
	}
	select {
	case e.wanted <- struct{}{}:
	default:
	}
}

// run rewrites when it was asked for, a little later: the turn that asked is
// then committed.
func (e *eraser) run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-e.wanted:
		}
		select {
		case <-ctx.Done():
		case <-time.After(5 * time.Second):
		}
		if err := e.Erase(context.WithoutCancel(ctx)); err != nil {
			e.log.Error("the record could not be rewritten after an erasure; it is tried again tonight", zap.Error(err))
		}
	}
}
