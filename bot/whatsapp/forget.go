package whatsapp

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Forget deletes the store of a number that is gone for good, with the
// addresses in it, so that another number begins with a store of its own. It
// returns ErrInUse while a service runs on the store.
func Forget(path string) error {
	lock, err := lockFile(path + ".lock")
	if err != nil {
		return err
	}
	defer func() { _ = lock.Close() }()
	for _, part := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("delete the WhatsApp store of the old number: %w", err)
		}
	}
	return nil
}
