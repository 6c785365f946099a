package calc

import (
	"slices"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// Formula is one sum that can be asked for.
type Formula struct {
	Name    string   // as it is typed: wastage
	Aliases []string // other words for it, Kiswahili too
	Title   Sentence // the field's standard term
	Inputs  string   // what to type after the name
	Example string   // a line that can be typed
	Source  string   // id of the calculation, and where it was read

	work func([]Number) (Result, error)
	date func([]string) (Result, error) // for sums with dates and times
}

// Result is a sum worked out.
type Result struct {
	Formula  Formula
	Working  string   // one line, such as "(200 - 150) / 200 x 100 = 25.0%"
	Value    string   // the result alone: "25.0%"
	Rounding Sentence // how it was rounded; empty when nothing was
	Note     Sentence // what the number does not say; may be empty
}

// Sentence is a sentence in both languages.
type Sentence struct{ English, Kiswahili string }

// In is the sentence in a language; English for one it does not have.
func (s Sentence) In(language chat.Language) string {
	if language == chat.Kiswahili && s.Kiswahili != "" {
		return s.Kiswahili
	}
	return s.English
}

// BadInput says in one sentence why a sum cannot be worked out. It is meant
// for the one who asked.
type BadInput struct{ Sentence Sentence }

// Error is the English sentence.
func (e *BadInput) Error() string { return e.Sentence.English }

func bad(english, kiswahili string) error {
	return &BadInput{Sentence{English: english, Kiswahili: kiswahili}}
}

// Formulas lists every sum, in the order in which help prints them.
func Formulas() []Formula {
	return slices.Concat(rates(), targets(), needs(), stocks(), dates())
}

// Find returns the formula with a name or alias.
func Find(name string) (Formula, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, f := range Formulas() {
		if f.Name == name || slices.Contains(f.Aliases, name) {
			return f, true
		}
	}
	return Formula{}, false
}

// maxInput bounds what is read of a line.
const maxInput = 200

// Work reads what follows a command for sums, such as "wastage 200 150", "200
// opened 150 given" or "dropout penta1 480 penta3 421", and works it out. ok is
// false when the line names no sum at all; err is a *BadInput when it does, and
// cannot be worked out.
func Work(line string) (result Result, ok bool, err error) {
	if len(line) > maxInput {
		return Result{}, false, nil
	}
	return read(line).work()
}

// Sum reads a plain sentence, of which nobody said that it is a sum. ok is
// true only when it is one beyond doubt: "wastage ya BCG ni ngapi" is a
// question for the search.
func Sum(sentence string) (result Result, ok bool, err error) {
	if len(sentence) > maxInput {
		return Result{}, false, nil
	}
	asked := read(sentence)
	others := asked.others()
	if len(asked.numbers) == 0 && others > 0 {
		return Result{}, false, nil
	}
	result, ok, err = asked.work()
	if !ok || others > 0 && (err != nil || asked.name != "" && !slices.Contains(unmistakable(), asked.name)) {
		return Result{}, false, nil
	}
	return result, true, err
}

// unmistakable are the names that people use for nothing but the sum.
func unmistakable() []string {
	return []string{"wastage", "usage", "factor", "dropout", "coverage", "forecast", "amc", "mos", "surviving", "unimmunized"}
}

func (r request) work() (Result, bool, error) {
	formula, found := r.formula()
	if !found {
		if len(r.numbers) >= 2 && r.onlyNumbers() {
			return Result{}, true, bad(
				"Say what to work out: wastage (opened, given), dropout (first dose, last dose) or coverage (given, target), then the numbers.",
				"Sema unachotaka kuhesabu: wastage (zilizofunguliwa, zilizotolewa), dropout (dozi ya kwanza, ya mwisho) au coverage (zilizotolewa, lengo), kisha namba.")
		}
		return Result{}, false, nil
	}
	result, err := formula.run(r)
	result.Formula = formula
	return result, true, err
}

func (f Formula) run(asked request) (Result, error) {
	if f.date != nil {
		return f.date(asked.rest)
	}
	if asked.broken != nil {
		return Result{}, asked.broken
	}
	return f.work(asked.ordered(f.Name))
}

// usage is the sentence for a wrong number of numbers.
func usage(name, inputs, example string) error {
	return bad("For "+name+" write "+inputs+", for example: "+example+".", "Kwa "+name+" andika "+inputs+", kwa mfano: "+example+".")
}
