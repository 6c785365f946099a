package whatsapp

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
)

// How long sendable bytes are kept: after they are settled, for phones that
// could not decrypt them and ask again; at most, when they never are.
const (
	keepSettled   = 7 * 24 * time.Hour
	keepUnsettled = 60 * 24 * time.Hour
)

// sentMessage is one message of ours as it goes out, byte for byte.
type sentMessage struct {
	id       chat.MessageID
	chat     types.JID
	message  []byte
	refusals int
}

// sent returns a message that was made ready before, or chat.ErrNotFound.
func (s *storage) sent(ctx context.Context, id chat.MessageID) (sentMessage, error) {
	m := sentMessage{id: id}
	err := s.db.QueryRow(ctx, "SELECT chat, message, refusals FROM mshauri_sent WHERE id=$1", string(id)).Scan(&m.chat, &m.message, &m.refusals)
	if errors.Is(err, sql.ErrNoRows) {
		return m, chat.ErrNotFound
	} else if err != nil {
		return m, fmt.Errorf("read sendable message %s: %w", id, err)
	}
	return m, nil
}

// keepSent keeps a message before it is sent for the first time.
func (s *storage) keepSent(ctx context.Context, m sentMessage, at time.Time) error {
	_, err := s.db.Exec(ctx, "INSERT INTO mshauri_sent (id, chat, message, kept_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
		string(m.id), m.chat, m.message, at.Unix())
	if err != nil {
		return fmt.Errorf("keep sendable message %s: %w", m.id, err)
	}
	return nil
}

// refuse counts that WhatsApp would not take a message.
func (s *storage) refuse(ctx context.Context, id chat.MessageID) error {
	if _, err := s.db.Exec(ctx, "UPDATE mshauri_sent SET refusals=refusals+1 WHERE id=$1", string(id)); err != nil {
		return fmt.Errorf("count refusal of %s: %w", id, err)
	}
	return nil
}

// settleSent notes that a message needs no sending any more.
func (s *storage) settleSent(ctx context.Context, id chat.MessageID, at time.Time) error {
	if _, err := s.db.Exec(ctx, "UPDATE mshauri_sent SET settled_at=$2 WHERE id=$1 AND settled_at IS NULL", string(id), at.Unix()); err != nil {
		return fmt.Errorf("settle sendable message %s: %w", id, err)
	}
	return nil
}

// dropSent forgets the bytes of one message.
func (s *storage) dropSent(ctx context.Context, id chat.MessageID) error {
	if _, err := s.db.Exec(ctx, "DELETE FROM mshauri_sent WHERE id=$1", string(id)); err != nil {
		return fmt.Errorf("drop sendable message %s: %w", id, err)
	}
	return nil
}

// pruneSent forgets the bytes of messages that nobody will ask for any more.
func (s *storage) pruneSent(ctx context.Context, now time.Time) error {
	_, err := s.db.Exec(ctx, "DELETE FROM mshauri_sent WHERE (settled_at IS NOT NULL AND settled_at < $1) OR kept_at < $2",
		now.Add(-keepSettled).Unix(), now.Add(-keepUnsettled).Unix())
	if err != nil {
		return fmt.Errorf("drop old sendable messages: %w", err)
	}
	return nil
}

// hasWrittenTo reports whether a chat has taken a message of ours before.
func (s *storage) hasWrittenTo(ctx context.Context, to types.JID) (known bool, err error) {
	err = s.db.QueryRow(ctx, "SELECT EXISTS(SELECT 1 FROM mshauri_sent WHERE chat=$1 AND settled_at IS NOT NULL AND refusals=0)", to).Scan(&known)
	if err != nil {
		return false, fmt.Errorf("look for an earlier message: %w", err)
	}
	return known, nil
}
