package calc_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy/calc"
)

// The values are the worked examples of the formulas page.
func TestWork(t *testing.T) {
	for _, c := range []struct{ line, value, working string }{
		{"wastage 200 150", "25.0%", "(200 - 150) / 200 x 100 = 25.0%"},
		{"200 opened 150 given", "25.0%", "(200 - 150) / 200 x 100 = 25.0%"},
		{"150 given 200 opened", "25.0%", "(200 - 150) / 200 x 100 = 25.0%"},
		{"wastage 150 given, 200 opened", "25.0%", ""},
		{"calc wastage 200 150", "25.0%", ""},
		{"Wastage rate: 1,200 900?", "25.0%", ""},
		{"wastage 10 vials 10 doses 68 given", "32.0%", "10 vials x 10 doses = 100; (100 - 68) / 100 x 100 = 32.0%"},
		{"wastage 14 20 97", "65.4%", ""},
		{"wastage 120 300 90 281", "14.8%", ""},
		{"wastage 60 100 40 102", "15.0%", ""},
		{"Penta1 480, Penta3 421 - dropout ni ngapi?", "12.3%", ""},
		{"A health centre received 200 BCG doses and vaccinated 150 children. Wastage rate?", "25.0%", ""},
		{"Wastage factor ya 25% ni ngapi", "1.33", ""},
		{"monthly target 156", "13", ""},
		{"usage 200 150", "75.0%", ""},
		{"factor 25", "1.33", ""},
		{"wf 40%", "1.67", ""},
		{"factor 50", "2.00", ""},
		{"dropout 480 421", "12.3%", "(480 - 421) / 480 x 100 = 12.3%"},
		{"dropout 250 232", "7.2%", ""},
		{"dropout 510 402", "21.2%", ""},
		{"dropout 100 105", "-5.0%", ""},
		{"coverage 463 537", "86.2%", ""},
		{"coverage 205 537 6", "76.4%", ""},
		{"coverage 205 537", "38.2%", ""},
		{"463 given target 537", "86.2%", ""},
		{"target 12300 3.6%", "443", ""},
		{"target 18500 3", "555", ""},
		{"surviving 555 32", "537", ""},
		{"surviving 270 40", "259", ""},
		{"monthly 156", "13", ""},
		{"monthly 537", "44.8", ""},
		{"forecast 285 3 0.90 1.05", "808", "285 x 3 x 0.9 x 1.05 = 807.975 -> 808 doses"},
		{"forecast 285 3 90% 1.05", "808", ""},
		{"forecast 537 2 95 40%", "1704", ""},
		{"buffer 160 25 70", "130", ""},
		{"buffer 94 25% 38", "80", ""},
		{"amc 110 128 122", "120.0", ""},
		{"amc 84 92", "88.0", ""},
		{"sessions 8 6 10", "8", ""},
		{"sessions 4 26 10", "12", ""},
		{"vials 1704 10", "171", ""},
		{"vials 130 20", "7", ""},
		{"minimum 80", "20", ""},
		{"maximum 168", "210", ""},
		{"reorder 80 14 2", "32", "80 x 2 / 14 = 11.43 -> 12; 12 + 20 = 32 doses"},
		{"reorder 168 28 7", "84", ""},
		{"order 210 58", "152", ""},
		{"order 100 130", "0", ""},
		{"mos 150 120", "1.25", ""},
		{"mos 60 88", "0.68", ""},
		{"syringes 420 30", "462", "420 x 1.1 = 462 AD; 30 x 1.1 = 33 mixing; 495 / 100 = 5 boxes"},
		{"syringes 1250 84", "1375", ""},
		{"unimmunized 537 480 421 389", "148", ""},
		{"discrepancy 80 74", "7.5%", ""},
		{"discrepancy 120 100", "16.7%", ""},
		{"aefi 3 18400", "16.3", ""},
		{"opened 2025-03-03", "31 Mar 2025", ""},
		{"opened 12 Feb 2024", "11 Mar 2024", ""},
		{"opened 3/3/2025", "31 Mar 2025", ""},
		{"discard 08:40 13:00", "13:00", ""},
		{"discard 9:15 16:30", "15:15", ""},
		{"next 5 May 2025", "02 Jun 2025", ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			result, ok, err := calc.Work(c.line)
			if !ok || err != nil {
				t.Fatalf("not worked out: ok %v, err %v", ok, err)
			}
			if result.Value != c.value {
				t.Errorf("value %q, want %q (%s)", result.Value, c.value, result.Working)
			}
			if c.working != "" && result.Working != c.working {
				t.Errorf("working %q, want %q", result.Working, c.working)
			}
			if strings.Contains(result.Working, "\n") {
				t.Error("the working has more than one line")
			}
		})
	}
}

func TestBadInputIsExplainedInOneSentence(t *testing.T) {
	for _, line := range []string{
		"wastage", "wastage 200", "wastage 150 200", "wastage 0 0", "wastage 1 2 3 4 5", "wastage -200 150", "wastage 20o 150", "wastage 99999999999999 1",
		"factor 100", "dropout 0 5", "dropout 480", "coverage 5 0", "coverage 5 10 13", "forecast 1 2 3", "forecast 285 3 90 0.5", "480 421",
		"mos 5 0", "opened yesterday", "discard 13:00 08:00", "discard noon", "target 500", "vials 5 0", "12,00 opened 5 given",
	} {
		t.Run(line, func(t *testing.T) {
			_, ok, err := calc.Work(line)
			var badInput *calc.BadInput
			if !ok || !errors.As(err, &badInput) {
				t.Fatalf("ok %v, err %v: want a sentence", ok, err)
			}
			for _, said := range []string{badInput.Sentence.In("en"), badInput.Sentence.In("sw")} {
				if said == "" || !strings.HasSuffix(said, ".") || strings.Contains(said, "\n") {
					t.Errorf("%q is no sentence", said)
				}
			}
		})
	}
}

func TestWhatIsNoSum(t *testing.T) {
	for _, line := range []string{"", "penta ilifunguliwa Monday bado iko sawa?", "2-8", "MOH 710", "penta at 6 10 and 14 weeks", "hello", strings.Repeat("1 ", 500)} {
		if result, ok, err := calc.Work(line); ok {
			t.Errorf("%.40q was taken for a sum: %+v, %v", line, result.Value, err)
		}
	}
}

func TestPlainSentences(t *testing.T) {
	for _, c := range []struct{ sentence, value string }{
		{"wastage 200 150", "25.0%"},
		{"200 opened 150 given", "25.0%"},
		{"Penta1 480, Penta3 421 - dropout ni ngapi?", "12.3%"},
		{"A health centre received 200 BCG doses and vaccinated 150 children. Wastage rate?", "25.0%"},
		{"Wastage factor ya 25% ni ngapi", "1.33"},
		{"wastage ya BCG ni ngapi", ""},
		{"wastage rate ya BCG inakubalika 50% ama 40%", ""},
		{"target ni ngapi", ""},
		{"opened penta vial how long", ""},
		{"opened vial 28 days ni sawa", ""},
		{"order 2 vials or 3 for outreach", ""},
		{"next dose 4 weeks after 6 weeks", ""},
		{"dropout ikiwa 10% ni sawa", ""},
		{"MR mixed at 9am discard saa ngapi", ""},
	} {
		result, ok, err := calc.Sum(c.sentence)
		if ok != (c.value != "") || ok && (err != nil || result.Value != c.value) {
			t.Errorf("%q: ok %v, %q, %v; want %q", c.sentence, ok, result.Value, err, c.value)
		}
	}
}

func TestEveryFormulaIsComplete(t *testing.T) {
	names := make(map[string]bool)
	for _, f := range calc.Formulas() {
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			if names[name] {
				t.Errorf("two formulas are called %s", name)
			}
			names[name] = true
		}
		if f.Source == "" || f.Title.English == "" || f.Title.Kiswahili == "" || f.Inputs == "" {
			t.Errorf("%s lacks its source, title or inputs", f.Name)
		}
		if _, ok, err := calc.Work(f.Example); !ok || err != nil {
			t.Errorf("the example of %s is not worked out: %v", f.Name, err)
		}
	}
}

func FuzzWork(f *testing.F) {
	for _, formula := range calc.Formulas() {
		f.Add(formula.Example)
	}
	f.Add("wastage 0 0 0")
	f.Add("opened /20 1")
	f.Fuzz(func(t *testing.T, line string) {
		first, ok, err := calc.Work(line)
		second, okAgain, errAgain := calc.Work(line)
		_, _, _ = calc.Sum(line)
		if ok != okAgain || (err == nil) != (errAgain == nil) || first.Working != second.Working {
			t.Error("the same line gave another result")
		}
	})
}
