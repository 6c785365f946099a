package lab

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/util/keys"

	"github.com/mshauri/mshauri/lab/wire"
)

// device is one phone or linked computer of an account, with the keys it published and what it has not acknowledged.
type device struct {
	account *account
	number  uint16
	ghost   bool

	noise        [32]byte
	identity     []byte
	registration []byte
	signed       publicKey
	oneTime      []publicKey
	refilling    bool // asked for more one-time keys, and none have come

	link    *link // nil while the device is away
	held    bool  // kept in the doorway
	lines   int   // how often it has connected
	pending []*stanza
	unsent  int // the last so many of pending have not been sent on this line
}

// publicKey is a prekey as it goes over the wire.
type publicKey struct {
	id, value, signature []byte
}

func (k publicKey) node(tag string) waBinary.Node {
	content := []waBinary.Node{{Tag: "id", Content: k.id}, {Tag: "value", Content: k.value}}
	if k.signature != nil {
		content = append(content, waBinary.Node{Tag: "signature", Content: k.signature})
	}
	return waBinary.Node{Tag: tag, Content: content}
}

func readPublicKey(node *waBinary.Node) publicKey {
	var key publicKey
	for _, part := range node.GetChildren() {
		switch part.Tag {
		case "id":
			key.id = wire.Bytes(part.Content)
		case "value":
			key.value = wire.Bytes(part.Content)
		case "signature":
			key.signature = wire.Bytes(part.Content)
		}
	}
	return key
}

func publicPreKey(key *keys.PreKey) publicKey {
	id := binary.BigEndian.AppendUint32(nil, key.KeyID)
	out := publicKey{id: id[1:], value: key.Pub[:]}
	if key.Signature != nil {
		out.signature = key.Signature[:]
	}
	return out
}

// takeIdentity gives the device an identity and a signed prekey made from it.
func (d *device) takeIdentity(identity *keys.KeyPair, registration uint32) {
	d.identity = identity.Pub[:]
	d.registration = binary.BigEndian.AppendUint32(nil, registration)
	d.signed = publicPreKey(identity.CreateSignedPreKey(1))
}

// pn and lid are the device's two addresses.
func (d *device) pn() types.JID { return withDevice(d.account.PN, d.number) }

func (d *device) lid() types.JID { return withDevice(d.account.LID, d.number) }

// address is the device's address in the same form as another.
func (d *device) address(like types.JID) types.JID {
	return withDevice(d.account.address(like), d.number)
}

func withDevice(jid types.JID, number uint16) types.JID {
	jid.Device = number
	return jid
}

// device finds one by either of its addresses.
func (s *Server) device(jid types.JID) *device {
	a := s.lookup(jid)
	if a == nil {
		return nil
	}
	for _, d := range a.devices {
		if d.number == jid.Device {
			return d
		}
	}
	return nil
}

func (s *Server) mustDevice(jid types.JID) (*device, error) {
	if d := s.device(jid); d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("device %s: %w", jid, ErrUnknown)
}

// Devices lists the devices of a person, by phone number.
func (s *Server) Devices(who types.JID) ([]types.JID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, err := s.person(who)
	if err != nil {
		return nil, err
	}
	out := make([]types.JID, len(a.devices))
	for i, d := range a.devices {
		out[i] = d.pn()
	}
	return out, nil
}

// addDevice puts a linked device on its account and tells everybody who may have the old list of its devices.
func (s *Server) addDevice(d *device) {
	d.account.devices = append(d.account.devices, d)
	s.announceDevice("add", d)
}

// removeDevice takes a device off its account.
func (s *Server) removeDevice(d *device) {
	d.account.devices = slices.DeleteFunc(d.account.devices, func(other *device) bool { return other == d })
	d.pending, d.unsent = nil, 0
	s.announceDevice("remove", d)
}

// announceDevice tells of a new or removed device twice, under each address: a client keeps the two lists apart and ignores
// what comes under an address it has no list for.
func (s *Server) announceDevice(change string, d *device) {
	for _, other := range s.acquainted(d.account) {
		if other == d {
			continue
		}
		for _, form := range []types.JID{d.account.PN, d.account.LID} {
			s.enqueue(other, waBinary.Node{
				Tag: "notification",
				Attrs: waBinary.Attrs{
					"from": form, "type": "devices", "id": s.stanzaID(), "t": s.unix(), "lid": d.account.LID,
				},
				Content: []waBinary.Node{{
					Tag:     change,
					Attrs:   waBinary.Attrs{"device_hash": deviceHash(d.account, form)},
					Content: []waBinary.Node{{Tag: "device", Attrs: waBinary.Attrs{"jid": d.address(form), "key-index": int(d.number)}}},
				}},
			})
		}
	}
}

// acquainted is every device of the account itself and of everybody who shares a group or has talked with it.
func (s *Server) acquainted(a *account) []*device {
	var out []*device
	for _, other := range s.accounts {
		if other == a || s.talked[pair(a, other)] || s.shareGroup(a, other) {
			out = append(out, other.devices...)
		}
	}
	return out
}

// deviceHash is how clients name a list of devices.
func deviceHash(a *account, form types.JID) string {
	list := make([]string, len(a.devices))
	for i, d := range a.devices {
		list[i] = d.address(form).ADString()
	}
	slices.Sort(list)
	sum := sha256.Sum256([]byte(strings.Join(list, "")))
	return "2:" + base64.RawStdEncoding.EncodeToString(sum[:6])
}
