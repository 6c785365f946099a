package policy_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy"
)

func TestWhatShipsHasNoFaults(t *testing.T) {
	pack := policy.Shipped()
	for _, fault := range pack.Check() {
		t.Error(fault)
	}
	if pack.Len() < 180 {
		t.Errorf("only %d passages", pack.Len())
	}
}

func TestWriteAndRead(t *testing.T) {
	var first, second bytes.Buffer
	if err := policy.Write(&first, policy.Shipped().Passages()); err != nil {
		t.Fatal(err)
	}
	again, err := policy.Read(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := policy.Write(&second, again.Passages()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("a pack that is written and read is another one")
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ label, text, want string }{
		{"no id", "text: something", "line 1"},
		{"an id with a space", "@A B\ntext: x", "line 1"},
		{"an unknown field", "@A\ntext: x\ncolour: red", `line 3, passage A: there is no field named "colour"`},
		{"a wrong state", "@A\nstate: agreed", "line 2, passage A"},
		{"reviewed by nobody", "@A\nstate: reviewed", "line 2, passage A"},
		{"reviewed without a date", "@A\nstate: reviewed, the office, soon", "line 2, passage A"},
		{"two with one id", "@A\ntext: x\n@A\ntext: y", "two passages are named A"},
		{"a line that goes on with nothing", "@A\n  more", "line 2"},
		{"a line that is no field", "@A\njust words", "line 2, passage A"},
	} {
		t.Run(c.label, func(t *testing.T) {
			_, err := policy.Read(strings.NewReader(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestReadTakes(t *testing.T) {
	pack, err := policy.Read(strings.NewReader("\ufeff# a remark\r\n@A\r\ntext: one\r\n  two\r\nstate: reviewed, county office, Nairobi, 2027-01-15\r\nproducts: pcv/four-dose; pcv/two-dose\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := pack.Find("A")
	if !ok || p.Text != "one two" || p.Review.Office != "county office, Nairobi" || len(p.Products) != 2 || p.Products[0].Family() != "pcv" {
		t.Errorf("read as %+v", p)
	}
}

func TestCheckFinds(t *testing.T) {
	for _, c := range []struct {
		label, want string
		change      func(*policy.Passage)
	}{
		{"no text", "has no text", func(p *policy.Passage) { p.Text = "" }},
		{"too long", "too long to quote", func(p *policy.Passage) { p.Text = strings.Repeat("cold ", 120) }},
		{"no source", "has no source", func(p *policy.Passage) { p.Document = "" }},
		{"an unknown area", "not one of the nine", func(p *policy.Passage) { p.Area = "fridges" }},
		{"an unknown confidence", "has the confidence", func(p *policy.Passage) { p.Confidence = "sure" }},
		{"an unknown authority", "has the authority", func(p *policy.Passage) { p.Authority = "me" }},
		{"an unknown kind", "has the kind", func(p *policy.Passage) { p.Kind = "quote" }},
		{"verbatim without a file", "no imported file", func(p *policy.Passage) { p.Kind = policy.Verbatim }},
		{"marks of quotation in our own words", "quotation marks", func(p *policy.Passage) { p.Text = `Keep "cold".` }},
		{"superseded by what is not there", "not in the pack", func(p *policy.Passage) { p.State, p.SupersededBy = policy.Superseded, []policy.ID{"X"} }},
		{"superseded by itself", "by itself", func(p *policy.Passage) { p.SupersededBy = []policy.ID{"T-1"} }},
		{"superseded by nothing", "nothing says by what", func(p *policy.Passage) { p.State = policy.Superseded }},
		{"goes with what is not there", "goes with X", func(p *policy.Passage) { p.With = []policy.ID{"X"} }},
		{"reviewed by nobody", "by whom", func(p *policy.Passage) { p.Review = policy.Review{} }},
		{"ends before it begins", "before it begins", func(p *policy.Passage) { p.ValidFrom, p.ValidTo = "2025-11", "2024" }},
		{"a broken date", "has the date", func(p *policy.Passage) { p.ValidFrom = "2025-13-40" }},
		{"the same words twice", "says the same as", func(p *policy.Passage) { p.Text = "Other words, the same twice" }},
	} {
		t.Run(c.label, func(t *testing.T) {
			pack, err := policy.New([]policy.Passage{
				passage(func(p *policy.Passage) { p.ID, p.Text = "T-0", "Other words: the same, twice!" }), passage(c.change),
			})
			if err != nil {
				t.Fatal(err)
			}
			faults := pack.Check()
			if len(faults) != 1 || !strings.Contains(faults[0], c.want) || !strings.Contains(faults[0], "T-1") || !strings.HasSuffix(faults[0], ".") {
				t.Errorf("faults %q, want one with %q", faults, c.want)
			}
		})
	}
}

func TestStaffOutranksWhatShips(t *testing.T) {
	own, err := policy.New([]policy.Passage{passage(func(p *policy.Passage) { p.ID, p.Text = "KE-CC-01", "Ours." })})
	if err != nil {
		t.Fatal(err)
	}
	pack := own.Over(policy.Shipped())
	if p, _ := pack.Find("KE-CC-01"); p.Text != "Ours." || pack.Len() != policy.Shipped().Len() {
		t.Errorf("KE-CC-01 is %q in a pack of %d", p.Text, pack.Len())
	}
}
