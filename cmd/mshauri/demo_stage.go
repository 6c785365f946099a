package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
)

const (
	demoMentors = 5
	demoMentees = 20
)

// stage is a lab with an invented programme on it: 5 mentors, 20 mentees, two
// groups, and the bot, paired by QR and running as it ships.
type stage struct {
	server   *lab.Server
	bot      *lab.Phone
	mentors  []*lab.Phone
	mentees  []*lab.Phone
	groups   map[chat.GroupKind]lab.Address
	ids      map[chat.GroupKind]chat.GroupID
	service  *service
	settings config.Settings

	stop    context.CancelFunc
	running sync.WaitGroup
	failed  chan error
}

// setStage builds the lab in a folder, pairs the bot by the real QR flow, and
// starts it.
func setStage(ctx context.Context, w world, folder string) (_ *stage, err error) {
	s := &stage{groups: make(map[chat.GroupKind]lab.Address), ids: make(map[chat.GroupKind]chat.GroupID), failed: make(chan error, 1)}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.strike())
		}
	}()
	if s.server, err = lab.Start(ctx, lab.Options{PhonesInMemory: true}); err != nil {
		return nil, err
	}
	key := s.server.RootKey()
	s.settings = config.Default()
	s.settings.Data = filepath.Join(folder, "data")
	s.settings.KeyFile = filepath.Join(folder, "mshauri.key")
	s.settings.QuietHours = "off"
	s.settings.Log.Level = "error"
	s.settings.Controller = config.Controller{Name: "An invented programme (this is a demo)", Contact: "nobody"}
	s.settings.Rehearsal = config.Rehearsal{Address: s.server.Addr(), RootKey: fmt.Sprintf("%x", key[:])}

	if s.bot, err = s.server.NewPhone(ctx, "Mshauri"); err != nil {
		return nil, err
	}
	if s.service, err = newService(ctx, s.settings, w, decorators{}); err != nil {
		return nil, err
	}
	if err = s.pair(ctx); err != nil {
		return nil, err
	}
	if err = s.invite(ctx); err != nil {
		return nil, err
	}
	running, stop := context.WithCancel(ctx)
	s.stop = stop
	s.running.Go(func() { s.failed <- s.service.run(running) })
	return s, s.ready(ctx)
}

// pair links the bot: it shows codes, and its phone scans the first.
func (s *stage) pair(ctx context.Context) error {
	return s.service.link.Pair(ctx, func(step whatsapp.PairEvent) {
		go func() { _, _ = s.server.Scan(ctx, step.Code, s.bot.PN) }() // Pair ends with the outcome
	})
}

// invite makes the people and their groups, as administrators would by hand,
// and allows both groups.
func (s *stage) invite(ctx context.Context) error {
	names := []string{"Nurse Atieno", "Nurse Muthoni", "Nurse Baraka", "Nurse Chebet", "Nurse Halima", "Nurse Omondi"}
	for i := range demoMentors + demoMentees {
		phone, err := s.server.NewPhone(ctx, fmt.Sprintf("%s %d", names[i%len(names)], i+1))
		if err != nil {
			return err
		}
		if i < demoMentors {
			s.mentors = append(s.mentors, phone)
		} else {
			s.mentees = append(s.mentees, phone)
		}
	}
	for _, group := range []struct {
		kind     chat.GroupKind
		name     string
		language chat.Language
		phones   []*lab.Phone
	}{
		{chat.MentorsGroup, "Demo mentors", chat.English, s.mentors},
		{chat.MenteesGroup, "Demo mentees", chat.English, s.mentees},
	} {
		made := lab.Group{Subject: "Immunization " + string(group.kind)}
		for i, phone := range group.phones {
			if i == 0 {
				made.Admins = append(made.Admins, phone.PN)
			} else {
				made.Members = append(made.Members, phone.PN)
			}
		}
		made.Members = append(made.Members, s.bot.PN)
		jid, err := s.server.CreateGroup(made)
		if err != nil {
			return err
		}
		id, err := whatsapp.GroupID(s.service.engine.Key, jid.String())
		if err != nil {
			return err
		}
		s.groups[group.kind], s.ids[group.kind] = jid, id
		if err := s.service.db.AllowGroup(ctx, chat.Group{
			ID: id, Name: group.name, Kind: group.kind, Language: group.language,
			Consent: "invented, for the demo", AllowedAt: time.Now(),
		}); err != nil {
			return err
		}
	}
	return nil
}

// ready waits until the bot knows who is in its groups.
func (s *stage) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	for {
		counts, err := s.service.db.Counts(ctx, "", time.Unix(0, 0))
		if err == nil && counts.Members >= demoMentors+demoMentees {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the bot did not come up: %w", errors.Join(err, ctx.Err()))
		case err := <-s.failed:
			return fmt.Errorf("the bot stopped: %w", err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// phone is the phone of whoever speaks.
func (s *stage) phone(line demoLine) *lab.Phone {
	if line.mentor {
		return s.mentors[line.number-1]
	}
	return s.mentees[line.number-1]
}

// say lets somebody speak, and returns the message's id and the group in our
// own records.
func (s *stage) say(ctx context.Context, line demoLine) (chat.MessageID, chat.GroupID, error) {
	kind := chat.MenteesGroup
	if line.mentor {
		kind = chat.MentorsGroup
	}
	to, group := s.groups[kind], s.ids[kind]
	if line.private {
		to, group = s.bot.PN, ""
	}
	id, err := s.phone(line).Say(ctx, to, line.text)
	return chat.MessageID(id), group, err
}

// strike ends everything.
func (s *stage) strike() error {
	var failures error
	if s.stop != nil {
		s.stop()
		s.running.Wait()
	}
	if s.service != nil {
		failures = errors.Join(failures, s.service.close())
	}
	if s.server != nil {
		failures = errors.Join(failures, s.server.Close())
	}
	return failures
}
