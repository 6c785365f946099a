package whatsapp

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/privacy"
)

// planted is in every field of the messages below.
const planted = "PLANTED call 0712 345 678"

// thorough scrubs everything away. It is quicker than the product's scrubber,
// and finds a text that was not scrubbed whatever is in it.
type thorough struct{}

const scrubbed = "[scrubbed]"

func (thorough) Scrub(raw privacy.Raw) (privacy.Clean, []privacy.Finding) {
	if raw.IsEmpty() {
		return privacy.Clean{}, nil
	}
	return privacy.Stored(scrubbed), nil
}

func newRebuilder(t testing.TB) *rebuilder {
	t.Helper()
	return &rebuilder{scrubber: thorough{}, panicked: func() { t.Error("scrubbing panicked") }}
}

// filler puts a plant into every field of a message, and of the messages in it
// down to a depth. Of alternatives it takes one after the other by turn.
type filler struct{ depth, turn int }

func (f filler) fill(m protoreflect.Message) {
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		field := fields.Get(i)
		if of := field.ContainingOneof(); of != nil && !of.IsSynthetic() && of.Fields().Get(f.turn%of.Fields().Len()) != field {
			continue
		}
		f.fillField(m, field)
	}
}

func (f filler) fillField(m protoreflect.Message, field protoreflect.FieldDescriptor) {
	deeper := filler{f.depth - 1, f.turn}
	switch {
	case field.IsMap(), field.Kind() == protoreflect.MessageKind && f.depth == 0:
	case field.IsList() && field.Kind() == protoreflect.MessageKind:
		deeper.fill(m.Mutable(field).List().AppendMutable().Message())
	case field.IsList():
		m.Mutable(field).List().Append(plant(field))
	case field.Kind() == protoreflect.MessageKind:
		deeper.fill(m.Mutable(field).Message())
	default:
		m.Set(field, plant(field))
	}
}

// plant is a value that is found again wherever it goes.
func plant(field protoreflect.FieldDescriptor) protoreflect.Value {
	switch field.Kind() {
	case protoreflect.StringKind:
		return protoreflect.ValueOfString(planted)
	case protoreflect.BytesKind:
		return protoreflect.ValueOfBytes([]byte(planted))
	case protoreflect.BoolKind:
		return protoreflect.ValueOfBool(true)
	case protoreflect.EnumKind:
		return protoreflect.ValueOfEnum(field.Enum().Values().Get(field.Enum().Values().Len() - 1).Number())
	case protoreflect.Int32Kind, protoreflect.Sint32Kind, protoreflect.Sfixed32Kind:
		return protoreflect.ValueOfInt32(712345678)
	case protoreflect.Int64Kind, protoreflect.Sint64Kind, protoreflect.Sfixed64Kind:
		return protoreflect.ValueOfInt64(254712345678)
	case protoreflect.Uint32Kind, protoreflect.Fixed32Kind:
		return protoreflect.ValueOfUint32(712345678)
	case protoreflect.Uint64Kind, protoreflect.Fixed64Kind:
		return protoreflect.ValueOfUint64(254712345678)
	case protoreflect.FloatKind:
		return protoreflect.ValueOfFloat32(-1.2921)
	default:
		return protoreflect.ValueOfFloat64(-1.2921)
	}
}

// kept lists every field that may hold something in a rebuilt message, and what.
// Nothing else is on disk.
var kept = map[string]string{
	"WAWebProtobufsE2E.Message.conversation":                                             "text",
	"WAWebProtobufsE2E.ExtendedTextMessage.text":                                         "text",
	"WAWebProtobufsE2E.ImageMessage.caption":                                             "text",
	"WAWebProtobufsE2E.VideoMessage.caption":                                             "text",
	"WAWebProtobufsE2E.DocumentMessage.caption":                                          "text",
	"WAWebProtobufsE2E.PollCreationMessage.name":                                         "text",
	"WAWebProtobufsE2E.PollCreationMessage.Option.optionName":                            "text",
	"WAWebProtobufsE2E.EventMessage.name":                                                "text",
	"WAWebProtobufsE2E.VideoMessage.seconds":                                             "number",
	"WAWebProtobufsE2E.AudioMessage.seconds":                                             "number",
	"WAWebProtobufsE2E.AudioMessage.PTT":                                                 "number",
	"WAWebProtobufsE2E.ContextInfo.stanzaID":                                             "id",
	"WAWebProtobufsE2E.ContextInfo.participant":                                          "address",
	"WAWebProtobufsE2E.ContextInfo.mentionedJID":                                         "address",
	"WACommon.MessageKey.ID":                                                             "id",
	"WACommon.MessageKey.participant":                                                    "address",
	"WACommon.MessageKey.fromMe":                                                         "number",
	"WAWebProtobufsE2E.ProtocolMessage.type":                                             "number",
	"WAWebProtobufsE2E.PlaceholderMessage.type":                                          "number",
	"WAWebProtobufsE2E.ReactionMessage.text":                                             "emoji",
	"WAWebProtobufsE2E.PollEncValue.encPayload":                                          "key",
	"WAWebProtobufsE2E.PollEncValue.encIV":                                               "key",
	"WAWebProtobufsE2E.SenderKeyDistributionMessage.axolotlSenderKeyDistributionMessage": "key",
	"WAWebProtobufsE2E.AppStateSyncKeyId.keyID":                                          "key",
	"WAWebProtobufsE2E.AppStateSyncKeyData.keyData":                                      "key",
	"WAWebProtobufsE2E.AppStateSyncKeyData.timestamp":                                    "number",
	"WAWebProtobufsE2E.AppStateSyncKeyFingerprint.rawID":                                 "number",
	"WAWebProtobufsE2E.AppStateSyncKeyFingerprint.currentIndex":                          "number",
	"WAWebProtobufsE2E.AppStateSyncKeyFingerprint.deviceIndexes":                         "number",
}

// inspect walks a rebuilt message and reports what must not be in it.
func inspect(t *testing.T, label string, r *rebuilder, m protoreflect.Message) {
	t.Helper()
	check := func(field protoreflect.FieldDescriptor, value protoreflect.Value) {
		name := string(field.FullName())
		text := ""
		switch field.Kind() {
		case protoreflect.StringKind:
			text = value.String()
		case protoreflect.BytesKind:
			text = string(value.Bytes())
		}
		switch kept[name] {
		case "":
			t.Errorf("%s: %s is on disk and on no list", label, name)
		case "text":
			if text != scrubbed {
				t.Errorf("%s: %s reads %q", label, name, text)
			}
		case "id", "address", "emoji":
			if text != "" {
				t.Errorf("%s: %s holds %q: it is no id, address or emoji", label, name, text)
			}
		}
	}
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.IsList():
			for i := range value.List().Len() {
				if field.Kind() == protoreflect.MessageKind {
					inspect(t, label, r, value.List().Get(i).Message())
				} else {
					check(field, value.List().Get(i))
				}
			}
		case field.Kind() == protoreflect.MessageKind:
			inspect(t, label, r, value.Message())
		default:
			check(field, value)
		}
		return true
	})
	if len(m.GetUnknown()) > 0 {
		t.Errorf("%s: %d unknown bytes are on disk", label, len(m.GetUnknown()))
	}
}

// everyMessage calls fn with messages in which everything that a message can
// hold is filled: each field to some depth, and each type wherever it lies, with
// every alternative in it and everything on the way to it.
func everyMessage(fn func(label string, m *waE2E.Message)) {
	top := (&waE2E.Message{}).ProtoReflect().Descriptor()
	for i := range top.Fields().Len() {
		for _, depth := range []int{1, 4} {
			m, field := &waE2E.Message{}, top.Fields().Get(i)
			filler{depth: depth}.fillField(m.ProtoReflect(), field)
			fn(fmt.Sprintf("%s to depth %d", field.Name(), depth), m)
		}
	}
	for name, path := range paths(top) {
		for turn := range 7 {
			m := &waE2E.Message{}
			at := m.ProtoReflect()
			for _, field := range path {
				filler{turn: turn}.fill(at)
				if field.IsList() {
					at = at.Mutable(field).List().AppendMutable().Message()
				} else {
					at = at.Mutable(field).Message()
				}
			}
			filler{depth: 1, turn: turn}.fill(at)
			fn(fmt.Sprintf("%s, turn %d", name, turn), m)
		}
	}
}

// paths finds the shortest way to every type from a message.
func paths(top protoreflect.MessageDescriptor) map[protoreflect.FullName][]protoreflect.FieldDescriptor {
	found := map[protoreflect.FullName][]protoreflect.FieldDescriptor{top.FullName(): nil}
	for open := []protoreflect.MessageDescriptor{top}; len(open) > 0; open = open[1:] {
		fields := open[0].Fields()
		for i := range fields.Len() {
			field := fields.Get(i)
			inner := field.Message()
			if inner == nil || field.IsMap() {
				continue
			}
			if _, known := found[inner.FullName()]; !known {
				found[inner.FullName()] = append(slices.Clone(found[open[0].FullName()]), field)
				open = append(open, inner)
			}
		}
	}
	return found
}

func TestNothingPlantedReachesTheDisk(t *testing.T) {
	r := newRebuilder(t)
	filled := 0
	everyMessage(func(label string, m *waE2E.Message) {
		filled++
		before := proto.Clone(m)
		out := r.rebuild(m)
		inspect(t, label, r, out.ProtoReflect())
		if !proto.Equal(before, m) {
			t.Errorf("%s: rebuilding changed the message itself", label)
		}
		marshalled, err := r.message(marshal(t, m))
		if err != nil {
			t.Errorf("%s: %v", label, err)
		}
		if bytes.Contains(marshalled, []byte("345 678")) {
			// Keys keep their bytes, whatever these spell.
			if !bytes.Contains(marshalled, []byte(planted)) || out.SenderKeyDistributionMessage == nil && out.GetProtocolMessage().GetAppStateSyncKeyShare() == nil {
				t.Errorf("%s: the number is in the bytes", label)
			}
		}
	})
	// Everything at once, as one phone would never send it.
	m := &waE2E.Message{}
	filler{depth: 4}.fill(m.ProtoReflect())
	inspect(t, "everything at once", r, r.rebuild(m).ProtoReflect())
	if types := len(paths(m.ProtoReflect().Descriptor())); types < 277 || filled < 7*types {
		t.Errorf("only %d messages with %d types were tried", filled, types)
	}
}

// The forgotten field fails: a new version of the library brings new ones.
func TestEveryFieldHasAFamily(t *testing.T) {
	known := map[string]bool{}
	for _, f := range families() {
		if known[f.field] {
			t.Errorf("%s is listed twice", f.field)
		}
		known[f.field] = true
	}
	fields := (&waE2E.Message{}).ProtoReflect().Descriptor().Fields()
	for i := range fields.Len() {
		name := string(fields.Get(i).Name())
		if !known[name] {
			t.Errorf("%s has no family", name)
		}
		delete(known, name)
	}
	for name := range known {
		t.Errorf("%s is no field of a message", name)
	}
}

// Heard from disk, a message is what it was when it came, with its texts
// scrubbed.
func TestARebuiltMessageReadsTheSame(t *testing.T) {
	r := newRebuilder(t)
	same := func(label string, m *waE2E.Message) {
		t.Helper()
		want, got := r.scrub(read(m)), read(r.rebuild(m))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: from disk it reads\n%+v, want\n%+v", label, got, want)
		}
		again := r.rebuild(r.rebuild(m))
		if !proto.Equal(again, r.rebuild(m)) {
			t.Errorf("%s: rebuilt twice it is another message", label)
		}
	}
	everyMessage(same)
	for label, m := range samples() {
		if read(m).sort == nothing {
			t.Errorf("%s: nothing is read of it", label)
		}
		same(label, m)
	}
}

// Whatever arrives, reading and rebuilding it end in an answer.
func TestNothingPanics(t *testing.T) {
	r := newRebuilder(t)
	rapid.Check(t, func(rt *rapid.T) {
		padded := rapid.SliceOf(rapid.Byte()).Draw(rt, "bytes")
		b := &buffer{rebuild: r}
		if kept := b.keepable(padded); len(kept) == 0 || kept[len(kept)-1] != 1 {
			rt.Fatalf("kept %d bytes without padding", len(kept))
		}
		m := &waE2E.Message{}
		prune(rt, m.ProtoReflect(), 4)
		_ = read(m)
		_ = r.rebuild(m)
	})
}

// prune fills some fields of a message, with nil and empty messages among them.
func prune(rt *rapid.T, m protoreflect.Message, depth int) {
	fields := m.Descriptor().Fields()
	if fields.Len() == 0 {
		return
	}
	for range rapid.IntRange(0, 4).Draw(rt, "fields") {
		field := fields.Get(rapid.IntRange(0, fields.Len()-1).Draw(rt, "field"))
		switch {
		case field.IsMap():
		case field.Kind() == protoreflect.MessageKind && field.IsList():
			if depth > 0 {
				prune(rt, m.Mutable(field).List().AppendMutable().Message(), depth-1)
			}
		case field.Kind() == protoreflect.MessageKind:
			if depth > 0 {
				prune(rt, m.Mutable(field).Message(), depth-1)
			}
		case field.IsList():
			m.Mutable(field).List().Append(plant(field))
		case field.Kind() == protoreflect.StringKind:
			m.Set(field, protoreflect.ValueOfString(rapid.SampledFrom([]string{"", "254712345678@s.whatsapp.net", "@", "a.b.c@lid", "3EB0", "::", "❤"}).Draw(rt, "text")))
		default:
			m.Set(field, plant(field))
		}
	}
}

func marshal(t *testing.T, m proto.Message) []byte {
	t.Helper()
	out, err := proto.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
