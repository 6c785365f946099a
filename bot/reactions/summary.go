package reactions

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// Summarist is the optional model; assist.Assistant satisfies it.
type Summarist interface {
	// Summary proposes two lines on counts, in their language. Whatever goes
	// wrong is an error, which changes nothing.
	Summary(ctx context.Context, counts privacy.Authored) ([]string, error)
	// Fits reports whether lines say nothing that other counts do not.
	Fits(lines []string, counts privacy.Authored) bool
}

// When a model is asked: in the last half hour before the digest goes out.
const (
	summaryFrom = 6*time.Hour + 30*time.Minute
	summaryTo   = 7 * time.Hour
	summaryLook = 30 * time.Second
)

// Summaries asks a model for two lines on the week that is over, before the
// digest of it is sent: no transaction waits for it, and no digest. What has not
// come by then, or no longer fits the counts, is left out. Nothing is kept.
type Summaries struct {
	Weeks Weeks
	Lists report.Lists
	Zone  *time.Location
	To    []string // labels of those who get the digest
	Model Summarist
	Clock bot.Clock
	// Asked is called after each question with what came of it.
	Asked func(error)

	mu    sync.Mutex
	lines map[string][]string // by week and language; nil while it is asked, or when nothing came
}

// Run asks when it is time, until the context ends.
func (s *Summaries) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		s.look(ctx)
		select {
		case <-ctx.Done():
		case <-s.Clock.After(summaryLook):
		}
	}
	return nil
}

// look asks for each language of those who get the digest, once.
func (s *Summaries) look(ctx context.Context) {
	now := s.Clock.Now()
	local := now.In(s.Zone)
	since := time.Duration(local.Hour())*time.Hour + time.Duration(local.Minute())*time.Minute
	if local.Weekday() != time.Monday || since < summaryFrom || since >= summaryTo {
		return
	}
	week := report.WeekOf(now, s.Zone).Before()
	members, err := s.Weeks.Members(ctx)
	if err != nil {
		s.Asked(err)
		return
	}
	for _, member := range members {
		language := member.Language
		if language == "" {
			language = chat.English
		}
		if !slices.Contains(s.To, member.Label) || !mayRead(member.Role) || !s.begins(week, language) {
			continue
		}
		digest, err := report.Make(ctx, s.Weeks, week, s.Lists)
		if err == nil {
			var lines []string
			if lines, err = s.Model.Summary(ctx, counts(digest, language)); err == nil {
				s.mu.Lock()
				s.lines[key(week, language)] = lines
				s.mu.Unlock()
			}
		}
		if ctx.Err() == nil {
			s.Asked(err)
		}
	}
}

// begins notes that a week is asked about in a language; false when it was.
func (s *Summaries) begins(week report.Week, language chat.Language) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lines == nil {
		s.lines = make(map[string][]string)
	}
	_, asked := s.lines[key(week, language)]
	if !asked {
		s.lines[key(week, language)] = nil
	}
	return !asked
}

func key(week report.Week, language chat.Language) string {
	return week.String() + " " + string(language)
}

// counts are what a model sees of a week: what a supervisor may read, in which
// nobody's words stand.
func counts(digest report.Digest, language chat.Language) privacy.Authored {
	return digest.ForSupervisors().Message(language)
}

// Of is what stands under a digest: two lines, and that a machine wrote them;
// empty when there are none, or the counts have changed since. A nil Summaries
// has none.
func (s *Summaries) Of(digest report.Digest, language chat.Language) privacy.Authored {
	if s == nil {
		return privacy.Authored{}
	}
	s.mu.Lock()
	lines := s.lines[key(digest.Week, language)]
	s.mu.Unlock()
	if !s.Model.Fits(lines, counts(digest, language)) {
		return privacy.Authored{}
	}
	return phrases.DigestMachine.In(language, phrases.Word("first", lines[0]), phrases.Word("second", lines[1]))
}
