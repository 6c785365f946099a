package wire_test

import (
	"bytes"
	"slices"
	"testing"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/socket"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

func TestFramesAreFoundHoweverTheyCome(t *testing.T) {
	first, second := bytes.Repeat([]byte("a"), 70_000), []byte("b")
	stream := slices.Concat(socket.WAConnHeader, wire.Frame(first), wire.Frame(second))
	for _, size := range []int{1, 3, 5, 1000, len(stream)} {
		var splitter wire.Splitter
		var got [][]byte
		for piece := range slices.Chunk(stream, size) {
			frames, err := splitter.Add(piece)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, frames...)
		}
		if len(got) != 2 || !bytes.Equal(got[0], first) || !bytes.Equal(got[1], second) {
			t.Errorf("in pieces of %d: %d frames", size, len(got))
		}
		if !bytes.Equal(splitter.Header(), socket.WAConnHeader) {
			t.Errorf("in pieces of %d: the greeting is %x", size, splitter.Header())
		}
	}
}

func TestFramesThatCannotBe(t *testing.T) {
	for name, stream := range map[string][]byte{
		"another protocol": []byte("GET / HTTP/1.1"),
		"an empty frame":   slices.Concat(socket.WAConnHeader, wire.Frame(nil)),
	} {
		var splitter wire.Splitter
		if frames, err := splitter.Add(stream); err == nil {
			t.Errorf("%s gave %d frames", name, len(frames))
		}
	}
	if _, err := wire.Decode(nil); err == nil {
		t.Error("nothing was decoded")
	}
}

func TestNodesAreReadWhateverTheirPartsAre(t *testing.T) {
	jid := types.NewADJID("254700100001", 0, 3)
	node := waBinary.Node{Tag: "iq", Attrs: waBinary.Attrs{"from": jid, "id": "12"}, Content: []waBinary.Node{
		{Tag: "enc", Content: []byte("abc")}, {Tag: "leer"},
	}}
	plain, err := wire.Encode(node)
	if err != nil {
		t.Fatal(err)
	}
	got, err := wire.Decode(plain)
	if err != nil {
		t.Fatal(err)
	}
	if wire.JID(got, "from") != jid || !wire.JID(got, "id").IsEmpty() || wire.Text(got.Attrs["id"]) != "12" || wire.Text(got.Attrs["from"]) != jid.String() {
		t.Errorf("attributes %v", got.Attrs)
	}
	enc, ok := wire.Child(got, "enc")
	if !ok || string(wire.Bytes(enc.Content)) != "abc" || wire.Text(enc.Content) != "abc" {
		t.Errorf("the child is %v, %v", enc, ok)
	}
	if _, ok = wire.Child(got, "nobody"); ok {
		t.Error("a child that is not there was found")
	}
	copied := wire.Clone(*got)
	copied.Attrs["id"] = "13"
	copied.GetChildren()[0].Content.([]byte)[0] = 'x'
	if wire.Text(got.Attrs["id"]) != "12" || wire.Text(enc.Content) != "abc" {
		t.Error("a copy's change is seen in the original")
	}
}
