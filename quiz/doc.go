// Package quiz holds the items that the groups are asked: what each one
// teaches, how its numbers are drawn, how an answer is read and marked, when an
// item returns, and what is said at the close.
//
// It is pure: time and seeds are passed in, and nothing is stored. It knows
// chat and privacy. It must never know a database, a network or the policy
// pack: the caller says in what state a passage is (Passages).
//
// The bank that ships lies in bank/, in a plain form that a programme officer
// can read and edit (bank/README.md).
//
// Read item.go first, then question.go (an item as it is asked), mark.go (an
// answer), ladder.go and choose.go (what is asked next), round.go and
// timetable.go (when), outcome.go (how it went).
package quiz
