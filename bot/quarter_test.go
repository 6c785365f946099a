//go:build !race

package bot_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// quarter is a house in which thirteen weeks pass with what the year has not:
// quizzes, disagreements, shortages and pauses. What the phones did, and what
// lay in the groups' inboxes, is written down here as it happens; the recount
// has nothing else.
type quarter struct {
	*house
	dice   *rand.Rand
	groups []chat.Group // two of mentees, then two of mentors
	inbox  []arrival
	given  []reply
	rests  []rest
	stocks []lacking
	wrongs []arrival       // what was said to be wrong, with the moment
	doubts []arrival       // what will be, in the week after
	stay   map[string]rest // how long a mentee was there
}

// arrival is a message that came to a group.
type arrival struct {
	at    time.Time
	group chat.GroupID
	text  string
	id    chat.MessageID
}

// reply is an answer to a question, by its tag.
type reply struct {
	at   time.Time
	tag  string
	who  string
	text string // a letter or a number
}

// rest is a time in which a group rested; of every group, when group is empty.
type rest struct {
	group    chat.GroupID
	kind     string
	from, to time.Time // to is zero while it lasts
}

// lacking is what a group was reported to be without.
type lacking struct {
	group         chat.GroupID
	number        string
	vaccine       string
	surplus       bool
	reported, end time.Time // end is zero while it lasts
}

// asked are the bank's four questions by their first words, with what is right.
var askedItems = []struct{ begins, item, right string }{
	{"On a VVM the square", "QZ-020", "Discard point: do not use; tell the supervisor"},
	{"True or false: a 20-dose BCG", "QZ-072", "False"},
	{"A health centre received 200", "QZ-035", "25"},
	{"Four villages are ranked", "QZ-041", "84 children unimmunized, Penta3 coverage 71%"},
}

// quarrels are two views each, on matters that policy settles.
var quarrels = [][2]string{
	{"Give 3 drops of OPV", "No, OPV is two drops"},
	{"BCG goes in the right upper arm", "Left forearm in Kenya"},
	{"MR can be used the whole day after mixing, up to 8 hours", "No, MR is discarded after six hours or at the end of the session"},
}

var (
	tagOf     = regexp.MustCompile(`^\*(Q\d+)\*`)
	stockOf   = regexp.MustCompile(`Noted \(no\. (\d+)\)`)
	optionsOf = regexp.MustCompile(`(?m)^([A-D])\) (.+)$`)
)

func newQuarter(t *testing.T) *quarter {
	q := &quarter{house: newHouse(t, extra{quizzes: true}), dice: rand.New(rand.NewPCG(13, 1)), stay: make(map[string]rest)}
	q.flows = true
	if _, err := q.db.AddMember(t.Context(), person("sara").Aliases[0], chat.Staff, "sara"); err != nil {
		t.Fatal(err)
	}
	q.handle(chat.LinkChanged{Link: chat.Link{State: chat.LinkConnected, Since: monday}})
	for i, size := range []int{11, 6, 2, 2} { // six: hardly any number of theirs may be told
		group := chat.Group{ID: chat.GroupID(fmt.Sprintf("quarter%d", i)), Name: fmt.Sprintf("Group %d", i), Kind: chat.MenteesGroup, Language: chat.English, Consent: "written, 2026-11-01", AllowedAt: monday}
		if i > 1 {
			group.Kind = chat.MentorsGroup
		}
		if err := q.db.AllowGroup(t.Context(), group); err != nil {
			t.Fatal(err)
		}
		q.groups = append(q.groups, group)
		read := chat.GroupRead{Group: group.ID, At: monday, BotAdmin: true}
		for n := range size {
			name := fmt.Sprintf("mentee %d of %d", n, i)
			if i > 1 {
				name = fmt.Sprintf("mentor %d of %d", n, i-2)
			} else {
				q.stay[name] = rest{group: group.ID, from: monday}
			}
			read.Members = append(read.Members, chat.GroupMember{Person: person(name)})
		}
		if i < 2 {
			read.Members = append(read.Members, chat.GroupMember{Person: person(q.mentor(group))})
		}
		q.handle(read)
	}
	jobs := q.jobs.Jobs[:1] // the quiz
	q.weekly()
	q.jobs.Jobs = append(q.jobs.Jobs, jobs...)
	return q
}

// mentor is the mentor who sits in a mentees' group.
func (q *quarter) mentor(group chat.Group) string {
	return "mentor 0 of " + strings.TrimPrefix(string(group.ID), "quarter")
}

// mentees are a group's mentees at a moment, always in the same order.
func (q *quarter) mentees(group chat.Group, at time.Time) (names []string) {
	for name, stay := range q.stay {
		if stay.group == group.ID && !at.Before(stay.from) && (stay.to.IsZero() || at.Before(stay.to)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// look lets the jobs run at a moment.
func (q *quarter) look(at time.Time) {
	q.moment.Store(at.UnixNano())
	q.tick()
	q.gather(at)
}

// gather waits until all is said, and keeps what came to the groups.
func (q *quarter) gather(at time.Time) {
	for _, message := range q.settle() {
		if say, ok := message.(*chat.Say); ok && say.To.Group != "" {
			q.inbox = append(q.inbox, arrival{at, say.To.Group, say.Text.String(), say.ID})
		}
	}
}

// write lets somebody write at a moment, and gives the last that came to a group.
func (q *quarter) write(at time.Time, who string, where chat.GroupID, text string, to chat.MessageID) string {
	q.moment.Store(at.UnixNano())
	before := len(q.inbox)
	q.hearReply(who, where, text, to)
	q.gather(at)
	if len(q.inbox) == before {
		return ""
	}
	return q.inbox[len(q.inbox)-1].text
}

// rounds are the questions that came to a group, with when they closed; zero
// while they are open.
func (q *quarter) rounds(group chat.GroupID) (asked []arrival, closed []time.Time) {
	for _, came := range q.inbox {
		tag := tagOf.FindString(came.text)
		switch {
		case came.group != group || tag == "":
		case strings.HasPrefix(came.text, tag+" has closed"):
			closed[slices.IndexFunc(asked, func(a arrival) bool { return strings.HasPrefix(a.text, tag) })] = came.at
		default:
			asked, closed = append(asked, came), append(closed, time.Time{})
		}
	}
	return asked, closed
}

// right is what is right of a question as it came: the letter, or the number.
func right(text string) (item, answer string) {
	for _, known := range askedItems {
		if strings.Contains(text, known.begins) {
			for _, option := range optionsOf.FindAllStringSubmatch(text, -1) {
				if option[2] == known.right {
					return known.item, option[1]
				}
			}
			return known.item, known.right
		}
	}
	return "", ""
}

// answer lets some of a group answer the question that came last: most of them
// privately, some in the group, some after it has closed; and their mentor,
// whose answer is none.
func (q *quarter) answer(group chat.Group, at time.Time) {
	asked, _ := q.rounds(group.ID)
	if len(asked) == 0 {
		return
	}
	last := asked[len(asked)-1]
	tag := tagOf.FindStringSubmatch(last.text)[1]
	_, good := right(last.text)
	names := q.mentees(group, at)
	q.dice.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	names = append(names[:q.dice.IntN(len(names)-1)], q.mentor(group))
	q.moment.Store(at.UnixNano())
	for i, name := range names {
		text := good
		if q.dice.IntN(5) < 2 {
			text = map[bool]string{true: "75", false: map[bool]string{true: "B", false: "A"}[good == "A"]}[good == "25"]
		}
		q.given = append(q.given, reply{at, tag, name, text})
		if i == 0 && name != q.mentor(group) {
			q.hear(name, group.ID, tag+" "+text)
		} else {
			q.hear(name, "", tag+" "+text)
		}
	}
	q.gather(at)
}

// quarrel lets two of a group differ, and gives what was quoted to them.
func (q *quarter) quarrel(group chat.Group, views [2]string, at time.Time) (quoted []arrival) {
	names := q.mentees(group, at)
	q.write(at, names[0], group.ID, views[0], "")
	q.write(at.Add(2*time.Minute), names[1], group.ID, views[1], "")
	q.look(at.Add(10 * time.Minute))
	if last := q.inbox[len(q.inbox)-1]; last.group == group.ID && strings.HasPrefix(last.text, "Two views") {
		quoted = append(quoted, last)
	}
	return quoted
}

// wrong lets their mentor say that what was quoted to a group did not fit.
func (q *quarter) wrong(group chat.Group, quoted []arrival, at time.Time) {
	for _, one := range quoted {
		q.write(at, q.mentor(group), group.ID, "/wrong", one.id)
		one.at = at
		q.wrongs = append(q.wrongs, one)
	}
}

// stockout lets somebody report that something is out, or that it is over.
func (q *quarter) stockout(group chat.Group, who, what string, at time.Time) {
	q.t.Helper()
	if what == "over" {
		for i := range q.stocks {
			if s := &q.stocks[i]; s.group == group.ID && s.end.IsZero() {
				q.write(at, who, group.ID, "/stockout over "+s.number, "")
				s.end = at
				return
			}
		}
		q.t.Fatal("nothing is out")
	}
	found := stockOf.FindStringSubmatch(q.write(at, who, group.ID, "/stockout "+what, ""))
	if found == nil {
		q.t.Fatalf("not noted: %q", what)
	}
	vaccine, surplus := strings.CutPrefix(what, "surplus ")
	vaccine, _, _ = strings.Cut(vaccine, " ")
	q.stocks = append(q.stocks, lacking{group: group.ID, number: found[1], vaccine: vaccine, surplus: surplus, reported: at})
}

// pause lets a group rest, or go on; every group, by the word of staff, when
// group has no name.
func (q *quarter) pause(group chat.Group, kind string, at, until time.Time) {
	who := "sara"
	if group.ID != "" {
		who = q.mentor(group)
	}
	words := "/pause " + kind
	if !until.IsZero() {
		words += until.In(nairobi).Format(" until 2 January 15:04")
	}
	q.write(at, who, group.ID, words, "")
	if kind != "end" {
		q.rests = append(q.rests, rest{group.ID, kind, at, until})
		return
	}
	q.rests[slices.IndexFunc(q.rests, func(r rest) bool { return r.group == group.ID && r.to.IsZero() })].to = at
}

// play lets a week pass, the n-th.
func (q *quarter) play(n int, from time.Time) {
	big, small := q.groups[0], q.groups[1]
	day := func(days, hour, minute int) time.Time {
		return from.AddDate(0, 0, days).Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
	}
	if n == 4 {
		q.write(day(0, 10, 30), "sara", "", "Jambo", "")
		q.pause(small, "end", day(0, 11, 0), time.Time{})
	}
	q.look(day(0, 12, 45))
	q.answer(big, day(0, 14, 0))
	switch n {
	case 1:
		q.write(day(1, 8, 0), q.mentor(big), big.ID, "/ruling auto", "")
		q.stockout(big, "mentee 1 of 0", "BCG Lari health centre", day(1, 9, 0))
	case 2:
		q.stockout(small, "mentee 2 of 1", "OPV Uplands", day(1, 9, 0))
		q.stockout(small, "mentee 2 of 1", "surplus IPV Uplands", day(1, 9, 30))
	case 3:
		q.stockout(big, q.mentor(big), "over", day(1, 9, 0))
		q.pause(small, "strike", day(1, 9, 30), time.Time{})
	case 5:
		q.stockout(big, "mentee 3 of 0", "Penta Githunguri", day(1, 9, 0))
		q.stockout(big, "mentee 1 of 0", "over", day(1, 9, 20))
	case 6:
		q.pause(chat.Group{}, "campaign", day(1, 9, 0), day(7, 8, 0))
	case 7:
		newcomer := "mentee 99 of 0"
		q.moment.Store(day(1, 9, 0).UnixNano())
		q.handle(chat.MemberJoined{Group: big.ID, Member: chat.GroupMember{Person: person(newcomer)}, At: day(1, 9, 0)})
		q.stay[newcomer] = rest{group: big.ID, from: day(1, 9, 0)}
	case 9:
		q.write(day(1, 8, 0), q.mentor(small), small.ID, "/ruling auto", "")
		q.stockout(small, "mentee 1 of 1", "over", day(1, 9, 0))
	}
	q.answer(small, day(1, 10, 0))
	q.wrong(big, q.doubts, day(1, 10, 30))
	q.doubts = nil
	switch quoted := q.quarrel(big, quarrels[n%3], day(1, 11, 0)); n % 4 {
	case 1:
		q.wrong(big, quoted, day(2, 13, 0))
	case 3:
		q.doubts = quoted
	}
	q.quarrel(small, quarrels[(n+1)%3], day(2, 15, 0))
	q.look(day(3, 12, 45))
	q.answer(big, day(3, 14, 0))
	q.answer(big, day(4, 11, 0)) // some change their minds
	q.answer(small, day(5, 10, 0))
}

// TestCutAQuarterOfDigests plays thirteen weeks with quizzes, disagreements,
// shortages and pauses, and holds what every digest says of them against a
// recount from the phones.
//
// Seen red: with withdrawn ones left out of those quoted, with pauses that
// nobody ends sooner, with shortages that are over by the end of the week left
// out, and with everybody who answered taken as right.
func TestCutAQuarterOfDigests(t *testing.T) {
	q := newQuarter(t)
	week := report.WeekOf(monday, nairobi)
	for n := range 13 {
		q.play(n, week.From())
		q.until(time.Monday, 7, 0)
		q.restart()
		digest, err := report.Make(t.Context(), q.db, week, weekLists)
		if err != nil {
			t.Fatal(err)
		}
		q.check(week, digest)
		if t.Failed() {
			t.Fatalf("stopped after %s", week)
		}
		week = week.After()
	}
	rounds, quoted := 0, 0
	for _, group := range q.groups {
		asked, _ := q.rounds(group.ID)
		rounds += len(asked)
		quoted += q.quarrelled(group.ID, monday, q.clock.Now(), q.clock.Now())[0]
	}
	t.Logf("%d rounds with %d answers, %d quoted, %d withdrawn, %d reports, %d pauses", rounds, len(q.given), quoted, len(q.wrongs), len(q.stocks), len(q.rests))
	if rounds < 30 || len(q.given) < 200 || quoted < 8 || len(q.wrongs) < 2 || len(q.stocks) != 4 || len(q.rests) != 2 {
		t.Error("that is too little")
	}
}
