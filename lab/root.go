package lab

import (
	"sync"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/util/keys"
)

// Root is the key pair that certifies a server's Noise identity. Clients trust its public half, which whatsmeow keeps in one
// variable per process.
type Root struct {
	pair *keys.KeyPair
}

// NewRoot makes a root for servers that must not share this process's own.
func NewRoot() Root { return Root{pair: keys.NewKeyPair()} }

// Public is the half that clients trust.
func (r Root) Public() [32]byte {
	if r.pair == nil {
		return [32]byte{}
	}
	return *r.pair.Pub
}

// processRoot is the root that every server of this process has unless it is given another. whatsmeow's variable is set here,
// once, before the first server starts, so that no client of a running server sees it change.
var processRoot = sync.OnceValue(func() Root {
	root := NewRoot()
	whatsmeow.WACertPubKey = root.Public()
	return root
})

// trust makes this process's clients trust the root.
func (r Root) trust() {
	if public := r.Public(); whatsmeow.WACertPubKey != public {
		whatsmeow.WACertPubKey = public
	}
}
