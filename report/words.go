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
		return phrases.PeopleMost.In(language, least, of)
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
	if p.tells != tellsMost {
		p.of = 0
	}
	return p.Words(language)
}

// Row is one line of a section: what it is, and how much.
type Row struct{ Label, Value privacy.Authored }

// line is the row in one line of text.
func (r Row) line(language chat.Language) privacy.Authored {
	return phrases.DigestPair.In(language, phrases.Text("label", r.Label), phrases.Text("value", r.Value))
}

// Rows are a section in words, in the order in which they are read. Areas have
// a table of their own and are not among them.
func (d Digest) Rows(s Section, language chat.Language) []Row {
	rows := []Row{{phrases.LabelPostings.In(language), s.Postings.words(language)}}
	add := func(label phrases.Key, value privacy.Authored) {
		if !value.IsEmpty() {
			rows = append(rows, Row{label.In(language), value})
		}
	}
	if !d.IsSoFar {
		add(phrases.LabelActive, phrases.DigestChange.In(language,
			phrases.Text("now", s.Active.Words(language)), phrases.Text("before", s.ActiveBefore.short(language))))
		add(phrases.LabelSilent, s.Silent.Words(language))
	}
	add(phrases.LabelQuestions, phrases.QuestionsCounts.In(language, phrases.Number("asked", s.Questions.Asked.Now),
		phrases.Number("before", s.Questions.Asked.Before), phrases.Number("answered", s.Questions.Answered), phrases.Number("open", s.Questions.Open)))
	if s.Questions.Answered > 0 {
		add(phrases.LabelAnswer, phrases.Lasting(s.Questions.FirstAnswer, language))
	}
	if s.Questions.Open > 0 {
		add(phrases.LabelOldest, phrases.QuestionsOldest.In(language,
			phrases.Text("time", phrases.Lasting(d.ends().Sub(s.Questions.Oldest.Asked), language)),
			phrases.Text("area", areaList(s.Questions.Oldest.Areas, language))))
	}
	add(phrases.LabelQuizzes, s.quizWords(language))
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

// areaList names the first area of a posting, which fits it best.
func areaList(areas []chat.Area, language chat.Language) privacy.Authored {
	if len(areas) == 0 {
		return phrases.Area("general", language)
	}
	return phrases.Area(areas[0], language)
}

// list joins words with commas, or says that there are none.
func list(words []privacy.Authored, language chat.Language) privacy.Authored {
	if len(words) == 0 {
		return phrases.DigestNone.In(language)
	}
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = word.String()
	}
	return privacy.Author(strings.Join(parts, ", "))
}

func (s Section) quizWords(language chat.Language) privacy.Authored {
	if s.Quizzes == nil {
		return privacy.Authored{}
	}
	var words []privacy.Authored
	for _, round := range s.Quizzes.Rounds {
		words = append(words, round.words(language))
	}
	return list(words, language)
}

func (r Round) words(language chat.Language) privacy.Authored {
	return phrases.RoundsCounts.In(language, phrases.Text("item", phrases.Area(r.Area, language)),
		phrases.Text("answered", r.Answered.Words(language)), phrases.Text("right", r.Right.short(language)))
}

func (s Section) disputeWords(language chat.Language) privacy.Authored {
	if s.Disputes == nil {
		return privacy.Authored{}
	}
	return phrases.DisputesCounts.In(language, phrases.Number("quoted", s.Disputes.Quoted.Now),
		phrases.Number("before", s.Disputes.Quoted.Before), phrases.Number("withdrawn", s.Disputes.Withdrawn.Now))
}

func (s Section) shortageWords(language chat.Language) privacy.Authored {
	if s.Shortages == nil {
		return privacy.Authored{}
	}
	var words []privacy.Authored
	for _, shortage := range s.Shortages {
		words = append(words, phrases.ShortageItem.In(language,
			phrases.Word("vaccine", shortage.Vaccine), phrases.Word("facility", shortage.Facility)))
	}
	return list(words, language)
}

func (s Section) removedWords(language chat.Language) privacy.Authored {
	var words []privacy.Authored
	for _, finding := range s.Removed {
		words = append(words, phrases.DigestPair.In(language,
			phrases.Text("label", phrases.KindsWord(finding.Kind).In(language)), phrases.Number("value", finding.Count)))
	}
	return list(words, language)
}

// holeWords says what is missing. How long the service was offline stands with
// the whole programme, since it is the same for every group.
func (d Digest) holeWords(s Section, language chat.Language) privacy.Authored {
	var words []privacy.Authored
	if s.ID == "" {
		if !d.Offline.IsKnown {
			words = append(words, phrases.HoleUnknown.In(language))
		} else if d.Offline.For >= time.Minute {
			words = append(words, phrases.HoleOffline.In(language, phrases.Text("time", phrases.Lasting(d.Offline.For, language))))
		}
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
	if s.ID != "" && !d.IsSoFar && !s.Holes.NoConsent {
		words = append(words, phrases.HoleWithout.In(language, phrases.Text("people", s.Holes.Without.Words(language))))
	}
	if len(words) == 0 {
		return phrases.HoleNone.In(language)
	}
	return list(words, language)
}
