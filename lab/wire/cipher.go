package wire

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
)

// Cipher is one direction of a line: AES-GCM under a counter that starts at nought.
type Cipher struct {
	aead  cipher.AEAD
	count uint32
}

func newCipher(key []byte) (*Cipher, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &Cipher{aead: aead}, nil
}

// Seal encrypts the next frame.
func (c *Cipher) Seal(plain []byte) []byte { return c.seal(plain, nil) }

// Open decrypts the next frame.
func (c *Cipher) Open(sealed []byte) ([]byte, error) { return c.open(sealed, nil) }

func (c *Cipher) seal(plain, bound []byte) []byte {
	return c.aead.Seal(nil, c.nonce(), plain, bound)
}

func (c *Cipher) open(sealed, bound []byte) ([]byte, error) {
	return c.aead.Open(nil, c.nonce(), sealed, bound)
}

func (c *Cipher) nonce() []byte {
	nonce := make([]byte, 12)
	binary.BigEndian.PutUint32(nonce[8:], c.count)
	c.count++
	return nonce
}
