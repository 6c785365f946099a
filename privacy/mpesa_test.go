package privacy_test

import "testing"

func TestTransactions(t *testing.T) {
	runCases(t, []scrubCase{
		{"English", "TRAZRTLAN9 Confirmed. Ksh887.00 sent to ESTHER NYARINDA 0722469909 on 2/6/18 at 9:19 PM.", "[other] Confirmed. Ksh887.00 sent to [name 1] [phone] on [date] at 9:19 PM."},
		{"Kiswahili", "R7B24SD3Z8 Imethibitishwa. Ksh533.00 imetumwa kwa SILANTOI SANKALE 0729407804 tarehe 17/8/21 saa 4:20 PM.", "[other] Imethibitishwa. Ksh533.00 imetumwa kwa [name 1] [phone] [date] saa 4:20 PM."},
		{"another network", "TID 240712.1530.A91882", "TID [other]"},
	})
}

func TestCodesThatAreNoTransactions(t *testing.T) {
	stays(t, "BCG batch 037G2145 expiring soon", "40 doses batch AHPVB774AA", "Vestfrost MKF074", "IMMUNIZATION WEEK")
}
