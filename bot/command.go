package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Command is one order that the bot takes: data first, so that help and the
// tests read the same list that the engine does, and a function last.
type Command struct {
	Name    string
	Aliases []string
	// Plain are words that call it in a private chat without a slash: where one
	// stands alone, or where its Grammar reads all that follows. "Correct dose
	// of BCG?" is a question.
	Plain []string
	// FreePlain says that a plain word calls it whatever follows; PlainBefore
	// are the words before which it does.
	FreePlain   bool
	PlainBefore []string
	// Who may use it; InGroup and InPrivate say where.
	Who                []chat.Role
	InGroup, InPrivate bool
	// WithoutConsent says that it is taken from people of whom nothing is
	// kept: what is recorded is the order alone.
	WithoutConsent bool
	// Question says that what follows the command is a question in the member's
	// own words, in which what cannot wait is listened for.
	Question bool
	// Rare is what few look for: /help names it, and explains it when asked.
	Rare bool
	// Help is one line for the list; Example is shown by /help with its name.
	Help    phrases.Key
	Example string
	// Grammar reads the arguments; nil takes none and ignores what follows.
	Grammar func(*Reading) []chat.Arg
	Run     func(context.Context, *Turn, chat.Command) error
}

// May reports whether somebody of a role may use the command in a place.
func (c *Command) May(role chat.Role, private bool) bool {
	if private && !c.InPrivate || !private && !c.InGroup {
		return false
	}
	return slices.Contains(c.Who, role)
}

// Reading is what a Grammar gets: a cursor over the unscrubbed rest of the
// command, and the scrubber for the free text in it.
type Reading struct {
	*privacy.Cursor
	// At is when the order was written, by WhatsApp's time.
	At time.Time
	// Mentioned are the known people whom it mentions, in order.
	Mentioned []chat.MemberID
	scrubber  Scrubber
}

// Text scrubs everything that has not been read.
func (r *Reading) Text() privacy.Clean {
	text, _ := r.scrubber.Scrub(r.Rest())
	return text
}

// TextBefore scrubs what stands before the longest ending that a function
// reads, such as a time. A word before that ending which is one of the marks
// ("at") is dropped. When no ending is read, nothing has been.
func (r *Reading) TextBefore(marks []string, read func(*privacy.Cursor) bool) (privacy.Clean, bool) {
	for text, ending := range r.Endings(marks) {
		if read(ending) {
			clean, _ := r.scrubber.Scrub(text)
			return clean, true
		}
	}
	return privacy.Clean{}, false
}

// Commands is the list of everything that can be ordered.
type Commands struct {
	list  []*Command
	named map[string]*Command
	plain map[string]*Command
	words []string // names and aliases
	bare  []string // the plain words
	menu  []string // what the numbers of the private menu stand for
}

// errNear marks a word after a slash that is nearly a command.
const errNear = "near"

// NewCommands makes the list. Menu names the commands behind the numbers of
// the private menu, 1 first. It returns an error when two commands share a
// word, or a name is not in small letters.
func NewCommands(menu []string, list ...*Command) (*Commands, error) {
	c := &Commands{list: list, named: make(map[string]*Command), plain: make(map[string]*Command), menu: menu}
	for _, command := range list {
		for _, word := range append([]string{command.Name}, command.Aliases...) {
			if word == "" || word != strings.ToLower(word) {
				return nil, fmt.Errorf("command word %q must be in small letters", word)
			}
			if other := c.named[word]; other != nil {
				return nil, fmt.Errorf("commands %s and %s share the word %q", other.Name, command.Name, word)
			}
			c.named[word] = command
			c.words = append(c.words, word)
		}
		for _, word := range command.Plain {
			if word == "" || word != strings.ToLower(word) {
				return nil, fmt.Errorf("plain word %q must be in small letters", word)
			}
			if other := c.plain[word]; other != nil {
				return nil, fmt.Errorf("commands %s and %s share the plain word %q", other.Name, command.Name, word)
			}
			c.plain[word] = command
			c.bare = append(c.bare, word)
		}
	}
	for _, name := range menu {
		if c.named[name] == nil {
			return nil, fmt.Errorf("the menu names %q, which is no command", name)
		}
	}
	return c, nil
}

// All returns every command in the order of the list.
func (c *Commands) All() []*Command { return c.list }

// Menu returns the commands behind the numbers of the private menu.
func (c *Commands) Menu() []*Command {
	items := make([]*Command, len(c.menu))
	for i, name := range c.menu {
		items[i] = c.named[name]
	}
	return items
}

// Find returns a command by its name or alias, or nil.
func (c *Commands) Find(word string) *Command { return c.named[word] }

// Words lists every name and alias.
func (c *Commands) Words() []string { return c.words }

func (c *Commands) withoutConsent(name string) bool {
	command := c.named[name]
	return command != nil && command.WithoutConsent
}

func (c *Commands) isQuestion(name string) bool {
	command := c.named[name]
	return command != nil && command.Question
}

// read recognises an order before its text is scrubbed: a slash and a word
// anywhere; in a private chat also a plain word or a number of the menu. It
// returns nil for an ordinary message, and for a slash before something that
// is near no command.
func (c *Commands) read(in chat.Incoming, scrubber Scrubber, mentioned []chat.MemberID) *chat.Command {
	if in.Kind != chat.KindText {
		return nil
	}
	cursor := privacy.Read(in.Text)
	reading := &Reading{Cursor: cursor, At: in.SentAt, Mentioned: mentioned, scrubber: scrubber}
	if cursor.Slash() {
		if word, ok := cursor.Word(c.words); ok {
			return c.parse(c.named[word], reading)
		}
		if word, ok := cursor.Near(c.words); ok {
			return &chat.Command{Name: c.named[word].Name, Error: errNear}
		}
		return nil
	}
	if !in.Group.IsPrivate() {
		return nil
	}
	if number, ok := cursor.Number(); ok {
		if number < 1 || number > len(c.menu) || !cursor.AtEnd() {
			return nil
		}
		return &chat.Command{Name: c.menu[number-1], Choice: number}
	}
	if word, ok := cursor.Word(c.bare); ok {
		command := c.plain[word]
		next := *cursor
		_, free := next.Word(command.PlainBefore)
		order := c.parse(command, reading)
		if !command.FreePlain && !free && !cursor.AtEnd() {
			return nil
		}
		return order
	}
	return nil
}

func (c *Commands) parse(command *Command, reading *Reading) *chat.Command {
	order := &chat.Command{Name: command.Name}
	if command.Grammar != nil {
		order.Args = command.Grammar(reading)
	}
	return order
}
