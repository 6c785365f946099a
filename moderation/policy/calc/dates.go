package calc

import (
	"strings"
	"time"
)

func dates() []Formula {
	return []Formula{
		{
			Name: "opened", Aliases: []string{"28days", "lastday"}, Title: Sentence{"Last day of use of an opened 28-day vial", "Siku ya mwisho ya chupa ya siku 28"},
			Inputs: "the date of opening", Example: "opened 3 Mar 2025", Source: "F-28D: follows from National Policy Guidelines on Immunization 2013 p. 28, as reported by another document", date: openedVial,
		},
		{
			Name: "discard", Aliases: []string{"mixed"}, Title: Sentence{"Discard time of a reconstituted vial", "Saa ya kutupa chanjo iliyochanganywa"},
			Inputs: "the time of mixing (and the end of the session)", Example: "discard 08:40 13:00", Source: "F-6H: follows from National Policy Guidelines on Immunization 2013 p. 28, as reported by another document", date: discardTime,
		},
		{
			Name: "next", Aliases: []string{"nextdose"}, Title: Sentence{"Earliest date of the next dose", "Tarehe ya mapema ya dozi inayofuata"},
			Inputs: "the date of the last dose (pentavalent, OPV, PCV)", Example: "next 5 May 2025", Source: "F-INT: WHO Table 3 on delayed immunization 2023", date: nextDose,
		},
	}
}

// parseDate reads "2025-03-03", "3/3/2025" (day first) and "3 Mar 2025".
func parseDate(words []string) (time.Time, bool) {
	text := strings.ReplaceAll(strings.Join(words, " "), ",", "")
	for _, form := range []string{"2006-01-02", "2/1/2006", "2 Jan 2006", "2 January 2006", "2-1-2006", "2.1.2006", "Jan 2 2006", "January 2 2006"} {
		if day, err := time.Parse(form, text); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}

const shown = "02 Jan 2006"

func openedVial(words []string) (Result, error) {
	day, ok := parseDate(words)
	if !ok {
		return Result{}, usage("opened", "the date of opening", "opened 3 Mar 2025")
	}
	last := day.AddDate(0, 0, 28).Format(shown)
	return Result{
		Working: day.Format(shown) + " + 28 days = " + last, Value: last,
		Note: Sentence{
			"Day of opening is day 0. Discard at the end of that session, sooner if it expires or the VVM reaches the discard point; only for vials that may be kept.",
			"Siku ya kufungua ni siku 0. Tupa mwishoni mwa kipindi hicho, mapema zaidi muda ukiisha au VVM ikifika hatua ya kutupa; kwa chupa zinazoruhusiwa tu.",
		},
	}, nil
}

func nextDose(words []string) (Result, error) {
	day, ok := parseDate(words)
	if !ok {
		return Result{}, usage("next", "the date of the last dose", "next 5 May 2025")
	}
	next := day.AddDate(0, 0, 28).Format(shown)
	return Result{Working: day.Format(shown) + " + 28 days = " + next, Value: next, Note: Sentence{"For pentavalent, OPV and PCV.", "Kwa penta, OPV na PCV."}}, nil
}

// parseClock reads 08:40, 8.40, 9am and 1:30pm.
func parseClock(text string) (time.Time, bool) {
	for _, form := range []string{"15:04", "15.04", "3pm", "3:04pm", "3.04pm"} {
		if at, err := time.Parse(form, text); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

func discardTime(words []string) (Result, error) {
	if len(words) != 1 && len(words) != 2 {
		return Result{}, usage("discard", "the time of mixing (and the end of the session)", "discard 08:40 13:00")
	}
	mixed, ok := parseClock(words[0])
	if !ok {
		return Result{}, usage("discard", "the time of mixing (and the end of the session)", "discard 08:40 13:00")
	}
	at := mixed.Add(6 * time.Hour)
	working := mixed.Format("15:04") + " + 6 hours = " + at.Format("15:04")
	if len(words) == 2 {
		end, ok := parseClock(words[1])
		if !ok || end.Before(mixed) {
			return Result{}, bad("The end of the session must be a time after mixing, such as 13:00.", "Mwisho wa kipindi uwe baada ya kuchanganya, kama 13:00.")
		}
		if end.Before(at) {
			at = end
		}
		working += "; session ends " + end.Format("15:04") + "; discard at " + at.Format("15:04")
	}
	return Result{
		Working: working, Value: at.Format("15:04"),
		Note: Sentence{"Six hours or the end of the session, whichever comes first.", "Saa sita au mwisho wa kipindi, chochote kinachotangulia."},
	}, nil
}
