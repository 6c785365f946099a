package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/quiz/sheet"
	"github.com/mshauri/mshauri/storage"
)

// quizJob is the name of the job that asks and closes: its first occurrence is
// when this record first had quizzes.
const quizJob = "quiz"

// newQuiz wires the quiz: the bank that ships with the staff's own behind it,
// the passages, and the timetables of the settings.
func newQuiz(settings config.Settings, db *storage.DB, pack func() *policy.Pack, zone *time.Location, clock bot.Clock) (*reactions.Quiz, error) {
	bank, err := openBank(settings.Quiz.Bank)
	if err != nil {
		return nil, err
	}
	times := make(map[string]quiz.Times)
	for _, expression := range settings.Quiz.Expressions() {
		if expression == "" {
			continue
		}
		if times[expression], err = quizTimes(expression, zone, clock.Now()); err != nil {
			return nil, err
		}
	}
	return &reactions.Quiz{
		Record: db, Pauses: db, Polls: db, Bank: bank, Pack: pack, Demo: settings.Rehearsal.On(), Zone: zone, Clock: clock,
		Keep: time.Duration(settings.Quiz.KeepAnswers) * 7 * 24 * time.Hour,
		Times: func(group chat.Group) quiz.Timetable {
			table := quiz.Timetable{
				OpenFor: time.Duration(settings.Quiz.OpenHours) * time.Hour, Grace: time.Duration(settings.Quiz.GraceHours) * time.Hour,
				Holidays: settings.Quiz.Holidays,
			}
			for _, expression := range config.For(settings.Quiz.Times, group.Name, group.Kind == chat.MenteesGroup) {
				if expression != "" {
					table.Times = append(table.Times, times[expression])
				}
			}
			return table
		},
		Themes: func(group chat.Group) quiz.Themes { return themesOf(settings.Quiz.ThemesFor(group.Name)) },
		IsPoll: func(group chat.Group) bool { return settings.Quiz.IsPoll(group.Name) },
		Begun: func(ctx context.Context) (time.Time, error) {
			begun, err := db.FirstOccurrence(ctx, quizJob)
			if errors.Is(err, chat.ErrNotFound) {
				return clock.Now(), nil
			}
			return begun, err
		},
	}, nil
}

// quizTimes reads a cron expression, and refuses one that falls into the hours
// in which mothers and children wait, or when people sleep.
func quizTimes(expression string, zone *time.Location, now time.Time) (quiz.Times, error) {
	schedule, err := cron.ParseStandard(fmt.Sprintf("CRON_TZ=%s %s", zone, expression))
	if err != nil {
		return nil, fmt.Errorf("the setting quiz.times has %q, which is no time: write minute hour day month weekday, such as 45 12 * * 2", expression)
	}
	const looked = 30 // more than a month of days
	at := now
	for range looked {
		if at = schedule.Next(at); at.IsZero() {
			break
		}
		if quiz.InSessionHours(at.In(zone)) {
			return nil, fmt.Errorf("the setting quiz.times has %q, which falls into session hours (07:30-12:00) or the night: choose another time", expression)
		}
	}
	return schedule, nil
}

// themesOf are the settings' themes, in order.
func themesOf(lines []config.Theme) (themes quiz.Themes) {
	for _, line := range lines {
		themes = append(themes, quiz.Slot{From: line.From, Weeks: line.Weeks, What: line.What})
	}
	slices.SortStableFunc(themes, func(a, b quiz.Slot) int { return a.From.Compare(b.From) })
	return themes
}

// openBank is the bank that ships, and the staff's own file behind it. A file
// with a problem is refused: half a bank would be asked without anybody knowing.
func openBank(path string) (quiz.Bank, error) {
	bank, err := quiz.Shipped()
	if err != nil || path == "" {
		return bank, err
	}
	own, problems, err := readBank(path)
	if err != nil {
		return bank, fmt.Errorf("the setting quiz.bank: %w", err)
	}
	if len(problems) > 0 {
		return bank, fmt.Errorf("the setting quiz.bank: %d problems, the first: %s; mshauri quiz check %s shows them all", len(problems), problems[0], path)
	}
	return bank.With(own), nil
}

// readBank reads a staff's bank by its ending.
func readBank(path string) (quiz.Bank, []quiz.Problem, error) {
	file, err := os.Open(path)
	if err != nil {
		return quiz.Bank{}, nil, fmt.Errorf("open the bank: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	bank, problems := sheet.Read(path, file)
	return bank, problems, nil
}

// packOf is the pack that ships; where nothing is real its drafts are taken as
// reviewed.
func packOf(settings config.Settings) *policy.Pack {
	if settings.Rehearsal.On() {
		return policy.Shipped().AsReviewed(policy.Review{Office: "rehearsal", Date: "2026-01-01"})
	}
	return policy.Shipped()
}
