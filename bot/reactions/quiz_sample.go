package reactions

import (
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// sampleSeed shuffles the sample's answers once and for all.
const sampleSeed = 3

// Sample is a question to try, the same for everybody: the easy one with
// options that is the shortest, of those that may be asked. It gives its name
// and how it is asked, its answers numbered up to most; an empty name when
// there is none.
func (q *Quiz) Sample(in chat.Language) (name string, text privacy.Authored, most int) {
	var best quiz.Question
	shortest := 0
	for _, item := range q.Bank.Items() {
		if item.Level != quiz.Easy || item.Kind != quiz.Choice || item.IsTemplate() || !q.mayAsk(item) {
			continue
		}
		question, err := item.Ask(sampleSeed)
		if err != nil {
			continue
		}
		length := len(question.Show(chat.English).String()) + len(question.Show(chat.Kiswahili).String())
		if shortest == 0 || length < shortest {
			best, shortest = question, length
		}
	}
	if shortest == 0 {
		return "", privacy.Authored{}, 0
	}
	lines := []privacy.Authored{phrases.Sentence.In(in, phrases.Word("text", best.Prompt(in)))}
	options := best.Options(in)
	for i, option := range options {
		lines = append(lines, phrases.MenuLine.In(in, phrases.Number("number", i+1), phrases.Word("help", option)))
	}
	asked := phrases.WelcomeTry
	if !best.Item.Standing(q.passages).IsUsable() {
		asked = phrases.WelcomeTryDraft
	}
	return string(best.Item.ID), asked.In(in, phrases.Text("question", privacy.Lines(lines...))), len(options)
}

// SampleAnswer is what is said to an answer to the sample, 1 for the first;
// false when there is no such question any more. It is counted nowhere.
func (q *Quiz) SampleAnswer(name string, answer int, in chat.Language) (privacy.Authored, bool) {
	item, known := q.Bank.Find(quiz.ItemID(name))
	if !known || !q.mayAsk(item) {
		return privacy.Authored{}, false
	}
	question, err := item.Ask(sampleSeed)
	if err != nil || answer < 1 || answer > len(question.Options(in)) {
		return privacy.Authored{}, false
	}
	said := phrases.WelcomeTried
	if answer-1 == question.RightOption() {
		said = phrases.WelcomeRight
	}
	right := question.Options(in)[question.RightOption()]
	return said.In(in, phrases.Word("answer", strings.TrimRight(right, ".")), phrases.Word("because", item.Because.In(in))), true
}

// mayAsk reports whether an item may be shown here.
func (q *Quiz) mayAsk(item quiz.Item) bool {
	standing := item.Standing(q.passages)
	return standing.IsUsable() || q.Demo && standing.IsForDemo()
}
