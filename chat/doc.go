// Package chat holds the words that every room shares: ids, people, groups,
// what was heard (Event), what is kept (Posting) and what is sent (Outgoing).
//
// Incoming is the raw side and Posting the clean side, so that the compiler
// knows on which side of the Scrubber a value stands. Nothing here holds an
// address: people and groups are keyed hashes.
//
// It knows privacy, and must never know WhatsApp's library, SQL or HTTP.
// Read id.go first, then event.go.
package chat
