package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// memberCommand looks after people whose role is given by hand.
type memberCommand struct {
	Add     memberAddCommand     `cmd:"" help:"Give a number a role: staff, supervisor or facilitator."`
	Pair    memberPairCommand    `cmd:"" help:"Set down who mentors whom."`
	Confirm memberConfirmCommand `cmd:"" help:"Confirm who holds a number that has a new phone."`
}

// Help shows an example.
func (memberCommand) Help() string { return "Example: mshauri member add --help" }

// memberAddCommand adds one person.
type memberAddCommand struct {
	Role  string `help:"staff, supervisor or facilitator." required:""`
	Label string `help:"The programme's word for the person, such as 'Staff 2'. Not a name." required:""`
}

// Help shows an example.
func (memberAddCommand) Help() string {
	return "The number is read from the terminal; only its keyed hash is kept. Example: mshauri member add --role staff --label 'Staff 2'"
}

// Run reads the number and stores its hash with the role.
func (c memberAddCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	role, err := chat.ParseRole(c.Role)
	if err != nil {
		return err
	}
	if strings.TrimSpace(c.Label) == "" {
		return errors.New("the label is empty: give a word such as 'Staff 2'")
	}
	if numberShape.MatchString(c.Label) {
		return errors.New("the label holds a number like a telephone's: give a word such as 'Staff 2', and type the number when you are asked")
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, key, err := openRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	alias, err := askNumber(w, key)
	if err != nil {
		return err
	}
	if _, err := db.AddMember(ctx, alias, role, c.Label); errors.Is(err, chat.ErrConflict) {
		return errors.New("somebody else has that label: give another")
	} else if err != nil {
		return err
	}
	say(w, "", fmt.Sprintf("%s is now %s. The number itself was not kept.", c.Label, role))
	return nil
}

// askNumber reads a number from the terminal and gives its keyed hash.
func askNumber(w world, key privacy.Key) (chat.Alias, error) {
	_, _ = fmt.Fprint(w.out, "The person's number, as +254 7xx xxx xxx: ")
	number, err := bufio.NewReader(w.in).ReadString('\n')
	if err != nil && number == "" {
		return "", errors.New("no number was typed")
	}
	return whatsapp.PhoneAlias(key, strings.TrimSpace(number))
}

// memberConfirmCommand confirms who holds a number.
type memberConfirmCommand struct{}

// Help shows an example.
func (memberConfirmCommand) Help() string {
	return "When WhatsApp says that a number has a new phone, private messages to it stop. Call the person first: numbers change hands. Example: mshauri member confirm"
}

// Run reads the number and lets private messages go on.
func (memberConfirmCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, key, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	alias, err := askNumber(w, key)
	if err != nil {
		return err
	}
	member, err := db.Member(ctx, chat.Person{Aliases: []chat.Alias{alias}})
	if errors.Is(err, chat.ErrNotFound) {
		return errors.New("nobody with that number is known here: look for a slip in the number")
	} else if err != nil {
		return err
	}
	if !member.Changed {
		say(w, "", "Nothing waits to be confirmed for that number.")
		return nil
	}
	if err := db.Confirm(ctx, member.ID); err != nil {
		return err
	}
	say(w, "", "Confirmed: private messages to that number go on.")
	return nil
}
