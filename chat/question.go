package chat

import "time"

// Danger is what a posting tells of that cannot wait, such as "convulsion";
// empty nearly always.
type Danger string

// The dangers that are listened for.
const (
	Convulsion Danger = "convulsion"
	Collapse   Danger = "collapse"
	Breathing  Danger = "breathing"
	Swelling   Danger = "swelling"
	MixUp      Danger = "wrong" // a vaccine, diluent, dose or route that was not the right one
	Needle     Danger = "needle"
	Death      Danger = "death"
)

// Dangers lists them, what is most urgent first.
func Dangers() []Danger {
	return []Danger{Convulsion, Collapse, Breathing, Swelling, MixUp, Needle, Death}
}

// OpenQuestion is a question in a group that nobody else has answered yet.
type OpenQuestion struct {
	Posting Posting
	// Listed and FollowedUp are when a facilitator was told of it; zero is never.
	Listed, FollowedUp time.Time
}

// QuestionCount says what became of the questions of a group in a span of time.
type QuestionCount struct {
	Group                 GroupID
	Asked, Answered, Open int
	// OldestOpen is when the oldest open one was asked; zero when none is open.
	OldestOpen time.Time
	// FirstAnswers are how long each answered one waited for a person's answer,
	// the shortest first.
	FirstAnswers []time.Duration
}

// TagCount says how often humans changed what the tagger said.
type TagCount struct {
	Postings  int // tagged in the span of time
	Corrected int // of which a human has looked at
	Agreed    int // of which the human named the tagger's best area best
}
