package privacy_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

func newScrubber(t testing.TB) *privacy.Scrubber {
	t.Helper()
	s, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// scrubCase is one text and what must be left of it. Every detector has a
// table of them in its own file.
type scrubCase struct{ label, text, want string }

func runCases(t *testing.T, cases []scrubCase) {
	t.Helper()
	s := newScrubber(t)
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			clean, _ := s.Scrub(privacy.NewRaw(c.text))
			if clean.String() != c.want {
				t.Errorf("\n text %s\n got  %s\n want %s", c.text, clean, c.want)
			}
			checkSettled(t, s, c.text)
		})
	}
}

// stays runs texts that must not be touched.
func stays(t *testing.T, texts ...string) {
	t.Helper()
	cases := make([]scrubCase, len(texts))
	for i, text := range texts {
		cases[i] = scrubCase{label: text, text: text, want: text}
	}
	runCases(t, cases)
}

func TestPersonsAreNumbered(t *testing.T) {
	runCases(t, []scrubCase{
		{"the same person, the same number", "Emily Wanjiku alikuja. Mwambie Emily arudi.", "[name 1] alikuja. Mwambie [name 1] arudi."},
		{"different persons", "Mama Wanjiku na Baba Otieno walikuja", "[name 1] na [name 2] walikuja"},
		{"a title makes another person", "Mama Keith alimleta Keith", "[name 1] alimleta [name 2]"},
		{"numbers that stand are not given again", "[name 2] alimleta mtoto wa Otieno", "[name 2] alimleta mtoto wa [name 3]"},
		{"small letters and capitals", "OTIENO FELIX missed MR. Trace otieno felix", "[name 1] missed MR. Trace [name 1]"},
	})
}

func TestMarksThatStandAreKept(t *testing.T) {
	s := newScrubber(t)
	text := "[name 1] wa [name 2], simu [phone], [id], [date], [place], [age 2 months], [email], [other]"
	clean, findings := s.Scrub(privacy.NewRaw(text))
	if clean.String() != text {
		t.Errorf("marks were changed: %s", clean)
	}
	want := map[privacy.Kind]int{
		privacy.KindName: 2, privacy.KindPhone: 1, privacy.KindID: 1, privacy.KindDate: 1,
		privacy.KindPlace: 1, privacy.KindAge: 1, privacy.KindEmail: 1, privacy.KindOther: 1,
	}
	if len(findings) != len(want) {
		t.Fatalf("findings %v", findings)
	}
	for _, f := range findings {
		if want[f.Kind] != f.Count {
			t.Errorf("%s counted %d times, want %d", f.Kind, f.Count, want[f.Kind])
		}
	}
}

func TestWhatOnlyLooksLikeAMark(t *testing.T) {
	runCases(t, []scrubCase{
		{"a number hidden in a mark", "[name 0722494882]", "[name [phone]]"},
		{"an unknown word", "[school 1] iko wapi", "[school 1] iko wapi"},
		{"a name inside", "[id Wanjiku Otieno]", "[id [name 1]]"},
	})
}

func TestDisguiseDoesNotHelp(t *testing.T) {
	runCases(t, []scrubCase{
		{"zero-width", "mtoto wa W\u200ba\u200bn\u200bj\u200biku", "mtoto wa [name 1]"},
		{"Cyrillic letters", "mtoto wa Wаnjіku", "mtoto wa [name 1]"},
		{"full width", "mtoto wa Ｗａｎｊｉｋｕ, ０７２２４９４８８２", "mtoto wa [name 1], [phone]"},
		{"combining marks", "mtoto wa Wa\u0301nji\u0303ku", "mtoto wa [name 1]"},
		{"right-to-left marks", "simu \u202e0722\u202c494882", "simu \u202e[phone]"},
		{"emoji digits", "simu 0️⃣7️⃣2️⃣2️⃣4️⃣9️⃣4️⃣8️⃣8️⃣2️⃣", "simu [phone]"},
		{"circled digits", "simu ⓪⑦②②④⑨④⑧⑧②", "simu [phone]"},
		{"Arabic digits", "simu ٠٧٢٢٤٩٤٨٨٢", "simu [phone]"},
		{"no-break spaces", "simu 0722\u00a0494\u202f882", "simu [phone]"},
	})
}

func TestOptions(t *testing.T) {
	s, err := privacy.NewScrubber(privacy.Options{Names: []string{"Zyxweva"}, Places: []string{"Qirimbo"}, SafeWords: []string{"Wanjikunet"}})
	if err != nil {
		t.Fatal(err)
	}
	clean, _ := s.Scrub(privacy.NewRaw("zyxweva ametoka qirimbo kwa Wanjikunet"))
	if want := "[name 1] ametoka [place] kwa Wanjikunet"; clean.String() != want {
		t.Errorf("got %q, want %q", clean, want)
	}
}

// A word that the service reads stays where no list knows it (it was seen to be
// taken without), and changes nothing where one does.
func TestVocabularyStaysWhereNoListKnowsIt(t *testing.T) {
	s, err := privacy.NewScrubber(privacy.Options{Vocabulary: []string{"Okonyera", "Wanjiku", "Zebongo"}, Names: []string{"Zebongo"}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"mtoto Okonyera sana, mtoto Wanjiku sana": "mtoto Okonyera sana, mtoto [name 1] sana",
		"simu ya wanjiku haishiki":                "simu ya [name 1] haishiki",
		"mama zebongo amekuja":                    "[name 1] amekuja", // the programme's own list knows it
	} {
		if clean, _ := s.Scrub(privacy.NewRaw(text)); clean.String() != want {
			t.Errorf("got %q, want %q", clean, want)
		}
	}
}

func TestOptionsThatCannotBeUsed(t *testing.T) {
	for _, c := range []struct {
		label   string
		options privacy.Options
		says    string
	}{
		{"empty", privacy.Options{Names: []string{"  "}}, `list of names has the entry "  ": it holds no word`},
		{"short", privacy.Options{Places: []string{"ab"}}, `list of places has the entry "ab": it is too short`},
		{"digits", privacy.Options{Names: []string{"Ann 2"}}, "only letters, apostrophes and hyphens"},
		{"two safe words", privacy.Options{SafeWords: []string{"cold chain"}}, "one by one"},
		{"a sentence", privacy.Options{Places: []string{"a place of many many words"}}, "more than four words"},
		{"long", privacy.Options{Names: []string{strings.Repeat("a", 61)}}, "longer than 60"},
	} {
		t.Run(c.label, func(t *testing.T) {
			_, err := privacy.NewScrubber(c.options)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
		})
	}
}
