package privacy_test

import "testing"

func TestNames(t *testing.T) {
	runCases(t, []scrubCase{
		{"full name", "Kindly trace Wanjiku Ndung'u today", "Kindly trace [name 1] today"},
		{"typographic apostrophe", "Kindly trace Wycliffe Ng’ang’a today", "Kindly trace [name 1] today"},
		{"small letters", "mcheki aisha mbarak swaleh ako kwa register", "mcheki [name 1] ako kwa register"},
		{"capitals", "TRAVIS ACHIENG ONYANGO MISSED MR1", "[name 1] MISSED MR1"},
		{"mother of", "Mama Wanjiku hajaleta mtoto", "[name 1] hajaleta mtoto"},
		{"baby of", "baby boy of Joyce Mwikali, no BCG", "[name 1], no BCG"},
		{"b/o", "B/O Kageni Lucy needs OPV0", "[name 1] needs OPV0"},
		{"Gikuyu mother", "nyina wa Kamau niaregire", "[name 1] niaregire"},
		{"Luo mother", "min Otis en e dala", "[name 1] en e dala"},
		{"child of", "mtoto wa Nanjala ana rash", "mtoto wa [name 1] ana rash"},
		{"title", "Mr. Mutua alikuja", "[name 1] alikuja"},
		{"kin", "the number belongs to her sister Julia", "the number belongs to her sister [name 1]"},
		{"list", "ako na watoto 4, Nelly, Nick, Nora na Nimrod", "ako na watoto 4, [name 1], [name 2], [name 3] na [name 4]"},
		{"numbered list", "(1) Wycliffe Ndung'u (2) Omwenga Nyang'au", "(1) [name 1] (2) [name 2]"},
		{"initials", "mtoto wa J. Otieno", "mtoto wa [name 1]"},
		{"possessive", "Keith's mother came", "[name 1]'s mother came"},
		{"colleague", "Thanks sister Tabitha", "Thanks sister [name 1]"},
		{"answer to a colleague", "ok lucy", "ok [name 1]"},
		{"mention", "@Grace tuma report", "@[name 1] tuma report"},
		{"sender", "~Jacinta Khavere : hello team", "~[name 1] : hello team"},
		{"everyday word as a name", "mtoto Imani amepata penta", "mtoto [name 1] amepata penta"},
		{"apostrophe after one letter", "D'Souza family are back", "[name 1] family are back"},
		{"numbers between", "missing: 1 Chelimo 2 Jepkosgei 3 Limo 4 Rotich", "missing: 1 [name 1] 2 [name 2] 3 [name 3] 4 [name 4]"},
		{"mother of a virtue", "Purity is the mother of Happiness", "[name 1] is the mother of [name 2]"},
		{"before saying", "Hope said A", "[name 1] said A"},
		{"behind bringing", "Abdinasir Mahat brought Deka for BCG", "[name 1] brought [name 2] for BCG"},
		{"misspelt", "Mama huyu aitwaye Brendaa Ochieng", "Mama huyu aitwaye [name 1]"},
	})
}

func TestWordsThatAreNoNames(t *testing.T) {
	stays(t,
		"Let us have mercy on mothers who wait since 7am",
		"Will someone share the minutes? Mark those absent.",
		"Neema ya Mungu ni kubwa",
		"Baraka tele kwa timu yote",
		"May we be on time please.",
		"Hope all is well. May God grant us mercy and peace.",
		"it is said that prevention is better than cure",
		"In June coverage rose to 95%",
		"Wizara ya Afya: Chanjo ni bure katika vituo vyote vya umma.",
		"St. Joseph's and St. Martha's hospitals send reports",
		"Sister Ursula's clinic offers BCG daily",
		"Mama mmoja amekataa chanjo kwa sababu ya imani ya dini.",
		"Vriji yitu yina ndikilii 12, twike ata na chanjo?",
		"Ngai ni mwega hindi ciothe",
		"Erokamano ahinya, Nyasaye ogwedhu",
		"Buda, vial ya OPV ikibaki tunarusha ama?",
		"Gavi na UNICEF walileta fridge mpya ya Vestfrost",
		"Child missed MR. Repeat MR Monday?",
		"C, 28 days",
		"Please return MR batch 0113Z021B, exp 03/2025, VVM stage 3.",
		"Is Rotarix the same as Rotavac?",
	)
}
