package transcript

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

const (
	// mostChat is how large a chat's text may be, packed or not: ten million
	// messages.
	mostChat = 1 << 30
	// mostPacked is by how much a chat may shrink in a zip. Text shrinks to a
	// tenth; what claims more was made to fill a machine.
	mostPacked = 200
	mostParts  = 100_000
)

var errTooLarge = fmt.Errorf("this chat is larger than %d MB, which no chat of a group is: is it the right file?", mostChat>>20)

// Source is a file with a chat in it, which is read from its beginning as
// often as needed. What else a zip holds is counted and never opened.
type Source struct {
	// Size is that of the chat's text in bytes; Attachments how many other
	// files the zip holds.
	Size        int64
	Attachments int

	file  *os.File
	inner *zip.File // nil for a .txt
}

// Open finds the chat in a .txt or a .zip. The caller closes the Source.
func Open(name string) (_ *Source, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the chat: %w", err)
	}
	defer func() {
		if err != nil {
			_ = file.Close()
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("open the chat: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("this is not a file: name the .txt or .zip that WhatsApp exported")
	}
	s := &Source{file: file, Size: info.Size()}
	start := make([]byte, 4)
	if n, _ := file.ReadAt(start, 0); n == len(start) && string(start) == "PK\x03\x04" {
		if err := s.unpack(); err != nil {
			return nil, err
		}
	}
	if s.Size > mostChat {
		return nil, errTooLarge
	}
	return s, nil
}

// unpack finds the chat among the files of a zip.
func (s *Source) unpack() error {
	packed, err := zip.NewReader(s.file, s.Size)
	if err != nil {
		return errors.New("this zip is damaged: export the chat again")
	}
	if len(packed.File) > mostParts {
		return fmt.Errorf("this zip holds more than %d files, which no exported chat does: is it the right file?", mostParts)
	}
	var texts []*zip.File
	for _, part := range packed.File {
		if part.FileInfo().IsDir() {
			continue
		}
		s.Attachments++
		if strings.EqualFold(path.Ext(part.Name), ".txt") {
			texts = append(texts, part)
		}
	}
	if s.inner = chatAmong(texts); s.inner == nil {
		return errors.New("this zip holds no chat: export the chat again, and name the zip that WhatsApp made")
	}
	s.Attachments--
	if s.inner.UncompressedSize64 > mostChat || s.inner.UncompressedSize64 > mostPacked*(s.inner.CompressedSize64+1024) {
		return errTooLarge
	}
	s.Size = int64(s.inner.UncompressedSize64)
	return nil
}

// chatAmong finds the chat among texts, some of which people may have sent:
// an iPhone calls it _chat.txt, Android names it after the group.
func chatAmong(texts []*zip.File) *zip.File {
	for _, isChat := range []func(name string) bool{
		func(name string) bool { return name == "_chat.txt" },
		func(name string) bool { return strings.Contains(name, "WhatsApp") },
		func(string) bool { return len(texts) == 1 },
	} {
		for _, text := range texts {
			if isChat(path.Base(text.Name)) {
				return text
			}
		}
	}
	return nil
}

// Read gives the chat's text from the beginning.
func (s *Source) Read() (io.ReadCloser, error) {
	if s.inner == nil {
		return io.NopCloser(io.NewSectionReader(s.file, 0, s.Size)), nil
	}
	opened, err := s.inner.Open()
	if err != nil {
		return nil, errors.New("this zip is damaged or locked with a password: export the chat again")
	}
	return &bounded{ReadCloser: opened, left: s.Size}, nil
}

// Sum is a hash of the chat's text, whatever it is packed in.
func (s *Source) Sum() (string, error) {
	in, err := s.Read()
	if err != nil {
		return "", err
	}
	defer func() { _ = in.Close() }()
	hash := sha256.New()
	if _, err := io.Copy(hash, in); err != nil {
		return "", fmt.Errorf("read the chat: %w", err)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// Close closes the file.
func (s *Source) Close() error { return s.file.Close() }

// bounded stops where a zip gives more than it said it holds.
type bounded struct {
	io.ReadCloser
	left int64
}

func (b *bounded) Read(into []byte) (int, error) {
	n, err := b.ReadCloser.Read(into)
	if b.left -= int64(n); b.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}
