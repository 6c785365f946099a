package privacy_test

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// spelled replaces # with a digit, 9 with a digit that is not nought, and @
// with a capital letter.
func spelled(r *rand.Rand, pattern string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case '#':
			return rune('0' + r.IntN(10))
		case '&':
			return rune('1' + r.IntN(9))
		case '@':
			return rune('A' + r.IntN(26))
		case '%': // the two digits of a year
			return rune('0' + r.IntN(10))
		}
		return c
	}, pattern)
}

func patterns(label string, list ...string) []way {
	var ways []way
	for _, pattern := range list {
		ways = append(ways, way{label + " " + pattern, func(r *rand.Rand, _ string) string { return spelled(r, pattern) }})
	}
	return ways
}

// national numbers have seven or eight digits.
var national = []string{"&#######", "&######", "&# ### ###", "&#-###-###", "&#.###.###", "&#,###,###", "&### ####", "&###-####", "& ### ###", "&## ## ## #", "& # # # # # # #", "&#######.", "&#/###/###", "&## #####", "&#### ###"}

func TestEveryShapeOfIdentityNumber(t *testing.T) {
	var cued []sentence
	for _, cue := range []string{
		"ID ", "ID no ", "ID No. ", "id number ", "ID: ", "ID no: ", "I.D. ", "I.D No ", "ID# ", "ID-", "Id ni ", "National ID ", "national id number is ", "kitambulisho ", "kitambulisho namba ", "namba ya kitambulisho ni ", "Kitambulisho cha mama ni ",
		"nambari ya kitambulisho: ", "kipande ", "ID ya mama ", "ID yake ni ", "her ID is ", "mother's ID ", "ID of the father is ", "IDNO ", "Maisha namba ", "Maisha card ", "Maisha number ", "ID\n", "ID (mother) ", "ID ya mama yake ni ", "her identity card number is ",
	} {
		cued = append(cued, sentence{cue, ""}, sentence{"Naomi, " + cue, " amekuja leo"}, sentence{"Mtoto ni wa Wanjiku, " + cue, ", simu 0722 494 882"})
	}
	shapes(t, "ID", patterns("national", national...), cued)
	shapes(t, "ID", patterns("without a cue", "&#######", "&######", "&# ### ###"), []sentence{{"Wanjiku Kamau ", ""}, {"Mum Mildred Atieno Okoth (", ")."}, {"Name: Njeri Kamau, ", ", Kinale"}, {"please add Njeri Kamau ", " to the list"}})
}

func TestEveryShapeOfPaper(t *testing.T) {
	for _, paper := range []struct {
		cues     []string
		patterns []string
	}{
		{[]string{"SHA ", "SHA no. ", "SHA number ", "SHA: ", "SHIF no ", "namba ya SHA ", "", "SHA/"}, []string{"CR&############-#", "CR &############-#", "CR-&############-#", "CR&### #### ####-#", "CR &### #### #####-#", "HH&############-#", "SHA&###########-#", "SHA-&###########", "CR&#############"}},
		{[]string{"NHIF ", "NHIF no. ", "nhif number ", "NHIF card ", "namba ya NHIF ni "}, []string{"&#######", "&########", "&#######-#", "R&#######", "&### ####"}},
		{[]string{"passport ", "Passport no. ", "passport number ", "pasipoti ", "pasipoti namba ", "pasi ya kusafiria "}, []string{"A&######", "AK&######", "BK &######", "BK ### ####", "C-&######", "CK0######", "TAE######", "EP &######", "A &######", "&########", "PA-######"}},
		{[]string{"KRA PIN ", "PIN ", "KRA ", ""}, []string{"A&########K", "A0########Z", "A 0########K"}},
		{[]string{"birth notification ", "Birth notification no. ", "notification number ", "B/N ", "BN no ", "birth cert ", "birth certificate number ", "cheti cha kuzaliwa namba ", "cheti cha kuzaliwa ni "}, []string{"&######", "&#######", "0######", "NBN ######", "B &######", "&### ####", "&#####", "&######/2#", "B/&#####/24"}},
		{[]string{"MCH booklet ", "booklet no. ", "booklet serial ", "booklet S/No ", "MCH handbook number ", "kijitabu namba ", "kadi namba ", "kadi no ", "card no. ", "serial no of the booklet ", "clinic card number "}, []string{"&#####", "&######", "&####", "A&#####", "MCH ######", "&## ###", "&##-###", "MCH/####/24"}},
		{[]string{"UPI ", "UPI number ", "NUPI ", "Maisha namba ", "UPI no. "}, []string{"MOH2#######", "AB12CD3E4", "MOH&#######", "&########", "XY&#####", "Q7W2E4R5", "20&######"}},
		{[]string{"alien ID ", "refugee ID ", "UNHCR no ", "refugee number ", "waiting card number "}, []string{"&#####", "&######", "123-16C0####", "NRB000#####", "KEN-&######", "DDB-&##### "}},
		{[]string{"disability card ", "NCPWD no ", "NCPWD/P/"}, []string{"&#####", "P/######", "&######"}},
	} {
		var sentences []sentence
		for _, cue := range paper.cues {
			sentences = append(sentences, sentence{cue, ""}, sentence{"Wanjiku Kamau, " + cue, " rejected"}, sentence{"please check " + strings.ToLower(cue), ", thanks"})
		}
		shapes(t, "ID", patterns("paper "+paper.cues[0], paper.patterns...), sentences)
	}
}

func TestEveryShapeOfFacilityNumber(t *testing.T) {
	serials := []string{"&##/24", "0&##/24", "&###/24", "&#/24", "&##/2024", "0&##/2023", "&##-24", "&##-2024", "1####-00###", "1####-0####", "1####/24/0##", "1####/2024/0##", "1####-2024-0###", "2024/&##", "2024-&##", "2024/00##", "00&##", "3###", "&##", "1####/24", "24/&##", "&##/3/24", "&####", "&#####", "1#### - 00###", "&##/ 24", "&## / 24", "1#### 00###"}
	books := []string{"CWC", "ANC", "PNC", "OPD", "OP", "IP", "IPD", "PR", "HEI", "CCC", "C W C", "C.W.C", "C.W.C.", "A N C", "cwc", "anc", "opd", "hei", "P.R.", "MAT"}
	var sentences []sentence
	for _, book := range books {
		for _, joint := range []string{" ", "-", "/", " no ", " no. ", " No: ", " number ", ": ", " namba ", " # ", "\n"} {
			sentences = append(sentences, sentence{"Wanjiku, " + book + joint, " lost booklet"}, sentence{book + joint, ""})
		}
	}
	for _, cue := range []string{"permanent register no ", "permanent register number ", "reg no ", "Reg. No. ", "register number ", "namba ya rejista ", "rejista ya kudumu ", "outpatient number ", "file number ", "hospital number ", "clinic number ", "antenatal number ", "patient no. ", "inpatient no ", "card number ", "unit number ", "namba ya kliniki ", "rejista namba "} {
		sentences = append(sentences, sentence{cue, ""}, sentence{"Njeri Kamau " + cue, ", please check"})
	}
	shapes(t, "FACILITY_NO", patterns("book", serials...), sentences)
	shapes(t, "FACILITY_NO", patterns("beside a name", "&##/24", "0&##/2024", "1####-00###", "1####/24/0##", "&###/24", "2024/0##"), []sentence{{"Wanjiku Kamau ", ""}, {"Wanjiku Kamau (", ")"}, {"Njeri Kamau no. ", " has no scar"}, {"", " Njeri Kamau"}})
	shapes(t, "FACILITY_NO", patterns("behind it its book", "&##/24", "0&##/2024", "&###/24"), []sentence{{"the one under ", " CWC"}, {"", " (ANC) never came"}, {"check ", " in the permanent register"}, {"angalia ", " kwa rejista"}})
}
