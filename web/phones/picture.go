package phones

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // a screenshot is one
	"io"
	"net/http"
)

const (
	mostPixels = 24_000_000 // of a picture that somebody chooses
	longSide   = 480        // of what the phone sends
)

// shrink makes a small JPEG of a picture. What else the file held, such as
// where it was taken, is not in it.
func shrink(file io.ReadSeeker) ([]byte, error) {
	shape, _, err := image.DecodeConfig(file)
	if err != nil {
		return nil, errTyped("That is no picture that the phone can read: choose a JPEG or a PNG.")
	}
	if shape.Width <= 0 || shape.Height <= 0 || shape.Width > mostPixels/shape.Height {
		return nil, errTyped("That picture is too large: choose a smaller one.")
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	full, _, err := image.Decode(file)
	if err != nil {
		return nil, errTyped("That picture is damaged: choose another.")
	}
	from := full.Bounds()
	scale := max(from.Dx(), from.Dy(), longSide)
	small := image.NewRGBA(image.Rect(0, 0, max(1, from.Dx()*longSide/scale), max(1, from.Dy()*longSide/scale)))
	for y := range small.Rect.Dy() {
		for x := range small.Rect.Dx() {
			small.Set(x, y, full.At(from.Min.X+x*scale/longSide, from.Min.Y+y*scale/longSide))
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, nil); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return out.Bytes(), nil
}

// picture shows the picture of a message.
func (r *room) picture(w http.ResponseWriter, q *http.Request) {
	content, err := r.Phones.Picture(q.Context(), q.PathValue("person"), q.PathValue("chat"), q.PathValue("message"))
	if err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "image/jpeg")
	_, _ = w.Write(content) // a browser that has gone away needs none
}
