package whatsapp

import (
	"go.mau.fi/whatsmeow/proto/waE2E"

	"github.com/mshauri/mshauri/chat"
)

// family says what is read from one field of a message.
type family struct {
	field string
	read  func(m *waE2E.Message, depth int) content
}

// families lists every field of waE2E.Message, the first that is set being the
// one that is read. A test walks the registry and fails for a field that a new
// version of the library has and this list has not.
func families() []family {
	return []family{
		// Wrappers come first: what is inside is the message.
		wrapper("deviceSentMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetDeviceSentMessage().GetMessage() }),
		wrapper("botInvokeMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetBotInvokeMessage().GetMessage() }),
		wrapper("ephemeralMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetEphemeralMessage().GetMessage() }),
		wrapper("viewOnceMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetViewOnceMessage().GetMessage() }),
		wrapper("viewOnceMessageV2", func(m *waE2E.Message) *waE2E.Message { return m.GetViewOnceMessageV2().GetMessage() }),
		wrapper("viewOnceMessageV2Extension", func(m *waE2E.Message) *waE2E.Message { return m.GetViewOnceMessageV2Extension().GetMessage() }),
		wrapper("lottieStickerMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetLottieStickerMessage().GetMessage() }),
		wrapper("documentWithCaptionMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetDocumentWithCaptionMessage().GetMessage() }),
		wrapper("editedMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetEditedMessage().GetMessage() }),
		wrapper("groupMentionedMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetGroupMentionedMessage().GetMessage() }),
		wrapper("associatedChildMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetAssociatedChildMessage().GetMessage() }),
		wrapper("pollCreationMessageV4", func(m *waE2E.Message) *waE2E.Message { return m.GetPollCreationMessageV4().GetMessage() }),
		wrapper("pollCreationOptionImageMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetPollCreationOptionImageMessage().GetMessage() }),
		wrapper("eventCoverImage", func(m *waE2E.Message) *waE2E.Message { return m.GetEventCoverImage().GetMessage() }),
		wrapper("botTaskMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetBotTaskMessage().GetMessage() }),
		wrapper("botForwardedMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetBotForwardedMessage().GetMessage() }),
		wrapper("questionMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetQuestionMessage().GetMessage() }),
		wrapper("questionReplyMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetQuestionReplyMessage().GetMessage() }),
		wrapper("limitSharingMessage", func(m *waE2E.Message) *waE2E.Message { return m.GetLimitSharingMessage().GetMessage() }),

		// What changes an earlier message.
		{"protocolMessage", readProtocol},
		{"reactionMessage", readReaction},
		{"pollUpdateMessage", readVote},
		{"secretEncryptedMessage", readSecretEdit},
		{"placeholderMessage", func(*waE2E.Message, int) content { return content{sort: unreadable} }},

		// What somebody wrote.
		{"conversation", func(m *waE2E.Message, _ int) content {
			return content{sort: posting, kind: chat.KindText, text: m.GetConversation()}
		}},
		post("extendedTextMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return m.GetExtendedTextMessage().GetText(), m.GetExtendedTextMessage()
		}),
		post("imageMessage", chat.KindPicture, func(m *waE2E.Message) (string, replier) {
			return m.GetImageMessage().GetCaption(), m.GetImageMessage()
		}),
		{"videoMessage", func(m *waE2E.Message, depth int) content { return readVideo(m.GetVideoMessage(), depth) }},
		{"ptvMessage", func(m *waE2E.Message, depth int) content { return readVideo(m.GetPtvMessage(), depth) }},
		{"audioMessage", readAudio},
		post("documentMessage", chat.KindDocument, func(m *waE2E.Message) (string, replier) {
			return m.GetDocumentMessage().GetCaption(), m.GetDocumentMessage()
		}),
		post("stickerMessage", chat.KindSticker, func(m *waE2E.Message) (string, replier) { return "", m.GetStickerMessage() }),
		post("stickerPackMessage", chat.KindSticker, func(m *waE2E.Message) (string, replier) { return "", m.GetStickerPackMessage() }),
		post("contactMessage", chat.KindContact, func(m *waE2E.Message) (string, replier) { return "", m.GetContactMessage() }),
		post("contactsArrayMessage", chat.KindContact, func(m *waE2E.Message) (string, replier) { return "", m.GetContactsArrayMessage() }),
		post("locationMessage", chat.KindLocation, func(m *waE2E.Message) (string, replier) { return "", m.GetLocationMessage() }),
		post("liveLocationMessage", chat.KindLocation, func(m *waE2E.Message) (string, replier) { return "", m.GetLiveLocationMessage() }),
		{"pollCreationMessage", func(m *waE2E.Message, depth int) content { return readPoll(m.GetPollCreationMessage(), depth) }},
		{"pollCreationMessageV2", func(m *waE2E.Message, depth int) content { return readPoll(m.GetPollCreationMessageV2(), depth) }},
		{"pollCreationMessageV3", func(m *waE2E.Message, depth int) content { return readPoll(m.GetPollCreationMessageV3(), depth) }},
		{"pollCreationMessageV5", func(m *waE2E.Message, depth int) content { return readPoll(m.GetPollCreationMessageV5(), depth) }},
		{"commentMessage", readComment},

		// What somebody chose, and forms to choose from.
		post("buttonsResponseMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return m.GetButtonsResponseMessage().GetSelectedDisplayText(), m.GetButtonsResponseMessage()
		}),
		post("listResponseMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return m.GetListResponseMessage().GetTitle(), m.GetListResponseMessage()
		}),
		post("templateButtonReplyMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return m.GetTemplateButtonReplyMessage().GetSelectedDisplayText(), m.GetTemplateButtonReplyMessage()
		}),
		post("interactiveResponseMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return m.GetInteractiveResponseMessage().GetBody().GetText(), m.GetInteractiveResponseMessage()
		}),
		post("interactiveMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return interactiveText(m.GetInteractiveMessage()), m.GetInteractiveMessage()
		}),
		post("templateMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return templateText(m.GetTemplateMessage()), m.GetTemplateMessage()
		}),
		post("highlyStructuredMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return templateText(m.GetHighlyStructuredMessage().GetHydratedHsm()), m.GetHighlyStructuredMessage().GetHydratedHsm()
		}),
		post("buttonsMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			b := m.GetButtonsMessage()
			return lines(b.GetText(), b.GetContentText(), b.GetFooterText()), b
		}),
		post("listMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			l := m.GetListMessage()
			return lines(l.GetTitle(), l.GetDescription(), l.GetFooterText()), l
		}),
		post("questionResponseMessage", chat.KindText, func(m *waE2E.Message) (string, replier) {
			return m.GetQuestionResponseMessage().GetText(), nil
		}),

		// What somebody did in some other way: counted with its kind alone, an
		// event with the words that describe it.
		post("eventMessage", chat.KindOther, func(m *waE2E.Message) (string, replier) {
			return lines(m.GetEventMessage().GetName(), m.GetEventMessage().GetDescription()), m.GetEventMessage()
		}),
		other("groupInviteMessage"), other("productMessage"), other("orderMessage"), other("invoiceMessage"),
		other("sendPaymentMessage"), other("requestPaymentMessage"), other("paymentInviteMessage"),
		other("newsletterAdminInviteMessage"), other("newsletterFollowerInviteMessageV2"), other("richResponseMessage"),
		other("pollResultSnapshotMessage"), other("pollResultSnapshotMessageV3"), other("scheduledCallCreationMessage"),

		// What nobody wrote.
		silent("senderKeyDistributionMessage"), silent("fastRatchetKeySenderKeyDistributionMessage"), silent("messageContextInfo"),
		silent("call"), silent("chat"), silent("callLogMesssage"), silent("bcallMessage"), silent("scheduledCallEditMessage"),
		silent("declinePaymentRequestMessage"), silent("cancelPaymentRequestMessage"), silent("stickerSyncRmrMessage"),
		silent("keepInChatMessage"), silent("pinInChatMessage"), silent("requestPhoneNumberMessage"), silent("albumMessage"),
		silent("encReactionMessage"), silent("encCommentMessage"), silent("encEventResponseMessage"),
		silent("messageHistoryBundle"), silent("messageHistoryNotice"), silent("newsletterAdminProfileMessage"),
		silent("statusMentionMessage"), silent("groupStatusMentionMessage"), silent("statusAddYours"), silent("groupStatusMessage"),
		silent("groupStatusMessageV2"), silent("statusNotificationMessage"), silent("statusQuestionAnswerMessage"),
		silent("statusQuotedMessage"), silent("statusStickerInteractionMessage"),
	}
}

// wrapper is a field with a whole message in it.
func wrapper(field string, inner func(*waE2E.Message) *waE2E.Message) family {
	return family{field, func(m *waE2E.Message, depth int) content { return readAt(inner(m), depth+1) }}
}

// post is a posting of one kind with a text and perhaps a reply.
func post(field string, kind chat.Kind, read func(*waE2E.Message) (string, replier)) family {
	return family{field, func(m *waE2E.Message, depth int) content {
		text, from := read(m)
		c := content{sort: posting, kind: kind, text: text}
		c.replying(from, depth)
		return c
	}}
}

// other is a posting of which nothing is read.
func other(field string) family {
	return family{field, func(*waE2E.Message, int) content { return content{sort: posting, kind: chat.KindOther} }}
}

// silent is not a posting at all.
func silent(field string) family {
	return family{field, func(*waE2E.Message, int) content { return content{} }}
}
