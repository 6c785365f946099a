package transcript

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/mshauri/mshauri/chat"
)

// Roster says who is who in a chat: for each sender, as the exporting phone
// shows them, a role and, where it is known, a number. It is held in memory
// alone.
type Roster struct {
	people map[string]listed
}

// listed is one line of a roster.
type listed struct {
	role    chat.Role
	alias   chat.Alias // empty without a number
	refuses bool
	line    int
}

// Numbered turns a telephone number into the alias under which its owner is
// known live.
type Numbered func(number string) (chat.Alias, error)

const mostListed = 5_000

// ReadRoster reads a table with commas:
//
//	sender, role, number, consent
//	Nurse Atieno, mentor, 0700 000 001
//	+254 700 000 002, mentee
//	Nurse Baraka, mentee, , no
//
// or the same as a list in YAML, with those four words as keys. The number and
// the consent may be left out; consent is yes or no, and yes when left out.
// Errors name the line and show nothing of it.
func ReadRoster(in io.Reader, numbered Numbered) (*Roster, error) {
	content, err := io.ReadAll(io.LimitReader(in, 4<<20))
	if err != nil {
		return nil, fmt.Errorf("read the list of members: %w", err)
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	r := &Roster{people: make(map[string]listed)}
	add := func(line int, fields []string) error {
		if err := r.add(line, fields, numbered); err != nil {
			return fmt.Errorf("line %d of the list of members: %w", line, err)
		}
		return nil
	}
	start := bytes.TrimSpace(content)
	if bytes.HasPrefix(start, []byte("- ")) || bytes.HasPrefix(start, []byte("---")) {
		err = readYAML(content, add)
	} else {
		err = readTable(content, add)
	}
	if err == nil && len(r.people) == 0 {
		err = errors.New("the list of members has nobody in it: write a line for each sender, as sender, role, number")
	}
	return r, err
}

func readTable(content []byte, add func(int, []string) error) error {
	table := csv.NewReader(bytes.NewReader(content))
	table.Comment, table.FieldsPerRecord, table.TrimLeadingSpace = '#', -1, true
	for begun := false; ; begun = true {
		fields, err := table.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &wrong):
			return fmt.Errorf("line %d of the list of members: the quotation marks do not fit; leave them out", wrong.StartLine)
		case err != nil:
			return fmt.Errorf("read the list of members: %w", err)
		case !begun && strings.EqualFold(strings.TrimSpace(fields[0]), "sender"):
			continue
		}
		line, _ := table.FieldPos(0)
		if err := add(line, fields); err != nil {
			return err
		}
	}
}

func readYAML(content []byte, add func(int, []string) error) error {
	file, err := parser.ParseBytes(content, 0)
	if err != nil || len(file.Docs) != 1 {
		line := 1
		var wrong *yaml.SyntaxError
		if errors.As(err, &wrong) && wrong.GetToken() != nil {
			line = wrong.GetToken().Position.Line
		}
		return fmt.Errorf("line %d of the list of members: this is not a list in YAML", line)
	}
	list, ok := file.Docs[0].Body.(*ast.SequenceNode)
	if !ok {
		return errors.New("line 1 of the list of members: write a list, each person as - sender: …")
	}
	for _, person := range list.Values {
		line := person.GetToken().Position.Line
		mapping, ok := person.(*ast.MappingNode)
		var pairs []*ast.MappingValueNode
		if ok {
			pairs = mapping.Values
		} else if single, ok := person.(*ast.MappingValueNode); ok {
			pairs = []*ast.MappingValueNode{single}
		}
		var fields [4]string
		for _, pair := range pairs {
			place := -1
			for i, key := range []string{"sender", "role", "number", "consent"} {
				if strings.TrimSpace(pair.Key.String()) == key {
					place = i
				}
			}
			at := pair.Key.GetToken().Position.Line
			if place < 0 {
				return fmt.Errorf("line %d of the list of members: the keys are sender, role, number and consent", at)
			}
			line = min(line, at)
			fields[place] = strings.TrimSpace(pair.Value.GetToken().Value)
			if _, null := pair.Value.(*ast.NullNode); null {
				fields[place] = ""
			}
		}
		if err := add(line, fields[:]); err != nil {
			return err
		}
	}
	return nil
}

func (r *Roster) add(line int, fields []string, numbered Numbered) error {
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if strings.Join(fields, "") == "" {
		return nil
	}
	if len(fields) < 2 || len(fields) > 4 {
		return fmt.Errorf("it has %d parts, and must have two to four: sender, role, number, consent", len(fields))
	}
	fields = append(fields, "", "")
	name := normal([]byte(fields[0]))
	if name == "" {
		return errors.New("the sender is empty: copy the name or number as it stands in the chat")
	}
	person := listed{role: chat.Role(strings.ToLower(fields[1])), line: line}
	switch person.role {
	case chat.Mentor, chat.Mentee, chat.Facilitator, chat.Supervisor, chat.Staff:
	default:
		return errors.New("the role must be mentor, mentee, facilitator, supervisor or staff")
	}
	number := fields[2]
	if number == "" && isNumber(name) {
		number = name
	}
	var err error
	if number != "" {
		if person.alias, err = numbered(number); err != nil {
			return err
		}
	}
	switch strings.ToLower(fields[3]) {
	case "", "yes":
	case "no":
		person.refuses = true
	default:
		return errors.New("the consent must be yes or no")
	}
	if other, twice := r.people[name]; twice {
		return fmt.Errorf("that sender is in line %d already", other.line)
	}
	if len(r.people) == mostListed {
		return fmt.Errorf("there are more than %d senders", mostListed)
	}
	r.people[name] = person
	return nil
}

// isNumber reports whether a sender is shown by number, as one is whom the
// exporting phone does not know.
func isNumber(name string) bool {
	digits := 0
	for _, c := range name {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case !strings.ContainsRune("+ ()-.", c):
			return false
		}
	}
	return digits >= 7
}
