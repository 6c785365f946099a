// Package score measures a search against labelled questions: the right
// passage first, the right one among the first three, and how many questions
// that no passage answers are left unanswered.
//
// It knows questions, passages as text, and counts. Read gold.go first.
package score
