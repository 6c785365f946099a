// Package score measures a scrubber against labelled messages: which share of
// the identifiers leaks, how many messages are free of any leak, and what was
// lost that nobody asked to lose.
//
// It knows the form of the labelled sets and the rules of counting, and
// nothing of how identifiers are found. Its texts are invented or, in the
// eval command, on their way through memory; it never writes one to a log.
//
// Read gold.go for the form, then leak.go for what counts as a leak.
package score
