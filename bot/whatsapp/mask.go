package whatsapp

import "regexp"

// The shapes that never reach a log: a whole node of the wire (it carries push
// names), an address, and a run of seven or more digits however it is spaced, unless it is
// part of an id.
var (
	nodeShape    = regexp.MustCompile(`(?s)<[a-zA-Z:_-]+[ />].*`)
	addressShape = regexp.MustCompile(`[0-9A-Za-z._:+-]*@(?:s\.whatsapp\.net|c\.us|g\.us|lid|hosted\.lid|hosted|broadcast|newsletter|bot|msgr|interop)\b`)
	numberShape  = regexp.MustCompile(`(^|[^0-9A-Za-z])\+?\p{Nd}(?:[\s().\p{Pd}_/-]{0,2}\p{Nd}){6,}`)
)

// Mask replaces everything shaped like an address, a telephone number or a node
// of the wire. It is the net below the rule that none is logged.
func Mask(text string) string {
	text = nodeShape.ReplaceAllString(text, "[node]")
	text = addressShape.ReplaceAllString(text, "[address]")
	return numberShape.ReplaceAllString(text, "${1}[number]")
}
