package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/bot/assist/openai"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// newAssistant is the optional model as the settings have it.
func newAssistant(settings config.Settings) (*assist.Assistant, error) {
	if !settings.Assist.On() {
		return nil, errors.New("there is no model to ask: set assist.url and assist.model in the settings first")
	}
	key := ""
	if settings.Assist.KeyFile != "" {
		content, err := os.ReadFile(settings.Assist.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("the file that assist.key_file names cannot be read: %w", err)
		}
		if key = strings.TrimSpace(string(content)); key == "" || strings.ContainsAny(key, "\r\n") {
			return nil, errors.New("the file that assist.key_file names must hold one line, the key")
		}
	}
	zone, err := settings.Zone()
	if err != nil {
		return nil, err
	}
	model, err := openai.New(settings.Assist.URL, settings.Assist.Model, key)
	if err != nil {
		return nil, err
	}
	return assist.New(model, assist.Options{Areas: topics.Areas(), Facilities: settings.Facilities, Daily: settings.Assist.Daily, Now: machineClock().Now, Zone: zone})
}

// advised is what a model may say to in the running service; without one nothing.
type advised struct {
	opinion   *reactions.Opinion // of a posting's area
	doubt     func(context.Context, privacy.Clean, privacy.Clean, privacy.Clean) bool
	summaries *reactions.Summaries // two lines under the digest
}

// advice wires what a model may say to, if the settings name one.
func advice(settings config.Settings, tagger *topics.Tagger, db *storage.DB, zone *time.Location, clock bot.Clock, log *zap.Logger) (advised, error) {
	if !settings.Assist.On() {
		return advised{}, nil
	}
	assistant, err := newAssistant(settings)
	if err != nil {
		return advised{}, err
	}
	told := func(of string) func(error) {
		return func(err error) {
			if err != nil { // our own words: they hold nothing that was said
				log.Warn("the model proposed nothing, and nothing changes", zap.String("of", of), zap.Error(err))
			}
		}
	}
	return advised{
		opinion: reactions.NewOpinion(reactions.Opinion{Tagger: tagger, Model: assistant, Record: db, Asked: told("an area")}),
		doubt:   reactions.Doubt(assistant, told("a ruling")),
		summaries: &reactions.Summaries{
			Weeks: db, Lists: lists(settings), Zone: zone, To: settings.Digest.To, Model: assistant, Clock: clock, Asked: told("a summary"),
		},
	}, nil
}

// asked counts what became of an assistant's calls.
type asked struct {
	wanted, answered, refused, broken, notAsked int
}

// count adds the outcome of one call. What changes nothing is no error; only
// the context's own end is handed on.
func (a *asked) count(ctx context.Context, err error) error {
	a.wanted++
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		a.answered++
	case errors.Is(err, assist.ErrRefused):
		a.refused++
	case errors.Is(err, assist.ErrSpent), errors.Is(err, assist.ErrOpen):
		a.notAsked++
	default:
		a.broken++
	}
	return nil
}

// String is one line.
func (a *asked) String() string {
	return fmt.Sprintf("calls wanted: %d; answered in form: %d; refused: %d; broken: %d; not made (the day's calls, or the model failed too often): %d",
		a.wanted, a.answered, a.refused, a.broken, a.notAsked)
}
