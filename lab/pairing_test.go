package lab_test

import (
	"strings"
	"testing"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types/events"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/lab"
)

func TestADeviceIsLinkedByItsCode(t *testing.T) {
	s := start(t, lab.Options{})
	account, err := s.NewAccount("Mshauri")
	if err != nil {
		t.Fatal(err)
	}
	c := newComputer(t, s)
	c.link(account.PN)
	if c.JID.User != account.PN.User || c.JID.Device != 1 {
		t.Errorf("the device is %s, want number 1 of %s", c.JID, account.PN)
	}
	if got := *c.Client.Store.ID; got != c.JID {
		t.Errorf("the client thinks it is %s, the server %s", got, c.JID)
	}
	if got := c.Client.Store.LID; got.User != account.LID.User || got.Device != 1 {
		t.Errorf("the client's LID is %s, want device 1 of %s", got, account.LID)
	}
	var order []lab.Event
	for _, e := range s.Log() {
		if e.Event == lab.Paired || e.Event == lab.LoggedIn {
			order = append(order, e.Event)
		}
	}
	if len(order) != 2 || order[0] != lab.Paired || order[1] != lab.LoggedIn {
		t.Errorf("the log has %v, want pairing, then one login", order)
	}
	devices, err := s.Devices(account.PN)
	if err != nil || len(devices) != 1 {
		t.Errorf("devices %v, %v; want one", devices, err)
	}
}

func TestACodeOfNobodyIsRefused(t *testing.T) {
	s := start(t, lab.Options{})
	account, err := s.NewAccount("Mshauri")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, code, says string }{
		{"too few parts", "a,b,c", "four parts"},
		{"unknown reference", "2@lab-99,YQ==,YQ==,YQ==", "no device is waiting"},
		{"a secret that is not base64", "2@lab-99,YQ==,YQ==,!", "secret"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := s.Scan(within(t), test.code, account.PN); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v, want a mention of %q", err, test.says)
			}
		})
	}
}

func TestAWrongSecretIsRefusedByTheDevice(t *testing.T) {
	s := start(t, lab.Options{})
	account, err := s.NewAccount("Mshauri")
	if err != nil {
		t.Fatal(err)
	}
	c := newComputer(t, s)
	ctx := within(t)
	codes, err := c.Client.GetQRChannel(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err = c.Client.Connect(); err != nil {
		t.Fatal(err)
	}
	code := (<-codes).Code
	fields := strings.Split(code, ",")
	fields[3] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
	if _, err = s.Scan(ctx, strings.Join(fields, ","), account.PN); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("%v, want the device's 401", err)
	}
	devices, err := s.Devices(account.PN)
	if err != nil || len(devices) != 0 {
		t.Errorf("devices %v, %v; want none", devices, err)
	}
	c.awaitEvent(func(event any) bool { _, ok := event.(*events.PairError); return ok })
	for range codes { // until the channel is closed
	}
}

func TestAComputerBesideAPhone(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Mshauri", "Amina")
	own, amina := two[0], two[1]
	room := group(t, s, lab.LIDMode, own, amina.PN)
	must(t)(amina.Say(within(t), room, "before the computer")) // so that Amina's phone knows the old list of devices
	settle(t, s)

	c := newComputer(t, s)
	c.link(own.PN)
	settle(t, s)
	must(t)(amina.Say(within(t), room, "with the computer"))
	if got := c.awaitText("with the computer"); got.RetryCount != 0 || got.Info.Sender.User != amina.LID.User {
		t.Errorf("it came from %s after %d retries, want %s and none", got.Info.Sender, got.RetryCount, amina.LID)
	}
	must(t)(own.Say(within(t), room, "from the phone"))
	if got := c.awaitText("from the phone"); !got.Info.IsFromMe {
		t.Error("the phone's own message does not look like one's own")
	}
	id := must(t)(own.Say(within(t), amina.PN, "directly"))
	if got := c.awaitText("directly"); got.Info.ID != id || got.Info.Chat.User != amina.PN.User || !got.Info.IsFromMe {
		t.Errorf("the copy of a direct message is %s in %s, want %s in %s", got.Info.ID, got.Info.Chat, id, amina.PN)
	}
	response, err := c.Client.SendMessage(within(t), room, &waE2E.Message{Conversation: proto.String("from the computer")},
		whatsmeow.SendRequestExtra{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := amina.Wait(within(t), byID(response.ID))
	if err != nil || got.Text != "from the computer" || got.FromPN != own.PN {
		t.Errorf("Amina has %q from %s, %v", got.Text, got.FromPN, err)
	}
	mine, err := own.Wait(within(t), byID(response.ID))
	if err != nil || !mine.FromMe {
		t.Errorf("the phone's copy: from me %v, %v", mine.FromMe, err)
	}
}
