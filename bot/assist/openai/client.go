package openai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/mshauri/mshauri/bot/assist"
)

const (
	largest = 64 << 10 // bytes of a server's answer
	tokens  = 500      // of the model's, its thoughts included
)

// Client asks one model of one server.
type Client struct {
	client *openai.Client
	model  string
}

var _ assist.Model = (*Client)(nil)

// New returns a client. The address is https, or http to this machine; the key
// may be empty.
func New(address, model, key string) (*Client, error) {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http" {
		return nil, errors.New("the model's address must begin with https://, or with http:// for this machine")
	}
	if model == "" {
		return nil, errors.New("the model has no name")
	}
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	if at.Scheme == "http" {
		dialer.Control = thisMachine
	}
	config := openai.DefaultConfig(key)
	config.BaseURL = address
	config.HTTPClient = &http.Client{
		Transport: short{&http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 5 * time.Second, MaxResponseHeaderBytes: largest,
			DisableCompression: true, ForceAttemptHTTP2: true, MaxIdleConns: 2, IdleConnTimeout: time.Minute,
		}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return errors.New("a redirect is not followed") },
	}
	return &Client{client: openai.NewClientWithConfig(config), model: model}, nil
}

// errAway says that a connection without encryption would leave the machine.
var errAway = errors.New("http:// is for this machine alone: use https://")

// thisMachine lets a connection without encryption go no further than here,
// whatever the name in the address leads to.
func thisMachine(_, address string, _ syscall.RawConn) error {
	if to, err := netip.ParseAddrPort(address); err != nil || !to.Addr().Unmap().IsLoopback() {
		return errAway
	}
	return nil
}

// Answer asks once; it never tries again by itself.
func (c *Client) Answer(ctx context.Context, prompt assist.Prompt) (string, error) {
	response, err := c.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: c.model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: prompt.Task()},
			{Role: openai.ChatMessageRoleUser, Content: prompt.Data()},
		},
		MaxCompletionTokens: tokens,
		ResponseFormat: &openai.ChatCompletionResponseFormat{
			Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
				Name: prompt.Name(), Schema: json.RawMessage(prompt.Schema()), Strict: true,
			},
		},
	})
	if err != nil {
		return "", told(ctx, err)
	}
	if len(response.Choices) != 1 {
		return "", errors.New("the server gave no answer, or several")
	}
	if why := response.Choices[0].FinishReason; why != openai.FinishReasonStop && why != "" {
		return "", errors.New("the answer was not finished")
	}
	return response.Choices[0].Message.Content, nil
}

// told says what went wrong without a word of what was said: a server may send
// back what it was asked, and go-openai's errors hold all of it.
func told(ctx context.Context, err error) error {
	var api *openai.APIError
	var request *openai.RequestError
	var large *http.MaxBytesError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &large):
		return errors.New("the server's answer is too large")
	case errors.Is(err, errAway):
		return errAway
	case errors.As(err, &api):
		return fmt.Errorf("the server answered with status %d", api.HTTPStatusCode)
	case errors.As(err, &request):
		return fmt.Errorf("the server answered with status %d", request.HTTPStatusCode)
	}
	var address *url.Error
	if errors.As(err, &address) {
		return errors.New("the server cannot be reached")
	}
	return errors.New("the server's answer cannot be read")
}

// short cuts every answer that is too large.
type short struct{ way http.RoundTripper }

// RoundTrip asks, and limits what is read of the answer.
func (s short) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := s.way.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	response.Body = http.MaxBytesReader(nil, response.Body, largest)
	return response, nil
}
