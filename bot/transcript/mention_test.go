package transcript

import "testing"

func TestMentionsAreMasked(t *testing.T) {
	var senders []*sender
	for _, name := range []string{"Nurse Invented One", "Nurse Invented", "Zawadi", "Jo", "+254 700 000 001", "Élodie Imaginée", "Mwalimu wa Afya 2"} {
		senders = append(senders, &sender{name: name})
	}
	m := newMentions(senders)
	for _, test := range []struct{ text, want string }{
		{"asante", "asante"},
		{"Thanks Nurse Invented One!", "Thanks [name 1]!"},
		{"thanks NURSE invented  one", "thanks [name 1]"},
		{"Nurse Invented said it, not Nurse Invented One", "[name 1] said it, not [name 2]"},
		{"ask Nurse Inventedly", "ask Nurse Inventedly"},
		{"@Zawadi and Zawadi, zawadi ya mtoto", "@[name 1] and [name 1], zawadi ya mtoto"},
		{"@\u2068Somebody Else\u2069 njoo, \u2068Zawadi\u2069 pia", "@[name 1] njoo, [name 2] pia"},
		{"@\u2068+254 700 000 001\u2069 njoo", "@\u2068+254 700 000 001\u2069 njoo"},
		{"\u2068never shut", "\u2068never shut"},
		{"élodie imaginée", "[name 1]"},
		{"Mwalimu wa Afya 2 na mwalimu wa afya", "[name 1] na mwalimu wa afya"},
		{"Jo is too short to be sure of", "Jo is too short to be sure of"},
		{"\xff\xfe Zawadi \xc3", "\xff\xfe [name 1] \xc3"},
		{"", ""},
	} {
		if got := string(m.mask([]byte(test.text))); got != test.want {
			t.Errorf("%q becomes %q, not %q", test.text, got, test.want)
		}
	}
}
