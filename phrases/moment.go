package phrases

import (
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// SwahiliWeekdays are the days of the week, Sunday first.
func SwahiliWeekdays() []string {
	return []string{"Jumapili", "Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi"}
}

// SwahiliMonths are the months, January first.
func SwahiliMonths() []string {
	return []string{"Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba", "Novemba", "Desemba"}
}

// SwahiliHours are the hours of the Swahili clock, the first at sunrise.
func SwahiliHours() []string {
	return []string{"moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi", "kumi na moja", "kumi na mbili"}
}

// SwahiliTime is a time of day on the Swahili clock: "saa tatu na nusu asubuhi".
func SwahiliTime(at time.Time) string {
	h, m, tail := at.Hour(), at.Minute(), ""
	switch m {
	case 0:
	case 15:
		tail = " na robo"
	case 30:
		tail = " na nusu"
	case 45:
		h, tail = (h+1)%24, " kasorobo"
	default:
		tail = fmt.Sprintf(" na dakika %d", m)
	}
	return "saa " + SwahiliHours()[(h+5)%12] + tail + " " + called(h)
}

// called is the part of the day that one says with a full hour.
func called(h int) string {
	switch {
	case h >= 4 && h < 6:
		return "alfajiri"
	case h >= 6 && h < 12:
		return "asubuhi"
	case h >= 12 && h < 16:
		return "mchana"
	case h >= 16 && h < 19:
		return "jioni"
	}
	return "usiku"
}

// Moment says when something is, the one way in which it is said anywhere: with
// its day, on both clocks: "Tuesday 5 March, 09:00 (saa tatu asubuhi)". The year
// is left out while it is the present one.
func Moment(at, now time.Time, zone *time.Location, language chat.Language) string {
	at, now = at.In(zone), now.In(zone)
	date := Day(at, zone, language)
	if at.Year() != now.Year() {
		date += fmt.Sprintf(" %d", at.Year())
	}
	return fmt.Sprintf("%s, %s (%s)", date, at.Format("15:04"), SwahiliTime(at))
}

// Day is a day without its hour: "Tuesday 5 March".
func Day(at time.Time, zone *time.Location, language chat.Language) string {
	at = at.In(zone)
	if language == chat.Kiswahili {
		return fmt.Sprintf("%s %d %s", SwahiliWeekdays()[at.Weekday()], at.Day(), SwahiliMonths()[at.Month()-1])
	}
	return at.Format("Monday 2 January")
}
