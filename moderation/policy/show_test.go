package policy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

func parse(t testing.TB, text string) chat.Language {
	t.Helper()
	language, err := chat.ParseLanguage(text)
	if err != nil {
		t.Fatal(err)
	}
	return language
}

func TestShow(t *testing.T) {
	for _, c := range []struct {
		label, want, wantSw string
		change              func(*policy.Passage)
	}{
		{
			"a summary says that it is one",
			"In short, after Guidelines 2013, p. 28 (national policy): Keep vaccines at +2 to +8 C.",
			"Kwa ufupi, kufuatana na Guidelines 2013, p. 28 (sera ya kitaifa): Keep vaccines at +2 to +8 C.",
			func(*policy.Passage) {},
		},
		{
			"second hand is said",
			"In short, after Guidelines 2013, p. 28 (national policy), as reported by another document: Keep vaccines at +2 to +8 C. Not yet checked by the programme.",
			"Kwa ufupi, kufuatana na Guidelines 2013, p. 28 (sera ya kitaifa), kama inavyoripotiwa na waraka mwingine: Keep vaccines at +2 to +8 C. Bado haijakaguliwa na mpango.",
			func(p *policy.Passage) {
				p.Confidence, p.State, p.Review = policy.FromSecondary, policy.Draft, policy.Review{}
			},
		},
		{
			"background names no document",
			"General practice, no page was opened: Keep vaccines at +2 to +8 C. Ask your mentor first.",
			"Ujuzi wa kawaida wa kazi; hakuna waraka uliosomwa: Keep vaccines at +2 to +8 C. Muulize mentor wako kwanza.",
			func(p *policy.Passage) { p.Confidence, p.Authority = policy.Background, policy.NoAuthority },
		},
		{
			"an imported passage stands in quotation marks",
			"“Keep vaccines at +2 to +8 C.” – Guidelines 2013, p. 28 (national policy).",
			"“Keep vaccines at +2 to +8 C.” – Guidelines 2013, p. 28 (sera ya kitaifa).",
			func(p *policy.Passage) { p.Kind, p.Origin = policy.Verbatim, "guidelines.pdf" },
		},
		{
			"verbatim without its file does not",
			"In short, after Guidelines 2013, p. 28 (national policy): Keep vaccines at +2 to +8 C.",
			"Kwa ufupi, kufuatana na Guidelines 2013, p. 28 (sera ya kitaifa): Keep vaccines at +2 to +8 C.",
			func(p *policy.Passage) { p.Kind = policy.Verbatim },
		},
		{
			"what was replaced says so",
			"Older, since replaced. In short, after Guidelines 2013, p. 28 (national policy): Keep vaccines at +2 to +8 C.",
			"Ya zamani, imebadilishwa. Kwa ufupi, kufuatana na Guidelines 2013, p. 28 (sera ya kitaifa): Keep vaccines at +2 to +8 C.",
			func(p *policy.Passage) { p.SupersededBy = []policy.ID{"T-2"} },
		},
	} {
		t.Run(c.label, func(t *testing.T) {
			hit := policy.Hit{Passage: passage(c.change)}
			if got := policy.Show(hit, chat.English).String(); got != c.want {
				t.Errorf("shown as %q, want %q", got, c.want)
			}
			if got := policy.Show(hit, chat.Kiswahili).String(); got != c.wantSw {
				t.Errorf("shown as %q, want %q", got, c.wantSw)
			}
		})
	}
}

// TestQuotationMarksStandOnlyRoundImportedWords walks every passage that ships
// and passages of an imported document, in both languages and every state:
// what stands in quotation marks is in the file, letter for letter.
func TestQuotationMarksStandOnlyRoundImportedWords(t *testing.T) {
	const file = "Chapter 3. Vaccines are stored between +2 and +8 C at all times. The so called \"cold life\" is tested. End."
	imported := []policy.Passage{
		passage(func(p *policy.Passage) {
			p.ID, p.Kind, p.Origin, p.Text = "I-1", policy.Verbatim, "manual.pdf", "Vaccines are stored between +2 and +8 C at all times."
		}),
		passage(func(p *policy.Passage) {
			p.ID, p.Kind, p.Origin, p.Text = "I-2", policy.Summary, "manual.pdf", "Keep “cold” \"always\" «so»."
		}),
		passage(func(p *policy.Passage) {
			p.ID, p.Kind, p.Text = "I-3", policy.Verbatim, "Vaccines are stored „cold‟."
		}),
		passage(func(p *policy.Passage) {
			p.ID, p.Kind, p.Origin, p.Text, p.State, p.Review = "I-4", policy.Verbatim, "manual.pdf", "The so called \"cold life\" is tested.", policy.Draft, policy.Review{}
		}),
	}
	for _, p := range append(policy.Shipped().Passages(), imported...) {
		for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
			shown := policy.Show(policy.Hit{Passage: p}, language).String()
			rest, quoted := shown, ""
			if before, after, found := strings.Cut(shown, "“"); found {
				inside, end, closed := strings.Cut(after, "”")
				if !closed {
					t.Fatalf("%s: a quotation is not closed: %q", p.ID, shown)
				}
				quoted, rest = inside, before+end
			}
			if quoted != "" && (p.Origin == "" || !strings.Contains(file, quoted)) {
				t.Errorf("%s: %q stands in quotation marks, and is in no imported file", p.ID, quoted)
			}
			if strings.ContainsAny(rest, "\"“”„‟«»") {
				t.Errorf("%s: quotation marks outside a quotation: %q", p.ID, rest)
			}
		}
	}
}

func TestEverythingShippedFitsOneMessage(t *testing.T) {
	for _, pack := range []*policy.Pack{policy.Shipped(), shipped()} {
		for _, p := range pack.Passages() {
			for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
				if n := utf8.RuneCountInString(policy.Show(policy.Hit{Passage: p}, language).String()); n > policy.MaxShown {
					t.Errorf("%s has %d characters in %s", p.ID, n, language)
				}
			}
		}
	}
}
