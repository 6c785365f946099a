package export

import (
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Posting is one posting as the record hands it over: written in a group by
// somebody who has not refused, no order to the bot, no answer to a round, and
// not deleted.
type Posting struct {
	ID       chat.PostingID
	ReplyTo  chat.PostingID // 0 when it answers none that is kept
	Member   chat.MemberID
	Role     chat.Role
	Group    string // the programme's name
	SentAt   time.Time
	Kind     chat.Kind
	Text     privacy.Clean
	Options  []privacy.Clean
	Areas    []chat.Area
	Question bool
	Imported bool // read from an exported chat
}

// Names turn rows of the record into the pseudonyms of one export. Each of the
// two files has its own, so that nobody is the same in both.
type Names struct {
	key      privacy.Key
	postings string
	answers  string
}

// FreshNames are made anew for one export, from a key that nobody keeps.
func FreshNames() Names {
	return Names{key: privacy.NewKey(), postings: "postings", answers: "answers"}
}

// StudyNames are the same in every export of one study, and others in another.
func StudyNames(key privacy.Key, study string) Names {
	return Names{key: key, postings: "study postings/" + study, answers: "study answers/" + study}
}

// Linked gives both files the same pseudonyms.
func (n Names) Linked() Names {
	n.answers = n.postings
	return n
}

// author is the pseudonym of whoever wrote a posting; respondent of whoever
// answered a round.
func (n Names) author(id chat.MemberID) string { return n.person(n.postings, id) }

func (n Names) respondent(id chat.MemberID) string { return n.person(n.answers, id) }

func (n Names) person(purpose string, id chat.MemberID) string {
	return "P-" + n.key.Pseudonym("export person of "+purpose, number(int64(id)))[:12]
}

// posting is how one posting names another; 0 is none.
func (n Names) posting(id chat.PostingID) string {
	if id == 0 {
		return ""
	}
	return n.key.Pseudonym("export posting of "+n.postings, number(int64(id)))[:12]
}
