package words_test

import (
	"testing"

	"github.com/mshauri/mshauri/moderation/policy/words"
)

func TestKinds(t *testing.T) {
	r := words.New()
	for _, c := range []struct {
		text string
		want words.Kind // all of these
		not  words.Kind
	}{
		{"how to do a shake test", words.HowTo, words.Which | words.Who},
		{"Jinsi ya kufanya shake test", words.HowTo, words.When},
		{"which vaccines shake test", words.Which, words.HowTo},
		{"penta inatolewa lini", words.When, words.Where},
		{"TT inadungwa wapi", words.Where, words.When},
		{"inakaa siku ngapi", words.HowLong | words.HowMany, words.Where},
		{"mtoto ana homa achanjwe?", words.May, words.Where},
		{"who is responsible for the fridge", words.Who, words.When},
		{"asante sana", 0, words.May | words.When},
	} {
		if got := r.Kind(c.text); got&c.want != c.want || got&c.not != 0 {
			t.Errorf("%q is of the kinds %b, wants %b and not %b", c.text, got, c.want, c.not)
		}
	}
}

// A mistyped word keeps most of its pieces; the same text keeps all.
func TestGrams(t *testing.T) {
	one, same, other := words.Grams("Opened vial"), words.Grams("opened  VIAL"), words.Grams("opend vial")
	shared := func(a, b []words.Gram) (n int) {
		for _, x := range a {
			for _, y := range b {
				if x.Key == y.Key {
					n++
				}
			}
		}
		return n
	}
	if shared(one, same) != len(one) || shared(one, other) < len(one)/2 || shared(one, other) == len(one) || len(words.Grams("")) != 0 {
		t.Errorf("shared %d and %d of %d", shared(one, same), shared(one, other), len(one))
	}
}

// Numbers of two words are one: "kumi na tano" is 15.
func TestCompoundNumbers(t *testing.T) {
	r := words.New()
	r.Learned()
	has := func(text, key string) bool {
		for _, term := range r.Question(text) {
			if term.Key == key {
				return true
			}
		}
		return false
	}
	if !has("mtoto wa miezi kumi na tano", "n:15m") || has("mtoto wa miezi kumi na tano", "n:10m") || !has("born 33 wks", "n:231d") {
		t.Error("a number was misread")
	}
}
