package phrases

import (
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// The days of the week.
const (
	Sunday    Key = "day.sunday"
	Monday    Key = "day.monday"
	Tuesday   Key = "day.tuesday"
	Wednesday Key = "day.wednesday"
	Thursday  Key = "day.thursday"
	Friday    Key = "day.friday"
	Saturday  Key = "day.saturday"
)

var momentCatalogue = map[Key]Phrase{
	Sunday:    {English: "Sunday", Kiswahili: "Jumapili"},
	Monday:    {English: "Monday", Kiswahili: "Jumatatu"},
	Tuesday:   {English: "Tuesday", Kiswahili: "Jumanne"},
	Wednesday: {English: "Wednesday", Kiswahili: "Jumatano"},
	Thursday:  {English: "Thursday", Kiswahili: "Alhamisi"},
	Friday:    {English: "Friday", Kiswahili: "Ijumaa"},
	Saturday:  {English: "Saturday", Kiswahili: "Jumamosi"},
}

// Moment says when something is, as people say it: "Thursday 12:45". What is
// not within the coming six days has its date too. In Kiswahili the hours of
// the telephone's clock get the part of the day, since 12:45 alone is two times.
func Moment(language chat.Language, at, now time.Time, zone *time.Location) privacy.Authored {
	local := at.In(zone)
	day := []Key{Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday}[local.Weekday()].In(language)
	clock := local.Format("15:04")
	if language == chat.Kiswahili {
		clock += " " + partOfDay(local.Hour())
	}
	if off := at.Sub(now); off < 0 || off > 6*24*time.Hour {
		clock = local.Format("2/1") + ", " + clock
	}
	return privacy.Author(day.String() + " " + clock)
}

func partOfDay(hour int) string {
	switch {
	case hour < 4 || hour >= 19:
		return "usiku"
	case hour < 12:
		return "asubuhi"
	case hour < 16:
		return "mchana"
	default:
		return "jioni"
	}
}
