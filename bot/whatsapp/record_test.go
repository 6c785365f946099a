package whatsapp_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/bot/whatsapp"
)

// A WhatsApp store that is opened beside another record, as when the database
// was mistyped, is refused: every waiting message would otherwise be
// acknowledged as one of a group that nobody has allowed.
func TestAStoreBelongsToOneRecord(t *testing.T) {
	r := prepare(t, func(r *rig) { r.change = func(o *whatsapp.Options) { o.Record = "first" } })
	for _, record := range []string{"second", "first"} {
		check(t, r.link.Close())
		options := r.options()
		options.Record = record
		if record == "second" {
			if _, err := whatsapp.Open(within(t), options); err == nil || !strings.Contains(err.Error(), "belongs to another record") {
				t.Errorf("another record: %v", err)
			}
			continue
		}
		var err error
		r.link, err = whatsapp.Open(within(t), options)
		check(t, err)
	}
}
