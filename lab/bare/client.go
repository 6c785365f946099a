package bare

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

// Client is a client that does nothing with what it hears.
type Client struct {
	inner     *whatsmeow.Client
	container *sqlstore.Container
	connected chan struct{}
}

// Open opens a client's store, which is made when it is not there; source is how
// SQLite opens it, server the address of a lab. The client's flags are those
// that a bot must have which loses nothing.
func Open(ctx context.Context, source, server string) (*Client, error) {
	db, err := sql.Open("sqlite3", source)
	if err != nil {
		return nil, fmt.Errorf("open a bare client: %w", err)
	}
	c := &Client{container: sqlstore.NewWithDB(db, "sqlite3", nil), connected: make(chan struct{}, 8)}
	if err := c.container.Upgrade(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("set up a bare client: %w", err), db.Close())
	}
	device, err := c.container.GetFirstDevice(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("set up a bare client: %w", err), c.container.Close())
	}
	c.inner = whatsmeow.NewClient(device, nil)
	c.inner.SynchronousAck = true
	c.inner.EnableDecryptedEventBuffer = true
	c.inner.ManualHistorySyncDownload = true
	c.inner.AutoTrustIdentity = true
	c.inner.AutomaticMessageRerequestFromPhone = true
	c.inner.AddEventHandlerWithSuccessStatus(func(event any) bool {
		if _, ok := event.(*events.Connected); ok {
			select {
			case c.connected <- struct{}{}:
			default:
			}
		}
		return true
	})
	only := lab.HTTPClient(server)
	c.inner.SetWebsocketHTTPClient(only)
	c.inner.SetPreLoginHTTPClient(only)
	c.inner.SetMediaHTTPClient(only)
	return c, nil
}

// Pair links the client as a device of a lab's account, and returns its address
// when it has logged in.
func (c *Client) Pair(ctx context.Context, server *lab.Server, account lab.Account) (device lab.Address, err error) {
	codes, err := c.inner.GetQRChannel(ctx)
	if err != nil {
		return device, fmt.Errorf("pair a bare client: %w", err)
	}
	if err := c.inner.Connect(); err != nil {
		return device, fmt.Errorf("pair a bare client: %w", err)
	}
	for item := range codes {
		if item.Event == whatsmeow.QRChannelEventCode {
			if device, err = server.Scan(ctx, item.Code, account.PN); err != nil {
				return device, err
			}
		}
	}
	return device, c.in(ctx)
}

// GoOnline connects the client, and waits until it has logged in.
func (c *Client) GoOnline(ctx context.Context) error {
	if err := c.inner.Connect(); err != nil {
		return fmt.Errorf("connect a bare client: %w", err)
	}
	return c.in(ctx)
}

func (c *Client) in(ctx context.Context) error {
	select {
	case <-c.connected:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("log in a bare client: %w", ctx.Err())
	}
}

// GoOffline hangs up.
func (c *Client) GoOffline() { c.inner.Disconnect() }

// Close hangs up and closes the store.
func (c *Client) Close() error {
	c.inner.Disconnect()
	return c.container.Close()
}
