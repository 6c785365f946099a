package whatsapp

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.mau.fi/whatsmeow/proto/waCommon"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
)

// sort is what a message does.
type sort int

const (
	nothing    sort = iota // keys, settings, calls: acknowledged in silence
	posting                // something somebody wrote, said or showed
	edit                   // other text for an earlier message
	revoke                 // an earlier message deleted for everyone
	reaction               // an emoji on an earlier message
	vote                   // an answer in a poll, still encrypted
	unreadable             // there is something, and we cannot read it
)

// content is all that we take from a message: the allow-list as a type. What
// has no place here neither reaches the engine nor lies on disk.
type content struct {
	sort     sort
	kind     chat.Kind
	text     string   // body, caption or question; unscrubbed until scrubbed
	options  []string // of a poll
	seconds  int
	reply    *quoted
	mentions []types.JID
	target   target // of an edit, a revoke, a reaction or a vote
	emoji    string
	payload  []byte // the encrypted vote
	iv       []byte
}

// quoted is the message that a posting answers.
type quoted struct {
	id     string
	author types.JID
	text   string
}

// target names an earlier message as its key does.
type target struct {
	id     string
	fromMe bool
	author types.JID
}

// targetOf reads a key. Whatever is not shaped like an id or an address is
// left out.
func targetOf(key *waCommon.MessageKey) target {
	return target{id: safeID(key.GetID()), fromMe: key.GetFromMe(), author: safeJID(key.GetParticipant())}
}

// key writes the target as a key again.
func (t target) key() *waCommon.MessageKey {
	key := &waCommon.MessageKey{FromMe: &t.fromMe}
	if t.id != "" {
		key.ID = &t.id
	}
	if !t.author.IsEmpty() {
		author := t.author.String()
		key.Participant = &author
	}
	return key
}

var (
	idShape   = regexp.MustCompile(`^[0-9A-Za-z_.=:-]{1,128}$`)
	userShape = regexp.MustCompile(`^[0-9]{1,20}$`)
)

// safeID returns an id that is shaped like one; otherwise nothing.
func safeID(id string) string {
	if !idShape.MatchString(id) {
		return ""
	}
	return id
}

// safeJID returns a person's address, without the device, if it is shaped like
// one; otherwise nothing.
func safeJID(text string) types.JID {
	if text == "" || len(text) > 64 {
		return types.EmptyJID
	}
	jid, err := types.ParseJID(text)
	if err != nil || !userShape.MatchString(jid.User) {
		return types.EmptyJID
	}
	return personal(jid)
}

// personal is the address of a person, without device and in the two forms that
// we keep: phone number and LID. It is empty for anything else.
func personal(jid types.JID) types.JID {
	switch jid.Server {
	case types.DefaultUserServer, types.LegacyUserServer, types.HostedServer:
		return types.NewJID(jid.User, types.DefaultUserServer)
	case types.HiddenUserServer, types.HostedLIDServer:
		return types.NewJID(jid.User, types.HiddenUserServer)
	default:
		return types.EmptyJID
	}
}

// isEmoji reports whether a reaction is made of emoji and nothing else. It is
// kept as it is, so nothing that could be a word or a number may pass.
func isEmoji(text string) bool {
	if text == "" || !utf8.ValidString(text) || utf8.RuneCountInString(text) > 16 {
		return false
	}
	keycap := strings.ContainsRune(text, '\u20e3')
	picture := false
	for _, r := range text {
		switch {
		case r >= 0x1F000 && r <= 0x1FAFF, // pictures, faces, flags, skin tones
			r >= 0x2190 && r <= 0x2BFF, // arrows, symbols, dingbats
			r == 0x00A9, r == 0x00AE, r == 0x203C, r == 0x2049, r == 0x2122, r == 0x2139,
			r == 0x3030, r == 0x303D, r == 0x3297, r == 0x3299:
			picture = true
		case r == 0x200D, r == 0xFE0E, r == 0xFE0F, r >= 0xE0020 && r <= 0xE007F: // joiners, variants, tags
		case r == 0x20E3:
			picture = true
		case keycap && (r >= '0' && r <= '9' || r == '#' || r == '*') && utf8.RuneCountInString(text) <= 3:
		default:
			return false
		}
	}
	return picture
}

// lines joins texts with line breaks, leaving out empty ones.
func lines(texts ...string) string {
	kept := texts[:0:0]
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, "\n")
}
