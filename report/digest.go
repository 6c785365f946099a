package report

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Digest is one week as it is told. Every count of people in it is a People.
type Digest struct {
	Week Week `json:"-"`
	// IsSoFar is set while the week is not over. Then no people are counted:
	// they could be told apart from one hour to the next.
	IsSoFar   bool      `json:"-"`
	SoFarTo   time.Time `json:"-"`
	Reader    Reader    `json:"-"`
	Programme Section   `json:"programme"`
	Groups    []Section `json:"groups"`
	// Offline is how long the service did not listen in the week.
	Offline Offline `json:"offline"`
	// Holidays are the week's public holidays, as 2026-12-25.
	Holidays []string `json:"holidays,omitempty"`
	// Trend is the postings of twelve weeks, this one last.
	Trend []Trend `json:"trend"`
}

// Reader is for whom a digest is.
type Reader string

// The readers. A supervisor is told counts, and nobody's words.
const (
	ForStaff       Reader = "staff"
	ForSupervisors Reader = "supervisors"
)

// Count is a number of this week with last week's beside it.
type Count struct {
	Now    int `json:"now"`
	Before int `json:"before"`
}

// Trend is one week's postings, by whose groups they came from.
type Trend struct {
	Week    string `json:"week"`
	Mentors int    `json:"mentors"`
	Mentees int    `json:"mentees"`
}

// Section is one group's week, or the programme's.
type Section struct {
	ID   chat.GroupID   `json:"id,omitempty"`
	Name string         `json:"name,omitempty"` // the programme's word for the group; empty for the programme
	Kind chat.GroupKind `json:"kind,omitempty"`

	Postings     Count  `json:"postings"`
	Active       People `json:"active"`
	ActiveBefore People `json:"active_before"`
	// Silent of those who were in the group for all of 14 days.
	Silent People  `json:"silent"`
	Areas  []About `json:"areas"`
	// NoArea counts postings about none of the areas: greetings, thanks.
	NoArea    Count             `json:"no_area"`
	Questions Questions         `json:"questions"`
	Quizzes   *Quizzes          `json:"quizzes,omitempty"`
	Votes     *Votes            `json:"votes,omitempty"`
	Disputes  *Disputes         `json:"disputes,omitempty"`
	Shortages []Shortage        `json:"shortages,omitempty"`
	Removed   []privacy.Finding `json:"removed,omitempty"`
	Holes     Holes             `json:"holes"`
}

// About is what was posted about one area, and by how many people.
type About struct {
	Area     chat.Area `json:"area"`
	Postings Count     `json:"postings"`
	People   People    `json:"people"`
}

// Questions says what was asked and what became of it.
type Questions struct {
	Asked Count `json:"asked"`
	// Answered of those asked in the week, by its end, by a person.
	Answered int `json:"answered"`
	// Open at the end of the week, of those asked in the four weeks to then.
	Open   int          `json:"open"`
	Oldest OpenQuestion `json:"oldest"`
	// FirstAnswer is the median time from a question of the week to its first
	// answer by a person, over the Timed of them that have one.
	FirstAnswer time.Duration `json:"first_answer"`
	Timed       int           `json:"timed"`
	// FirstBot is the same of the bot's own answers, which are no answers in
	// any other count.
	FirstBot time.Duration `json:"first_bot"`
	ByBot    int           `json:"by_bot"`
}

// OpenQuestion is the question that has waited longest. Its words are looked
// up when a digest for staff is written, and kept nowhere else.
type OpenQuestion struct {
	Posting chat.PostingID `json:"posting,omitempty"`
	Asked   time.Time      `json:"asked,omitzero"`
	Areas   []chat.Area    `json:"areas,omitempty"`
	// Words are as they leave the record: facilities by their marks, unless
	// names were asked for.
	Words privacy.Authored `json:"-"`
}

// Quizzes says how the rounds that closed in the week went.
type Quizzes struct {
	Rounds []Round `json:"rounds"`
	// NotAsked counts the rounds that were given up, by cause.
	NotAsked map[string]int `json:"not_asked,omitempty"`
}

// Round is one round of a quiz, after it has closed.
type Round struct {
	Item string    `json:"item"`
	Area chat.Area `json:"area"`
	// Answered of those it reached, and Right of those who answered.
	Answered People `json:"answered"`
	Right    People `json:"right"`
}

// Disputes counts the disagreements to which policy was quoted, and those of
// these quotations that were withdrawn.
type Disputes struct {
	Quoted    Count `json:"quoted"`
	Withdrawn Count `json:"withdrawn"`
}

// Shortage is a vaccine that a facility was reported to be without.
type Shortage struct {
	Number int64 `json:"number"`
	// Place is where the facility stands in the programme's own list, 1 first;
	// 0 is one that is not on it. Facility is its name, looked up only when
	// names were asked for.
	Place    int           `json:"place"`
	Facility privacy.Clean `json:"-"`
	Vaccine  string        `json:"vaccine"`
	Since    time.Time     `json:"since"`
	Over     time.Time     `json:"over,omitzero"` // zero while it lasts
}

// Holes says what is missing from the record, so that nobody takes a hole for
// silence.
type Holes struct {
	Unreadable int `json:"unreadable"`
	// NotKept counts the messages of people without consent.
	NotKept int `json:"not_kept"`
	// Without counts the members of whom nothing is kept, as the record stands
	// when the digest is made.
	Without People `json:"without"`
	// Named is by how many the members who wrote may be too many: those of them
	// of whom an imported chat gave nothing but a name, who may be there twice.
	Named People `json:"named,omitzero"`
	// Paused is how much of the week the group rested, by its mentors' word.
	Paused time.Duration `json:"paused,omitempty"`
	// Unsaid counts what the group was not told, since it had heard enough.
	Unsaid int `json:"unsaid,omitempty"`
	// NoConsent is set when no consent is recorded for the group at all.
	NoConsent bool `json:"no_consent,omitempty"`
}

// Busiest are the areas with the most postings first, and otherwise in order.
func (s Section) Busiest() []About {
	areas := slices.Clone(s.Areas)
	slices.SortStableFunc(areas, func(a, b About) int { return b.Postings.Now - a.Postings.Now })
	return areas
}
