package document

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Document is a file's text in its order.
type Document struct {
	Sections []Section
	Pages    int // 0 where the file has none
}

// Section is the text under one heading, on one page where there are pages.
// Each of Paragraphs is one line of text, spaces single, the words and their
// order as in the file.
type Section struct {
	Heading    string // empty before the first heading
	Page       int    // 0 where the file has no pages
	Paragraphs []string
}

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 50 << 20

// ErrScanned says that a PDF holds pictures of its pages and no text.
var ErrScanned = errors.New("its pages are pictures without text: ask for the file that it was printed from, or have it read by text recognition first")

// Read reads a file by its name's ending: .pdf, .docx, .md, .markdown or .txt.
// The error is one sentence.
func Read(name string, content []byte) (Document, error) {
	if len(content) > MaxSize {
		return Document{}, fmt.Errorf("the file has more than %d megabytes: split it", MaxSize>>20)
	}
	var read func([]byte) (Document, error)
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf":
		read = readPDF
	case ".docx":
		read = readDOCX
	case ".md", ".markdown":
		read = readMarkdown
	case ".txt", ".text":
		read = readText
	default:
		return Document{}, errors.New("the file must end in .pdf, .docx, .md or .txt")
	}
	d, err := safely(read, content)
	if err != nil {
		return Document{}, err
	}
	if d.empty() {
		return Document{}, errors.New("no text was found in the file")
	}
	return d, nil
}

// safely turns a panic of a library over a damaged file into an error.
func safely(read func([]byte) (Document, error), content []byte) (d Document, err error) {
	defer func() {
		if recover() != nil {
			d, err = Document{}, errors.New("the file is damaged or made in a way that cannot be read: open it, and save it anew")
		}
	}()
	return read(content)
}

// Text is all text of the document, paragraphs on lines of their own.
func (d Document) Text() string {
	var b strings.Builder
	for _, section := range d.Sections {
		for _, line := range append([]string{section.Heading}, section.Paragraphs...) {
			if line != "" {
				b.WriteString(line + "\n")
			}
		}
	}
	return b.String()
}

func (d Document) empty() bool {
	for _, section := range d.Sections {
		if len(section.Paragraphs) > 0 {
			return false
		}
	}
	return true
}

// builder puts sections together, line by line.
type builder struct {
	document Document
	page     int
	open     []string // lines of the paragraph that is not yet ended
}

// heading begins a section.
func (b *builder) heading(text string) {
	b.end()
	b.document.Sections = append(b.document.Sections, Section{Heading: clean(text), Page: b.page})
}

// turn begins a page: the section goes on there.
func (b *builder) turn(page int) {
	b.end()
	heading := ""
	if n := len(b.document.Sections); n > 0 {
		heading = b.document.Sections[n-1].Heading
	}
	b.page, b.document.Pages = page, page
	b.document.Sections = append(b.document.Sections, Section{Heading: heading, Page: page})
}

// line adds a line to the paragraph in hand.
func (b *builder) line(text string) {
	if text = clean(text); text != "" {
		b.open = append(b.open, text)
	}
}

// end ends the paragraph in hand.
func (b *builder) end() {
	if len(b.open) == 0 {
		return
	}
	if len(b.document.Sections) == 0 {
		b.document.Sections = append(b.document.Sections, Section{Page: b.page})
	}
	last := &b.document.Sections[len(b.document.Sections)-1]
	last.Paragraphs = append(last.Paragraphs, strings.Join(b.open, " "))
	b.open = nil
}

// clean makes single spaces of all white space, and takes out what is seen by
// nobody.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u00AD', r == '\u200B', r == '\uFEFF':
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// numbered reports whether a line begins as a numbered heading does: "3.2 The
// cold chain", "ANNEX 4: …".
func numbered(line string) bool {
	first, rest, ok := strings.Cut(line, " ")
	if !ok || utf8.RuneCountInString(line) > 90 || strings.HasSuffix(line, ".") || strings.HasSuffix(line, ",") || strings.HasSuffix(line, ";") {
		return false
	}
	switch strings.ToLower(first) {
	case "annex", "chapter", "section", "part", "appendix", "sehemu", "sura", "kiambatisho":
		return true
	}
	number := strings.Trim(first, ".)")
	if number == "" || strings.IndexFunc(number, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }) >= 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) && (strings.Contains(number, ".") || len(number) <= 2) && len(strings.Fields(rest)) <= 9
}
