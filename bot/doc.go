// Package bot is the engine: one event in, one turn, messages out.
//
// Handle settles what was heard (scrub, may this be kept?, tag, judge, record)
// and only then lets WhatsApp hear "received". One worker a group then takes
// what was settled, lets every Reactor have its say in a Turn, and commits the
// turn in one transaction. The Dispatcher sends what turns have put into the
// outbox, paced, and settles it.
//
// It declares the interfaces it needs; storage and bot/whatsapp satisfy them
// without being imported. It must never know whatsmeow, SQL, HTTP or cron.
//
// Read engine.go first: the path of a posting reads top to bottom.
package bot
