package report

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/chat/calendar"
)

// holidays are the days of a week on which nobody is asked anything.
func holidays(week Week, gazetted []string) (days []string) {
	for day := week.From(); day.Before(week.To()); day = day.AddDate(0, 0, 1) {
		date := day.Format(time.DateOnly)
		if _, is := calendar.On(day); is || slices.Contains(gazetted, date) {
			days = append(days, date)
		}
	}
	return days
}

// resting is how much of a time lies in any of some pauses.
func resting(pauses []chat.Pause, from, to time.Time) (rest time.Duration) {
	slices.SortFunc(pauses, func(a, b chat.Pause) int { return a.Since.Compare(b.Since) })
	at := from
	for _, pause := range pauses {
		end := to
		for _, ends := range []time.Time{pause.Until, pause.Ended} {
			if !ends.IsZero() && ends.Before(end) {
				end = ends
			}
		}
		if pause.Since.After(at) {
			at = pause.Since
		}
		if end.After(at) {
			rest += end.Sub(at)
			at = end
		}
	}
	return rest
}
