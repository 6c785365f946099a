// Package dispute notices when two members of one conversation hold different
// values, or opposite rulings, on one matter that policy settles, and names the
// passage that speaks of it. It would rather be silent than wrong.
//
// It knows clean text, who said it and when, matters as data (words.txt and
// matters.txt, which a nurse can read and correct) and the policy pack. It
// never sees a database or a chat, and never says who held which view.
//
// Rules read claims; scales that were learnt from labelled talks weigh what was
// read, and a passage's likeness to the talk, and only what is certain enough
// is quoted. go run ./moderation/dispute/train learns them.
//
// A reader remembers the talks that it follows, 24 of up to 48 messages, so that
// a posting costs its own reading only (talks.go); Judge remembers none.
//
// Read judge.go for the way of a talk, sentence.go for what counts as a claim,
// weigh.go for when it speaks, matter.go for the form of the data.
package dispute
