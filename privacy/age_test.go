package privacy_test

import "testing"

// Without ageInLife, and below without notLived, these were seen red.
func TestAgesAreRounded(t *testing.T) {
	runCases(t, []scrubCase{
		{"two units", "Jabali Okoth, 3 months 2 weeks, had Penta1", "[name 1], [age 3 months], had Penta1"},
		{"weeks", "Jabali Okoth, 10 weeks, had Penta1", "[name 1], [age 2 months], had Penta1"},
		{"days", "Baby Kirui, 9 days old, no BCG", "Baby [name 1], [age under 1 month] old, no BCG"},
		{"Kiswahili", "Mtoto wa Mwalimu Cheruiyot, miaka 2 na miezi 3", "Mtoto wa [name 1], [age 2 years]"},
		{"over five", "Otieno, 7 years 4 months", "[name 1], [age 7 years]"},
		{"whole months", "Ivy Chelangat, 9 months, abscess", "[name 1], [age 9 months], abscess"},
		{"a bare number", "Mother Apondi Judith aged 19", "Mother [name 1] aged [age 19 years]"},
		{"two bare numbers", "Hope Atieno and Mercy Atieno aged 2 and 4", "[name 1] and [name 2] aged [age 2 years] and [age 4 years]"},
		{"half a year", "Ian Mburu, 2.5 years, zero dose", "[name 1], [age 2 years], zero dose"},
		{"behind the sex", "K. Osman, M, 6y, unknown", "[name 1], M, [age 6 years], unknown"},
		{"in words", "Elkana Kiprop, five and a half months, wt 5.9", "[name 1], [age 5 months], wt 5.9"},
		{"a year and a half", "Child Samuel Mutua about a year and half", "Child [name 1] about a [age 1 year]"},
		{"before the child", "The 4 year boy is Kipchumba", "The [age 4 years] boy is [name 1]"},
		{"of twelve", "J.M. Mwangi, 18/12 old, MR2 overdue", "[name 1], [age 18 months] old, MR2 overdue"},
		{"hours", "Jelagat Korir. 72 hrs old. Jaundiced", "[name 1]. [age under 1 month] old. Jaundiced"},
		{"several", "Omondi and Auma Okoth, est ages 3, 2 n 7 mths", "[name 1] and [name 2], est ages [age 3 years], [age 2 years] n [age 7 months]"},
		{"each", "Kipkemboi & Kipsang, one 2 yrs, one 3 yrs 7 months", "[name 1] & [name 2], one [age 2 years], one [age 3 years]"},
		{"without a name", "that 6wks baby was given adult Td, what next?", "that [age 1 month] baby was given adult Td, what next?"},
		{"they are", "Achieng Mildred brought her twins late, now they are 17 weeks", "[name 1] brought her twins late, now they are [age 3 months]"},
		{"estimated", "Baby named Moses Otieno by police. Est. 2 weeks.", "Baby named [name 1] by police. Est. [age under 1 month]."},
		{"came with", "mtoto amekuja na 5 months hajadungwa", "mtoto amekuja na [age 5 months] hajadungwa"},
		{"she is", "Sabina Nyang'au got TT4. she's 29.", "[name 1] got TT4. she's [age 29 years]."},
		{"his child", "Ukifika kwa Mama Otieno, mtoto wake ana siku 40", "Ukifika kwa [name 1], mtoto wake ana [age 1 month]"},
		{"behind another sentence", "Update: Atieno Wanjiku died at KTRH. 5 months. Last dose penta 2", "Update: [name 1] died at KTRH. [age 5 months]. Last dose penta 2"},
		{"less a week", "Mwende Musyoka amefikisha mwaka mmoja kasoro wiki moja", "[name 1] amefikisha [age 11 months]"},
		{"each of two", "Kipchoge na Chebet ni ndugu, mmoja miaka mitatu mwingine 11 months", "[name 1] na [name 2] ni ndugu, mmoja [age 3 years] mwingine [age 11 months]"},
		{"years in words", "the mother of Otieno is sixteen, still in class", "the mother of [name 1] is [age 16 years], still in class"},
		{"tens in Kiswahili", "Otieno Mwangi mama wa miaka thelathini na nne", "[name 1] mama wa [age 34 years]"},
		{"years and twelfths", "a 1yr 4/12 boy, Otieno Mwangi, never had BCG", "a [age 1 year] boy, [name 1], never had BCG"},
		{"a fraction of a year", "Otieno Mwangi is 2 1/2 yrs, no MR", "[name 1] is [age 2 years], no MR"},
		{"of Christian counting", "Otieno Mwangi 5/12 old, weight 4.1", "[name 1] [age 5 months] old, weight 4.1"},
		{"glued", "Otieno Mwangi's 10wk4d infant", "[name 1]'s [age 2 months] infant"},
		{"a line list", "Initials none | 6w | M | penta1 | abscess", "Initials none | [age 1 month] | M | penta1 | abscess"},
		{"behind the sex and a stroke", "Otieno Mwangi M/19yrs epileptic", "[name 1] M/[age 19 years] epileptic"},
		{"short for years old", "Otieno Mwangi is 2yo", "[name 1] is [age 2 years]"},
		{"a year and months", "Otieno Mwangi ana mwaka na miezi mitatu, MR moja tu", "[name 1] ana [age 1 year], MR moja tu"},
		{"a minor", "guardian 0722 441 890, minor 14 pregnant", "guardian [phone], minor [age 14 years] pregnant"},
		{"a baby of", "Uwimana Claudine has a baby of 10 months", "[name 1] has a baby of [age 10 months]"},
	})
}

func TestAgesOfTheScheduleStay(t *testing.T) {
	stays(t,
		"At 6, 10 and 14 weeks we give PCV as well. Which thigh?",
		"Mtoto wa wiki 10 bila BCG, tumpe leo?",
		"Swali la leo: Mtoto mwenye umri wa miezi 9 anapaswa kupata chanjo gani?",
		"(a) 3 months (b) 9 months (c) 18 months (d) 24 months",
		"Every 6 weeks baby gets penta1 here",
		"Max stock for Penta is 6 weeks, min 2 weeks.",
	)
	runCases(t, []scrubCase{{"of the schedule", "Nurse Kamau amesema 9 and 18 months", "Nurse [name 1] amesema 9 and 18 months"}, {"years of service", "Farewell Mwanakombo Ali, twelve years of KEPI", "Farewell [name 1], twelve years of KEPI"}, {"a delay", "Otieno Mwangi hajakuja miezi mitatu", "[name 1] hajakuja miezi mitatu"}, {"an answer", "Hapana Dama, jibu ni miezi tisa", "Hapana [name 1], jibu ni miezi tisa"}, {"how far with child", "Rhoda Mueni ako 36 wks pregnant", "[name 1] ako 36 wks pregnant"}, {"what a child is due for", "Mama Neema's child is due for 14 wks vaccines", "[name 1]'s child is due for 14 wks vaccines"}})
}
