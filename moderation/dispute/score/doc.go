// Package score measures quotes in labelled threads: precision, recall and F1,
// each with its count and interval. A quote before both sides have spoken, or
// on the wrong matter, is wrong.
//
// It knows labels and results, and nothing of how a quote came to be.
//
// Read report.go first.
package score
