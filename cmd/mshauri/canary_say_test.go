//go:build !race

package main

import (
	"time"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waCommon"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/lab"
)

// everything lets somebody say one of each kind of message in a place, with
// something planted wherever a message has room for it.
func (c *canary) everything(in party) {
	c.t.Helper()
	c.texts(in)
	c.pictures(in)
	c.cards(in)
	c.polls(in)
	c.choices(in)
	c.changes(in)
	c.resent(in)
}

// say lets the speaker send a message of any kind, of which the text is kept.
func (c *canary) say(in party, label string, message *waE2E.Message, text string, options ...lab.Option) {
	c.t.Helper()
	id := sent(c.t)(in.speaker.Send(c.ctx, in.jid, message, options...))
	c.expect(in.keeps, id, c.label+": "+label, text)
}

// thumbnail is a picture with something planted in its bytes.
func (c *canary) thumbnail(label string) []byte {
	return append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), c.mark("the thumbnail of "+label)...)
}

func (c *canary) texts(in party) {
	c.t.Helper()
	p := in.speaker
	text := c.words("a text")
	id := sent(c.t)(p.Say(c.ctx, in.jid, text))
	c.expect(in.keeps, id, c.label+": a text", text)

	text = c.words("a reply")
	id = sent(c.t)(p.Say(c.ctx, in.jid, text, lab.InReplyTo(id, p.LID, c.words("a quoted text"))))
	c.expect(in.keeps, id, c.label+": a reply", text)

	text = "@" + p.LID.User + " na @" + p.PN.User + ", " + c.words("a text that mentions somebody")
	id = sent(c.t)(p.Say(c.ctx, in.jid, text, lab.Mentioning(p.LID, p.PN)))
	c.expect(in.keeps, id, c.label+": a mention", text)

	text = "/status " + c.words("what follows a command") // the answer quotes it
	id = sent(c.t)(p.Say(c.ctx, in.jid, text))
	c.expect(in.keeps, id, c.label+": a command", text)

	text = c.words("a text with a link") + " https://example.org/chanjo"
	c.say(in, "a link", &waE2E.Message{ExtendedTextMessage: &waE2E.ExtendedTextMessage{
		Text: &text, MatchedText: proto.String("https://example.org/" + c.mark("the link of a preview")),
		Title: proto.String(c.mark("the title of a preview")), Description: proto.String(c.mark("the description of a preview")),
		JPEGThumbnail: c.thumbnail("a preview"),
		ContextInfo: &waE2E.ContextInfo{
			StanzaID: proto.String("3EB000112233445566"), Participant: proto.String(p.LID.String()),
			QuotedMessage: &waE2E.Message{ImageMessage: &waE2E.ImageMessage{
				Caption: proto.String(c.words("a quoted caption")), JPEGThumbnail: c.thumbnail("a quoted picture"),
			}},
			ExternalAdReply: &waE2E.ContextInfo_ExternalAdReplyInfo{Title: proto.String(c.mark("an advertisement"))},
		},
	}}, text)
}

func (c *canary) pictures(in party) {
	c.t.Helper()
	caption := c.words("a picture's caption")
	picture := &waE2E.ImageMessage{
		Caption: &caption, JPEGThumbnail: c.thumbnail("a picture"), Mimetype: proto.String("image/jpeg"),
		URL: proto.String("https://mmg.whatsapp.net/" + c.mark("a picture's address")), MediaKey: []byte(c.mark("a picture's key")),
	}
	c.say(in, "a picture", &waE2E.Message{ImageMessage: picture}, caption)
	once := proto.Clone(picture).(*waE2E.ImageMessage)
	second := c.words("the caption of a picture to be seen once")
	once.Caption, once.JPEGThumbnail = &second, c.thumbnail("a picture to be seen once")
	c.say(in, "a picture to be seen once", &waE2E.Message{ViewOnceMessageV2: &waE2E.FutureProofMessage{
		Message: &waE2E.Message{ImageMessage: once},
	}}, second)

	film := c.words("a video's caption")
	c.say(in, "a video", &waE2E.Message{VideoMessage: &waE2E.VideoMessage{
		Caption: &film, JPEGThumbnail: c.thumbnail("a video"), Seconds: proto.Uint32(7), Mimetype: proto.String("video/mp4"),
	}}, film)

	paper := c.words("a document's caption")
	id := sent(c.t)(in.speaker.Document(c.ctx, in.jid, lab.File{
		Title: c.mark("a document's title"), Name: c.mark("a document's file") + ".pdf", Caption: paper, Content: []byte(c.mark("a document")),
	}))
	c.expect(in.keeps, id, c.label+": a document", paper)
	c.say(in, "a document without a caption", &waE2E.Message{DocumentMessage: &waE2E.DocumentMessage{
		Title: proto.String(c.mark("a document's title")), FileName: proto.String(c.mark("a document's file")), JPEGThumbnail: c.thumbnail("a document"),
	}}, "")
}

func (c *canary) cards(in party) {
	c.t.Helper()
	p := in.speaker
	id := sent(c.t)(p.ContactCard(c.ctx, in.jid, c.mark("a contact's name"), c.mark("a contact's number")))
	c.expect(in.keeps, id, c.label+": a contact", "")
	c.say(in, "contacts", &waE2E.Message{ContactsArrayMessage: &waE2E.ContactsArrayMessage{
		DisplayName: proto.String(c.mark("the name of contacts")),
		Contacts:    []*waE2E.ContactMessage{{DisplayName: proto.String(c.mark("a contact")), Vcard: proto.String(c.mark("a card"))}},
	}}, "")
	id = sent(c.t)(p.Location(c.ctx, in.jid, lab.Place{
		Name: c.mark("a place's name"), Address: c.mark("a place's address"),
		Latitude: c.coordinate("a latitude", -0.41), Longitude: c.coordinate("a longitude", 36.95),
	}))
	c.expect(in.keeps, id, c.label+": a place", "")
	c.say(in, "a place that moves", &waE2E.Message{LiveLocationMessage: &waE2E.LiveLocationMessage{
		DegreesLatitude: proto.Float64(c.coordinate("a moving latitude", -1.27)), DegreesLongitude: proto.Float64(c.coordinate("a moving longitude", 37.06)),
		Caption: proto.String(c.mark("a moving place's caption")), JPEGThumbnail: c.thumbnail("a map"),
	}}, "")
	c.say(in, "an invitation", &waE2E.Message{GroupInviteMessage: &waE2E.GroupInviteMessage{
		GroupName: proto.String(c.mark("an invitation's group")), Caption: proto.String(c.mark("an invitation's caption")),
		InviteCode: proto.String(c.mark("an invitation's code")), JPEGThumbnail: c.thumbnail("an invitation"),
	}}, "")
	name, description := c.words("an event's name"), c.words("an event's description")
	c.say(in, "an event", &waE2E.Message{EventMessage: &waE2E.EventMessage{
		Name: &name, Description: &description, JoinLink: proto.String(c.mark("an event's link")),
		Location: &waE2E.LocationMessage{Name: proto.String(c.mark("an event's place")), DegreesLatitude: proto.Float64(c.coordinate("an event's latitude", -0.77))},
	}}, name+"\n"+description)
}

func (c *canary) polls(in party) {
	c.t.Helper()
	for label, ask := range map[string]func(lab.Address, string, []string) (string, error){
		"a poll": func(to lab.Address, question string, options []string) (string, error) {
			return in.speaker.Poll(c.ctx, to, question, options, 1)
		},
		"a poll of the third shape": func(to lab.Address, question string, options []string) (string, error) {
			return in.speaker.PollV3(c.ctx, to, question, options, 1)
		},
	} {
		question, options := c.words("the question of "+label), []string{c.words("an option of " + label), c.words("another option of " + label)}
		id := sent(c.t)(ask(in.jid, question, options))
		c.expect(in.keeps, id, c.label+": "+label, question, options...)
		sent(c.t)(in.speaker.VoteInOwn(c.ctx, in.jid, id, options[:1]))
	}
}

func (c *canary) choices(in party) {
	c.t.Helper()
	row := c.words("a row that was chosen")
	id := sent(c.t)(in.speaker.ListReply(c.ctx, in.jid, row, c.mark("the id of a row")))
	c.expect(in.keeps, id, c.label+": a row", row)
	button := c.words("a button that was pressed")
	id = sent(c.t)(in.speaker.ButtonReply(c.ctx, in.jid, button, c.mark("the id of a button")))
	c.expect(in.keeps, id, c.label+": a button", button)
	body := c.words("the body of a form")
	c.say(in, "a form", &waE2E.Message{InteractiveResponseMessage: &waE2E.InteractiveResponseMessage{
		Body: &waE2E.InteractiveResponseMessage_Body{Text: &body},
		InteractiveResponseMessage: &waE2E.InteractiveResponseMessage_NativeFlowResponseMessage_{
			NativeFlowResponseMessage: &waE2E.InteractiveResponseMessage_NativeFlowResponseMessage{
				Name: proto.String(c.mark("the name of a form")), ParamsJSON: proto.String(`{"name":"` + c.mark("the fields of a form") + `"}`),
			},
		},
	}}, body)
}

// changes edits a text in both shapes, reacts, and deletes.
func (c *canary) changes(in party) {
	c.t.Helper()
	p := in.speaker
	for label, edit := range map[string]func(id, text string) (string, error){
		"an edit":     func(id, text string) (string, error) { return p.Edit(c.ctx, in.jid, id, text) },
		"a bare edit": func(id, text string) (string, error) { return p.EditBare(c.ctx, in.jid, id, text) },
	} {
		id := sent(c.t)(p.Say(c.ctx, in.jid, c.words("a text before "+label)))
		after := c.words(label)
		change := sent(c.t)(edit(id, after))
		c.expect(in.keeps, id, c.label+": "+label, after)
		c.never[change] = c.label + ": the change itself"
	}
	id := sent(c.t)(p.Say(c.ctx, in.jid, c.words("a text that is deleted")))
	sent(c.t)(p.DeleteForEveryone(c.ctx, in.jid, id))
	c.expect(in.keeps, id, c.label+": a deleted text", "")
	sent(c.t)(p.Send(c.ctx, in.jid, &waE2E.Message{ReactionMessage: &waE2E.ReactionMessage{
		Key:  &waCommon.MessageKey{ID: proto.String(c.mark("the target of a reaction")), RemoteJID: proto.String(c.mark("the chat of a reaction"))},
		Text: proto.String(c.mark("a reaction that is no emoji")), GroupingKey: proto.String(c.mark("a reaction's group")),
	}}))
}

// resent garbles messages on the wire, so that the phone has to send them
// again, encrypted for the bot alone.
func (c *canary) resent(in party) {
	c.t.Helper()
	text, caption := c.words("a text sent again"), c.words("a caption sent again")
	for label, say := range map[string]struct {
		message *waE2E.Message
		text    string
	}{
		"a text sent again": {&waE2E.Message{Conversation: &text}, text},
		"a picture sent again": {&waE2E.Message{ImageMessage: &waE2E.ImageMessage{
			Caption: &caption, JPEGThumbnail: c.thumbnail("a picture sent again"),
		}}, caption},
	} {
		since, id := len(c.server.Log()), in.speaker.Client().GenerateMessageID()
		_, err := c.server.Inject(lab.Fault{
			Name: "garbled", Device: &c.device, Direction: lab.Out, Tag: "message", ID: id, Action: lab.Mangle, Change: garbleFirst,
		})
		must(c.t, err)
		c.say(in, label, say.message, say.text, lab.WithID(id))
		// The answer is waited for: whatsmeow gives what it encrypts at the same
		// moment the same number, and the bot would not read the second.
		queued := 0
		_, err = c.server.WaitLogSince(within(c.t, 20*time.Second), since, func(e lab.Entry) bool {
			if e.Event == lab.Queued && e.Device == c.device && e.Tag == "message" && e.ID == id {
				queued++
			}
			return queued == 2
		})
		if err != nil {
			c.t.Fatalf("%s, %s: it was not sent again: %v", c.label, label, err)
		}
	}
}

// garbleFirst garbles a message, however often it comes, but not the answer to
// the bot's asking for it again, which says the how-manyeth answer it is.
func garbleFirst(node *waBinary.Node) {
	for _, child := range node.GetChildren() {
		if _, answer := child.Attrs["count"]; answer {
			return
		}
	}
	lab.Garble(node)
}
