package lab

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.mau.fi/libsignal/ecc"
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waAdv"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/util/keys"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/lab/wire"
)

// references is how many QR codes a client can show one after the other.
const references = 6

// pairing is a client that shows a QR code.
type pairing struct {
	link     *link
	noise    [32]byte
	keys     *waWa6.ClientPayload_DevicePairingRegistrationData
	question string       // the id of the iq that told the client of its success
	device   *device      // what it becomes when it agrees
	outcome  chan<- error // to the Scan that waits
}

// offerPairing gives a client the references for its QR codes.
func (s *Server) offerPairing(l *link, noise [32]byte, published *waWa6.ClientPayload_DevicePairingRegistrationData) {
	l.pairing = &pairing{link: l, noise: noise, keys: published}
	refs := make([]waBinary.Node, references)
	for i := range refs {
		ref := fmt.Sprintf("2@lab-%d", s.nextSerial())
		s.waiting[ref] = l.pairing
		refs[i] = waBinary.Node{Tag: "ref", Content: []byte(ref)}
	}
	s.send(l, waBinary.Node{
		Tag:     "iq",
		Attrs:   waBinary.Attrs{"from": types.ServerJID, "type": "set", "id": s.stanzaID(), "xmlns": "md"},
		Content: []waBinary.Node{{Tag: "pair-device", Content: refs}},
	})
}

// Scan links the device that shows a QR code to an account, as its phone would on scanning it, and returns the new device's
// address. The account may have a phone already; the device gets the account's next number.
func (s *Server) Scan(ctx context.Context, qr string, who types.JID) (types.JID, error) {
	outcome := make(chan error, 1)
	d, err := s.scan(qr, who, outcome)
	if err != nil {
		return types.JID{}, fmt.Errorf("scan the code: %w", err)
	}
	select {
	case err = <-outcome:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		return types.JID{}, fmt.Errorf("scan the code: %w", err)
	}
	return d.pn(), nil
}

func (s *Server) scan(qr string, who types.JID, outcome chan<- error) (*device, error) {
	if _, after, ok := strings.Cut(qr, "#"); ok { // newer clients show a link
		qr = after
	}
	fields := strings.Split(strings.TrimSpace(qr), ",")
	if len(fields) < 4 {
		return nil, errors.New("a code has four parts with commas between them")
	}
	secret, err := base64.StdEncoding.DecodeString(fields[3])
	if err != nil {
		return nil, fmt.Errorf("the code's secret: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.waiting[fields[0]]
	if p == nil || p.outcome != nil {
		return nil, errors.New("no device is waiting with this code")
	}
	if fields[1] != base64.StdEncoding.EncodeToString(p.noise[:]) ||
		fields[2] != base64.StdEncoding.EncodeToString(p.keys.GetEIdent()) {
		return nil, errors.New("the code's keys are not those of the device that waits with it")
	}
	a, err := s.person(who)
	if err != nil {
		return nil, err
	}
	if a.nextLink > 255 {
		return nil, fmt.Errorf("%s has no device numbers left", a.PN)
	}
	d := &device{account: a, number: a.nextLink, noise: p.noise}
	box, err := vouch(a.identity, p.keys.GetEIdent(), d.number, secret)
	if err != nil {
		return nil, err
	}
	a.nextLink++
	d.identity, d.registration = p.keys.GetEIdent(), p.keys.GetERegid()
	d.signed = publicKey{id: p.keys.GetESkeyID(), value: p.keys.GetESkeyVal(), signature: p.keys.GetESkeySig()}
	p.device, p.outcome, p.question = d, outcome, s.stanzaID()
	s.send(p.link, waBinary.Node{
		Tag:   "iq",
		Attrs: waBinary.Attrs{"from": types.ServerJID, "type": "set", "id": p.question, "xmlns": "md"},
		Content: []waBinary.Node{{Tag: "pair-success", Content: []waBinary.Node{
			{Tag: "device-identity", Content: box},
			{Tag: "device", Attrs: waBinary.Attrs{"jid": d.pn(), "lid": d.lid()}},
			{Tag: "platform", Attrs: waBinary.Attrs{"name": "android"}},
			{Tag: "biz", Attrs: waBinary.Attrs{"name": ""}},
		}}},
	})
	return d, nil
}

// finishPairing takes the client's agreement, and makes it log in again with what it has learnt.
func (s *Server) finishPairing(l *link, node *waBinary.Node) {
	p := l.pairing
	if p.question == "" || wire.Text(node.Attrs["id"]) != p.question {
		return
	}
	if wire.Text(node.Attrs["type"]) == "error" {
		reason := "unknown reason"
		if child, ok := wire.Child(node, "error"); ok {
			reason = wire.Text(child.Attrs["code"]) + " " + wire.Text(child.Attrs["text"])
		}
		p.outcome <- fmt.Errorf("the device refused: %s", reason)
		s.forgetPairing(l)
		return
	}
	s.addDevice(p.device)
	s.log.add(Entry{Event: Paired, Device: p.device.pn()})
	p.outcome <- nil
	p.question = ""
	s.streamError(l, waBinary.Node{Tag: "stream:error", Attrs: waBinary.Attrs{"code": strconv.Itoa(CodeRestart)}})
}

// forgetPairing drops the codes of a client that is gone.
func (s *Server) forgetPairing(l *link) {
	p := l.pairing
	if p == nil {
		return
	}
	for ref, waiting := range s.waiting {
		if waiting == p {
			delete(s.waiting, ref)
		}
	}
	if p.outcome != nil {
		select {
		case p.outcome <- errors.New("the device hung up"):
		default: // it was told the outcome before
		}
	}
	l.pairing = nil
}

// vouch makes the phone's word that a device belongs to its account.
func vouch(phone *keys.KeyPair, device []byte, number uint16, secret []byte) ([]byte, error) {
	identity, err := signIdentity(phone, device, number)
	if err != nil {
		return nil, err
	}
	inner, err := proto.Marshal(identity)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write(inner)
	return proto.Marshal(&waAdv.ADVSignedDeviceIdentityHMAC{Details: inner, HMAC: mac.Sum(nil)})
}

func signIdentity(phone *keys.KeyPair, device []byte, number uint16) (*waAdv.ADVSignedDeviceIdentity, error) {
	details, err := proto.Marshal(&waAdv.ADVDeviceIdentity{
		RawID: proto.Uint32(1), Timestamp: proto.Uint64(1), KeyIndex: proto.Uint32(uint32(number)),
		AccountType: waAdv.ADVEncryptionType_E2EE.Enum(), DeviceType: waAdv.ADVEncryptionType_E2EE.Enum(),
	})
	if err != nil {
		return nil, err
	}
	signature := ecc.CalculateSignature(ecc.NewDjbECPrivateKey(*phone.Priv), concat([]byte{6, 0}, details, device))
	return &waAdv.ADVSignedDeviceIdentity{
		Details: details, AccountSignatureKey: phone.Pub[:], AccountSignature: signature[:],
	}, nil
}

func concat(parts ...[]byte) []byte {
	var out []byte
	for _, part := range parts {
		out = append(out, part...)
	}
	return out
}
