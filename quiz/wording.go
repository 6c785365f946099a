package quiz

import "github.com/mshauri/mshauri/chat"

// The few words that stand around an item. They are not yet read by a Kiswahili
// speaker, like the items themselves.
var (
	wordTrue       = Text{"True", "Kweli"}
	wordFalse      = Text{"False", "Si kweli"}
	wordAnswer     = Text{"The answer", "Jibu"}
	wordYours      = Text{"You wrote", "Uliandika"}
	wordNumber     = Text{"Answer with a number", "Jibu kwa nambari"}
	wordWhole      = Text{"whole number", "nambari nzima"}
	wordUp         = Text{"rounded up", "ongeza hadi nambari nzima"}
	wordOneDecimal = Text{"one decimal", "desimali moja"}
	wordDecimals   = Text{"two decimals", "desimali mbili"}
	wordFraction   = Text{
		"You wrote a fraction: in percent it is a hundred times that.",
		"Umeandika sehemu: kwa asilimia ni mara mia ya hiyo.",
	}
)

// ask is the words for how a number is to be given.
func (r Rounding) ask(language chat.Language) string {
	switch {
	case r.Up:
		return wordUp.In(language)
	case r.Decimals == 0:
		return wordWhole.In(language)
	case r.Decimals == 1:
		return wordOneDecimal.In(language)
	default:
		return wordDecimals.In(language)
	}
}
