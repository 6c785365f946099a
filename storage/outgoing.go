package storage

import (
	"encoding/json"
	"fmt"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// body is an Outgoing without its header, as it lies in the outbox.
type body struct {
	kind, json string
	author     chat.Party // whose message is quoted, reacted to or removed
	quoted     chat.MessageID
	quotedText string
}

// The kinds of Outgoing in the column kind. They are never renamed.
const (
	kindSay      = "say"
	kindReact    = "react"
	kindPoll     = "poll"
	kindPicture  = "picture"
	kindDocument = "document"
	kindRemove   = "remove"
)

type sayBody struct {
	Text     privacy.Authored `json:"text"`
	IsReply  bool             `json:"is_reply,omitempty"`
	Mentions []chat.MemberID  `json:"mentions,omitempty"`
}

type reactBody struct {
	Target chat.MessageID `json:"target"`
	Emoji  string         `json:"emoji"`
}

type pollBody struct {
	Question privacy.Authored   `json:"question"`
	Options  []privacy.Authored `json:"options,omitempty"`
	Choices  int                `json:"choices"`
}

type pictureBody struct {
	PNG     []byte           `json:"png,omitempty"`
	Caption privacy.Authored `json:"caption"`
}

type documentBody struct {
	Name    string           `json:"name"`
	MIME    string           `json:"mime"`
	Content []byte           `json:"content,omitempty"`
	Caption privacy.Authored `json:"caption"`
}

type removeBody struct {
	Target chat.MessageID `json:"target"`
}

func encode(out chat.Outgoing) (body, error) {
	switch o := out.(type) {
	case *chat.Say:
		content := sayBody{Text: o.Text, IsReply: o.Reply != nil}
		for _, mention := range o.Mentions {
			content.Mentions = append(content.Mentions, mention.Member)
		}
		b, err := seal(kindSay, content, chat.Party{})
		if o.Reply != nil {
			b.author, b.quoted = o.Reply.Author, chat.MessageID(plain(string(o.Reply.Message)))
			b.quotedText = plain(o.Reply.Text.String())
		}
		return b, err
	case *chat.React:
		return seal(kindReact, reactBody{Target: o.Target, Emoji: o.Emoji}, o.Author)
	case *chat.Poll:
		return seal(kindPoll, pollBody{Question: o.Question, Options: o.Options, Choices: o.Choices}, chat.Party{})
	case *chat.Picture:
		return seal(kindPicture, pictureBody{PNG: o.PNG, Caption: o.Caption}, chat.Party{})
	case *chat.Document:
		return seal(kindDocument, documentBody{Name: o.Name, MIME: o.MIME, Content: o.Content, Caption: o.Caption}, chat.Party{})
	case *chat.Remove:
		return seal(kindRemove, removeBody{Target: o.Target}, o.Author)
	default:
		return body{}, fmt.Errorf("the outbox does not know messages of type %T", out)
	}
}

func seal[T any](kind string, content T, author chat.Party) (body, error) {
	bytes, err := json.Marshal(content)
	return body{kind: kind, json: string(bytes), author: author}, err
}

func decode(h chat.Header, b body) (chat.Outgoing, error) {
	switch b.kind {
	case kindSay:
		content, err := unseal[sayBody](b)
		say := &chat.Say{Header: h, Text: content.Text}
		for _, id := range content.Mentions {
			say.Mentions = append(say.Mentions, chat.Party{Member: id})
		}
		if content.IsReply {
			say.Reply = &chat.Quoted{Message: b.quoted, Author: b.author, Text: privacy.Stored(b.quotedText)}
		}
		return say, err
	case kindReact:
		content, err := unseal[reactBody](b)
		return &chat.React{Header: h, Target: content.Target, Author: b.author, Emoji: content.Emoji}, err
	case kindPoll:
		content, err := unseal[pollBody](b)
		return &chat.Poll{Header: h, Question: content.Question, Options: content.Options, Choices: content.Choices}, err
	case kindPicture:
		content, err := unseal[pictureBody](b)
		return &chat.Picture{Header: h, PNG: content.PNG, Caption: content.Caption}, err
	case kindDocument:
		content, err := unseal[documentBody](b)
		return &chat.Document{Header: h, Name: content.Name, MIME: content.MIME, Content: content.Content, Caption: content.Caption}, err
	case kindRemove:
		content, err := unseal[removeBody](b)
		return &chat.Remove{Header: h, Target: content.Target, Author: b.author}, err
	default:
		return nil, fmt.Errorf("the outbox holds a message of the unknown kind %q", b.kind)
	}
}

func unseal[T any](b body) (content T, err error) {
	err = json.Unmarshal([]byte(b.json), &content)
	return content, err
}
