package moment

import (
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// readSwahili reads an hour of the Swahili clock: saa tatu, saa nne na nusu,
// saa kumi na moja kasorobo, saa 4:30. A number above twelve, or with am or
// pm, can only be of the other clock.
func (r *reader) readSwahili() bool {
	before := *r.c
	if _, ok := r.c.Word([]string{"saa"}); !ok {
		return false
	}
	h, ok := r.readSwahiliHour()
	if !ok {
		*r.c = before
		return false
	}
	switch {
	case !h.swahili && (h.half == 'a' || h.half == 'p'):
		r.why = Half // "saa 3pm": three in the afternoon, or saa tatu?
	case h.h > 23 || h.m > 59 || h.swahili && h.h < 1:
		r.why = Clash
	}
	return r.setHour(h)
}

func (r *reader) readSwahiliHour() (hour, bool) {
	if figure, ok := r.c.Figures([]string{"am", "pm"}); ok {
		if len(figure.Numbers) > 2 || figure.Wide > 2 || figure.Between == '/' || figure.Between == '-' {
			return hour{}, false
		}
		h := hour{swahili: true, h: figure.Numbers[0]}
		if len(figure.Numbers) == 2 {
			h.m = figure.Numbers[1]
		}
		ending := figure.Ending
		if ending == "" {
			ending, _ = r.c.Word([]string{"am", "pm"})
		}
		switch {
		case ending != "":
			h.swahili, h.half = false, ending[0]
		case h.h > 12 || figure.Wide == 2 && h.h < 10: // saa 14:00, saa 09:00
			h.swahili, h.half = false, 't'
		default:
			r.readMinutes(&h)
		}
		return h, true
	}
	word, ok := r.c.Word(swahiliHours()[:10])
	if !ok {
		return hour{}, false
	}
	h := hour{swahili: true, h: 1 + slices.Index(swahiliHours(), word)}
	if h.h == 10 {
		before := *r.c
		_, and := r.c.Word([]string{"na"})
		if more, ok := r.c.Word([]string{"moja", "mbili"}); and && ok {
			h.h += 1 + slices.Index(swahiliHours(), more)
		} else {
			*r.c = before
		}
	}
	r.readMinutes(&h)
	return h, true
}

// readMinutes reads what stands behind a Swahili hour: na nusu, na robo,
// kasorobo, na dakika kumi, kasoro dakika tano, kamili.
func (r *reader) readMinutes(h *hour) {
	before := *r.c
	if _, ok := r.c.Word([]string{"kamili"}); ok {
		return
	}
	if _, ok := r.c.Word([]string{"kasorobo"}); ok {
		h.less = 15
		return
	}
	less := false
	if _, ok := r.c.Word([]string{"kasoro"}); ok {
		less = true
	} else if _, ok := r.c.Word([]string{"na", "u"}); !ok {
		if word, ok := r.c.Word([]string{"unusu", "nusu"}); ok && word != "" {
			h.m += 30
		}
		return
	}
	minutes := 0
	switch word, _ := r.c.Word([]string{"nusu", "robo", "dakika"}); word {
	case "nusu":
		minutes = 30
	case "robo":
		minutes = 15
	case "dakika":
		minutes, _ = readCount(r.c)
	}
	if minutes == 0 || minutes > 59 {
		*r.c = before
		return
	}
	if less {
		h.less = minutes
	} else {
		h.m = minutes
	}
}

// InWords is a time of day on the Swahili clock: "saa tatu na nusu asubuhi".
func InWords(at time.Time) string {
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
	return "saa " + swahiliHours()[(h+5)%12] + tail + " " + string(called(h))
}

// called is the part of the day that one says with a full hour.
func called(h int) part {
	switch {
	case h >= 4 && h < 6:
		return alfajiri
	case h >= 6 && h < 12:
		return asubuhi
	case h >= 12 && h < 16:
		return mchana
	case h >= 16 && h < 19:
		return jioni
	}
	return usiku
}

// Say is a time on both clocks, with its day: "Tuesday 5 March, 09:00 (saa tatu
// asubuhi)". The year is left out while it is the present one.
func Say(at, now time.Time, zone *time.Location, language chat.Language) string {
	at, now = at.In(zone), now.In(zone)
	date := Day(at, zone, language)
	if at.Year() != now.Year() {
		date += fmt.Sprintf(" %d", at.Year())
	}
	return fmt.Sprintf("%s, %s (%s)", date, at.Format("15:04"), InWords(at))
}

// Day is a day without its hour: "Tuesday 5 March".
func Day(at time.Time, zone *time.Location, language chat.Language) string {
	at = at.In(zone)
	if language == chat.Kiswahili {
		return fmt.Sprintf("%s %d %s", swahiliWeekdays()[at.Weekday()], at.Day(), swahiliMonths()[at.Month()-1])
	}
	return at.Format("Monday 2 January")
}
