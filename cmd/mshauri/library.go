package main

import (
	"time"

	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// newLibrary makes a pack of passages ready to be searched.
func newLibrary(settings config.Settings, pack *policy.Pack, db *storage.DB) *commands.Library {
	shelf := commands.NewShelf(pack)
	library := &commands.Library{Shelf: func() commands.Shelf { return shelf }, Offers: db, Referrals: db}
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
