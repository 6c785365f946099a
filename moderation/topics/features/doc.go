// Package features turns a posting into numbered features for a linear model:
// words, pairs of words, pieces of words, concepts of the lexicon, pairs of
// concepts, and the posting's shape. Names are hashed, so there is no
// vocabulary to carry.
//
// The program that trains and the program that tags share this package: what
// is learnt is what is seen.
//
// Read vector.go first.
package features
