package document_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/mshauri/mshauri/moderation/policy/document"
)

// planted are sentences that stand once in a document of thirty pages, and the
// page on which each does. All of it is invented.
func planted() map[int]string {
	all := make(map[int]string)
	for i := range 20 {
		page := 1 + (i*7+3)%30
		for all[page] != "" {
			page = page%30 + 1
		}
		all[page] = fmt.Sprintf("Rule %d of the invented guide: a vial of product %c is kept for %d days at 2.5 to 8 degrees.", i+1, 'A'+i, 3*i+2)
	}
	return all
}

const filler = "This paragraph of an invented guide says nothing that anybody needs to know; it is here so that the page is full and lines have to be broken somewhere in the middle of them."

// heading is a page's.
func heading(page int) string {
	return fmt.Sprintf("%d. What is done on day %s", page, strings.Repeat("x", page))
}

func thirtyPages(t *testing.T) []byte {
	t.Helper()
	file := fpdf.New("P", "mm", "A4", "")
	file.SetCompression(true)
	for page := 1; page <= 30; page++ {
		file.AddPage()
		file.SetFont("Times", "", 9)
		file.MultiCell(0, 5, fmt.Sprintf("An invented guide, page %d of 30", page), "", "R", false)
		file.SetFont("Helvetica", "B", 15)
		file.MultiCell(0, 9, heading(page), "", "L", false)
		file.SetFont("Times", "", 11)
		for i := range 4 {
			file.MultiCell(0, 5.5, fmt.Sprintf("%s (%d, %s)", filler, i, strings.Repeat("y", page)), "", "J", false)
			file.Ln(4)
			if sentence := planted()[page]; i == 1 && sentence != "" {
				file.MultiCell(0, 5.5, sentence, "", "J", false)
				file.Ln(4)
			}
		}
	}
	var out bytes.Buffer
	if err := file.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Broken on purpose: with wordGap at 2 the words of a justified line run
// together, and 20 of 20 are not found.
func TestAPDFGivesPagesAndHeadings(t *testing.T) {
	d, err := document.Read("Guide.PDF", thirtyPages(t))
	if err != nil {
		t.Fatal(err)
	}
	if d.Pages != 30 {
		t.Errorf("%d pages", d.Pages)
	}
	if strings.Contains(d.Text(), "page 7 of 30") {
		t.Error("what stands above every page is taken for its text")
	}
	for page, sentence := range planted() {
		found := 0
		for _, section := range d.Sections {
			for _, paragraph := range section.Paragraphs {
				if !strings.Contains(paragraph, sentence) {
					continue
				}
				if found++; section.Page != page || section.Heading != heading(page) {
					t.Errorf("%q is found on page %d under %q, not on page %d", sentence, section.Page, section.Heading, page)
				}
			}
		}
		if found != 1 {
			t.Errorf("%q is found %d times", sentence, found)
		}
	}
}

func TestAPDFWithoutTextIsRefusedInWords(t *testing.T) {
	file := fpdf.New("P", "mm", "A4", "")
	for range 3 {
		file.AddPage()
		file.Rect(20, 20, 100, 100, "F")
	}
	var out bytes.Buffer
	if err := file.Output(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := document.Read("scan.pdf", out.Bytes()); !errors.Is(err, document.ErrScanned) {
		t.Errorf("a PDF without text: %v", err)
	}
	for name, content := range map[string][]byte{
		"broken.pdf": []byte("%PDF-1.4 and then nothing"), "empty.pdf": nil, "half.pdf": thirtyPages(t)[:9000],
		"no.docx": []byte("PK nothing"), "empty.txt": []byte(" \n"), "letter.odt": []byte("x"), "none": []byte("x"),
	} {
		if _, err := document.Read(name, content); err == nil || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "panic") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// word makes a Word document of paragraphs, each with its style.
func word(t *testing.T, paragraphs ...[2]string) []byte {
	t.Helper()
	var body strings.Builder
	for _, p := range paragraphs {
		style := ""
		if p[0] != "" {
			style = `<w:pPr><w:pStyle w:val="` + p[0] + `"/></w:pPr>`
		}
		half := len(p[1]) / 2 // Word cuts runs anywhere
		fmt.Fprintf(&body, `<w:p>%s<w:r><w:t xml:space="preserve">%s</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, p[1][:half], p[1][half:])
	}
	var out bytes.Buffer
	files := zip.NewWriter(&out)
	main, err := files.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(main, `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`, body.String())
	if err := errors.Join(err, files.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheOtherFormsGiveHeadings(t *testing.T) {
	want := []document.Section{
		{Heading: "Open vials", Paragraphs: []string{"Keep an opened vial of product A for 28 days.", "Write the date on it."}},
		{Heading: "Cold chain", Paragraphs: []string{"Read the thermometer twice a day."}},
	}
	for name, content := range map[string][]byte{
		"a.docx": word(t, [2]string{"Heading1", "Open vials"}, [2]string{"", "Keep an opened vial of product A for 28 days."},
			[2]string{"ListParagraph", "Write the date on it."}, [2]string{"Heading2", "Cold chain"}, [2]string{"", "Read the thermometer twice a day."}),
		"a.md":  []byte("# Open vials\n\nKeep an **opened** vial of [product A](http://x)\nfor 28 days.\n\n- Write the date on it.\n\n## Cold chain ##\nRead the thermometer twice a day.\n"),
		"a.txt": []byte("OPEN VIALS\nKeep an opened vial of product A\nfor 28 days.\n\nWrite the date on it.\n\n2. Cold chain\n\nRead the thermometer twice a day.\r\n"),
	} {
		d, err := document.Read(name, content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i, section := range d.Sections {
			heading := strings.TrimPrefix(section.Heading, "2. ")
			if i >= len(want) || !strings.EqualFold(heading, want[i].Heading) || strings.Join(section.Paragraphs, "|") != strings.Join(want[i].Paragraphs, "|") {
				t.Errorf("%s: section %d is %q %q", name, i+1, section.Heading, section.Paragraphs)
			}
		}
		if len(d.Sections) != len(want) {
			t.Errorf("%s: %d sections", name, len(d.Sections))
		}
	}
}

// FuzzRead gives the readers any bytes: an error or a document, never a panic.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"a.pdf", "a.docx", "a.md", "a.txt"} {
		f.Add(name, []byte("# 1. Heading\n\nText.\f\n"))
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		d, err := document.Read(name, content)
		if err == nil && d.Text() == "" {
			t.Error("a document without text and without an error")
		}
	})
}
