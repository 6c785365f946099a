package report

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report/export"
)

// Lists are the programme's own words: the technical areas and the facilities,
// each in its order.
type Lists struct {
	Areas      []chat.Area
	Facilities []string
	// Holidays are days that were gazetted once, as 2027-08-10.
	Holidays []string
}

// openFor is how long a question without an answer counts as open.
const openFor = 4 * 7 * 24 * time.Hour

// trendWeeks is for how many weeks postings are counted side by side.
const trendWeeks = 12

// Make counts a week. A digest of that week that was made before is given as
// it was made, so that nobody can tell from a difference who has left since.
func Make(ctx context.Context, record Record, week Week, lists Lists) (Digest, error) {
	kept, err := record.Published(ctx, week.String())
	if err == nil {
		digest := Digest{Week: week, Reader: ForStaff}
		if err := json.Unmarshal(kept, &digest); err != nil {
			return Digest{}, fmt.Errorf("read the digest of %s: %w", week, err)
		}
		return digest, nil
	} else if !errors.Is(err, chat.ErrNotFound) {
		return Digest{}, err
	}
	return count(ctx, record, week, week.To(), lists)
}

// SoFar counts a week that is not over, up to a moment, without its people.
func SoFar(ctx context.Context, record Record, now time.Time, zone *time.Location, lists Lists) (Digest, error) {
	digest, err := count(ctx, record, WeekOf(now, zone), now, lists)
	if err != nil {
		return Digest{}, err
	}
	digest.IsSoFar, digest.SoFarTo = true, now
	for _, section := range digest.sections() {
		section.Active, section.ActiveBefore, section.Silent = People{}, People{}, People{}
		section.Holes.Without, section.Holes.Named = People{}, People{}
		for i := range section.Areas {
			section.Areas[i].People = People{}
		}
		if section.Quizzes != nil {
			section.Quizzes.Rounds = nil
		}
		section.Votes = nil // who votes is a person, and mostly once
	}
	return digest, nil
}

// sections are the programme's and every group's, to be changed.
func (d *Digest) sections() []*Section {
	list := []*Section{&d.Programme}
	for i := range d.Groups {
		list = append(list, &d.Groups[i])
	}
	return list
}

// counting is the work of one digest.
type counting struct {
	week      Week
	to        time.Time // the end of the week, or now
	lists     Lists
	groups    map[chat.GroupID][2]*tally // this week's and last week's
	all       [2]*tally
	questions []Fact // of the four weeks to the end
	bot       map[chat.GroupID]map[chat.MessageID]time.Time
	trend     []Trend
	kinds     map[chat.GroupID]chat.GroupKind
}

func count(ctx context.Context, record Record, week Week, to time.Time, lists Lists) (Digest, error) {
	c := &counting{
		week: week, to: to, lists: lists, groups: make(map[chat.GroupID][2]*tally),
		all: [2]*tally{newTally(), newTally()}, bot: make(map[chat.GroupID]map[chat.MessageID]time.Time), kinds: make(map[chat.GroupID]chat.GroupKind),
	}
	groups, err := record.GroupsDuring(ctx, week.Before().From(), to)
	if err != nil {
		return Digest{}, err
	}
	for _, group := range groups {
		c.groups[group.ID] = [2]*tally{newTally(), newTally()}
		c.kinds[group.ID] = group.Kind
	}
	first := week.move(1 - trendWeeks)
	for w := first; !w.from.After(week.from); w = w.After() {
		c.trend = append(c.trend, Trend{Week: w.String()})
	}
	if err := record.Facts(ctx, first.From(), to, c.add); err != nil {
		return Digest{}, err
	}
	stock, err := record.Stockouts(ctx, "", week.From(), to)
	if err != nil {
		return Digest{}, err
	}
	digest := Digest{Week: week, Reader: ForStaff, Trend: c.trend, Holidays: holidays(week, lists.Holidays)}
	if digest.Offline, err = record.OfflineIn(ctx, week.From(), to); err != nil {
		return Digest{}, err
	}
	everybody := [2]crowd{make(crowd), make(crowd)}
	known := true
	for _, group := range groups {
		stays, err := record.Stays(ctx, group.ID, week.Before().From(), to)
		if err != nil {
			return Digest{}, err
		}
		if c.bot[group.ID], err = record.BotAnswers(ctx, group.ID, week.From(), to); err != nil {
			return Digest{}, err
		}
		section, h := c.section(group, stays)
		if err := c.addHoles(ctx, record, &section, group, h); err != nil {
			return Digest{}, err
		}
		rounds, err := record.ClosedIn(ctx, group.ID, week.From(), to)
		if err != nil {
			return Digest{}, err
		}
		section.Shortages = c.shortages(stock, group.ID)
		if section.Disputes, err = c.disputes(ctx, record, group.ID); err != nil {
			return Digest{}, err
		}
		section.Quizzes = &Quizzes{}
		for _, r := range rounds {
			section.Quizzes.Rounds = append(section.Quizzes.Rounds, tellRound(r, LeastPeople))
		}
		if section.Quizzes.NotAsked, err = record.NotAskedIn(ctx, group.ID, week.From(), to); err != nil {
			return Digest{}, err
		}
		votes, err := record.VotesIn(ctx, group.ID, week.From(), to)
		if err != nil {
			return Digest{}, err
		}
		section.Votes = tellVotes(votes, h.now, lists.Areas, LeastPeople)
		digest.Groups = append(digest.Groups, section)
		known = known && h.now > 0
		c.gather(everybody, stays)
	}
	c.programme(&digest, everybody, known)
	digest.Programme.Shortages = c.shortages(stock, "")
	named, err := record.ActiveNamed(ctx, "", week.From(), to)
	if err != nil {
		return Digest{}, err
	}
	digest.Programme.Holes.Named = tellNamed(named, digest.Programme.Active)
	return digest, nil
}

// add counts one posting of the twelve weeks to the end.
func (c *counting) add(f Fact) {
	both, ours := c.groups[f.Group]
	if !ours {
		return // a group that has been off the list for longer than a week
	}
	if f.Question && !f.At.Before(c.to.Add(-openFor)) {
		c.questions = append(c.questions, f)
	}
	trend := &c.trend[WeekOf(f.At, c.week.from.Location()).since(c.week.move(1-trendWeeks))]
	if c.kinds[f.Group] == chat.MentorsGroup {
		trend.Mentors++
	} else {
		trend.Mentees++
	}
	for i, week := range []Week{c.week, c.week.Before()} {
		if week.Holds(f.At) {
			both[i].add(f)
			c.all[i].add(f)
		}
	}
}

func (c *counting) section(group chat.Group, stays []Stay) (Section, head) {
	both := c.groups[group.ID]
	now, before := both[0], both[1]
	h := countHeads(stays, c.week, now, before)
	section := Section{ID: group.ID, Name: group.Name, Kind: group.Kind}
	c.tell(&section, now, before, h.now, h.before)
	section.Silent = tellSilent(h, section.Active, section.ActiveBefore)
	section.Questions = c.asked(group.ID)
	return section, h
}

// tell fills in what is told of any section in the same way.
func (c *counting) tell(section *Section, now, before *tally, members, membersBefore int) {
	section.Postings = Count{now.postings, before.postings}
	section.Active = CountPeople(len(now.active), members, LeastPeople)
	section.ActiveBefore = CountPeople(len(before.active), membersBefore, LeastPeople)
	section.Areas = tellAreas(c.lists.Areas, section.Active, now, before)
	section.NoArea = Count{now.noArea, before.noArea}
	section.Removed = tellRemoved(now.removed)
}

func (c *counting) addHoles(ctx context.Context, record Record, section *Section, group chat.Group, h head) error {
	notKept, err := record.NotKeptIn(ctx, group.ID, c.week.From(), c.to)
	if err != nil {
		return err
	}
	pauses, err := record.Pauses(ctx, group.ID, c.week.From(), c.to)
	if err != nil {
		return err
	}
	named, err := record.ActiveNamed(ctx, group.ID, c.week.From(), c.to)
	if err != nil {
		return err
	}
	unsaid, err := record.UnsaidIn(ctx, group.ID, c.week.From(), c.to)
	if err != nil {
		return err
	}
	section.Holes = Holes{
		Unsaid:     unsaid,
		Paused:     resting(pauses, c.week.From(), c.to),
		Unreadable: notKept[chat.Unreadable], NotKept: notKept[chat.NoConsent],
		Without: band(h.without), Named: tellNamed(named, section.Active), NoConsent: group.Consent == "",
	}
	return nil
}

// tellNamed says how many of those who wrote are known by a name alone, in a
// band, and nothing where the number of those who wrote is not told.
func tellNamed(named int, active People) People {
	if _, told := active.Number(); named == 0 || !told {
		return People{}
	}
	return band(named)
}

// gather notes who is in any group.
func (c *counting) gather(everybody [2]crowd, stays []Stay) {
	for _, stay := range stays {
		if stay.during(c.week.From(), c.to) {
			everybody[0].add(stay.Member)
		}
		if stay.during(c.week.Before().From(), c.week.From()) {
			everybody[1].add(stay.Member)
		}
	}
}

func (c *counting) programme(digest *Digest, everybody [2]crowd, known bool) {
	total, totalBefore := 0, 0
	if known {
		total, totalBefore = len(everybody[0].union(c.all[0].active)), len(everybody[1].union(c.all[1].active))
	}
	programme := &digest.Programme
	c.tell(programme, c.all[0], c.all[1], total, totalBefore)
	tellAll(programme, digest.Groups, total, totalBefore, c.all[0], c.all[1])
	programme.Questions = c.asked("")
	programme.Disputes = &Disputes{}
	for _, section := range digest.Groups {
		programme.Disputes.Quoted.Now += section.Disputes.Quoted.Now
		programme.Disputes.Quoted.Before += section.Disputes.Quoted.Before
		programme.Disputes.Withdrawn.Now += section.Disputes.Withdrawn.Now
		programme.Disputes.Withdrawn.Before += section.Disputes.Withdrawn.Before
	}
	programme.Votes = addVotes(digest.Groups)
	for _, section := range digest.Groups {
		programme.Holes.Unreadable += section.Holes.Unreadable
		programme.Holes.NotKept += section.Holes.NotKept
	}
}

// asked counts the questions of a group, or of all when group is empty.
func (c *counting) asked(group chat.GroupID) Questions {
	var q Questions
	var waits, ours []time.Duration
	for _, question := range c.questions {
		if group != "" && question.Group != group {
			continue
		}
		isOpen := question.Answered.IsZero() || !question.Answered.Before(c.to)
		switch {
		case c.week.Holds(question.At):
			q.Asked.Now++
			if !isOpen {
				q.Answered++
			}
			if !isOpen && !question.IsSettled() {
				waits = append(waits, max(0, question.Answered.Sub(question.At)))
			}
			if at, answered := c.bot[question.Group][question.Message]; answered {
				ours = append(ours, max(0, at.Sub(question.At)))
			}
		case c.week.Before().Holds(question.At):
			q.Asked.Before++
		}
		if isOpen {
			q.Open++
			if q.Oldest.Posting == 0 {
				q.Oldest = OpenQuestion{Posting: question.ID, Asked: question.At, Areas: question.Areas}
			}
		}
	}
	q.Timed, q.FirstAnswer, q.ByBot, q.FirstBot = len(waits), median(waits), len(ours), median(ours)
	return q
}

// disputes are a group's, this week and last.
func (c *counting) disputes(ctx context.Context, record Record, group chat.GroupID) (*Disputes, error) {
	var d Disputes
	var err error
	if d.Quoted.Now, d.Withdrawn.Now, err = record.RulingsIn(ctx, group, c.week.From(), c.to); err != nil {
		return nil, err
	}
	d.Quoted.Before, d.Withdrawn.Before, err = record.RulingsIn(ctx, group, c.week.Before().From(), c.week.From())
	return &d, err
}

// shortages are those that lasted in the week, of a group or, when group is
// empty, of all groups and of private chats.
func (c *counting) shortages(stock []chat.Stockout, group chat.GroupID) []Shortage {
	list := []Shortage{}
	for _, s := range stock {
		if s.Surplus || group != "" && s.Group != group {
			continue
		}
		shortage := Shortage{Number: s.Number, Place: c.lists.place(s.Facility.String()), Vaccine: s.Vaccine, Since: s.Since}
		if s.Over.Before(c.to) {
			shortage.Over = s.Over
		}
		list = append(list, shortage)
	}
	return list
}

// place finds a facility in the programme's list: one whose name is the words,
// or stands in them.
func (l Lists) place(words string) int {
	words = strings.ToLower(strings.Join(strings.Fields(words), " "))
	for i, name := range l.Facilities {
		if name = strings.ToLower(strings.Join(strings.Fields(name), " ")); name != "" && strings.Contains(words, name) {
			return i + 1
		}
	}
	return 0
}

// Fill looks up what is kept in no digest: the words of the questions that wait
// longest, and, when names are asked for, those of the facilities. What is gone
// meanwhile stays empty. A supervisor's digest gets no member's words.
func Fill(ctx context.Context, record Record, digest *Digest, lists Lists, facilities bool) error {
	masks := lists.masks(facilities)
	for _, section := range digest.sections() {
		if oldest := &section.Questions.Oldest; oldest.Posting != 0 && digest.Reader == ForStaff {
			words, err := record.Clean(ctx, oldest.Posting)
			if err != nil && !errors.Is(err, chat.ErrNotFound) {
				return err
			}
			oldest.Words = masks.Mask(words)
		}
		if !facilities {
			continue
		}
		section.Shortages = slices.Clone(section.Shortages)
		for i := range section.Shortages {
			stock, err := record.Stockout(ctx, section.Shortages[i].Number)
			if err != nil && !errors.Is(err, chat.ErrNotFound) {
				return err
			}
			section.Shortages[i].Facility = stock.Facility
		}
	}
	return nil
}

// masks call facilities by their marks; nil ones leave the names that were
// asked for.
func (l Lists) masks(named bool) *export.Facilities {
	if named {
		return nil
	}
	return export.NewFacilities(l.Facilities)
}
