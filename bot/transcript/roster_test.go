package transcript

import (
	"errors"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
)

// numbered stands in for WhatsApp's reading of numbers.
func numbered(number string) (chat.Alias, error) {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	if len(digits) < 9 {
		return "", errors.New("this is not a telephone number: write it as 07xx xxx xxx or +254 7xx xxx xxx")
	}
	return chat.Alias("pn-" + digits[len(digits)-9:]), nil
}

func TestRosterReadsTablesAndYAML(t *testing.T) {
	for _, text := range []string{
		"\ufeffsender, role, number, consent\n# a remark\nNurse Invented One, mentor, 0700 000 001\n\n\"Nurse, Invented Two\", Mentee\n+254 700 000 003, mentee\n~ Nurse  Invented Four, staff, , no\n",
		"- sender: Nurse Invented One\n  role: mentor\n  number: 0700 000 001\n- sender: Nurse, Invented Two\n  role: Mentee\n- {sender: +254 700 000 003, role: mentee}\n- sender: ~ Nurse  Invented Four\n  role: staff\n  number:\n  consent: no\n",
	} {
		r, err := ReadRoster(strings.NewReader(text), numbered)
		if err != nil {
			t.Errorf("%v in\n%s", err, text)
			continue
		}
		for name, want := range map[string]listed{
			"Nurse Invented One":  {role: chat.Mentor, alias: "pn-700000001"},
			"Nurse, Invented Two": {role: chat.Mentee},
			"+254 700 000 003":    {role: chat.Mentee, alias: "pn-700000003"},
			"Nurse Invented Four": {role: chat.Staff, refuses: true},
		} {
			got, ok := r.find(name)
			got.line = 0
			if !ok || got != want {
				t.Errorf("%q is %+v, not %+v", name, got, want)
			}
		}
		if len(r.people) != 4 {
			t.Errorf("%d people", len(r.people))
		}
	}
}

func TestRosterNamesTheLine(t *testing.T) {
	for _, test := range []struct{ text, said string }{
		{"", "has nobody in it"},
		{"sender, role\n", "has nobody in it"},
		{"Amina, mentor\nBen, nurse\n", "line 2 of the list of members: the role must be mentor, mentee, facilitator, supervisor or staff"},
		{"Amina, mentor\nBen\n", "line 2 of the list of members: it has 1 parts"},
		{"Amina, mentor, 12\n", "line 1 of the list of members: this is not a telephone number"},
		{"Amina, mentor, , perhaps\n", "line 1 of the list of members: the consent must be yes or no"},
		{"Amina, mentor\n\n~ Amina, mentee\n", "line 3 of the list of members: that sender is in line 1 already"},
		{" , mentor\n", "line 1 of the list of members: the sender is empty"},
		{"Amina, mentor\n\"Ben, mentor\n", "of the list of members: the quotation marks do not fit"},
		{"- sender: Amina\n  role: mentor\n- sender: Ben\n  post: mentor\n", "line 4 of the list of members: the keys are"},
		{"- sender: Amina\n  role: mentor\n- sender: Ben\n  role: nurse\n", "line 3 of the list of members: the role must be"},
		{"- sender: [\n", "of the list of members: this is not a list in YAML"},
		{"---\nsender: Amina\n", "write a list"},
	} {
		_, err := ReadRoster(strings.NewReader(test.text), numbered)
		if err == nil || !strings.Contains(err.Error(), test.said) {
			t.Errorf("%q gives %v", test.text, err)
		} else if strings.Contains(err.Error(), "Amina") || strings.Contains(err.Error(), "Ben") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q gives an error that shows it: %v", test.text, err)
		}
	}
}
