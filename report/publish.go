package report

import (
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// This file decides what is told of people. Three rules beside those of
// CountPeople keep what is not told from being worked out:
//
//   - Silent members are the rest of those active this week or last, so they
//     are told only where the active of both weeks are, and only where these
//     leave every small number possible; elsewhere the range is told that
//     follows from what is told already.
//   - People by area are told only where enough postings are about no area
//     that the areas together prove nothing about one of them.
//   - A count of the whole programme is told only where every group's is.
//
// Each rule looks only at numbers that are told anyway (or at the count
// itself), so that its silence tells nothing either. The tests let an attacker
// try every record there can be.

// head counts the members of a group in two weeks.
type head struct {
	now, before int // members in the week; 0 when not known
	long        int // of those now, who was in the group for all of the 14 days
	silent      int
	without     int
}

// countHeads counts the members of a group in a week and the one before.
// Whoever wrote was a member.
func countHeads(stays []Stay, week Week, now, before *tally) head {
	var h head
	in, was, long := make(crowd), make(crowd), make(crowd)
	without := make(crowd)
	for _, stay := range stays {
		if stay.during(week.From(), week.To()) {
			in.add(stay.Member)
			if !stay.IsKept {
				without.add(stay.Member)
			}
		}
		if stay.during(week.Before().From(), week.From()) {
			was.add(stay.Member)
		}
		if stay.throughout(week.Before().From(), week.To()) {
			long.add(stay.Member)
		}
	}
	if len(in) > 0 {
		h.now = len(in.union(now.active))
	}
	if len(was) > 0 {
		h.before = len(was.union(before.active))
	}
	h.long, h.without = len(long), len(without)
	for member := range long {
		if !now.active.has(member) && !before.active.has(member) {
			h.silent++
		}
	}
	return h
}

// tellSilent tells the silent of a group, beside what is told of its active
// members this week and last.
func tellSilent(h head, active, before People) People {
	if h.now == 0 || h.before == 0 {
		return People{} // nobody knows who was there
	}
	low, high := silentRange(h, active, before)
	_, toldNow := active.Number()
	_, toldBefore := before.Number()
	if toldNow && toldBefore && canBe(low) && canBe(h.long-high) {
		return CountPeople(h.silent, h.long, LeastPeople)
	}
	return between(low, high, h.long)
}

// canBe reports whether a count of at least so many may be told as few: then
// none, one and two are all possible. Of one that is larger nothing is hidden.
func canBe(atLeast int) bool { return atLeast == 0 || atLeast >= LeastPeople }

// silentRange is what the numbers of active members say of the silent ones.
// Of the active at most those who were not there all the time are not among
// the long members.
func silentRange(h head, active, before People) (low, high int) {
	nowLow, nowHigh, _ := active.Range()
	beforeLow, beforeHigh, _ := before.Range()
	low = max(0, h.long-nowHigh-beforeHigh)
	seen := max(0, nowLow-(h.now-h.long), beforeLow-(h.before-h.long))
	return low, h.long - min(seen, h.long)
}

// tellAreas tells the areas of a week, those of the list in its order and then
// any others, with last week's postings beside them.
func tellAreas(list []chat.Area, active People, now, before *tally) []About {
	var others []chat.Area
	for area := range now.about {
		if !slices.Contains(list, area) {
			others = append(others, area)
		}
	}
	slices.Sort(others)
	total, told := active.Number()
	told = told && now.noArea >= total-len(now.about)
	var abouts []About
	for _, area := range slices.Concat(list, others) {
		about := About{Area: area, Postings: Count{now.about[area], before.about[area]}}
		if told && now.about[area] > 0 {
			about.People = CountPeople(len(now.aboutBy[area]), active.Of(), LeastPeople)
		}
		abouts = append(abouts, about)
	}
	return abouts
}

// tellRound tells one round of a quiz: of so many whom it reached so many
// answered, and so many of these were right. Who answered wrong is the rest,
// and so is told no better than who was right.
func tellRound(r Closed, least int) Round {
	round := Round{Item: r.Item, Area: r.Area, Answered: CountPeople(r.Answered, r.Reached, least)}
	if _, told := round.Answered.Number(); told {
		round.Right = CountPeople(r.Right, r.Answered, least)
	}
	return round
}

// tellRemoved lists what was removed, in the order of the kinds.
func tellRemoved(counts map[privacy.Kind]int) []privacy.Finding {
	var list []privacy.Finding
	for _, kind := range privacy.Kinds() {
		if counts[kind] > 0 {
			list = append(list, privacy.Finding{Kind: kind, Count: counts[kind]})
		}
	}
	return list
}

// tellAll tells the people of the whole programme beside the groups' sections:
// nothing that would say more of a group than its own section does.
func tellAll(programme *Section, groups []Section, total, totalBefore int, now, before *tally) {
	isTold := func(of func(Section) (People, int)) bool {
		for _, section := range groups {
			people, postings := of(section)
			if _, told := people.Number(); !told && postings > 0 {
				return false
			}
		}
		return true
	}
	tellActive := func(active crowd, total int, of func(Section) (People, int)) People {
		if !isTold(of) {
			return People{of: total, least: LeastPeople}
		}
		// At most everybody who wrote in a group wrote in one only.
		low, high := 0, 0
		for _, section := range groups {
			people, _ := of(section)
			n, _ := people.Number()
			low, high = max(low, n), high+n
		}
		if total > 0 && !canBe(total-min(high, total)) {
			return between(low, high, total)
		}
		return CountPeople(len(active), total, LeastPeople)
	}
	programme.Active = tellActive(now.active, total, func(s Section) (People, int) { return s.Active, s.Postings.Now })
	programme.ActiveBefore = tellActive(before.active, totalBefore, func(s Section) (People, int) { return s.ActiveBefore, s.Postings.Before })
	// The silent are added up: a sum of what is told says nothing new.
	silent, long, all := 0, 0, true
	for _, section := range groups {
		n, told := section.Silent.Number()
		silent, long, all = silent+n, long+section.Silent.Of(), all && told
	}
	if all && len(groups) > 0 {
		programme.Silent = CountPeople(silent, long, LeastPeople)
	}
	for i, about := range programme.Areas {
		told := isTold(func(s Section) (People, int) {
			for _, here := range s.Areas {
				if here.Area == about.Area {
					return here.People, here.Postings.Now
				}
			}
			return People{}, 0
		})
		if !told {
			programme.Areas[i].People = People{}
		}
	}
}
