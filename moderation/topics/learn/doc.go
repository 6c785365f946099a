// Package learn makes models from labelled postings: naive Bayes, logistic
// regression, a mixture of both, and cross-validation to choose among them.
// The same files give the same weights, byte for byte, on the same kind of
// processor.
//
// It is used by the training command and by tests, never by the bot.
//
// Read example.go first.
package learn
