// Package transcript reads the chats that WhatsApp itself exports (a .txt, or a
// .zip with one in it) as if they had been heard: from phones of either make,
// in their many layouts, clocks and languages.
//
// A file is read twice and never held: Survey decides from the whole of it in
// which order its dates stand, and who writes; a Reader then gives its entries
// one by one. Importer takes them along the engine's own road to the record.
//
// What an Entry holds is unscrubbed, names included. It knows privacy, chat and
// bot, and must never know SQL, nor write any of a chat to a disk or a log.
// Read header.go first, then reader.go and importer.go.
package transcript
