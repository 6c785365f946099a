package report

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Recent is what a group (or several) wrote about in some days, for those who
// are in it.
type Recent struct {
	Postings, Asked, Open int
	// Areas that were posted about, most first; NoArea postings about none.
	Areas  []About
	NoArea int
	// Exchanges are questions that a person answered and whose words may be
	// repeated, the newest first.
	Exchanges []Exchange
}

// Exchange is a question and its first answer, in clean words.
type Exchange struct {
	Group            chat.GroupID
	Areas            []chat.Area
	Asked, Answered  time.Time
	Question, Answer privacy.Clean
}

// Look reads some days of some groups; of all when none are named. At most so
// many exchanges are looked up.
func Look(ctx context.Context, record Record, groups []chat.GroupID, from, to time.Time, lists Lists, most int) (Recent, error) {
	t, r := newTally(), Recent{}
	var answered []Fact
	err := record.Facts(ctx, from, to, func(f Fact) {
		if len(groups) > 0 && !slices.Contains(groups, f.Group) {
			return
		}
		t.add(f)
		if !f.Question {
			return
		}
		r.Asked++
		switch {
		case f.Answered.IsZero():
			r.Open++
		case !f.IsSettled() && len(f.Removed) == 0:
			answered = append(answered, f)
		}
	})
	if err != nil {
		return Recent{}, err
	}
	r.Postings, r.NoArea = t.postings, t.noArea
	r.Areas = Section{Areas: tellAreas(lists.Areas, People{}, t, newTally())}.Busiest()
	r.Areas = slices.DeleteFunc(r.Areas, func(a About) bool { return a.Postings.Now == 0 })
	for _, f := range slices.Backward(answered) {
		if len(r.Exchanges) == most {
			break
		}
		question, err := words(ctx, record, f.ID)
		if err != nil {
			return Recent{}, err
		}
		answer, err := words(ctx, record, f.AnsweredBy)
		if err != nil {
			return Recent{}, err
		}
		if isRepeatable(question) && isRepeatable(answer) {
			r.Exchanges = append(r.Exchanges, Exchange{f.Group, f.Areas, f.At, f.Answered, question, answer})
		}
	}
	return r, nil
}

// words are a posting's, or none when they are gone.
func words(ctx context.Context, record Record, id chat.PostingID) (privacy.Clean, error) {
	text, err := record.Clean(ctx, id)
	if errors.Is(err, chat.ErrNotFound) {
		return privacy.Clean{}, nil
	}
	return text, err
}

// Sizes of words that are repeated, in characters.
const (
	repeatedAtLeast = 2
	repeatedAtMost  = 400
)

// isRepeatable reports whether words may be said again to those who heard them:
// nothing was taken out of them, and nobody is addressed.
func isRepeatable(text privacy.Clean) bool {
	n := len([]rune(text.String()))
	return n >= repeatedAtLeast && n <= repeatedAtMost && !strings.ContainsAny(text.String(), "[@")
}

// Short is a text on one line, cut to so many characters.
func Short(text privacy.Clean, most int) string { return cut(text.String(), most) }

func cut(text string, most int) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) <= most {
		return string(line)
	}
	return strings.TrimRight(string(line[:most-1]), " ,.;:") + "…"
}

// OfGroup is the digest of one group alone; ok is false when it has none.
func (d Digest) OfGroup(id chat.GroupID) (_ Digest, ok bool) {
	at := slices.IndexFunc(d.Groups, func(s Section) bool { return s.ID == id })
	if at < 0 {
		return Digest{}, false
	}
	d.Programme, d.Groups, d.Trend = d.Groups[at], d.Groups[at:at+1:at+1], nil
	return d, true
}
