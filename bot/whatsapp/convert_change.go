package whatsapp

import (
	"go.mau.fi/whatsmeow/proto/waE2E"
)

// readProtocol reads an edit or a deletion. Both come in two shapes, inside an
// EditedMessage and bare: the type decides, not the wrapper.
func readProtocol(m *waE2E.Message, depth int) content {
	change := m.GetProtocolMessage()
	to := targetOf(change.GetKey())
	if change.Type == nil || to.id == "" {
		return content{}
	}
	switch change.GetType() {
	case waE2E.ProtocolMessage_REVOKE:
		return content{sort: revoke, target: to}
	case waE2E.ProtocolMessage_MESSAGE_EDIT:
		after := readAt(change.GetEditedMessage(), depth+1)
		if after.sort != posting {
			return content{}
		}
		return content{sort: edit, kind: after.kind, target: to, text: after.text}
	default:
		return content{}
	}
}

// readReaction reads an emoji, or that one was taken back. A reaction that
// holds anything but emoji is nothing.
func readReaction(m *waE2E.Message, _ int) content {
	to := targetOf(m.GetReactionMessage().GetKey())
	emoji := m.GetReactionMessage().GetText()
	if to.id == "" || emoji != "" && !isEmoji(emoji) {
		return content{}
	}
	return content{sort: reaction, target: to, emoji: emoji}
}

// readSecretEdit notices an edit that is encrypted with the secret of the
// message that it changes. We keep no member's secrets, so it cannot be read.
func readSecretEdit(m *waE2E.Message, _ int) content {
	if m.GetSecretEncryptedMessage().GetSecretEncType() == waE2E.SecretEncryptedMessage_MESSAGE_EDIT {
		return content{sort: unreadable}
	}
	return content{}
}
