package report

import (
	"strconv"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Votes says how many took part in polls without a right answer. A vote is
// activity, and no posting. Most people vote once, so the votes are told only
// where their number of people is.
type Votes struct {
	// People voted in any poll, of the group's members; in the programme's
	// section nothing is told of people, who may be in two groups.
	People People `json:"people"`
	// Cast counts each person once for each poll; 0 when it is not told.
	Cast int `json:"cast,omitempty"`
	// Areas are those that the polls were about, with their share of Cast. They
	// are told together or not at all: one left out would be told by the rest.
	Areas []VotedOn `json:"areas,omitempty"`
}

// VotedOn is how many votes were cast in the polls about one area.
type VotedOn struct {
	Area chat.Area `json:"area"`
	Cast int       `json:"cast"`
}

// tellVotes tells a group's votes; nil when nobody voted.
func tellVotes(votes []Vote, members int, areas []chat.Area, least int) *Votes {
	if len(votes) == 0 {
		return nil
	}
	all, by, cast := make(crowd), make(map[chat.Area]crowd), make(map[chat.Area]int)
	for _, vote := range votes {
		all.add(vote.Member)
		cast[vote.Area]++
		if by[vote.Area] == nil {
			by[vote.Area] = make(crowd)
		}
		by[vote.Area].add(vote.Member)
	}
	if members > 0 { // who voted was a member; of an unknown number nothing is said
		members = max(members, len(all))
	}
	told := &Votes{People: CountPeople(len(all), members, least)}
	if _, is := told.People.Number(); !is {
		return told
	}
	told.Cast = len(votes)
	for _, people := range by {
		if len(people) < least {
			return told
		}
	}
	for _, area := range areas {
		if cast[area] > 0 {
			told.Areas = append(told.Areas, VotedOn{area, cast[area]})
		}
	}
	return told
}

// addVotes is the programme's: the sum of what the groups' sections tell, and
// nothing where one of them keeps its own to itself. A sum says nothing new.
func addVotes(groups []Section) *Votes {
	sum := 0
	for _, section := range groups {
		if section.Votes == nil {
			continue
		}
		if section.Votes.Cast == 0 {
			return nil
		}
		sum += section.Votes.Cast
	}
	if sum == 0 {
		return nil
	}
	return &Votes{Cast: sum}
}

// atLeast is the same votes for readers who are told no smaller cell, nothing
// of areas, and not of how many.
func (v *Votes) atLeast(least int) *Votes {
	if v == nil {
		return nil
	}
	n, told := v.People.Number()
	switch {
	case told && n >= least:
		return &Votes{People: v.People.coarser(), Cast: v.Cast}
	case told:
		return &Votes{People: CountPeople(n, 0, least)}
	}
	return &Votes{People: v.People.raised(least).coarser()}
}

// words are the line of the digest.
func (v *Votes) words(language chat.Language) privacy.Authored {
	switch {
	case v == nil || v.Cast == 0 && !v.People.isTold():
		return privacy.Authored{}
	case v.Cast == 0:
		return phrases.VotesFew.In(language, phrases.Text("people", v.People.Words(language)))
	case !v.People.isTold():
		return privacy.Author(strconv.Itoa(v.Cast))
	}
	line := phrases.VotesCounts.In(language, phrases.Number("count", v.Cast), phrases.Text("people", v.People.Words(language)))
	if len(v.Areas) == 0 {
		return line
	}
	var words []privacy.Authored
	for _, on := range v.Areas {
		words = append(words, phrases.DigestPair.In(language, phrases.Text("label", phrases.Area(on.Area, language)), phrases.Number("value", on.Cast)))
	}
	return privacy.Author(line.String() + " (" + list(words).String() + ")")
}
