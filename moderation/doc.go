// Package moderation says what a scrubbed posting calls for. Its functions are
// pure: they look at clean text and at what was removed, and decide nothing
// that a person should decide.
//
// It knows privacy and chat, and no adapter. Read patient.go first.
package moderation
