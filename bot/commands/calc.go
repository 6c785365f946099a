package commands

import (
	"context"
	"errors"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy/calc"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Calc works out a sum that immunization nurses are taught (wastage, dropout,
// coverage, target, need, stock), with the working in one line. The name of the
// sum stays in English: technical words are not translated.
func Calc() *bot.Command {
	return &bot.Command{
		Name:      "calc",
		Aliases:   []string{"hesabu", "calculate"},
		Plain:     []string{"calc", "hesabu"},
		FreePlain: true,
		Who:       everybody(),
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfCalc,
		Example:   "/calc wastage 200 150",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if r.AtEnd() {
				return nil
			}
			return []chat.Arg{{Text: r.Text()}}
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			turn.Answer(calcText(turn.Language, order))
			return nil
		},
	}
}

func calcText(language chat.Language, order chat.Command) privacy.Authored {
	var names []string
	for _, formula := range calc.Formulas() {
		names = append(names, formula.Name)
	}
	how := phrases.CalcHow.In(language, phrases.Word("names", strings.Join(names, ", ")))
	if len(order.Args) == 0 {
		return how
	}
	result, ok, err := calc.Work(order.Args[0].Text.String())
	if !ok {
		return how
	}
	return SumText(language, result, err)
}

// SumText is a sum with its working, or the sentence that says why there is none.
func SumText(language chat.Language, result calc.Result, err error) privacy.Authored {
	var bad *calc.BadInput
	if errors.As(err, &bad) {
		return phrases.Sentence.In(language, phrases.Word("text", bad.Sentence.In(language)))
	}
	lines := []privacy.Authored{phrases.CalcAnswer.In(language,
		phrases.Word("title", result.Formula.Title.In(chat.English)), phrases.Word("working", result.Working))}
	for _, more := range []calc.Sentence{result.Rounding, result.Note} {
		if text := more.In(language); text != "" {
			lines = append(lines, phrases.Sentence.In(language, phrases.Word("text", text)))
		}
	}
	return privacy.Lines(lines...)
}
