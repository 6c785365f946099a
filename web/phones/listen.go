package phones

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
)

// Listen opens the page's door on a loopback address, and on nothing else. If
// the port is taken it takes a free one; the listener says which.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	where, err := netip.ParseAddrPort(address)
	if err != nil || !where.Addr().IsLoopback() {
		return nil, fmt.Errorf("the page's address is %q: it must be a loopback address with a port, such as 127.0.0.1:8090, since the page is for this machine alone", address)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", where.String())
	if errors.Is(err, syscall.EADDRINUSE) {
		listener, err = config.Listen(ctx, "tcp", netip.AddrPortFrom(where.Addr(), 0).String())
	}
	if err != nil {
		return nil, fmt.Errorf("open the phones' page: %w", err)
	}
	return listener, nil
}

// Hosts are the names under which a browser on this machine may ask for a page
// that is served on an address.
func Hosts(address net.Addr) []string {
	_, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return nil
	}
	return []string{address.String(), net.JoinHostPort("localhost", port)}
}
