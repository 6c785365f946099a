package whatsapp

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/store"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
)

// codeOutdated is how WhatsApp refuses a version.
const codeOutdated = 405

// versionTimeout is how long WhatsApp's page may take to tell its version.
const versionTimeout = 10 * time.Second

func ownVersion() string { return store.GetWAVersion().String() }

// useKeptVersion uses the version that last worked, when it is newer than the
// one built in.
func (l *Link) useKeptVersion(ctx context.Context) error {
	if !l.options.KeepVersion {
		return nil
	}
	kept, err := l.storage.meta(ctx, metaVersion)
	if kept == "" || err != nil {
		return err
	}
	version, err := store.ParseVersion(kept)
	if err != nil {
		return fmt.Errorf("read the WhatsApp Web version that was kept: %w", err)
	}
	if store.GetWAVersion().LessThan(version) {
		store.SetWAVersion(version)
	}
	return nil
}

// keepVersion remembers the version that was let in.
func (l *Link) keepVersion(ctx context.Context) {
	if !l.options.KeepVersion {
		return
	}
	kept, err := l.storage.meta(ctx, metaVersion)
	if err == nil && kept != ownVersion() {
		err = l.storage.setMeta(ctx, metaVersion, ownVersion())
	}
	_ = l.trouble.note(err)
}

// refreshedVersion asks for the newest version, says so, and uses it from now
// on. It reports whether it is newer than the one that was used.
func (l *Link) refreshedVersion(ctx context.Context) bool {
	if l.State().State != chat.LinkOutdated {
		return false
	}
	newest, ok := l.newestVersion(ctx)
	if !ok {
		return false
	}
	was := store.GetWAVersion()
	l.become(chat.Link{State: chat.LinkOutdated, Code: codeOutdated, Ours: was.String(), Newest: newest.String()}, false)
	if !was.LessThan(newest) {
		return false
	}
	store.SetWAVersion(newest)
	return true
}

// newestVersion asks WhatsApp's page which version it serves.
func (l *Link) newestVersion(ctx context.Context) (store.WAVersionContainer, bool) {
	if !l.options.RefreshVersion {
		return store.WAVersionContainer{}, false
	}
	ctx, cancel := context.WithTimeout(ctx, versionTimeout)
	defer cancel()
	client := http.DefaultClient
	if l.options.Rehearsal != nil {
		client = l.options.Rehearsal.client()
	}
	newest, err := whatsmeow.GetLatestVersion(ctx, client)
	if err != nil {
		l.log.Warn("the newest version is not known", zap.Int("size", len(err.Error())))
		return store.WAVersionContainer{}, false
	}
	return *newest, true
}
