package report

import (
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Definition is the rule of one count, with an example.
type Definition struct{ Name, Rule, Example phrases.Key }

// Definitions are the rules of every count, in the order of the digest. They
// stand in docs/definitions.md and in every spreadsheet.
func Definitions() []Definition {
	var list []Definition
	for _, name := range phrases.Definitions() {
		list = append(list, Definition{phrases.DefinitionName(name), phrases.DefinitionRule(name), phrases.DefinitionExample(name)})
	}
	return list
}

// DefinitionsPage is docs/definitions.md.
func DefinitionsPage() string {
	var page strings.Builder
	page.WriteString("# What each number means\n\n" +
		"The rule of every count in the weekly digest, each with an example. The same rules stand in every\n" +
		"spreadsheet, in English or Kiswahili. This page is written by the program (`go test ./report -run\n" +
		"Definitions -update`), and the tests hold every rule against what invented members did.\n")
	for _, definition := range Definitions() {
		page.WriteString("\n## " + definition.Name.In(chat.English).String() + "\n\n" +
			definition.Rule.In(chat.English).String() + "\n\n*Example.* " + definition.Example.In(chat.English).String() + "\n")
	}
	return page.String()
}
