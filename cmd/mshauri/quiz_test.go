package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/quiz"
)

// ownBank is a bank of one's own: a good item, one that is not, and one whose id
// is taken. Invented.
const ownBank = `id,kind,area,topic,level,teaches,question,sw.question,right,sw.right,wrong,sw.wrong,wrong,sw.wrong,because,sw.because,source,confidence
OWN-1,choice,cold-chain,vvm,easy,KE-VVM-03,Which vial is used first?,Vial ipi kwanza?,The one with stage 2,Yenye stage 2,The one with stage 1,Yenye stage 1,Either of the two,Yoyote,Heat is the first rule.,Joto ni sheria ya kwanza.,UNICEF-VVM,from secondary source
OWN-2,choice,cold-chain,vvm,easy,NO-SUCH,Which vial is used last?,Vial ipi mwisho?,The one with stage 1,Yenye stage 1,The one with stage 2,Yenye stage 2,Either,Yoyote,Heat.,Joto.,UNICEF-VVM,from secondary source
QZ-020,choice,cold-chain,vvm,easy,KE-VVM-05,Which vial is thrown away?,Vial ipi inatupwa?,The one with stage 3,Yenye stage 3,The one with stage 1,Yenye stage 1,Either of the two,Yoyote,Heat is bad for it.,Joto ni baya.,UNICEF-VVM,from secondary source
`

func TestQuizCommands(t *testing.T) {
	m := newMachine(t)
	m.types("", "quiz", "check").does("181 items; may be asked: 0")
	file := filepath.Join(m.folder, "own.csv")
	must(t, os.WriteFile(file, []byte(ownBank), 0o600))
	m.types("", "quiz", "check", file)
	for _, want := range []string{"own.csv:3: OWN-2:", "own.csv:4: QZ-020: The id stands twice", "3 items;"} {
		if !strings.Contains(m.out, want) {
			t.Errorf("the check does not say %q:\n%s", want, m.out)
		}
	}
	if m.code == 0 || strings.Contains(m.out, "OWN-1:") {
		t.Errorf("it ended with %d, and says\n%s", m.code, m.out)
	}
	lines := strings.SplitAfter(ownBank, "\n")
	must(t, os.WriteFile(file, []byte(lines[0]+lines[1]), 0o600))
	m.types("", "quiz", "check", file).does("1 items; may be asked: 0")
	m.types("", "quiz", "preview", "--bank", file).does("OWN-1  cold-chain", "Vial ipi kwanza?")

	first := m.types("", "quiz", "preview", "QT-01", "--seed", "3").out
	if again := m.types("", "quiz", "preview", "qt-01", "--seed", "3").out; again != first || first == "" {
		t.Error("the same seed gives another question")
	}
	if other := m.types("", "quiz", "preview", "QT-01", "--seed", "4").out; other == first {
		t.Error("another seed gives the same question")
	}
	m.types("", "quiz", "preview", "NONE").refuses(1, "there is no such item")
	m.types("", "quiz", "why", "3").refuses(1, "no record here")
}

// Every item of the bank, asked and explained in either language, is a message
// that a mentees' group may get: at most 600 characters, with its source.
func TestEveryItemIsAskedAndExplainedWithin600Characters(t *testing.T) {
	settings := config.Default()
	settings.Rehearsal = config.Rehearsal{Address: "127.0.0.1:1", RootKey: strings.Repeat("ab", 32)}
	zone, err := settings.Zone()
	must(t, err)
	quizzes, err := newQuiz(settings, nil, always(packOf(settings)), zone, machineClock())
	must(t, err)
	for _, item := range quizzes.Bank.Items() {
		if item.Review.State == quiz.Withdrawn {
			continue
		}
		passage, ok := quizzes.Pack().Find(policy.ID(item.Teaches))
		if !ok {
			t.Fatalf("%s teaches %s, which is in no pack", item.ID, item.Teaches)
		}
		for seed := range uint64(5) {
			for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
				asked, closed, err := quizzes.Looks(item, seed, language)
				must(t, err)
				for what, text := range map[string]string{"question": asked.String(), "close": closed.String()} {
					text = strings.ReplaceAll(text, "https://wa.me/0", "https://wa.me/254700000000")
					if n := len([]rune(text)); n > quiz.GroupLimit {
						t.Errorf("%s, the %s in %s: %d characters\n%s", item.ID, what, language, n, text)
					}
				}
				if source := passage.SourceLine(language); source != "" && !strings.Contains(closed.String(), strings.TrimSuffix(source, ".")) {
					t.Errorf("%s: the close has no source in %s:\n%s", item.ID, language, closed)
				}
			}
		}
	}
}

func TestTimesInSessionHoursAreRefused(t *testing.T) {
	for expression, want := range map[string]string{
		"0 9 * * 2": "session hours", "30 7 * * *": "session hours", "45 12 * * *": "", "0 17 * * 5": "",
		"0 23 * * 1": "session hours", "0 25 * * 1": "no time", "every day": "no time", "0 12 * * *": "",
	} {
		settings := config.Default()
		settings.Quiz.Times = []string{"Some group = " + expression}
		zone, err := settings.Zone()
		must(t, err)
		_, err = newQuiz(settings, nil, always(packOf(settings)), zone, bot.Clock{Now: machineClock().Now})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", expression, err, want)
		}
	}
}

// A staff's bank is asked beside the one that ships; one with a problem is
// refused at the start, in a sentence that says how to see them all.
func TestTheStaffsOwnBank(t *testing.T) {
	settings := config.Default()
	zone, err := settings.Zone()
	must(t, err)
	lines := strings.SplitAfter(ownBank, "\n")
	settings.Quiz.Bank = filepath.Join(t.TempDir(), "own.csv")
	must(t, os.WriteFile(settings.Quiz.Bank, []byte(lines[0]+lines[1]), 0o600))
	quizzes, err := newQuiz(settings, nil, always(packOf(settings)), zone, machineClock())
	must(t, err)
	if _, ok := quizzes.Bank.Find("OWN-1"); !ok || quizzes.Bank.Len() != 182 {
		t.Errorf("the bank has %d items", quizzes.Bank.Len())
	}
	must(t, os.WriteFile(settings.Quiz.Bank, []byte(lines[0]+strings.Replace(lines[1], "choice", "choise", 1)), 0o600))
	if _, err := newQuiz(settings, nil, always(packOf(settings)), zone, machineClock()); err == nil || !strings.Contains(err.Error(), "own.csv:2: OWN-1") || !strings.Contains(err.Error(), "mshauri quiz check") {
		t.Errorf("a broken bank: %v", err)
	}
	settings.Quiz.Bank = filepath.Join(t.TempDir(), "none.csv")
	if _, err := newQuiz(settings, nil, always(packOf(settings)), zone, machineClock()); err == nil {
		t.Error("a bank that is not there is taken")
	}
}

// A group has its own times, or those of all; a mentors' group only its own.
// Themes hold for their weeks.
func TestTimesAndThemesByGroup(t *testing.T) {
	settings := config.Default()
	settings.Quiz.Times = append(settings.Quiz.Times, "Lari mentees = 0 17 * * 3", "Quiet mentees =", "Lari mentors = 0 17 * * 1")
	settings.Quiz.Themes = []string{"2026-11-23 2 weeks cold-chain", "Lari mentees = 2026-11-23 1 week mdvp"}
	settings.Quiz.PollGroups = []string{"Lari Mentees"}
	must(t, settings.Validate())
	zone, err := settings.Zone()
	must(t, err)
	quizzes, err := newQuiz(settings, nil, always(packOf(settings)), zone, machineClock())
	must(t, err)
	monday := time.Date(2026, 11, 23, 8, 0, 0, 0, zone)
	for _, test := range []struct {
		name  string
		kind  chat.GroupKind
		first string // after that Monday
		theme quiz.Theme
		later quiz.Theme // a week after
		poll  bool
	}{
		{"Mbuni mentees", chat.MenteesGroup, "Tue 12:45", quiz.Theme{Area: "cold-chain"}, quiz.Theme{Area: "cold-chain"}, false},
		{"Lari mentees", chat.MenteesGroup, "Wed 17:00", quiz.Theme{Topic: "mdvp"}, quiz.Theme{}, true},
		{"Quiet mentees", chat.MenteesGroup, "", quiz.Theme{Area: "cold-chain"}, quiz.Theme{Area: "cold-chain"}, false},
		{"Lari mentors", chat.MentorsGroup, "Mon 17:00", quiz.Theme{Area: "cold-chain"}, quiz.Theme{Area: "cold-chain"}, false},
		{"Mbuni mentors", chat.MentorsGroup, "", quiz.Theme{Area: "cold-chain"}, quiz.Theme{Area: "cold-chain"}, false},
	} {
		group := chat.Group{Name: test.name, Kind: test.kind}
		theme := func(at time.Time) quiz.Theme {
			slot, _ := quizzes.Themes(group).On(quiz.Day(at, zone))
			if slot.What == "" {
				return quiz.Theme{}
			}
			return slot.Theme()
		}
		first := ""
		if at := quizzes.Times(group).Next(monday); !at.IsZero() {
			first = at.In(zone).Format("Mon 15:04")
		}
		if first != test.first || theme(monday) != test.theme || theme(monday.AddDate(0, 0, 7)) != test.later || quizzes.IsPoll(group) != test.poll {
			t.Errorf("%s: first %q, theme %+v, later %+v, poll %v; want %+v", test.name, first, theme(monday), theme(monday.AddDate(0, 0, 7)), quizzes.IsPoll(group), test)
		}
		if theme := theme(monday.AddDate(0, 0, 14)); !theme.IsZero() {
			t.Errorf("%s: after two weeks %+v", test.name, theme)
		}
	}
	for _, theme := range []string{"2026-11-23 4 weeks red", "soon 1 week red", "2026-11-23 1 red"} {
		settings.Quiz.Themes = []string{theme}
		if err := settings.Validate(); err == nil {
			t.Errorf("the theme %q is taken", theme)
		}
	}
}
