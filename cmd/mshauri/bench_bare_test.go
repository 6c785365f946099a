package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/lab"
)

// bare is what the benchmarks measure the bot against: whatsmeow alone, with
// the store's settings and the client's flags that ours has, and a handler that
// does nothing. It is the least that any bot on whatsmeow costs.
type bare struct {
	container *sqlstore.Container
	client    *whatsmeow.Client
	connected chan struct{} // one for each time that it logs in
}

// openBare opens the client's store, making it when it is not there.
func openBare(ctx context.Context, folder, server string) (*bare, error) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(folder, "bare.db")+whatsapp.StoreOptions)
	if err != nil {
		return nil, err
	}
	b := &bare{container: sqlstore.NewWithDB(db, "sqlite3", nil), connected: make(chan struct{}, 8)}
	if err := b.container.Upgrade(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	device, err := b.container.GetFirstDevice(ctx)
	if err != nil {
		return nil, errors.Join(err, b.container.Close())
	}
	b.client = whatsmeow.NewClient(device, nil)
	b.client.SynchronousAck = true
	b.client.EnableDecryptedEventBuffer = true
	b.client.ManualHistorySyncDownload = true
	b.client.AutoTrustIdentity = true
	b.client.AutomaticMessageRerequestFromPhone = true
	b.client.AddEventHandlerWithSuccessStatus(func(event any) bool {
		if _, ok := event.(*events.Connected); ok {
			b.connected <- struct{}{}
		}
		return true
	})
	only := lab.HTTPClient(server)
	b.client.SetWebsocketHTTPClient(only)
	b.client.SetPreLoginHTTPClient(only)
	b.client.SetMediaHTTPClient(only)
	return b, nil
}

// pair links the client as a device of an account, and returns its address.
func (b *bare) pair(ctx context.Context, server *lab.Server, account lab.Account) (device lab.Address, err error) {
	codes, err := b.client.GetQRChannel(ctx)
	if err != nil {
		return device, err
	}
	if err := b.client.Connect(); err != nil {
		return device, err
	}
	for item := range codes {
		if item.Event == whatsmeow.QRChannelEventCode {
			if device, err = server.Scan(ctx, item.Code, account.PN); err != nil {
				return device, err
			}
		}
	}
	return device, b.in(ctx)
}

// in waits until the client has logged in.
func (b *bare) in(ctx context.Context) error {
	select {
	case <-b.connected:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (b *bare) close() error {
	b.client.Disconnect()
	return b.container.Close()
}

// benchRounds is how often each measurement is taken, ours and what stands
// beside it in turn; the median counts.
func benchRounds() int {
	if n, err := strconv.Atoi(os.Getenv("MSHAURI_TEST_ROUNDS")); err == nil {
		return n
	}
	return 9
}

// median is the middle one of an odd number.
func median(of []float64) float64 { return quantile(of, 0.5) }

// quantile is the value below which a part of them lies.
func quantile(of []float64, part float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

func toMillis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
