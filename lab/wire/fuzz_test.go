package wire_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/socket"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// FuzzSplitter gives the splitter any stream in any two pieces: it finds the
// frames that it finds in the whole, or the same fault.
func FuzzSplitter(f *testing.F) {
	f.Add(append(bytes.Clone(socket.WAConnHeader), wire.Frame([]byte("hello"))...), 5)
	f.Add([]byte("WA"), 1)
	f.Add([]byte("GET / HTTP/1.1\r\n"), 3)
	f.Add(append(bytes.Clone(socket.WAConnHeader), 0, 0, 0), 4)
	f.Fuzz(func(t *testing.T, stream []byte, cut int) {
		cut = max(0, min(cut, len(stream)))
		var whole, pieces wire.Splitter
		want, wantErr := whole.Add(bytes.Clone(stream))
		got, err := pieces.Add(bytes.Clone(stream[:cut]))
		if err == nil {
			var more [][]byte
			more, err = pieces.Add(bytes.Clone(stream[cut:]))
			got = append(got, more...)
		}
		if (err == nil) != (wantErr == nil) || len(got) != len(want) {
			t.Fatalf("in two pieces %d frames (%v), in one %d (%v)", len(got), err, len(want), wantErr)
		}
		for i := range want {
			if !bytes.Equal(got[i], want[i]) {
				t.Fatalf("frame %d differs", i)
			}
		}
	})
}

// FuzzDecode gives the decoder any bytes: an error or a node, never a panic,
// and a node's copy is the node. (That it can be written and read again would
// be too much: the library writes some attributes in another number than it
// counts them.)
func FuzzDecode(f *testing.F) {
	for _, node := range []waBinary.Node{
		{Tag: "message", Attrs: waBinary.Attrs{"id": "3EB0", "to": types.NewJID("254712345678", types.DefaultUserServer)}, Content: []byte("x")},
		{Tag: "iq", Attrs: waBinary.Attrs{"type": "get"}, Content: []waBinary.Node{{Tag: "ping"}}},
	} {
		plain, err := wire.Encode(node)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(plain)
	}
	f.Add([]byte{})
	f.Add([]byte{2, 120, 156})
	f.Fuzz(func(t *testing.T, plain []byte) {
		node, err := wire.Decode(plain)
		if err != nil {
			return
		}
		if diff := cmp.Diff(*node, wire.Clone(*node)); diff != "" {
			t.Fatal(diff)
		}
	})
}
