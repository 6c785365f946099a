package main

import (
	"fmt"
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

// cast is who plays in a demo or a rehearsal, and in which groups.
type cast struct {
	people []*player
	groups []*playedGroup
}

// player is one person and their phone.
type player struct {
	key   string // in the addresses of the page, such as mentee-3
	name  string // as phones show it
	role  chat.Role
	label string // the programme's word for those whose role is given by hand
	in    []*playedGroup
	phone *lab.Phone // once the stage is set

	mentor *player // of a mentee, when the roster says who
}

// playedGroup is one group of theirs.
type playedGroup struct {
	name     string
	kind     chat.GroupKind
	language chat.Language
	jid      lab.Address  // once the stage is set
	id       chat.GroupID // in our own records
}

// demoCast is the demo's: 5 mentors and 20 mentees, all invented.
func demoCast() cast {
	mentors := &playedGroup{name: "Demo mentors", kind: chat.MentorsGroup, language: chat.English}
	mentees := &playedGroup{name: "Demo mentees", kind: chat.MenteesGroup, language: chat.English}
	c := cast{groups: []*playedGroup{mentors, mentees}}
	for i, name := range [demoMentors + demoMentees]string{
		"Atieno", "Muthoni", "Baraka", "Chebet", "Halima",
		"Omondi", "Nafula", "Kiprono", "Akinyi", "Mutua", "Zawadi", "Barasa", "Wairimu", "Rehema", "Koech",
		"Adhiambo", "Musyoka", "Jepkosgei", "Wekesa", "Fatuma", "Gitau", "Moraa", "Lagat", "Nekesa", "Ochieng",
	} {
		who := &player{name: "Nurse " + name, role: chat.Mentor, in: []*playedGroup{mentors}}
		if i >= demoMentors {
			who.role, who.in = chat.Mentee, []*playedGroup{mentees}
		}
		c.add(who)
	}
	return c
}

// add gives a person a key of their own.
func (c *cast) add(who *player) {
	who.key = fmt.Sprintf("%s-%d", who.role, len(c.playing(who.role))+1)
	c.people = append(c.people, who)
}

// playing lists those who have a role.
func (c *cast) playing(role chat.Role) []*player {
	var list []*player
	for _, who := range c.people {
		if who.role == role {
			list = append(list, who)
		}
	}
	return list
}

// members lists who is in a group, its administrator first.
func (c *cast) members(group *playedGroup) []*player {
	var list []*player
	for _, who := range c.people {
		if slices.Contains(who.in, group) {
			list = append(list, who)
		}
	}
	return list
}
