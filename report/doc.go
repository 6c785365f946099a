// Package report turns the record into what people read of it: the week's
// digest for programme staff and supervisors, the Friday note for members, and
// the study's own figures.
//
// It is pure: facts come in, words and tables go out. It knows the shared
// nouns and the phrases, and neither the database nor the chat's wire.
//
// Counts of people are People, which forgets what may not be told when it is
// made; counts of postings are plain numbers. docs/definitions.md has the rule
// of every count.
//
// Read digest.go first, then publish.go for what may be shown.
package report
