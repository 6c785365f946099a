package lab

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.mau.fi/whatsmeow/types"
)

// Pending lists what a device has not acknowledged yet, oldest first.
func (s *Server) Pending(who types.JID) ([]Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(d.pending))
	for i, stanza := range d.pending {
		out[i] = describe(Queued, &stanza.node)
		out[i].Device, out[i].Offline = d.pn(), stanza.offline
	}
	return out, nil
}

// Settled waits until the devices have acknowledged everything. Without devices it waits for all that are connected.
func (s *Server) Settled(ctx context.Context, devices ...types.JID) error {
	var open []string
	err := s.await(ctx, func() bool {
		open = open[:0]
		for _, a := range s.accounts {
			for _, d := range a.devices {
				asked := slices.ContainsFunc(devices, func(jid types.JID) bool { return s.device(jid) == d })
				if len(devices) == 0 {
					asked = d.link != nil
				}
				if asked && len(d.pending) > 0 {
					open = append(open, fmt.Sprintf("%s has %d stanzas to acknowledge, the first %s %s",
						d.pn(), len(d.pending), d.pending[0].name.class, d.pending[0].name.id))
				}
			}
		}
		return len(open) == 0
	})
	if err != nil {
		return fmt.Errorf("settle (%s): %w", strings.Join(open, "; "), err)
	}
	return nil
}

// WaitAcknowledged waits until a device has acknowledged a message, so the vote, answer or deletion has been taken in.
func (s *Server) WaitAcknowledged(ctx context.Context, who types.JID, id string) error {
	s.mu.Lock()
	d, err := s.mustDevice(who)
	s.mu.Unlock()
	if err != nil {
		return err
	}
	_, err = s.WaitLog(ctx, func(e Entry) bool {
		return e.Event == Acknowledged && e.Tag == "message" && e.ID == id && e.Device == d.pn()
	})
	return err
}

// Online tells whether a device is logged in and wants live stanzas.
func (s *Server) Online(who types.JID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.device(who)
	return d != nil && d.link != nil && d.link.active
}

// WaitOnline waits until a device is logged in and wants live stanzas.
func (s *Server) WaitOnline(ctx context.Context, who types.JID) error {
	return s.waitState(ctx, who, "come online", func(d *device) bool { return d != nil && d.link != nil && d.link.active })
}

// WaitOffline waits until the server has noticed that a device is gone.
func (s *Server) WaitOffline(ctx context.Context, who types.JID) error {
	return s.waitState(ctx, who, "go offline", func(d *device) bool { return d == nil || d.link == nil || d.held })
}

func (s *Server) waitState(ctx context.Context, who types.JID, what string, reached func(*device) bool) error {
	if err := s.await(ctx, func() bool { return reached(s.device(who)) }); err != nil {
		return fmt.Errorf("wait for %s to %s: %w", who, what, err)
	}
	return nil
}
