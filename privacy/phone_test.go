package privacy_test

import "testing"

func TestPhones(t *testing.T) {
	for _, number := range []string{
		"0722 494 882", "0722494882", "07.22.49.48.82", "0722-494-882", "(0722) 494 882", "0722/494/882", "0722,494,882", "0115 480 844", "0110334871",
		"+254 722 494 882", "+254722494882", "254722494882", "254 (0) 722 494 882", "+254 (0)722 494 882", "00254 722 494 882", "+254.722.494.882", "722494882", "722 494 882",
		"O722 l94 882", "0799 ooo 341", "0700O12345", "0722 49488S", "0714***223", "0714-xxx-223", "0722*494*882", "0722:494:882", "07 22 / 49 48 / 82", "0722 halafu 494 kisha 882", "0722 😀 494 😀 882", "0722 • 494 • 882", "07l2494882", "(214) 555-0182", "0912345678", "020 2345678 ext. 14", "0722 494xxx", "0722\n494 882", "0722 ... 494 ... 882", "0 7 2 2 4 9 4 8 8 2",
		"+44 7700 900 412", "+1 (415) 555-0132", "+256-701-334-221", "020 2345678", "wa.me/254722494882", "https://api.whatsapp.com/send?phone=254%20722%20494%20882", "0712 3456", "07. 22. 49. 48. 82", "712 34 56 78", "https://wa.me/+254722494882",
		"zero seven two two, four nine four, double eight two", "sifuri saba mbili mbili, nne tisa nne, nane nane mbili", "sifuri saba, ishirini na mbili, kumi na moja, themanini na tatu", "0722 double one 8 340", "0712x664x031", "0722-000-914/5", "0710.482.119", "0740-55-66-01",
	} {
		t.Run(number, func(t *testing.T) {
			runCases(t, []scrubCase{{"in a sentence", "Simu yake ni " + number + " lakini haipatikani", "Simu yake ni [phone] lakini haipatikani"}})
		})
	}
}

func TestPartsOfPhones(t *testing.T) {
	runCases(t, []scrubCase{
		{"its end", "ako na line mbili, ya kwanza inaishia 4471", "ako na line mbili, ya kwanza inaishia [phone]"},
		{"its beginning was said", "zero seven is how it starts, the rest 22 810 447", "zero seven is how it starts, the rest [phone]"},
		{"said, then written", "call her on seven one one then 408 226", "call her on [phone]"},
	})
}

func TestNumbersThatAreNoPhones(t *testing.T) {
	stays(t,
		"For emergencies dial 719 or 1199. Free of charge.",
		"Toll-free 0800 721 316",
		"Vit A 200,000 IU, doses 1,204 of 1,500",
		"Batch 0124Z011, lot 2M3518, exp 08/2026",
		"Temp 07:30 4.2 / 16:30 5.0",
		"Transport KES 1,250,000 for the county",
		"Training 10-14 Feb 2025, 32 participants",
		"Zoom meeting ID 418 209 3310 passcode 418209",
		"BCG batch 0372L4183 exp 12/2025",
		"Join https://zoom.us/j/92218834471",
		"moja, mbili, tatu, nne",
		"MR lot 0712345678 has arrived, 40 vials",
		"OPV 20-dose vials: 7. VVM 1: 5, VVM 2: 2.",
	)
}
