package whatsapp

import (
	"context"

	"go.mau.fi/whatsmeow/store"
)

// container keeps devices as whatsmeow's does, and puts our stores into a
// device again after each time it is kept: pairing replaces every one of them.
type container struct {
	inner    store.DeviceContainer
	rebuild  *rebuilder
	trouble  *trouble
	renewals *renewals
}

var _ store.DeviceContainer = (*container)(nil)

// PutDevice keeps the device.
func (c *container) PutDevice(ctx context.Context, device *store.Device) error {
	err := c.inner.PutDevice(ctx, device)
	c.wrap(device)
	return c.trouble.note(err)
}

// DeleteDevice forgets the device, with everything of its own.
func (c *container) DeleteDevice(ctx context.Context, device *store.Device) error {
	return c.trouble.note(c.inner.DeleteDevice(ctx, device))
}

// wrap puts our stores round those of a device, wherever they are not yet.
func (c *container) wrap(device *store.Device) {
	device.Container = c
	device.Contacts = contacts{}
	device.MsgSecrets = secrets{}
	if !device.Initialized {
		return // the others come with PutDevice
	}
	if _, done := device.EventBuffer.(*buffer); done {
		return
	}
	device.EventBuffer = newBuffer(device.EventBuffer, c.rebuild, c.trouble)
	device.SenderKeys = &senderKeys{device.SenderKeys, c.trouble}
	device.Sessions = &sessions{device.Sessions, c.trouble, c.renewals.storage}
	device.Identities = &identities{device.Identities, c.trouble, c.renewals}
	device.PreKeys = &preKeys{device.PreKeys, c.trouble}
	device.LIDs = &lids{device.LIDs, c.trouble}
}
