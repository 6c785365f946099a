package chat

// Kind is what sort of message somebody sent. Media itself is never downloaded.
type Kind string

// The kinds of message.
const (
	KindText     Kind = "text"
	KindPicture  Kind = "picture"
	KindVideo    Kind = "video"
	KindVoice    Kind = "voice"
	KindAudio    Kind = "audio"
	KindDocument Kind = "document"
	KindSticker  Kind = "sticker"
	KindContact  Kind = "contact"
	KindLocation Kind = "location"
	KindPoll     Kind = "poll"
	KindOther    Kind = "other"
)
