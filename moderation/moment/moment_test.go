package moment_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/moment"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

var nairobi = time.FixedZone("EAT", 3*60*60)

// tuesday is when every text is read: half past ten in the morning.
var tuesday = time.Date(2026, 11, 3, 10, 30, 0, 0, nairobi)

func read(text string, want moment.Want) (time.Time, bool, error) {
	cursor := privacy.Read(privacy.NewRaw(text))
	at, err := moment.Read(cursor, want)
	return at.In(nairobi), cursor.AtEnd(), err
}

// What people write, and what they mean by it. Broken on purpose: with 12 for
// 6 in hour.minutes every line of the Swahili clock is red.
func TestTimesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"kesho saa tatu asubuhi":                      "2026-11-04 09:00",
		"tomorrow 9am":                                "2026-11-04 09:00",
		"tomorrow at 9 am":                            "2026-11-04 09:00",
		"Tomorrow, 9.30am":                            "2026-11-04 09:30",
		"Friday 14:00":                                "2026-11-06 14:00",
		"on Friday at 2pm.":                           "2026-11-06 14:00",
		"Ijumaa saa nane mchana":                      "2026-11-06 14:00",
		"saa nane mchana":                             "2026-11-03 14:00",
		"saa tatu asubuhi":                            "2026-11-04 09:00", // today's is over
		"leo jioni saa kumi na moja":                  "2026-11-03 17:00",
		"leo saa kumi na moja jioni":                  "2026-11-03 17:00",
		"leo saa 11 jioni":                            "2026-11-03 17:00",
		"in 2 hours":                                  "2026-11-03 12:30",
		"in two hours":                                "2026-11-03 12:30",
		"in half an hour":                             "2026-11-03 11:00",
		"baada ya masaa mawili":                       "2026-11-03 12:30",
		"baada ya dakika 45":                          "2026-11-03 11:15",
		"baada ya nusu saa":                           "2026-11-03 11:00",
		"3 days from now":                             "2026-11-06 10:30",
		"12/12 saa 4 asubuhi":                         "2026-12-12 10:00",
		"12/12/2026 saa 4 usiku":                      "2026-12-12 22:00",
		"12-12-26 10:00":                              "2026-12-12 10:00",
		"12.12.2026 10:00":                            "2026-12-12 10:00",
		"12 December 10am":                            "2026-12-12 10:00",
		"December 12 at 10am":                         "2026-12-12 10:00",
		"12th Dec 10am":                               "2026-12-12 10:00",
		"tarehe 12 saa nne asubuhi":                   "2026-11-12 10:00",
		"tarehe 2 saa nne asubuhi":                    "2026-12-02 10:00", // this month's is over
		"tarehe 12 mwezi wa 12 saa 4 asubuhi":         "2026-12-12 10:00",
		"tarehe 12 mwezi wa tatu saa 4 asubuhi":       "2027-03-12 10:00",
		"Jumamosi tarehe 12 Desemba 10:00":            "2026-12-12 10:00",
		"2/1 9am":                                     "2027-01-02 09:00",
		"keshokutwa saa sita mchana":                  "2026-11-05 12:00",
		"kesho kutwa saa sita mchana":                 "2026-11-05 12:00",
		"day after tomorrow noon":                     "2026-11-05 12:00",
		"Jumatatu saa nne na nusu asubuhi":            "2026-11-09 10:30",
		"Jumatatu saa nne kasorobo asubuhi":           "2026-11-09 09:45",
		"Jumatatu saa nne na dakika kumi asubuhi":     "2026-11-09 10:10",
		"Jumatatu saa nne kasoro dakika tano asubuhi": "2026-11-09 09:55",
		"Jumatatu saa 4:30 asubuhi":                   "2026-11-09 10:30",
		"kesho saa moja jioni":                        "2026-11-04 19:00",
		"kesho saa kumi alfajiri":                     "2026-11-04 04:00",
		"kesho saa kumi na mbili asubuhi":             "2026-11-04 06:00",
		"kesho saa kumi na mbili jioni":               "2026-11-04 18:00",
		"saa sita usiku":                              "2026-11-04 00:00",
		"saa 14:00":                                   "2026-11-03 14:00",
		"saa nne morning kesho":                       "2026-11-04 10:00",
		"tomorrow morning at nine":                    "2026-11-04 09:00",
		"tomorrow 3 in the afternoon":                 "2026-11-04 15:00",
		"tonight at 8":                                "2026-11-03 20:00",
		"tomorrow 0900hrs":                            "2026-11-04 09:00",
		"tomorrow 1400 hours":                         "2026-11-04 14:00",
		"tomorrow 02:30":                              "2026-11-04 02:30",
		"Tuesday 11:00":                               "2026-11-03 11:00", // today is Tuesday
		"Tuesday 10:00":                               "2026-11-10 10:00",
		"next Tuesday 11:00":                          "2026-11-10 11:00",
		"tomorrow Wednesday 9am":                      "2026-11-04 09:00",
		"KESHO Saa Tatu ASUBUHI!":                     "2026-11-04 09:00",
	} {
		at, whole, err := read(text, moment.Want{Now: tuesday, Zone: nairobi})
		if got := at.Format("2006-01-02 15:04"); err != nil || got != want || !whole {
			t.Errorf("%q is %s, not %s (read to its end: %v, %v)", text, got, want, whole, err)
		}
	}
}

// What could be two times, or none, is refused, each for its own reason.
func TestWhatIsNotOneTime(t *testing.T) {
	for text, want := range map[string]moment.Why{
		"":                              moment.None,
		"BCG is out":                    moment.None,
		"at the clinic":                 moment.None,
		"0712345678":                    moment.None,
		"12/12 saa 4":                   moment.Half,
		"saa tatu":                      moment.Half,
		"tomorrow at 9":                 moment.Half,
		"kesho 2:30":                    moment.Half,
		"9 asubuhi":                     moment.Half,
		"saa 3pm":                       moment.Half,
		"kesho":                         moment.Hour,
		"kesho asubuhi":                 moment.Hour,
		"saa tatu jioni kesho":          moment.Clash,
		"9pm asubuhi":                   moment.Clash,
		"25:00":                         moment.Clash,
		"10:75":                         moment.Clash,
		"9am 10am":                      moment.Clash,
		"today tomorrow 9am":            moment.Clash,
		"tomorrow Friday 9am":           moment.Clash,
		"Friday 12 December 9am":        moment.Clash, // a Saturday
		"in 2 hours at 9am":             moment.Clash,
		"kesho saa nane usiku":          moment.Night,
		"Ijumaa saa sita usiku":         moment.Night,
		"next Friday 9am":               moment.Which,
		"31/2 9am":                      moment.Date,
		"31/13 9am":                     moment.Date,
		"32 December 9am":               moment.Date,
		"jana saa tatu asubuhi":         moment.Past,
		"leo saa tatu asubuhi":          moment.Past,
		"today 10:30":                   moment.Past,
		"1/1/2026 9am":                  moment.Past,
		"12/12/2029 9am":                moment.Far,
		"in 900 weeks":                  moment.Far,
		"in 9999 weeks":                 moment.Far,
		"Jumanne, 3 Novemba 2026 9am":   moment.Past,
		"kesho saa kumi na mbili usiku": moment.Clash,
	} {
		at, _, err := read(text, moment.Want{Now: tuesday, Zone: nairobi})
		var unclear *moment.Unclear
		if !errors.As(err, &unclear) || unclear.Why != want {
			t.Errorf("%q: %v (%s), want %s", text, err, at, want)
		}
	}
	_, _, err := read("12/12 saa 4", moment.Want{Now: tuesday, Zone: nairobi})
	var unclear *moment.Unclear
	if !errors.As(err, &unclear) || len(unclear.Either) != 2 || unclear.Either[0].Hour() != 10 || unclear.Either[1].Hour() != 22 {
		t.Errorf("the two times that it could be: %+v", unclear)
	}
}

// A day stands for its morning where that is wanted, and what has begun lies in
// the past.
func TestDaysWithoutAnHour(t *testing.T) {
	for text, want := range map[string]string{
		"Friday": "2026-11-06 07:00", "kesho": "2026-11-04 07:00", "12/12": "2026-12-12 07:00", "Tuesday": "2026-11-10 07:00", "Ijumaa 14:00": "2026-11-06 14:00",
	} {
		if at, _, err := read(text, moment.Want{Now: tuesday, Zone: nairobi, Day: 7 * time.Hour}); err != nil || at.Format("2006-01-02 15:04") != want {
			t.Errorf("until %q is %s, not %s (%v)", text, at, want, err)
		}
	}
	for text, want := range map[string]string{
		"Monday": "2026-11-02", "Friday": "2026-10-30", "Ijumaa iliyopita": "2026-10-30", "jana": "2026-11-02", "today": "2026-11-03", "Tuesday": "2026-11-03",
		"12/12": "2025-12-12", "1/11": "2026-11-01", "tarehe 30": "2026-10-30", "3 days ago": "2026-10-31", "siku tatu zilizopita": "2026-10-31",
		"2 weeks ago": "2026-10-20", "last Monday": "2026-11-02",
	} {
		if at, whole, err := read(text, moment.Want{Now: tuesday, Zone: nairobi, Past: true}); err != nil || at.Format("2006-01-02") != want || !whole {
			t.Errorf("since %q is %s, not %s (%v)", text, at, want, err)
		}
	}
	var unclear *moment.Unclear
	if _, _, err := read("tomorrow", moment.Want{Now: tuesday, Zone: nairobi, Past: true}); !errors.As(err, &unclear) || unclear.Why != moment.Ahead {
		t.Errorf("since tomorrow: %v", err)
	}
}

// The cursor stands behind the time, and where there is none it has not moved.
func TestWhatIsLeftBehindTheTime(t *testing.T) {
	for text, left := range map[string]string{
		"tomorrow 9am Data review":       "Data review",
		"Data review tomorrow":           "Data review tomorrow",
		"saa tatu asubuhi at the clinic": "at the clinic",
	} {
		cursor := privacy.Read(privacy.NewRaw(text))
		_, _ = moment.Read(cursor, moment.Want{Now: tuesday, Zone: nairobi})
		if got := cursor.Rest().Len(); got != len(left) {
			t.Errorf("%q leaves %d bytes, not %d", text, got, len(left))
		}
	}
}

// Every minute of the day has its words, which are read as that minute again.
// Broken on purpose: without "less" in reader.minutes, saa moja kasorobo usiku
// (18:45) is refused.
func TestEveryMinuteHasItsWords(t *testing.T) {
	midnight := time.Date(2026, 11, 4, 0, 0, 0, 0, nairobi)
	for minute := range 24 * 60 {
		at := midnight.Add(time.Duration(minute) * time.Minute)
		said := phrases.SwahiliTime(at)
		if back, whole, err := read(said, moment.Want{Now: midnight.Add(-time.Minute), Zone: nairobi}); err != nil || !whole || !back.Equal(at) {
			t.Errorf("%s is %q, which is read as %s (%v)", at.Format("15:04"), said, back.Format("15:04"), err)
		}
	}
	for hour, want := range map[int]string{
		0: "saa sita usiku", 4: "saa kumi alfajiri", 6: "saa kumi na mbili asubuhi", 7: "saa moja asubuhi", 12: "saa sita mchana",
		15: "saa tisa mchana", 16: "saa kumi jioni", 18: "saa kumi na mbili jioni", 19: "saa moja usiku", 23: "saa tano usiku",
	} {
		if got := phrases.SwahiliTime(midnight.Add(time.Duration(hour) * time.Hour)); got != want {
			t.Errorf("%d:00 is %q, not %q", hour, got, want)
		}
	}
}

// Every minute of the day comes back when it is said in Swahili words, in the
// echo of both languages, and is never in the past.
func TestEveryMinuteRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := tuesday.Add(time.Duration(rapid.IntRange(0, 3*366*24*60).Draw(t, "now")) * time.Minute)
		at := now.Add(time.Duration(rapid.IntRange(1, 365*24*60).Draw(t, "ahead")) * time.Minute).Truncate(time.Minute)
		for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
			said := phrases.Moment(at, now, nairobi, language)
			back, whole, err := read(said, moment.Want{Now: now, Zone: nairobi})
			if err != nil || !back.Equal(at) || !whole {
				t.Fatalf("%q is %s, not %s (%v)", said, back, at, err)
			}
		}
		back, whole, err := read(phrases.SwahiliTime(at), moment.Want{Now: now, Zone: nairobi})
		if err != nil || back.Hour() != at.Hour() || back.Minute() != at.Minute() || !whole || !back.After(now) || back.Sub(now) > 24*time.Hour {
			t.Fatalf("%q is %s, not the next %s (%v)", phrases.SwahiliTime(at), back, at.Format("15:04"), err)
		}
	})
}

// Whatever is put together of the words, the answer is a time to come within a
// year, or a reason; and what was read as a time can be said and read again.
func TestNothingWrittenIsAPastTime(t *testing.T) {
	words := []string{
		"kesho", "leo", "today", "tomorrow", "jana", "saa", "tatu", "nne", "kumi", "na", "moja", "nusu", "kasorobo", "asubuhi", "usiku", "jioni", "mchana",
		"9", "9am", "14:00", "12/12", "31/2", "Friday", "next", "Jumatatu", "in", "2", "hours", "baada", "ya", "dakika", "tarehe", "5", "mwezi", "wa",
		"December", "at", "at", "this", "morning", "night", "pm", "00:00", "12", "0", "24:00", "-", "/", "ago", "day", "after", "half", "an", "hour",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, word := range rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "words") {
			text += word + " "
		}
		at, _, err := read(text, moment.Want{Now: tuesday, Zone: nairobi})
		var unclear *moment.Unclear
		switch {
		case err != nil && !errors.As(err, &unclear):
			t.Fatalf("%q: %v is no reason", text, err)
		case err == nil && (!at.After(tuesday) || at.Sub(tuesday) > 366*24*time.Hour || at.Second() != 0):
			t.Fatalf("%q is %s", text, at)
		}
	})
}
