package openai_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/bot/assist/openai"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

// echo stands for what was asked, which no error may hold.
const echo = "penta ya echo-canary"

// Broken on purpose: without short the enormous answer was read whole; with
// CheckRedirect left out the redirect was followed; with go-openai's own error
// handed on, the echoes were in it; without the look at FinishReason the
// unfinished answer was taken.
func TestWhatAServerMayDo(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		t.Error("a redirect was followed")
		_, _ = io.WriteString(w, says(`{"area":"supply"}`))
	}))
	t.Cleanup(elsewhere.Close)
	released := make(chan struct{})
	status := func(code int, body string) func(http.ResponseWriter, *http.Request, asked) {
		return func(w http.ResponseWriter, _ *http.Request, _ asked) {
			w.WriteHeader(code)
			_, _ = io.WriteString(w, body)
		}
	}
	for _, test := range []struct {
		label  string
		answer func(http.ResponseWriter, *http.Request, asked)
		want   error
		said   string
	}{
		{"rightly", status(200, says(`{"area":"cold-chain"}`)), nil, ""},
		{"too slowly", func(_ http.ResponseWriter, r *http.Request, _ asked) {
			select {
			case <-r.Context().Done():
			case <-released:
			}
		}, assist.ErrBroken, "deadline"},
		{"one byte at a time", func(w http.ResponseWriter, r *http.Request, _ asked) {
			for r.Context().Err() == nil {
				_, _ = io.WriteString(w, " ")
				w.(http.Flusher).Flush()
				time.Sleep(5 * time.Millisecond)
			}
		}, assist.ErrBroken, "deadline"},
		{"429", status(429, `{"error":{"message":"slow down, you asked `+echo+`","type":"rate"}}`), assist.ErrBroken, "429"},
		{"500", status(500, echo), assist.ErrBroken, "500"},
		{"401", status(401, `{"error":{"message":"bad key invented-key"}}`), assist.ErrBroken, "401"},
		{"an error that is half a JSON", status(503, `{"error":{"message":"`+echo), assist.ErrBroken, "503"},
		{"half a JSON", status(200, says(`{"area":"supply"}`)[:90]), assist.ErrBroken, "cannot be read"},
		{"no JSON", status(200, "<html>"+echo), assist.ErrBroken, "cannot be read"},
		{"nothing", status(200, ""), assist.ErrBroken, ""},
		{"no choice", status(200, `{"choices":[]}`), assist.ErrBroken, "no answer"},
		{"two choices", status(200, `{"choices":[{"message":{"content":"{\"area\":\"supply\"}"}},{"message":{"content":"x"}}]}`), assist.ErrBroken, "several"},
		{"an unfinished answer", status(200, strings.Replace(says(`{"area":"supply"}`), `"stop"`, `"length"`, 1)), assist.ErrBroken, "not finished"},
		{"an enormous answer", status(200, `{"padding":"`+strings.Repeat("a", 4<<20)+`",`+says(`{"area":"supply"}`)[1:]), assist.ErrBroken, "too large"},
		{"an enormous error", status(500, strings.Repeat(echo, 100_000)), assist.ErrBroken, "too large"},
		{"a redirect", func(w http.ResponseWriter, r *http.Request, _ asked) {
			http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
		}, assist.ErrBroken, "cannot be reached"},
		{"a closed line", func(w http.ResponseWriter, _ *http.Request, _ asked) {
			line, _, _ := w.(http.Hijacker).Hijack()
			_ = line.Close()
		}, assist.ErrBroken, "cannot be reached"},
		{"a wrong area", status(200, says(`{"area":"football"}`)), assist.ErrRefused, ""},
		{"another form", status(200, says(`{"area":"supply","note":"`+echo+`"}`)), assist.ErrRefused, ""},
		{"in words", status(200, says(`It is about supply.`)), assist.ErrRefused, ""},
		{"a refusal", status(200, `{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"","refusal":"no"}}]}`), assist.ErrRefused, ""},
		{"a call of a tool", status(200, `{"choices":[{"finish_reason":"tool_calls","message":{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"post","arguments":"{}"}}]}}]}`), assist.ErrBroken, "not finished"},
	} {
		t.Run(test.label, func(t *testing.T) {
			s := newServer(t, test.answer)
			area, err := s.assistant(t, assist.Options{Deadline: 300 * time.Millisecond}).Tag(t.Context(), privacy.Stored(echo))
			if !errors.Is(err, test.want) || test.want == nil && (err != nil || area != "cold-chain") || test.want != nil && area != "" {
				t.Fatalf("it gave %q, %v", area, err)
			}
			if said := fmt.Sprint(err); !strings.Contains(said, test.said) || strings.Contains(said, "echo-canary") || strings.Contains(said, "invented-key") {
				t.Errorf("the error says %q", said)
			}
			if n := len(s.sent()); n != 1 {
				t.Errorf("it was asked %d times", n)
			}
			if s.keys[0] != "Bearer invented-key" {
				t.Error("the key was not given")
			}
		})
	}
	close(released)
}

func TestTheRequestIsOfTheFixedForm(t *testing.T) {
	var got asked
	s := newServer(t, func(w http.ResponseWriter, _ *http.Request, a asked) {
		got = a
		_, _ = io.WriteString(w, says(`{"area":"supply"}`))
	})
	if _, err := s.assistant(t, assist.Options{}).Tag(t.Context(), privacy.Stored("vials")); err != nil {
		t.Fatal(err)
	}
	form := got.ResponseFormat
	if got.Model != "small" || form.Type != "json_schema" || !form.JSONSchema.Strict || form.JSONSchema.Name != "area" ||
		form.JSONSchema.Schema["additionalProperties"] != false || !strings.Contains(fmt.Sprint(form.JSONSchema.Schema), "record-keeping") {
		t.Errorf("the request is %+v", got)
	}
	for _, area := range topics.Areas() {
		if !strings.Contains(got.Messages[0].Content, "\n- "+string(area)+": ") {
			t.Errorf("the task does not say what %s is", area)
		}
	}
	if got.Messages[0].Role != "system" || got.Messages[1].Role != "user" || strings.Contains(got.Messages[0].Content, "vials\"") {
		t.Errorf("the text stands outside the data: %+v", got.Messages)
	}
}

// Broken on purpose: without the dialer's Control the connection was tried,
// until the deadline.
func TestPlainHTTPStaysHere(t *testing.T) {
	client, err := openai.New("http://192.0.2.1:80/v1", "small", "") // an address for documents, RFC 5737
	if err != nil {
		t.Fatal(err)
	}
	a, err := assist.New(client, assist.Options{Areas: []chat.Area{"supply"}, Daily: 1, Deadline: 200 * time.Millisecond, Now: func() time.Time { return time.Unix(0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Tag(t.Context(), privacy.Stored("vials")); !errors.Is(err, assist.ErrBroken) || !strings.Contains(err.Error(), "for this machine alone") {
		t.Errorf("it gave %v", err)
	}
	for _, address := range []string{"", "ftp://127.0.0.1", "127.0.0.1:80", "https://", "file:///etc/passwd"} {
		if _, err := openai.New(address, "small", ""); err == nil {
			t.Errorf("%q is accepted", address)
		}
	}
	if _, err := openai.New("https://example.org", "", ""); err == nil {
		t.Error("a model without a name is accepted")
	}
}
