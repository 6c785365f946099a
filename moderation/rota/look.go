package rota

import (
	"context"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Store keeps the weeks of groups; storage.DB satisfies it.
type Store interface {
	// InTurn returns those who facilitate a group in turn.
	InTurn(context.Context, chat.GroupID) ([]Person, error)
	// Beside returns the programme's people in a mentors' group; none for a
	// mentees' group, where nobody who supervises stands in front.
	Beside(context.Context, chat.GroupID) ([]chat.MemberID, error)
	// Turns returns the weeks that are known, in order.
	Turns(context.Context, chat.GroupID) ([]Turn, error)
	// KeepTurn takes the place of what was kept of that week.
	KeepTurn(context.Context, Turn) error
}

// Line is a group's rota as it stands.
type Line struct {
	People []Person
	Past   []Turn // what is kept, later weeks that were changed by hand among it
	Plan   []Turn // this week and the next ones; empty when nobody takes turns
	// Fresh says that this week's turn differs from what is kept of it.
	Fresh bool
	// Beside are the programme's people who stand beside, in a mentors' group.
	Beside []chat.MemberID
	// Last is whose week it was before this one, 0 when nobody's or when they
	// have left.
	Last chat.MemberID
}

// Look returns the rota of a group from the week of a moment on.
func Look(ctx context.Context, store Store, group chat.GroupID, now time.Time, zone *time.Location, weeks int) (Line, error) {
	people, err := store.InTurn(ctx, group)
	if err != nil {
		return Line{}, fmt.Errorf("look at the rota: %w", err)
	}
	past, err := store.Turns(ctx, group)
	if err != nil {
		return Line{}, fmt.Errorf("look at the rota: %w", err)
	}
	beside, err := store.Beside(ctx, group)
	if err != nil {
		return Line{}, fmt.Errorf("look at the rota: %w", err)
	}
	week := Week(now, zone)
	line := Line{People: people, Past: past, Beside: beside, Plan: Plan(people, past, week, weeks, zone)}
	for i := range line.Plan {
		line.Plan[i].Group = group
	}
	line.Fresh = len(line.Plan) > 0
	for _, turn := range past {
		switch {
		case turn.Week.Equal(week) && line.Fresh && turn == line.Plan[0]:
			line.Fresh = false
		case turn.Week.Equal(After(week, -1, zone)) && line.Has(turn.First):
			line.Last = turn.First
		}
	}
	return line, nil
}

// Person is who takes turns under an id.
func (l Line) Person(id chat.MemberID) (Person, bool) {
	for _, p := range l.People {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// Has reports whether somebody takes turns here.
func (l Line) Has(id chat.MemberID) bool {
	_, ok := l.Person(id)
	return ok
}

// Silent counts those who cannot be written to privately yet.
func (l Line) Silent() (n int) {
	for _, p := range l.People {
		if !p.WroteFirst {
			n++
		}
	}
	return n
}
