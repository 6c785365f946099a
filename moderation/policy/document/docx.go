package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readDOCX reads the main part of a Word document: paragraphs, those in tables
// too, and headings by their style.
func readDOCX(content []byte) (Document, error) {
	files, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return Document{}, errors.New("the file is no Word document: open it in Word, and save it as .docx")
	}
	main, err := files.Open("word/document.xml")
	if err != nil {
		return Document{}, errors.New("the file is no Word document: open it in Word, and save it as .docx")
	}
	defer func() { _ = main.Close() }()
	decoder := xml.NewDecoder(io.LimitReader(main, 4*MaxSize))
	var b builder
	var text strings.Builder
	style, inText, deleted := "", false, 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return Document{}, errors.New("the Word document is damaged: open it in Word, and save it anew")
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "p":
				style = ""
				text.Reset()
			case "pStyle":
				style = attribute(t, "val")
			case "del", "moveFrom":
				deleted++
			case "t":
				inText = deleted == 0
			case "tab", "br", "cr":
				text.WriteByte(' ')
			case "noBreakHyphen":
				text.WriteByte('-')
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "del", "moveFrom":
				deleted--
			case "p":
				paragraph := clean(text.String())
				switch {
				case paragraph == "":
				case isHeading(style) || style == "" && numbered(paragraph):
					b.heading(paragraph)
				default:
					b.line(paragraph)
				}
				b.end()
			}
		}
	}
	return b.document, nil
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isHeading(style string) bool {
	style = strings.ToLower(style)
	return strings.HasPrefix(style, "heading") || style == "title"
}
