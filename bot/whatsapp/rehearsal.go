package whatsapp

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"

	"go.mau.fi/whatsmeow"
)

// shippedRoot is the key that certifies the real WhatsApp's servers, noted
// before anything can change it. It is only read.
var shippedRoot = whatsmeow.WACertPubKey

// Rehearsal is a WhatsApp-shaped server on this machine. Links that have one
// reach nothing else.
type Rehearsal struct {
	address netip.AddrPort
}

// Rehearse makes this process trust a rehearsal server instead of WhatsApp:
// the address is a loopback literal with a port, the root key 64 hexadecimal
// digits. It holds for the whole process and cannot be taken back, so cmd calls
// it once, before any link is opened.
func Rehearse(address, rootKey string) (*Rehearsal, error) {
	parsed, err := netip.ParseAddrPort(address)
	if err != nil {
		return nil, fmt.Errorf("the rehearsal address is %q: it must be a loopback address with a port, such as 127.0.0.1:7777", address)
	}
	if !parsed.Addr().IsLoopback() {
		return nil, fmt.Errorf("the rehearsal address is %s: only this machine itself (127.0.0.1 or [::1]) can be rehearsed with", parsed.Addr())
	}
	raw, err := hex.DecodeString(rootKey)
	if err != nil || len(raw) != len(whatsmeow.WACertPubKey) {
		return nil, errors.New("the root key of the rehearsal must be 64 hexadecimal digits, as the lab prints it")
	}
	key := [32]byte(raw)
	switch whatsmeow.WACertPubKey {
	case key:
	case shippedRoot:
		whatsmeow.WACertPubKey = key
	default:
		return nil, errors.New("this process already rehearses with another server")
	}
	return &Rehearsal{address: parsed}, nil
}

// client reaches the rehearsal server and nothing else, whatever the URL says:
// plain HTTP on loopback for the websocket, for media and for the version page.
func (r *Rehearsal) client() *http.Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", r.address.String())
	}
	return &http.Client{Transport: &http.Transport{DialContext: dial, DialTLSContext: dial, DisableKeepAlives: true}}
}

// world names the world of a link, and refuses to meet the real WhatsApp with
// a rehearsal's key.
func (o Options) world() (string, error) {
	if o.Rehearsal != nil {
		return rehearsalWorld, nil
	}
	if whatsmeow.WACertPubKey != shippedRoot {
		return "", errors.New("this process rehearses: it cannot open a link to the real WhatsApp")
	}
	return realWorld, nil
}
