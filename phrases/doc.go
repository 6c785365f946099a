// Package phrases holds every sentence that the bot says, in English and
// Kiswahili. Technical words (penta, VVM, wastage rate) are never translated.
//
// A phrase is a Key; Key.In gives its text as privacy.Authored. Each Kiswahili
// sentence carries whether a speaker has reviewed it; `mshauri phrases check`
// lists those that nobody has.
//
// It knows privacy and chat, and no other room. Read catalogue.go for the
// sentences, phrase.go for how they are filled in.
package phrases
