package whatsapp

import (
	"context"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"
)

// contacts keeps nobody: push names are names, and numbers are numbers.
type contacts struct{}

var _ store.ContactStore = contacts{}

func (contacts) PutPushName(context.Context, types.JID, string) (bool, string, error) {
	return false, "", nil
}

func (contacts) PutBusinessName(context.Context, types.JID, string) (bool, string, error) {
	return false, "", nil
}

func (contacts) PutContactName(context.Context, types.JID, string, string) error { return nil }

func (contacts) PutAllContactNames(context.Context, []store.ContactEntry) error { return nil }

func (contacts) PutManyRedactedPhones(context.Context, []store.RedactedPhoneEntry) error { return nil }

func (contacts) GetContact(context.Context, types.JID) (types.ContactInfo, error) {
	return types.ContactInfo{}, nil
}

func (contacts) GetAllContacts(context.Context) (map[types.JID]types.ContactInfo, error) {
	return nil, nil
}
