// Package sheet reads the bank of items that a programme's staff keep for
// themselves: as YAML, or as a spreadsheet (.xlsx or .csv) with one item a row.
//
// It makes quiz.Entry values with the line or the row on which each field
// stands, and knows nothing of what an item is: quiz.Build understands them,
// and says what is wrong in the same words as for the bank that ships.
package sheet
