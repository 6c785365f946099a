// Package paper puts a digest on paper: a picture of two charts for a phone, a
// PDF of one to two pages, and a spreadsheet.
//
// The fonts are embedded, and nothing is written to a file: the same digest
// gives the same bytes on the same kind of machine. It is the home of the
// drawing libraries, and decides nothing about what may be told.
//
// Read paper.go first.
package paper
