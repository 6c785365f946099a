package moment

import (
	"slices"

	"github.com/mshauri/mshauri/phrases"
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
	word, ok := r.c.Word(phrases.SwahiliHours()[:10])
	if !ok {
		return hour{}, false
	}
	h := hour{swahili: true, h: 1 + slices.Index(phrases.SwahiliHours(), word)}
	if h.h == 10 {
		before := *r.c
		_, and := r.c.Word([]string{"na"})
		if more, ok := r.c.Word([]string{"moja", "mbili"}); and && ok {
			h.h += 1 + slices.Index(phrases.SwahiliHours(), more)
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
