package wire

import (
	"bytes"
	"errors"
	"fmt"

	"go.mau.fi/whatsmeow/socket"
)

// headerSize is the length of the client's greeting ("WA", magic value, dictionary version), which is the Noise prologue too.
const headerSize = 4

// Frame puts the three-byte length before a payload. One frame goes into one websocket message: whatsmeow's frame socket
// corrupts a frame that is split over two.
func Frame(payload []byte) []byte {
	n := len(payload)
	framed := make([]byte, 0, socket.FrameLengthSize+n)
	framed = append(framed, byte(n>>16), byte(n>>8), byte(n))
	return append(framed, payload...)
}

// Splitter cuts what a client sends into frames. The client's greeting comes before its first frame.
type Splitter struct {
	header []byte
	rest   []byte
}

// Header is the client's greeting; nil until it has been read.
func (s *Splitter) Header() []byte { return s.header }

// Add takes one websocket message and returns the frames that are now complete.
func (s *Splitter) Add(message []byte) ([][]byte, error) {
	s.rest = append(s.rest, message...)
	if s.header == nil {
		if len(s.rest) < headerSize {
			return nil, nil
		}
		if !bytes.Equal(s.rest[:headerSize], socket.WAConnHeader) {
			return nil, fmt.Errorf("the client greets with %x", s.rest[:headerSize])
		}
		s.header, s.rest = bytes.Clone(s.rest[:headerSize]), s.rest[headerSize:]
	}
	var frames [][]byte
	for len(s.rest) >= socket.FrameLengthSize {
		n := int(s.rest[0])<<16 | int(s.rest[1])<<8 | int(s.rest[2])
		if n == 0 {
			return frames, errors.New("the client sent an empty frame")
		}
		if len(s.rest) < socket.FrameLengthSize+n {
			break
		}
		frames = append(frames, bytes.Clone(s.rest[socket.FrameLengthSize:socket.FrameLengthSize+n]))
		s.rest = s.rest[socket.FrameLengthSize+n:]
	}
	return frames, nil
}
