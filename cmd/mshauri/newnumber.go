package main

import (
	"context"
	"encoding/hex"
	"path/filepath"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// newNumber makes ready for another number: WhatsApp's own store of the old one
// goes, and the record learns that nothing may be sent until the new one is in
// a group, or was written to. Each group that is served is told once, when the
// new number is in it.
func newNumber(ctx context.Context, settings config.Settings, db *storage.DB, key privacy.Key, at time.Time) error {
	if err := whatsapp.Forget(filepath.Join(settings.Data, "link.db")); err != nil {
		return err
	}
	return db.Transact(ctx, func(ctx context.Context) error {
		groups, err := db.NewNumber(ctx, at)
		if err != nil {
			return err
		}
		for _, group := range groups {
			sum := key.Derive("message", "new number/"+string(group.ID)+"/"+at.UTC().Format(time.RFC3339Nano))
			id := chat.MessageID("3EB0" + strings.ToUpper(hex.EncodeToString(sum[:9])))
			if err := db.Enqueue(ctx, &chat.Say{
				Header: chat.Header{ID: id, To: chat.Recipient{Group: group.ID}, Urgency: chat.Notice},
				Text:   phrases.NewNumber.In(group.Language),
			}); err != nil {
				return err
			}
		}
		return nil
	})
}
