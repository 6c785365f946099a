// Package topics tags a posting by technical area and says whether it asks
// something. The question decides, not the noun.
//
// It knows privacy.Clean and chat.Area, and no adapter. Read tagger.go first.
package topics
