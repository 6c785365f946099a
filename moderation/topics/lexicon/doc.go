// Package lexicon holds what the trade calls things: the words of each
// technical area in English, Kiswahili and Sheng, gathered under concepts,
// with weights, and rules for words that mean different things in different
// company. The words are data (concepts.txt, rules.txt).
//
// It knows the reading of a posting and the nine keys, and learns nothing.
//
// Read lexicon.go first.
package lexicon
