package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// Check says what is wrong with a bank, one sentence for each problem, with
// the file and the line of the item. A bank without problems gives none.
//
// What nobody has reviewed is no problem: it is marked, and not posted.
func Check(bank Bank, passages Passages) []Problem {
	c := &checking{passages: passages}
	ids := make(map[ItemID]Item)
	taught := make(map[string]ItemID)
	for _, item := range bank.items {
		c.item = item
		if first, twice := ids[item.ID]; twice {
			c.problem("The id stands twice: first in %s, line %d.", first.File, first.Line)
		}
		ids[item.ID] = item
		c.words()
		c.passage()
		switch item.Kind {
		case Choice:
			c.options()
		case Numeric:
			c.numbers()
		}
		c.lengths()
		if key := string(item.Teaches) + "\x00" + answerKey(item); item.Review.State == Withdrawn {
			continue
		} else if first, twice := taught[key]; twice {
			c.problem("It teaches %s with the same answer as %s.", item.Teaches, first)
		} else {
			taught[key] = item.ID
		}
	}
	c.lengthOfRight(bank)
	slices.SortStableFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c.problems
}

// answerKey is the right answer of an item in a form that can be compared.
func answerKey(item Item) string {
	switch item.Kind {
	case Choice:
		return letters(item.Right.English)
	case TrueFalse:
		return fmt.Sprint(item.True)
	default:
		return strings.ReplaceAll(item.Sum.Answer.String(), " ", "")
	}
}

type checking struct {
	passages Passages
	item     Item
	problems []Problem
}

func (c *checking) problem(format string, args ...any) {
	c.problems = append(c.problems, Problem{File: c.item.File, Line: c.item.Line, Item: c.item.ID, Text: fmt.Sprintf(format, args...)})
}

// languages are the two, with their names in English.
func languages() map[chat.Language]string {
	return map[chat.Language]string{chat.English: "English", chat.Kiswahili: "Kiswahili"}
}

// words holds that everything stands in both languages, with its source.
func (c *checking) words() {
	i := c.item
	both := func(what string, text Text) {
		if text.English == "" {
			c.problem("The %s is missing in English.", what)
		}
		if text.Kiswahili == "" {
			c.problem("The %s is missing in Kiswahili.", what)
		}
	}
	both("question", i.Question)
	both("explanation", i.Because)
	for _, text := range []Text{i.Question, i.Because} {
		if text.English != "" && text.English == text.Kiswahili {
			c.problem("The same sentence stands in English and in Kiswahili.")
		}
	}
	if i.Kind == Choice {
		both("right option", i.Right)
		for n, wrong := range i.Wrong {
			both(fmt.Sprintf("wrong option %d", n+1), wrong)
		}
	}
	if i.Sum.Unit.English != "" {
		both("unit", i.Sum.Unit)
	}
	for _, slip := range i.Sum.Slips {
		if slip.Says != (Text{}) {
			both("word for the slip "+slip.Name, slip.Says)
		}
	}
	if i.Source == "" {
		c.problem("The source is missing.")
	}
	if i.Confidence == "" {
		c.problem("The confidence is missing.")
	}
	if (i.Review.State == Withdrawn) != (i.WithdrawnCause != "") {
		c.problem("A withdrawn item, and only one, has a cause.")
	}
	if english, kiswahili := blanks(i.Question.English), blanks(i.Question.Kiswahili); !sameBlanks(english, kiswahili) {
		c.problem("The question has other blanks in Kiswahili than in English.")
	}
}

func sameBlanks(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// passage holds that the item rests on nothing that is gone.
func (c *checking) passage() {
	if c.item.Review.State == Withdrawn {
		return
	}
	for _, id := range c.item.RestsOn() {
		switch c.passages.of(id) {
		case PassageUnknown:
			c.problem("It rests on the passage %s, which is not in the policy pack.", id)
		case PassageSuperseded:
			c.problem("It rests on the passage %s, which is superseded.", id)
		case PassageWithdrawn:
			c.problem("It rests on the passage %s, which is withdrawn.", id)
		}
	}
}

// options holds that exactly one option is right, and that all can be
// shuffled.
func (c *checking) options() {
	i := c.item
	if count := 1 + len(i.Wrong); count < 3 || count > maxOptions {
		c.problem("It has %d options: there must be 3 to %d.", count, maxOptions)
	}
	for language, spoken := range languages() {
		seen := make(map[string]bool)
		for n, option := range append([]Text{i.Right}, i.Wrong...) {
			text := option.In(language)
			key := letters(text)
			if key == "" {
				continue
			}
			if seen[key] {
				c.problem("Two options are the same in %s: %q.", spoken, text)
			}
			seen[key] = true
			if _, rest, ok := firstLetter(strings.ToLower(text)); ok && rest != "" && !strings.HasPrefix(text, "A ") && !strings.HasPrefix(text, "a ") {
				c.problem("Option %d begins with a letter of its own in %s, and options are lettered when they are shown.", n+1, spoken)
			}
			if length(text) > PollOptionLimit {
				c.problem("Option %d has %d characters in %s: a poll takes %d.", n+1, length(text), spoken, PollOptionLimit)
			}
			for _, phrase := range []string{"of the above", "all of these", "none of these", "zote hapo juu", "hakuna kati ya"} {
				if strings.Contains(fold(text), phrase) {
					c.problem("Option %d speaks of the other options, which are shuffled.", n+1)
				}
			}
		}
		longest := 0
		for _, wrong := range i.Wrong {
			longest = max(longest, length(wrong.In(language)))
		}
		if right := length(i.Right.In(language)); longest > 0 && 3*right > 4*longest {
			c.problem("The right option is longer than every other by more than a third in %s.", spoken)
		}
	}
}

// lengths holds that what is shown fits.
func (c *checking) lengths() {
	for language, spoken := range languages() {
		prompt, shown, closed := 0, 0, 0
		for seed := range uint64(8) {
			q, err := c.item.Ask(seed)
			if err != nil {
				return // told by numbers
			}
			prompt = max(prompt, length(q.Prompt(language)))
			shown = max(shown, length(q.Show(language).String()))
			closed = max(closed, length(q.Close(language).String()))
		}
		if prompt > PollQuestionLimit {
			c.problem("The question has %d characters in %s: a poll takes %d.", prompt, spoken, PollQuestionLimit)
		}
		if shown > QuestionLimit {
			c.problem("The question with its options has %d characters in %s: there is room for %d.", shown, spoken, QuestionLimit)
		}
		if closed > CloseLimit {
			c.problem("The answer with its explanation has %d characters in %s: there is room for %d.", closed, spoken, CloseLimit)
		}
	}
}

// lengthOfRight holds that the longest option is not usually the right one,
// over the bank.
func (c *checking) lengthOfRight(bank Bank) {
	for language, spoken := range languages() {
		longest, choices := 0, 0
		for _, item := range bank.items {
			if item.Kind != Choice || item.Review.State == Withdrawn {
				continue
			}
			choices++
			others := 0
			for _, wrong := range item.Wrong {
				others = max(others, length(wrong.In(language)))
			}
			if length(item.Right.In(language)) > others {
				longest++
			}
		}
		if choices >= 12 && 3*longest > choices {
			c.item = Item{File: "bank", Line: 1}
			c.problem("The right option is the longest in %d of %d items in %s: more than a third can be guessed by it.", longest, choices, spoken)
		}
	}
}
