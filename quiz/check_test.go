package quiz_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/quiz"
)

func TestCheckFindsEachFault(t *testing.T) {
	known := func(id quiz.PassageID) quiz.PassageState {
		switch id {
		case "KE-OLD":
			return quiz.PassageSuperseded
		case "KE-GONE":
			return quiz.PassageWithdrawn
		case "KE-NEVER":
			return quiz.PassageUnknown
		}
		return quiz.PassageDraft
	}
	for _, test := range []struct {
		label, text, old, new, want string
	}{
		{"a good choice", choiceText, "", "", ""},
		{"a good number", sumText, "", "", ""},
		{"an id twice", choiceText + choiceText, "", "", "The id stands twice: first in bank.txt, line 1."},
		{"the same passage and answer twice", choiceText + strings.Replace(choiceText, "X-1", "X-9", 1), "", "", "It teaches KE-VVM-01 with the same answer as X-1."},
		{"no Kiswahili question", choiceText, "sw.question: Njia ipi?\n", "", "The question is missing in Kiswahili."},
		{"no Kiswahili option", choiceText, "sw.right: Hii hapa\n", "", "The right option is missing in Kiswahili."},
		{"no Kiswahili wrong options", choiceText, "sw.wrong: Ile pale\nsw.wrong: Nyingine\n", "", "The wrong option 2 is missing in Kiswahili."},
		{"the same sentence in both", choiceText, "sw.because: Ndivyo ilivyo.", "sw.because: So it is.", "The same sentence stands in English and in Kiswahili."},
		{"no source", choiceText, "source: BG\n", "", "The source is missing."},
		{"no confidence", choiceText, "confidence: read in source\n", "", "The confidence is missing."},
		{"withdrawn without a cause", choiceText, "source: BG", "state: withdrawn\nsource: BG", "A withdrawn item, and only one, has a cause."},
		{"two options alike", choiceText, "wrong: That one", "wrong: this one!", `Two options are the same in English: "this one!".`},
		{"two options alike in Kiswahili", choiceText, "sw.wrong: Ile pale", "sw.wrong: hii hapa.", "Two options are the same in Kiswahili"},
		{"too few options", strings.Replace(choiceText, "\nwrong: That one", "", 1), "sw.wrong: Ile pale\n", "", "It has 2 options: there must be 3 to 12."},
		{"an option too long for a poll", choiceText, "wrong: That one", "wrong: " + strings.Repeat("long ", 21), "Option 2 has 104 characters in English: a poll takes 100."},
		{"the right one longest by more than a third", choiceText, "right: This one", "right: This one here, as you see", "The right option is longer than every other by more than a third in English."},
		{"an option with its own letter", choiceText, "wrong: That one", "wrong: B: that one", "Option 2 begins with a letter of its own in English"},
		{"an option about the others", choiceText, "wrong: That one", "wrong: None of the above", "Option 2 speaks of the other options, which are shuffled."},
		{"a question too long for a poll", choiceText, "question: Which way?", "question: " + strings.Repeat("Which way? ", 24), "a poll takes 255."},
		{"an explanation too long", choiceText, "because: So it is.", "because: " + strings.Repeat("So it is. ", 40), "there is room for 400."},
		{"an unknown passage", choiceText, "KE-VVM-01", "KE-NEVER", "It rests on the passage KE-NEVER, which is not in the policy pack."},
		{"a superseded passage", choiceText, "KE-VVM-01", "KE-OLD", "It rests on the passage KE-OLD, which is superseded."},
		{"a withdrawn passage beside", choiceText, "teaches: KE-VVM-01", "teaches: KE-VVM-01\nwith: KE-GONE", "It rests on the passage KE-GONE, which is withdrawn."},
		{"a blank lost in translation", sumText, "Una dozi {doses}", "Una dozi nyingi", "The question has other blanks in Kiswahili than in English."},
		{"a slip without Kiswahili", sumText, "sw.says.down: Umepunguza.\n", "", "The word for the slip down is missing in Kiswahili."},
		{"conditions that cannot be met", sumText, "answer: ceil", "where: doses > 1000\nanswer: ceil", "It cannot be asked: ask X-2: no numbers satisfy the conditions."},
		{"a division by zero", sumText, "answer: ceil(doses/dpv)", "answer: ceil(doses/(dpv-dpv))", "It cannot be asked: ask X-2: it divides by zero."},
		{"a slip that is right", sumText, "slip.down: floor(doses/dpv)", "slip.down: ceil(doses/dpv)", "The slip down (line 15) can lie within the tolerance of a right answer."},
		{"a slip within the tolerance", sumText, "within: 0", "within: 1", "The slip down (line 15) can lie within the tolerance of a right answer."},
		{"a slip below zero", sumText, "slip.down: floor(doses/dpv)", "slip.down: dpv-doses", "The slip down (line 15) can be zero or negative."},
		{"two slips alike", sumText, "because: Round up.", "slip.other: floor(doses/dpv)\nsays.other: Again.\nsw.says.other: Tena.\nbecause: Round up.", "The slips down and other can be the same number."},
		{"a wrong method that is taken for right", sumText, "because: Round up.", "slip.other: (doses+dpv-1)/dpv\nbecause: Round up.", "A wrong method, the slip other, is taken for right in"},
		{"a number that no clinic has", sumText, "draw.dpv: 5, 10", "draw.dpv: 5, 10, 50", "The number dpv can be 50: in a clinic it is 1 to 20."},
		{"an answer that no clinic has", sumText, "answer: ceil(doses/dpv)", "answer: doses*dpv", "which does not occur in a clinic."},
		{"a number that is not shown", sumText, "answer: ceil", "draw.wr: 20, 30\nanswer: ceil", "The number wr is drawn but not shown in the question."},
	} {
		t.Run(test.label, func(t *testing.T) {
			text := test.text
			if test.old != "" {
				if text = strings.Replace(text, test.old, test.new, 1); text == test.text {
					t.Fatal("the test changes nothing")
				}
			}
			bank, unread := quiz.Read("bank.txt", strings.NewReader(text))
			if len(unread) > 0 {
				t.Fatal(unread)
			}
			var lines []string
			for _, problem := range quiz.Check(bank, known) {
				lines = append(lines, problem.String())
				if !strings.HasPrefix(problem.String(), "bank.txt:") || !strings.HasSuffix(problem.Text, ".") {
					t.Errorf("not a sentence with its line: %s", problem)
				}
			}
			got := strings.Join(lines, "\n")
			if test.want == "" && got != "" || test.want != "" && !strings.Contains(got, test.want) {
				t.Errorf("problems:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

func TestCheckFindsABankWhoseRightOptionIsTheLongest(t *testing.T) {
	var text strings.Builder
	for _, letter := range "abcdefghijkl" {
		one := strings.Replace(choiceText, "X-1", "X-1"+string(letter), 1)
		one = strings.Replace(one, "KE-VVM-01", "KE-VVM-"+string(letter), 1)
		text.WriteString(strings.Replace(one, "right: This one", "right: This one here", 1))
	}
	bank, _ := quiz.Read("bank.txt", strings.NewReader(strings.ReplaceAll(text.String(), "wrong: That one", "wrong: That one, or so")))
	for _, problem := range quiz.Check(bank, func(quiz.PassageID) quiz.PassageState { return quiz.PassageDraft }) {
		t.Errorf("a good bank: %s", problem)
	}
	bank, _ = quiz.Read("bank.txt", strings.NewReader(text.String()))
	found := quiz.Check(bank, func(quiz.PassageID) quiz.PassageState { return quiz.PassageDraft })
	want := "The right option is the longest in 12 of 12 items in English: more than a third can be guessed by it."
	if len(found) == 0 || !strings.Contains(quiz.Problems(found).Error(), want) {
		t.Errorf("%v", found)
	}
}
