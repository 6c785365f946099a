package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"strings"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/phrases"
)

// How often somebody is told.
const (
	alertLook  = 10 * time.Second
	alertFor   = 30 * time.Second // how long one way of telling may take
	alertAgain = 24 * time.Hour   // while the same thing lasts
	alarmAgain = time.Hour        // of the same reason
	phoneGone  = 10 * 24 * time.Hour
	alertsHeld = 20 // what could not be told yet; the oldest goes first
)

// alerter tells somebody by another way than WhatsApp that WhatsApp is gone:
// by a command, by an HTTP call, or both. What cannot be told is tried again.
type alerter struct {
	settings config.Alert
	link     func() (link chat.Link, online bool)
	clock    bot.Clock
	log      *zap.Logger
	raised   chan string

	told    map[string]time.Time // when each thing was last told
	gone    time.Time            // since when the line is down; zero while it is up
	waiting []string
}

func newAlerter(settings config.Alert, clock bot.Clock, log *zap.Logger) *alerter {
	return &alerter{settings: settings, clock: clock, log: log, raised: make(chan string, 16), told: make(map[string]time.Time)}
}

// Raise tells of a fault in a few constant words. It never blocks; what the
// alerter has no room for stands in the log.
func (a *alerter) Raise(reason string) {
	select {
	case a.raised <- reason:
	default:
	}
}

// run looks at the line and tells, until the context ends.
func (a *alerter) run(ctx context.Context) error {
	if !a.settings.On() {
		<-ctx.Done()
		return nil
	}
	for {
		a.look()
		a.tell(ctx)
		select {
		case <-ctx.Done():
			return nil
		case reason := <-a.raised:
			a.say("alarm "+reason, alarmAgain, "Mshauri: "+reason+". Look at the log, and run mshauri doctor.")
		case <-a.clock.After(alertLook):
		}
	}
}

// look says what there is to say of the line and the phone.
func (a *alerter) look() {
	link, online := a.link()
	now := a.clock.Now()
	switch {
	case link.State == chat.LinkUnpaired:
	case online:
		if _, told := a.told["line"]; told {
			delete(a.told, "line")
			a.waiting = append(a.waiting, "Mshauri: the line to WhatsApp is up again.")
		}
		a.gone = time.Time{}
	default:
		if a.gone.IsZero() {
			a.gone = now
		}
		if hopeless(link.State) || now.Sub(a.gone) >= time.Duration(a.settings.AfterMinutes)*time.Minute {
			a.say("line", alertAgain, fmt.Sprintf("Mshauri: since %s: %s", a.gone.UTC().Format("2 January 15:04 UTC"),
				phrases.LinkSentence(link.State).In(chat.English)))
		}
	}
	if seen := link.PhoneSeen; !seen.IsZero() && now.Sub(seen) > phoneGone {
		a.say("phone", alertAgain, "Mshauri: the phone was last heard of on "+seen.UTC().Format("2 January")+
			". Open WhatsApp on it today: after two weeks WhatsApp logs its linked devices out.")
	}
}

// hopeless are the states that do not mend themselves in minutes.
func hopeless(state chat.LinkState) bool {
	return state == chat.LinkLoggedOut || state == chat.LinkReplaced || state == chat.LinkBanned || state == chat.LinkOutdated
}

// say puts a sentence in the queue, unless the same thing was said lately.
func (a *alerter) say(what string, again time.Duration, sentence string) {
	now := a.clock.Now()
	if last, told := a.told[what]; told && now.Sub(last) < again {
		return
	}
	a.told[what] = now
	if len(a.waiting) >= alertsHeld {
		a.waiting = a.waiting[1:]
	}
	a.waiting = append(a.waiting, sentence)
}

// tell works off the queue, as far as it can be told.
func (a *alerter) tell(ctx context.Context) {
	for len(a.waiting) > 0 && ctx.Err() == nil {
		if err := a.tellOne(ctx, a.waiting[0]); err != nil {
			a.log.Warn("an alert could not be told, and is tried again", zap.Error(err))
			return
		}
		a.waiting = a.waiting[1:]
	}
}

func (a *alerter) tellOne(ctx context.Context, sentence string) error {
	ctx, cancel := context.WithTimeout(ctx, alertFor)
	defer cancel()
	var failures error
	ways := 0
	if command := a.settings.Command; len(command) > 0 {
		ways++
		run := exec.CommandContext(ctx, command[0], append(append([]string(nil), command[1:]...), sentence)...)
		run.WaitDelay = time.Second
		if err := run.Run(); err != nil {
			failures = errors.Join(failures, fmt.Errorf("the alert command: %w", err))
			ways--
		}
	}
	if a.settings.URL != "" {
		ways++
		if err := post(ctx, a.settings.URL, sentence); err != nil {
			failures = errors.Join(failures, err)
			ways--
		}
	}
	if ways > 0 { // one way is enough
		return nil
	}
	return failures
}

// post sends a sentence. Its error does not show the address, which can hold a
// password.
func post(ctx context.Context, address, sentence string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(sentence))
	if err != nil {
		return errors.New("the alert address cannot be used")
	}
	request.Header.Set("Content-Type", "text/plain; charset=utf-8")
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	defer client.CloseIdleConnections()
	answer, err := client.Do(request)
	if err != nil {
		return errors.New("the alert address did not answer")
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode >= 300 {
		return fmt.Errorf("the alert address answered %d", answer.StatusCode)
	}
	return nil
}
