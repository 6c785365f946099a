package lab

import (
	"slices"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
)

// Sent is everything that the phone itself sent and the server took, in order, in the shape of an inbox. Together with Inbox,
// ordered by N, it is what the phone's screen has to show.
func (p *Phone) Sent() []Received {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.sent)
}

// place is the next place in everything that the phone sends and receives. The lock is held.
func (p *Phone) place() int {
	p.places++
	return p.places
}

// startSending gives a message its place before it leaves, since an answer can be here before the server's acknowledgement.
func (p *Phone) startSending() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.place()
}

// noteSent keeps what the phone sent.
func (p *Phone) noteSent(place int, to types.JID, message *waE2E.Message, response whatsmeow.SendResponse, s saying) {
	r := Received{
		N: place, ID: response.ID, Chat: to, From: p.Address(to), FromPN: p.PN, FromMe: true, Time: response.Timestamp,
		Kind: Unknown, Count: 1, Raw: message,
	}
	for _, wrapper := range []*waE2E.FutureProofMessage{message.GetEditedMessage(), message.GetDocumentWithCaptionMessage()} {
		if inner := wrapper.GetMessage(); inner != nil {
			message = inner // clients unwrap what they receive, too
		}
	}
	r.content(message)
	r.quotes(message)
	if r.Kind == Vote {
		r.Options = slices.Clone(s.chosen)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent = append(p.sent, r)
	p.wake()
}
