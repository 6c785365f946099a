package export

import "testing"

func TestFacilitiesAreMasked(t *testing.T) {
	f := NewFacilities([]string{"Baraka Dispensary", "Tumaini Health Centre", "Kimende", " ", "New Clinic"})
	for _, test := range []struct{ text, want string }{
		{"at Baraka Dispensary today", "at [facility 1] today"},
		{"BARAKA dispensary, baraka Disp and Baraka", "[facility 1], [facility 1] and [facility 1]"},
		{"Tumaini health centre Kimende HC", "[facility 2] [facility 3]"},
		{"Kimende Baraka", "[facility 3] [facility 1]"},
		{"Kimendeni ni mbali", "Kimendeni ni mbali"},
		{"the new fridge", "the new fridge"},
		{"at the New Clinic", "at the [facility 5]"},
		{"Sent it to Mwangaza Invented Hospital yesterday", "Sent it to [facility] yesterday"},
		{"zahanati ya Mwangaza na hospitali ya Invented", "[facility] na [facility]"},
		{"the dispensary is closed, our clinic too, every health centre", "the dispensary is closed, our clinic too, every health centre"},
		{"antenatal clinic and immunization clinic", "antenatal clinic and immunization clinic"},
		{"zahanati yetu", "zahanati yetu"},
		{"", ""},
	} {
		if got := f.mask(test.text); got != test.want {
			t.Errorf("%q becomes %q, not %q", test.text, got, test.want)
		}
	}
	if got := NewFacilities(nil).mask("Mwangaza Invented dispensary"); got != "[facility]" {
		t.Errorf("without a list: %q", got)
	}
	if got := (*Facilities)(nil).mask("Baraka Dispensary"); got != "Baraka Dispensary" {
		t.Errorf("asked for: %q", got)
	}
}
