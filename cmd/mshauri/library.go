package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// newLibrary lends out what is on the shelf.
func newLibrary(settings config.Settings, shelf func() commands.Shelf, db *storage.DB) *commands.Library {
	library := &commands.Library{Shelf: shelf, Offers: db, Referrals: db}
	for _, product := range settings.Policy.Products {
		library.Products = append(library.Products, policy.Product(product))
	}
	return library
}

// passageFor finds the passage that answers a question, where one fits.
func passageFor(library *commands.Library) func(privacy.Clean, time.Time) (policy.Passage, bool) {
	return func(question privacy.Clean, on time.Time) (policy.Passage, bool) {
		hits := library.Shelf().Index.Search(question, policy.Options{Products: library.Products, Limit: 1, On: on})
		if len(hits) == 0 {
			return policy.Passage{}, false
		}
		return hits[0].Passage, true
	}
}

// newUnanswered tells facilitators of questions that nobody has answered. The
// working hours were checked with the settings.
func newUnanswered(settings config.Settings, library *commands.Library, db *storage.DB, zone *time.Location) reactions.Unanswered {
	from, to, _ := settings.Questions.Hours()
	return reactions.Unanswered{
		Questions: &commands.Questions{Board: db, Library: library, Zone: zone},
		Told:      db,
		Hours:     reactions.WorkHours{From: from, To: to, Zone: zone},
		After:     time.Duration(settings.Questions.AfterHours) * time.Hour,
	}
}

// knownProducts refuses a product in the settings that no passage is about: it
// would be mistyped, and passages on other products would be offered.
func knownProducts(settings config.Settings, pack *policy.Pack) error {
	var known []string
	for _, passage := range pack.Passages() {
		for _, product := range passage.Products {
			known = append(known, string(product))
		}
	}
	slices.Sort(known)
	known = slices.Compact(known)
	for _, product := range settings.Policy.Products {
		if !slices.Contains(known, product) {
			return fmt.Errorf("policy.products in the settings: no passage is about %q; the products that passages know are %s", product, strings.Join(known, ", "))
		}
	}
	return nil
}
