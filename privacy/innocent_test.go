package privacy_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// What only looks like somebody's number must stay, with a colleague's name in
// the text and without one (with nothing known to be something else, 396 of them
// were seen to change): & is a digit but nought, # any digit, @ a capital.
var innocents = map[string][]string{
	"batch":    {"batch &###@###", "batch no. ###&@###", "lot &#####", "Lot no &####/2#", "batch number ######", "bechi &###@##", "batch: ##&#@##", "MR batch 0###&@###", "batch &##-##", "diluent lot ######", "LOT AXQ&###/2#"},
	"expiry":   {"exp 0&/2026", "expiry 1#/26", "exp 0&-2026", "expires 30/06/2026", "expiry date 31/12/2026", "exp date 0&/2027", "mfd 0&/2024 exp 0&/2026", "inaisha 0&/2026", "mwisho wa matumizi 0&/2026", "expiring 28-02-2026"},
	"form":     {"MOH 510", "MOH 702", "MOH510", "MOH 710 na 702", "form 216", "MOH 333", "MOH 204A", "the 510 and the 702", "S11 no. &######", "S12 &#####"},
	"figures":  {"penta1 &#, penta3 &#", "&## children reached", "coverage 8&%", "&##/&## = 92%", "target &###, reached &###", "total &,### doses", "&#### doses", "DHIS2 shows &## but the register has &##", "register has &## and tally &##", "watoto &##", "&## vials", "BCG &## OPV &## Penta &##", "dropout (&##-&##)/&##", "catchment &####", "population &#####", "target population &##,###", "OPD attendance &###", "CWC attendance &## this month", "ANC visits &##", "balance &## doses", "opening stock &## received &## used &##", "stock &##, &##, &##", "&# out of 9#", "workload &###", "average &#.#", "1&.# per cent"},
	"money":    {"Ksh &##,###", "KES &####", "ksh &###", "&### bob", "&##/=", "Ksh. &,###.00", "&,### shillings", "kes &#####", "transport 1,500", "Ksh &## &##"},
	"cold":     {"+4.&", "&.# degrees", "2-8 degrees", "2 to 8", "-1&.#", "fridge at &.#°C", "temp 4.&, 5.&, 6.&", "8.& for 3 hours", "+2 to +8", "-25 to -15"},
	"time":     {"at 0900hrs", "1430 hrs", "9:30 am", "2.30pm", "saa 8:30", "10.00-12.00", "8am-5pm", "0830h", "from 0800 hrs to 1700 hrs"},
	"machine":  {"fridge serial &#####", "serial no of the fridge &######", "model TCW 2000", "freezer MF 314", "fridge-tag 2", "Nokia 3310", "Samsung A14", "Tecno Pop 7", "asset tag KE/MOH/&##/2019", "fridge S/N 20&##-0&##", "laptop serial @@&#####", "HBC-70", "VLS 204A", "generator 5kva"},
	"office":   {"MFL 1&###", "MFL code 1&###", "facility code 1####", "paybill 22#&##", "till number &#####", "Zoom ID 8&# #### ####", "passcode &#####", "Meeting ID: 8## #### ####", "invoice &####", "LPO 0&##/24", "ref MOH/DVI/&/24", "circular no. 4 of 2024", "voucher &####", "receipt &####", "tender no. 0&#/2023-2024", "*544#", "hotline 719", "call 1199", "toll free 0800 720 ###", "SHA paybill 22#&##", "order no. &#####", "requisition &####"},
	"schedule": {"6, 10 and 14 weeks", "9 and 18 months", "at 6wk-10wk-14wk", "0-59 months", "12-23 months", "6-12 weeks", "dose 2 of 3", "penta 3", "1/52 later", "after 4 weeks", "10-14 years", "every 28 days", "chini ya miaka 5"},
	"year":     {"in 2024", "since 2019", "2023/24", "2023-2024", "KDHS 2022", "guideline ya 2013", "FY 2024/25", "register of 2024", "Jan-Jun 2024", "Q2 2025", "mwaka wa 2024", "the 2021 policy", "registers za 2023"},
	"order":    {"page &#", "line 1#", "round 2", "question 1#", "no. 1", "number 7", "swali la 1#", "row 1#", "slide 3&", "version 2.&", "level 4", "grade 6", "Penta 1 ANC 4 visit", "ANC 4", "1st visit", "contact 3", "item 1#"},
	"dose":     {"0.5ml", "0.05 ml", "2 drops", "100,000 IU", "200,000 IU", "1mg/ml", "0.1ml x 6#0", "10-dose vial", "20-dose", "5ml", "500mg", "1:1000", "2 x 10ml", "23G needle", "MR 10-dose"},
}

func TestWhatOnlyLooksLikeANumberStays(t *testing.T) {
	s := newScrubber(t)
	r := rand.New(rand.NewPCG(6, 9))
	around := []sentence{{"", ""}, {"Team, ", ""}, {"please confirm ", " before you send"}, {"Tafadhali angalia ", ", asante"}, {"Thanks Sister Achieng, ", ""}, {"Nurse Kamau amesema ", " imefika"}, {"we have ", " at the facility"}, {"- ", "\n- next"}, {"How come ", "?"}}
	total, wrong := 0, 0
	for kind, list := range innocents {
		for _, pattern := range list {
			bad, example := 0, ""
			for _, a := range around {
				for range 6 {
					inside := spelled(r, pattern)
					clean, _ := s.Scrub(privacy.NewRaw(a.before + inside + a.behind))
					total++
					if !strings.Contains(clean.String(), inside) {
						bad++
						example = a.before + inside + a.behind + " became " + clean.String()
					}
				}
			}
			if wrong += bad; bad > 0 {
				t.Errorf("%s: %q is changed %d times of %d: %s", kind, pattern, bad, 6*len(around), example)
			}
		}
	}
	t.Logf("%d written, %d changed", total, wrong)
}
