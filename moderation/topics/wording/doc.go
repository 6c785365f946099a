// Package wording reads a posting as tokens: small letters, repeated letters
// and common short spellings evened out, numbers and units turned into
// classes, the Swahili prefixes of a verb taken off lightly.
//
// It knows strings only. It must never keep a text beyond the call.
//
// Read reading.go first.
package wording
