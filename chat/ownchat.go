package chat

import "strings"

// OwnChat stands, in a text, for the address of the private chat with the bot:
// bot/whatsapp puts the bot's own number in when it sends, so that no record of
// ours holds one.
const OwnChat = "https://wa.me/0"

// OwnChatWith is a link that opens the private chat with some words begun, such
// as "Q12 ". The words are our own: letters, digits and spaces.
func OwnChatWith(begun string) string {
	return OwnChat + "?text=" + strings.ReplaceAll(begun, " ", "%20")
}
