package card

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// family is the name under which the font lies in the PDF.
const family = "go"

// PDF is the card as one page to print.
func (c Card) PDF() ([]byte, error) {
	pdf := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	pdf.SetCatalogSort(true) // without it maps decide the order of the bytes
	epoch := time.Unix(0, 0).UTC()
	pdf.SetCreationDate(epoch) // left out, it would be the time of the clock
	pdf.SetModificationDate(epoch)
	pdf.SetTitle("Mshauri", true)
	pdf.SetLang(string(c.First))
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes(family, "", goregular.TTF)
	pdf.AddUTF8FontFromBytes(family, "B", gobold.TTF)
	pdf.AddPage()
	if err := errors.Join(c.draw(paper{pdf}), pdf.Error()); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write the card's page: %w", err)
	}
	return out.Bytes(), nil
}

// paper is a sheet that is printed.
type paper struct{ pdf *fpdf.Fpdf }

func (p paper) box(x, y, width, height float64) {
	p.pdf.SetFillColor(0, 0, 0)
	p.pdf.Rect(x, y, width, height, "F")
}

func (p paper) line(y, size float64, bold bool, shade ink, text string) {
	width := p.width(size, bold, text)
	p.pdf.SetTextColor(int(shade), int(shade), int(shade))
	p.pdf.Text((pageWidth-width)/2, y, text)
}

func (p paper) width(size float64, bold bool, text string) float64 {
	style := ""
	if bold {
		style = "B"
	}
	p.pdf.SetFont(family, style, size)
	return p.pdf.GetStringWidth(text)
}
