// Package document reads a ministry's document into its sections: headings with
// the text under them, and the pages where the file has pages. PDF, DOCX,
// Markdown and plain text.
//
// It is the only home of the PDF library. It knows bytes and text, nothing of
// passages: moderation/policy makes those (imported.go).
//
// Read document.go first.
package document
