package quiz

import (
	"bytes"
	"embed"
	"path"
	"slices"

	"github.com/mshauri/mshauri/chat"
)

//go:embed bank/*.txt
var shipped embed.FS

// Bank is a set of items, in the order in which they were written.
type Bank struct {
	items []Item
}

// Shipped is the bank that comes with the program. An error is a fault of the
// program, and a test holds that there is none.
func Shipped() (Bank, error) {
	files, err := shipped.ReadDir("bank")
	if err != nil {
		return Bank{}, err
	}
	var all Bank
	var problems Problems
	for _, file := range files {
		content, err := shipped.ReadFile(path.Join("bank", file.Name()))
		if err != nil {
			return Bank{}, err
		}
		bank, found := Read(file.Name(), bytes.NewReader(content))
		all, problems = all.With(bank), append(problems, found...)
	}
	if len(problems) > 0 {
		return Bank{}, problems
	}
	return all, nil
}

// With is this bank with the items of another behind its own. Check says when
// an id stands twice; Find then gives the first.
func (b Bank) With(other Bank) Bank {
	return Bank{items: append(slices.Clone(b.items), other.items...)}
}

// Items lists the items in order.
func (b Bank) Items() []Item { return slices.Clone(b.items) }

// Len is how many items there are, withdrawn ones included.
func (b Bank) Len() int { return len(b.items) }

// Find returns the item of an id.
func (b Bank) Find(id ItemID) (Item, bool) {
	for _, item := range b.items {
		if item.ID == id {
			return item, true
		}
	}
	return Item{}, false
}

// In lists the items of an area.
func (b Bank) In(area chat.Area) []Item {
	var all []Item
	for _, item := range b.items {
		if item.Area == area {
			all = append(all, item)
		}
	}
	return all
}
