package report

import (
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// What makes a finding. Below these a change is the ordinary coming and going
// of a group that posts five to nine times a week.
const (
	offlineMatters = 12 * time.Hour
	openMatters    = 2 * 24 * time.Hour // how long the oldest question waits
	riseMatters    = 3
)

// Findings are the three things of the week that a busy reader should know,
// what is urgent before what is usual, each with its number. They are made of
// what is told, and so tell nothing more.
func (d Digest) Findings(language chat.Language) []privacy.Authored {
	all := d.Programme
	var list []privacy.Authored
	add := func(is bool, finding func() privacy.Authored) {
		if is && len(list) < 3 {
			list = append(list, finding())
		}
	}
	add(d.Offline.For >= offlineMatters, func() privacy.Authored {
		return phrases.FindingOffline.In(language, phrases.Text("time", phrases.Lasting(d.Offline.For, language)))
	})
	add(len(all.Shortages) > 0, func() privacy.Authored {
		return phrases.FindingShortage.In(language, phrases.Number("count", len(all.Shortages)), phrases.Word("vaccine", mostShort(all.Shortages)))
	})
	waits := d.ends().Sub(all.Questions.Oldest.Asked)
	add(all.Questions.Open > 0 && waits >= openMatters, func() privacy.Authored {
		return phrases.FindingOpen.In(language, phrases.Number("count", all.Questions.Open), phrases.Text("time", phrases.Lasting(waits, language)))
	})
	for _, group := range d.Groups {
		add(!d.IsSoFar && group.Postings.Now == 0 && group.Postings.Before >= riseMatters, func() privacy.Authored {
			return phrases.FindingQuiet.In(language, phrases.Word("group", group.Name), phrases.Number("before", group.Postings.Before))
		})
	}
	rise := pick(all.Areas, func(a About) int { return a.Postings.Now - a.Postings.Before })
	add(rise.Postings.Now-rise.Postings.Before >= riseMatters, func() privacy.Authored {
		return phrases.FindingRise.In(language, phrases.Text("area", phrases.Area(rise.Area, language)),
			phrases.Number("now", rise.Postings.Now), phrases.Number("before", rise.Postings.Before))
	})
	add(all.Disputes != nil && all.Disputes.Quoted.Now > 0, func() privacy.Authored {
		return phrases.FindingDisputes.In(language, phrases.Number("count", all.Disputes.Quoted.Now))
	})
	hardest, found := d.hardest()
	add(found, func() privacy.Authored {
		return phrases.FindingHardest.In(language, phrases.Text("area", phrases.Area(hardest.Area, language)), phrases.Text("right", hardest.Right.Words(language)))
	})
	add(!d.IsSoFar && all.Postings.Now*2 < all.Postings.Before, func() privacy.Authored {
		return phrases.FindingFall.In(language, phrases.Number("now", all.Postings.Now), phrases.Number("before", all.Postings.Before))
	})
	top := pick(all.Areas, func(a About) int { return a.Postings.Now })
	add(top.Postings.Now > 0 && top.Area != rise.Area, func() privacy.Authored {
		return phrases.FindingTop.In(language, phrases.Text("area", phrases.Area(top.Area, language)),
			phrases.Number("now", top.Postings.Now), phrases.Number("all", all.Postings.Now))
	})
	add(all.Questions.Timed > 0, func() privacy.Authored {
		return phrases.FindingAnswers.In(language, phrases.Number("asked", all.Questions.Asked.Now), phrases.Number("answered", all.Questions.Answered),
			phrases.Text("time", phrases.Lasting(all.Questions.FirstAnswer, language)))
	})
	add(true, func() privacy.Authored {
		return phrases.FindingPostings.In(language, phrases.Number("now", all.Postings.Now), phrases.Number("before", all.Postings.Before))
	})
	add(true, func() privacy.Authored {
		return phrases.FindingQuestions.In(language, phrases.Number("now", all.Questions.Asked.Now), phrases.Number("before", all.Questions.Asked.Before))
	})
	add(true, func() privacy.Authored {
		n := 0
		for _, finding := range all.Removed {
			n += finding.Count
		}
		return phrases.FindingRemoved.In(language, phrases.Number("count", n))
	})
	return list
}

// pick is the area that has most of something; of equals the first.
func pick(areas []About, of func(About) int) About {
	var best About
	for i, about := range areas {
		if i == 0 || of(about) > of(best) {
			best = about
		}
	}
	return best
}

// hardest is the round of which the smallest share is told to be right.
func (d Digest) hardest() (hardest Round, found bool) {
	for _, group := range d.Groups {
		if group.Quizzes == nil {
			continue
		}
		for _, round := range group.Quizzes.Rounds {
			right, told := round.Right.Number()
			if !told {
				continue
			}
			best, _ := hardest.Right.Number()
			if !found || right*hardest.Right.Of() < best*round.Right.Of() {
				hardest, found = round, true
			}
		}
	}
	return hardest, found
}

// mostShort is the vaccine of which most shortages were reported; of equals
// the first.
func mostShort(shortages []Shortage) string {
	counts, best := make(map[string]int), ""
	for _, shortage := range shortages {
		counts[shortage.Vaccine]++
	}
	for _, shortage := range shortages {
		if best == "" || counts[shortage.Vaccine] > counts[best] {
			best = shortage.Vaccine
		}
	}
	return best
}
