// Package topics tags a posting by technical area and says whether it asks
// something. The question decides, not the noun.
//
// It knows privacy.Clean and chat.Area, and no adapter. The weights in
// model.bin are built from the labelled files in testdata by
//
//	go run ./moderation/topics/train
//
// Read tagger.go first. wording reads a text as tokens, lexicon holds the words
// of the trade, features numbers what was read, model weighs it; learn, train
// and score are for building and measuring.
package topics
