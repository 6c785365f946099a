package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	_ "github.com/mattn/go-sqlite3"    // registers the driver "sqlite3"
	"go.mau.fi/util/dbutil"

	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage/migrations"
)

// owner is written into the database, which then refuses to be opened as
// somebody else's (link.db has another owner).
const owner = "mshauri"

// Options say which database to open.
type Options struct {
	// Address is the path of main.db, or a URL beginning with postgres://.
	Address string
	// Now is the clock. It is asked only for housekeeping: when a mark was
	// settled, when a message was put into the outbox.
	Now func() time.Time
	// Log is told of each migration that is about to run. Nil is silence.
	Log func(message string, from, to int)
}

// DB is the record. It is safe for concurrent use.
type DB struct {
	base   *dbutil.Database
	now    func() time.Time
	seal   privacy.Seal
	writer chan struct{} // holds one token: whoever took it may write
}

// Open opens the database, makes it when it is not there, and brings it to the
// present form. It refuses a database of a newer program or of somebody else.
func Open(ctx context.Context, o Options) (*DB, error) {
	if o.Address == "" {
		return nil, errors.New("open the database: no address is given")
	}
	if o.Now == nil {
		return nil, errors.New("open the database: no clock is given")
	}
	driver, source := "pgx", o.Address
	if !isPostgres(o.Address) {
		var err error
		if driver, source, err = prepareFile(o.Address); err != nil {
			return nil, fmt.Errorf("open the database: %w", err)
		}
	}
	base, err := dbutil.NewWithDialect(source, driver)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", translate(err))
	}
	// Some readers beside the one writer. They are kept open: SQLite would
	// otherwise checkpoint each time that the last one goes.
	base.RawDB.SetMaxOpenConns(4)
	base.RawDB.SetMaxIdleConns(4)
	base.Owner = owner
	base.UpgradeTable = migrations.Table()
	base.Log = upgradeLog{tell: o.Log}
	db := &DB{base: base, now: o.Now, writer: make(chan struct{}, 1)}
	if err := db.upgrade(ctx); err != nil {
		return nil, errors.Join(err, base.Close())
	}
	return db, nil
}

// Close ends every connection. SQLite empties its journal as the last one goes.
func (db *DB) Close() error { return translate(db.base.Close()) }

func isPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

func (db *DB) isPostgres() bool { return db.base.Dialect == dbutil.Postgres }

func (db *DB) upgrade(ctx context.Context) error {
	err := db.base.Upgrade(ctx)
	var notOwned dbutil.NotOwnedError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, dbutil.ErrUnsupportedDatabaseVersion):
		return fmt.Errorf("the database was written by a newer Mshauri, which this one (schema %d) cannot read: install the newer one, or put back a backup made before it",
			len(db.base.UpgradeTable))
	case errors.As(err, &notOwned):
		return fmt.Errorf("the database belongs to another program (%s): give Mshauri one of its own", notOwned.Owner)
	}
	return fmt.Errorf("bring the database to its present form: %w", translate(err))
}

// upgradeLog tells of migrations and of nothing else: dbutil's own loggers
// print the arguments of queries.
type upgradeLog struct {
	tell func(message string, from, to int)
}

func (upgradeLog) WarnUnsupportedVersion(_, _, _ int) {}
func (upgradeLog) PrepareUpgrade(_, _, _ int)         {}
func (upgradeLog) Warn(string, ...any)                {}

func (upgradeLog) QueryTiming(context.Context, string, string, []any, int, time.Duration, error) {}

func (l upgradeLog) DoUpgrade(from, to int, message string, _ dbutil.TxnMode) {
	if l.tell != nil {
		l.tell(message, from, to)
	}
}
