package paper

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/report"
)

// An A4 page, in millimetres.
const (
	pageMargin = 15.0
	pageWidth  = 210 - 2*pageMargin
	pageEnd    = 297 - pageMargin
	labelWidth = 42.0
	lineHeight = 4.7
	// columnsAtMost is how many sections stand side by side in a table.
	columnsAtMost = 5
)

// page writes one document.
type page struct {
	*fpdf.Fpdf
	digest   report.Digest
	language chat.Language
}

// Pages writes the digest on one or two A4 pages, with the charts.
func Pages(digest report.Digest, language chat.Language, charts []byte) ([]byte, error) {
	p := &page{fpdf.New("P", "mm", "A4", ""), digest, language}
	// Everything that would differ from one writing to the next is fixed.
	p.SetCreationDate(digest.Week.To().UTC())
	p.SetModificationDate(digest.Week.To().UTC())
	p.SetCatalogSort(true)
	p.SetProducer("Mshauri", true)
	p.SetTitle("Mshauri "+digest.Week.String(), true)
	p.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	p.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	p.SetMargins(pageMargin, pageMargin, pageMargin)
	p.SetAutoPageBreak(true, pageMargin)
	p.SetFooterFunc(p.foot)
	p.AddPage()
	p.head()
	p.findings()
	sections := p.sections()
	for first := 0; first < len(sections); first += columnsAtMost {
		p.table(sections[first:min(first+columnsAtMost, len(sections))])
	}
	p.AddPage()
	p.areas(sections[:min(columnsAtMost, len(sections))])
	p.charts(charts)
	var out bytes.Buffer
	err := p.Output(&out)
	return out.Bytes(), err
}

// sections are the programme and every group, or the one group alone.
func (p *page) sections() []report.Section {
	if len(p.digest.Groups) == 1 {
		return p.digest.Groups
	}
	return append([]report.Section{p.digest.Programme}, p.digest.Groups...)
}

func (p *page) ink(bold bool, size float64) {
	style := ""
	if bold {
		style = "B"
	}
	p.SetFont("sans", style, size)
	p.SetTextColor(0x22, 0x22, 0x22)
}

func (p *page) foot() {
	p.SetY(-pageMargin + 3)
	p.ink(false, 7)
	p.SetTextColor(0x66, 0x66, 0x66)
	note := phrases.DigestWhat.In(p.language, phrases.Number("least", report.LeastPeople)).String()
	p.CellFormat(pageWidth-10, 4, note, "", 0, "L", false, 0, "")
	p.CellFormat(10, 4, strconv.Itoa(p.PageNo()), "", 0, "R", false, 0, "")
}

func (p *page) head() {
	p.SetFillColor(0x0B, 0x5C, 0x6B)
	p.Rect(0, 0, 210, 24, "F")
	p.SetXY(pageMargin, 8)
	p.ink(true, 15)
	p.SetTextColor(255, 255, 255)
	p.CellFormat(pageWidth, 8, strings.ReplaceAll(p.digest.Title(p.language).String(), "*", ""), "", 1, "L", false, 0, "")
	p.SetY(30)
}

func (p *page) findings() {
	p.ink(true, 11)
	p.CellFormat(pageWidth, 6, phrases.LabelFindings.In(p.language).String(), "", 1, "L", false, 0, "")
	for i, finding := range p.digest.Findings(p.language) {
		p.ink(true, 11)
		p.CellFormat(7, 6, strconv.Itoa(i+1)+".", "", 0, "L", false, 0, "")
		p.ink(false, 11)
		p.MultiCell(pageWidth-7, 6, finding.String(), "", "L", false)
	}
	p.Ln(3)
}

// table has a row for each count and a column for each section.
func (p *page) table(sections []report.Section) {
	width := (pageWidth - labelWidth) / float64(len(sections))
	var heads []string
	columns := make([][]report.Row, len(sections))
	for i, section := range sections {
		heads = append(heads, p.name(section))
		columns[i] = p.digest.Rows(section, p.language)
	}
	p.row("", heads, width, true, false)
	shaded := false
	for i, row := range columns[0] {
		cells, isSaid := make([]string, len(columns)), false
		for j := range columns {
			cells[j] = columns[j][i].Value.String()
			isSaid = isSaid || cells[j] != ""
		}
		if isSaid {
			shaded = !shaded
			p.row(row.Label.String(), cells, width, false, shaded)
		}
	}
	p.Ln(4)
}

func (p *page) name(section report.Section) string {
	if section.ID == "" {
		return phrases.DigestAll.In(p.language).String()
	}
	return section.Name
}

// row writes cells of as many lines as the longest needs.
func (p *page) row(label string, cells []string, width float64, head, shaded bool) {
	widths, lines, most := append([]float64{labelWidth}, slices.Repeat([]float64{width}, len(cells))...), [][]string(nil), 1
	for i, text := range append([]string{label}, cells...) {
		p.ink(head || i == 0, 9)
		if text == "" && i > 0 {
			text = "–"
		}
		lines = append(lines, p.SplitText(text, widths[i]-3))
		most = max(most, len(lines[i]))
	}
	height := float64(most)*lineHeight + 1.6
	if p.GetY()+height > pageEnd {
		p.AddPage()
	}
	x, y := p.GetXY()
	if shaded {
		p.SetFillColor(0xF1, 0xF5, 0xF6)
		p.Rect(x, y, pageWidth, height, "F")
	}
	if head {
		p.SetFillColor(0xD8, 0xE6, 0xE9)
		p.Rect(x, y, pageWidth, height, "F")
	}
	at := x
	for i, cell := range lines {
		p.ink(head || i == 0, 9)
		for j, text := range cell {
			p.SetXY(at, y+0.8+float64(j)*lineHeight)
			p.CellFormat(widths[i], lineHeight, text, "", 0, "L", false, 0, "")
		}
		at += widths[i]
	}
	p.SetXY(x, y+height)
}

// areas has a row for each area: postings this week and last, and people where
// they may be told.
func (p *page) areas(sections []report.Section) {
	width := (pageWidth - labelWidth) / float64(len(sections))
	var heads []string
	for _, section := range sections {
		heads = append(heads, p.name(section))
	}
	p.ink(true, 11)
	p.CellFormat(pageWidth, 6, phrases.LabelAreas.In(p.language).String(), "", 1, "L", false, 0, "")
	p.row("", heads, width, true, false)
	for i, about := range sections[0].Areas {
		var cells []string
		for _, section := range sections {
			cells = append(cells, p.area(section, about.Area))
		}
		p.row(phrases.Area(about.Area, p.language).String(), cells, width, false, i%2 == 0)
	}
	p.Ln(4)
}

func (p *page) area(section report.Section, area chat.Area) string {
	at := slices.IndexFunc(section.Areas, func(a report.About) bool { return a.Area == area })
	if at < 0 {
		return ""
	}
	about := section.Areas[at]
	if about.Postings.Now == 0 && about.Postings.Before == 0 {
		return ""
	}
	text := fmt.Sprintf("%d (%d)", about.Postings.Now, about.Postings.Before)
	if _, _, told := about.People.Range(); told {
		text += "; " + phrases.LabelPeople.In(p.language).String() + " " + about.People.Words(p.language).String()
	}
	return text
}

// charts fill the width that is left under the table, and keep their shape.
func (p *page) charts(png []byte) {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	p.RegisterImageOptionsReader("charts", options, bytes.NewReader(png))
	height := min(pageEnd-p.GetY()-2, pageWidth*float64(chartHeight/chartWidth))
	width := height * float64(chartWidth/chartHeight)
	p.ImageOptions("charts", pageMargin+(pageWidth-width)/2, p.GetY(), width, height, false, options, 0, "")
}
