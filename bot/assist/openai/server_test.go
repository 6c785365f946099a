package openai_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/bot/assist/openai"
	"github.com/mshauri/mshauri/moderation/topics"
)

// server is a model's server on loopback that answers as it is told, and keeps
// what it was sent.
type server struct {
	*httptest.Server
	mu     sync.Mutex
	bodies []string
	keys   []string
}

func newServer(t *testing.T, answer func(http.ResponseWriter, *http.Request, asked)) *server {
	s := new(server)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.bodies = append(s.bodies, string(body))
		s.keys = append(s.keys, r.Header.Get("Authorization"))
		s.mu.Unlock()
		var a asked
		if err := json.Unmarshal(body, &a); err != nil || len(a.Messages) != 2 || r.URL.Path != "/v1/chat/completions" {
			t.Errorf("this is no request: %v, %s", err, r.URL.Path)
		}
		answer(w, r, a)
	}))
	t.Cleanup(s.Close)
	return s
}

// sent is what the server was sent.
func (s *server) sent() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.bodies...)
}

// asked is one request as the server reads it.
type asked struct {
	Model    string `json:"model"`
	Messages []struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	} `json:"messages"`
	ResponseFormat struct {
		Type       string `json:"type"`
		JSONSchema struct {
			Name   string         `json:"name"`
			Strict bool           `json:"strict"`
			Schema map[string]any `json:"schema"`
		} `json:"json_schema"`
	} `json:"response_format"`
}

// says wraps an answer as a server does.
func says(content string) string {
	return `{"id":"x","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":` +
		strconv.Quote(content) + `}}]}`
}

// assistant asks the server, with all areas.
func (s *server) assistant(t *testing.T, options assist.Options) *assist.Assistant {
	t.Helper()
	client, err := openai.New(s.URL+"/v1", "small", "invented-key")
	if err != nil {
		t.Fatal(err)
	}
	if options.Daily == 0 {
		options.Daily = 1000
	}
	options.Areas, options.Now = topics.Areas(), func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	a, err := assist.New(client, options)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
