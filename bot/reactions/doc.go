// Package reactions holds what the bot does without being ordered to, one file
// for each. Every one is a bot.Reactor; cmd lists them in the order in which
// they are asked.
//
// It knows the engine's words (bot, chat, phrases) and no adapter.
package reactions
