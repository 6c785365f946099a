package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report/export"
)

// Month is a calendar month in the programme's time zone.
type Month struct{ from time.Time }

// MonthOf returns the month in which a moment lies.
func MonthOf(at time.Time, zone *time.Location) Month {
	at = at.In(zone)
	return Month{time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, zone)}
}

// ParseMonth reads "2018-04".
func ParseMonth(s string, zone *time.Location) (Month, error) {
	from, err := time.ParseInLocation("2006-01", s, zone)
	if err != nil {
		return Month{}, fmt.Errorf("the month is %q: write it as 2018-04", s)
	}
	return Month{from}, nil
}

// String is the month as "2018-04".
func (m Month) String() string { return m.from.Format("2006-01") }

// Quarter is the month's quarter as "2018-Q2".
func (m Month) Quarter() string {
	return fmt.Sprintf("%04d-Q%d", m.from.Year(), (int(m.from.Month())+2)/3)
}

// From is the first moment of the month, To the first one after it.
func (m Month) From() time.Time { return m.from }

// To is the first moment after the month.
func (m Month) To() time.Time { return m.from.AddDate(0, 1, 0) }

// Figures are the study's own, of some months: how much was posted in each
// group by whom, on what, and examples of what was asked.
type Figures struct {
	Months []Month
	Lines  []FigureLine
	Themes []Theme
}

// FigureLine is one group's postings by the writers of one role; by all of them
// when Role is empty.
type FigureLine struct {
	Group   string
	Role    chat.Role
	ByMonth []int
	Total   int
}

// PerMonth is the mean of a month, over the months from the first in which the
// group posted anything to the last of all.
func (l FigureLine) PerMonth() float64 {
	for i, n := range l.ByMonth {
		if n > 0 {
			return float64(l.Total) / float64(len(l.ByMonth)-i)
		}
	}
	return 0
}

// ByQuarter adds up the months of each quarter, in order.
func (l FigureLine) ByQuarter(months []Month) (quarters []string, counts []int) {
	for i, month := range months {
		quarter := month.Quarter()
		if len(quarters) == 0 || quarters[len(quarters)-1] != quarter {
			quarters, counts = append(quarters, quarter), append(counts, 0)
		}
		counts[len(counts)-1] += l.ByMonth[i]
	}
	return quarters, counts
}

// Theme is one technical area: the postings about it by group, and examples of
// what was asked, which name nobody.
type Theme struct {
	Area     chat.Area
	Postings map[string]int
	Examples []privacy.Authored
}

// examplesAtMost is how many questions stand for an area.
const examplesAtMost = 3

// CountFigures counts from a month to another, both included.
func CountFigures(ctx context.Context, record Record, from, to Month, lists Lists) (Figures, error) {
	figures := Figures{}
	place := make(map[string]int)
	for month := from; !month.from.After(to.from); month = (Month{month.To()}) {
		place[month.String()] = len(figures.Months)
		figures.Months = append(figures.Months, month)
	}
	if len(figures.Months) == 0 {
		return Figures{}, fmt.Errorf("the months from %s to %s are none: name the earlier one first", from, to)
	}
	groups, err := record.GroupsDuring(ctx, from.From(), to.To())
	if err != nil {
		return Figures{}, err
	}
	names := make(map[chat.GroupID]string)
	for _, group := range groups {
		names[group.ID] = group.Name
	}
	type who struct {
		group string
		role  chat.Role
	}
	counts, themes, asked := make(map[who][]int), make(map[chat.Area]map[string]int), make(map[chat.Area][]Fact)
	zone := from.from.Location()
	err = record.Facts(ctx, from.From(), to.To(), func(f Fact) {
		name, listed := names[f.Group]
		if !listed {
			return
		}
		month := place[MonthOf(f.At, zone).String()]
		for _, w := range []who{{name, ""}, {name, f.Role}} {
			if counts[w] == nil {
				counts[w] = make([]int, len(figures.Months))
			}
			counts[w][month]++
		}
		for _, area := range f.Areas {
			if themes[area] == nil {
				themes[area] = make(map[string]int)
			}
			themes[area][name]++
		}
		if f.Question && len(f.Areas) > 0 && len(f.Removed) == 0 {
			asked[f.Areas[0]] = append(asked[f.Areas[0]], f)
		}
	})
	if err != nil {
		return Figures{}, err
	}
	for w, months := range counts {
		line := FigureLine{Group: w.group, Role: w.role, ByMonth: months}
		for _, n := range months {
			line.Total += n
		}
		figures.Lines = append(figures.Lines, line)
	}
	slices.SortFunc(figures.Lines, func(a, b FigureLine) int {
		return cmp.Or(strings.Compare(a.Group, b.Group), strings.Compare(string(a.Role), string(b.Role)))
	})
	masks := lists.masks(false)
	for _, area := range lists.Areas {
		theme := Theme{Area: area, Postings: themes[area]}
		if theme.Examples, err = examples(ctx, record, asked[area], masks); err != nil {
			return Figures{}, err
		}
		figures.Themes = append(figures.Themes, theme)
	}
	return figures, nil
}

// examples choose questions that stand for an area: those that others answered
// first, of the length of a sentence, of which nothing was taken out and in
// which nobody is addressed.
func examples(ctx context.Context, record Record, asked []Fact, masks *export.Facilities) (chosen []privacy.Authored, err error) {
	slices.SortStableFunc(asked, func(a, b Fact) int {
		return cmp.Compare(boolNumber(a.Answered.IsZero()), boolNumber(b.Answered.IsZero()))
	})
	said := make(map[string]bool)
	for _, f := range asked {
		if len(chosen) == examplesAtMost {
			break
		}
		text, err := words(ctx, record, f.ID)
		if err != nil {
			return nil, err
		}
		n := len([]rune(text.String()))
		if n < 20 || n > 200 || !isRepeatable(text) || !strings.Contains(text.String(), "?") || said[text.String()] {
			continue
		}
		said[text.String()] = true
		chosen = append(chosen, masks.Mask(text))
	}
	return chosen, nil
}

func boolNumber(is bool) int {
	if is {
		return 1
	}
	return 0
}
