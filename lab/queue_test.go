package lab_test

import (
	"fmt"
	"slices"
	"testing"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

// linked is a lab with two phones in a group and a linked device beside them.
func linked(t *testing.T, options lab.Options) (s *lab.Server, amina, baraka *lab.Phone, c *computer, room types.JID) {
	t.Helper()
	s = start(t, options)
	two := phones(t, s, "Amina", "Baraka")
	account, err := s.NewAccount("Mshauri")
	if err != nil {
		t.Fatal(err)
	}
	room = group(t, s, lab.LIDMode, two[0], two[1].PN, account.PN)
	c = newComputer(t, s)
	c.link(account.PN)
	settle(t, s)
	return s, two[0], two[1], c, room
}

func TestWhatComesWhileAwayIsPacedAndInOrder(t *testing.T) {
	const window, count = 10, 45
	s, amina, _, c, room := linked(t, lab.Options{Window: window})
	c.disconnect()
	var want []string
	for i := range count {
		text := fmt.Sprintf("ujumbe %d", i)
		must(t)(amina.Say(within(t), room, text))
		want = append(want, text)
	}
	pending, err := s.Pending(c.JID)
	if err != nil || len(pending) != count {
		t.Fatalf("%d stanzas wait, %v; want %d", len(pending), err, count)
	}
	away := len(s.Log())
	c.connect()
	settle(t, s)
	if err = s.Settled(within(t), c.JID); err != nil {
		t.Fatal(err)
	}
	if got := c.texts(); !slices.Equal(got, want) {
		t.Errorf("it heard %d texts, in this order: %v", len(got), got)
	}
	flying, most, acknowledged := 0, 0, 0
	for _, e := range s.LogSince(away) {
		if e.Device != c.JID || e.Tag != "message" {
			continue
		}
		switch e.Event {
		case lab.WentOut:
			flying++
		case lab.Acknowledged:
			flying--
			acknowledged++
			if !e.Offline {
				t.Errorf("%s does not count as having waited", e.ID)
			}
		}
		most = max(most, flying)
	}
	if most != window || acknowledged != count {
		t.Errorf("at most %d were on their way and %d acknowledged, want %d and %d", most, acknowledged, window, count)
	}
	preview := c.awaitEvent(func(e any) bool { _, ok := e.(*events.OfflineSyncPreview); return ok }).(*events.OfflineSyncPreview)
	if preview.Messages != count || preview.Total != count {
		t.Errorf("announced %+v, want %d messages", preview, count)
	}
	c.awaitEvent(func(e any) bool { done, ok := e.(*events.OfflineSyncCompleted); return ok && done.Count == count })
}

func TestWhatIsNotAcknowledgedComesAgain(t *testing.T) {
	s, amina, _, c, room := linked(t, lab.Options{})
	c.failing(func(m *events.Message) bool { return words(m) == "haikubaliki" })
	id := must(t)(amina.Say(within(t), room, "haikubaliki"))
	last := must(t)(amina.Say(within(t), room, "inakubalika"))
	if err := s.WaitAcknowledged(within(t), c.JID, last); err != nil {
		t.Fatal(err)
	}
	pending, err := s.Pending(c.JID)
	if err != nil || len(pending) != 1 || pending[0].ID != id {
		t.Fatalf("not acknowledged: %+v, %v; want %s alone", pending, err, id)
	}
	c.failing(nil)
	c.disconnect()
	c.connect()
	if err = s.WaitAcknowledged(within(t), c.JID, id); err != nil {
		t.Fatal(err)
	}
	if got := c.texts(); !slices.Equal(got, []string{"haikubaliki", "inakubalika", "haikubaliki"}) {
		t.Errorf("it heard %v", got)
	}
	settle(t, s)
}

func TestAnAnswerNobodyHeardOfIsDeliveredAgain(t *testing.T) {
	s, amina, _, c, room := linked(t, lab.Options{})
	lost := lab.LostReceipts(c.JID, 1)
	if _, err := s.Inject(lost); err != nil {
		t.Fatal(err)
	}
	id := must(t)(amina.Say(within(t), room, "risiti imepotea"))
	c.awaitText("risiti imepotea")
	_, err := s.WaitLog(within(t), func(e lab.Entry) bool { return e.Event == lab.Struck && e.Fault == lost.Name && e.ID == id })
	if err != nil {
		t.Fatal(err)
	}
	if pending, _ := s.Pending(c.JID); len(pending) != 1 {
		t.Fatalf("not acknowledged: %+v, want one", pending)
	}
	c.disconnect()
	c.connect()
	if err = s.Settled(within(t), c.JID); err != nil {
		t.Fatal(err)
	}
	if got := c.texts(); len(got) != 1 {
		t.Errorf("it heard %v, want it once", got)
	}
}

func TestAPhoneThatIsOffGetsEverythingLater(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	amina, baraka := two[0], two[1]
	if err := baraka.GoOffline(within(t)); err != nil {
		t.Fatal(err)
	}
	if s.Online(baraka.PN) {
		t.Error("Baraka counts as online")
	}
	id := must(t)(amina.Say(within(t), baraka.PN, "ukirudi"))
	if ticks := amina.Ticks(id); len(ticks) != 0 {
		t.Errorf("ticks %+v from a phone that is off", ticks)
	}
	if err := baraka.GoOnline(within(t)); err != nil {
		t.Fatal(err)
	}
	if got, err := baraka.Wait(within(t), byID(id)); err != nil || got.Text != "ukirudi" || got.Count != 1 {
		t.Errorf("it came as %+v, %v", got, err)
	}
	if _, err := amina.WaitTick(within(t), id, func(tick lab.Tick) bool { return tick.Type == types.ReceiptTypeDelivered }); err != nil {
		t.Error(err)
	}
	settle(t, s)
}

func TestKeysAreAskedForBeforeTheyRunOut(t *testing.T) {
	s := start(t, lab.Options{PhonesInMemory: true})
	popular := phones(t, s, "Amina")[0]
	for i := range 17 {
		p := phones(t, s, fmt.Sprintf("Mtu %d", i))[0]
		must(t)(p.Say(within(t), popular.PN, "habari"))
	}
	_, err := s.WaitLog(within(t), func(e lab.Entry) bool {
		return e.Event == lab.CameIn && e.Device == popular.PN && e.Class == "encrypt" && e.Type == "set"
	})
	if err != nil {
		t.Error(err)
	}
	settle(t, s)
	if got := len(popular.Inbox()); got != 17 {
		t.Errorf("she has %d messages, want 17", got)
	}
}
