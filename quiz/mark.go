package quiz

import (
	"math/big"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Verdict says what an answer was worth.
type Verdict string

// The verdicts.
const (
	NotAnAnswer Verdict = "" // the zero verdict: nothing that can be marked
	Right       Verdict = "right"
	Wrong       Verdict = "wrong"
	Slipped     Verdict = "slip" // wrong, by a method that has its own explanation
)

// Mark is an answer that has been read. It holds nothing of how it was worded.
type Mark struct {
	Verdict Verdict
	// Given is the answer in its plain form: a letter, true or false, a number.
	Given string
	// Option is the place of the chosen option as shown, and -1 for a number.
	Option int
	// Slip is the name of the slip, when the verdict is Slipped.
	Slip string
}

// IsAnswer reports whether there was an answer at all.
func (m Mark) IsAnswer() bool { return m.Verdict != NotAnAnswer }

// fraction is the slip that every percentage knows: 0.25 for 25%.
const fraction = "fraction"

// Mark reads an answer and says what it is worth. Anything that is not plainly
// one answer to this question is none: a question, a sentence, two letters.
func (q Question) Mark(answer privacy.Clean) Mark { return MarkToken(q, answer.String()) }

// MarkToken is Mark for a word or a short text that is known to be harmless.
func MarkToken[T ~string](q Question, answer T) Mark {
	if len(answer) > maxAnswer {
		return Mark{Option: -1}
	}
	text := string(answer)
	if q.Item.Kind == Numeric {
		figure, ok := ReadFigure(text)
		if !ok {
			return Mark{Option: -1}
		}
		return q.MarkFigure(figure)
	}
	option, ok := q.readOption(text)
	if !ok {
		return Mark{Option: -1}
	}
	return q.MarkOption(option)
}

// MarkOption marks the option at a place as shown, such as a poll's vote.
func (q Question) MarkOption(option int) Mark {
	right := q.RightOption()
	if right < 0 || option < 0 || option >= q.optionCount() {
		return Mark{Option: -1}
	}
	m := Mark{Verdict: Wrong, Option: option, Given: Letter(option)}
	if q.Item.Kind == TrueFalse {
		m.Given = strings.ToLower(q.Options(chat.English)[option])
	}
	if option == right {
		m.Verdict = Right
	}
	return m
}

func (q Question) optionCount() int {
	switch q.Item.Kind {
	case Choice:
		return len(q.order)
	case TrueFalse:
		return 2
	}
	return 0
}

// MarkFigure marks a number that has been read.
func (q Question) MarkFigure(figure Figure) Mark {
	if q.answer == nil || figure.Value == nil {
		return Mark{Option: -1}
	}
	percent := q.Item.Sum.IsPercent()
	values := []*big.Rat{figure.Value}
	if figure.Other != nil {
		values = append(values, figure.Other)
	}
	if figure.Fraction && percent && !figure.Percent { // robo is 25%
		values = []*big.Rat{new(big.Rat).Mul(figure.Value, big.NewRat(100, 1))}
	}
	for _, value := range values {
		if q.isRight(value) {
			return Mark{Verdict: Right, Given: show(value), Option: -1}
		}
	}
	for _, value := range values {
		for n, slip := range q.Item.Sum.Slips {
			if slip.IsNamed() && q.Item.Sum.near(value, q.slips[n]) {
				return Mark{Verdict: Slipped, Given: show(value), Option: -1, Slip: slip.Name}
			}
		}
	}
	m := Mark{Verdict: Wrong, Given: show(values[0]), Option: -1}
	if percent && !figure.Percent && values[0].Cmp(big.NewRat(2, 1)) < 0 && q.isRight(new(big.Rat).Mul(values[0], big.NewRat(100, 1))) {
		m.Verdict, m.Slip = Slipped, fraction
	}
	return m
}

// isRight reports whether a number is within the tolerance of a right answer.
func (q Question) isRight(value *big.Rat) bool {
	if q.Item.Sum.near(value, q.answer) {
		return true
	}
	for _, other := range q.accept {
		if q.Item.Sum.near(value, other) {
			return true
		}
	}
	return false
}

// readOption reads an answer to a question with options: a letter, the
// option's own words, or its number in the list.
func (q Question) readOption(text string) (int, bool) {
	count := q.optionCount()
	plain := lead(fold(text))
	own, hasOwn := q.ownWords(plain)
	if option, rest, ok := firstLetter(plain); ok && option < count {
		if follows(rest) {
			return option, true
		}
		if said, ok := q.ownWords(rest); ok && said == option { // "B) live births"
			return option, true
		}
	}
	if hasOwn {
		return own, true
	}
	if q.Item.Kind == TrueFalse {
		isTrue, ok := readTruth(plain)
		if isTrue {
			return 0, ok
		}
		return 1, ok
	}
	figure, ok := ReadFigure(plain)
	if !ok {
		return 0, false
	}
	return q.byNumber(figure)
}

// ownWords finds the option whose words were written, in either language.
func (q Question) ownWords(text string) (int, bool) {
	said := letters(text)
	if said == "" {
		return 0, false
	}
	found, times := 0, 0
	for at := range q.optionCount() {
		if said == letters(q.Options(chat.English)[at]) || said == letters(q.Options(chat.Kiswahili)[at]) {
			found, times = at, times+1
		}
	}
	return found, times == 1
}

// byNumber finds the option that is this number, or, when no option speaks of
// numbers, the option at this place in the list.
func (q Question) byNumber(figure Figure) (int, bool) {
	found, times, speaks := 0, 0, false
	for at, option := range q.Options(chat.English) {
		speaks = speaks || strings.ContainsAny(option, "0123456789")
		if value, ok := ReadFigure(option); ok {
			speaks = true
			if value.Value.Cmp(figure.Value) == 0 {
				found, times = at, times+1
			}
		}
	}
	if times == 1 {
		return found, true
	}
	if speaks || !figure.Value.IsInt() || figure.Percent || figure.Value.Sign() <= 0 {
		return 0, false
	}
	if place := figure.Value.Num(); place.IsInt64() && place.Int64() <= int64(q.optionCount()) {
		return int(place.Int64()) - 1, true
	}
	return 0, false
}
