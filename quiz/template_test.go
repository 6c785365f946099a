package quiz_test

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/quiz"
)

// figure is a number of the second implementation: whole numbers above and
// below a line, and nothing else. It knows neither formulas nor the rounding of
// the package.
type figure struct{ above, below int64 }

func over(above, below int64) figure { return figure{above, below} }

func percent(part, whole int64) figure { return figure{100 * part, whole} }

func up(above, below int64) int64 { return (above + below - 1) / below }

// rounded is the number, half up, in units of 1/10^decimals.
func (f figure) rounded(decimals int) *big.Rat {
	scale := int64(1)
	for range decimals {
		scale *= 10
	}
	return big.NewRat((2*f.above*scale+f.below)/(2*f.below), scale)
}

// drawn gives a question's numbers in tenths, as whole numbers.
func drawn(q quiz.Question) func(string) int64 {
	numbers := q.Numbers()
	return func(name string) int64 {
		tenths := new(big.Rat).Mul(numbers[name], big.NewRat(10, 1))
		if !tenths.IsInt() {
			panic(name + " has more than one decimal")
		}
		return tenths.Num().Int64()
	}
}

// secondly works every template out a second time, by hand.
func secondly(id quiz.ItemID, q quiz.Question) *big.Rat {
	tenths := drawn(q)
	n := func(name string) int64 { return tenths(name) / 10 }
	switch id {
	case "QT-01":
		return percent(n("vials")*n("dpv")-n("given"), n("vials")*n("dpv")).rounded(1)
	case "QT-02":
		return percent(n("received")-n("given"), n("received")).rounded(1)
	case "QT-03":
		used := n("opening") + n("received") - n("closing")
		return percent(used-n("given"), used).rounded(1)
	case "QT-04":
		return over(100, 100-n("wr")).rounded(2)
	case "QT-05":
		factor := over(100, 100-n("wr")).rounded(2) // hundredths
		hundredths := new(big.Rat).Mul(factor, big.NewRat(100, 1)).Num().Int64()
		return big.NewRat(up(n("tp")*n("n")*n("covpct")*hundredths, 100*100), 1)
	case "QT-06":
		return big.NewRat(up(n("doses"), n("dpv")), 1)
	case "QT-07":
		return big.NewRat(up(n("period")*n("lead"), n("days"))+up(n("period"), 4), 1)
	case "QT-08":
		return big.NewRat(n("period")+up(n("period"), 4)-n("hand"), 1)
	case "QT-09":
		return over(3*n("balance"), n("m1")+n("m2")+n("m3")).rounded(2)
	case "QT-10":
		return over(n("pop")*tenths("pct"), 1000).rounded(0)
	case "QT-11":
		return over(n("births")*(1000-n("imr")), 1000).rounded(0)
	case "QT-12":
		return percent(n("given"), n("tp")).rounded(1)
	case "QT-13":
		return percent(12*n("cum"), n("tp")*n("month")).rounded(1)
	case "QT-14":
		return percent(n("p1")-n("p3"), n("p1")).rounded(1)
	case "QT-15":
		return percent(n("bcg")-n("mr"), n("bcg")).rounded(1)
	case "QT-16":
		return big.NewRat(n("tp")-n("p1"), 1)
	case "QT-17":
		return big.NewRat(up(11*n("inj"), 10)+up(11*n("mix"), 10), 1)
	case "QT-18", "QT-32":
		day := n("d") // count the days one by one
		for range 28 {
			if day++; day > n("mlen") {
				day = 1
			}
		}
		return big.NewRat(day, 1)
	case "QT-19":
		return over(n("pop")*tenths("pct"), 12_000).rounded(0)
	case "QT-20":
		return over(n("tp")*n("month"), 12).rounded(0)
	case "QT-21":
		return big.NewRat(n("jan")+n("feb")+n("mar"), 1)
	case "QT-22":
		return percent(12*n("given"), n("tp")).rounded(1)
	case "QT-23":
		return over(n("tp")*n("month")-12*n("cum"), 12).rounded(0)
	case "QT-24":
		return over(n("pop")*tenths("cbr")*(1000-n("imr")), 1_000_000).rounded(0)
	case "QT-25":
		opened := 20 * (n("v1") + n("v2"))
		return percent(opened-n("g1")-n("g2"), opened).rounded(1)
	case "QT-26":
		return percent(n("mr1")-n("early")-n("late"), n("mr1")).rounded(1)
	case "QT-27":
		return big.NewRat(up(2*(n("m1")+n("m2")+n("m3")), 3), 1)
	case "QT-28":
		return big.NewRat(n("sessions")*up(n("kids"), 10), 1)
	case "QT-29":
		return over(100_000*n("reports"), n("infants")).rounded(1)
	case "QT-30":
		return percent(n("closing")-n("opening"), n("closing")).rounded(1)
	case "QT-31":
		return big.NewRat(up(n("used"), 100), 1)
	case "QT-33":
		return percent(20*n("days")-n("given"), 20*n("days")).rounded(1)
	}
	return nil
}

func TestTemplatesWorkedOutTwice(t *testing.T) {
	for _, item := range shipped(t).Items() {
		if !item.IsTemplate() {
			continue
		}
		t.Run(string(item.ID), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				q, err := item.Ask(rapid.Uint64().Draw(t, "seed"))
				if err != nil {
					t.Fatal(err)
				}
				want := secondly(item.ID, q)
				if want == nil {
					t.Fatal("nobody has worked this template out a second time")
				}
				if got := q.RightNumber(); got.Cmp(want) != 0 {
					t.Fatalf("%s\n%s, want %s", q.Prompt("en"), got.RatString(), want.RatString())
				}
				if mark := quiz.MarkToken(q, want.FloatString(2)); mark.Verdict != quiz.Right {
					t.Fatalf("its own answer is %q", mark.Verdict)
				}
			})
		})
	}
}

// TestSamples holds the templates against the samples of the bank that the
// programme gave, which were computed elsewhere.
func TestSamples(t *testing.T) {
	type numbers = map[string]string
	for _, test := range []struct {
		id      quiz.ItemID
		numbers numbers
		want    string
	}{
		{"QT-01", numbers{"vials": "16", "dpv": "5", "given": "42"}, "47.5"},
		{"QT-01", numbers{"vials": "29", "dpv": "5", "given": "85"}, "41.4"},
		{"QT-02", numbers{"received": "200", "given": "103"}, "48.5"},
		{"QT-03", numbers{"opening": "60", "received": "400", "closing": "200", "given": "171"}, "34.2"},
		{"QT-03", numbers{"opening": "50", "received": "340", "closing": "180", "given": "191"}, "9"},
		{"QT-04", numbers{"wr": "40"}, "1.67"},
		{"QT-04", numbers{"wr": "55"}, "2.22"},
		{"QT-05", numbers{"tp": "780", "n": "3", "covpct": "90", "wr": "25"}, "2801"},
		{"QT-05", numbers{"tp": "600", "n": "3", "covpct": "95", "wr": "20"}, "2138"},
		{"QT-06", numbers{"doses": "264", "dpv": "10"}, "27"},
		{"QT-07", numbers{"period": "188", "days": "14", "lead": "6"}, "128"},
		{"QT-07", numbers{"period": "64", "days": "28", "lead": "5"}, "28"},
		{"QT-08", numbers{"period": "308", "hand": "20"}, "365"},
		{"QT-09", numbers{"m1": "158", "m2": "131", "m3": "108", "balance": "187"}, "1.41"},
		{"QT-09", numbers{"m1": "76", "m2": "111", "m3": "133", "balance": "64"}, "0.6"},
		{"QT-10", numbers{"pop": "4100", "pct": "3.2"}, "131"},
		{"QT-11", numbers{"births": "1910", "imr": "51"}, "1813"},
		{"QT-12", numbers{"tp": "294", "given": "192"}, "65.3"},
		{"QT-13", numbers{"tp": "660", "month": "7", "cum": "403"}, "104.7"},
		{"QT-14", numbers{"p1": "445", "p3": "368"}, "17.3"},
		{"QT-15", numbers{"bcg": "640", "mr": "585"}, "8.6"},
		{"QT-16", numbers{"tp": "477", "p1": "357", "p3": "321"}, "120"},
		{"QT-17", numbers{"inj": "188", "mix": "9"}, "217"},
		{"QT-18", numbers{"d": "27", "mlen": "30"}, "25"},
		{"QT-25", numbers{"v1": "12", "g1": "200", "v2": "9", "g2": "195"}, "6"}, // F-WR-CUM
		{"QT-26", numbers{"mr1": "402", "early": "250", "late": "48"}, "25.9"},   // F-DOR-MR2
		{"QT-28", numbers{"sessions": "4", "kids": "26"}, "12"},                  // F-NEED-SES
		{"QT-29", numbers{"reports": "3", "infants": "18400"}, "16.3"},           // F-AEFI
		{"QT-30", numbers{"closing": "120", "opening": "100"}, "16.7"},           // F-DISC
	} {
		t.Run(fmt.Sprint(test.id, test.numbers), func(t *testing.T) {
			item, _ := shipped(t).Find(test.id)
			given := make(quiz.Numbers)
			for name, text := range test.numbers {
				given[name], _ = new(big.Rat).SetString(text)
			}
			value, err := item.Sum.Answer.Value(given)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := new(big.Rat).SetString(test.want)
			if got := item.Sum.Rounding.Of(value); got.Cmp(want) != 0 {
				t.Errorf("%s, want %s", got.FloatString(3), test.want)
			}
		})
	}
}

func TestSameSeedSameQuestion(t *testing.T) {
	for _, item := range shipped(t).Items() {
		differs := false
		var first string
		for seed := range uint64(30) {
			one, err := item.Ask(seed)
			if err != nil {
				t.Fatal(err)
			}
			other, _ := item.Ask(seed)
			shown := one.Show("en").String()
			if shown != other.Show("en").String() || one.Answer("sw").String() != other.Answer("sw").String() {
				t.Fatalf("%s differs from itself", item.ID)
			}
			if seed == 0 {
				first = shown
			}
			differs = differs || shown != first
		}
		if fixed := item.Kind == quiz.TrueFalse || item.Kind == quiz.Numeric && !item.IsTemplate(); differs == fixed {
			t.Errorf("%s: another seed gives another question: %v", item.ID, differs)
		}
	}
}

// TestSeedsAreForEver holds a few draws as they once were: what was posted must
// be explained with the same numbers after an upgrade.
func TestSeedsAreForEver(t *testing.T) {
	if got := quiz.Seed("group", "12", "QT-01"); got != 0xfc6a4b0762d8f61c {
		t.Errorf("%#x", got)
	}
	for _, test := range []struct {
		id   quiz.ItemID
		seed uint64
		want string
	}{
		{"QT-01", 1, "18.8%"},
		{"QT-13", 2, "105%"},
		{"QZ-001", 3, "D) Liquid pentavalent opened today and dated"},
	} {
		q := ask(t, test.id, test.seed)
		got := q.Answer("en").String()
		if got != test.want {
			t.Errorf("%s with seed %d: %s, was %s", test.id, test.seed, got, test.want)
		}
	}
}

func TestEveryPlaceIsAsLikely(t *testing.T) {
	item, _ := shipped(t).Find("QZ-001")
	places := make([]int, 4)
	for seed := range uint64(4000) {
		q, err := item.Ask(quiz.Seed("place", fmt.Sprint(seed)))
		if err != nil {
			t.Fatal(err)
		}
		places[q.RightOption()]++
	}
	for place, times := range places {
		if times < 850 || times > 1150 {
			t.Errorf("the right option stands at %s %d times of 4000", quiz.Letter(place), times)
		}
	}
}
