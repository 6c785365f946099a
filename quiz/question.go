package quiz

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// Question is an item as it is asked once: numbers drawn and options in order.
// It comes from Item.Ask; the same item and seed give the same question.
type Question struct {
	Item    Item
	Seed    uint64
	numbers Numbers
	order   []int // of the options as shown; 0 is the right one
	answer  *big.Rat
	accept  []*big.Rat
	slips   []*big.Rat // in the order of the item's slips
}

// Ask draws the item's numbers and shuffles its options by a seed. It fails
// for a template whose conditions cannot be met; Check finds those.
func (i Item) Ask(seed uint64) (Question, error) {
	q := Question{Item: i, Seed: seed}
	d := &dice{state: seed}
	switch i.Kind {
	case Choice:
		q.order = d.order(1 + len(i.Wrong))
		return q, nil
	case TrueFalse:
		return q, nil
	}
	fail := func(err error) (Question, error) { return Question{}, fmt.Errorf("ask %s: %w", i.ID, err) }
	var err error
	if q.numbers, q.answer, err = i.Sum.draw(d); err != nil {
		return fail(err)
	}
	for _, formula := range i.Sum.Accept {
		value, err := i.Sum.solve(formula, q.numbers)
		if err != nil {
			return fail(err)
		}
		q.accept = append(q.accept, value)
	}
	for _, slip := range i.Sum.Slips {
		value, err := i.Sum.solve(slip.Formula, q.numbers)
		if err != nil {
			return fail(err)
		}
		q.slips = append(q.slips, value)
	}
	return q, nil
}

// Prompt is the question itself, with its numbers filled in.
func (q Question) Prompt(language chat.Language) string {
	text := q.Item.Question.In(language)
	if len(q.numbers) == 0 {
		return text
	}
	pairs := make([]string, 0, 2*len(q.numbers))
	for name, value := range q.numbers {
		pairs = append(pairs, "{"+name+"}", show(value))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Options are the answers to choose from, as they are shown: true and false
// keep their order. A numeric question has none.
func (q Question) Options(language chat.Language) []string {
	switch q.Item.Kind {
	case Choice:
		options := make([]string, len(q.order))
		for at, option := range q.order {
			options[at] = q.option(option).In(language)
		}
		return options
	case TrueFalse:
		return []string{wordTrue.In(language), wordFalse.In(language)}
	}
	return nil
}

func (q Question) option(n int) Text {
	if n == 0 {
		return q.Item.Right
	}
	return q.Item.Wrong[n-1]
}

// RightOption is the place of the right option as shown, and -1 for a numeric
// question.
func (q Question) RightOption() int {
	switch q.Item.Kind {
	case Choice:
		for at, option := range q.order {
			if option == 0 {
				return at
			}
		}
	case TrueFalse:
		if q.Item.True {
			return 0
		}
		return 1
	}
	return -1
}

// RightNumber is the answer of a numeric question, and nil for another one.
func (q Question) RightNumber() *big.Rat {
	if q.answer == nil {
		return nil
	}
	return new(big.Rat).Set(q.answer)
}

// Numbers are the numbers that were drawn.
func (q Question) Numbers() Numbers {
	numbers := make(Numbers, len(q.numbers))
	for name, value := range q.numbers {
		numbers[name] = new(big.Rat).Set(value)
	}
	return numbers
}

// Letter is the letter of an option as shown: A for the first.
func Letter(option int) string {
	if option < 0 || option >= maxOptions {
		return ""
	}
	return string(rune('A' + option))
}

// maxOptions is how many options a poll can have.
const maxOptions = 12
