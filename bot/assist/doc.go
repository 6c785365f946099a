// Package assist is the optional language model behind a small interface: off
// unless the settings name a server. It may only propose: an area for a posting
// of which the tagger is unsure, that two suspected opponents do not speak of the
// same matter, and two lines on a week's counts. It can stop a ruling, never start
// one; whoever asks keeps what they had when nothing comes back.
//
// It sees privacy.Clean, and the digest's own words, as data inside a fixed
// question, and takes one answer of a fixed form: one of the areas, yes or no, or
// two plain lines whose every number stands in the counts. It knows neither the
// record nor the network; openai is its way to a server.
//
// Read assistant.go first, then prompt.go and answer.go.
package assist
