package config

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Emergency holds what is sent to somebody who tells of what cannot wait: the
// programme's own words (whom to call, refer, report), once they are reviewed.
type Emergency struct {
	LinesEN    string `yaml:"lines_en"`
	LinesSW    string `yaml:"lines_sw"`
	ReviewedBy string `yaml:"reviewed_by"`
	ReviewedOn string `yaml:"reviewed_on"`
}

// linesAtMost is how long the emergency lines of one language may be, in
// characters: they must be read at a glance.
const linesAtMost = 500

// IsReviewed reports whether an office has put its name to the lines.
func (e Emergency) IsReviewed() bool {
	return strings.TrimSpace(e.LinesEN) != "" && strings.TrimSpace(e.LinesSW) != "" && e.ReviewedBy != "" && e.ReviewedOn != ""
}

func (e Emergency) validate() error {
	if utf8.RuneCountInString(e.LinesEN) > linesAtMost {
		return refuse("emergency.lines_en", "must be at most 500 characters: it is read by somebody with a patient before them")
	}
	if utf8.RuneCountInString(e.LinesSW) > linesAtMost {
		return refuse("emergency.lines_sw", "must be at most 500 characters: it is read by somebody with a patient before them")
	}
	if _, err := time.Parse(time.DateOnly, e.ReviewedOn); e.ReviewedOn != "" && err != nil {
		return refuse("emergency.reviewed_on", "must be a day, such as 2026-11-21")
	}
	return nil
}

// Questions holds when somebody is told of a question that nobody answered.
type Questions struct {
	// AfterHours is after how many working hours; WorkingHours are those of
	// Monday to Friday.
	AfterHours   int    `yaml:"after_hours"`
	WorkingHours string `yaml:"working_hours"`
}

func (q Questions) validate() error {
	if q.AfterHours < 1 || q.AfterHours > 45 {
		return refuse("questions.after_hours", "must be between 1 and 45 working hours")
	}
	if from, to, err := q.Hours(); err != nil || from >= to {
		return refuse("questions.working_hours", "must be written as 08:00-17:00")
	}
	return nil
}

// Hours gives the working hours as time since midnight.
func (q Questions) Hours() (from, to time.Duration, err error) {
	first, second, _ := strings.Cut(q.WorkingHours, "-")
	if from, err = clockTime(first); err != nil {
		return 0, 0, err
	}
	to, err = clockTime(second)
	return from, to, err
}

// Policy holds what is set of the search for passages.
type Policy struct {
	// Products are those in use, such as "pcv/four-dose".
	Products []string `yaml:"products"`
}
