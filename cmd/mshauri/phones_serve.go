package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/mshauri/mshauri/web/phones"
)

// pageOff switches the phones' page off.
const pageOff = "off"

// servePhones serves the phones' page of a stage until stop is called, and
// returns its address: on another port than was asked for when that is taken.
func servePhones(ctx context.Context, s *stage, address string) (url string, stop func(), err error) {
	listener, err := phones.Listen(ctx, address)
	if err != nil {
		return "", nil, err
	}
	zone, err := s.settings.Zone()
	if err != nil {
		return "", nil, errors.Join(err, listener.Close())
	}
	d := newDesk(s)
	handler, err := phones.New(phones.Options{Phones: d, Record: d, Hosts: phones.Hosts(listener.Addr()), Zone: zone})
	if err != nil {
		return "", nil, errors.Join(err, listener.Close())
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second,
		ErrorLog: log.New(io.Discard, "", 0), // it would print addresses, to nobody's use
	}
	var serving sync.WaitGroup
	serving.Go(func() { _ = server.Serve(listener) }) // it ends when it is stopped
	return fmt.Sprintf("http://%s", listener.Addr()), func() {
		_ = server.Close() // what is open in a browser needs no farewell
		serving.Wait()
	}, nil
}

// pageAt says where the page is, and that its port is not the one asked for.
func pageAt(url, asked string) string {
	if url == "http://"+asked || strings.HasSuffix(asked, ":0") { // which asks for any
		return url
	}
	return url + " (" + asked + " was taken)"
}

// checkPage refuses an address before anything is started.
func checkPage(ctx context.Context, address string) error {
	if address == pageOff {
		return nil
	}
	listener, err := phones.Listen(ctx, address)
	if err != nil {
		return err
	}
	return listener.Close()
}
