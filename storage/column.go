package storage

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// This file says how values lie in columns.

func toMillis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}

// stamp is for columns in which 0 would mean that nothing happened.
func (db *DB) stamp(t time.Time) int64 {
	if n := toMillis(t); n != 0 {
		return n
	}
	return toMillis(db.now())
}

// plain takes from text what PostgreSQL refuses: NUL, and bytes that are no
// UTF-8. Both databases then keep the same.
func plain(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
}

func toJSON[T any](list []T) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	bytes, err := json.Marshal(list)
	return string(bytes), err
}

func fromJSON[T any](text string) ([]T, error) {
	if text == "" {
		return nil, nil
	}
	var list []T
	err := json.Unmarshal([]byte(text), &list)
	return list, err
}

func toOptions(options []privacy.Clean) (string, error) { return toJSON(options) }

func fromOptions(text string) ([]privacy.Clean, error) {
	words, err := fromJSON[string](text)
	if err != nil || words == nil {
		return nil, err
	}
	options := make([]privacy.Clean, len(words))
	for i, word := range words {
		options[i] = privacy.Stored(word)
	}
	return options, nil
}

func toAreas(areas []chat.Area) string {
	words := make([]string, len(areas))
	for i, area := range areas {
		words[i] = plain(string(area))
	}
	return strings.Join(words, " ")
}

func fromAreas(text string) []chat.Area {
	var areas []chat.Area
	for _, word := range strings.Fields(text) {
		areas = append(areas, chat.Area(word))
	}
	return areas
}

func toChoices(choices []chat.OptionHash) string {
	words := make([]string, len(choices))
	for i, choice := range choices {
		words[i] = hex.EncodeToString(choice[:])
	}
	return strings.Join(words, " ")
}

func fromChoices(text string) ([]chat.OptionHash, error) {
	var choices []chat.OptionHash
	for _, word := range strings.Fields(text) {
		var choice chat.OptionHash
		if n, err := hex.Decode(choice[:], []byte(word)); err != nil || n != len(choice) {
			return nil, fmt.Errorf("a choice in the database is damaged")
		}
		choices = append(choices, choice)
	}
	return choices, nil
}

// argument is a chat.Arg as it lies in the database.
type argument struct {
	Word   string        `json:"word,omitempty"`
	Number string        `json:"number,omitempty"`
	At     int64         `json:"at,omitempty"`
	Member chat.MemberID `json:"member,omitempty"`
	Text   string        `json:"text,omitempty"`
}

// order is a chat.Command as it lies in the database.
type order struct {
	Name   string     `json:"name"`
	Args   []argument `json:"args,omitempty"`
	Error  string     `json:"error,omitempty"`
	Choice int        `json:"choice,omitempty"`
}

func toCommand(c *chat.Command) (string, error) {
	if c == nil {
		return "", nil
	}
	kept := order{Name: c.Name, Error: c.Error, Choice: c.Choice}
	for _, a := range c.Args {
		kept.Args = append(kept.Args, argument{Word: a.Word, Number: a.Number, At: toMillis(a.At), Member: a.Member, Text: a.Text.String()})
	}
	bytes, err := json.Marshal(kept)
	return string(bytes), err
}

func fromCommand(text string) (*chat.Command, error) {
	if text == "" {
		return nil, nil
	}
	var kept order
	if err := json.Unmarshal([]byte(text), &kept); err != nil {
		return nil, err
	}
	c := &chat.Command{Name: kept.Name, Error: kept.Error, Choice: kept.Choice}
	for _, a := range kept.Args {
		c.Args = append(c.Args, chat.Arg{Word: a.Word, Number: a.Number, At: fromMillis(a.At), Member: a.Member, Text: privacy.Stored(a.Text)})
	}
	return c, nil
}
