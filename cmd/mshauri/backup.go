package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// backupCommand copies the record.
type backupCommand struct {
	To   string `help:"The folder for backups, away from the data folder." type:"path" required:"" placeholder:"DIR"`
	Keep int    `help:"How many backups stay; older ones are deleted." default:"14"`
}

// Help shows an example.
func (backupCommand) Help() string {
	return "It copies the record alone, while the service runs; never link.db nor the key. Example: mshauri backup --to /var/backups/mshauri --keep 14"
}

const backupPattern = "mshauri-????????-??????.backup"

// Run writes one backup, and deletes the oldest beyond those that stay.
func (c backupCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	if c.Keep < 1 {
		return fmt.Errorf("--keep is %d: at least one backup must stay", c.Keep)
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	clock := machineClock()
	db, _, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	path, rows, err := writeBackup(ctx, db, c.To, clock.Now())
	if err != nil {
		return err
	}
	dropped, err := rotate(c.To, c.Keep)
	if err != nil {
		return err
	}
	say(w, fmt.Sprintf("%s: %d rows. Older backups deleted: %d.", path, rows, dropped),
		"Keep the key elsewhere: without it this backup is of no use, and with it a thief knows more.")
	return nil
}

// writeBackup writes to a file of another name first, so that a backup that is
// there is a whole one.
func writeBackup(ctx context.Context, db *storage.DB, folder string, now time.Time) (path string, rows int, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", 0, fmt.Errorf("make the folder of backups: %w", err)
	}
	path = filepath.Join(folder, "mshauri-"+now.UTC().Format("20060102-150405")+".backup")
	unfinished := path + ".unfinished"
	file, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", 0, fmt.Errorf("make the backup: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(unfinished)
		}
	}()
	rows, err = db.Backup(ctx, file)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return "", 0, err
	}
	return path, rows, os.Rename(unfinished, path)
}

// rotate deletes the oldest backups beyond a number.
func rotate(folder string, keep int) (dropped int, err error) {
	all, err := filepath.Glob(filepath.Join(folder, backupPattern))
	if err != nil {
		return 0, err
	}
	slices.Sort(all) // the names begin with their time
	for len(all)-dropped > keep {
		if err := os.Remove(all[dropped]); err != nil {
			return dropped, fmt.Errorf("delete an old backup: %w", err)
		}
		dropped++
	}
	return dropped, nil
}

// restoreCommand puts a backup into a new record.
type restoreCommand struct {
	File string `arg:"" help:"The backup." type:"existingfile"`
}

// Help shows an example.
func (restoreCommand) Help() string {
	return "The key must be the one that was in use; the data folder (or database) must be new. Pair again afterwards. Example: mshauri restore /var/backups/mshauri/mshauri-20261121-031000.backup"
}

// Run restores into a record in which nothing is kept yet.
func (c restoreCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	key, err := privacy.LoadKey(settings.KeyFile)
	if errors.Is(err, privacy.ErrNoKey) {
		return fmt.Errorf("the key file %s is missing: put your kept copy there first, or type it in with mshauri key restore", settings.KeyFile)
	} else if err != nil {
		return err
	}
	if err := os.MkdirAll(settings.Data, 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	db, err := storage.Open(ctx, storage.Options{Address: settings.DatabaseAddress(), Now: time.Now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SealWith(key.Seal())
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	made, err := db.Restore(ctx, file, key.Fingerprint())
	if err != nil {
		return err
	}
	say(w, "Restored as it was on "+made.Format("2 January 2006, 15:04 MST")+".",
		"What waited to be sent then is not sent again. Now pair: mshauri pair")
	return nil
}
