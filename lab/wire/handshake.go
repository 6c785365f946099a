package wire

import (
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"

	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/socket"
	"go.mau.fi/whatsmeow/util/keys"
	"google.golang.org/protobuf/proto"
)

// Handshake is the responder of Noise_XX_25519_AESGCM_SHA256. Its three steps are called in order: ReadHello, Hello,
// ReadFinish; Ciphers then gives the keys of the line.
type Handshake struct {
	authority *Authority
	ephemeral *keys.KeyPair
	client    []byte

	hash   []byte
	salt   []byte
	cipher *Cipher
}

// NewHandshake starts a handshake under the prologue (the first bytes that the client sent).
func NewHandshake(authority *Authority, prologue []byte) (*Handshake, error) {
	start := []byte(socket.NoiseStartPattern)
	cipher, err := newCipher(start)
	if err != nil {
		return nil, err
	}
	h := &Handshake{authority: authority, hash: start, salt: start, cipher: cipher}
	h.mixHash(prologue)
	return h, nil
}

// ReadHello takes the client's first frame.
func (h *Handshake) ReadHello(frame []byte) error {
	var message waWa6.HandshakeMessage
	if err := proto.Unmarshal(frame, &message); err != nil {
		return fmt.Errorf("read the client's hello: %w", err)
	}
	h.client = message.GetClientHello().GetEphemeral()
	if len(h.client) != 32 {
		return errors.New("the client's hello has no ephemeral key")
	}
	h.mixHash(h.client)
	return nil
}

// Hello makes the server's answer: its ephemeral key, its static key and its certificates.
func (h *Handshake) Hello() ([]byte, error) {
	h.ephemeral = keys.NewKeyPair()
	h.mixHash(h.ephemeral.Pub[:])
	if err := h.mixKey(h.ephemeral.Priv, h.client); err != nil {
		return nil, err
	}
	static := h.seal(h.authority.static.Pub[:])
	if err := h.mixKey(h.authority.static.Priv, h.client); err != nil {
		return nil, err
	}
	payload := h.seal(h.authority.chain)
	return proto.Marshal(&waWa6.HandshakeMessage{ServerHello: &waWa6.HandshakeMessage_ServerHello{
		Ephemeral: h.ephemeral.Pub[:], Static: static, Payload: payload,
	}})
}

// ReadFinish takes the client's last handshake frame and returns the key it proved to hold and what it says about itself.
func (h *Handshake) ReadFinish(frame []byte) (static [32]byte, payload *waWa6.ClientPayload, err error) {
	var message waWa6.HandshakeMessage
	if err = proto.Unmarshal(frame, &message); err != nil {
		return static, nil, fmt.Errorf("read the client's finish: %w", err)
	}
	key, err := h.open(message.GetClientFinish().GetStatic())
	if err != nil {
		return static, nil, fmt.Errorf("open the client's static key: %w", err)
	}
	if len(key) != len(static) {
		return static, nil, fmt.Errorf("the client's static key has %d bytes", len(key))
	}
	copy(static[:], key)
	if err = h.mixKey(h.ephemeral.Priv, key); err != nil {
		return static, nil, err
	}
	plain, err := h.open(message.GetClientFinish().GetPayload())
	if err != nil {
		return static, nil, fmt.Errorf("open the client's payload: %w", err)
	}
	payload = new(waWa6.ClientPayload)
	if err = proto.Unmarshal(plain, payload); err != nil {
		return static, nil, fmt.Errorf("read the client's payload: %w", err)
	}
	return static, payload, nil
}

// Ciphers gives the two keys of the open line: what the client writes is read with the first.
func (h *Handshake) Ciphers() (read, write *Cipher, err error) {
	both, err := hkdf.Key(sha256.New, nil, h.salt, "", 64)
	if err != nil {
		return nil, nil, err
	}
	if read, err = newCipher(both[:32]); err != nil {
		return nil, nil, err
	}
	write, err = newCipher(both[32:])
	return read, write, err
}

func (h *Handshake) mixHash(data []byte) {
	sum := sha256.New()
	sum.Write(h.hash)
	sum.Write(data)
	h.hash = sum.Sum(nil)
}

func (h *Handshake) mixKey(private *[32]byte, public []byte) error {
	own, err := ecdh.X25519().NewPrivateKey(private[:])
	if err != nil {
		return err
	}
	theirs, err := ecdh.X25519().NewPublicKey(public)
	if err != nil {
		return err
	}
	secret, err := own.ECDH(theirs)
	if err != nil {
		return err
	}
	both, err := hkdf.Key(sha256.New, secret, h.salt, "", 64)
	if err != nil {
		return err
	}
	h.salt = both[:32]
	h.cipher, err = newCipher(both[32:])
	return err
}

func (h *Handshake) seal(plain []byte) []byte {
	sealed := h.cipher.seal(plain, h.hash)
	h.mixHash(sealed)
	return sealed
}

func (h *Handshake) open(sealed []byte) ([]byte, error) {
	plain, err := h.cipher.open(sealed, h.hash)
	if err == nil {
		h.mixHash(sealed)
	}
	return plain, err
}
