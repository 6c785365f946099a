package document

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
)

// How lines are told apart on a page, in parts of the size of the letters.
const (
	sameLine  = 0.45 // letters nearer than this in height stand on one line
	wordGap   = 0.18 // a gap that is wider than this is a space
	paraGap   = 1.75 // lines that are further apart are two paragraphs
	headSize  = 1.15 // letters that are larger than the text's by this are a heading's
	headWords = 14
)

// readPDF reads the text of a PDF page by page. Headings are told by the size
// of their letters or their number.
func readPDF(content []byte) (Document, error) {
	file, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return Document{}, errors.New("the PDF cannot be opened: it is damaged, or locked with a password")
	}
	pages := make([][]row, file.NumPage())
	letters := 0
	sizes := make(map[float64]int)
	for i := range pages {
		pages[i] = rows(file.Page(i + 1))
		for _, r := range pages[i] {
			letters += len(r.text)
			sizes[math.Round(r.size*2)/2] += len(r.text)
		}
	}
	if letters < 20*len(pages) {
		return Document{}, ErrScanned
	}
	usual := 0.0
	for size, count := range sizes {
		if count > sizes[usual] || count == sizes[usual] && size < usual {
			usual = size
		}
	}
	var b builder
	everywhere := running(pages)
	for i, page := range pages {
		b.turn(i + 1)
		above := row{}
		for _, r := range page {
			if everywhere[pattern(r.text)] {
				continue
			}
			if above.text != "" && above.y-r.y > paraGap*above.size {
				b.end()
			}
			words := len(strings.Fields(r.text))
			switch {
			case r.size >= headSize*usual && words <= headWords, len(b.open) == 0 && numbered(r.text):
				b.heading(r.text)
			default:
				b.line(r.text)
			}
			above = r
		}
		b.end()
	}
	return b.document, nil
}

// running are the lines that stand on most pages, such as a title above and a
// page's number below.
func running(pages [][]row) map[string]bool {
	const fewest = 4
	count := make(map[string]int)
	for _, page := range pages {
		seen := make(map[string]bool)
		for _, r := range page {
			if key := pattern(r.text); !seen[key] {
				seen[key] = true
				count[key]++
			}
		}
	}
	most := make(map[string]bool)
	for key, n := range count {
		if len(pages) >= fewest && n > len(pages)/2 {
			most[key] = true
		}
	}
	return most
}

// pattern is a line with its numbers left out.
func pattern(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, line)
}

// row is one line of a page: its text, its height on the page, and the size of
// its letters, both in points.
type row struct {
	text    string
	y, size float64
}

// rows puts the letters of a page into lines, from the top down.
func rows(page pdf.Page) []row {
	if page.V.IsNull() {
		return nil
	}
	all := page.Content().Text
	slices.SortStableFunc(all, func(a, b pdf.Text) int {
		if math.Abs(a.Y-b.Y) > sameLine*math.Max(a.FontSize, b.FontSize) {
			if a.Y > b.Y {
				return -1
			}
			return 1
		}
		return 0
	})
	var lines []row
	for len(all) > 0 {
		end := 1
		for end < len(all) && math.Abs(all[end].Y-all[0].Y) <= sameLine*math.Max(all[end].FontSize, all[0].FontSize) {
			end++
		}
		line := all[:end]
		all = all[end:]
		slices.SortStableFunc(line, func(a, b pdf.Text) int {
			switch {
			case a.X < b.X:
				return -1
			case a.X > b.X:
				return 1
			}
			return 0
		})
		var text strings.Builder
		edge := line[0].X
		for _, letter := range line {
			if letter.X-edge > wordGap*letter.FontSize {
				text.WriteByte(' ')
			}
			text.WriteString(letter.S)
			edge = letter.X + letter.W
		}
		if words := clean(text.String()); words != "" {
			lines = append(lines, row{text: words, y: line[0].Y, size: line[0].FontSize})
		}
	}
	return lines
}
