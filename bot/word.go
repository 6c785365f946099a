package bot

import (
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// WordCommand is the one command that is taken from a number with a new phone
// behind it.
const WordCommand = "word"

// What the argument of WordCommand says of the word that was written.
const (
	WordRight = "right"
	WordWrong = "wrong"
	// WordStaff says that too many wrong words came: staff must confirm.
	WordStaff = "staff"
)

// wordTries is how many wrong words are listened to.
const wordTries = 5

// roster makes the order of a private message from a number with a new phone
// behind it, whatever it says: the text itself is neither kept nor answered.
func roster(text privacy.Raw, member chat.Member) *chat.Command {
	order := &chat.Command{Name: WordCommand}
	cursor := privacy.Read(text)
	cursor.Slash()
	cursor.Word([]string{"word", "neno"})
	noun, tried := cursor.Word(chat.RosterNouns())
	if !tried {
		return order
	}
	number, counted := cursor.Number()
	want, digits, known := chat.SplitRosterWord(member.Word)
	switch {
	case !known || member.WordTries >= wordTries:
		order.Args = []chat.Arg{{Word: WordStaff}}
	case counted && cursor.AtEnd() && noun == want && number == digits:
		order.Args = []chat.Arg{{Word: WordRight}}
	case counted:
		order.Args = []chat.Arg{{Word: WordWrong}}
	}
	return order
}
