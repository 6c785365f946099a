// Package card draws the card that a nurse scans to begin the private chat: one
// A6 page with a QR code, as a picture and as a PDF.
//
// It knows the words of phrases and what stands on the page; it knows nobody,
// and no clock: the same link gives the same bytes.
//
// Read card.go first, for what stands where; picture.go and paper.go draw it.
package card
