package whatsapp_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/privacy"
)

// A WhatsApp store that is opened beside another record, as when the database
// was mistyped, is refused: every waiting message would otherwise be
// acknowledged as one of a group that nobody has allowed.
func TestAStoreBelongsToOneRecord(t *testing.T) {
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	options := whatsapp.Options{
		Path: filepath.Join(t.TempDir(), "link.db"), Key: privacy.NewKey(), Scrubber: scrubber, Now: time.Now, Record: "first",
	}
	for _, test := range []struct {
		record  string
		refused bool
	}{{"first", false}, {"first", false}, {"second", true}, {"first", false}} {
		options.Record = test.record
		link, err := whatsapp.Open(t.Context(), options)
		if test.refused {
			if err == nil || !strings.Contains(err.Error(), "belongs to another record") {
				t.Errorf("record %s: %v", test.record, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("record %s: %v", test.record, err)
		}
		if err := link.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
