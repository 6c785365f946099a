package whatsapp

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// What mshauri_meta remembers.
const (
	metaWorld     = "world"       // "real" or "rehearsal", for ever
	metaRecord    = "record"      // which record it belongs to, for ever
	metaVersion   = "web_version" // the last WhatsApp Web version that was let in
	metaPhoneSeen = "phone_seen"  // when something last came from the phone itself
	metaTimeLock  = "time_lock"   // until when no new private chat may be begun
)

// The two worlds. A store that was used in one refuses the other: rehearsal
// messages must not reach nurses, nor the programme's identity a rehearsal.
const (
	realWorld      = "real"
	rehearsalWorld = "rehearsal"
)

// meta returns a remembered value; empty when there is none.
func (s *storage) meta(ctx context.Context, key string) (value string, err error) {
	err = s.db.QueryRow(ctx, "SELECT value FROM mshauri_meta WHERE key=$1", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("read %s of the WhatsApp store: %w", key, err)
	}
	return value, nil
}

// setMeta remembers a value.
func (s *storage) setMeta(ctx context.Context, key, value string) error {
	_, err := s.db.Exec(ctx, "INSERT INTO mshauri_meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value=excluded.value", key, value)
	if err != nil {
		return fmt.Errorf("write %s of the WhatsApp store: %w", key, err)
	}
	return nil
}

// metaTime returns a remembered time; zero when there is none.
func (s *storage) metaTime(ctx context.Context, key string) (time.Time, error) {
	value, err := s.meta(ctx, key)
	if value == "" || err != nil {
		return time.Time{}, err
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("read %s of the WhatsApp store: it is not a time", key)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// setMetaTime remembers a time.
func (s *storage) setMetaTime(ctx context.Context, key string, at time.Time) error {
	return s.setMeta(ctx, key, strconv.FormatInt(at.Unix(), 10))
}

// claim marks the store as belonging to a world and to a record, and refuses
// others.
func (s *storage) claim(ctx context.Context, world, record string) error {
	return s.transact(ctx, func(ctx context.Context) error {
		if err := s.claimRecord(ctx, record); err != nil {
			return err
		}
		claimed, err := s.meta(ctx, metaWorld)
		if err != nil {
			return err
		}
		switch claimed {
		case world:
			return nil
		case "":
			return s.setMeta(ctx, metaWorld, world)
		case rehearsalWorld:
			return errors.New("this data directory has been used for a rehearsal and is never connected to the real WhatsApp: use another one")
		default:
			return errors.New("this data directory belongs to the real WhatsApp and cannot be used for a rehearsal: use another one")
		}
	})
}

// claimRecord ties the store to one record.
func (s *storage) claimRecord(ctx context.Context, record string) error {
	if record == "" {
		return nil
	}
	claimed, err := s.meta(ctx, metaRecord)
	switch {
	case err != nil:
		return err
	case claimed == "":
		return s.setMeta(ctx, metaRecord, record)
	case claimed != record:
		return errors.New("the WhatsApp store (link.db) belongs to another record than the one that the settings name: set database as it was, or put the backup back; what waits would otherwise be lost")
	}
	return nil
}
