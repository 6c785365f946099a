package chat

import "slices"

// Unasked says what a notice to a group is about. A mentees' group gets only so
// many a day, and what weighs less gives way. The zero Unasked weighs least.
type Unasked string

// What a group may be told, the weightiest first.
const (
	// AskedFor is what one of the group's moderators ordered, or a member asked
	// for: it goes at its time, and takes a place that others would have had.
	AskedFor Unasked = "asked for"
	// AboutCorrection says that a passage which was quoted has changed.
	AboutCorrection Unasked = "correction"
	// AboutRuling settles a disagreement with a passage.
	AboutRuling Unasked = "ruling"
	// AboutClose and AboutQuestion are the two messages of a quiz round.
	AboutClose    Unasked = "close"
	AboutQuestion Unasked = "question"
	// AboutPoll asks for, or tells of, something without a right answer.
	AboutPoll Unasked = "poll"
	// AboutRota says whose week it is.
	AboutRota Unasked = "rota"
	// AboutRecap is the note at the end of the week.
	AboutRecap Unasked = "recap"
	// AboutPrivacy reminds of patients' details.
	AboutPrivacy Unasked = "privacy"
)

// Weight is a place in the order above, 0 the weightiest.
func (u Unasked) Weight() int {
	order := []Unasked{AskedFor, AboutCorrection, AboutRuling, AboutClose, AboutQuestion, AboutPoll, AboutRota, AboutRecap, AboutPrivacy}
	if at := slices.Index(order, u); at >= 0 {
		return at
	}
	return len(order)
}
