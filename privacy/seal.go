package privacy

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrSealed says that a value cannot be opened: there is no key, it is another
// one, or the value was changed or moved.
var ErrSealed = errors.New("the sealed value cannot be opened with this key")

// Seal hides values that tell something of a person from whoever holds the data
// without the key: AES-256-GCM under a key derived for that. The zero Seal
// neither shuts nor opens anything. Like the key it never prints.
type Seal struct {
	aead func() cipher.AEAD
}

// Seal is the key's seal.
func (k Key) Seal() Seal {
	secret := k.Derive("seal", "")
	block, err := aes.NewCipher(secret[:])
	if err != nil {
		panic("privacy: " + err.Error()) // 32 bytes always make a cipher
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic("privacy: " + err.Error()) // AES always has the right block
	}
	return Seal{aead: func() cipher.AEAD { return aead }}
}

// Shut seals a value as text. Equal values give different texts, and all that
// are shorter than a step (in bytes) give texts of one length; longer ones take
// several steps. It opens only as what it is about.
func (s Seal) Shut(value []byte, about string, step int) (string, error) {
	if s.aead == nil {
		return "", ErrSealed
	}
	const head = 4 // how long the value is
	whole := (head + len(value) + step - 1) / step * step
	padded := make([]byte, whole)
	binary.BigEndian.PutUint32(padded, uint32(len(value)))
	copy(padded[head:], value)
	return base64.RawStdEncoding.EncodeToString(s.aead().Seal(nil, nil, padded, []byte(about))), nil
}

// Open gives back what Shut sealed about the same thing, or ErrSealed.
func (s Seal) Open(sealed, about string) ([]byte, error) {
	if s.aead == nil {
		return nil, ErrSealed
	}
	raw, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil {
		return nil, fmt.Errorf("%w: it is damaged", ErrSealed)
	}
	padded, err := s.aead().Open(nil, nil, raw, []byte(about))
	if err != nil || len(padded) < 4 || int(binary.BigEndian.Uint32(padded)) > len(padded)-4 {
		return nil, ErrSealed
	}
	return padded[4 : 4+binary.BigEndian.Uint32(padded)], nil
}

// Format prints that the seal is hidden, whatever the verb.
func (s Seal) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("hidden seal")) }
