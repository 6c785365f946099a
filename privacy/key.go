package privacy

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// KeySize is the length of a Key in bytes.
const KeySize = 32

// ErrNoKey says that there is no key file where one was looked for.
var ErrNoKey = errors.New("the key file does not exist")

// Key is the secret that turns addresses into pseudonyms. It lies in a file
// outside the data directory; whoever holds the data without it cannot say who
// wrote what. It never prints and never marshals.
type Key struct {
	secret func() [KeySize]byte
}

// NewKey makes a key from 32 random bytes of the operating system.
func NewKey() Key {
	var secret [KeySize]byte
	_, _ = rand.Read(secret[:]) // crypto/rand.Read never fails: it ends the program instead
	return Key{secret: func() [KeySize]byte { return secret }}
}

// LoadKey reads the key from a file of 64 hexadecimal digits. It returns
// ErrNoKey when the file is missing, and refuses a file that others may read.
func LoadKey(path string) (Key, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Key{}, fmt.Errorf("%w: %s", ErrNoKey, path)
	} else if err != nil {
		return Key{}, fmt.Errorf("look at the key file: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return Key{}, fmt.Errorf("the key file %s may be read by others (mode %#o): run chmod 600 on it", path, info.Mode().Perm())
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return Key{}, fmt.Errorf("read the key file: %w", err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(content)))
	if err != nil || len(raw) != KeySize {
		return Key{}, fmt.Errorf("the key file %s is damaged: it must hold exactly 64 hexadecimal digits; put your kept copy back", path)
	}
	var secret [KeySize]byte
	copy(secret[:], raw)
	return Key{secret: func() [KeySize]byte { return secret }}, nil
}

// KeyOf makes a key of the 32 bytes that Reveal gave.
func KeyOf(secret []byte) (Key, error) {
	if len(secret) != KeySize {
		return Key{}, fmt.Errorf("a key has %d bytes, not %d", KeySize, len(secret))
	}
	kept := [KeySize]byte(secret)
	return Key{secret: func() [KeySize]byte { return kept }}, nil
}

// Reveal hands the bytes of the key to a function that writes them down for
// people. Only the key commands may call it (arch_test.go).
func (k Key) Reveal(use func([]byte) error) error {
	if k.IsZero() {
		return ErrNoKey
	}
	secret := k.secret()
	return use(secret[:])
}

// WriteFile stores the key in a new file with mode 0600, making the folder
// with mode 0700. It never replaces a file that exists.
func (k Key) WriteFile(path string) error {
	if k.IsZero() {
		return ErrNoKey
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of the key: %w", err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("make the key file: %w", err)
	}
	secret := k.secret()
	_, err = fmt.Fprintf(file, "%x\n", secret[:])
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return k.secret == nil }

// Fingerprint is eight hexadecimal digits that tell two keys apart without
// giving either away. It is kept in the database, which refuses another key.
func (k Key) Fingerprint() string {
	sum := k.Derive("fingerprint", "")
	return hex.EncodeToString(sum[:4])
}

// Pseudonym is the keyed hash of an address: 26 letters and digits (130 bits
// of HMAC-SHA256). The kind ("pn", "lid", "group") keeps equal addresses of
// different kinds apart.
func (k Key) Pseudonym(kind, address string) string {
	sum := k.Derive("pseudonym/"+kind, address)
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])[:26])
}

// Derive is HMAC-SHA256 of a purpose and a value under the key. The same
// purpose and value give the same 32 bytes for ever: a poll that is sent again
// after a crash has the secret that it had before.
func (k Key) Derive(purpose, value string) [sha256.Size]byte {
	if k.IsZero() {
		panic("privacy: a pseudonym was asked of no key") // wiring fault: start-up always sets one
	}
	secret := k.secret()
	mac := hmac.New(sha256.New, secret[:])
	_, _ = io.WriteString(mac, purpose)
	_, _ = mac.Write([]byte{0})
	_, _ = io.WriteString(mac, value)
	var sum [sha256.Size]byte
	mac.Sum(sum[:0])
	return sum
}

// Format prints that the key is hidden, whatever the verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "hidden key") }

// MarshalText always fails: a key is written by WriteFile alone.
func (Key) MarshalText() ([]byte, error) { return nil, errors.New("the key cannot be marshalled") }

// Value always fails, so that database/sql refuses the key.
func (Key) Value() (driver.Value, error) { return nil, errors.New("the key cannot be stored") }
