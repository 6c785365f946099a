//go:build !race

package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// check holds a digest against what the phones did and got in a week.
func (q *quarter) check(week report.Week, digest report.Digest) {
	q.t.Helper()
	quoted, withdrawn := [2]int{}, [2]int{}
	for _, group := range q.groups {
		at := slices.IndexFunc(digest.Groups, func(s report.Section) bool { return s.ID == group.ID })
		if at < 0 {
			q.t.Fatalf("%s: %s is missing", week, group.Name)
		}
		section, label := digest.Groups[at], week.String()+", "+group.Name
		q.checkRounds(label, week, group, section.Quizzes)
		now := q.quarrelled(group.ID, week.From(), week.To(), week.To())
		before := q.quarrelled(group.ID, week.Before().From(), week.From(), week.To())
		if diff := cmp.Diff([2][2]int{now, before}, disputesOf(section.Disputes)); diff != "" {
			q.t.Errorf("%s: quoted and withdrawn, this week and last:\n%s", label, diff)
		}
		quoted[0], quoted[1] = quoted[0]+now[0], quoted[1]+before[0]
		withdrawn[0], withdrawn[1] = withdrawn[0]+now[1], withdrawn[1]+before[1]
		if diff := cmp.Diff(q.lacked(group.ID, week), shortagesOf(section.Shortages)); diff != "" {
			q.t.Errorf("%s: shortages:\n%s", label, diff)
		}
		if rested := q.rested(group.ID, week); section.Holes.Paused != rested {
			q.t.Errorf("%s: told that it rested for %v, counted %v", label, section.Holes.Paused, rested)
		}
	}
	if diff := cmp.Diff([2][2]int{{quoted[0], withdrawn[0]}, {quoted[1], withdrawn[1]}}, disputesOf(digest.Programme.Disputes)); diff != "" {
		q.t.Errorf("%s: the programme's disagreements:\n%s", week, diff)
	}
	if diff := cmp.Diff(q.lacked("", week), shortagesOf(digest.Programme.Shortages)); diff != "" {
		q.t.Errorf("%s: the programme's shortages:\n%s", week, diff)
	}
}

// checkRounds holds the rounds of a group's week, and those that did not come,
// against what came to the group and what was answered.
func (q *quarter) checkRounds(label string, week report.Week, group chat.Group, told *report.Quizzes) {
	q.t.Helper()
	asked, closed := q.rounds(group.ID)
	came, n := 0, 0
	for i, question := range asked {
		if week.Holds(question.at) {
			came++
		}
		if !week.Holds(closed[i]) {
			continue
		}
		if n++; n > len(told.Rounds) {
			break
		}
		round := told.Rounds[n-1]
		item, good := right(question.text)
		last := make(map[string]string) // the last answer in time of each
		for _, reply := range q.given {
			mentees := q.mentees(group, reply.at)
			if strings.HasPrefix(question.text, "*"+reply.tag+"*") && reply.at.Before(closed[i]) && slices.Contains(mentees, reply.who) {
				last[reply.who] = reply.text
			}
		}
		wasRight := 0
		for _, text := range last {
			if text == good {
				wasRight++
			}
		}
		if round.Item != item {
			q.t.Errorf("%s: told of %s, which was %s", label, round.Item, item)
		}
		var plain recount
		plain.told(q.t, label+", "+item+" answered", round.Answered, len(last), len(q.mentees(group, question.at)), true)
		if _, isTold := round.Answered.Number(); isTold {
			plain.told(q.t, label+", "+item+" right", round.Right, wasRight, len(last), true)
		} else if _, isTold := round.Right.Number(); isTold {
			q.t.Errorf("%s: who was right of %s is told, and not who answered", label, item)
		}
	}
	if n != len(told.Rounds) {
		q.t.Errorf("%s: %d rounds are told as closed, counted %d", label, len(told.Rounds), n)
	}
	if group.Kind != chat.MenteesGroup {
		return
	}
	missed, times, resting := 0, 0, make(map[string]int)
	for _, at := range []time.Time{week.From().Add(12*time.Hour + 45*time.Minute), week.From().Add((72 + 12) * time.Hour).Add(45 * time.Minute)} {
		times++
		for _, rest := range q.rests {
			if (rest.group == "" || rest.group == group.ID) && !at.Before(rest.from) && (rest.to.IsZero() || at.Before(rest.to)) {
				resting[rest.kind]++
			}
		}
	}
	for _, count := range told.NotAsked {
		missed += count
	}
	if missed != times-came {
		q.t.Errorf("%s: %v were not asked, of %d times %d questions came", label, told.NotAsked, times, came)
	}
	for _, kind := range []string{"strike", "campaign"} {
		if told.NotAsked[kind] != resting[kind] {
			q.t.Errorf("%s: %v were not asked, counted %v", label, told.NotAsked, resting)
		}
	}
}

// quarrelled counts what was quoted to a group in a time, and how much of it was
// said to be wrong until a moment.
func (q *quarter) quarrelled(group chat.GroupID, from, to, until time.Time) (counts [2]int) {
	for _, came := range q.inbox {
		if came.group != group || came.at.Before(from) || !came.at.Before(to) || !strings.HasPrefix(came.text, "Two views") {
			continue
		}
		counts[0]++
		if slices.ContainsFunc(q.wrongs, func(wrong arrival) bool { return wrong.id == came.id && wrong.at.Before(until) }) {
			counts[1]++
		}
	}
	return counts
}

func disputesOf(told *report.Disputes) [2][2]int {
	return [2][2]int{{told.Quoted.Now, told.Withdrawn.Now}, {told.Quoted.Before, told.Withdrawn.Before}}
}

// lacked lists what a group was without at any time of a week; all, when group
// is empty.
func (q *quarter) lacked(group chat.GroupID, week report.Week) []string {
	list := []string{}
	for _, s := range q.stocks {
		if s.surplus || group != "" && s.group != group || !s.reported.Before(week.To()) || !s.end.IsZero() && !s.end.After(week.From()) {
			continue
		}
		list = append(list, lackingLine(s.number, s.vaccine, s.reported, s.end))
	}
	return list
}

func shortagesOf(told []report.Shortage) []string {
	list := []string{}
	for _, s := range told {
		list = append(list, lackingLine(fmt.Sprint(s.Number), s.Vaccine, s.Since, s.Over))
	}
	return list
}

func lackingLine(number, vaccine string, since, over time.Time) string {
	line := number + " " + strings.ToLower(vaccine) + " since " + since.In(nairobi).Format(time.DateOnly)
	if !over.IsZero() {
		line += " until " + over.In(nairobi).Format(time.DateTime)
	}
	return line
}

// rested is how much of a week a group rested, minute by minute.
func (q *quarter) rested(group chat.GroupID, week report.Week) (rested time.Duration) {
	for at := week.From(); at.Before(week.To()); at = at.Add(time.Minute) {
		if slices.ContainsFunc(q.rests, func(r rest) bool {
			return (r.group == "" || r.group == group) && !at.Before(r.from) && (r.to.IsZero() || at.Before(r.to))
		}) {
			rested += time.Minute
		}
	}
	return rested
}
