package card

import (
	"errors"
	"fmt"
	"strings"

	"rsc.io/qr"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Card is what stands on the page.
type Card struct {
	// Link is what the code opens; Number is for those who cannot scan.
	Link, Number string
	// First is the language whose lines stand above the code; the other's stand
	// below it.
	First chat.Language
}

// The page, in millimetres: A6, upright.
const (
	pageWidth  = 105.0
	pageHeight = 148.0
	margin     = 9.0
	codeSide   = 56.0
)

// ink is a shade of grey, black 0 and white 255: the card must come out well of
// any printer.
type ink uint8

const (
	black ink = 0
	grey  ink = 90
)

// sheet is something to draw on, in millimetres from the upper left corner.
type sheet interface {
	// box fills a rectangle with black.
	box(x, y, width, height float64)
	// line writes one line of text around the middle of the page: its foot at y,
	// its size in points.
	line(y, size float64, bold bool, shade ink, text string)
	// width is how wide a line would be.
	width(size float64, bold bool, text string) float64
}

// draw puts the card on a sheet.
func (c Card) draw(on sheet) error {
	code, err := qr.Encode(c.Link, qr.Q) // a card in a pocket gets dirty
	if err != nil {
		return fmt.Errorf("draw the code: %w", err)
	}
	second := chat.Kiswahili
	if c.First == chat.Kiswahili {
		second = chat.English
	}
	on.line(16, 26, true, black, "Mshauri")
	if err := write(on, 25, 13, true, phrases.CardScan.In(c.First).String()); err != nil {
		return err
	}
	if err := write(on, 32, 10, false, phrases.CardAsk.In(c.First).String()); err != nil {
		return err
	}
	drawCode(on, code, 40)
	if err := write(on, 107, 13, true, phrases.CardScan.In(second).String()); err != nil {
		return err
	}
	if err := write(on, 114, 10, false, phrases.CardAsk.In(second).String()); err != nil {
		return err
	}
	on.box(margin, 123, pageWidth-2*margin, 0.3)
	if err := write(on, 130.5, 14, true, c.Number); err != nil {
		return err
	}
	return write(on, 137.5, 8, false, phrases.CardSave.In(c.First).String(), phrases.CardSave.In(second).String())
}

// drawCode draws the code in the middle. Its white border is left to the page.
func drawCode(on sheet, code *qr.Code, top float64) {
	cell := codeSide / float64(code.Size)
	left := (pageWidth - codeSide) / 2
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			run := 0 // cells side by side are one box, so that no hair shows between them
			for x+run < code.Size && code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				on.box(left+float64(x)*cell, top+float64(y)*cell, float64(run)*cell, cell)
				x += run
			}
		}
	}
}

// errTooWide says that a sentence does not fit between the margins.
var errTooWide = errors.New("a line of the card is too wide")

// write writes sentences below each other. One too wide for the page would be
// cut at its edges, so it is an error instead.
func write(on sheet, y, size float64, bold bool, sentences ...string) error {
	for number, sentence := range sentences {
		shade := black
		if !bold {
			shade = grey
		}
		if on.width(size, bold, sentence) > pageWidth-2*margin {
			return fmt.Errorf("%w: %s", errTooWide, strings.TrimSpace(sentence))
		}
		on.line(y+float64(number)*size*0.5, size, bold, shade, sentence)
	}
	return nil
}
