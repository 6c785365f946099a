package quiz

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Build makes a bank of entries. An entry that cannot be understood is left
// out, and every problem in it is told.
func Build(file string, entries []Entry) (Bank, []Problem) {
	var bank Bank
	var problems []Problem
	for _, entry := range entries {
		b := &builder{item: Item{ID: entry.ID, File: file, Line: entry.Line, Review: Review{State: Draft}, Kiswahili: Review{State: Draft}}}
		for _, field := range entry.Fields {
			b.line = field.Line
			if err := b.set(field.Name, field.Value); err != nil {
				b.problem("%s.", sentence(err))
			}
		}
		b.line = entry.Line
		b.finish()
		problems = append(problems, b.problems...)
		if len(b.problems) == 0 {
			bank.items = append(bank.items, b.item)
		}
	}
	return bank, problems
}

// sentence is an error's text with a capital letter.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}

// builder puts one item together.
type builder struct {
	item     Item
	line     int // of the field being read
	seen     []string
	swWrong  []string
	problems []Problem
}

func (b *builder) problem(format string, args ...any) {
	b.problems = append(b.problems, Problem{File: b.item.File, Line: b.line, Item: b.item.ID, Text: fmt.Sprintf(format, args...)})
}

// set reads one field.
func (b *builder) set(name, value string) (err error) {
	if value == "" {
		return fmt.Errorf("the field %s is empty", name)
	}
	repeats := name == "wrong" || name == "sw.wrong" || name == "where" || name == "accept"
	if !repeats && slices.Contains(b.seen, name) {
		return fmt.Errorf("the field %s stands twice", name)
	}
	b.seen = append(b.seen, name)
	i := &b.item
	switch name {
	case "kind":
		if i.Kind = Kind(value); i.Kind != Choice && i.Kind != TrueFalse && i.Kind != Numeric {
			return fmt.Errorf("the kind is %q: it must be choice, true or false, or number", value)
		}
	case "area":
		if i.Area = chat.Area(value); !slices.Contains(Areas(), i.Area) {
			return fmt.Errorf("there is no area %q", value)
		}
	case "topic":
		i.Topic = value
	case "level":
		if i.Level = Level(value); i.Level != Easy && i.Level != Medium && i.Level != Hard {
			return fmt.Errorf("the level is %q: it must be easy, medium or hard", value)
		}
	case "teaches":
		if i.Teaches = PassageID(value); strings.ContainsAny(value, " ;,") {
			return fmt.Errorf("an item teaches one passage: name the others under with")
		}
	case "with":
		for part := range strings.SplitSeq(value, ";") {
			i.With = append(i.With, PassageID(strings.TrimSpace(part)))
		}
	case "question":
		i.Question.English = value
	case "sw.question":
		i.Question.Kiswahili = value
	case "because":
		i.Because.English = value
	case "sw.because":
		i.Because.Kiswahili = value
	case "right":
		i.Right.English = value
	case "sw.right":
		i.Right.Kiswahili = value
	case "wrong":
		i.Wrong = append(i.Wrong, Text{English: value})
	case "sw.wrong":
		b.swWrong = append(b.swWrong, value)
	case "source":
		i.Source = value
	case "formula":
		i.Formula = value
	case "confidence":
		i.Confidence = value
	case "state":
		i.Review, err = parseReview(value)
	case "sw.state":
		i.Kiswahili, err = parseReview(value)
	case "cause":
		i.WithdrawnCause = value
	default:
		return b.setSum(name, value)
	}
	return err
}

// setSum reads a field of a numeric item.
func (b *builder) setSum(name, value string) (err error) {
	s := &b.item.Sum
	switch first, rest, _ := strings.Cut(name, "."); {
	case name == "answer":
		s.Answer, err = ParseFormula(value)
	case name == "accept":
		var formula Formula
		formula, err = ParseFormula(value)
		s.Accept = append(s.Accept, formula)
	case name == "where":
		var condition Formula
		condition, err = ParseCondition(value)
		s.Where = append(s.Where, condition)
	case name == "round":
		s.Rounding, err = parseRounding(value)
	case name == "within":
		if s.Within = plain(value); s.Within == nil {
			return fmt.Errorf("within is %q: write a number", value)
		}
	case name == "unit":
		s.Unit.English = value
	case name == "sw.unit":
		s.Unit.Kiswahili = value
	case first == "draw" && rest != "":
		var draw Draw
		draw, err = parseDraw(rest, value)
		s.Draws = append(s.Draws, draw)
	case first == "slip" && rest != "":
		var formula Formula
		formula, err = ParseFormula(value)
		s.Slips = append(s.Slips, Slip{Name: rest, Formula: formula, line: b.line})
	case first == "says" && rest != "":
		return b.say(rest, func(t *Text) { t.English = value })
	case strings.HasPrefix(name, "sw.says."):
		return b.say(strings.TrimPrefix(name, "sw.says."), func(t *Text) { t.Kiswahili = value })
	default:
		return fmt.Errorf("there is no field named %q", name)
	}
	return err
}

// say sets the word for a slip that stands above.
func (b *builder) say(slip string, set func(*Text)) error {
	for i := range b.item.Sum.Slips {
		if b.item.Sum.Slips[i].Name == slip {
			set(&b.item.Sum.Slips[i].Says)
			return nil
		}
	}
	return fmt.Errorf("there is no slip.%s above these words", slip)
}

// finish holds the fields of an item against each other.
func (b *builder) finish() {
	i := &b.item
	need := func(missing bool, what string) {
		if missing {
			b.problem("The field %s is missing.", what)
		}
	}
	need(i.Kind == "", "kind")
	need(i.Area == "", "area")
	need(i.Topic == "", "topic")
	need(i.Level == "", "level")
	need(i.Teaches == "", "teaches")
	need(i.Question.English == "", "question")
	need(i.Because.English == "", "because")
	switch i.Kind {
	case Choice:
		need(i.Right.English == "", "right")
		need(len(i.Wrong) == 0, "wrong")
		if len(b.swWrong) > 0 && len(b.swWrong) != len(i.Wrong) {
			b.problem("There are %d wrong options in English and %d in Kiswahili.", len(i.Wrong), len(b.swWrong))
		} else {
			for n, text := range b.swWrong {
				i.Wrong[n].Kiswahili = text
			}
		}
	case TrueFalse:
		if i.True = i.Right.English == "true"; !i.True && i.Right.English != "false" {
			b.problem("Under right write true or false.")
		}
		i.Right = Text{}
	case Numeric:
		need(i.Sum.Answer.IsZero(), "answer")
		if i.Sum.IsPercent() && i.Sum.Unit.Kiswahili == "" {
			i.Sum.Unit.Kiswahili = "%"
		}
	}
	b.belongs()
}

// belongs finds fields that another kind of item has, and names that are not
// drawn.
func (b *builder) belongs() {
	for _, name := range b.seen {
		first, _, _ := strings.Cut(strings.TrimPrefix(name, "sw."), ".")
		ofChoice := first == "wrong" || first == "right" && (b.item.Kind != TrueFalse || name == "sw.right")
		ofNumber := slices.Contains([]string{"answer", "accept", "where", "round", "within", "unit", "draw", "slip", "says"}, first)
		if ofChoice && b.item.Kind != Choice || ofNumber && b.item.Kind != Numeric {
			b.problem("The field %s does not belong to an item of the kind %s.", name, b.item.Kind)
		}
	}
	s := b.item.Sum
	drawn := make(map[string]bool)
	for _, draw := range s.Draws {
		drawn[draw.Name] = true
	}
	formulas := append(append([]Formula{s.Answer}, s.Accept...), s.Where...)
	for _, slip := range s.Slips {
		formulas = append(formulas, slip.Formula)
	}
	for _, formula := range formulas {
		for _, name := range formula.Names() {
			if !drawn[name] {
				b.problem("The formula %q uses %s, which is not drawn.", formula, name)
			}
		}
	}
	if b.item.Kind != Numeric {
		return
	}
	for _, text := range []string{b.item.Question.English, b.item.Question.Kiswahili} {
		for _, name := range blanks(text) {
			if !drawn[name] {
				b.problem("The question has a blank {%s}, which is not drawn.", name)
			}
		}
	}
}

// parseReview reads "draft", "withdrawn", "superseded", or "reviewed, office,
// 2027-01-15".
func parseReview(text string) (Review, error) {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch state := State(parts[0]); state {
	case Draft, Withdrawn, Superseded:
		if len(parts) == 1 {
			return Review{State: state}, nil
		}
	case Reviewed:
		if len(parts) >= 3 {
			review := Review{State: state, Office: strings.Join(parts[1:len(parts)-1], ", "), Date: parts[len(parts)-1]}
			if _, err := time.Parse(time.DateOnly, review.Date); err == nil && review.Office != "" {
				return review, nil
			}
		}
	default:
		return Review{State: Draft}, fmt.Errorf("the state is %q: it must be draft, reviewed, superseded or withdrawn", parts[0])
	}
	return Review{State: Draft}, fmt.Errorf("write a state as draft, withdrawn, superseded, or as: reviewed, office, 2027-01-15")
}

// blanks lists the names in braces of a text, each as often as it stands.
func blanks(text string) []string {
	var names []string
	for {
		_, after, ok := strings.Cut(text, "{")
		if !ok {
			return names
		}
		name, rest, ok := strings.Cut(after, "}")
		if !ok {
			return append(names, after)
		}
		names, text = append(names, name), rest
	}
}
