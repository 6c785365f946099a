package quiz_test

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// seedFor finds a seed that puts the right option at a place.
func seedFor(t testing.TB, id quiz.ItemID, place int) uint64 {
	t.Helper()
	for seed := range uint64(500) {
		if ask(t, id, seed).RightOption() == place {
			return seed
		}
	}
	t.Fatalf("%s never has its right option at %d", id, place)
	return 0
}

func TestMarkLetters(t *testing.T) {
	q := ask(t, "QZ-038", seedFor(t, "QZ-038", 1)) // Live births is B
	for _, test := range []struct {
		label, answer string
		want          quiz.Verdict
		given         string
	}{
		{"a letter", "B", quiz.Right, "B"},
		{"a small letter", "b", quiz.Right, "B"},
		{"a bracket", "b)", quiz.Right, "B"},
		{"two brackets", "(b)", quiz.Right, "B"},
		{"a stop", "b.", quiz.Right, "B"},
		{"an option", "option B", quiz.Right, "B"},
		{"an option in Kiswahili", "chaguo B", quiz.Right, "B"},
		{"an answer in Kiswahili", "jibu B", quiz.Right, "B"},
		{"an answer in Kiswahili with ni", "Jibu ni B.", quiz.Right, "B"},
		{"an answer with a colon", "Answer:B", quiz.Right, "B"},
		{"a guess", "I think B", quiz.Right, "B"},
		{"a guess asked back", "B?", quiz.Right, "B"},
		{"with thanks", "B asante sana", quiz.Right, "B"},
		{"bold", "*B*", quiz.Right, "B"},
		{"full width", "Ｂ", quiz.Right, "B"},
		{"a letter in a square", "🅱️", quiz.Right, "B"},
		{"invisible marks", "\u200e\u2068B\u2069", quiz.Right, "B"},
		{"lines", "\nB\n", quiz.Right, "B"},
		{"the option's words", "live births", quiz.Right, "B"},
		{"the letter with its words", "B) Live births", quiz.Right, "B"},
		{"the place in the list", "2", quiz.Right, "B"},
		{"a keycap", "2️⃣", quiz.Right, "B"},
		{"another letter", "a", quiz.Wrong, "A"},
		{"the last letter", "D", quiz.Wrong, "D"},
		{"another option's words in Kiswahili", "Wajawazito", quiz.Wrong, ""},
		{"a letter that is not there", "E", quiz.NotAnAnswer, ""},
		{"a place that is not there", "5", quiz.NotAnAnswer, ""},
		{"place nought", "0", quiz.NotAnAnswer, ""},
		{"two letters", "A and B", quiz.NotAnAnswer, ""},
		{"either", "A or B?", quiz.NotAnAnswer, ""},
		{"letter and other words", "B) Pregnant women", quiz.NotAnAnswer, ""},
		{"an article", "a child came today", quiz.NotAnAnswer, ""},
		{"a word that begins so", "BCG", quiz.NotAnAnswer, ""},
		{"a question", "Why B and not D?", quiz.NotAnAnswer, ""},
		{"a percentage", "2%", quiz.NotAnAnswer, ""},
		{"nothing", "", quiz.NotAnAnswer, ""},
		{"a long text", strings.Repeat("b ", 300), quiz.NotAnAnswer, ""},
	} {
		t.Run(test.label, func(t *testing.T) {
			mark := q.Mark(privacy.Stored(test.answer))
			if mark.Verdict != test.want || test.given != "" && mark.Given != test.given {
				t.Errorf("%q is %q (%s), want %q", test.answer, mark.Verdict, mark.Given, test.want)
			}
			if mark.IsAnswer() != (test.want != quiz.NotAnAnswer) {
				t.Errorf("%q: an answer: %v", test.answer, mark.IsAnswer())
			}
		})
	}
}

func TestMarkNumbersAmongOptions(t *testing.T) {
	hpv := ask(t, "QZ-010", 0) // One; Two, six months apart; Two, one month apart; Three
	for answer, want := range map[string]quiz.Verdict{"one": quiz.Right, "moja": quiz.Right, "1": quiz.Right, "tatu": quiz.Wrong, "two": quiz.NotAnAnswer, "4": quiz.NotAnAnswer} {
		if mark := quiz.MarkToken(hpv, answer); mark.Verdict != want {
			t.Errorf("%q is %q, want %q", answer, mark.Verdict, want)
		}
	}
}

func TestMarkStatements(t *testing.T) {
	q := ask(t, "QZ-072", 0) // false
	for answer, want := range map[string]quiz.Verdict{
		"false": quiz.Right, "False.": quiz.Right, "F": quiz.Right, "si kweli": quiz.Right, "Sio kweli!": quiz.Right, "uongo": quiz.Right, "hapana": quiz.Right, "no": quiz.Right, "not true": quiz.Right, "B": quiz.Right, "jibu ni si kweli": quiz.Right,
		"true": quiz.Wrong, "T": quiz.Wrong, "kweli": quiz.Wrong, "Kweli kabisa": quiz.NotAnAnswer, "ndio": quiz.Wrong, "yes": quiz.Wrong, "a": quiz.Wrong, "A) True": quiz.Wrong,
		"C": quiz.NotAnAnswer, "25": quiz.NotAnAnswer, "true or false": quiz.NotAnAnswer, "not sure": quiz.NotAnAnswer, "si": quiz.NotAnAnswer, "": quiz.NotAnAnswer,
	} {
		if mark := quiz.MarkToken(q, answer); mark.Verdict != want {
			t.Errorf("%q is %q, want %q", answer, mark.Verdict, want)
		}
	}
	if mark := quiz.MarkToken(q, "si kweli"); mark.Given != "false" || mark.Option != 1 {
		t.Errorf("%+v", mark)
	}
}

func TestMarkNumbers(t *testing.T) {
	q := ask(t, "QZ-035", 0) // 25%, from 50 of 200
	for _, test := range []struct {
		label, answer string
		want          quiz.Verdict
		slip          string
	}{
		{"digits", "25", quiz.Right, ""},
		{"percent", "25%", quiz.Right, ""},
		{"a decimal", "25.0", quiz.Right, ""},
		{"in words", "25 percent", quiz.Right, ""},
		{"in Kiswahili", "asilimia 25", quiz.Right, ""},
		{"a quarter", "robo", quiz.Right, ""},
		{"a quarter asked back", "robo?", quiz.Right, ""},
		{"a fraction", "1/4", quiz.Right, ""},
		{"a calculation", "50/200*100=25", quiz.Right, ""},
		{"spelled", "ishirini na tano", quiz.Right, ""},
		{"within the tolerance", "25.5", quiz.Right, ""},
		{"beyond the tolerance", "25.6", quiz.Wrong, ""},
		{"the usage rate", "75%", quiz.Slipped, "usage-rate"},
		{"three quarters", "robo tatu", quiz.Slipped, "usage-rate"},
		{"by the doses given", "33.3", quiz.Slipped, "by-given"},
		{"the fraction as a decimal", "0.25", quiz.Slipped, "fraction"},
		{"a quarter of one percent", "0.25%", quiz.Wrong, ""},
		{"another number", "40", quiz.Wrong, ""},
		{"below zero", "-25", quiz.Wrong, ""},
		{"a letter", "B", quiz.NotAnAnswer, ""},
		{"thanks", "asante", quiz.NotAnAnswer, ""},
		{"a question with a number", "is it 25 or 33?", quiz.NotAnAnswer, ""},
	} {
		t.Run(test.label, func(t *testing.T) {
			mark := q.Mark(privacy.Stored(test.answer))
			if mark.Verdict != test.want || mark.Slip != test.slip || mark.Option != -1 {
				t.Errorf("%q is %q %s, want %q %s", test.answer, mark.Verdict, mark.Slip, test.want, test.slip)
			}
			if says := q.ExplainSlip(mark.Slip, "sw"); (mark.Slip != "") == says.IsEmpty() {
				t.Errorf("the slip %q says %q", mark.Slip, says)
			}
		})
	}
}

func TestBothReadingsOfAComma(t *testing.T) {
	item, _ := shipped(t).Find("QT-09")
	item.Sum.Answer, _ = quiz.ParseFormula("1.25")
	q, err := item.Ask(1)
	if err != nil {
		t.Fatal(err)
	}
	for answer, want := range map[string]quiz.Verdict{"1.250": quiz.Right, "1,250": quiz.Right, "1,25": quiz.Right, "125": quiz.Wrong} {
		if mark := quiz.MarkToken(q, answer); mark.Verdict != want {
			t.Errorf("%q is %q, want %q", answer, mark.Verdict, want)
		}
	}
}

// TestEverySlipIsKnown answers every template with its slips, over many seeds.
func TestEverySlipIsKnown(t *testing.T) {
	for _, item := range shipped(t).Items() {
		for seed := range uint64(60) {
			q, err := item.Ask(seed)
			if err != nil {
				t.Fatal(err)
			}
			for _, slip := range item.Sum.Slips {
				if !slip.IsNamed() {
					continue
				}
				value, err := slip.Formula.Value(q.Numbers())
				if err != nil {
					t.Fatal(err)
				}
				rounded := item.Sum.Rounding.Of(value)
				if mark := q.MarkFigure(quiz.Figure{Value: rounded}); mark.Verdict != quiz.Slipped || mark.Slip != slip.Name {
					t.Errorf("%s: %s by the slip %s is %q %s", q.Prompt("en"), rounded.FloatString(2), slip.Name, mark.Verdict, mark.Slip)
				}
			}
		}
	}
}

// TestTheToleranceHasAnEdge answers each template just within and just beyond.
func TestTheToleranceHasAnEdge(t *testing.T) {
	var templates []quiz.Item
	for _, item := range shipped(t).Items() {
		if item.IsTemplate() {
			templates = append(templates, item)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		item := rapid.SampledFrom(templates).Draw(t, "item")
		q, err := item.Ask(rapid.Uint64().Draw(t, "seed"))
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []int64{-1, 1} {
			edge := new(big.Rat).Add(q.RightNumber(), new(big.Rat).Mul(item.Sum.Within, big.NewRat(side, 1)))
			if mark := q.MarkFigure(quiz.Figure{Value: edge}); mark.Verdict != quiz.Right {
				t.Fatalf("%s: at the edge it is %q", item.ID, mark.Verdict)
			}
			if len(item.Sum.Accept) > 0 {
				continue
			}
			beyond := edge.Add(edge, big.NewRat(side, 1000))
			if mark := q.MarkFigure(quiz.Figure{Value: beyond}); mark.Verdict == quiz.Right {
				t.Fatalf("%s: beyond the edge it is right", item.ID)
			}
		}
	})
}

func TestMarkTokens(t *testing.T) {
	choice := ask(t, "QZ-038", seedFor(t, "QZ-038", 1))
	number := ask(t, "QZ-035", 0)
	statement := ask(t, "QZ-072", 0)
	for _, test := range []struct {
		label  string
		q      quiz.Question
		answer string
		want   quiz.Verdict
	}{
		{"a letter", choice, "b)", quiz.Right},
		{"an option", choice, "option B please", quiz.Right},
		{"a letter that is not there", choice, "E", quiz.NotAnAnswer},
		{"the option's words need clean text", choice, "live births", quiz.NotAnAnswer},
		{"two letters", choice, "A B", quiz.NotAnAnswer},
		{"a number", number, "25", quiz.Right},
		{"a slip", number, "Jibu ni 75", quiz.Slipped},
		{"a percentage in Kiswahili", number, "asilimia 25", quiz.Right},
		{"percent", number, "25 per cent", quiz.Right},
		{"spelled", number, "ishirini na tano", quiz.Right},
		{"a quarter", number, "Robo?", quiz.Right},
		{"two numbers", number, "25 30", quiz.NotAnAnswer},
		{"a telephone number", number, "0712345678", quiz.NotAnAnswer},
		{"a name behind", number, "25 Wanjiku", quiz.NotAnAnswer},
		{"a statement", statement, "si kweli", quiz.Right},
		{"nothing", statement, "", quiz.NotAnAnswer},
		{"many words", statement, strings.Repeat("true ", 20), quiz.NotAnAnswer},
	} {
		t.Run(test.label, func(t *testing.T) {
			if mark := test.q.MarkTokens(privacy.Read(privacy.NewRaw(test.answer))); mark.Verdict != test.want {
				t.Errorf("%q is %q, want %q", test.answer, mark.Verdict, test.want)
			}
		})
	}
}

func TestReadTag(t *testing.T) {
	for _, test := range []struct {
		text  string
		round int
		rest  string
	}{
		{"Q12 B", 12, "B"},
		{"q12: b)", 12, "b)"},
		{"Q 12 25%", 12, "25%"},
		{"*Q12* B", 12, "B"},
		{"Q12", 12, ""},
		{"\u200eQ7 si kweli", 7, "si kweli"},
		{"Q12B", 12, "B"},
		{"12 B", 0, ""},
		{"Q B", 0, ""},
		{"Q0 B", 0, ""},
		{"Q123456789 B", 0, ""},
		{"", 0, ""},
		{"Quiz 12", 0, ""},
	} {
		round, rest, ok := quiz.ReadTag(test.text)
		if round != test.round || rest != test.rest || ok != (test.round > 0) {
			t.Errorf("%q is %d %q %v", test.text, round, rest, ok)
		}
	}
}

func FuzzMark(f *testing.F) {
	for _, text := range []string{"B", "b) live births", "25%", "1.250,5", "robo tatu", "ishirini na tano", "-", "=", "/", "1/", "= =", ". .", "%%", "½½", "🅱", "q12 b", "asilimia", "nukta", "a point", "0,", "1e9", "Q", "per cent"} {
		f.Add(text)
	}
	choice, number, statement := ask(f, "QZ-001", 1), ask(f, "QT-01", 1), ask(f, "QZ-072", 1)
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range []quiz.Question{choice, number, statement} {
			mark := quiz.MarkToken(q, text)
			if mark.IsAnswer() != (mark.Given != "") || len(mark.Given) > 20 {
				t.Errorf("%q: %+v", text, mark)
			}
			q.MarkTokens(privacy.Read(privacy.NewRaw(text)))
			q.Feedback(mark, "sw")
		}
		quiz.ReadTag(text)
		quiz.ReadLetter(text, 4)
	})
}

// TestScrubbedAnswersAreStillRead sends answers through the scrubber first, as
// the engine does.
func TestScrubbedAnswersAreStillRead(t *testing.T) {
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	choice := ask(t, "QZ-038", seedFor(t, "QZ-038", 1))
	wastage, need, statement := ask(t, "QZ-035", 0), ask(t, "QT-05", 2), ask(t, "QZ-072", 0)
	right := need.RightNumber().FloatString(0)
	for _, test := range []struct {
		q      quiz.Question
		answer string
		want   quiz.Verdict
	}{
		{choice, "B", quiz.Right},
		{choice, "b) Live births", quiz.Right},
		{choice, "Jibu ni B", quiz.Right},
		{choice, "Live births", quiz.Right},
		{wastage, "25%", quiz.Right},
		{wastage, "25.0", quiz.Right},
		{wastage, "25,0 percent", quiz.Right},
		{wastage, "asilimia ishirini na tano", quiz.Right},
		{wastage, "robo?", quiz.Right},
		{wastage, "50/200 x 100 = 25%", quiz.Right},
		{wastage, "33.3%", quiz.Slipped},
		{need, right, quiz.Right},
		{need, right[:len(right)-3] + "," + right[len(right)-3:] + " doses", quiz.Right},
		{need, "dozi " + right, quiz.Right},
		{statement, "si kweli", quiz.Right},
		{statement, "False", quiz.Right},
	} {
		clean, _ := scrubber.Scrub(privacy.NewRaw(test.answer))
		if mark := test.q.Mark(clean); mark.Verdict != test.want {
			t.Errorf("%q (scrubbed %q) is %q, want %q", test.answer, clean, mark.Verdict, test.want)
		}
	}
}
