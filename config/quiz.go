package config

import (
	"strconv"
	"strings"
	"time"
)

// The ways in which a question is asked.
const (
	DeliverText = "text"
	DeliverPoll = "poll"
)

// Quiz holds what is set of quizzes. A line may be one group's own: "name =
// value"; see Quiz.For.
type Quiz struct {
	Times       []string `yaml:"times"`
	OpenHours   int      `yaml:"open_hours"`
	GraceHours  int      `yaml:"grace_hours"`
	KeepAnswers int      `yaml:"keep_answers"` // weeks
	Delivery    string   `yaml:"delivery"`
	PollGroups  []string `yaml:"poll_groups"`
	Themes      []string `yaml:"themes"`
	Holidays    []string `yaml:"holidays"`
	Bank        string   `yaml:"bank"`
}

// Theme is what groups are on for a while.
type Theme struct {
	From  time.Time // the first day, midnight UTC
	Weeks int
	What  string // an area or a topic
}

// For gives the lines that are for a group: its own, or, when it has none and
// may have those of all, the lines without a name.
func For(lines []string, group string, ofAll bool) []string {
	var own, all []string
	for _, line := range lines {
		name, value, ok := strings.Cut(line, "=")
		switch {
		case !ok:
			all = append(all, strings.TrimSpace(line))
		case strings.EqualFold(strings.TrimSpace(name), group):
			own = append(own, strings.TrimSpace(value))
		}
	}
	if own != nil || !ofAll {
		return own
	}
	return all
}

// Expressions lists every cron expression of the settings, with its group's
// name, empty for all.
func (q Quiz) Expressions() (expressions []string) {
	for _, line := range q.Times {
		_, value, ok := strings.Cut(line, "=")
		if !ok {
			value = line
		}
		expressions = append(expressions, strings.TrimSpace(value))
	}
	return expressions
}

// IsPoll reports whether a group is asked by native polls.
func (q Quiz) IsPoll(group string) bool {
	if q.Delivery == DeliverPoll {
		return true
	}
	for _, name := range q.PollGroups {
		if strings.EqualFold(name, group) {
			return true
		}
	}
	return false
}

// ThemesFor gives the themes of a group.
func (q Quiz) ThemesFor(group string) []Theme {
	var all []Theme
	for _, line := range For(q.Themes, group, true) {
		if theme, ok := parseTheme(line); ok {
			all = append(all, theme)
		}
	}
	return all
}

// parseTheme reads "2026-11-23 2 weeks cold-chain".
func parseTheme(line string) (Theme, bool) {
	parts := strings.Fields(line)
	if len(parts) != 4 || strings.TrimSuffix(parts[2], "s") != "week" {
		return Theme{}, false
	}
	from, err := time.Parse(time.DateOnly, parts[0])
	weeks, err2 := strconv.Atoi(parts[1])
	return Theme{From: from, Weeks: weeks, What: parts[3]}, err == nil && err2 == nil && weeks >= 1 && weeks <= 3
}

func (q Quiz) validate() error {
	for _, expression := range q.Expressions() {
		if expression != "" && len(strings.Fields(expression)) != 5 {
			return refuse("quiz.times", "must have five parts each, minute hour day month weekday, such as 45 12 * * 2")
		}
	}
	for _, line := range q.Themes {
		_, value, ok := strings.Cut(line, "=")
		if !ok {
			value = line
		}
		if _, ok := parseTheme(value); !ok {
			return refuse("quiz.themes", "must be written as 2026-11-23 2 weeks cold-chain, for one to three weeks")
		}
	}
	for _, day := range q.Holidays {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return refuse("quiz.holidays", "must be days, written as 2027-08-10")
		}
	}
	switch {
	case q.OpenHours < 1 || q.OpenHours > 24*14:
		return refuse("quiz.open_hours", "must be between 1 and 336 hours")
	case q.GraceHours < 0 || q.GraceHours > 24:
		return refuse("quiz.grace_hours", "must be between 0 and 24 hours")
	case q.KeepAnswers < 1 || q.KeepAnswers > 52:
		return refuse("quiz.keep_answers", "must be between 1 and 52 weeks")
	case q.Delivery != DeliverText && q.Delivery != DeliverPoll:
		return refuse("quiz.delivery", "must be text or poll")
	}
	return nil
}
