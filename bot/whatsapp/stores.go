package whatsapp

import (
	"context"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/util/keys"
)

// The stores below are whatsmeow's own. They only say when they failed: some
// of whatsmeow's callers log a failure and go on as if the message itself were
// at fault, and libsignal may say no more than that it cannot decrypt.

type preKeys struct {
	store.PreKeyStore
	trouble *trouble
}

func (s *preKeys) GetPreKey(ctx context.Context, id uint32) (*keys.PreKey, error) {
	key, err := s.PreKeyStore.GetPreKey(ctx, id)
	return key, s.trouble.failed(ctx, err)
}

func (s *preKeys) RemovePreKey(ctx context.Context, id uint32) error {
	return s.trouble.failed(ctx, s.PreKeyStore.RemovePreKey(ctx, id))
}

type lids struct {
	store.LIDStore
	trouble *trouble
}

func (s *lids) PutManyLIDMappings(ctx context.Context, mappings []store.LIDMapping) error {
	return s.trouble.failed(ctx, s.LIDStore.PutManyLIDMappings(ctx, mappings))
}

func (s *lids) PutLIDMapping(ctx context.Context, lid, pn types.JID) error {
	return s.trouble.failed(ctx, s.LIDStore.PutLIDMapping(ctx, lid, pn))
}

func (s *lids) GetPNForLID(ctx context.Context, lid types.JID) (types.JID, error) {
	pn, err := s.LIDStore.GetPNForLID(ctx, lid)
	return pn, s.trouble.failed(ctx, err)
}

func (s *lids) GetLIDForPN(ctx context.Context, pn types.JID) (types.JID, error) {
	lid, err := s.LIDStore.GetLIDForPN(ctx, pn)
	return lid, s.trouble.failed(ctx, err)
}
