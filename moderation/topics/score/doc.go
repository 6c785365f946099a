// Package score measures tags against labelled postings: the best area,
// macro-F1, questions, and which areas are taken for which.
//
// It knows labels and counts. It never sees a text: the errors it reports are
// the ids of postings.
//
// Read report.go first.
package score
