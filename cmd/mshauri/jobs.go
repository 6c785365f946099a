package main

import (
	"context"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/storage"
)

// jobs is the table of everything that is done at set times, in the
// programme's time zone.
func jobs(db *storage.DB, quizzes *reactions.Quiz, library *commands.Library, desk *bot.Desk, summaries *reactions.Summaries, settings config.Settings, zone *time.Location, log *zap.Logger) []bot.Job {
	return []bot.Job{
		{
			Name:  "prune",
			Next:  at("10 3 * * *", zone),
			Grace: 24 * time.Hour,
			Run: func(ctx context.Context, turn *bot.Turn) error {
				pruned, err := db.Prune(ctx, turn.Now)
				if err == nil {
					log.Info("pruned", zap.Int("marks", pruned.Marks), zap.Int("early changes", pruned.EarlyChanges),
						zap.Int("outbox", pruned.Outbox), zap.Int("heard", pruned.Heard),
						zap.Int("occurrences", pruned.Occurrences))
				}
				return err
			},
		},
		{
			Name:  "pictures",
			Next:  at("0 18 * * *", zone),
			Grace: 2 * time.Hour,
			Run:   reactions.Pictures(db),
		},
		{
			Name:  "digest",
			Next:  at("0 7 * * 1", zone),
			Grace: 48 * time.Hour,
			Run: reactions.Digest{
				Weeks: db, Lists: lists(settings), Zone: zone, To: settings.Digest.To, Summaries: summaries,
				Missed: func(label string) {
					log.Warn("the digest could not be sent: nobody has this label, or they have not written to the bot yet", zap.String("label", label))
				},
			}.Send,
		},
		{
			Name:  "friday",
			Next:  at("30 16 * * 4,5", zone), // Thursday too: see reactions.Friday
			Grace: 3 * time.Hour,
			Run:   reactions.Friday{Notes: db, Ration: quizzes.Ration, Lists: lists(settings), Zone: zone, Find: passageFor(library), Theme: quizzes.Announced}.Send,
		},
		{
			Name:  "unanswered",
			Next:  at("*/10 * * * 1-5", zone),
			Grace: 10 * time.Minute,
			Run:   newUnanswered(settings, library, db, zone).Run,
		},
		{Name: "corrections", Next: at("15 9 * * *", zone), Grace: 12 * time.Hour, Run: reactions.Corrections(db, func() *policy.Pack { return library.Shelf().Pack }, desk)},
		{Name: quizJob, Next: quizzes, Run: quizzes.Run},
		{Name: "quiz themes", Next: at("50 12,17 * * 1-5", zone), Grace: 3 * time.Hour, Run: quizzes.AskThemes}, // just after the questions' own times
		{Name: "quiz polls", Next: reactions.PollTimes{Quiz: quizzes}, Run: reactions.PollTimes{Quiz: quizzes}.Run},
		{
			Name:  "quiz reminders",
			Next:  at("15 17 * * *", zone),
			Grace: time.Hour,
			Run:   quizzes.Nudge,
		},
		{
			Name:  "fold answers",
			Next:  at("30 3 * * *", zone),
			Grace: 24 * time.Hour,
			Run: func(ctx context.Context, turn *bot.Turn) error {
				folded, err := db.FoldAnswers(ctx, turn.Now.Add(-quizzes.Keep))
				if err == nil {
					log.Info("answers folded into counts", zap.Int("answers", folded))
				}
				return err
			},
		},
		{
			Name:  "rota",
			Next:  at("0 7 * * 1", zone), // before the clinics open
			Grace: 24 * time.Hour,
			Run:   reactions.Rota{Rotas: db, Zone: zone}.Run,
		},
		{
			Name:  "stock",
			Next:  at("0 17 * * *", zone),
			Grace: 4 * time.Hour,
			Run:   reactions.Stock{Stocks: db, Zone: zone}.Run,
		},
		{
			Name:  "expire",
			Next:  at("20 3 * * *", zone),
			Grace: 24 * time.Hour,
			Run: func(ctx context.Context, turn *bot.Turn) error {
				expired, err := db.Expire(ctx, turn.Now.AddDate(0, 0, -settings.KeepDays), turn.Now)
				if err == nil {
					log.Info("expired", zap.Int("postings", expired))
				}
				return err
			},
		},
	}
}

// lists are the programme's own words for the digest.
func lists(settings config.Settings) report.Lists {
	return report.Lists{Areas: topics.Areas(), Facilities: settings.Facilities, Holidays: settings.Quiz.Holidays}
}

// at reads a cron expression in a time zone. The expressions stand in the
// table above, so a wrong one is a fault of the program.
func at(expression string, zone *time.Location) cron.Schedule {
	schedule, err := cron.ParseStandard(fmt.Sprintf("CRON_TZ=%s %s", zone, expression))
	if err != nil {
		panic(fmt.Sprintf("the table of jobs: %v", err))
	}
	return schedule
}
