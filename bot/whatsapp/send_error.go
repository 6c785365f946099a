package whatsapp

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"go.mau.fi/whatsmeow"

	"github.com/mshauri/mshauri/bot"
)

// What WhatsApp's numbers mean when it does not take a message.
const (
	codeNotAllowed   = 401
	codeForbidden    = 403
	codeNotFound     = 404
	codeGone         = 410
	codeAnnounceOnly = 420
	codeTooMany      = 429
	codeTimeLock     = 463 // no new private chats for a while
	codeBadSession   = 479
)

// How long to leave off. A time-lock lasts days; a day later it is seen whether
// this one is over.
const (
	timeLockLasts = 24 * time.Hour
	holdLasts     = 5 * time.Minute
	sessionRests  = 10 * time.Minute
	atOnce        = time.Second
	soon          = 5 * time.Second
	later         = time.Minute
)

// maskedError is a cause whose text may be logged. It is still known by what it
// wraps.
type maskedError struct{ cause error }

func (e *maskedError) Error() string        { return Mask(e.cause.Error()) }
func (e *maskedError) Is(target error) bool { return errors.Is(e.cause, target) }

// masked hides numbers and addresses in the text of an error.
func masked(err error) error {
	if err == nil {
		return nil
	}
	return &maskedError{cause: err}
}

func refused(verdict bot.SendVerdict, after time.Duration, reason string, cause error) *bot.SendError {
	return &bot.SendError{Verdict: verdict, After: after, Reason: reason, Err: masked(cause)}
}

// serverCode is the number with which WhatsApp refused a message or a question
// about its group; 0 when it did neither.
func serverCode(err error) int {
	if question := (*whatsmeow.IQError)(nil); errors.As(err, &question) {
		return question.Code
	}
	if errors.Is(err, whatsmeow.ErrServerReturnedError) {
		// The library gives the number in the text alone, at its end.
		fields := strings.Fields(err.Error())
		code, _ := strconv.Atoi(fields[len(fields)-1])
		return code
	}
	return 0
}

// sendError says what to do about a message that WhatsApp did not take.
func sendError(err error, private bool) *bot.SendError {
	switch code := serverCode(err); {
	case errors.Is(err, whatsmeow.ErrNotConnected), errors.Is(err, whatsmeow.ErrIQDisconnected), errors.As(err, new(*whatsmeow.DisconnectedError)):
		return refused(bot.HoldAll, soon, "not connected", err)
	case errors.Is(err, whatsmeow.ErrNotLoggedIn):
		return refused(bot.HoldAll, later, "not paired", err)
	case errors.Is(err, whatsmeow.ErrMessageTimedOut), errors.Is(err, whatsmeow.ErrIQTimedOut),
		errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return refused(bot.Retry, later, "no answer in time", err) // it may have arrived: the same id makes sure
	case errors.Is(err, whatsmeow.ErrNotInGroup), errors.Is(err, whatsmeow.ErrGroupNotFound):
		return refused(bot.GiveUp, 0, "not in the group", err)
	case code == codeTooMany:
		return refused(bot.HoldAll, holdLasts, "too many messages", err)
	case code == codeBadSession:
		return refused(bot.Retry, sessionRests, "broken session", err)
	case code == codeAnnounceOnly:
		return refused(bot.GiveUp, 0, "only administrators may write in the group", err)
	case private && (code == codeNotFound || code == codeGone || code == codeForbidden || code == codeNotAllowed):
		return refused(bot.StopWriting, 0, "the person cannot be written to", err)
	case code == codeForbidden || code == codeNotFound || code == codeGone || code == codeNotAllowed:
		return refused(bot.GiveUp, 0, "not in the group", err)
	case code >= 500:
		return refused(bot.Retry, later, "WhatsApp has a fault", err)
	case code == 400:
		return refused(bot.GiveUp, 0, "WhatsApp calls the message malformed", err)
	case code != 0:
		return refused(bot.Retry, sessionRests, "refused as "+strconv.Itoa(code), err)
	default:
		return refused(bot.Retry, later, "could not be sent", err)
	}
}
