package transcript

import (
	"bytes"
	"unicode"

	"github.com/mshauri/mshauri/chat"
)

// mostPlaceholder is the longest of WhatsApp's own words in the place of a
// message, in bytes.
const mostPlaceholder = 140

// classify says what a sender's entry is. marked says that an invisible mark
// stands before it.
func (e *Entry) classify(marked bool, f form) {
	e.cutEdited()
	first, rest := e.text, []byte(nil)
	if end := bytes.IndexByte(e.text, '\n'); end >= 0 {
		first, rest = e.text[:end], e.text[end+1:]
	}
	if rest != nil && e.poll(first, rest) {
		return
	}
	if place := bytes.Index(first, []byte("https://")); place >= 0 {
		link := first[place:]
		if place < 40 && has(link, 0, "https://maps.google.com/?q=") || has(link, 0, "https://foursquare.com/v/") {
			e.Kind, e.text = chat.KindLocation, nil
			return
		}
	}
	if e.tail(f) || e.attachment(first, rest) {
		return
	}
	if len(first) > mostPlaceholder {
		return
	}
	if rest == nil {
		bare := cutPoint(first)
		if sort, known := placeholders[string(bare)]; known {
			e.Sort, e.text = sort, nil
			return
		}
		if bytes.HasPrefix(bare, []byte("This message was deleted by admin")) {
			e.Sort, e.text = Deleted, nil
			return
		}
	}
	if marked && f.end == ']' {
		e.own(first)
	}
}

// cutPoint takes a full stop from the end.
func cutPoint(line []byte) []byte {
	line = trim(line)
	for _, point := range []string{".", "。", "।"} {
		if before, found := bytes.CutSuffix(line, []byte(point)); found {
			return before
		}
	}
	return line
}

// cutEdited takes the mark of an edit from the end of a text.
func (e *Entry) cutEdited() {
	if len(e.text) == 0 || e.text[len(e.text)-1] != '>' {
		return
	}
	for _, mark := range editedMarks {
		if before, found := bytes.CutSuffix(e.text, []byte(mark)); found && len(before) > 0 {
			e.Edited, e.text = true, trim(before)
			return
		}
	}
}

// file makes the entry a file with a caption. A document's words are its own
// name, and a card is somebody's: neither is kept.
func (e *Entry) file(kind chat.Kind, caption []byte) bool {
	e.Kind, e.Attached, e.text = kind, true, trim(caption)
	if kind == chat.KindContact || kind == chat.KindLocation {
		e.text = nil
	}
	return true
}

// attachment recognises a file where its name or WhatsApp's word for it comes
// first, as on Android. What follows on the next lines is its caption.
func (e *Entry) attachment(first, rest []byte) bool {
	if len(first) > 2*mostPlaceholder {
		return false
	}
	bare := trim(first)
	if len(bare) == 0 {
		return false
	}
	if kind, known := left[string(bare)]; known {
		return e.file(kind, rest)
	}
	kind, known := chat.KindOther, false
	switch bare[len(bare)-1] {
	case '>':
		known = bare[0] == '<' && isOmission(bare[1:len(bare)-1])
	case ')':
		kind, known = namedFile(bare)
	}
	return known && e.file(kind, rest)
}

// isOmission recognises "Media omitted" in a language that the table lacks.
func isOmission(words []byte) bool {
	if len(words) < 4 || len(words) > 80 || bytes.ContainsAny(words, "<>:/") {
		return false
	}
	n := bytes.Count(words, []byte(" ")) + 1
	return n >= 2 && n <= 4 || n == 1 && words[0] >= 0x80
}

// tail recognises a file where it comes last, as on an iPhone: behind a
// caption, or behind the name of a document.
func (e *Entry) tail(f form) bool {
	var kind chat.Kind
	known := false
	n, open := len(e.text), -1
	switch {
	case n == 0:
	case e.text[n-1] == '>':
		if open = bytes.LastIndexByte(e.text, '<'); open < 0 {
			return false
		}
		if at := bytes.LastIndexByte(e.text[open:n-1], ':'); at > 0 {
			kind, known = kindOfFile(trim(e.text[open+at+1 : n-1]))
		}
	case f.end == ']':
		if open = bytes.LastIndex(e.text[max(0, n-mostPlaceholder):], []byte("\u200e")); open >= 0 {
			open += max(0, n-mostPlaceholder)
			kind, known = left[string(trim(e.text[open:]))]
		}
	}
	if !known {
		return false
	}
	caption := e.text[:open]
	if kind == chat.KindDocument {
		caption = nil
	}
	return e.file(kind, caption)
}

// namedFile reads "IMG-20201231-WA0001.jpg (file attached)".
func namedFile(line []byte) (chat.Kind, bool) {
	open := bytes.LastIndex(line, []byte(" ("))
	if open < 0 {
		return "", false
	}
	name := trim(line[:open])
	kind, ok := kindOfFile(name)
	own := bytes.Contains(name, []byte("-WA")) // no person names files so
	return kind, ok && (own || attachedWords[string(trim(line[open+2:len(line)-1]))])
}

// kindOfFile says what a file is by its name, which is not kept.
func kindOfFile(name []byte) (chat.Kind, bool) {
	point := bytes.LastIndexByte(name, '.')
	if point < 1 || len(name)-point < 3 || len(name)-point > 6 {
		return "", false
	}
	switch {
	case hasPart(name, "PTT-", "-AUDIO-", "-PTT-"):
		return chat.KindVoice, true
	case hasPart(name, "STK-", "-STICKER-"):
		return chat.KindSticker, true
	case hasPart(name, "-PHOTO-", "IMG-"):
		return chat.KindPicture, true
	}
	switch string(bytes.ToLower(name[point+1:])) {
	case "jpg", "jpeg", "png", "heic":
		return chat.KindPicture, true
	case "mp4", "3gp", "mov", "gif":
		return chat.KindVideo, true
	case "opus", "ogg":
		return chat.KindVoice, true
	case "mp3", "m4a", "aac", "amr", "wav":
		return chat.KindAudio, true
	case "webp":
		return chat.KindSticker, true
	case "vcf":
		return chat.KindContact, true
	}
	return chat.KindDocument, true
}

func hasPart(name []byte, parts ...string) bool {
	for _, part := range parts {
		if bytes.Contains(name, []byte(part)) {
			return true
		}
	}
	return false
}

// poll reads "POLL:", a question, and lines such as "OPTION: Pentavalent (3
// votes)". Who voted is not in an export, and how many is not kept.
func (e *Entry) poll(first, rest []byte) bool {
	head := trim(first)
	if len(head) < 2 || len(head) > 60 || head[len(head)-1] != ':' || !pollWords[string(trim(head[:len(head)-1]))] {
		return false
	}
	question := rest
	e.options = e.options[:0]
	for from := 0; from < len(rest); {
		line, next := rest[from:], len(rest)
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line, next = line[:end], from+end+1
		}
		if option, ok := pollOption(line); ok {
			if len(e.options) == 0 {
				question = rest[:from]
			}
			e.options = append(e.options, option)
		}
		from = next
	}
	if len(e.options) < 2 {
		e.options = e.options[:0]
		return false
	}
	e.Kind, e.text = chat.KindPoll, bytes.TrimRight(trim(question), "\n")
	return true
}

// pollOption reads one option: a word in capitals, a colon, the option, and
// the votes in brackets.
func pollOption(line []byte) ([]byte, bool) {
	line = trim(line)
	at := bytes.IndexByte(line, ':')
	if at < 3 || at > 30 || bytes.ContainsFunc(trim(line[:at]), func(r rune) bool { return !unicode.IsLetter(r) || unicode.IsLower(r) }) {
		return nil, false
	}
	option := trim(line[at+1:])
	if open := bytes.LastIndex(option, []byte(" (")); open > 0 && option[len(option)-1] == ')' {
		option = trim(option[:open])
	}
	return option, len(option) > 0
}
