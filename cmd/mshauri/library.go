package main

import (
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
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
