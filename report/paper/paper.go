package paper

import (
	"fmt"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// Papers are one digest in its three forms.
type Papers struct{ PNG, PDF, XLSX []byte }

// Make draws a digest in a language.
func Make(digest report.Digest, language chat.Language) (p Papers, err error) {
	if p.PNG, err = Charts(digest, language); err != nil {
		return Papers{}, fmt.Errorf("draw the charts of %s: %w", digest.Week, err)
	}
	if p.PDF, err = Pages(digest, language, p.PNG); err != nil {
		return Papers{}, fmt.Errorf("write the pages of %s: %w", digest.Week, err)
	}
	if p.XLSX, err = Sheet(digest, language); err != nil {
		return Papers{}, fmt.Errorf("write the spreadsheet of %s: %w", digest.Week, err)
	}
	return p, nil
}
