package privacy_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// The shape tests hold how a number is written; these hold where it stands: a
// cue before it, behind it, in a question, in a list, with what people say in
// between, in the languages of the groups. A sentence is a pattern: B is a
// facility's book, N a number in it, P a paper of a person, D its number, M a
// telephone. What must go is read off the scrubbed text: none of the digits drawn
// may be left. Facility numbers behind their book only by nearness to the book
// ("0093") leaked before the clause was read, and were seen to.
var (
	bookNames = []string{"CWC", "ANC", "PNC", "OPD", "IP", "HEI", "CCC", "permanent register", "cwc", "anc", "hei"}
	registers = []string{"register", "permanent register", "CWC register", "ANC register", "rejista", "OPD register", "immunization register", "the register"}
	// numbers as they stand in a register: & is a digit but nought, # any digit
	serialForms = []string{"&##/24", "0&##/23", "&###/2024", "2024/&##", "00&#", "0&##", "&##-24", "&#/24", "&###", "1####/24/0##"}
	// those that nothing else is written like
	sureForms  = []string{"&##/24", "0&##/23", "&###/2024", "00&#", "0&##/24"}
	longForms  = []string{"&##/24", "0&##/23", "&###/2024", "&###", "00&#"}
	paperNames = []string{"ID", "national ID", "kitambulisho", "SHA", "NHIF", "passport", "birth notification", "birth certificate", "Maisha", "UPI", "booklet", "kadi", "alien ID", "id"}
	paperForms = []string{"&#######", "&# ### ###", "&######", "&#-###-###", "&# # # # # # #"}
)

var bookClauses = []string{
	"B N", "B no N", "B no. N", "B number N", "B number is N", "B number ni N", "B namba N", "B namba ni N", "B # N", "B:N", "B: N", "B-N", "B/N", "(B N)", "her B no is N", "his B number was N",
	"B yake ni N", "B ya mtoto ni N", "B card says N", "B card inasema N", "B card no N", "B number iko N", "B number given was N", "namba ya B ni N", "namba yake ya B ni N", "nambari ya B: N",
	"number ya B ni N", "B booklet reads N", "B ya mama N", "under B N", "kwa B N", "B file N", "B card ina N", "N is her B number", "N ni namba ya B", "N ndio namba yake ya B", "S (B)", "N, B no", "N B number",
	"her number in B is N", "on the B card it is N", "B N and N", "B N na N", "B nos N, N", "B N, N, N", "B N & N", "B Nos. N and N", "the B number for her is N", "B no ya huyu mama ni N", "B no:N", "B No.N", "B NO N", "B Number:N",
	"B no yake nimeandika N", "B no. = N", "B no - N", "B #N", "B (N)", "B no (N)", "weka B no N",
}

var registerClauses = []string{
	"R no N", "R number N", "no. N under R", "no N in R", "number N in the R", "namba N kwenye R", "namba N kwa R", "S in the R", "S kwenye R", "entry N in the R", "R entry N", "serial N in the R", "serial no N in the R", "R namba N", "R yake ni N",
	"R no. ni N", "recorded in R as N", "registered as N in R", "ameandikwa N kwenye R", "yuko N kwenye R", "she is N in the R", "she is number N in the R", "R: N", "R S/No N", "R serial N", "S ya R", "R number yake ni N", "no N, R", "no. N (R)",
}

var paperClauses = []string{
	"P D", "P no D", "P no. D", "P number D", "P number is D", "P ni D", "P: D", "P yake D", "P yake ni D", "her P is D", "P ya mama ni D", "P ya baba D", "D is her P", "D ni P ya mama", "D ndio P yake", "D (P)", "namba ya P ni D", "namba ya P D", "P namba D",
	"P number ya mama ni D", "P given is D", "P reads D", "P inasoma D", "P yangu ni D", "P of the mother: D", "P ya mlezi ni D", "nimeandika P D", "P no:D", "P No.D", "wrong P, real one D", "P ni ile ile D", "P imebadilika sasa ni D", "P (mother) D", "P - D", "P=D", "P#D",
}

var arounds = []sentence{{"", ""}, {"Wanjiku Kamau, ", ""}, {"please check ", " before Friday"}, {"Mtoto wa Achieng ", ", hana kadi"}, {"Mama amepoteza kadi. ", ". Asante"}, {"Sister, ", ", angalia tafadhali"}, {"- ", "\n- next one"}}

// written draws a sentence from a pattern and gives its numbers too.
func written(r *rand.Rand, clause string, words map[string][]string, forms map[string][]string) (text string, numbers []string) {
	var out strings.Builder
	for i, c := range clause {
		letter := string(c)
		alone := (i == 0 || !isAlpha(clause[i-1])) && (i+1 == len(clause) || !isAlpha(clause[i+1]))
		switch {
		case alone && words[letter] != nil:
			out.WriteString(words[letter][r.IntN(len(words[letter]))])
		case alone && forms[letter] != nil:
			number := "2024"
			for strings.HasPrefix(number, "20") && !strings.HasPrefix(number, "2024/") || strings.HasPrefix(number, "19") { // a year is no register's number
				number = spelled(r, forms[letter][r.IntN(len(forms[letter]))])
			}
			numbers = append(numbers, number)
			out.WriteString(number)
		default:
			out.WriteString(letter)
		}
	}
	return out.String(), numbers
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// clauses checks that nothing of any number in these patterns is left.
func clauses(t *testing.T, s *privacy.Scrubber, patterns []string, words, forms map[string][]string, times int) {
	t.Helper()
	r := rand.New(rand.NewPCG(4, 9))
	total, wrong := 0, 0
	for _, pattern := range patterns {
		bad, example := 0, ""
		for _, around := range arounds {
			for range times {
				inside, numbers := written(r, pattern, words, forms)
				text := around.before + inside + around.behind
				clean, _ := s.Scrub(privacy.NewRaw(text))
				total++
				for _, number := range numbers {
					if strings.Contains(clean.String(), number) || strings.Count(clean.String(), "[") == 0 {
						bad++
						example = text + " became " + clean.String()
						break
					}
				}
			}
		}
		if wrong += bad; bad > 0 {
			t.Errorf("%q leaks %d of %d: %s", pattern, bad, len(arounds)*times, example)
		}
	}
	t.Logf("%d sentences, %d leak", total, wrong)
}

func TestEveryClauseOfABook(t *testing.T) {
	s := newScrubber(t)
	clauses(t, s, bookClauses, map[string][]string{"B": bookNames}, map[string][]string{"N": serialForms, "S": sureForms}, 12)
	clauses(t, s, registerClauses, map[string][]string{"R": registers}, map[string][]string{"N": longForms, "S": sureForms}, 12)
}

func TestEveryClauseOfAPaper(t *testing.T) {
	clauses(t, newScrubber(t), paperClauses, map[string][]string{"P": paperNames}, map[string][]string{"D": paperForms}, 12)
}
