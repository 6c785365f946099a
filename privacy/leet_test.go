package privacy_test

import "testing"

func TestLeet(t *testing.T) {
	runCases(t, []scrubCase{
		{"Wanjiku", "W4nj1ku hajarudi", "[name 1] hajarudi"},
		{"Otieno", "mtoto wa 0t1en0", "mtoto wa [name 1]"},
	})
	stays(t, "penta3 na opv0", "Q3 b4 lunch", "2M3518", "IPV2 at 9mths")
}
