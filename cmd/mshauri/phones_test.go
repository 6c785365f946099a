package main

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/web/phones"
)

// shows waits until a phone shows a message as wanted, and returns it.
func shows(t *testing.T, d *desk, person, where, what string, wanted func(phones.Message) bool) phones.Message {
	t.Helper()
	for over := time.Now().Add(20 * time.Second); time.Now().Before(over); time.Sleep(20 * time.Millisecond) {
		messages, err := d.Messages(person, where)
		must(t, err)
		for _, m := range messages {
			if wanted(m) {
				return m
			}
		}
	}
	t.Fatalf("the phone of %s never showed %s", person, what)
	return phones.Message{}
}

// settles waits until a message is settled, and returns what is kept of it.
func settles(t *testing.T, d *desk, person, where string, id chat.MessageID) *chat.Posting {
	t.Helper()
	for over := time.Now().Add(20 * time.Second); time.Now().Before(over); time.Sleep(20 * time.Millisecond) {
		kept, err := d.Kept(t.Context(), person, where)
		must(t, err)
		if k, settled := kept[id]; settled {
			return k.Posting
		}
	}
	t.Fatal("the message is never settled")
	return nil
}

// What people may do on their phones, and what they may not.
func TestThePhonesKeepToTheirOwners(t *testing.T) {
	s, _ := rehearsal(t)
	d, ctx := newDesk(s), t.Context()
	const group = "group-1"
	said := func(person, text string) phones.Message {
		t.Helper()
		must(t, d.Do(ctx, person, group, phones.Act{Deed: phones.Say, Text: text}))
		return shows(t, d, "mentee-3", group, text, func(m phones.Message) bool { return m.Text == text })
	}

	words := said("mentee-2", "Friji iko sawa leo")
	for _, test := range []struct {
		label, person, chat string
		act                 phones.Act
		want                error
	}{
		{"edit another's", "mentee-3", group, phones.Act{Deed: phones.Edit, Target: words.ID, Text: "x"}, chat.ErrForbidden},
		{"delete another's", "mentee-3", group, phones.Act{Deed: phones.Delete, Target: words.ID}, chat.ErrForbidden},
		{"vote in words", "mentee-3", group, phones.Act{Deed: phones.Vote, Target: words.ID}, chat.ErrNotFound},
		{"react to nothing", "mentee-3", group, phones.Act{Deed: phones.React, Emoji: "👍"}, chat.ErrNotFound},
		{"react to what is not there", "mentee-3", group, phones.Act{Deed: phones.React, Target: "NONE", Emoji: "👍"}, chat.ErrNotFound},
		{"reply in another chat", "mentee-3", privateChat, phones.Act{Deed: phones.Say, Target: words.ID, Text: "x"}, chat.ErrNotFound},
		{"another's group", "mentor-1", "group-2", phones.Act{Deed: phones.Say, Text: "x"}, chat.ErrNotFound},
		{"staff in a group", "staff-1", group, phones.Act{Deed: phones.Say, Text: "x"}, chat.ErrNotFound},
		{"nobody", "mentee-9", group, phones.Act{Deed: phones.Say, Text: "x"}, chat.ErrNotFound},
	} {
		if err := d.Do(ctx, test.person, test.chat, test.act); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.label, err, test.want)
		}
	}
	if posting := settles(t, d, "mentee-2", group, words.ID); posting == nil || posting.Text.String() != "Friji iko sawa leo" {
		t.Errorf("of it is kept: %v", posting)
	}

	// The group's administrator may delete another's words, and they go everywhere.
	shows(t, d, "mentee-1", group, "the words", func(m phones.Message) bool { return m.ID == words.ID })
	must(t, d.Do(ctx, "mentee-1", group, phones.Act{Deed: phones.Delete, Target: words.ID}))
	for _, person := range []string{"mentee-1", "mentee-2", "mentee-3"} {
		shows(t, d, person, group, "the deletion", func(m phones.Message) bool { return m.ID == words.ID && m.Deleted && m.Text == "" })
	}

	// A reaction is taken back, and a chosen picture arrives whole.
	thanks := said("mentee-1", "Asante")
	for _, emoji := range []string{"🙏", ""} {
		must(t, d.Do(ctx, "mentee-3", group, phones.Act{Deed: phones.React, Target: thanks.ID, Emoji: emoji}))
		shows(t, d, "mentee-1", group, "the reaction "+emoji, func(m phones.Message) bool {
			return m.ID == thanks.ID && (emoji == "" && len(m.Reactions) == 0 || len(m.Reactions) == 1 && m.Reactions[0].Emoji == emoji)
		})
	}
	var drawn bytes.Buffer
	must(t, jpeg.Encode(&drawn, image.NewGray(image.Rect(0, 0, 33, 22)), nil))
	must(t, d.Do(ctx, "mentee-1", group, phones.Act{Deed: phones.Picture, Text: "Friji", JPEG: drawn.Bytes()}))
	picture := shows(t, d, "mentee-3", group, "the picture", func(m phones.Message) bool { return m.Kind == chat.KindPicture })
	content, err := d.Picture(ctx, "mentee-3", group, string(picture.ID))
	must(t, err)
	if !bytes.Equal(content, drawn.Bytes()) {
		t.Error("the picture changed on its way")
	}
	if _, err := d.Picture(ctx, "mentee-3", group, string(thanks.ID)); !errors.Is(err, chat.ErrNotFound) {
		t.Errorf("words as a picture: %v", err)
	}

	// Who has refused is counted, and the panel says so.
	must(t, d.Do(ctx, "mentee-3", privateChat, phones.Act{Deed: phones.Say, Text: "/consent no"}))
	shows(t, d, "mentee-3", privateChat, "the bot's answer", func(m phones.Message) bool { return m.Bot })
	refused := said("mentee-3", "Hii isiwekwe")
	if posting := settles(t, d, "mentee-1", group, refused.ID); posting != nil {
		t.Errorf("of somebody who refused is kept: %v", posting)
	}
	if chats, err := d.Chats("mentee-3"); err != nil || len(chats) != 2 || chats[1].Came != 1 || !chats[1].Private {
		t.Errorf("the chats are %+v, %v", chats, err)
	}
}
