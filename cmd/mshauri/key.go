package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/tyler-smith/go-bip39"

	"github.com/mshauri/mshauri/privacy"
)

// keyCommand looks after the key of the pseudonyms.
type keyCommand struct {
	Print   keyPrintCommand   `cmd:"" help:"Print the key as 24 words on one sheet, for a sealed envelope."`
	Restore keyRestoreCommand `cmd:"" help:"Type the 24 words in again, on a new machine."`
}

// Help shows an example.
func (keyCommand) Help() string { return "Example: mshauri key print" }

// keyPrintCommand prints the sheet.
type keyPrintCommand struct{}

// Help shows an example.
func (keyPrintCommand) Help() string {
	return "Print it, seal it, keep it away from the machine, and leave no copy on the screen. Example: mshauri key print | lp"
}

// Run prints the key as words (the English list of BIP-39, the last of which
// checks the others) with its fingerprint.
func (keyPrintCommand) Run(w world, line *cli) error {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	key, err := privacy.LoadKey(settings.KeyFile)
	if err != nil {
		return err
	}
	var sheet string
	if err := key.Reveal(func(secret []byte) error {
		sheet, err = bip39.NewMnemonic(secret)
		return err
	}); err != nil {
		return fmt.Errorf("write the key as words: %w", err)
	}
	say(w, "MSHAURI: THE KEY OF THE PSEUDONYMS. Keep sealed, away from the machine.",
		"Fingerprint: "+key.Fingerprint()+". To use it: mshauri key restore", "")
	for i, word := range strings.Fields(sheet) {
		say(w, fmt.Sprintf("%2d  %s", i+1, word))
	}
	return nil
}

// keyRestoreCommand makes the key file from the words.
type keyRestoreCommand struct{}

// Help shows an example.
func (keyRestoreCommand) Help() string {
	return "The words are read from the terminal, in order; numbers and line breaks between them do not matter. Example: mshauri key restore"
}

// Run reads 24 words and writes the key file. It never replaces one.
func (keyRestoreCommand) Run(w world, line *cli) error {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	say(w, "Type the 24 words of the sheet:")
	var words []string
	scanner := bufio.NewScanner(w.in)
	for len(words) < 24 && scanner.Scan() {
		for word := range strings.FieldsSeq(strings.ToLower(scanner.Text())) {
			if strings.Trim(word, "0123456789.") != "" {
				words = append(words, word)
			}
		}
	}
	secret, err := bip39.EntropyFromMnemonic(strings.Join(words, " "))
	if err != nil || len(words) != 24 {
		return errors.New("these are not the 24 words of a key: look for a word that was misread or left out")
	}
	key, err := privacy.KeyOf(secret)
	if err != nil {
		return err
	}
	if err := key.WriteFile(settings.KeyFile); err != nil {
		return err
	}
	say(w, "The key file "+settings.KeyFile+" is written. Fingerprint: "+key.Fingerprint())
	return nil
}
