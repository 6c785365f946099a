package quiz

// PassageID names a passage of the policy pack, such as KE-MDVP-03.
type PassageID string

// PassageState says how far a passage may be trusted.
type PassageState string

// The states of a passage. The zero state is a passage that nobody knows.
const (
	PassageUnknown    PassageState = ""
	PassageDraft      PassageState = "draft"
	PassageReviewed   PassageState = "reviewed"
	PassageSuperseded PassageState = "superseded"
	PassageWithdrawn  PassageState = "withdrawn"
)

// Passages answers in what state a passage is. A nil Passages knows none, so
// that nothing may be asked by it.
type Passages func(PassageID) PassageState

func (p Passages) of(id PassageID) PassageState {
	if p == nil {
		return PassageUnknown
	}
	return p(id)
}

// Standing says whether an item may be asked.
type Standing string

// The standings of an item, from the best to the worst. Only a usable item is
// posted; the two unreviewed ones are marked and may be shown in the demo.
const (
	Usable            Standing = "usable"
	ItemUnreviewed    Standing = "the item is not yet reviewed"
	PassageUnreviewed Standing = "a passage that it rests on is not yet reviewed"
	Blocked           Standing = "withdrawn, superseded or resting on such a passage"
)

// IsUsable reports whether the item may be posted.
func (s Standing) IsUsable() bool { return s == Usable }

// IsForDemo reports whether the item may be shown where nothing is real, with
// its mark.
func (s Standing) IsForDemo() bool {
	return s == Usable || s == ItemUnreviewed || s == PassageUnreviewed
}

// Standing says whether the item may be asked, given the state of its
// passages. It is usable only when it and every passage that it rests on are
// reviewed. A passage that nobody knows blocks it.
func (i Item) Standing(passages Passages) Standing {
	if i.Review.State == Withdrawn || i.Review.State == Superseded {
		return Blocked
	}
	reviewed := true
	for _, id := range i.RestsOn() {
		switch passages.of(id) {
		case PassageReviewed:
		case PassageDraft:
			reviewed = false
		default:
			return Blocked
		}
	}
	switch {
	case !reviewed:
		return PassageUnreviewed
	case i.Review.State != Reviewed:
		return ItemUnreviewed
	}
	return Usable
}
