package privacy_test

import "testing"

func TestFacilityNumbers(t *testing.T) {
	runCases(t, []scrubCase{
		{"child welfare", "CWC-15007-00001 lost booklet", "[id] lost booklet"},
		{"with the year", "HEI number 2021/0033", "HEI number [id]"},
		{"outpatient", "filed as OPD/94001/19", "filed as [id]"},
		{"permanent register", "recorded (no PR 114)", "recorded (no [id])"},
		{"two of a kind", "namba PR 88/23 na PR 89/23", "namba [id] na [id]"},
		{"two digits of a child's own book", "Not Sharon Achieng, it was Brian Otieno. CWC 77 vs CWC 78", "Not [name 1], it was [name 2]. [id] vs [id]"},
		{"before the next line of a list", "a) Mary Atieno OPD 1190\nc) Emma Nekoye OPD 1203", "a) [name 1] [id]\nc) [name 2] [id]"},
		{"second without its book", "PR 12/24 na 13/24", "[id] na [id]"},
		{"after number", "IP no. 2025-7731", "IP no. [id]"},
		{"bare, nought first", "mother says 0702/2023", "mother says [id]"},
		{"bare, facility and serial", "transfer 15288-00019", "transfer [id]"},
		{"its book behind it", "the one under 418/23 CWC", "the one under [id] CWC"},
		{"register in Kiswahili", "Namba ya rejista 418 haijaandikwa", "Namba ya rejista [id] haijaandikwa"},
		{"beside a name", "Kamau Njoroge 118/24", "[name 1] [id]"},
		{"number behind a name", "Kamau Njoroge no. 118", "[name 1] no. [id]"},
		{"hospital number", "hospital number 118093", "hospital number [id]"},
		{"pointed at", "yule wa CWC 88 hajakuja", "yule wa [id] hajakuja"},
		{"by the line", "defaulters by register line: 447, 451, 460", "defaulters by register line: [id], [id], [id]"},
		{"number said", "hei namba tisa moja kwa register, pcr negative", "hei namba [id] kwa register, pcr negative"},
		{"register and line", "see register 2 line 118, same mother", "see register 2 line [id], same mother"},
		{"hash", "#447 in permanent register, never came", "#[id] in permanent register, never came"},
		{"in the tracker", "registered as MCH/CWC/00381/24, in the tracker as 381-24", "registered as MCH/[id], in the tracker as [id]"},
		{"of the year", "attended to CWC 9 of 2025", "attended to [id]"},
		{"CCC", "CCC 1345600217", "CCC [id]"},
	})
}

// A row of counts went as an entry when workload was made to say no, once.
func TestCountsAreNoFacilityNumbers(t *testing.T) {
	stays(t,
		"OPD 250 patients this month",
		"register 8/10, tally 6/10",
		"ANC 4 visits are recommended",
		"Wiki 31: wamama ANC1 18, 4th visit 9, 8 contacts 2, skilled delivery 14",
		"PR 07 form? you mean the pink requisition? none left",
		"Duty: 1-7 day team, 8-14 night team, 15-21 OPD team",
		"ANC 118, deliveries 44, PNC 39, CWC 771",
		"Carton 118/25 and 119/25 have wet VVM labels",
		"Page 12 line 7 of the immunization summary is wrong",
		"Reports zimeingia 19/27",
		"expiry 08/2026",
		"Penta1 44/46/46; MR1 38/38/40",
	)
}
