//go:build !race

package bot_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// recount counts a week from what the phones did, in the plainest way: it goes
// through the whole script for each number, and shares no code with report.
type recount struct {
	scripts  []scripted
	groups   []chat.Group
	people   map[chat.GroupID][]string
	begin    time.Time
	postings int // checked in all
}

// writing is a posting as the script leaves it.
type writing struct {
	scripted
	areas    []chat.Area
	question bool
	removed  []privacy.Finding
	answered time.Time
}

// written are the postings of a group that stand at a moment.
func (r *recount) written(group chat.GroupID, until time.Time) (list []writing, notKept, damaged []scripted) {
	refused := make(map[string]bool)
	for _, s := range r.scripts {
		if !s.at.Before(until) {
			break
		}
		if s.what == "refuse" {
			refused[s.who] = true
		}
		if s.group != group {
			continue
		}
		at := slices.IndexFunc(list, func(w writing) bool { return w.id == s.of })
		switch s.what {
		case "posting":
			if refused[s.who] {
				notKept = append(notKept, s)
				continue
			}
			w := writing{scripted: s}
			w.read()
			if at >= 0 && list[at].question && list[at].who != s.who && list[at].answered.IsZero() {
				list[at].answered = s.at
			}
			list = append(list, w)
		case "edit":
			if at >= 0 && !refused[s.who] {
				list[at].text = s.text
				list[at].read()
			}
		case "delete":
			if at >= 0 {
				list = slices.Delete(list, at, at+1)
			}
		case "damaged":
			damaged = append(damaged, s)
		}
	}
	return list, notKept, damaged
}

// read asks scrubber and tagger what they make of the words.
func (w *writing) read() {
	clean, removed := scrubber().Scrub(privacy.NewRaw(w.text))
	w.areas, w.question = tagger().Tag(clean)
	w.removed = removed
}

// stays are the times in which people were in a group.
func (r *recount) inside(group chat.GroupID, from, to time.Time) (some, all map[string]bool) {
	came, left := make(map[string]time.Time), make(map[string]time.Time)
	for _, name := range r.people[group] {
		came[name] = r.begin
	}
	for _, s := range r.scripts {
		if s.group == group && s.what == "join" {
			came[s.who] = s.at
		}
		if s.group == group && s.what == "leave" {
			left[s.who] = s.at
		}
	}
	some, all = make(map[string]bool), make(map[string]bool)
	for name, at := range came {
		gone, hasLeft := left[name]
		if at.Before(to) && (!hasLeft || gone.After(from)) {
			some[name] = true
		}
		if !at.After(from) && (!hasLeft || !gone.Before(to)) {
			all[name] = true
		}
	}
	return some, all
}

// people holds what is told of people against the true count: a number is the
// right one, a bound holds, and nothing is hidden that need not be.
func (r *recount) told(t *testing.T, what string, told report.People, n, of int, must bool) {
	t.Helper()
	if number, isNumber := told.Number(); isNumber && number != n {
		t.Errorf("%s: told %d, counted %d", what, number, n)
	} else if low, high, ok := told.Range(); ok && (n < low || n > high) {
		t.Errorf("%s: told %d to %d, counted %d", what, low, high, n)
	} else if must && !isNumber && n >= 3 && of-n >= 3 {
		t.Errorf("%s: %d of %d is withheld", what, n, of)
	} else if isNumber && (n < 3 || of-n < 3) {
		t.Errorf("%s: %d of %d is told", what, n, of)
	}
	if must && told.Of() != of {
		t.Errorf("%s: told of %d, counted of %d", what, told.Of(), of)
	}
}

func (r *recount) check(t *testing.T, week report.Week, digest report.Digest) {
	t.Helper()
	sum := [4]int{}
	for _, group := range r.groups {
		at := slices.IndexFunc(digest.Groups, func(s report.Section) bool { return s.ID == group.ID })
		if at < 0 {
			t.Fatalf("%s: %s is missing", week, group.Name)
		}
		section := digest.Groups[at]
		r.checkGroup(t, week.String()+", "+group.Name, week, group, section)
		sum[0], sum[1] = sum[0]+section.Postings.Now, sum[1]+section.Questions.Asked.Now
		sum[2], sum[3] = sum[2]+section.Questions.Answered, sum[3]+section.Questions.Open
	}
	all := digest.Programme
	if got := [4]int{all.Postings.Now, all.Questions.Asked.Now, all.Questions.Answered, all.Questions.Open}; got != sum {
		t.Errorf("%s: the programme has %v, its groups %v", week, got, sum)
	}
	r.postings += all.Postings.Now
	everybody, members := make(map[string]bool), make(map[string]bool)
	for _, group := range r.groups {
		list, _, _ := r.written(group.ID, week.To())
		for _, w := range list {
			if !w.at.Before(week.From()) {
				everybody[w.who] = true
			}
		}
		some, _ := r.inside(group.ID, week.From(), week.To())
		maps.Copy(members, some)
	}
	r.told(t, week.String()+", who wrote at all", all.Active, len(everybody), len(members), false)
	r.checkOffline(t, week, digest.Offline)
}

func (r *recount) checkGroup(t *testing.T, label string, week report.Week, group chat.Group, section report.Section) {
	t.Helper()
	list, notKept, damaged := r.written(group.ID, week.To())
	in := func(s scripted, w report.Week) bool { return !s.at.Before(w.From()) && s.at.Before(w.To()) }
	var postings, before, asked, answered, open int
	var waits []time.Duration
	var oldest time.Time
	wrote, last := make(map[string]bool), make(map[string]bool)
	areas, areasBefore, removed := make(map[chat.Area]int), make(map[chat.Area]int), make(map[privacy.Kind]int)
	for _, w := range list {
		switch {
		case in(w.scripted, week):
			postings++
			wrote[w.who] = true
			for _, area := range w.areas {
				areas[area]++
			}
			for _, finding := range w.removed {
				removed[finding.Kind] += finding.Count
			}
		case in(w.scripted, week.Before()):
			before++
			last[w.who] = true
			for _, area := range w.areas {
				areasBefore[area]++
			}
		}
		if !w.question || w.at.Before(week.To().AddDate(0, 0, -28)) {
			continue
		}
		if in(w.scripted, week) {
			asked++
			if !w.answered.IsZero() {
				answered++
				waits = append(waits, w.answered.Sub(w.at))
			}
		}
		if w.answered.IsZero() {
			if open++; oldest.IsZero() || w.at.Before(oldest) {
				oldest = w.at
			}
		}
	}
	some, _ := r.inside(group.ID, week.From(), week.To())
	_, long := r.inside(group.ID, week.Before().From(), week.To())
	silent := 0
	for name := range long {
		if !wrote[name] && !last[name] {
			silent++
		}
	}
	want := []int{postings, before, asked, answered, open}
	got := []int{section.Postings.Now, section.Postings.Before, section.Questions.Asked.Now, section.Questions.Answered, section.Questions.Open}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: postings, last week's, asked, answered, open:\n%s", label, diff)
	}
	for _, about := range section.Areas {
		if about.Postings.Now != areas[about.Area] || about.Postings.Before != areasBefore[about.Area] {
			t.Errorf("%s, %s: told %v, counted %d and %d", label, about.Area, about.Postings, areas[about.Area], areasBefore[about.Area])
		}
	}
	told := make(map[privacy.Kind]int)
	for _, finding := range section.Removed {
		told[finding.Kind] = finding.Count
	}
	if diff := cmp.Diff(removed, told); diff != "" {
		t.Errorf("%s: removed:\n%s", label, diff)
	}
	r.told(t, label+", who wrote", section.Active, len(wrote), len(some), true)
	if week.From().After(r.begin.AddDate(0, 0, 7)) {
		r.told(t, label+", silent", section.Silent, silent, len(long), false)
		if section.Silent.Of() != len(long) {
			t.Errorf("%s: silent of %d, counted of %d", label, section.Silent.Of(), len(long))
		}
	}
	if !section.Questions.Oldest.Asked.Equal(oldest) {
		t.Errorf("%s: the oldest open question is of %v, counted %v", label, section.Questions.Oldest.Asked, oldest)
	}
	slices.Sort(waits)
	var middle time.Duration
	if n := len(waits); n > 0 {
		middle = (waits[(n-1)/2] + waits[n/2]) / 2
	}
	if section.Questions.FirstAnswer != middle {
		t.Errorf("%s: first answers after %v, counted %v", label, section.Questions.FirstAnswer, middle)
	}
	holes := [2]int{}
	for _, s := range damaged {
		if in(s, week) {
			holes[0]++
		}
	}
	for _, s := range notKept {
		if in(s, week) {
			holes[1]++
		}
	}
	if holes != [2]int{section.Holes.Unreadable, section.Holes.NotKept} {
		t.Errorf("%s: holes %+v, counted %v", label, section.Holes, holes)
	}
}

func (r *recount) checkOffline(t *testing.T, week report.Week, told report.Offline) {
	t.Helper()
	var offline time.Duration
	var down time.Time
	for _, s := range r.scripts {
		switch s.what {
		case "down":
			down = s.at
		case "up":
			from, to := down, s.at
			if from.Before(week.From()) {
				from = week.From()
			}
			if to.After(week.To()) {
				to = week.To()
			}
			if to.After(from) {
				offline += to.Sub(from)
			}
		}
	}
	if !told.IsKnown || told.For != offline {
		t.Errorf("%s: offline %+v, counted %v", week, told, offline)
	}
}
