package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// scanned is what a phone reads from a picture of a card.
func scanned(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	picture, err := png.Decode(bytes.NewReader(content))
	must(t, err)
	dark, err := gozxing.NewBinaryBitmapFromImage(picture)
	must(t, err)
	read, err := qrcode.NewQRCodeReader().Decode(dark, nil)
	must(t, err)
	return read.GetText()
}

// Seen red: with the number's plus left in the link.
func TestTheCardOfANumberThatIsTyped(t *testing.T) {
	m := newMachine(t)
	out := filepath.Join(m.folder, "cards")
	const link = "https://wa.me/254712345678?text=Jambo"
	for _, typed := range []string{"0712 345 678", "+254712345678"} {
		m.types("", "card", "--number", typed, "--out", out).does("For the groups' descriptions: "+link+"\n", "mshauri-card.pdf")
		if got := scanned(t, filepath.Join(out, "mshauri-card.png")); got != link {
			t.Errorf("scanned %q", got)
		}
	}
	page, err := os.ReadFile(filepath.Join(out, "mshauri-card.pdf"))
	must(t, err)
	m.types("", "card", "--number", "0712345678", "--out", out, "--language", "sw").does()
	if other, err := os.ReadFile(filepath.Join(out, "mshauri-card.pdf")); err != nil || bytes.Equal(page, other) || !bytes.HasPrefix(other, []byte("%PDF-")) {
		t.Errorf("Kiswahili first is no other page (%v)", err)
	}
	m.types("", "card", "--out", out).refuses(1, "not paired", "mshauri pair", "--number")
	m.types("", "card", "--number", "12", "--out", out).refuses(1, "not a telephone number")
	m.types("", "card", "--number", "0712345678", "--language", "fr").refuses(1, "it must be en or sw")
	for _, path := range []string{m.data, m.key} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was made for a card", path)
		}
	}
}

// The running service knows the number, and the store does when it does not run.
// Seen red: with the store asked while the service holds it.
func TestTheCardOfThePairedNumber(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	want := "https://wa.me/" + s.account.PN.User + "?text=Jambo"
	for _, running := range []bool{true, false} {
		out := filepath.Join(t.TempDir(), "cards")
		if said := s.command("card", "--out", out); !strings.Contains(said, want) {
			t.Errorf("running %t: %s", running, said)
		}
		if got := scanned(t, filepath.Join(out, "mshauri-card.png")); got != want {
			t.Errorf("running %t: scanned %q", running, got)
		}
		if running {
			s.stop()
		}
	}
}
