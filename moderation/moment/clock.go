package moment

import "slices"

// hour is an hour that was written on one of the two clocks.
type hour struct {
	swahili bool
	h, m    int  // on the clock it was written on
	less    int  // minutes before it ("kasorobo")
	half    byte // 'a' or 'p' of a Western hour, 't' of the 24-hour clock, 0 unknown
}

// part is a part of the day, by its Kiswahili name.
type part string

// The parts of the day.
const (
	alfajiri part = "alfajiri"
	asubuhi  part = "asubuhi"
	mchana   part = "mchana"
	alasiri  part = "alasiri"
	jioni    part = "jioni"
	usiku    part = "usiku"
	// Those of English that fit no single one of them.
	morning   part = "morning"
	afternoon part = "afternoon"
	evening   part = "evening"
	night     part = "night"
)

// hoursOf are the full hours at which one says each part of the day.
func hoursOf(p part) []int {
	switch p {
	case alfajiri:
		return []int{3, 4, 5, 6}
	case asubuhi:
		return []int{5, 6, 7, 8, 9, 10, 11}
	case mchana:
		return []int{11, 12, 13, 14, 15, 16, 17}
	case alasiri:
		return []int{15, 16, 17}
	case jioni:
		return []int{16, 17, 18, 19, 20}
	case usiku, night:
		return []int{19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5}
	case morning:
		return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	case afternoon:
		return []int{12, 13, 14, 15, 16, 17}
	case evening:
		return []int{16, 17, 18, 19, 20, 21}
	}
	return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23}
}

// isSwahili reports whether a part of the day is a Kiswahili word, which with a
// bare number leaves open whose clock is meant: "9 asubuhi".
func (p part) isSwahili() bool {
	return p != "" && p != morning && p != afternoon && p != evening && p != night
}

func (r *reader) setPart(p part) bool {
	if r.part != "" && r.part != p {
		r.why = Clash
	}
	r.part = p
	return true
}

// readPart reads a part of the day: asubuhi, in the morning, at night.
func (r *reader) readPart() bool {
	before := *r.c
	if _, ok := r.c.Word([]string{"in", "this"}); ok {
		r.c.Word([]string{"the"})
	}
	if word, ok := r.c.Word(partWords()); ok {
		return r.setPart(partOf(word))
	}
	*r.c = before
	return false
}

func (r *reader) setHour(h hour) bool {
	if len(r.hours) == 1 && r.hours[0].swahili == h.swahili || len(r.hours) > 1 {
		r.why = Clash
	}
	r.hours = append(r.hours, h)
	return true
}

// readWestern reads an hour of the Western clock: 9am, 9:30 pm, 14:00, 0900hrs.
func (r *reader) readWestern() bool {
	before := *r.c
	if _, ok := r.c.Word([]string{"noon", "adhuhuri"}); ok {
		return r.setHour(hour{h: 12, half: 't'})
	}
	figure, ok := r.c.Figures([]string{"am", "pm", "a.m", "p.m", "hrs", "hr", "h"})
	if word, named := "", false; !ok {
		if word, named = r.c.Word(englishHours()); !named {
			*r.c = before
			return false
		}
		figure.Numbers, figure.Wide = []int{1 + slices.Index(englishHours(), word)}, 1
	}
	if len(figure.Numbers) > 2 || figure.Between == '/' || figure.Between == '-' || figure.Wide == 3 && figure.Ending == "" {
		*r.c = before
		return false
	}
	h := hour{h: figure.Numbers[0]}
	if figure.Wide > 2 { // 0900, 1430
		h.h, h.m = h.h/100, h.h%100
	}
	if len(figure.Numbers) == 2 {
		h.m = figure.Numbers[1]
	}
	ending := figure.Ending
	if ending == "" {
		ending, _ = r.c.Word([]string{"am", "pm", "a.m", "p.m", "hrs", "hours", "hr"})
	}
	switch {
	case ending != "" && ending[0] == 'a', ending != "" && ending[0] == 'p':
		if h.half = ending[0]; h.h < 1 || h.h > 12 {
			r.why = Clash
		}
	case ending != "", h.h == 0, h.h > 12, figure.Wide > 2, len(figure.Numbers) == 2 && (figure.Wide == 2 || h.h >= 7):
		h.half = 't' // 02:30 and 9:30 are of the 24-hour clock; a bare 2:30 could be either half
	}
	if h.h > 23 || h.m > 59 {
		r.why = Clash
	}
	return r.setHour(h)
}

// minutes are the minutes of the day that what was read can be: one, or two
// when the half of the day is open.
func (r *reader) minutes() ([]int, Why) {
	var options []int
	for i, h := range r.hours {
		these := h.minutes()
		if !h.swahili && h.half == 0 && r.part.isSwahili() && len(r.hours) == 1 {
			return nil, Half // "9 asubuhi": nobody can say on which clock
		}
		if i == 0 {
			options = these
			continue
		}
		options = slices.DeleteFunc(options, func(m int) bool { return !slices.Contains(these, m) })
	}
	if r.part != "" {
		fit := 0
		for _, h := range r.hours {
			fit = max(fit, h.less) // the part of the day belongs to the full hour that is named
		}
		options = slices.DeleteFunc(options, func(m int) bool { return !slices.Contains(hoursOf(r.part), (m+fit)%(24*60)/60) })
	}
	if len(options) == 0 {
		return nil, Clash
	}
	return options, ""
}

// minutes are those of the day at which a clock can show the hour.
func (h hour) minutes() []int {
	if h.swahili {
		day := (h.h%12+6)*60 + h.m - h.less
		return []int{day, (day + 12*60) % (24 * 60)}
	}
	minute := h.h%12*60 + h.m
	switch h.half {
	case 'a':
		return []int{minute}
	case 'p':
		return []int{minute + 12*60}
	case 't':
		return []int{h.h*60 + h.m}
	}
	return []int{minute, minute + 12*60}
}

// ofNight reports whether the hour was called one of the night and lies behind
// midnight: of which of two nights is then open, unless the 24-hour clock says.
func (r *reader) ofNight(minute int) bool {
	exact := slices.ContainsFunc(r.hours, func(h hour) bool { return h.half != 0 })
	return (r.part == usiku || r.part == night) && minute < 6*60 && !exact
}
