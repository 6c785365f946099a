// Command train learns the scales of disagreements from the labelled threads
// that may be learnt from, and writes weights.txt, wordings.txt, examples.txt and
// profiles.txt:
//
//	go run ./moderation/dispute/train
//
// With -apart it measures instead: each hand's threads with what the others
// teach. It never opens a frozen file. Read main.go first.
package main
