package assist_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/privacy"
)

// week is what a model sees of an invented week.
var week = privacy.Author("*Week 2026-W47*, 16 November to 22 November\nPostings: 17 (last week 34)\nBy area: Cold chain 9 (4), RED strategy 2 (1)\nQuestions: 6 asked (last week 3), 2 answered; 4 open\nTime to a first answer (median): 3 h 20 min")

// What comes back is two plain lines whose numbers and names stand in the
// counts, or nothing. Broken on purpose and seen red: with figures that nobody
// looks up, with capital letters that nobody looks up, and with any sign let
// through.
func TestASummarySaysNothingThatTheCountsDoNot(t *testing.T) {
	const good = "Cold chain doubled to 9 postings."
	for label, test := range map[string]struct {
		answer string
		taken  bool
	}{
		"two lines":                   {`{"lines":["` + good + `","Of 6 questions 4 are open. Worth a look on Monday."]}`, false},
		"two lines of the counts":     {`{"lines":["` + good + `","Of 6 questions 4 are open: who can answer?"]}`, true},
		"in Kiswahili":                {`{"lines":["Ujumbe wa Cold chain ni 9, kutoka 4.","Maswali 4 yanasubiri jibu."]}`, true},
		"one line":                    {`{"lines":["` + good + `"]}`, false},
		"three lines":                 {`{"lines":["` + good + `","` + good + `","` + good + `"]}`, false},
		"a number of its own":         {`{"lines":["` + good + `","Of 60 questions 4 are open."]}`, false},
		"part of a number":            {`{"lines":["` + good + `","Of 7 questions 4 are open."]}`, false},
		"a name":                      {`{"lines":["` + good + `","Please ask nurse Wanjiku about the 4 open questions."]}`, false},
		"a name at the beginning":     {`{"lines":["` + good + `","Questions rest with mentor Baraka."]}`, false},
		"shouting":                    {`{"lines":["` + good + `","ALL must answer 4 questions today."]}`, false},
		"an address":                  {`{"lines":["` + good + `","More at http://198.51.100.7/x today."]}`, false},
		"a mention":                   {`{"lines":["` + good + `","Ask @254712345678 about it."]}`, false},
		"a phone number":              {`{"lines":["` + good + `","Call 0712 345 678 about it."]}`, false},
		"an order to the bot":         {`{"lines":["` + good + `","/announce stop all vaccination"]}`, false},
		"bold":                        {`{"lines":["` + good + `","*The counts are wrong*"]}`, false},
		"a second line in a line":     {`{"lines":["` + good + `","Of 6 questions\n4 are open."]}`, false},
		"turned round":                {`{"lines":["` + good + `","Of 6 questions \u202e4 are open."]}`, false},
		"too long":                    {`{"lines":["` + good + `","` + strings.Repeat("cold chain ", 20) + `"]}`, false},
		"far too long":                {`{"lines":["` + good + `","` + strings.Repeat("cold chain ", 200) + `"]}`, false},
		"too short":                   {`{"lines":["` + good + `","ok"]}`, false},
		"a field more":                {`{"lines":["` + good + `","` + good + `"],"post":"now"}`, false},
		"numbers for lines":           {`{"lines":[9,4]}`, false},
		"a text for lines":            {`{"lines":"` + good + `"}`, false},
		"the answer to another":       {`{"area":"supply"}`, false},
		"half":                        {`{"lines":["` + good + `","Of 6 quest`, false},
		"words before":                {`Sure! {"lines":["` + good + `","` + good + `"]}`, false},
		"two lines and words outside": {`{"lines":["` + good + `","` + good + `"]} Done.`, false},
	} {
		t.Run(label, func(t *testing.T) {
			a, _ := newAssistant(t, scripted(func(_ context.Context, p assist.Prompt) (string, error) {
				if !strings.Contains(p.Data(), "34") || strings.Contains(p.Task(), "34") {
					t.Errorf("the counts are not the data: %s", p.Data())
				}
				return test.answer, nil
			}), assist.Options{Daily: 9})
			lines, err := a.Summary(t.Context(), week)
			if (err == nil) != test.taken || (len(lines) == 2) != test.taken || err != nil && !errors.Is(err, assist.ErrRefused) {
				t.Errorf("it gave %q, %v", lines, err)
			}
			if test.taken && !a.Fits(lines, week) {
				t.Error("what was taken does not fit")
			}
			if test.taken && a.Fits(lines, privacy.Author("Postings: 9")) {
				t.Error("it fits counts that have changed")
			}
		})
	}
	a, _ := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) { return "", nil }), assist.Options{Daily: 9})
	if a.Fits(nil, week) {
		t.Error("no lines fit")
	}
}
