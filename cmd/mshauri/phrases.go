package main

import (
	"fmt"

	"github.com/mshauri/mshauri/phrases"
)

// phrasesCommand looks after the catalogue of sentences.
type phrasesCommand struct {
	Check phrasesCheckCommand `cmd:"" help:"List the Kiswahili sentences that no speaker has reviewed."`
}

// Help shows an example.
func (phrasesCommand) Help() string { return "Example: mshauri phrases check" }

// phrasesCheckCommand lists what waits for a speaker.
type phrasesCheckCommand struct{}

// Help shows an example.
func (phrasesCheckCommand) Help() string { return "Example: mshauri phrases check" }

// Run lists what waits for a speaker: key, English, Kiswahili.
func (phrasesCheckCommand) Run(w world) error {
	waiting := 0
	for _, key := range phrases.Keys() {
		phrase, _ := phrases.Find(key)
		if phrase.Reviewed {
			continue
		}
		waiting++
		say(w, string(key), "  en: "+phrase.English, "  sw: "+phrase.Kiswahili)
	}
	say(w, fmt.Sprintf("%d of %d sentences wait for a Kiswahili speaker.", waiting, len(phrases.Keys())))
	return nil
}
