package lab_test

import (
	"bytes"
	"image/jpeg"
	"net/http"
	"strings"
	"testing"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/lab"
)

func TestEveryKindOfMessageArrives(t *testing.T) {
	s := start(t, lab.Options{PhonesInMemory: true})
	two := phones(t, s, "Amina", "Baraka")
	amina, baraka := two[0], two[1]
	room := group(t, s, lab.LIDMode, amina, baraka.PN)
	ctx := within(t)
	for _, test := range []struct {
		kind lab.Kind
		text string
		send func() (string, error)
		look func(*testing.T, *waE2E.Message)
	}{
		{lab.Text, "tazama https://example.org/kepi", func() (string, error) {
			return amina.Say(ctx, room, "tazama https://example.org/kepi", lab.WithPreview("https://example.org/kepi", "KEPI", "Ratiba"))
		}, func(t *testing.T, m *waE2E.Message) {
			if got := m.GetExtendedTextMessage(); got.GetTitle() != "KEPI" || got.GetDescription() != "Ratiba" || got.GetMatchedText() == "" {
				t.Errorf("the preview is %v", got)
			}
		}},
		{lab.Picture, "friji la kliniki", func() (string, error) { return amina.Picture(ctx, room, "friji la kliniki") }, func(t *testing.T, m *waE2E.Message) {
			if _, err := jpeg.Decode(bytes.NewReader(m.GetImageMessage().GetJPEGThumbnail())); err != nil {
				t.Errorf("the thumbnail: %v", err)
			}
			if !strings.Contains(m.GetImageMessage().GetDirectPath(), "?") {
				t.Errorf("the direct path is %s", m.GetImageMessage().GetDirectPath())
			}
		}},
		{lab.Document, "Ratiba ya Mei", func() (string, error) {
			return amina.Document(ctx, room, lab.File{Title: "Ratiba", Name: "ratiba.pdf", Caption: "Ratiba ya Mei"})
		}, func(t *testing.T, m *waE2E.Message) {
			if got := m.GetDocumentMessage(); got.GetTitle() != "Ratiba" || got.GetFileName() != "ratiba.pdf" {
				t.Errorf("the document is %v", got)
			}
		}},
		{lab.Document, "Bila maelezo", func() (string, error) {
			return amina.Document(ctx, room, lab.File{Title: "Bila maelezo", Name: "b.pdf"})
		}, nil},
		{lab.Contact, "Dada Mfano", func() (string, error) { return amina.ContactCard(ctx, room, "Dada Mfano", "+254700199999") }, func(t *testing.T, m *waE2E.Message) {
			if !strings.Contains(m.GetContactMessage().GetVcard(), "+254700199999") {
				t.Error("the card lacks the number")
			}
		}},
		{lab.Location, "Zahanati ya Mfano", func() (string, error) {
			return amina.Location(ctx, room, lab.Place{Name: "Zahanati ya Mfano", Address: "Njia ya 1", Latitude: -1.25, Longitude: 36.75})
		}, func(t *testing.T, m *waE2E.Message) {
			if got := m.GetLocationMessage(); got.GetAddress() != "Njia ya 1" || got.GetDegreesLatitude() != -1.25 || got.GetDegreesLongitude() != 36.75 {
				t.Errorf("the place is %v", got)
			}
		}},
		{lab.Voice, "", func() (string, error) { return amina.VoiceNote(ctx, room, 17) }, func(t *testing.T, m *waE2E.Message) {
			if got := m.GetAudioMessage(); got.GetSeconds() != 17 || !got.GetPTT() {
				t.Errorf("the voice note is %v", got)
			}
		}},
		{lab.Sticker, "", func() (string, error) { return amina.Sticker(ctx, room) }, nil},
		{lab.ListReply, "Ndiyo", func() (string, error) { return amina.ListReply(ctx, room, "Ndiyo", "row-1") }, nil},
		{lab.ButtonReply, "Sawa", func() (string, error) { return amina.ButtonReply(ctx, room, "Sawa", "b1") }, nil},
		{lab.Unknown, "", func() (string, error) {
			return amina.Send(ctx, room, &waE2E.Message{GroupInviteMessage: &waE2E.GroupInviteMessage{Caption: proto.String("njoo")}})
		}, func(t *testing.T, m *waE2E.Message) {
			if m.GetGroupInviteMessage().GetCaption() != "njoo" {
				t.Errorf("the raw message is %v", m)
			}
		}},
	} {
		t.Run(string(test.kind), func(t *testing.T) {
			id := must(t)(test.send())
			got, err := baraka.Wait(within(t), byID(id))
			if err != nil {
				t.Fatal(err)
			}
			if got.Kind != test.kind || got.Text != test.text {
				t.Errorf("it came as %s %q, want %s %q", got.Kind, got.Text, test.kind, test.text)
			}
			if test.look != nil {
				test.look(t, got.Raw)
			}
		})
	}
}

func TestMediaGoUpAndDownUnchanged(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	amina, baraka := two[0], two[1]
	content := bytes.Repeat([]byte("chanjo "), 40_000)
	id := must(t)(amina.Document(within(t), baraka.PN, lab.File{Name: "kubwa.txt", Title: "kubwa", Content: content}))
	got, err := baraka.Wait(within(t), byID(id))
	if err != nil {
		t.Fatal(err)
	}
	byURL, err := baraka.Download(within(t), got)
	if err != nil || !bytes.Equal(byURL, content) {
		t.Errorf("by its URL: %d bytes, %v; want %d", len(byURL), err, len(content))
	}
	got.Raw.DocumentMessage.URL = nil
	byPath, err := baraka.Download(within(t), got)
	if err != nil || !bytes.Equal(byPath, content) {
		t.Errorf("by its path: %d bytes, %v; want %d", len(byPath), err, len(content))
	}
	s.FailMedia(http.StatusNotFound, 1)
	if _, err = baraka.Download(within(t), got); err == nil {
		t.Error("the media server's 404 did not matter")
	}
	if _, err = baraka.Download(within(t), got); err != nil {
		t.Errorf("after the 404: %v", err)
	}
	s.FailMedia(http.StatusInternalServerError, 1)
	if _, err = amina.Picture(within(t), baraka.PN, "haiendi"); err == nil {
		t.Error("the media server's 500 did not matter")
	}
}

func TestTheNewestVersionCanBeAsked(t *testing.T) {
	s := start(t, lab.Options{})
	s.RequireRevision(1031415926)
	version, err := whatsmeow.GetLatestVersion(within(t), lab.HTTPClient(s.Addr()))
	if err != nil || version[0] != 2 || version[1] != 3000 || version[2] != 1031415926 {
		t.Errorf("version %v, %v", version, err)
	}
}

func TestNothingButLoopbackIsReached(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:80", "localhost:0", "[::]:0", "example.org:443", ""} {
		if err := lab.CheckLoopback(address); err == nil {
			t.Errorf("%q passes for a loopback literal", address)
		}
		if _, err := lab.HTTPClient(address).Get("https://web.whatsapp.com/"); err == nil {
			t.Errorf("a client for %q reached something", address)
		}
		if address == "" {
			continue // the default
		}
		if s, err := lab.Start(t.Context(), lab.Options{Listen: address}); err == nil {
			t.Errorf("a lab listens on %q", address)
			_ = s.Close()
		}
	}
	for _, address := range []string{"127.0.0.1:0", "127.1.2.3:8080", "[::1]:0"} {
		if err := lab.CheckLoopback(address); err != nil {
			t.Error(err)
		}
	}
}
