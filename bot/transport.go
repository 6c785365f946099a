package bot

import (
	"context"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Handler takes one event. A nil return acknowledges it: WhatsApp will not
// deliver it again. An error leaves it unacknowledged.
type Handler func(context.Context, chat.Event) error

// Transport is a chat network.
type Transport interface {
	// Listen delivers events to the handler until the context ends. The
	// handler must be safe for concurrent use.
	Listen(context.Context, Handler) error
	// Send sends one message. Sending the same id again sends the same bytes.
	// A refusal is a *SendError.
	Send(context.Context, chat.Outgoing) error
}

// SendVerdict says what to do about a message that could not be sent.
type SendVerdict string

// The verdicts.
const (
	Retry       SendVerdict = "retry"        // later, the same message
	GiveUp      SendVerdict = "give up"      // it will never go
	StopWriting SendVerdict = "stop writing" // nor will any other to this person
	HoldAll     SendVerdict = "hold all"     // nothing may be sent until After has passed: no connection, a ban
)

// SendError says why a message was not sent, and what to do. Its text never
// holds an address or a word of the message.
type SendError struct {
	Verdict SendVerdict
	After   time.Duration // for Retry and HoldAll
	Reason  string        // a short constant, such as "not connected"
	Err     error
}

// Error gives the verdict and the reason.
func (e *SendError) Error() string { return fmt.Sprintf("%s: %s", e.Verdict, e.Reason) }

// Unwrap returns the cause.
func (e *SendError) Unwrap() error { return e.Err }
