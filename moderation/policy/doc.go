// Package policy holds what policy and practice say, passage by passage, finds
// the passage that a nurse asks for, and knows how each may be quoted.
//
// It knows clean text, passages and the rules for quoting them. It never sees
// a database, a chat or a file: a pack comes in as bytes, facts go out.
//
// Read passage.go for what a passage is, quote.go for the rules, search.go for
// how one is found. pack.txt is the pack that ships; it is made from the files
// in build/sources by
//
//	go run ./moderation/policy/build
package policy
