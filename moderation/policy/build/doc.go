// Command build makes the pack that ships: pack.txt from the statements in
// sources/facts.md, the calculations in sources/formulas.md and what was added
// or put in other words in sources/more.txt. Titles of documents stand in
// sources/titles.txt.
//
//	go run ./moderation/policy/build
//
// It refuses to write a pack in which Check finds a fault. Read main.go first.
package main
