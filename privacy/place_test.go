package privacy_test

import "testing"

func TestHomes(t *testing.T) {
	runCases(t, []scrubCase{
		{"lives", "Mama Mwenda anaishi Manyatta B. Simu haishiki.", "[name 1] anaishi [place]. Simu haishiki."},
		{"village", "jina Alvin Kamene, kijiji Githurai 45.", "jina [name 1], kijiji [place]."},
		{"school", "Keith ni mwanafunzi wa Little Angels kindergarten", "[name 1] ni mwanafunzi wa [place]"},
		{"landmark in small letters", "Wafula lives near the big mugumo tree", "[name 1] lives near [place]"},
		{"numbered stage", "Otieno Brian hapo stage ya 44 anauza maji", "[name 1] hapo [place] anauza maji"},
		{"capitals before a landmark", "KENHA roundabout side, Gladys Rotich wants a copy", "[place] side, [name 1] wants a copy"},
		{"between dashes", "DEFAULTERS\n2. BARASA TREVOR - NAMBOBOTO B - no phone", "DEFAULTERS\n2. [name 1] - [place] - no phone"},
		{"a field of a form", "Mother: Nduta Njoki\nPlace: Bibirioni\nCWC: 0561/25", "Mother: [name 1]\nPlace: [place]\nCWC: [id]"},
		{"a field between strokes", "Sasha Wacera/F/9 months/Kahawa Wendani/0716 772 009", "[name 1]/F/[age 9 months]/[place]/[phone]"},
		{"at the end of a line of a list", "Zero dose:\n1) Dzame Mwinyi 9m Mwangulu\n2) Nuru Hamadi 13m Kikoneni", "Zero dose:\n1) [name 1] [age 9 months] [place]\n2) [name 2] [age 13 months] [place]"},
		{"estate", "boda yake iko Bondeni estate", "boda yake iko [place]"},
	})
}

func TestPlacesThatStay(t *testing.T) {
	stays(t,
		"Which facilities in Machakos have a working solar fridge? Kimutwa, Kola, Mitaboni?",
		"Issued to Rukuma 50 doses, Gitithia 50, Nyambari 30.",
		"Homa Bay, Migori, Siaya, Kisumu, Vihiga: malaria vaccine",
		"Does the baby of a Hep B positive mother get anything at birth here in Kenya?",
		"Is Kimende Health Centre doing BCG daily?",
		"Measles outbreak in Garissa and Wajir",
		"Outreach ya Kambi iko Thursday. Which village first, the farthest or the one with most unimmunized children?",
		"outreach ya Mishomoroni leo, watoto 46",
		"Outreach plan: Tue Kwale Kikoneni, Wed Vanga, Thu Lunga Lunga, Fri Mwangulu",
		"Kindly confirm attendance: Rongo 2, Awendo 1, Uriri 3, Suna West 2. Lunch will be provided.",
		"School health: St. Mary's 44, Khadija Primary 60 girls",
	)
}
