package wire

import (
	"errors"
	"maps"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// ErrEmptyFrame is what Decode says of a frame without content.
var ErrEmptyFrame = errors.New("empty frame")

// Encode makes the plaintext of a frame.
func Encode(node waBinary.Node) ([]byte, error) { return waBinary.Marshal(node) }

// ErrNoNode is what Decode says of bytes on which the library's decoder gives up with a panic, as it does of a node whose tag is
// a list. (Found by FuzzDecode.)
var ErrNoNode = errors.New("these bytes are no node")

// Decode reads the plaintext of a frame.
func Decode(plain []byte) (node *waBinary.Node, err error) {
	defer func() {
		if recover() != nil {
			node, err = nil, ErrNoNode
		}
	}()
	if len(plain) == 0 {
		return nil, ErrEmptyFrame
	}
	unpacked, err := waBinary.Unpack(plain)
	if err != nil {
		return nil, err
	}
	return waBinary.Unmarshal(unpacked)
}

// Text reads an attribute or a content as text: the decoder gives a string where it met a token, bytes or an address elsewhere.
func Text(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	case types.JID:
		return v.String()
	default:
		return ""
	}
}

// Bytes reads a content as bytes.
func Bytes(value any) []byte {
	switch v := value.(type) {
	case []byte:
		return v
	case string:
		return []byte(v)
	default:
		return nil
	}
}

// JID reads an attribute as an address; it is empty when the attribute is something else or missing.
func JID(node *waBinary.Node, attribute string) types.JID {
	jid, _ := node.Attrs[attribute].(types.JID)
	return jid
}

// Child finds the first child with a tag. (whatsmeow's GetChildByTag answers with the parent when there is none.)
func Child(node *waBinary.Node, tag string) (*waBinary.Node, bool) {
	children := node.GetChildren()
	for i := range children {
		if children[i].Tag == tag {
			return &children[i], true
		}
	}
	return nil, false
}

// Clone copies a node deeply, so that one receiver's copy can be changed without the others seeing it.
func Clone(node waBinary.Node) waBinary.Node {
	node.Attrs = maps.Clone(node.Attrs)
	switch content := node.Content.(type) {
	case []byte:
		node.Content = append([]byte(nil), content...)
	case []waBinary.Node:
		children := make([]waBinary.Node, len(content))
		for i, child := range content {
			children[i] = Clone(child)
		}
		node.Content = children
	}
	return node
}
