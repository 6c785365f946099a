// Package whatsapp is the bot's WhatsApp: a linked device on the programme's
// own number, and the only home of whatsmeow in the product.
//
// It turns what whatsmeow hears into chat.Event and chat.Outgoing into what
// WhatsApp carries, keeps the line up, and names every state the line can be
// in. Addresses stay here: beyond this package people and groups are keyed
// hashes. What it must keep to be able to hear a message twice is rebuilt from
// an allow-list with its texts scrubbed (rebuild.go); contacts, push names and
// message secrets are not kept at all.
//
// It must never know what a message is for, log a text, a name or a number, or
// download anybody's media.
//
// Read link.go first, then listen.go and convert.go. A message's way to disk is
// buffer.go and rebuild.go; its way out is send.go.
package whatsapp
