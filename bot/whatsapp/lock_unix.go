//go:build unix

package whatsapp

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lockFile takes the lock that keeps a second process off the same store: two
// of them with one WhatsApp identity throw each other out for ever. The lock
// goes with the process, however it ends.
func lockFile(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the WhatsApp store: %w", err)
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errors.Join(ErrInUse, file.Close())
	} else if err != nil {
		return nil, errors.Join(fmt.Errorf("lock the WhatsApp store: %w", err), file.Close())
	}
	return file, nil
}
