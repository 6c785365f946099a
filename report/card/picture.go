package card

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// dots is how fine the picture is, in dots to the millimetre: about 300 to the
// inch, as printing shops ask for.
const dots = 12.0

const (
	pointsAnInch      = 72
	millimetresAnInch = 25.4
)

// PNG is the card as a picture, to send or to print.
func (c Card) PNG() ([]byte, error) {
	p, err := newPicture()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(c.draw(p), p.failure); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, p.canvas); err != nil {
		return nil, fmt.Errorf("write the card's picture: %w", err)
	}
	return out.Bytes(), nil
}

// picture is a sheet of dots.
type picture struct {
	canvas        *image.Gray
	regular, bold *opentype.Font
	failure       error
}

func newPicture() (*picture, error) {
	p := &picture{canvas: image.NewGray(image.Rect(0, 0, int(pageWidth*dots), int(pageHeight*dots)))}
	draw.Draw(p.canvas, p.canvas.Bounds(), image.White, image.Point{}, draw.Src)
	var err error
	if p.regular, err = opentype.Parse(goregular.TTF); err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	if p.bold, err = opentype.Parse(gobold.TTF); err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	return p, nil
}

func (p *picture) box(x, y, width, height float64) {
	at := func(millimetres float64) int { return int(math.Round(millimetres * dots)) }
	draw.Draw(p.canvas, image.Rect(at(x), at(y), at(x+width), at(y+height)), image.Black, image.Point{}, draw.Src)
}

func (p *picture) line(y, size float64, bold bool, shade ink, text string) {
	face := p.face(size, bold)
	if face == nil {
		return
	}
	left := (pageWidth*dots - advance(face, text)) / 2
	drawer := font.Drawer{
		Dst: p.canvas, Src: image.NewUniform(color.Gray{Y: uint8(shade)}), Face: face,
		Dot: fixed.P(int(math.Round(left)), int(math.Round(y*dots))),
	}
	drawer.DrawString(text)
}

func (p *picture) width(size float64, bold bool, text string) float64 {
	face := p.face(size, bold)
	if face == nil {
		return 0
	}
	return advance(face, text) / dots
}

func advance(face font.Face, text string) float64 {
	return float64(font.MeasureString(face, text)) / 64
}

// face is a font in one size, in points.
func (p *picture) face(size float64, bold bool) font.Face {
	from := p.regular
	if bold {
		from = p.bold
	}
	face, err := opentype.NewFace(from, &opentype.FaceOptions{Size: size / pointsAnInch * millimetresAnInch * dots, DPI: pointsAnInch, Hinting: font.HintingNone})
	if err != nil {
		p.failure = fmt.Errorf("size the font: %w", err)
		return nil
	}
	return face
}
