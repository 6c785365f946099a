// Package assist is the optional language model behind a small interface: off
// unless the settings name a server. It may only propose: an area for a posting
// of which the tagger is unsure, and that two suspected opponents do not speak
// of the same matter. It can stop a ruling, never start one; whoever asks keeps
// what they had when nothing comes back.
//
// It sees privacy.Clean alone, as data inside a fixed question, and takes one
// answer of a fixed form: one of the areas, or yes or no. It knows neither the
// record nor the network; openai is its way to a server.
//
// Read assistant.go first, then prompt.go and answer.go.
package assist
