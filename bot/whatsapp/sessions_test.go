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

// A phone that uses a counter twice, as one does that was set back to an older
// copy of itself: of two different messages the second can no longer be opened.
// It is asked for again, and heard once; it is not taken for a copy of the first.
//
// Broken on purpose and seen red: with the old counter passed on to whatsmeow, the
// second is acknowledged and never heard.
func TestAUsedCounterIsAskedForAgain(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	ctx := within(t)
	keys := nurse.Client().Store.Sessions
	r.message(must(t)(nurse.Say(ctx, r.account.PN, "Habari za asubuhi")))
	r.settled()
	hidden := types.JID{User: r.account.LID.User, Device: r.device.Device, Server: types.HiddenUserServer}
	sessions, err := keys.GetManySessions(ctx, []string{hidden.SignalAddress().String(), r.device.SignalAddress().String()})
	check(t, err)
	older := 0
	first := must(t)(nurse.Say(ctx, r.account.PN, "Friji iko sawa"))
	r.reads(r.message(first).Text, "Friji iko sawa")
	r.settled()
	for address, session := range sessions {
		if len(session) > 0 {
			check(t, keys.PutSession(ctx, address, session))
			older++
		}
	}
	if older != 1 {
		t.Fatalf("the phone has %d sessions with the bot", older)
	}
	second := must(t)(nurse.Say(ctx, r.account.PN, "Friji imefika 9"))
	r.reads(r.message(second).Text, "Friji imefika 9")
	r.settled()
	heard := 0
	for _, e := range all[chat.MessageReceived](r) {
		if string(e.ID) == second {
			heard++
		}
	}
	if counted := r.link.Counters().OldCounter; heard != 1 || counted != 1 {
		t.Errorf("it was heard %d times, and %d counters were used twice", heard, counted)
	}
}
