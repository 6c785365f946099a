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
	"github.com/mshauri/mshauri/privacy"
)

const (
	demoMentors = 5
	demoMentees = 20
)

// stage is a lab with an invented programme on it: people with phones, their
// groups, and the bot, paired by QR and running as it ships.
type stage struct {
	cast
	server   *lab.Server
	bot      *lab.Phone
	service  *service
	settings config.Settings

	stop    context.CancelFunc
	running sync.WaitGroup
	failed  chan error
}

// setStage builds the lab in a folder, pairs the bot by the real QR flow, and
// starts it. What a programme has set of its own, such as local names for the
// scrubber, is its to change.
func setStage(ctx context.Context, w world, folder string, who cast, change ...func(*config.Settings)) (_ *stage, err error) {
	s := &stage{cast: who, failed: make(chan error, 1)}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.strike())
		}
	}()
	// The lab outlives the context, so that the bot is stopped before it.
	if s.server, err = lab.Start(context.WithoutCancel(ctx), lab.Options{PhonesInMemory: true}); err != nil {
		return nil, err
	}
	key := s.server.RootKey()
	s.settings = config.Default()
	s.settings.Data = filepath.Join(folder, "data")
	s.settings.KeyFile = filepath.Join(folder, "mshauri.key")
	s.settings.QuietHours = "off"
	s.settings.Quiz.Times = nil // questions come when somebody asks for them
	s.settings.Log.Level = "error"
	s.settings.Controller = config.Controller{Name: "An invented programme (this is a demo)", Contact: "nobody"}
	for _, change := range change {
		change(&s.settings)
	}
	s.settings.Rehearsal = config.Rehearsal{Address: s.server.Addr(), RootKey: fmt.Sprintf("%x", key[:])}

	if s.bot, err = s.server.NewPhone(ctx, "Mshauri"); err != nil {
		return nil, err
	}
	// A key made here is nobody's to keep: made by the service, it would come
	// with a warning to copy it to a safe place.
	if err = privacy.NewKey().WriteFile(s.settings.KeyFile); err != nil {
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
// and allows the groups.
func (s *stage) invite(ctx context.Context) (err error) {
	for _, who := range s.people {
		if who.phone, err = s.server.NewPhone(ctx, who.name); err != nil {
			return err
		}
		if who.label == "" {
			continue
		}
		alias, err := whatsapp.PhoneAlias(s.service.engine.Key, "+"+who.phone.PN.User)
		if err != nil {
			return err
		}
		if _, err := s.service.db.AddMember(ctx, alias, who.role, who.label); err != nil {
			return err
		}
	}
	for _, group := range s.groups {
		made := lab.Group{Subject: group.name, Members: []lab.Address{s.bot.PN}}
		for i, who := range s.members(group) {
			if i == 0 {
				made.Admins = append(made.Admins, who.phone.PN)
			} else {
				made.Members = append(made.Members, who.phone.PN)
			}
		}
		if group.jid, err = s.server.CreateGroup(made); err != nil {
			return err
		}
		if group.id, err = whatsapp.GroupID(s.service.engine.Key, group.jid.String()); err != nil {
			return err
		}
		if err := s.service.db.AllowGroup(ctx, chat.Group{
			ID: group.id, Name: group.name, Kind: group.kind, Language: group.language,
			Consent: "invented, for a rehearsal", AllowedAt: time.Now(),
		}); err != nil {
			return err
		}
	}
	return nil
}

// ready waits until the bot knows who is in its groups.
func (s *stage) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for _, group := range s.groups {
		for {
			counts, err := s.service.db.Counts(ctx, group.id, time.Unix(0, 0))
			if err == nil && counts.Members >= len(s.members(group)) {
				break
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
	return s.mentors(ctx)
}

// mentors sets down who mentors whom, as mshauri member pair does.
func (s *stage) mentors(ctx context.Context) error {
	id := func(who *player) (chat.MemberID, error) {
		alias, err := whatsapp.PhoneAlias(s.service.engine.Key, "+"+who.phone.PN.User)
		if err != nil {
			return 0, err
		}
		member, err := s.service.db.Member(ctx, chat.Person{Aliases: []chat.Alias{alias}})
		return member.ID, err
	}
	for _, who := range s.people {
		if who.mentor == nil {
			continue
		}
		mentee, err := id(who)
		if err != nil {
			return err
		}
		mentor, err := id(who.mentor)
		if err != nil {
			return err
		}
		if err := s.service.db.Pair(ctx, mentor, mentee, time.Now()); err != nil {
			return err
		}
	}
	return nil
}

// speaker is whoever says a line of the script.
func (s *stage) speaker(line demoLine) *player {
	if line.mentor {
		return s.playing(chat.Mentor)[line.number-1]
	}
	return s.playing(chat.Mentee)[line.number-1]
}

// say lets somebody speak, and returns the message's id and the group in our
// own records.
func (s *stage) say(ctx context.Context, line demoLine) (chat.MessageID, chat.GroupID, error) {
	who := s.speaker(line)
	to, group := who.in[0].jid, who.in[0].id
	if line.private {
		to, group = s.bot.PN, ""
	}
	id, err := who.phone.Say(ctx, to, line.text)
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
