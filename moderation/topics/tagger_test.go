package topics_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

// Every message here is invented.

func TestRulesOfTheTaxonomy(t *testing.T) {
	tagger := topics.New()
	for _, c := range []struct {
		label, text string
		want        chat.Area
	}{
		{"2: the question decides, not the noun", "Penta iliyofunguliwa Monday, bado iko sawa?", topics.Administering},
		{"2: a fridge is named, a vial is meant", "The opened penta has been in the fridge three weeks, can I still use it?", topics.Administering},
		{"3: a percentage is worked out", "Penta1 210 na Penta3 180, dropout ni ngapi?", topics.DataUse},
		{"3: doses are worked out", "How many vials of penta do I order for 60 children a month?", topics.Supply},
		{"3: a target is estimated", "How do I estimate the target population of my catchment?", topics.Coverage},
		{"4: a greeting with a question", "Good morning all, how do I read a fridge tag alarm?", topics.ColdChain},
		{"4: a greeting in Kiswahili with a question", "Habari zenu, naandika wapi dozi za outreach kwa tally?", topics.RecordKeeping},
		{"5: may the vial be carried", "Can I carry an opened penta vial to outreach?", topics.Administering},
		{"5: a rate of wastage", "BCG vials 10 opened, 110 babies vaccinated, wastage rate ni ngapi?", topics.Supply},
		{"5: children told to come back", "Mothers are told to come back until ten children are there, is that right?", topics.Coverage},
		{"6: what coverage and dropout mean together", "High coverage of penta1 but high dropout, is it a problem of access or utilization?", topics.DataUse},
		{"6: which village comes first", "Which village should we reach first for outreach, the farthest one?", topics.RED},
		{"7: which column", "Children vaccinated at outreach, which column of the register do I use?", topics.RecordKeeping},
		{"7: a rule of the group on photographs", "Is it allowed to post photos of children in this group?", topics.General},
		{"8: a picture without words", "📷", topics.General},
		{"8: nothing at all", "", topics.General},
		{"9: a temperature of the fridge", "Fridge temperature is 11 degrees this morning", topics.ColdChain},
		{"9: a temperature of a child", "Child has a temperature of 38.4, do I vaccinate?", topics.Administering},
		{"9: fever, told to the mother", "What do I tell the mother about fever after the injection?", topics.Communication},
		{"9: fever, reported", "Fever after penta, do I fill the AEFI form?", topics.RecordKeeping},
		{"9: the card, filled", "Kadi imeisha nafasi, naandika wapi MR2?", topics.RecordKeeping},
		{"9: cards out of stock", "MCH booklets are out of stock, who can lend us some?", topics.Supply},
		{"9: the defaulter register", "Who fills MOH 525 and how often?", topics.RecordKeeping},
		{"9: defaulters traced", "How do you trace defaulters without airtime?", topics.Coverage},
		{"9: stock in the ledger", "How do I write returned vials in the ledger?", topics.RecordKeeping},
		{"9: wastage as a reason not to open", "Should I refuse to open a BCG vial for one baby because of wastage?", topics.Administering},
		{"9: dropout to be reduced", "How can we reduce dropout between penta3 and MR1?", topics.Coverage},
		{"9: the strike itself", "Mgomo unaisha lini?", topics.General},
		{"9: the strike and the children", "After the strike how do we catch up the children who missed vaccines?", topics.Coverage},
		{"9: only the login", "ChanjoKE app imekataa kusync, niandike kwa register kwanza?", topics.RecordKeeping},
	} {
		areas, _ := tagger.Tag(privacy.Stored(c.text))
		if areas[0] != c.want {
			t.Errorf("%s: got %v, want %s", c.label, areas, c.want)
		}
	}
}

// What is told, in the words in which it is asked, is no question: an answer
// with "or" in it, a rule without anybody who does it. Seen red: with the
// weights learnt before such answers stood in tag-extra.jsonl.
func TestAnAnswerIsNoQuestion(t *testing.T) {
	tagger := topics.New()
	for text, want := range map[string]bool{
		"Hapana, MR inatupwa baada ya masaa sita au mwisho wa kliniki": false,
		"MR inatupwa masaa sita":                                           false,
		"Inatupwa baada ya masaa sita au kliniki ikiisha":                  false,
		"No, MR is discarded after six hours or at the end of the session": false,
		"MR inatupwa baada ya masaa ngapi":                                 true,
		"MR inatupwa baada ya masaa sita au mwisho wa kliniki?":            true,
		"Je, MR inatupwa baada ya masaa sita ama nane":                     true,
		"how long do we keep MR after mixing":                              true,
		"Penta inawekwa wiki nne au sita?":                                 true,
	} {
		if got := tagger.Question(privacy.Stored(text)); got != want {
			t.Errorf("%q is read as a question: %v", text, got)
		}
	}
}

// The typical questions of the taxonomy, area by area.
func TestTypicalQuestions(t *testing.T) {
	tagger := topics.New()
	right, all := 0, 0
	for area, questions := range typical {
		for _, text := range questions {
			all++
			areas, _ := tagger.Tag(privacy.Stored(text))
			if areas[0] == area {
				right++
				continue
			}
			t.Logf("%q: got %v, want %s", text, areas, area)
		}
	}
	if right*100 < all*95 {
		t.Errorf("%d of %d typical questions have their area, want 95 in 100", right, all)
	}
}

func TestQuestions(t *testing.T) {
	tagger := topics.New()
	for _, c := range []struct {
		label, text string
		want        bool
	}{
		{"a question mark", "Who signs the microplan?", true},
		{"no mark, English", "can I give penta and rota same day", true},
		{"no mark, Kiswahili", "chanjo ya rota itafika lini", true},
		{"may I", "naweza tumia hii vial kesho", true},
		{"one or the other", "nichanje ama arudi", true},
		{"who has some", "Nani ako na BCG ya ziada", true},
		{"asks to know", "naomba kujua formula ya wastage factor", true},
		{"a quiz question", "Quiz: name two components of RED", true},
		{"the ending -je", "tunawafikiaje watoto wa mbali", true},
		{"a statement", "Stage 3 and 4 discard", false},
		{"a bare answer", "Jibu ni masaa sita", false},
		{"a request that asks nothing", "Please send your reports by Friday", false},
		{"thanks", "Asante sana mentor", false},
		{"an announcement", "Outreach imeahirishwa hadi Ijumaa", false},
		{"nothing", "", false},
	} {
		_, asked := tagger.Tag(privacy.Stored(c.text))
		if asked != c.want {
			t.Errorf("%s: got %v, want %v", c.label, asked, c.want)
		}
		if alone := tagger.Question(privacy.Stored(c.text)); alone != asked {
			t.Errorf("%s: Question says %v and Tag says %v", c.label, alone, asked)
		}
	}
}

func TestTwoAreasOnlyForTwoQuestions(t *testing.T) {
	tagger := topics.New()
	for _, c := range []struct {
		label, text string
		want        []chat.Area
	}{
		{"two questions", "How many vials of MR do I order for three months? And where in the register do I write outreach doses?", []chat.Area{topics.Supply, topics.RecordKeeping}},
		{"one question, two nouns", "Can I use the opened penta that stayed in the fridge since Monday?", []chat.Area{topics.Administering}},
		{"a question and a greeting", "Good morning colleagues. How do I do a shake test?", []chat.Area{topics.ColdChain}},
		{"two questions on one matter", "When is MR2 given? Can it be given with TCV on the same day?", []chat.Area{topics.Administering}},
		{"a statement and a question", "The fridge is at five degrees. How do I calculate the dropout rate?", []chat.Area{topics.DataUse}},
	} {
		areas, _ := tagger.Tag(privacy.Stored(c.text))
		same := len(areas) == len(c.want)
		for i := range areas {
			same = same && slices.Contains(c.want, areas[i])
		}
		if !same {
			t.Errorf("%s: got %v, want %v", c.label, areas, c.want)
		}
	}
}

func TestScoresAddUp(t *testing.T) {
	tagger := topics.New()
	for _, text := range []string{"", "🙏", "Ndio", "Fridge-tag iko na alarm ya chini, natumia penta?"} {
		areas, _ := tagger.Tag(privacy.Stored(text))
		scores := tagger.Scores(privacy.Stored(text))
		if len(scores) != len(topics.Areas()) || scores[0].Area != areas[0] {
			t.Errorf("%q: scores begin with %v, the tag is %v", text, scores[0], areas)
		}
		var sum float64
		for i, score := range scores {
			sum += score.Share
			if i > 0 && score.Share > scores[i-1].Share {
				t.Errorf("%q: scores are not in order", text)
			}
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("%q: shares add up to %f", text, sum)
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, seed := range []string{
		"", "?", "[name 1] [", "\xff\xfe", "penta3 -1.2°C 38.5 9am 50% [", "a\x00b", "ＰＥＮＴＡ", strings.Repeat("aaaa ", 500), strings.Repeat("🙏", 300),
		"mr 1 2 3 bcg 20 opv", "'", "ni", "kwa nini?!?!", "\u202e\u200b\u0301", "saa 9 ya", "moh 510", "5", "5.5.5.5", "...,,,", "na na na and and how how",
	} {
		f.Add(seed)
	}
	tagger := topics.New()
	known := make(map[chat.Area]bool)
	for _, area := range topics.Areas() {
		known[area] = true
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := privacy.Stored(text)
		areas, asked := tagger.Tag(clean)
		if len(areas) < 1 || len(areas) > 2 || !known[areas[0]] || !known[areas[len(areas)-1]] || len(areas) == 2 && areas[0] == areas[1] {
			t.Fatalf("areas %v", areas)
		}
		again, askedAgain := tagger.Tag(clean)
		if len(again) != len(areas) || again[0] != areas[0] || askedAgain != asked {
			t.Fatal("the same text is tagged differently the second time")
		}
		tagger.StockAlert(clean)
		tagger.Scores(clean)
	})
}
