// Package wire is the server's end of WhatsApp's line: frames, the Noise XX handshake that opens it, the certificate chain
// that clients check, and binary nodes. It knows nothing of accounts, groups or messages.
//
// whatsmeow exports the client's half only (its NoiseHandshake cannot hand out transport keys to a server), so the responder
// is written here. The binary node codec is whatsmeow's own: it is the same in both directions.
//
// Read handshake.go first.
package wire
