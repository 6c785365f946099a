package report

import (
	"strconv"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Words is the count as it is told: a number, a bound, or that it is not shown.
func (p People) Words(language chat.Language) privacy.Authored {
	count, of, least := phrases.Number("count", p.n), phrases.Number("of", p.of), phrases.Number("least", p.least)
	switch p.tells {
	case tellsNumber:
		if p.of == 0 {
			return privacy.Author(strconv.Itoa(p.n))
		}
		return phrases.PeopleOf.In(language, count, of)
	case tellsFew:
		if p.of == 0 {
			return phrases.PeopleFew.In(language, least)
		}
		return phrases.PeopleFewOf.In(language, least, of)
	case tellsMost:
		if p.of == 0 {
			return phrases.PeopleMost.In(language)
		}
		return phrases.PeopleMostOf.In(language, of)
	case tellsRange:
		low, high := phrases.Number("low", p.n), phrases.Number("high", p.high)
		if p.of == 0 {
			return phrases.PeopleRange.In(language, low, high)
		}
		return phrases.PeopleRangeOf.In(language, low, high, of)
	}
	return phrases.PeopleNothing.In(language)
}

// short is Words without of how many.
func (p People) short(language chat.Language) privacy.Authored {
	p.of = 0
	return p.Words(language)
}

// Row is one line of a section: what it is, and how much. A row in which there
// is nothing to say has no value.
type Row struct {
	Key          phrases.Key
	Label, Value privacy.Authored
}

// line is the row in one line of text.
func (r Row) line(language chat.Language) privacy.Authored {
	return phrases.DigestPair.In(language, phrases.Text("label", r.Label), phrases.Text("value", r.Value))
}

// Rows are a section in words, the same rows of every section, in the order in
// which they are read. Areas have a table of their own and are not among them.
func (d Digest) Rows(s Section, language chat.Language) []Row {
	var rows []Row
	add := func(label phrases.Key, value privacy.Authored) {
		rows = append(rows, Row{label, label.In(language), value})
	}
	add(phrases.LabelPostings, s.Postings.words(language))
	if !d.IsSoFar {
		var active, silent privacy.Authored
		if s.Active.isTold() || s.ActiveBefore.isTold() {
			active = phrases.DigestChange.In(language,
				phrases.Text("now", s.Active.Words(language)), phrases.Text("before", s.ActiveBefore.short(language)))
		}
		if s.Silent.isTold() {
			silent = s.Silent.Words(language)
		}
		add(phrases.LabelActive, active)
		add(phrases.LabelSilent, silent)
	}
	add(phrases.LabelQuestions, s.Questions.words(language))
	var answer, ours privacy.Authored
	if s.Questions.Timed > 0 {
		answer = phrases.Lasting(s.Questions.FirstAnswer, language)
	}
	if s.Questions.ByBot > 0 {
		ours = phrases.Lasting(s.Questions.FirstBot, language)
	}
	add(phrases.LabelAnswer, answer)
	add(phrases.LabelBot, ours)
	add(phrases.LabelOldest, s.Questions.Oldest.words(d.ends(), language))
	add(phrases.LabelQuizzes, s.quizWords(language))
	add(phrases.LabelVotes, s.Votes.words(language))
	add(phrases.LabelDisputes, s.disputeWords(language))
	add(phrases.LabelShortages, s.shortageWords(language))
	add(phrases.LabelRemoved, s.removedWords(language))
	add(phrases.LabelHoles, d.holeWords(s, language))
	return rows
}

// ends is the moment to which the digest counts.
func (d Digest) ends() time.Time {
	if d.IsSoFar {
		return d.SoFarTo
	}
	return d.Week.To()
}

func (c Count) words(language chat.Language) privacy.Authored {
	return phrases.DigestChange.In(language, phrases.Number("now", c.Now), phrases.Number("before", c.Before))
}

func (q Questions) words(language chat.Language) privacy.Authored {
	if q.Asked.Now+q.Asked.Before+q.Open == 0 {
		return privacy.Authored{}
	}
	return phrases.QuestionsCounts.In(language, phrases.Number("asked", q.Asked.Now), phrases.Number("before", q.Asked.Before),
		phrases.Number("answered", q.Answered), phrases.Number("open", q.Open))
}

// quotedAtMost is how much of a question is quoted, in characters.
const quotedAtMost = 140

// words say how long the question has waited, what it is about, and, where
// they were looked up, its words.
func (o OpenQuestion) words(at time.Time, language chat.Language) privacy.Authored {
	if o.Asked.IsZero() {
		return privacy.Authored{}
	}
	parts := []string{phrases.Lasting(at.Sub(o.Asked), language).String()}
	if len(o.Areas) > 0 {
		parts = append(parts, phrases.Area(o.Areas[0], language).String())
	}
	if !o.Words.IsEmpty() {
		parts = append(parts, "“"+cut(o.Words.String(), quotedAtMost)+"”")
	}
	return privacy.Author(strings.Join(parts, ", "))
}

// list joins words with commas.
func list(words []privacy.Authored) privacy.Authored { return joined(words, ", ") }

func joined(words []privacy.Authored, with string) privacy.Authored {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = word.String()
	}
	return privacy.Author(strings.Join(parts, with))
}

func (s Section) quizWords(language chat.Language) privacy.Authored {
	if s.Quizzes == nil {
		return privacy.Authored{}
	}
	var words []privacy.Authored
	for _, round := range s.Quizzes.Rounds {
		words = append(words, round.words(language))
	}
	given := 0
	for _, count := range s.Quizzes.NotAsked {
		given += count
	}
	if given > 0 {
		words = append(words, phrases.RoundsNotAsked.In(language, phrases.Number("count", given)))
	}
	return joined(words, "; ")
}

func (r Round) words(language chat.Language) privacy.Authored {
	return phrases.RoundsCounts.In(language, phrases.Text("item", phrases.Area(r.Area, language)),
		phrases.Text("answered", r.Answered.Words(language)), phrases.Text("right", r.Right.short(language)))
}

func (s Section) disputeWords(language chat.Language) privacy.Authored {
	if s.Disputes == nil || s.Disputes.Quoted.Now+s.Disputes.Quoted.Before+s.Disputes.Withdrawn.Now == 0 {
		return privacy.Authored{}
	}
	return phrases.DisputesCounts.In(language, phrases.Number("quoted", s.Disputes.Quoted.Now),
		phrases.Number("before", s.Disputes.Quoted.Before), phrases.Number("withdrawn", s.Disputes.Withdrawn.Now))
}

func (s Section) shortageWords(language chat.Language) privacy.Authored {
	var words []privacy.Authored
	for _, shortage := range s.Shortages {
		words = append(words, phrases.ShortageItem.In(language,
			phrases.Word("vaccine", shortage.Vaccine), phrases.Text("facility", shortage.facility(language))))
	}
	return list(words)
}

// facility is its name when that was asked for, and otherwise its mark.
func (s Shortage) facility(language chat.Language) privacy.Authored {
	switch {
	case !s.Facility.IsEmpty():
		return privacy.Quote(s.Facility)
	case s.Place > 0:
		return phrases.FacilityMark.In(language, phrases.Number("number", s.Place))
	}
	return phrases.FacilityOther.In(language)
}

func (s Section) removedWords(language chat.Language) privacy.Authored {
	var words []privacy.Authored
	for _, finding := range s.Removed {
		words = append(words, phrases.DigestPair.In(language,
			phrases.Text("label", phrases.KindsWord(finding.Kind).In(language)), phrases.Number("value", finding.Count)))
	}
	return list(words)
}

// holeWords says what is missing. How long the service was offline stands with
// the whole programme, since it is the same for every group.
func (d Digest) holeWords(s Section, language chat.Language) privacy.Authored {
	var words []privacy.Authored
	if s.ID == "" || len(d.Groups) == 1 {
		if !d.Offline.IsKnown {
			words = append(words, phrases.HoleUnknown.In(language))
		} else if d.Offline.For >= time.Minute {
			words = append(words, phrases.HoleOffline.In(language, phrases.Text("time", phrases.Lasting(d.Offline.For, language))))
		}
	}
	if (s.ID == "" || len(d.Groups) == 1) && len(d.Holidays) > 0 {
		var days []privacy.Authored
		for _, date := range d.Holidays {
			if day, err := time.Parse(time.DateOnly, date); err == nil {
				days = append(days, phrases.Date(day, language))
			}
		}
		words = append(words, phrases.HoleHolidays.In(language, phrases.Text("days", joined(days, ", "))))
	}
	if s.Holes.Unsaid > 0 {
		words = append(words, phrases.HoleUnsaid.In(language, phrases.Number("count", s.Holes.Unsaid)))
	}
	if s.Holes.Paused >= time.Hour {
		words = append(words, phrases.HolePaused.In(language, phrases.Text("time", phrases.Lasting(s.Holes.Paused, language))))
	}
	if s.Holes.NoConsent {
		words = append(words, phrases.HoleNoConsent.In(language))
	}
	if s.Holes.Unreadable > 0 {
		words = append(words, phrases.HoleUnreadable.In(language, phrases.Number("count", s.Holes.Unreadable)))
	}
	if s.Holes.NotKept > 0 {
		words = append(words, phrases.HoleNotKept.In(language, phrases.Number("count", s.Holes.NotKept)))
	}
	if s.ID != "" && s.Holes.Without.isTold() && !s.Holes.NoConsent {
		words = append(words, phrases.HoleWithout.In(language, phrases.Text("people", s.Holes.Without.Words(language))))
	}
	if _, named, told := s.Holes.Named.Range(); told {
		words = append(words, phrases.HoleNamed.In(language, phrases.Number("count", named)))
	}
	if len(words) == 0 {
		return phrases.HoleNone.In(language)
	}
	return list(words)
}
