package privacy_test

import "testing"

func TestIdentityNumbers(t *testing.T) {
	runCases(t, []scrubCase{
		{"national", "gave ID 24833555 today", "gave ID [id] today"},
		{"in groups", "kitambulisho namba 29 771 203", "kitambulisho namba [id]"},
		{"digit by digit", "ID ya mama, 3 0 1 1 9 2 4 5", "ID ya mama, [id]"},
		{"with stops", "I.D. 23456789", "I.D. [id]"},
		{"two of them", "Passport zao BK 221 0987 na BK 221 0988", "Passport zao [id] na [id]"},
		{"no cue, but as long as only an ID is", "please add 21334409 to the list", "please add [id] to the list"},
		{"client registry", "SHA CR9987403202966-0 rejected", "SHA [id] rejected"},
		{"household", "HH2298104477512-3 registered", "[id] registered"},
		{"tax", "KRA PIN A004412398K", "KRA PIN [id]"},
		{"birth notification", "Birth notification number NBN 0099812", "Birth notification number [id]"},
		{"booklet", "booklet S/No 694219 has no signature", "booklet S/No [id] has no signature"},
		{"UPI of letters", "UPI number MOH20230091", "UPI number [id]"},
		{"with commas", "Nat. ID# 33,418,209", "Nat. ID# [id]"},
		{"police", "OB 41/18/2/2024 was given", "OB [id] was given"},
		{"short for a notification", "B/N 118093", "B/N [id]"},
		{"behind a form and a name", "refusal form signed by Otieno Mwangi ID 9821-4455", "refusal form signed by [name 1] ID [id]"},
		{"with full stops", "National identification: 31.448.209", "National identification: [id]"},
		{"of a journey", "travel doc C1188204 and child on C1188205", "travel doc [id] and child on [id]"},
		{"of two children", "Passport numbers AK0911734 and AK0911735", "Passport numbers [id] and [id]"},
		{"of a school", "school NEMIS UPI ABC4KD for the HPV girl", "school NEMIS UPI [id] for the HPV girl"},
		{"tax in groups", "A 004 471 192 K for the CHP", "[id] for the CHP"},
		{"a word between", "pasipoti ya Tanzania TAE118203", "pasipoti ya Tanzania [id]"},
	})
}

// The second batch went as an identity when likeABatch was made to say no, once.
func TestNumbersThatAreNoIDs(t *testing.T) {
	stays(t,
		"Batch 5520016 YF 10 dose",
		"Lot no. 2M4417, 3 vials broken",
		"Ref S11 no. 4410982 for 12 booklets",
		"Meeting ID: 842 1177 9034 Passcode: 551204",
		"Invoice KES 18,450 for fridge repair, LPO 0092/24",
		"Form MOH 510 page 23 line 14",
		"FY 2023/2024 workplan",
		"Register 2024 is full",
		"NCK licence ni 2000 kila mwaka",
		"Fridge serial HBC-70 no. 418209-K",
		"S12 4182094 sent to sub county depot",
		"Population 2019 census: 2,417,735",
		"Fridge serial number 20230456781 needs a compressor",
		"CCE inventory: VLS 200A AC, S/N 2018-114-00392, working",
		"fridge TCW 40R SDD serial 19087733 working",
		"order no KEMSA/2024/071180, delivery note 5539210, boxes 17",
		"Rota batch 1224087563 expires 11/2026. Use it after 1224081109.",
		"KEMSA consignment no. 24-118-7702, 6 boxes, received 1/8, short by 2",
		"closing 30/9/2024, apply vacancy no. CPSB/07/2024",
	)
}
