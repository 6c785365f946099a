package privacy_test

import "testing"

// Without findBirthDates, and below without apgar, these were seen red.
func TestDatesOfPersons(t *testing.T) {
	for _, date := range []string{
		"3/4/24", "03.04.2024", "3-4-24", "2024-04-03", "3/4", "3rd April", "3rd of April 2024", "April 3rd", "Apr 3, 2024", "07-Jan-25", "3 Agosti 2022", "17 december 2018", "2nd Jan '24",
		"tarehe 3/4", "tarehe kumi na tano mwezi wa nne mwaka 2024", "Jumatatu iliyopita tarehe 5", "tarik 3/4", "Jan 2019", "3/ 4/ 24", "14 02 2024", "4th of the 4th 2024", "siku ya Krismasi 2022", "Easter Monday 2023", "08/2021", "mwezi wa nne", "2019", "4 - 01 - 2024", "4/1/024", "Dec-2022", "April the third", "tarehe mosi Januari", "tarehe tatu wa nane", "12 mwezi wa 4", "04 01 24",
		"120624", "12062024", "20240612", "12|06|24", "45/13/24", "0ct 31 2023", "19/VI/24", "12 Ramadhan", "siku ya tatu ya Ramadhan", "5 Maajo 2023", "twenty third ya April", "mwezi wa tano tarehe kumi", "Mei mosi", "tarehe kumi na moja, mwezi wa kumi na mbili, elfu mbili na ishirini na tatu", "second of November two thousand and twenty four", "Jumapili ya Pasaka", "3 & 4 July", "13 - 5 - 25", "07.VIII.24", "18-ka Juun", "12-kii Luulyo 2024", "tarehe 14 na 15", "1405", "Mar-15-2024", "2023-03", "15 mwezi uliopita", "mwezi wa tatu tarehe kumi na tano", "tariki ya 12 mweri wa ikumi",
	} {
		t.Run(date, func(t *testing.T) {
			runCases(t, []scrubCase{{"born", "Kamau Njoroge alizaliwa " + date + " nyumbani", "[name 1] alizaliwa [date] nyumbani"}})
		})
	}
}

func TestDatesOfIllnessAndVisits(t *testing.T) {
	runCases(t, []scrubCase{
		{"given, nobody named", "given 4/1, 1/2 and 29/2 all in the same arm", "given [date], [date] and [date] all in the same arm"},
		{"illness from and to", "fever from 4th to 9th Jan", "fever from [date] to [date]"},
		{"a dose is no day", "gave Penta 1 Jan 2023, nothing after", "gave Penta 1 [date], nothing after"},
		{"a month in a life", "Kamau Njoroge came in April", "[name 1] came in [date]"},
		{"lost since", "Kamau Njoroge lost to follow up since 03.03", "[name 1] lost to follow up since [date]"},
		{"a visit before a name", "next visit 15th Kamau Njoroge", "next visit [date] [name 1]"},
		{"the middle of a month", "Kamau Njoroge was born mid-March", "[name 1] was born mid-[date]"},
		{"a verb, yesterday and stops", "Kamau Njoroge alidungwa jana 4.11", "[name 1] alidungwa jana [date]"},
		{"one of two nights", "a mother delivered here the night of 2nd/3rd August, Kamau Njoroge", "a mother delivered here the night of [date], [name 1]"},
		{"due from", "Kamau Njoroge, due MR1 from 20.04", "[name 1], due MR1 from [date]"},
		{"a weekday and a number", "Kamau Njoroge came on Wednesday 23", "[name 1] came on [date]"},
		{"a verb about somebody", "juzi tarehe 5 alipewa penta 1", "juzi [date] alipewa penta 1"},
		{"somebody not seen", "Hajaonekana tangu tarehe 12", "Hajaonekana tangu [date]"},
		{"short forms", "DOA 4/1/24 DOD 9/1/24, D.O.B: 4/1/21", "DOA [date] DOD [date], D.O.B: [date]"},
		{"he was referred", "tulimrefer 18.6 akarudi", "tulimrefer [date] akarudi"},
		{"a dose and its day", "Otieno Mwangi ilikuwa pcv3 26.03", "[name 1] ilikuwa pcv3 [date]"},
		{"a year and a question", "d.o.b 12 JUN 24 / 13 JUN 24? card is torn", "d.o.b [date] / [date]? card is torn"},
		{"a dose with a dash", "Td2 given 08-10, client Otieno Mwangi", "Td2 given [date], client [name 1]"},
		{"a space behind the stroke", "Otieno Mwangi due back 15/ 8", "[name 1] due back [date]"},
		{"Gikuyu", "aciarirwo mweri wa gatatu tariki 9", "aciarirwo [date]"},
		{"what the card says", "The card reads 3/4/24", "The card reads [date]"},
	})
}

func TestDatesThatStay(t *testing.T) {
	stays(t,
		"Meeting ni 28th June saa tano, usichelewe.",
		"OPV batch 2M3518 exp 08/2026",
		"Reports for Q2 should be in by 05/07/2025. No excuses.",
		"Chanjo ya polio nyumba kwa nyumba, 2-6 Oktoba 2024",
		"Outreach 17/9/2024 at two sites, total 64 children",
		"Minutes of the meeting held on 12th March 2024",
		"Target 480/yr; vaccinated 31 Jan, 28 Feb, 35 Mar, 40 Apr.",
		"I got 8/10 on the cold chain quiz",
		"COVID-19 came in March 2020",
		"Gavi and PATH visit on 14 August 2024",
		"Happy Madaraka day colleagues",
		"Merry Christmas to every mentor",
		"Vaccine order due on the 25th of each month.",
		"apgar 8/9/10 and weight 3050g",
		"TCA 4/52, not 28/7, write it the same way",
		"cough x 3/7, temp 37.2, can baby still get pcv today?",
		"WhatsApp Image 2024-04-22 at 10.42.11.jpeg",
		"Group created 14/02/2022",
		"Got 9/10, the rest 7/10, where are the others?",
		"waelezeni akina mama hivyo mwezi wa Ramadhan",
	)
}
