package card

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// The number is invented.
const invented = "https://wa.me/254700000000?text=Jambo"

func made(first chat.Language) Card {
	return Card{Link: invented, Number: "+254 700 000000", First: first}
}

// scan reads the code of a picture, as a phone would.
func scan(t *testing.T, picture image.Image) string {
	t.Helper()
	dark, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(dark, nil)
	if err != nil {
		t.Fatalf("nothing could be scanned: %v", err)
	}
	return read.GetText()
}

func drawn(t *testing.T, draw func() ([]byte, error)) []byte {
	t.Helper()
	content, err := draw()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Seen red: with cells half as high as they are wide.
func TestThePictureCanBeScanned(t *testing.T) {
	picture, err := png.Decode(bytes.NewReader(drawn(t, made(chat.English).PNG)))
	if err != nil {
		t.Fatal(err)
	}
	if got := scan(t, picture); got != invented {
		t.Errorf("scanned %q", got)
	}
	// In a bad light, by an old phone: a quarter of the dots, and grey for white.
	small := image.NewGray(image.Rect(0, 0, picture.Bounds().Dx()/4, picture.Bounds().Dy()/4))
	for y := range small.Bounds().Dy() {
		for x := range small.Bounds().Dx() {
			if shade := color.GrayModel.Convert(picture.At(4*x, 4*y)).(color.Gray).Y; shade > 128 {
				small.SetGray(x, y, color.Gray{Y: 150})
			} else {
				small.SetGray(x, y, color.Gray{Y: 60})
			}
		}
	}
	if got := scan(t, small); got != invented {
		t.Errorf("scanned %q from the small picture", got)
	}
}

// paperOf reads a PDF: its text, and a picture of its black boxes.
func paperOf(t *testing.T, content []byte) (string, image.Image) {
	t.Helper()
	file, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	if file.NumPage() != 1 {
		t.Errorf("%d pages", file.NumPage())
	}
	page := file.Page(1)
	if box := page.V.Key("Parent").Key("MediaBox"); math.Abs(box.Index(2).Float64()-297.64) > 0.1 || math.Abs(box.Index(3).Float64()-419.53) > 0.1 {
		t.Errorf("the page is not A6: %v", box)
	}
	text, err := page.GetPlainText(nil)
	if err != nil {
		t.Fatal(err)
	}
	const scale = 4
	canvas := image.NewGray(image.Rect(0, 0, 298*scale, 420*scale))
	draw.Draw(canvas, canvas.Bounds(), image.White, image.Point{}, draw.Src)
	at := func(points float64) int { return int(math.Round(points * scale)) }
	for _, box := range page.Content().Rect {
		upper, lower := 420-max(box.Min.Y, box.Max.Y), 420-min(box.Min.Y, box.Max.Y)
		draw.Draw(canvas, image.Rect(at(box.Min.X), at(upper), at(box.Max.X), at(lower)), image.Black, image.Point{}, draw.Src)
	}
	return text, canvas
}

// Seen red: with the second language's lines left out.
func TestThePageSaysItInBothLanguages(t *testing.T) {
	for first, second := range map[chat.Language]chat.Language{chat.English: chat.Kiswahili, chat.Kiswahili: chat.English} {
		text, boxes := paperOf(t, drawn(t, made(first).PDF))
		text = strings.Join(strings.Fields(text), " ")
		at := 0
		for _, want := range []string{
			"Mshauri", phrases.CardScan.In(first).String(), phrases.CardAsk.In(first).String(),
			phrases.CardScan.In(second).String(), phrases.CardAsk.In(second).String(),
			"+254 700 000000", phrases.CardSave.In(first).String(), phrases.CardSave.In(second).String(),
		} {
			found := strings.Index(text[at:], want)
			if found < 0 {
				t.Fatalf("%s first: %q is not there, or not in its place: %q", first, want, text)
			}
			at += found + len(want)
		}
		if got := scan(t, boxes); got != invented {
			t.Errorf("scanned %q from the page", got)
		}
	}
}

// A card that is made again is the same file: nobody wonders what is new in it.
// Seen red: with the PDF's date left to the clock.
func TestTheSameCardIsTheSameBytes(t *testing.T) {
	for name, draw := range map[string]func() ([]byte, error){"png": made(chat.English).PNG, "pdf": made(chat.English).PDF} {
		first, again := sha256.Sum256(drawn(t, draw)), sha256.Sum256(drawn(t, draw))
		if first != again {
			t.Errorf("%s differs", name)
		}
		if name == "pdf" && bytes.Contains(drawn(t, draw), []byte("D:20")) {
			t.Error("the page holds a date")
		}
	}
}

// Seen red: without the question of the width.
func TestALineThatWouldBeCutIsAnError(t *testing.T) {
	long := made(chat.English)
	long.Number = strings.Repeat("+254 700 000000 ", 4)
	for name, draw := range map[string]func() ([]byte, error){"png": long.PNG, "pdf": long.PDF} {
		if _, err := draw(); !errors.Is(err, errTooWide) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
