package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// memberPairCommand sets down who mentors whom.
type memberPairCommand struct {
	Off bool `help:"Take back who mentors the mentee."`
}

// Help shows an example.
func (memberPairCommand) Help() string {
	return "Both numbers are read from the terminal, the mentee's first; only their keyed hashes are kept. A mentor sees how a mentee does by area only when that mentee says /share mentor. Example: mshauri member pair"
}

// Run reads the numbers and keeps the pair.
func (c memberPairCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	clock := machineClock()
	db, key, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	from := bufio.NewReader(w.in)
	mentee, err := askMember(ctx, db, key, from, w, "mentee")
	if err != nil {
		return err
	}
	if c.Off {
		if err := db.Unpair(ctx, mentee.ID); err != nil {
			return err
		}
		say(w, "", "Done: nobody is set down as that mentee's mentor.")
		return nil
	}
	mentor, err := askMember(ctx, db, key, from, w, "mentor")
	if err != nil {
		return err
	}
	if mentor.Role != chat.Mentor && mentor.Role != chat.Facilitator {
		return fmt.Errorf("the mentor's number is a %s's here: a mentor is in a mentors' group", mentor.Role)
	}
	if err := db.Pair(ctx, mentor.ID, mentee.ID, clock.Now()); errors.Is(err, chat.ErrConflict) {
		return errors.New("both numbers are one person's: nobody mentors themselves")
	} else if err != nil {
		return err
	}
	say(w, "", "Done. The mentee decides what the mentor sees, with /share mentor and /share off.")
	return nil
}

// askMember reads the number of somebody who is known already.
func askMember(ctx context.Context, db *storage.DB, key privacy.Key, from *bufio.Reader, w world, who string) (chat.Member, error) {
	_, _ = fmt.Fprintf(w.out, "The %s's number, as +254 7xx xxx xxx: ", who)
	number, err := from.ReadString('\n')
	if err != nil && (!errors.Is(err, io.EOF) || number == "") {
		return chat.Member{}, errors.New("no number was typed")
	}
	alias, err := whatsapp.PhoneAlias(key, strings.TrimSpace(number))
	if err != nil {
		return chat.Member{}, err
	}
	member, err := db.Member(ctx, chat.Person{Aliases: []chat.Alias{alias}})
	if errors.Is(err, chat.ErrNotFound) {
		return member, fmt.Errorf("the %s's number is not known here yet: they must be in a group first, or look for a slip", who)
	}
	return member, err
}
