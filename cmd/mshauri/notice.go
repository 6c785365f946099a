package main

import (
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// noticeCommand prints the notice on privacy, for the wall and the group.
type noticeCommand struct {
	Language string `help:"en or sw." default:"en"`
}

// Help shows an example.
func (noticeCommand) Help() string { return "Example: mshauri notice --language sw" }

// Run prints both layers: the four lines of the chat, and the page.
func (c noticeCommand) Run(w world, line *cli) error {
	language, err := chat.ParseLanguage(c.Language)
	if err != nil {
		return err
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	say(w, phrases.Privacy.In(language).String(), "", commands.Notice(language, commands.Programme{
		Controller: settings.Controller.Name, Contact: settings.Controller.Contact, KeepDays: settings.KeepDays,
	}).String())
	return nil
}
