package whatsapp

import (
	"reflect"
	"sync"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/mshauri/mshauri/chat"
)

// How deep a message may lie in wrappers, and how much of one is looked at. No
// phone comes near either.
const (
	maxDepth    = 8
	maxMentions = 256
	maxOptions  = 32
)

// index is the list of families with the place of each field in it, made once:
// making it is a good part of reading a message.
type index struct {
	once  sync.Once
	list  []family
	place map[protoreflect.Name]int
}

var familyIndex index

func (x *index) ready() *index {
	x.once.Do(func() {
		x.list = families()
		x.place = make(map[protoreflect.Name]int, len(x.list))
		for i, f := range x.list {
			x.place[protoreflect.Name(f.field)] = i
		}
	})
	return x
}

// read takes from a message what we take from messages. It is the only reader:
// what reaches the engine and what lies on disk are both made of its answer.
func read(m *waE2E.Message) content { return readAt(m, 0) }

func readAt(m *waE2E.Message, depth int) content {
	if m == nil || depth > maxDepth || isTwin(m) {
		return content{}
	}
	best, known := -1, familyIndex.ready()
	fields := m.ProtoReflect()
	fields.Range(func(field protoreflect.FieldDescriptor, _ protoreflect.Value) bool {
		if i, ok := known.place[field.Name()]; ok && (best < 0 || i < best) {
			best = i
		}
		return true
	})
	if best < 0 {
		if len(fields.GetUnknown()) > 0 {
			return content{sort: unreadable} // a kind of message that is newer than the library
		}
		return content{}
	}
	c := known.list[best].read(m, depth)
	if c.sort == posting && c.kind == chat.KindText && c.text == "" {
		switch known.list[best].field {
		case "conversation", "extendedTextMessage":
			return content{} // whatsmeow's first half of a group message, or a draft that was sent empty
		}
		c.kind = chat.KindOther
	}
	return c
}

// isTwin reports the second copy of a picture or a film that was sent in two
// qualities.
func isTwin(m *waE2E.Message) bool {
	switch m.GetMessageContextInfo().GetMessageAssociation().GetAssociationType() {
	case waE2E.MessageAssociation_HD_IMAGE_DUAL_UPLOAD, waE2E.MessageAssociation_HD_VIDEO_DUAL_UPLOAD,
		waE2E.MessageAssociation_HEVC_VIDEO_DUAL_UPLOAD, waE2E.MessageAssociation_MOTION_PHOTO:
		return true
	default:
		return false
	}
}

// replier is a part of a message that can answer another.
type replier interface{ GetContextInfo() *waE2E.ContextInfo }

// replying takes the reply and the mentions from a part of a message.
func (c *content) replying(from replier, depth int) {
	if from == nil || reflect.ValueOf(from).IsNil() {
		return
	}
	info := from.GetContextInfo()
	if id := safeID(info.GetStanzaID()); id != "" {
		c.reply = &quoted{id: id, author: safeJID(info.GetParticipant())}
		if q := readAt(info.GetQuotedMessage(), depth+1); q.sort == posting {
			c.reply.text = q.text
		}
	}
	for i, mentioned := range info.GetMentionedJID() {
		if i == maxMentions {
			break
		}
		if jid := safeJID(mentioned); !jid.IsEmpty() {
			c.mentions = append(c.mentions, jid)
		}
	}
}

func readVideo(video *waE2E.VideoMessage, depth int) content {
	c := content{sort: posting, kind: chat.KindVideo, text: video.GetCaption(), seconds: int(video.GetSeconds())}
	c.replying(video, depth)
	return c
}

func readAudio(m *waE2E.Message, depth int) content {
	audio := m.GetAudioMessage()
	c := content{sort: posting, kind: chat.KindAudio, seconds: int(audio.GetSeconds())}
	if audio.GetPTT() {
		c.kind = chat.KindVoice
	}
	c.replying(audio, depth)
	return c
}

func readPoll(poll *waE2E.PollCreationMessage, depth int) content {
	c := content{sort: posting, kind: chat.KindPoll, text: poll.GetName()}
	for i, option := range poll.GetOptions() {
		if i == maxOptions {
			break
		}
		c.options = append(c.options, option.GetOptionName())
	}
	c.replying(poll, depth)
	return c
}

// readComment reads the answer to an announcement in a community.
func readComment(m *waE2E.Message, depth int) content {
	c := readAt(m.GetCommentMessage().GetMessage(), depth+1)
	if to := targetOf(m.GetCommentMessage().GetTargetMessageKey()); c.sort == posting && c.reply == nil && to.id != "" {
		c.reply = &quoted{id: to.id, author: to.author}
	}
	return c
}

func interactiveText(m *waE2E.InteractiveMessage) string {
	return lines(m.GetHeader().GetTitle(), m.GetHeader().GetSubtitle(), m.GetBody().GetText(), m.GetFooter().GetText())
}

func templateText(m *waE2E.TemplateMessage) string {
	hydrated := m.GetHydratedTemplate()
	if hydrated == nil {
		hydrated = m.GetHydratedFourRowTemplate()
	}
	return lines(hydrated.GetHydratedTitleText(), hydrated.GetHydratedContentText(), hydrated.GetHydratedFooterText(),
		interactiveText(m.GetInteractiveMessageTemplate()))
}
