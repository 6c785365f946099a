//go:build !unix

package whatsapp

import (
	"errors"
	"os"
)

// lockFile refuses: without a lock two processes could share one identity.
func lockFile(string) (*os.File, error) {
	return nil, errors.New("this system has no file locks that Mshauri knows: run it on Linux or macOS")
}
