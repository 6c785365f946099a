package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
)

// groupsCommand lists the groups.
type groupsCommand struct{}

// Help shows an example.
func (groupsCommand) Help() string {
	return "Names are shown as the scrubber leaves them, and are not kept. Example: mshauri groups"
}

// Run asks the running service, or connects for a moment when there is none.
func (groupsCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	var groups []localGroup
	err = askService(ctx, settings.Data, "GET", "/groups", &groups)
	if errors.Is(err, errNotRunning) {
		groups, err = groupsWithoutService(ctx, w, line)
	}
	if err != nil {
		return err
	}
	if len(groups) == 0 {
		say(w, "The bot is in no group yet. Ask a group's administrator to add its number.")
		return nil
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	table := tabwriter.NewWriter(w.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "ADDRESS (JID)\tNAME ON PHONES\tMEMBERS\tBOT IS ADMIN\tALLOWED AS")
	for _, group := range groups {
		allowed := "no"
		if known, err := db.Group(ctx, group.ID); err == nil {
			allowed = fmt.Sprintf("%s (%s)", known.Name, known.Kind)
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%d\t%t\t%s\n", group.JID, group.Subject, group.Members, group.BotAdmin, allowed)
	}
	return table.Flush()
}

func groupsWithoutService(ctx context.Context, w world, line *cli) (_ []localGroup, err error) {
	settings, err := line.settings(w)
	if err != nil {
		return nil, err
	}
	s, err := newService(ctx, settings, w, decorators{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	return s.groups(ctx)
}

// groupCommand allows groups.
type groupCommand struct {
	Allow  groupAllowCommand  `cmd:"" help:"Serve a group, with its kind, name, language and recorded consent."`
	Forbid groupForbidCommand `cmd:"" help:"Serve a group no longer: the bot is silent there, and keeps nothing."`
}

// Help shows an example.
func (groupCommand) Help() string { return "Example: mshauri group allow --help" }

// groupAllowCommand allows one group.
type groupAllowCommand struct {
	JID      string `help:"The group's address, from mshauri groups." name:"jid" required:""`
	Kind     string `help:"mentors or mentees." required:""`
	Name     string `help:"The programme's own name for it, such as 'Lari mentees'." required:""`
	Language string `help:"en or sw." default:"en"`
	Consent  string `help:"How the members' consent was recorded, such as 'written, 2026-11-01'. Without it nothing written there is kept."`
}

// Help shows an example.
func (groupAllowCommand) Help() string {
	return "Example: mshauri group allow --jid 1203630@g.us --kind mentees --name 'Lari mentees' --language en --consent 'written, 2026-11-01'"
}

// Run stores the group under its keyed hash; its address is not stored.
func (c groupAllowCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	kind, err := chat.ParseGroupKind(c.Kind)
	if err != nil {
		return err
	}
	language, err := chat.ParseLanguage(c.Language)
	if err != nil {
		return err
	}
	if strings.TrimSpace(c.Name) == "" {
		return errors.New("the name is empty: give the programme's own name for the group")
	}
	if numberShape.MatchString(c.Name) {
		return errors.New("the name holds a number like a telephone's: give a word such as 'Lari mentees'")
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	clock := machineClock()
	db, key, err := openRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	id, err := whatsapp.GroupID(key, c.JID)
	if err != nil {
		return err
	}
	if err := db.AllowGroup(ctx, chat.Group{
		ID: id, Name: c.Name, Kind: kind, Language: language, Consent: strings.TrimSpace(c.Consent), AllowedAt: clock.Now(),
	}); errors.Is(err, chat.ErrConflict) {
		return errors.New("another group has that name: give this one its own")
	} else if err != nil {
		return err
	}
	say(w, fmt.Sprintf("%s is served from now on, as a %s' group.", c.Name, kind))
	if strings.TrimSpace(c.Consent) == "" {
		say(w, "No consent is recorded, so nothing written there is kept: give --consent when you have it.")
	}
	asking, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	var inside []localGroup
	if askService(asking, settings.Data, "GET", "/groups", &inside) == nil && !slices.ContainsFunc(inside, func(g localGroup) bool { return g.ID == id }) {
		say(w, "Careful: the bot is in no group with this address yet. Check it with mshauri groups.")
	}
	if err := askService(asking, settings.Data, "POST", "/groups/"+string(id)+"/read", nil); err != nil && !errors.Is(err, errNotRunning) {
		say(w, "The running service will read its members when it next connects.")
	}
	return nil
}

// groupForbidCommand takes a group off the list.
type groupForbidCommand struct {
	JID string `help:"The group's address, from mshauri groups." name:"jid" required:""`
}

// Help shows an example.
func (groupForbidCommand) Help() string { return "Example: mshauri group forbid --jid 1203630@g.us" }

// Run takes the group off the list.
func (c groupForbidCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, key, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	id, err := whatsapp.GroupID(key, c.JID)
	if err != nil {
		return err
	}
	if err := db.DisallowGroup(ctx, id); errors.Is(err, chat.ErrNotFound) {
		return errors.New("that group is not served: mshauri groups lists those that are")
	} else if err != nil {
		return err
	}
	say(w, "The group is served no longer.")
	return nil
}
