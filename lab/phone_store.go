package lab

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"

	_ "github.com/mattn/go-sqlite3" // the driver of the phones' stores
	"go.mau.fi/libsignal/ecc"
	"go.mau.fi/util/dbutil"
	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/store/sqlstore/upgrades"
	"go.mau.fi/whatsmeow/util/keys"
)

// firstKeys is how many one-time keys a phone publishes before it first connects: enough for a group, and far fewer than the
// 812 that a client makes when it has none.
const firstKeys = 20

// phoneStore is a phone's database.
type phoneStore struct {
	db        *dbutil.Database
	container *sqlstore.Container
}

// openPhoneStore makes a new, empty database. Its durability does not matter: a phone is never killed.
func openPhoneStore(ctx context.Context, folder string, number int, inMemory bool) (*phoneStore, error) {
	const settings = "_foreign_keys=on&_busy_timeout=10000&_txlock=immediate&_synchronous=OFF"
	source := fmt.Sprintf("file:%s?_journal_mode=WAL&%s", filepath.Join(folder, fmt.Sprintf("phone%d.db", number)), settings)
	if inMemory {
		source = fmt.Sprintf("file:%s-%d?mode=memory&cache=shared&%s", filepath.Base(folder), number, settings)
	}
	db, err := sql.Open("sqlite3", source)
	if err != nil {
		return nil, fmt.Errorf("open the phone's store: %w", err)
	}
	if inMemory {
		db.SetMaxOpenConns(1)
	}
	wrapped, err := dbutil.NewWithDB(db, "sqlite3")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the phone's store: %w", err), db.Close())
	}
	wrapped.UpgradeTable, wrapped.VersionTable = upgrades.Table, "whatsmeow_version"
	container := sqlstore.NewWithWrappedDB(wrapped, nil)
	if err = container.Upgrade(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("set up the phone's store: %w", err), db.Close())
	}
	return &phoneStore{db: wrapped, container: container}, nil
}

func (p *phoneStore) close() error { return p.container.Close() }

// provision makes the phone's keys, as registering a number would, and what of them the server is to know.
func (p *phoneStore) provision(ctx context.Context, who Account, name string, identity *keys.KeyPair) (*store.Device, *device, error) {
	fresh := p.container.NewDevice()
	fresh.IdentityKey = identity
	fresh.SignedPreKey = identity.CreateSignedPreKey(1)
	account, err := signIdentity(identity, identity.Pub[:], 0)
	if err != nil {
		return nil, nil, err
	}
	signature := ecc.CalculateSignature(ecc.NewDjbECPrivateKey(*identity.Priv),
		concat([]byte{6, 1}, account.Details, identity.Pub[:], account.AccountSignatureKey))
	account.DeviceSignature = signature[:]
	pn := who.PN
	fresh.ID, fresh.LID, fresh.Account = &pn, who.LID, account
	fresh.Platform, fresh.PushName = "android", name
	if err = fresh.Save(ctx); err != nil {
		return nil, nil, fmt.Errorf("save the phone's device: %w", err)
	}
	fresh.Sessions = &phoneSessions{fresh.Sessions, p.db}
	oneTime, err := fresh.PreKeys.GetOrGenPreKeys(ctx, firstKeys)
	if err != nil {
		return nil, nil, fmt.Errorf("make one-time keys: %w", err)
	}
	if err = fresh.PreKeys.MarkPreKeysAsUploaded(ctx, oneTime[len(oneTime)-1].KeyID); err != nil {
		return nil, nil, fmt.Errorf("mark one-time keys: %w", err)
	}
	published := &device{
		noise: *fresh.NoiseKey.Pub, identity: identity.Pub[:],
		registration: binary.BigEndian.AppendUint32(nil, fresh.RegistrationID),
		signed:       publicPreKey(fresh.SignedPreKey),
	}
	for _, key := range oneTime {
		published.oneTime = append(published.oneTime, publicPreKey(key))
	}
	return fresh, published, nil
}
