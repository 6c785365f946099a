// Package privacy is the line between what people wrote and what may be kept.
//
// Raw is a person's own text: it cannot be stored, printed or marshalled.
// Clean is what the Scrubber leaves of it, with every patient identifier
// replaced by a typed mark such as [name 1]. Authored is text that we or the
// programme wrote. Key turns addresses into pseudonyms.
//
// The package is a leaf: standard library, golang.org/x/text and phonenumbers.
// It must never know a database, a network or a chat.
//
// Read raw.go first, then scrubber.go.
package privacy
