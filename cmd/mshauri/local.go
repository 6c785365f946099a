package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// localGroup is one group as the operator sees it on the machine: where it is,
// its subject scrubbed, and how large it is. It is shown, never kept.
type localGroup struct {
	ID       chat.GroupID `json:"id"`
	JID      string       `json:"jid"`
	Subject  string       `json:"subject"`
	Members  int          `json:"members"`
	BotAdmin bool         `json:"bot_admin"`
}

// localNumber is the bot's own number, as people write it and as the link that
// opens its private chat; empty when it is not paired.
type localNumber struct {
	Number string `json:"number"`
	Jambo  string `json:"jambo"`
}

// localHealth is how the running service is at this moment.
type localHealth struct {
	Link       chat.Link `json:"link"`
	Online     bool      `json:"online"`
	StoreFails bool      `json:"store_fails"` // link.db cannot be used
	Refusing   bool      `json:"refusing"`    // what is heard cannot be settled
}

// localSocket is how commands on this machine reach the running service: a
// socket in the data folder, for the folder's owner alone.
func localSocket(data string) string { return filepath.Join(data, "mshauri.sock") }

// localDoor answers the commands that need the live connection.
type localDoor struct {
	listener net.Listener
	server   *http.Server
}

func (s *service) listenLocally() (*localDoor, error) {
	path := localSocket(s.settings.Data)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("clear the local socket: %w", err)
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("open the local socket: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("protect the local socket: %w", err), listener.Close())
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /groups", func(w http.ResponseWriter, r *http.Request) {
		groups, err := s.groups(r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(groups)
	})
	mux.HandleFunc("GET /number", func(w http.ResponseWriter, _ *http.Request) {
		var known localNumber
		if number, paired := s.link.Number(); paired {
			known = localNumber{Number: number.String(), Jambo: number.Jambo()}
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(known)
	})
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(localHealth{
			Link: s.link.State(), Online: s.link.Online(), StoreFails: s.link.InTrouble(), Refusing: s.engine.IsFailing(),
		})
	})
	mux.HandleFunc("GET /alive", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("POST /groups/{id}/read", func(_ http.ResponseWriter, r *http.Request) {
		s.link.ReadGroup(chat.GroupID(r.PathValue("id")))
	})
	return &localDoor{listener: listener, server: &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}}, nil
}

// run answers until the context ends.
func (d *localDoor) run(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() { _ = d.server.Close() })
	defer stop()
	if err := d.server.Serve(d.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("the local socket: %w", err)
	}
	return nil
}

// groups lists the groups as WhatsApp gives them now.
func (s *service) groups(ctx context.Context) ([]localGroup, error) {
	listed, err := s.link.Groups(ctx)
	if err != nil {
		return nil, err
	}
	groups := make([]localGroup, 0, len(listed))
	for _, group := range listed {
		subject, _ := s.engine.Scrubber.Scrub(group.Subject)
		groups = append(groups, localGroup{ID: group.ID, JID: group.JID, Subject: subject.String(), Members: group.Members, BotAdmin: group.BotAdmin})
	}
	return groups, nil
}

// askService asks the running service on this machine. errNotRunning says that
// there is none.
func askService(ctx context.Context, data, method, path string, answer any) error {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", localSocket(data))
		},
	}}
	defer client.CloseIdleConnections()
	request, err := http.NewRequestWithContext(ctx, method, "http://mshauri"+path, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return errNotRunning
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the running service could not answer: %s", response.Status)
	}
	if answer == nil {
		return nil
	}
	if err := json.NewDecoder(response.Body).Decode(answer); err != nil {
		return fmt.Errorf("read the running service's answer: %w", err)
	}
	return nil
}

var errNotRunning = errors.New("the service is not running")
