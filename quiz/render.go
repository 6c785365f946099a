package quiz

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// The limits of what an item may say. A message to a group has at most 600
// characters; what is left over belongs to the caller: how and until when to
// answer around a question, the passage and the group's result at the close.
const (
	GroupLimit    = 600
	QuestionLimit = 470
	CloseLimit    = 400

	PollQuestionLimit = 255
	PollOptionLimit   = 100
)

// Show is the question as it is posted: the prompt, the lettered options, and
// how a number is to be given.
func (q Question) Show(language chat.Language) privacy.Authored {
	var out strings.Builder
	out.WriteString(q.Prompt(language))
	out.WriteByte('\n')
	for at, option := range q.Options(language) {
		fmt.Fprintf(&out, "\n%s) %s", Letter(at), option)
	}
	if q.Item.Kind == Numeric {
		fmt.Fprintf(&out, "\n%s (%s).", wordNumber.In(language), q.ask(language))
	}
	return privacy.Author(out.String())
}

// ask says in what unit and with what rounding a number is wanted.
func (q Question) ask(language chat.Language) string {
	how := q.Item.Sum.Rounding.ask(language)
	if unit := q.Item.Sum.Unit.In(language); unit != "" {
		return unit + ", " + how
	}
	return how
}

// Answer is the right answer as it is shown: "B) 13:00, end of session", "25%".
func (q Question) Answer(language chat.Language) privacy.Authored {
	if q.answer == nil {
		return privacy.Author(Letter(q.RightOption()) + ") " + q.Options(language)[q.RightOption()])
	}
	return privacy.Author(q.withUnit(show(q.answer), language))
}

func (q Question) withUnit(number string, language chat.Language) string {
	switch unit := q.Item.Sum.Unit.In(language); {
	case unit == "":
		return number
	case unit == "%":
		return number + "%"
	case language == chat.Kiswahili: // vichupa 53
		return unit + " " + number
	default:
		return number + " " + unit
	}
}

// Close is what is said when the round has closed: the right answer and why.
func (q Question) Close(language chat.Language) privacy.Authored {
	return privacy.Author(fmt.Sprintf("%s: %s. %s", wordAnswer.In(language),
		strings.TrimRight(q.Answer(language).String(), "."), q.Item.Because.In(language)))
}

// Feedback is what one person is told privately at the close: their own
// answer, the kind word for their slip if it was one, the right answer and why.
func (q Question) Feedback(mark Mark, language chat.Language) privacy.Authored {
	if mark.Verdict != Wrong && mark.Verdict != Slipped {
		return q.Close(language)
	}
	yours := fmt.Sprintf("%s: %s.", wordYours.In(language), strings.TrimRight(q.Given(mark, language).String(), "."))
	if says := q.ExplainSlip(mark.Slip, language); !says.IsEmpty() {
		yours += " " + says.String()
	}
	return privacy.Lines(privacy.Author(yours), q.Close(language))
}

// Given is an answer as it was read, said back: "B) Live births", "25%".
func (q Question) Given(mark Mark, language chat.Language) privacy.Authored {
	switch {
	case mark.Option >= 0 && mark.Option < q.optionCount():
		return privacy.Author(Letter(mark.Option) + ") " + q.Options(language)[mark.Option])
	case q.answer != nil:
		return privacy.Author(q.withUnit(mark.Given, language))
	default:
		return privacy.Author(mark.Given)
	}
}

// ExplainSlip is the kind word for a slip, and empty for a name that the item
// does not have.
func (q Question) ExplainSlip(name string, language chat.Language) privacy.Authored {
	if name == fraction {
		return privacy.Author(wordFraction.In(language))
	}
	for _, slip := range q.Item.Sum.Slips {
		if slip.Name == name {
			return privacy.Author(slip.Says.In(language))
		}
	}
	return privacy.Authored{}
}

// PollOptions are the options as a native poll shows them: without letters.
func (q Question) PollOptions(language chat.Language) []privacy.Authored {
	var options []privacy.Authored
	for _, option := range q.Options(language) {
		options = append(options, privacy.Author(option))
	}
	return options
}

// length is how many characters a text has, as a reader counts.
func length(text string) int { return utf8.RuneCountInString(text) }
