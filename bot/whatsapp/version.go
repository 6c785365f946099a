package whatsapp

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waCompanionReg"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/store"
	"go.uber.org/zap"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/chat"
)

// codeOutdated is how WhatsApp refuses a version.
const codeOutdated = 405

// versionTimeout is how long WhatsApp's page may take to tell its version.
const versionTimeout = 10 * time.Second

// webVersion is the WhatsApp Web version that we say we are. store.SetWAVersion
// is no way to change it: what a client logs in with was copied before.
type webVersion struct {
	mu  sync.Mutex
	now store.WAVersionContainer
}

func (v *webVersion) get() store.WAVersionContainer {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.now
}

// raise uses a version if it is newer, and reports whether it is.
func (v *webVersion) raise(to store.WAVersionContainer) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.now.LessThan(to) {
		return false
	}
	v.now = to
	return true
}

// payload is what a device says of itself when it logs in or is linked: ours is
// called Mshauri in the phone's list of linked devices.
func (v *webVersion) payload(device *store.Device) *waWa6.ClientPayload {
	payload := device.GetClientPayload()
	version := v.get()
	payload.UserAgent.AppVersion = version.ProtoAppVersion()
	if pairing := payload.GetDevicePairingData(); pairing != nil {
		hash := version.Hash()
		pairing.BuildHash = hash[:]
		props := proto.Clone(store.DeviceProps).(*waCompanionReg.DeviceProps)
		props.Os = proto.String("Mshauri")
		if encoded, err := proto.Marshal(props); err == nil {
			pairing.DeviceProps = encoded
		}
	}
	return payload
}

// useKeptVersion uses the version that last worked, when it is newer than the
// one built in.
func (l *Link) useKeptVersion(ctx context.Context) error {
	l.version.raise(store.GetWAVersion())
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
	l.version.raise(version)
	return nil
}

// keepVersion remembers the version that was let in.
func (l *Link) keepVersion(ctx context.Context) {
	if !l.options.KeepVersion {
		return
	}
	now := l.version.get().String()
	kept, err := l.storage.meta(ctx, metaVersion)
	if err == nil && kept != now {
		err = l.storage.setMeta(ctx, metaVersion, now)
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
	l.become(chat.Link{State: chat.LinkOutdated, Code: codeOutdated, Ours: l.version.get().String(), Newest: newest.String()}, false)
	return l.version.raise(newest)
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
