// Package bare is whatsmeow alone: a client with a store, and a handler that
// does nothing. It is the least that any bot on whatsmeow costs, and what the
// benchmarks measure the bot against. Its folder alone is the same as a program.
package bare
