package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// sqliteOptions are given with every connection.
const sqliteOptions = "" +
	"_foreign_keys=on" + // off by default in SQLite; a row that points nowhere is a fault of ours
	"&_journal_mode=WAL" + // readers never wait for the writer, nor it for them
	"&_txlock=immediate" + // take the lock at once: a later upgrade of it fails without waiting
	"&_busy_timeout=10000" + // another process (a member command) may be writing
	"&_synchronous=FULL" + // what was acknowledged to WhatsApp survives a power cut
	"&_secure_delete=on" + // what was deleted is overwritten, and not just forgotten
	"&_stmt_cache_size=64" // the same few statements all day: a third of a posting's time

// prepareFile makes the file before SQLite would, so that it and the files
// beside it (-wal and -shm take its mode) are readable by us alone.
func prepareFile(path string) (driver, source string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	if err = os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", "", fmt.Errorf("make its folder: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return "", "", err
	}
	if err = file.Close(); err != nil {
		return "", "", err
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if err = os.Chmod(name, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", "", fmt.Errorf("keep it from others: %w", err)
		}
	}
	// As a URL, so that a question mark in the path stays part of the path.
	return "sqlite3", (&url.URL{Scheme: "file", Path: path, RawQuery: sqliteOptions}).String(), nil
}
