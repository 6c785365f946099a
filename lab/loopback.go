package lab

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
)

// CheckLoopback refuses an address that is not a loopback literal with a port: no name is resolved, so none can be fooled.
func CheckLoopback(addr string) error {
	parsed, err := netip.ParseAddrPort(addr)
	if err != nil {
		return fmt.Errorf("%q is not an address with a port such as 127.0.0.1:0", addr)
	}
	if !parsed.Addr().IsLoopback() {
		return fmt.Errorf("%s is not a loopback address, and the lab uses no other", parsed.Addr())
	}
	return nil
}

// HTTPClient is what a whatsmeow client needs to reach a lab: every connection, whatever its URL says, goes to addr as plain
// HTTP/1.1. Set it with SetWebsocketHTTPClient, SetPreLoginHTTPClient and SetMediaHTTPClient. It refuses an address that is
// not a loopback literal: such a client answers every request with that error.
func HTTPClient(addr string) *http.Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		if err := CheckLoopback(addr); err != nil {
			return nil, err
		}
		return new(net.Dialer).DialContext(ctx, "tcp", addr)
	}
	return &http.Client{Transport: &http.Transport{
		DialContext:       dial,
		DialTLSContext:    dial,
		DisableKeepAlives: true, // so that closing a phone leaves no connection behind
	}}
}
