// Package export writes what leaves the record for a spreadsheet or a
// statistician: postings in one file, rounds with their answers in another.
//
// The two cannot be joined: their pseudonyms are of different keys, answers
// have a day and no hour, and nothing of a person stands in both. Facilities
// are called by their place in the programme's list. Both are written row by
// row, in memory that does not grow with them.
//
// It knows the shared nouns and excelize, and neither the database nor the
// names of files. Read table.go first, for what a column means.
package export
