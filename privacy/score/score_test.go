package score_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy/score"
)

func TestLeaks(t *testing.T) {
	for _, c := range []struct {
		label, before, identifier, after, kind, scrubbed string
		want                                             bool
	}{
		{"name gone", "mtoto wa ", "Alvin Kamene", " hapa", "NAME", "mtoto wa [name 1] hapa", false},
		{"one word left", "mtoto wa ", "Alvin Kamene", " hapa", "NAME", "mtoto wa [name 1] Kamene hapa", true},
		{"a short word left", "mtoto wa ", "Al Kamene", " hapa", "NAME", "mtoto wa Al [name 1] hapa", false},
		{"in small letters", "mtoto wa ", "Kamene", " hapa", "NAME", "mtoto wa kamene hapa", true},
		{"title counts", "", "Mama Rehema", " hapa", "NAME", "Mama [name 1] hapa", true},
		{"a word that stands elsewhere too", "mama, ", "Mama Rehema", "", "NAME", "mama, [name 1]", false},
		{"inside another word is no word", "", "Ann", " annual", "NAME", "[name 1] annual", false},
		{"number gone", "simu ", "0722 494 882", "", "PHONE", "simu [phone]", false},
		{"five digits left", "simu ", "0722 494 882", "", "PHONE", "simu 0722 4[phone]", true},
		{"four digits left", "simu ", "0722 494 882", "", "PHONE", "simu 0722 [phone]", false},
		{"short number left", "no ", "PR 114", "", "FACILITY_NO", "no PR 114", true},
		{"short number gone", "no ", "PR 114", "", "FACILITY_NO", "no [id]", false},
		{"date left", "on ", "3/4", "", "DATE", "on 3/4", true},
		{"date gone", "on ", "3/4", "", "DATE", "on [date]", false},
		{"place in part", "at ", "Manyatta B", "", "LOCATION", "at [place] B", false},
		{"place left", "at ", "Manyatta B", "", "LOCATION", "at manyatta b", true},
		{"a mark is no word", "", "Name", " x", "NAME", "[name 1] x", false},
		{"a rounded age", "", "10 months", "", "AGE", "[age 10 months]", false},
	} {
		t.Run(c.label, func(t *testing.T) {
			span := score.Span{Start: len(c.before), End: len(c.before) + len(c.identifier), Type: c.kind}
			m := score.Message{Text: c.before + c.identifier + c.after, Spans: []score.Span{span}}
			if got := score.Leaks(m, span, c.scrubbed); got != c.want {
				t.Errorf("leaks %v, want %v", got, c.want)
			}
		})
	}
}

func TestMeasure(t *testing.T) {
	gold := []score.Message{
		{ID: "1", Text: "Otieno 3 weeks came", Spans: []score.Span{{Start: 0, End: 6, Type: "NAME"}, {Start: 7, End: 14, Type: "AGE", Soft: true}}},
		{ID: "2", Text: "call 0722494882", Spans: []score.Span{{Start: 5, End: 15, Type: "PHONE"}}},
		{ID: "3", Text: "good morning all"},
		{ID: "4", Text: "stock is low"},
	}
	report, err := score.Measure(gold, []score.Result{
		{ID: "1", Scrubbed: "[name 1] 3 weeks"}, {ID: "2", Scrubbed: "call 0722494882"}, {ID: "3", Scrubbed: "good [name 1] all"}, {ID: "4", Scrubbed: "stock is low"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		label     string
		got, want score.Count
	}{
		{"names", report.Leaked["NAME"], score.Count{Hits: 0, Total: 1}},
		{"phones", report.Leaked["PHONE"], score.Count{Hits: 1, Total: 1}},
		{"soft ages do not count", report.Leaked["AGE"], score.Count{}},
		{"ages as such", report.Ages, score.Count{Hits: 1, Total: 1}},
		{"all", report.All, score.Count{Hits: 1, Total: 2}},
		{"messages", report.WithLeak, score.Count{Hits: 1, Total: 4}},
		{"messages that hold any", report.Holding, score.Count{Hits: 1, Total: 2}},
		{"changed", report.Changed, score.Count{Hits: 1, Total: 2}},
		{"words lost", report.WordsLost, score.Count{Hits: 2, Total: 8}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.label, c.got, c.want)
		}
	}
	if _, err := score.Measure(gold, nil); err == nil {
		t.Error("missing results were not noticed")
	}
	if _, err := score.Measure(gold[:1], []score.Result{{ID: "2"}}); err == nil {
		t.Error("results in another order were not noticed")
	}
}

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		count     score.Count
		low, high float64
	}{
		{score.Count{Hits: 0, Total: 0}, 0, 1},
		{score.Count{Hits: 0, Total: 10}, 0, 0.2775},
		{score.Count{Hits: 5, Total: 10}, 0.2366, 0.7634},
		{score.Count{Hits: 98, Total: 100}, 0.9300, 0.9945},
	} {
		low, high := c.count.Interval()
		if math.Abs(low-c.low) > 1e-4 || math.Abs(high-c.high) > 1e-4 {
			t.Errorf("%v: %.4f to %.4f, want %.4f to %.4f", c.count, low, high, c.low, c.high)
		}
	}
}

func TestReadAndWrite(t *testing.T) {
	line := `{"id":"p1","text":"ok lucy & co","spans":[{"start":3,"end":7,"type":"NAME","text":"lucy","staff":true}],"lang":"en","kind":"greeting"}` + "\n"
	messages, err := score.ReadMessages(strings.NewReader(line + "\n"))
	if err != nil || len(messages) != 1 {
		t.Fatal(messages, err)
	}
	var out bytes.Buffer
	if err := score.WriteMessages(&out, messages); err != nil || out.String() != line {
		t.Errorf("wrote %s, %v", out.String(), err)
	}
	out.Reset()
	if err := score.WriteResults(&out, []score.Result{{ID: "p1", Scrubbed: "ok [name 1]", Spans: []score.Span{{Start: 3, End: 7, Type: "NAME"}}}}); err != nil ||
		out.String() != `{"id":"p1","scrubbed":"ok [name 1]","spans":[{"start":3,"end":7,"type":"NAME"}]}`+"\n" {
		t.Errorf("wrote %s, %v", out.String(), err)
	}
}

func TestReadRefuses(t *testing.T) {
	for label, line := range map[string]string{
		"no JSON":       `{"id":`,
		"outside":       `{"id":"a","text":"secret","spans":[{"start":3,"end":99,"type":"NAME"}]}`,
		"other text":    `{"id":"a","text":"secret","spans":[{"start":0,"end":3,"type":"NAME","text":"xyz"}]}`,
		"the wrong way": `{"id":"a","text":"secret","spans":[{"start":3,"end":1,"type":"NAME"}]}`,
	} {
		_, err := score.ReadMessages(strings.NewReader(line))
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", label, err)
		}
	}
}
