package document

import (
	"regexp"
	"strings"
)

// readText reads plain text: empty lines end paragraphs, a numbered line or one
// in capitals standing alone is a heading, a form feed begins a page.
func readText(content []byte) (Document, error) {
	var b builder
	pages := strings.Split(string(content), "\f")
	for i, page := range pages {
		if len(pages) > 1 {
			b.turn(i + 1)
		}
		for line := range strings.Lines(page) {
			line = clean(line)
			switch {
			case line == "":
				b.end()
			case len(b.open) == 0 && (numbered(line) || capitals(line)):
				b.heading(line)
			default:
				b.line(line)
			}
		}
		b.end()
	}
	return b.document, nil
}

// capitals reports whether a short line is written in capitals alone.
func capitals(line string) bool {
	words := strings.Fields(line)
	return len(words) >= 2 && len(words) <= 12 && line == strings.ToUpper(line) && line != strings.ToLower(line)
}

var (
	mdHeading  = regexp.MustCompile(`^ {0,3}(#{1,6})\s+(.*?)\s*#*$`)
	mdItem     = regexp.MustCompile(`^\s*([-*+]|\d{1,3}[.)])\s+`)
	mdRule     = regexp.MustCompile(`^\s*([-*_]\s*){3,}$`)
	mdLink     = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	mdEmphasis = regexp.MustCompile("(\\*\\*|__|\\*|`)(\\S(?:.*?\\S)?)(\\*\\*|__|\\*|`)")
)

// readMarkdown reads Markdown: headings by #, an item of a list is a paragraph.
// Marks of emphasis and the addresses of links are no words and go.
func readMarkdown(content []byte) (Document, error) {
	var b builder
	fenced := false
	for line := range strings.Lines(string(content)) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
			b.end()
			continue
		}
		line = strings.TrimRight(line, "\r\n")
		if found := mdHeading.FindStringSubmatch(line); found != nil && !fenced {
			b.heading(plainMarkdown(found[2]))
			continue
		}
		switch {
		case strings.TrimSpace(line) == "" || mdRule.MatchString(line):
			b.end()
		case mdItem.MatchString(line):
			b.end()
			b.line(plainMarkdown(mdItem.ReplaceAllString(line, "")))
		default:
			b.line(plainMarkdown(strings.TrimLeft(line, "> ")))
		}
	}
	b.end()
	return b.document, nil
}

func plainMarkdown(line string) string {
	line = mdLink.ReplaceAllString(line, "$1")
	return mdEmphasis.ReplaceAllString(line, "$2")
}
