package phones_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/web/phones"
)

func TestFormsBecomeDeeds(t *testing.T) {
	long := strings.Repeat("ñ", 4096)
	for _, test := range []struct {
		label, deed string
		form        url.Values
		want        *phones.Act // nil: refused
		status      int
		words       string
	}{
		{"say", "say", url.Values{"text": {" Friji\r\niko sawa "}}, &phones.Act{Deed: phones.Say, Text: "Friji\niko sawa"}, 303, ""},
		{"reply", "say", url.Values{"text": {"Ndiyo"}, "message": {"M1"}}, &phones.Act{Deed: phones.Say, Target: "M1", Text: "Ndiyo"}, 303, ""},
		{"as long as can be", "say", url.Values{"text": {long}}, &phones.Act{Deed: phones.Say, Text: long}, 303, ""},
		{"longer", "say", url.Values{"text": {long + "x"}}, nil, 400, "at most 4096"},
		{"nothing", "say", url.Values{"text": {" \n "}}, nil, 400, "nothing to send"},
		{"edit", "edit", url.Values{"text": {"Sawa"}, "message": {"M2"}}, &phones.Act{Deed: phones.Edit, Target: "M2", Text: "Sawa"}, 303, ""},
		{"delete", "delete", url.Values{"message": {"M2"}}, &phones.Act{Deed: phones.Delete, Target: "M2"}, 303, ""},
		{"react", "react", url.Values{"message": {"M2"}, "emoji": {"❤️"}}, &phones.Act{Deed: phones.React, Target: "M2", Emoji: "❤️"}, 303, ""},
		{"react with a letter", "react", url.Values{"message": {"M2"}, "emoji": {"not an emoji"}}, nil, 400, "one emoji"},
		{"vote", "vote", url.Values{"message": {"M2"}, "option": {"A", "B"}}, &phones.Act{Deed: phones.Vote, Target: "M2", Options: []string{"A", "B"}}, 303, ""},
		{"poll", "poll", url.Values{"text": {"Lini?"}, "options": {"Leo\n\n Kesho \n"}, "one": {"yes"}}, &phones.Act{Deed: phones.AskPoll, Text: "Lini?", Options: []string{"Leo", "Kesho"}, Limit: 1}, 303, ""},
		{"poll of one answer", "poll", url.Values{"text": {"Lini?"}, "options": {"Leo"}}, nil, 400, "2 to 12 answers"},
		{"poll of thirteen", "poll", url.Values{"text": {"Lini?"}, "options": {strings.Repeat("x\n", 13)}}, nil, 400, "2 to 12 answers"},
		{"a picture that the phone draws", "picture", url.Values{"text": {"Friji"}}, &phones.Act{Deed: phones.Picture, Text: "Friji"}, 303, ""},
		{"no such deed", "shout", url.Values{"text": {"x"}}, nil, 404, "no such"},
	} {
		t.Run(test.label, func(t *testing.T) {
			h := newHouse(t)
			h.wants(h.asks(http.MethodPost, mama+"/"+test.deed, test.form), test.status, test.words)
			if test.want == nil && len(h.done) > 0 || test.want != nil && (len(h.done) != 1 || !reflect.DeepEqual(h.done[0], *test.want)) {
				t.Errorf("done: %+v, want %+v", h.done, test.want)
			}
		})
	}
	h := newHouse(t)
	h.wants(h.asks(http.MethodPost, say, url.Values{"text": {"hi"}}, func(r *http.Request) { r.Header.Set("X-Phones", "1") }), http.StatusNoContent)
	for refusal, status := range map[error]int{
		chat.ErrNotFound: 404, chat.ErrForbidden: 403, fmt.Errorf("the words: Wanjiku"): 500,
	} {
		h.refusal = refusal
		w := h.asks(http.MethodPost, say, url.Values{"text": {"Wanjiku"}})
		h.wants(w, status)
		if strings.Contains(w.Body.String(), "Wanjiku") {
			t.Errorf("the answer repeats what was written: %s", w.Body)
		}
	}
}

// send posts a picture as a browser does.
func (h *house) send(content []byte) int {
	h.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("picture", "friji.png")
	if err == nil {
		_, err = file.Write(content)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		h.Fatal(err)
	}
	w := h.asks(http.MethodPost, mama+"/picture", nil, func(r *http.Request) {
		r.Header.Set("Content-Type", form.FormDataContentType())
		r.Body, r.ContentLength = io.NopCloser(&body), int64(body.Len())
	})
	return w.Code
}

func TestAChosenPictureIsMadeSmall(t *testing.T) {
	drawn := func(wide, high int) []byte {
		var out bytes.Buffer
		if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, wide, high))); err != nil {
			t.Fatal(err)
		}
		return append(out.Bytes(), "GPS -1.2921, 36.8219"...)
	}
	for _, test := range []struct {
		content                  []byte
		status, wide, high, done int
	}{
		{drawn(1200, 600), 303, 480, 240, 1},
		{drawn(60, 20), 303, 60, 20, 1},
		{drawn(3000, 1), 303, 480, 1, 1},
		{[]byte("no picture"), 400, 0, 0, 0},
		{drawn(40, 40)[:60], 400, 0, 0, 0},
		{drawn(4900, 4900), 400, 0, 0, 0},
		{bytes.Repeat([]byte("x"), 9<<20), 400, 0, 0, 0},
	} {
		h := newHouse(t)
		if status := h.send(test.content); status != test.status || len(h.done) != test.done {
			t.Errorf("%d bytes: the answer is %d and %d things were done, want %d and %d", len(test.content), status, len(h.done), test.status, test.done)
			continue
		}
		if test.done == 0 {
			continue
		}
		shape, err := jpeg.DecodeConfig(bytes.NewReader(h.done[0].JPEG))
		if err != nil || shape.Width != test.wide || shape.Height != test.high {
			t.Errorf("it became %dx%d (%v), want %dx%d", shape.Width, shape.Height, err, test.wide, test.high)
		}
		if bytes.Contains(h.done[0].JPEG, []byte("GPS")) {
			t.Error("what stood beside the picture was sent with it")
		}
	}
	h := newHouse(t)
	h.picture = []byte{0xff, 0xd8}
	if w := h.asks(http.MethodGet, mama+"/picture/M1", nil); w.Code != 200 || w.Header().Get("Content-Type") != "image/jpeg" {
		t.Errorf("the picture comes as %d, %s", w.Code, w.Header())
	}
}
