package wording_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/topics/wording"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		label, text, want string
	}{
		{"small letters", "Fridge Yetu", "fridge yetu"},
		{"repeated letters", "asante sanaaaa soooo good", "asante sana so good"},
		{"double letters stay", "freezer kwetu", "freezer kwetu"},
		{"a short spelling", "pls tmrw frij", "please tomorrow/DAY fridge"},
		{"a vaccine and its dose", "penta 3 na MR2", "penta3/VAX na mr2/VAX"},
		{"a vaccine and a count", "penta 40", "penta/VAX 40/NUM"},
		{"the malaria vaccine", "R21 leo, r u ok", "r21/VAX leo/DAY are you okay"},
		{"a form", "MOH 510", "moh 510/FORM"},
		{"a percentage", "62% ama asilimia", "62/PCT ama asilimia"},
		{"degrees", "2-8°C", "2/NUM 8/DEG"},
		{"a temperature of a body", "homa 38.5", "homa 38.5/FEVER"},
		{"a temperature of a fridge", "temp 9", "temperature 9/DEG"},
		{"an age", "9 months", "9/AGE months"},
		{"a time of day", "saa 4 na 10am", "saa 4/CLOCK na 10/CLOCK"},
		{"a count", "14 vials", "14/COUNT vials"},
		{"money", "50 bob", "50/MONEY"},
		{"a day", "kesho Jumatatu", "kesho/DAY jumatatu/DAY"},
		{"a mark of the scrubber", "mtoto wa [name 1] leo", "mtoto wa <name>/MARK leo/DAY"},
		{"a bracket that is no mark", "sawa [ hivi", "sawa hivi"},
		{"an apostrophe", "don’t we", "dont we"},
		{"emoji", "asante 🙏🔥", "asante :thanks :thanks"},
		{"accents", "kéep cóld", "keep cold"},
		{"not UTF-8", "sawa\xffsana", "sawa sana"},
		{"nothing", "", ""},
	} {
		var got []string
		for _, token := range wording.Read(c.text).Tokens {
			word := token.Text
			if token.Class != wording.Word {
				word += "/" + token.Class.String()
			}
			got = append(got, word)
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s: got %q, want %q", c.label, joined, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"nimeandika": "andika", "tunaandika": "andika", "kuandika": "andika", "wamepromise": "promis", "tutatrace": "trace", "imeisha": "isha",
		"defaulters": "defaulter", "recording": "record", "expired": "expir", "wakati": "wakati", "mama": "mama", "mkono": "mkono", "bus": "bus",
	} {
		if got := wording.Stem(word); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

func TestShape(t *testing.T) {
	read := wording.Read("STOCK ALERT: BCG imeisha!\nNani ako nayo? Asante 🙏")
	if s := read.Shape; s.Questions != 1 || s.Exclaims != 1 || s.Pictures != 1 || s.Lines != 2 || s.EndsAsked {
		t.Errorf("shape %+v", s)
	}
	if !wording.Read("Sawa?").Shape.EndsAsked {
		t.Error("a question mark at the end is not seen")
	}
}

func TestAsked(t *testing.T) {
	part, ok := wording.Read("Our fridge is at five degrees. How do I plot the chart?").Asked()
	if !ok || part.Tokens[0].Text != "how" {
		t.Errorf("the part that asks begins with %v, found %v", part.Tokens, ok)
	}
	for _, text := range []string{"How do I plot the chart?", "Our fridge is at five degrees.", "Sawa. How do I plot the chart?"} {
		if _, ok := wording.Read(text).Asked(); ok {
			t.Errorf("%q has no part that asks beside another one", text)
		}
	}
}

func TestOnlyTheBeginningIsRead(t *testing.T) {
	if n := len(wording.Read(strings.Repeat("neno ", 5000)).Tokens); n > wording.MaxBytes/4 {
		t.Errorf("%d words were read", n)
	}
}
