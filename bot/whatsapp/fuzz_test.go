package whatsapp

import (
	"bytes"
	"reflect"
	"testing"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/proto"
)

// marshalled are the samples and the filled messages, as bytes.
func marshalled(f *testing.F) {
	f.Helper()
	add := func(m *waE2E.Message) {
		bytes, err := proto.Marshal(m)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(pad(bytes))
	}
	for _, m := range samples() {
		add(m)
	}
	for turn := range 3 {
		m := &waE2E.Message{}
		filler{depth: 2, turn: turn}.fill(m.ProtoReflect())
		add(m)
	}
	f.Add([]byte{})
	f.Add([]byte{0})
	f.Add([]byte{255})
	f.Add(pad([]byte("\x0a\x03abc")))
}

// FuzzKeepable gives the buffer any bytes: it keeps a message that can be read
// again, in which every text is scrubbed, and which rebuilt is the same.
//
// Broken on purpose: with `c.text = r.clean(c.text)` left out of scrub, the
// seeds fail.
func FuzzKeepable(f *testing.F) {
	marshalled(f)
	f.Fuzz(func(t *testing.T, padded []byte) {
		b := newBuffer(nil, newRebuilder(t), nil)
		kept := b.keepable(bytes.Clone(padded))
		var m waE2E.Message
		if err := proto.Unmarshal(unpad(kept), &m); err != nil {
			t.Fatalf("what is kept cannot be read: %v", err)
		}
		var came waE2E.Message
		if proto.Unmarshal(unpad(padded), &came) == nil {
			for _, text := range append(read(&m).options, read(&m).text) {
				if text != "" && text != scrubbed {
					t.Fatalf("the text %q is kept", text)
				}
			}
		}
		if again := b.keepable(kept); !bytes.Equal(again, kept) {
			t.Fatalf("rebuilt once more it is another message:\n%x\n%x", kept, again)
		}
	})
}

// FuzzConvert makes events of any message, as it comes and as it lies on disk:
// no panic, and the same event from both.
func FuzzConvert(f *testing.F) {
	marshalled(f)
	l := unpaired(f)
	f.Fuzz(func(t *testing.T, padded []byte) {
		var m waE2E.Message
		if proto.Unmarshal(unpad(padded), &m) != nil {
			return
		}
		first, err := l.convert(t.Context(), heardAs(proto.CloneOf(&m)))
		if err != nil {
			t.Fatal(err)
		}
		again, err := l.convert(t.Context(), heardAs(l.rebuild.rebuild(&m)))
		if err != nil {
			t.Fatal(err)
		}
		wantEvent, wantTexts := strip(l, first)
		gotEvent, gotTexts := strip(l, again)
		if !reflect.DeepEqual(gotEvent, wantEvent) || !reflect.DeepEqual(gotTexts, wantTexts) {
			t.Fatalf("from disk it is\n%#v %q, want\n%#v %q", gotEvent, gotTexts, wantEvent, wantTexts)
		}
	})
}
