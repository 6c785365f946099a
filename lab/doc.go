// Package lab is a WhatsApp-shaped server on loopback, and phones to talk to it. Both ends of every conversation are real,
// unmodified whatsmeow clients, so pairing, encryption, fan-out, receipts and retries are real; the server only routes and
// cannot read what it carries. Demonstrations, rehearsals and end-to-end tests run on it, and trust its log, never the bot's.
//
// It knows accounts, devices, groups and which stanza a device has not acknowledged yet. It must never know the product:
// nothing here imports another room. It listens on loopback only, and its numbers are invented (+254 700 1xx xxx).
//
// Start makes a server; NewPhone adds a person whose phone can Say, Vote, Edit and so on, and whose Inbox is what arrived;
// NewAccount and Scan link a device by its QR code; CreateGroup makes groups under phone numbers or LIDs; Inject plants
// faults; Log, Settled and Pending tell what really happened on the wire. Package lab/control is the same by HTTP and JSON.
//
// Traps for tests: whatsmeow has data races whenever a line is cut, and when two people ask for the same message again at once
// (keep such tests out of -race runs); before a client disconnects by itself, call Quiet, or it may leave a goroutine behind;
// a phone that makes several copies at once, or has two sessions with a device, errs as whatsmeow does and no telephone would;
// the key that clients trust is one per process, so servers of one process share a Root (the zero Root does).
//
// The folder baileys has a nurse whose client shares no code with whatsmeow: make test-baileys.
//
// Read server.go first, then messages.go and queue.go.
package lab
