package lab

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// Picture sends a JPEG, made up on the spot, with a caption and a thumbnail.
func (p *Phone) Picture(ctx context.Context, to types.JID, caption string, options ...Option) (string, error) {
	full, err := drawJPEG(320)
	if err != nil {
		return "", fmt.Errorf("draw a picture: %w", err)
	}
	return p.JPEG(ctx, to, full, caption, options...)
}

// JPEG sends a picture that somebody has chosen. Its thumbnail is made up.
func (p *Phone) JPEG(ctx context.Context, to types.JID, full []byte, caption string, options ...Option) (string, error) {
	shape, err := jpeg.DecodeConfig(bytes.NewReader(full))
	if err != nil {
		return "", fmt.Errorf("read the picture: %w", err)
	}
	thumbnail, err := drawJPEG(32)
	if err != nil {
		return "", fmt.Errorf("draw a thumbnail: %w", err)
	}
	up, err := p.upload(ctx, full, whatsmeow.MediaImage)
	if err != nil {
		return "", err
	}
	s := gather(options)
	return p.deliver(ctx, to, &waE2E.Message{ImageMessage: &waE2E.ImageMessage{
		Caption: proto.String(caption), Mimetype: proto.String("image/jpeg"), JPEGThumbnail: thumbnail,
		Width: proto.Uint32(uint32(shape.Width)), Height: proto.Uint32(uint32(shape.Height)), ContextInfo: s.context(),
		URL: &up.URL, DirectPath: &up.DirectPath, MediaKey: up.MediaKey,
		FileEncSHA256: up.FileEncSHA256, FileSHA256: up.FileSHA256, FileLength: &up.FileLength,
	}}, s)
}

// File is a document that a phone sends.
type File struct {
	Title   string
	Name    string // of the file
	Caption string // such a document comes in a wrapper of its own
	Kind    string // its MIME type; application/pdf when empty
	Content []byte // a few made-up bytes when empty
}

// Document sends a file.
func (p *Phone) Document(ctx context.Context, to types.JID, file File, options ...Option) (string, error) {
	if file.Kind == "" {
		file.Kind = "application/pdf"
	}
	if len(file.Content) == 0 {
		file.Content = []byte("%PDF-1.4 invented for the lab\n")
	}
	up, err := p.upload(ctx, file.Content, whatsmeow.MediaDocument)
	if err != nil {
		return "", err
	}
	s := gather(options)
	message := &waE2E.Message{DocumentMessage: &waE2E.DocumentMessage{
		Title: proto.String(file.Title), FileName: proto.String(file.Name), Mimetype: proto.String(file.Kind), ContextInfo: s.context(),
		URL: &up.URL, DirectPath: &up.DirectPath, MediaKey: up.MediaKey,
		FileEncSHA256: up.FileEncSHA256, FileSHA256: up.FileSHA256, FileLength: &up.FileLength,
	}}
	if file.Caption != "" {
		message.DocumentMessage.Caption = proto.String(file.Caption)
		message = &waE2E.Message{DocumentWithCaptionMessage: &waE2E.FutureProofMessage{Message: message}}
	}
	return p.deliver(ctx, to, message, s)
}

// VoiceNote sends a recording that says it is so many seconds long. It holds no sound.
func (p *Phone) VoiceNote(ctx context.Context, to types.JID, seconds uint32, options ...Option) (string, error) {
	up, err := p.upload(ctx, []byte("OggS invented for the lab"), whatsmeow.MediaAudio)
	if err != nil {
		return "", err
	}
	s := gather(options)
	return p.deliver(ctx, to, &waE2E.Message{AudioMessage: &waE2E.AudioMessage{
		Seconds: proto.Uint32(seconds), PTT: proto.Bool(true), Mimetype: proto.String("audio/ogg; codecs=opus"), ContextInfo: s.context(),
		URL: &up.URL, DirectPath: &up.DirectPath, MediaKey: up.MediaKey,
		FileEncSHA256: up.FileEncSHA256, FileSHA256: up.FileSHA256, FileLength: &up.FileLength,
	}}, s)
}

// Sticker sends a sticker. It shows nothing.
func (p *Phone) Sticker(ctx context.Context, to types.JID, options ...Option) (string, error) {
	up, err := p.upload(ctx, []byte("RIFF invented for the lab WEBP"), whatsmeow.MediaImage)
	if err != nil {
		return "", err
	}
	s := gather(options)
	return p.deliver(ctx, to, &waE2E.Message{StickerMessage: &waE2E.StickerMessage{
		Mimetype: proto.String("image/webp"), ContextInfo: s.context(),
		URL: &up.URL, DirectPath: &up.DirectPath, MediaKey: up.MediaKey,
		FileEncSHA256: up.FileEncSHA256, FileSHA256: up.FileSHA256, FileLength: &up.FileLength,
	}}, s)
}

// Download fetches and decrypts the picture, file or recording of a message.
func (p *Phone) Download(ctx context.Context, r Received) ([]byte, error) {
	if r.Raw == nil {
		return nil, errors.New("download: there is no message")
	}
	//lint:ignore SA1019 a phone opens whatever it was sent
	content, err := p.Client().DownloadAny(ctx, r.Raw)
	if err != nil {
		return nil, fmt.Errorf("download the media of %s: %w", r.ID, err)
	}
	return content, nil
}

func (p *Phone) upload(ctx context.Context, content []byte, kind whatsmeow.MediaType) (whatsmeow.UploadResponse, error) {
	up, err := p.Client().Upload(ctx, content, kind)
	if err != nil {
		return up, fmt.Errorf("upload: %w", err)
	}
	return up, nil
}

// drawJPEG makes a square picture of a pale sky over sand.
func drawJPEG(side int) ([]byte, error) {
	picture := image.NewRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			r, g, b := 150+70*y/side, 190+15*x/side, 205-10*y/side
			if y > side*2/3+side*x/(8*side) {
				r, g, b = 222-20*x/side, 200-10*x/side, 160
			}
			picture.Set(x, y, color.RGBA{R: uint8(r), G: uint8(g), B: uint8(b), A: 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, nil); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
