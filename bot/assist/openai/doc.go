// Package openai takes an assistant's prompts to a server that speaks OpenAI's
// chat completions: a model on this machine, or one elsewhere over https. It is
// the only home of go-openai.
//
// It follows no redirect and uses no proxy, so that scrubbed text reaches the
// server that the settings name and no other; it reads so much of an answer and
// no more; and its errors hold a number or a kind, never what was said.
//
// Read client.go first.
package openai
