// Package commands holds what the bot can be ordered to do, one file a command.
// Each file has one constructor that returns a bot.Command: its data first
// (name, aliases, who, where, help), its function last. All lists them.
//
// It knows the engine's words (bot, chat, phrases) and no adapter.
// Read commands.go for the list, then help.go for the plainest of them.
package commands
