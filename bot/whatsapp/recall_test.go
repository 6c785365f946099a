package whatsapp_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waCommon"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/proto/waWeb"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// refuseMessages refuses the first so many messages.
func refuseMessages(times int, with func() error) func(chat.Event) error {
	return func(e chat.Event) error {
		if _, ok := e.(chat.MessageReceived); ok && times > 0 {
			times--
			return with()
		}
		return nil
	}
}

func TestARefusedMessageComesAgainAndOnce(t *testing.T) {
	for label, with := range map[string]func() error{
		"error": func() error { return errRefused },
		"panic": func() error { panic("Njeri 0712345678") },
	} {
		t.Run(label, func(t *testing.T) {
			r := begin(t)
			nurse := r.phone("Achieng")
			to := r.group(lab.LIDMode, nurse)
			r.refusing(refuseMessages(3, with))
			id := must(t)(nurse.Say(within(t), to, "moja 0712345678"))
			next := must(t)(nurse.Say(within(t), to, "mbili"))
			e := r.message(id)
			r.reads(e.Text, r.clean(privacy.NewRaw("moja 0712345678"))) // heard from disk
			r.message(next)
			r.settled()
			if got := all[chat.MessageReceived](r); len(got) != 2 {
				t.Errorf("%d messages were heard", len(got))
			}
			if c := r.link.Counters(); c.Reconnects == 0 || c.OldCounter != 0 {
				t.Errorf("the counters are %+v", c)
			}
			for _, entry := range r.logs.All() {
				if strings.Contains(entry.Message, "Njeri") || strings.Contains(strings.ToValidUTF8(fieldsOf(entry), ""), "0712345678") {
					t.Errorf("the log says %s %s", entry.Message, fieldsOf(entry))
				}
			}
		})
	}
}

func TestAGroupNoticeThatWasRefusedComesAgain(t *testing.T) {
	r := begin(t)
	nurse, other := r.phone("Achieng"), r.phone("Wanjiru")
	to := r.group(lab.LIDMode, nurse)
	refused := false
	r.refusing(func(e chat.Event) error {
		if _, ok := e.(chat.MemberJoined); ok && !refused {
			refused = true
			return errRefused
		}
		return nil
	})
	check(t, r.server.AddMember(to, other.PN))
	e := wait(r, "the new member", func(chat.MemberJoined) bool { return true })
	r.is(e.Member.Person, other.Account)
	r.settled()
	if !refused {
		t.Error("the notice was never refused")
	}
}

func TestWhatCameWhileNobodyListenedIsHeard(t *testing.T) {
	r := prepare(t)
	r.pair()
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	id := must(t)(nurse.Say(within(t), to, "mpo?"))
	r.listen()
	r.message(id)
}

func TestAMessageSurvivesTheEndOfTheProcess(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Again, r.pace.AgainMost = time.Hour, time.Hour })
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	tried := make(chan struct{}, 10)
	r.refusing(refuseMessages(1000, func() error { tried <- struct{}{}; return errRefused }))
	id := must(t)(nurse.Say(within(t), to, "Mtoto wa 0712 345 678"))
	<-tried
	r.close()
	if pending, err := r.server.Pending(r.device); err != nil || len(pending) == 0 {
		t.Fatalf("what was refused was acknowledged (%v)", err)
	}
	r.refusing(nil)
	r.open()
	r.listen()
	r.reads(r.message(id).Text, r.clean(privacy.NewRaw("Mtoto wa 0712 345 678")))
	r.settled()
}

// spoil makes every write to a table of link.db fail, as a full disk would,
// until the function it returns is called.
func (r *rig) spoil(table string) (mend func()) {
	r.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+r.path+"?_busy_timeout=5000&_txlock=immediate")
	check(r.t, err)
	_, err = db.Exec("CREATE TRIGGER spoilt BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
	check(r.t, err)
	return func() {
		_, err := db.Exec("DROP TRIGGER spoilt")
		check(r.t, err)
		check(r.t, db.Close())
	}
}

func TestAStorageErrorLosesNothing(t *testing.T) {
	for _, table := range []string{"whatsmeow_event_buffer", "whatsmeow_sender_keys", "whatsmeow_sessions"} {
		t.Run(table, func(t *testing.T) {
			r := begin(t)
			nurse := r.phone("Achieng")
			to := r.group(lab.LIDMode, nurse)
			mend := r.spoil(table)
			since := len(r.server.Log())
			id := must(t)(nurse.Say(within(t), to, "disk imejaa"))
			select {
			case reason := <-r.alarms:
				if !strings.Contains(reason, "store") {
					t.Errorf("the alarm is %q", reason)
				}
			case <-time.After(20 * time.Second):
				t.Fatal("no alarm")
			}
			if pending, err := r.server.Pending(r.device); err != nil || len(pending) == 0 {
				t.Errorf("a message that could not be kept was acknowledged (%v)", err)
			}
			mend()
			r.message(id)
			r.settled()
			for _, e := range r.server.LogSince(since) {
				if e.Event == lab.CameIn && e.Tag == "receipt" && e.Type == "retry" && e.Device == r.device {
					t.Error("the sender was asked for a message that arrived well")
				}
			}
			if c := r.link.Counters(); c.StorageErrors == 0 || c.Unreadable != 0 || c.OldCounter != 0 {
				t.Errorf("the counters are %+v", c)
			}
			if got := all[chat.MessageReceived](r); len(got) != 1 {
				t.Errorf("%d messages were heard", len(got))
			}
		})
	}
}

// fragile scrubs like another scrubber, and panics on texts of one length.
type fragile struct {
	whatsapp.Scrubber
	length int
}

func (f fragile) Scrub(raw privacy.Raw) (privacy.Clean, []privacy.Finding) {
	if raw.Len() == f.length {
		panic("scrubbing this text panics")
	}
	return f.Scrubber.Scrub(raw)
}

func TestATextThatCannotBeScrubbedIsUnreadable(t *testing.T) {
	const poison = "maneno haya yanavunja"
	r := begin(t, func(r *rig) { r.scrubber = fragile{r.scrubber, len(poison)} })
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	refused := false
	r.refusing(func(e chat.Event) error { // so that it comes from disk too
		if _, ok := e.(chat.MessageUnreadable); ok && !refused {
			refused = true
			return errRefused
		}
		return nil
	})
	bad := must(t)(nurse.Say(within(t), to, poison))
	good := must(t)(nurse.Say(within(t), to, "sawa"))
	e := wait(r, "the unreadable message", func(e chat.MessageUnreadable) bool { return string(e.ID) == bad })
	r.is(e.Sender, nurse.Account)
	r.message(good)
	r.settled()
	if r.link.Counters().Panics == 0 {
		t.Error("the panic was not counted")
	}
	if !slices.Contains(drain(r.alarms), "scrubbing panicked") {
		t.Error("there was no alarm")
	}
}

func drain(alarms chan string) (reasons []string) {
	for {
		select {
		case reason := <-alarms:
			reasons = append(reasons, reason)
		default:
			return reasons
		}
	}
}

func TestAMessageThatCannotBeDecryptedIsCountedAndComesAfterAll(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	r.message(must(t)(nurse.Say(within(t), to, "kwanza")))
	_, err := r.server.Inject(lab.Garbled(r.device, 1))
	check(t, err)
	id := must(t)(nurse.Say(within(t), to, "ya pili"))
	e := wait(r, "the unreadable message", func(e chat.MessageUnreadable) bool { return string(e.ID) == id })
	r.is(e.Sender, nurse.Account)
	r.reads(r.message(id).Text, "ya pili")

	_, err = r.server.Inject(lab.Garbled(r.device, 1))
	check(t, err)
	must(t)(nurse.React(within(t), to, nurse.LID, id, "👍"))
	wait(r, "the reaction", func(chat.ReactionAdded) bool { return true })
	if got := all[chat.MessageUnreadable](r); len(got) != 1 {
		t.Logf("%d messages were unreadable", len(got)) // a reaction's keys come in a part that does not say so
	}
}

func TestAMessageThatThePhoneSendsAgainIsHeard(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	own, err := r.server.PhoneFor(within(t), r.account.PN)
	check(t, err)
	to, ctx := r.group(lab.LIDMode, nurse), within(t)
	again, err := proto.Marshal(&waWeb.WebMessageInfo{
		Key: &waCommon.MessageKey{
			RemoteJID: proto.String(to.String()), ID: proto.String("3EB0EE"), FromMe: proto.Bool(false), Participant: proto.String(nurse.LID.String()),
		},
		Message: &waE2E.Message{Conversation: proto.String("simu imekumbuka")}, MessageTimestamp: proto.Uint64(1800000000),
	})
	check(t, err)
	must(t)(own.Say(ctx, to, "hujambo")) // from here the phone has keys for its device
	_, err = own.Client().SendMessage(ctx, r.device, &waE2E.Message{ProtocolMessage: &waE2E.ProtocolMessage{
		Type: waE2E.ProtocolMessage_PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE.Enum(),
		PeerDataOperationRequestResponseMessage: &waE2E.PeerDataOperationRequestResponseMessage{
			PeerDataOperationRequestType: waE2E.PeerDataOperationRequestType_PLACEHOLDER_MESSAGE_RESEND.Enum(),
			StanzaID:                     proto.String("3EB0EF"),
			PeerDataOperationResult: []*waE2E.PeerDataOperationRequestResponseMessage_PeerDataOperationResult{{
				PlaceholderMessageResendResponse: &waE2E.PeerDataOperationRequestResponseMessage_PeerDataOperationResult_PlaceholderMessageResendResponse{
					WebMessageInfoBytes: again,
				},
			}},
		},
	}}, whatsmeow.SendRequestExtra{Peer: true})
	check(t, err)
	e := r.message("3EB0EE")
	r.reads(e.Text, "simu imekumbuka")
	r.is(e.Sender, nurse.Account)
	if n := r.link.Counters().Recovered; n != 1 {
		t.Errorf("%d messages were recovered", n)
	}
}
