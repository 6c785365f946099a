package quiz_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/quiz"
)

// choiceText is a whole item of the kind choice.
const choiceText = `@X-1
kind: choice
area: cold-chain
topic: vvm
level: easy
teaches: KE-VVM-01
question: Which way?
right: This one
wrong: That one
wrong: The other
because: So it is.
sw.question: Njia ipi?
sw.right: Hii hapa
sw.wrong: Ile pale
sw.wrong: Nyingine
sw.because: Ndivyo ilivyo.
source: BG
confidence: read in source
`

// sumText is a whole item with drawn numbers.
const sumText = `@X-2
kind: number
area: supply
topic: stock
level: easy
teaches: KE-STK-01
question: You have {doses} doses in vials of {dpv}. How many vials?
draw.doses: 31 to 599 step 10
draw.dpv: 5, 10
answer: ceil(doses/dpv)
round: whole
within: 0
unit: vials
sw.unit: vial
slip.down: floor(doses/dpv)
says.down: You rounded down.
sw.says.down: Umepunguza.
because: Round up.
sw.question: Una dozi {doses} kwa vial za {dpv}. Vial ngapi?
sw.because: Ongeza.
source: BG
confidence: read in source
`

func TestReadTellsEveryProblemByItsLine(t *testing.T) {
	for _, test := range []struct {
		label, text, old, new, want string
	}{
		{"a whole choice", choiceText, "", "", ""},
		{"a whole number", sumText, "", "", ""},
		{"a remark and empty lines", choiceText, "level: easy\n", "\n# a remark\nlevel: easy\n", ""},
		{"a field on two lines", choiceText, "because: So it is.", "because: So\n  it is.", ""},
		{"Windows line ends", choiceText, "\n", "\r\n", ""},
		{"a byte order mark", choiceText, "@X-1", "\ufeff@X-1", ""},
		{"text before any item", choiceText, "@X-1\n", "kind: choice\n@X-1\n", "bank.txt:1: A bank begins with @ and the id of an item."},
		{"an id with a space", choiceText, "@X-1", "@X 1", "bank.txt:1: An item begins with @ and its id, without spaces."},
		{"no field above", choiceText, "@X-1\n", "@X-1\n  on\n", "bank.txt:2: X-1: There is no field above for this line to go on with."},
		{"a line without a name", choiceText, "level: easy", "easy", "bank.txt:5: X-1: Write a field as name: value, and begin a line that goes on with two spaces."},
		{"broken text", choiceText, "level: easy", "level: e\xffasy", "bank.txt:5: X-1: This line is not readable text (UTF-8)."},
		{"an unknown field", choiceText, "level: easy", "levle: easy", `bank.txt:5: X-1: There is no field named "levle".`},
		{"a field twice", choiceText, "level: easy", "level: easy\nlevel: hard", "bank.txt:6: X-1: The field level stands twice."},
		{"an empty field", choiceText, "level: easy", "level:", "bank.txt:5: X-1: The field level is empty."},
		{"an unknown kind", choiceText, "kind: choice", "kind: open", `bank.txt:2: X-1: The kind is "open": it must be choice, true or false, or number.`},
		{"an unknown area", choiceText, "cold-chain", "coldchain", `bank.txt:3: X-1: There is no area "coldchain".`},
		{"two passages taught", choiceText, "KE-VVM-01", "KE-VVM-01; KE-VVM-02", "bank.txt:6: X-1: An item teaches one passage: name the others under with."},
		{"a missing field", choiceText, "because: So it is.\n", "", "bank.txt:1: X-1: The field because is missing."},
		{"an option that is not translated", choiceText, "sw.wrong: Nyingine\n", "", "bank.txt:1: X-1: There are 2 wrong options in English and 1 in Kiswahili."},
		{"a statement that is neither", choiceText, "kind: choice", "kind: true or false", "bank.txt:1: X-1: Under right write true or false."},
		{"a number for a choice", choiceText, "source: BG", "within: 3\nsource: BG", "bank.txt:1: X-1: The field within does not belong to an item of the kind choice."},
		{"an option for a number", sumText, "source: BG", "wrong: 3\nsource: BG", "bank.txt:1: X-2: The field wrong does not belong to an item of the kind number."},
		{"a bad state", choiceText, "source: BG", "state: reviewed\nsource: BG", "bank.txt:17: X-1: Write a state as draft, withdrawn, superseded, or as: reviewed, office, 2027-01-15."},
		{"a bad date of review", choiceText, "source: BG", "state: reviewed, EPI office, 15 Jan\nsource: BG", "bank.txt:17: X-1: Write a state as draft, withdrawn, superseded, or as: reviewed, office, 2027-01-15."},
		{"a bad draw", sumText, "31 to 599 step 10", "31-599", "bank.txt:8: X-2: Write a draw as 4 to 30, as 40 to 400 step 20, or as 5, 10, 20."},
		{"a draw without end", sumText, "31 to 599 step 10", "0 to 999999 step 0.001", "bank.txt:8: X-2: A draw has at most 100000 values."},
		{"a bad formula", sumText, "ceil(doses/dpv)", "ceil(doses/dpv", "bank.txt:10: X-2: A bracket is not closed."},
		{"a name that is not drawn", sumText, "answer: ceil(doses/dpv)", "answer: ceil(dose/dpv)", `bank.txt:1: X-2: The formula "ceil(dose/dpv)" uses dose, which is not drawn.`},
		{"a blank that is not drawn", sumText, "vials of {dpv}", "vials of {size}", "bank.txt:1: X-2: The question has a blank {size}, which is not drawn."},
		{"a bad rounding", sumText, "round: whole", "round: nearest", `bank.txt:11: X-2: Round is "nearest": write whole, 1 decimal, 2 decimals or up.`},
		{"a bad tolerance", sumText, "within: 0", "within: -1", `bank.txt:12: X-2: Within is "-1": write a number.`},
		{"words without a slip", sumText, "says.down", "says.up", "bank.txt:16: X-2: There is no slip.up above these words."},
		{"a condition without a comparison", sumText, "round: whole", "where: doses\nround: whole", "bank.txt:11: X-2: A condition needs one of <= >= < > =."},
	} {
		t.Run(test.label, func(t *testing.T) {
			text := test.text
			if test.old != "" {
				if text = strings.ReplaceAll(text, test.old, test.new); text == test.text {
					t.Fatal("the test changes nothing")
				}
			}
			bank, problems := quiz.Read("bank.txt", strings.NewReader(text))
			var lines []string
			for _, problem := range problems {
				lines = append(lines, problem.String())
			}
			got := strings.Join(lines, "\n")
			if test.want == "" && (got != "" || bank.Len() != 1) || test.want != "" && !strings.Contains(got, test.want) {
				t.Errorf("%d items, problems:\n%s\nwant:\n%s", bank.Len(), got, test.want)
			}
			if test.want != "" && strings.Contains(test.want, ": X-") && bank.Len() != 0 && !strings.Contains(test.want, "UTF-8") && !strings.Contains(test.want, "Write a field") && !strings.Contains(test.want, "no field above") {
				t.Error("an item with a problem was taken")
			}
		})
	}
}

func TestReviewedStatesAreRead(t *testing.T) {
	text := strings.Replace(choiceText, "source: BG", "state: reviewed, Sub-county EPI office, Lari, 2027-01-15\nsw.state: reviewed, Ward nurse, 2027-02-01\nsource: BG", 1)
	bank, problems := quiz.Read("bank.txt", strings.NewReader(text))
	item, _ := bank.Find("X-1")
	if len(problems) > 0 || item.Review != (quiz.Review{State: quiz.Reviewed, Office: "Sub-county EPI office, Lari", Date: "2027-01-15"}) || item.Kiswahili.State != quiz.Reviewed {
		t.Errorf("%v %+v %+v", problems, item.Review, item.Kiswahili)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(choiceText)
	f.Add(sumText)
	f.Add("@\n  \n: x\n@a b\nkind:")
	f.Add("@x\nanswer: ((((((((((((((((((((((((((((((((((((((1\nwhere: 1/0 < 2\ndraw.a: 1 to 2 step 0.0000001")
	f.Fuzz(func(t *testing.T, text string) {
		bank, _ := quiz.Read("bank.txt", strings.NewReader(text))
		quiz.Check(bank, func(quiz.PassageID) quiz.PassageState { return quiz.PassageReviewed })
		for _, item := range bank.Items() {
			if q, err := item.Ask(1); err == nil {
				q.Show("en")
				q.Close("sw")
				quiz.MarkToken(q, "25")
			}
		}
	})
}

func FuzzFormula(f *testing.F) {
	for _, text := range []string{"1+2*3", "ceil(a/3)*round2(100/(100-b))", "a/0", "((1)", "1e9", "0x1", "--1", "floor(ceil(a))"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if formula, err := quiz.ParseFormula(text); err == nil {
			formula.Names()
			_, _ = formula.Value(quiz.Numbers{})
		}
	})
}
