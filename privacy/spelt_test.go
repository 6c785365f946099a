package privacy_test

import "testing"

func TestSpeltAndMirrored(t *testing.T) {
	runCases(t, []scrubCase{
		{"with stops", "K.i.p.l.a.g.a.t refused again", "[name 1] refused again"},
		{"with spaces", "mum N j e r i missed MR", "mum [name 1] missed MR"},
		{"with hyphens", "trace W-a-n-j-i-k-u", "trace [name 1]"},
		{"cut in two", "Ng etich missed penta 2", "[name 1] [name 2] missed penta 2"},
		{"from right to left", "\u202eporeJ\u202c needs Penta 3", "\u202e[other] needs Penta 3"},
		{"a sign of money for a letter", "Mama P€ris missed MR", "[name 1] missed MR"},
		{"a place in leetspeak", "w4mbu1 wa k4y0l3 aliruka sindano", "[name 1] wa [place] aliruka sindano"},
		{"an address in a link", "mercy%2Eauma%40gmail%2Ecom", "[email]"},
	})
	stays(t, "Answers: A B C D", "The answers are b c a d a", "p l e a s e send it", "Is it a or b?")
}
