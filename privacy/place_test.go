package privacy_test

import "testing"

func TestHomes(t *testing.T) {
	runCases(t, []scrubCase{
		{"lives", "Mama Mwenda anaishi Manyatta B. Simu haishiki.", "[name 1] anaishi [place]. Simu haishiki."},
		{"village", "jina Alvin Kamene, kijiji Githurai 45.", "jina [name 1], kijiji [place]."},
		{"school", "Keith ni mwanafunzi wa Little Angels kindergarten", "[name 1] ni mwanafunzi wa [place]"},
		{"landmark in small letters", "Wafula lives near the big mugumo tree", "[name 1] lives near [place]"},
		{"estate", "boda yake iko Bondeni estate", "boda yake iko [place]"},
	})
}

func TestPlacesThatStay(t *testing.T) {
	stays(t,
		"Which facilities in Machakos have a working solar fridge? Kimutwa, Kola, Mitaboni?",
		"Issued to Rukuma 50 doses, Gitithia 50, Nyambari 30.",
		"Homa Bay, Migori, Siaya, Kisumu, Vihiga: malaria vaccine",
		"Is Kimende Health Centre doing BCG daily?",
		"Measles outbreak in Garissa and Wajir",
	)
}
