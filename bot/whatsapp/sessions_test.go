package whatsapp_test

import (
	"testing"
	"time"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// While a message of ours is encrypted for a group, and WhatsApp takes its time
// with somebody's keys, a member writes: what is written next, before our
// message is there, can still be read. That phone is not asked to send it again.
//
// Broken on purpose: with the sessions written back as they were read, the
// second message is "failed to decrypt prekey message: prekey store didn't
// return one-time key", acknowledged all the same, and asked for again.
func TestAnAnswerDoesNotUndoWhatIsHeardMeanwhile(t *testing.T) {
	modes(t, func(t *testing.T, r *rig, nurse, _ *lab.Phone, to types.JID) {
		ctx := within(t)
		slow, err := r.server.Inject(lab.Fault{Device: &r.device, Direction: lab.In, Tag: "iq", Class: "encrypt", Times: 1, Action: lab.Delay, Wait: time.Second})
		check(t, err)
		defer slow()
		late, err := r.server.Inject(lab.Fault{Account: r.account.PN, Direction: lab.In, Tag: "message", Times: 1, Action: lab.Delay, Wait: time.Second})
		check(t, err)
		defer late()
		since := len(r.server.Log())
		sent := make(chan error, 1)
		go func() {
			sent <- r.link.Send(ctx, &chat.Say{Header: r.toGroup("3EB0A1", to), Text: privacy.Author("Karibuni")})
		}()
		_, err = r.server.WaitLogSince(ctx, since, func(e lab.Entry) bool { return e.Event == lab.Struck && e.Class == "encrypt" })
		check(t, err)
		first := must(t)(nurse.Say(ctx, to, "Habari za asubuhi"))
		r.message(first)
		_, err = r.server.WaitLogSince(ctx, since, func(e lab.Entry) bool { return e.Event == lab.Struck && e.Tag == "message" })
		check(t, err)
		second := must(t)(nurse.Say(ctx, to, "Friji iko sawa"))
		r.reads(r.message(second).Text, "Friji iko sawa")
		check(t, <-sent)
		r.settled()
		for _, e := range r.server.LogSince(since) {
			if e.Event == lab.CameIn && e.Tag == "receipt" && e.Type == "retry" {
				t.Errorf("message %s was asked for again", e.ID)
			}
		}
	})
}
