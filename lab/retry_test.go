package lab_test

import (
	"testing"

	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

func TestAnUnreadableMessageIsSentAgain(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		two := phones(t, s, "Amina", "Baraka")
		amina, baraka := two[0], two[1]
		room := group(t, s, mode, amina, baraka.PN)
		must(t)(amina.Say(within(t), room, "ya kwanza"))
		settle(t, s)
		for name, say := range map[string]func() (string, error){
			"in the group": func() (string, error) { return amina.Say(within(t), room, "haisomeki in the group") },
			"directly":     func() (string, error) { return amina.Say(within(t), seen(baraka, mode), "haisomeki directly") },
		} {
			if _, err := s.Inject(lab.Garbled(baraka.PN, 1)); err != nil {
				t.Fatal(err)
			}
			id := must(t)(say())
			got, err := baraka.Wait(within(t), byID(id))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got.Text != "haisomeki "+name || got.Retries != 1 || got.Count != 1 {
				t.Errorf("%s: it came as %q after %d retries, %d times", name, got.Text, got.Retries, got.Count)
			}
			_, err = baraka.WaitNotice(within(t), func(event any) bool {
				u, ok := event.(*events.UndecryptableMessage)
				return ok && u.Info.ID == id
			})
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		settle(t, s)
	})
}

func TestANewTelephone(t *testing.T) {
	for _, announced := range []bool{false, true} {
		s, amina, baraka, c, room := linked(t, lab.Options{})
		must(t)(amina.Say(within(t), room, "simu ya zamani"))
		must(t)(baraka.Say(within(t), room, "naona"))
		settle(t, s)
		if err := amina.Reinstall(within(t)); err != nil {
			t.Fatal(err)
		}
		if announced {
			if err := s.AnnounceIdentity(amina.PN); err != nil {
				t.Fatal(err)
			}
			settle(t, s)
		}
		must(t)(amina.Say(within(t), room, "simu mpya"))
		c.awaitText("simu mpya")
		if _, err := baraka.WaitText(within(t), "simu mpya"); err != nil {
			t.Fatal(err)
		}
		c.awaitEvent(func(e any) bool {
			change, ok := e.(*events.IdentityChange)
			return ok && change.JID.User == amina.LID.User && change.Implicit != announced
		})
		must(t)(baraka.Say(within(t), room, "karibu tena"))
		if got, err := amina.WaitText(within(t), "karibu tena"); err != nil || got.FromPN != baraka.PN {
			t.Errorf("announced %v: to the new telephone came %+v, %v", announced, got, err)
		}
		settle(t, s)
	}
}

func TestGhostsAreWrittenToInVain(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	ghost, err := s.NewGhost("Hayupo")
	if err != nil {
		t.Fatal(err)
	}
	room := group(t, s, lab.LIDMode, two[0], two[1].PN, ghost.PN)
	id := must(t)(two[0].Say(within(t), room, "mko wangapi?"))
	if got, err := two[1].Wait(within(t), byID(id)); err != nil || got.Retries != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	settle(t, s)
	if pending, err := s.Pending(ghost.PN); err != nil || len(pending) != 0 {
		t.Errorf("%d stanzas are kept for a ghost, %v", len(pending), err)
	}
	if ticks := two[0].Ticks(id); len(ticks) != 1 {
		t.Errorf("ticks %+v, want Baraka's alone", ticks)
	}
}
