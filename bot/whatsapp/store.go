package whatsapp

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the driver of link.db
	"go.mau.fi/util/dbutil"
	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/store/sqlstore/upgrades"
	waLog "go.mau.fi/whatsmeow/util/log"
)

// StoreOptions are how link.db is opened, every connection alike. make bench
// gives a bare client's store the same.
const StoreOptions = "?_foreign_keys=on" + // whatsmeow refuses to start without, and deletes by cascade
	"&_journal_mode=WAL" + // readers do not stop the writer
	"&_txlock=immediate" + // a read that turns into a write would fail at once, past the busy timeout
	"&_busy_timeout=5000" +
	"&_synchronous=FULL" + // a ratchet that moved back after a power cut loses messages
	"&_secure_delete=on" // what is deleted is overwritten

//go:embed upgrades/*.sql
var ownUpgrades embed.FS

// ErrInUse says that another process has the store open.
var ErrInUse = errors.New("another Mshauri is running on this WhatsApp store: stop it first")

// storage is link.db: whatsmeow's tables and two of ours.
type storage struct {
	db        *dbutil.Database
	container *sqlstore.Container
	lock      *os.File
}

// openStorage opens link.db, making it and its folder for our eyes alone.
func openStorage(ctx context.Context, path string, log waLog.Logger) (_ *storage, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the WhatsApp store: %w", err)
	}
	s := &storage{}
	if s.lock, err = lockFile(path + ".lock"); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	// SQLite gives its journal the mode of the database, so that one comes first.
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make the WhatsApp store: %w", err)
	}
	if err = errors.Join(file.Chmod(0o600), file.Close()); err != nil {
		return nil, fmt.Errorf("protect the WhatsApp store: %w", err)
	}

	escape := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")
	pool, err := sql.Open("sqlite3", "file:"+escape.Replace(path)+StoreOptions)
	if err != nil {
		return nil, fmt.Errorf("open the WhatsApp store: %w", err)
	}
	if s.db, err = dbutil.NewWithDB(pool, "sqlite3"); err != nil {
		return nil, errors.Join(fmt.Errorf("open the WhatsApp store: %w", err), pool.Close())
	}
	s.db.UpgradeTable, s.db.VersionTable = upgrades.Table, "whatsmeow_version"
	s.container = sqlstore.NewWithWrappedDB(s.db, log)
	if err = s.container.Upgrade(ctx); err != nil {
		return nil, fmt.Errorf("bring the WhatsApp store up to date: %w", err)
	}
	var table dbutil.UpgradeTable
	table.RegisterFSPath(ownUpgrades, "upgrades")
	own := s.db.Child("mshauri_link_version", table, nil)
	own.Owner = "mshauri"
	if err = own.Upgrade(ctx); err != nil {
		return nil, fmt.Errorf("bring our tables of the WhatsApp store up to date: %w", err)
	}
	return s, nil
}

// device returns the linked device, or a new one that is not linked yet.
func (s *storage) device(ctx context.Context) (*store.Device, error) {
	device, err := s.container.GetFirstDevice(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the linked device: %w", err)
	}
	return device, nil
}

// probe reports whether the store can be written to.
func (s *storage) probe(ctx context.Context) error {
	return s.transact(ctx, func(ctx context.Context) error {
		for _, statement := range []string{
			"INSERT INTO mshauri_meta (key, value) VALUES ('probe', '') ON CONFLICT (key) DO UPDATE SET value=excluded.value",
			"DELETE FROM mshauri_meta WHERE key='probe'",
		} {
			if _, err := s.db.Exec(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// transact runs fn in one transaction. A panic in fn is an error: dbutil would
// roll nothing back, and SQLite would stay locked.
func (s *storage) transact(ctx context.Context, fn func(context.Context) error) error {
	return s.db.DoTxn(ctx, nil, func(ctx context.Context) (err error) {
		defer func() {
			if problem := recover(); problem != nil {
				err = errPanicked
			}
		}()
		return fn(ctx)
	})
}

func (s *storage) close() error {
	var problems []error
	if s.db != nil {
		problems = append(problems, s.db.Close())
	}
	if s.lock != nil {
		problems = append(problems, s.lock.Close())
	}
	return errors.Join(problems...)
}
