package commands

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// Record is what commands ask of the record; storage.DB satisfies it.
type Record interface {
	Link(context.Context) (chat.Link, error)
	Counts(ctx context.Context, group chat.GroupID, since time.Time) (chat.Counts, error)
	SetLanguage(context.Context, chat.MemberID, chat.Language) error
	SetRefused(ctx context.Context, member chat.MemberID, refused bool) error
}

// Programme is who stands behind the bot, from the settings.
type Programme struct {
	Controller, Contact string
	Rehearsal           bool
}

// All is every command, in the order in which /help lists them.
func All(record Record, programme Programme) (*bot.Commands, error) {
	var all *bot.Commands
	list := func() *bot.Commands { return all }
	all, err := bot.NewCommands(
		[]string{"privacy", "help", "language", "consent", "about"},
		Help(list),
		Privacy(),
		Status(record, programme),
		Menu(list),
		Language(record),
		Consent(record),
		About(programme),
	)
	return all, err
}

// everybody is who may use what is harmless: anybody with a role.
func everybody() []chat.Role {
	return []chat.Role{chat.Mentee, chat.Mentor, chat.Facilitator, chat.Supervisor, chat.Staff}
}
