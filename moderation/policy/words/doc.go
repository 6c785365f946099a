// Package words reads a question or a passage as the matters it speaks of, so
// that "penta ilifunguliwa Monday bado iko sawa" and "opened pentavalent vial"
// meet: synonyms in English and Kiswahili, Kiswahili beginnings, English
// endings, numbers with their units, and mistyped words.
//
// It knows words and nothing of passages. Its data are concepts.txt and
// empty.txt, which a nurse can read and correct.
//
// Read reader.go first.
package words
