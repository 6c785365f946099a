package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/mshauri/mshauri/config"
)

// cli is everything that can be typed. Each command is a struct in a file of
// its own, with a Run method and, in Help, an example.
type cli struct {
	Config string `help:"The settings file (${env})." env:"MSHAURI_CONFIG" placeholder:"FILE" type:"path"`

	Demo     demoCommand     `cmd:"" help:"Show the whole service working on this machine, without a phone."`
	Rehearse rehearseCommand `cmd:"" help:"Play your own week on phones in a browser, without WhatsApp."`
	Pair     pairCommand     `cmd:"" help:"Pair with WhatsApp by a QR code or a phone code."`
	Run      runCommand      `cmd:"" help:"Run the service."`
	Status   statusCommand   `cmd:"" help:"Say how the service is doing."`
	Doctor   doctorCommand   `cmd:"" help:"Look at clock, disk, permissions, key, database, connection and phone, and say what to do."`
	Card     cardCommand     `cmd:"" help:"Make the link and the printable card that open the private chat."`
	Groups   groupsCommand   `cmd:"" help:"List the WhatsApp groups that it is in."`
	Group    groupCommand    `cmd:"" help:"Allow a group, or stop serving it."`
	Member   memberCommand   `cmd:"" help:"Add staff, supervisors and facilitators."`
	Import   importCommand   `cmd:"" help:"Read a chat that WhatsApp exported, as if it had been heard."`
	Export   exportCommand   `cmd:"" help:"Write postings and quiz answers to files, and log it."`
	Eval     evalCommand     `cmd:"" help:"Measure on labelled messages from standard input."`
	Explain  explainCommand  `cmd:"" help:"Show how a disagreement was read, and what settles it."`
	Quiz     quizCommand     `cmd:"" help:"Look at the bank of questions, and at why a group is asked what it is asked."`
	Policy   policyCommand   `cmd:"" help:"Import, review and check what policy says."`
	Phrases  phrasesCommand  `cmd:"" help:"Check the sentences that it says."`
	Digest   digestCommand   `cmd:"" help:"Write a week's digest: a message, two charts, two pages and a spreadsheet."`
	Figures  figuresCommand  `cmd:"" help:"Write postings per month and quarter, themes, and example questions."`
	Find     findCommand     `cmd:"" help:"Find postings by their words."`
	Backup   backupCommand   `cmd:"" help:"Copy the record while the service runs."`
	Restore  restoreCommand  `cmd:"" help:"Put a backup into a new record."`
	Key      keyCommand      `cmd:"" help:"Print the key of the pseudonyms for a sealed envelope, or type it in again."`
	Notice   noticeCommand   `cmd:"" help:"Print the notice on privacy, in the chat's four lines and in full."`
	Settings settingsCommand `cmd:"" help:"Print an annotated settings file to start from."`
	Lab      labCommand      `cmd:"" help:"Run a WhatsApp-shaped server on loopback, for rehearsals and tests."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// settings loads the settings for a command: the named file, or mshauri.yaml
// in the working folder when there is one.
func (c *cli) settings(w world) (config.Settings, error) {
	path := c.Config
	if path == "" {
		if _, err := os.Stat("mshauri.yaml"); err == nil {
			path = "mshauri.yaml"
		}
	}
	return config.Load(path, w.environ)
}

// versionCommand prints the version.
type versionCommand struct{}

// Help shows an example.
func (versionCommand) Help() string { return "Example: mshauri version" }

// Run prints the version.
func (versionCommand) Run(w world) error {
	_, err := fmt.Fprintln(w.out, "mshauri", version)
	return err
}

// settingsCommand prints the annotated settings.
type settingsCommand struct{}

// Help shows an example.
func (settingsCommand) Help() string { return "Example: mshauri settings > mshauri.yaml" }

// Run prints the annotated settings.
func (settingsCommand) Run(w world) error {
	_, err := w.out.Write(config.Example)
	return err
}

// say prints lines to a writer whose failure nobody can do anything about.
func say(w world, lines ...string) {
	_, _ = fmt.Fprintln(w.out, strings.Join(lines, "\n"))
}
