package lab_test

import (
	"testing"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab"
)

// BenchmarkSay measures how fast one phone can write, to a group of four and to one person.
func BenchmarkSay(b *testing.B) {
	for _, memory := range []bool{false, true} {
		s, err := lab.Start(b.Context(), lab.Options{PhonesInMemory: memory})
		if err != nil {
			b.Fatal(err)
		}
		var people []*lab.Phone
		var members []types.JID
		for _, name := range []string{"Amina", "Baraka", "Chebet", "Dalila"} {
			p, err := s.NewPhone(b.Context(), name)
			if err != nil {
				b.Fatal(err)
			}
			people, members = append(people, p), append(members, p.PN)
		}
		room, err := s.CreateGroup(lab.Group{Admins: members[:1], Members: members[1:]})
		if err != nil {
			b.Fatal(err)
		}
		store := map[bool]string{false: "file", true: "memory"}[memory]
		for name, to := range map[string]types.JID{"group": room, "person": members[1]} {
			b.Run(name+"/"+store, func(b *testing.B) {
				for b.Loop() {
					if _, err := people[0].Say(b.Context(), to, "habari"); err != nil {
						b.Fatal(err)
					}
				}
				if err := s.Settled(b.Context()); err != nil {
					b.Fatal(err)
				}
			})
		}
		if err = s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
