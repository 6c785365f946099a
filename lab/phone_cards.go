package lab

import (
	"context"
	"fmt"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// ContactCard sends somebody's name and number.
func (p *Phone) ContactCard(ctx context.Context, to types.JID, name, number string, options ...Option) (string, error) {
	s := gather(options)
	card := fmt.Sprintf("BEGIN:VCARD\nVERSION:3.0\nN:;%s;;;\nFN:%s\nTEL;type=CELL:%s\nEND:VCARD", name, name, number)
	return p.deliver(ctx, to, &waE2E.Message{ContactMessage: &waE2E.ContactMessage{
		DisplayName: proto.String(name), Vcard: proto.String(card), ContextInfo: s.context(),
	}}, s)
}

// Place is a location that a phone sends.
type Place struct {
	Name      string
	Address   string
	Latitude  float64
	Longitude float64
}

// Location sends a place.
func (p *Phone) Location(ctx context.Context, to types.JID, place Place, options ...Option) (string, error) {
	s := gather(options)
	return p.deliver(ctx, to, &waE2E.Message{LocationMessage: &waE2E.LocationMessage{
		Name: proto.String(place.Name), Address: proto.String(place.Address), ContextInfo: s.context(),
		DegreesLatitude: proto.Float64(place.Latitude), DegreesLongitude: proto.Float64(place.Longitude),
	}}, s)
}

// ListReply answers a list by choosing a row of it.
func (p *Phone) ListReply(ctx context.Context, to types.JID, title, row string, options ...Option) (string, error) {
	s := gather(options)
	return p.deliver(ctx, to, &waE2E.Message{ListResponseMessage: &waE2E.ListResponseMessage{
		Title: proto.String(title), ListType: waE2E.ListResponseMessage_SINGLE_SELECT.Enum(), ContextInfo: s.context(),
		SingleSelectReply: &waE2E.ListResponseMessage_SingleSelectReply{SelectedRowID: proto.String(row)},
	}}, s)
}

// ButtonReply answers buttons by pressing one.
func (p *Phone) ButtonReply(ctx context.Context, to types.JID, text, button string, options ...Option) (string, error) {
	s := gather(options)
	return p.deliver(ctx, to, &waE2E.Message{ButtonsResponseMessage: &waE2E.ButtonsResponseMessage{
		Response:         &waE2E.ButtonsResponseMessage_SelectedDisplayText{SelectedDisplayText: text},
		SelectedButtonID: proto.String(button), Type: waE2E.ButtonsResponseMessage_DISPLAY_TEXT.Enum(), ContextInfo: s.context(),
	}}, s)
}
