package assist

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Why there is no proposal. None of them changes anything for whoever asked.
var (
	// ErrRefused says that the answer was not of the form that was asked for.
	ErrRefused = errors.New("the model's answer is not of the form that was asked for")
	// ErrBroken says that no answer came: an error, silence, or half of one.
	ErrBroken = errors.New("the model gave no answer")
	// ErrSpent says that the day's calls are used up.
	ErrSpent = errors.New("the day's calls to the model are used up")
	// ErrOpen says that the model failed too often and is left alone for a while.
	ErrOpen = errors.New("the model is left alone for a while")
)

// Model answers one prompt with the text of its answer, which is not trusted.
// An error says that there is no answer; it never holds what was asked.
type Model interface {
	Answer(ctx context.Context, prompt Prompt) (string, error)
}

// Options are the limits of an Assistant.
type Options struct {
	// Areas are the keys that may be proposed.
	Areas []chat.Area
	// Facilities are the programme's: no prompt names one.
	Facilities []string
	// Daily is how many calls a day may be made; none when it is zero.
	Daily int
	// Deadline is how long one answer is waited for; 8 s when it is zero.
	Deadline time.Duration
	// Failures in a row open the breaker (3 when zero), which lets one call try
	// again after Rest (5 minutes when zero).
	Failures int
	Rest     time.Duration
	// Now is the clock, and Zone where a day begins; UTC when nil.
	Now  func() time.Time
	Zone *time.Location
}

// Assistant asks a model, within limits. It is safe for concurrent use.
type Assistant struct {
	model    Model
	areas    []chat.Area
	mask     mask
	deadline time.Duration
	gate     *gate
}

// New returns an assistant over a model.
func New(model Model, options Options) (*Assistant, error) {
	if model == nil || options.Now == nil || len(options.Areas) == 0 {
		return nil, errors.New("an assistant needs a model, a clock and the areas that it may propose")
	}
	if options.Zone == nil {
		options.Zone = time.UTC
	}
	if options.Deadline <= 0 {
		options.Deadline = 8 * time.Second
	}
	if options.Failures <= 0 {
		options.Failures = 3
	}
	if options.Rest <= 0 {
		options.Rest = 5 * time.Minute
	}
	return &Assistant{
		model: model, areas: slices.Clone(options.Areas), mask: newMask(options.Facilities), deadline: options.Deadline,
		gate: &gate{now: options.Now, zone: options.Zone, daily: options.Daily, failures: options.Failures, rest: options.Rest},
	}, nil
}

// Tag proposes the area of a posting. Errors: ErrRefused, ErrBroken, ErrSpent,
// ErrOpen, or the context's own.
func (a *Assistant) Tag(ctx context.Context, posting privacy.Clean) (chat.Area, error) {
	answer, err := a.ask(ctx, tagPrompt(a.areas, a.mask, posting))
	if err != nil {
		return "", err
	}
	return readArea(answer, a.areas)
}

// SameMatter says whether two members who seem to disagree speak of the same
// matter, after what they answer, which may be empty. Only a plain no is a reason to do anything: not to quote. Errors as
// with Tag.
func (a *Assistant) SameMatter(ctx context.Context, asked, first, second privacy.Clean) (bool, error) {
	answer, err := a.ask(ctx, matterPrompt(a.mask, asked, first, second))
	if err != nil {
		return false, err
	}
	return readYes(answer)
}

// ask takes one prompt to the model, if the gate lets it through.
func (a *Assistant) ask(ctx context.Context, prompt Prompt) (answer string, err error) {
	if err := a.gate.enter(); err != nil {
		return "", err
	}
	worked := false
	// Even a panic gives the place at the gate back: a trial that never ended
	// would shut it for ever. What the caller gave up on is no fault of the
	// model's.
	defer func() { a.gate.leave(worked, ctx.Err() != nil) }()
	limited, stop := context.WithTimeout(ctx, a.deadline)
	defer stop()
	answer, err = a.model.Answer(limited, prompt)
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrBroken, err)
	}
	worked = true
	return answer, nil
}
