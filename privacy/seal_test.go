package privacy_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// Broken on purpose and put back: without the padding the lengths tell values
// apart; without about, a value opens in another's place.
func TestASealHidesValueAndLength(t *testing.T) {
	seal := privacy.NewKey().Seal()
	shut := func(value, about string) string {
		t.Helper()
		sealed, err := seal.Shut([]byte(value), about, 64)
		if err != nil {
			t.Fatal(err)
		}
		return sealed
	}
	seen := make(map[string]bool)
	for _, value := range []string{"", "right", "right", "wrong, by much more than that", strings.Repeat("x", 60)} {
		sealed := shut(value, "round 1")
		if seen[sealed] || len(sealed) != len(shut("", "round 1")) || strings.Contains(sealed, "right") {
			t.Errorf("%q is sealed as %q", value, sealed)
		}
		seen[sealed] = true
		if got, err := seal.Open(sealed, "round 1"); err != nil || string(got) != value {
			t.Errorf("%q comes back as %q (%v)", value, got, err)
		}
	}
	long := strings.Repeat("y", 1000)
	if got, err := seal.Open(shut(long, ""), ""); err != nil || string(got) != long {
		t.Errorf("a long value comes back with %d bytes (%v)", len(got), err)
	}
	good := shut("right", "round 1")
	for label, open := range map[string]func() ([]byte, error){
		"another place": func() ([]byte, error) { return seal.Open(good, "round 2") },
		"another key":   func() ([]byte, error) { return privacy.NewKey().Seal().Open(good, "round 1") },
		"no key":        func() ([]byte, error) { return privacy.Seal{}.Open(good, "round 1") },
		"changed":       func() ([]byte, error) { return seal.Open("AAAA"+good[4:], "round 1") },
		"cut":           func() ([]byte, error) { return seal.Open(good[:8], "round 1") },
		"no text of it": func() ([]byte, error) { return seal.Open("{}", "round 1") },
	} {
		if got, err := open(); !errors.Is(err, privacy.ErrSealed) {
			t.Errorf("%s: it opens as %q (%v)", label, got, err)
		}
	}
	if _, err := (privacy.Seal{}).Shut(nil, "", 64); !errors.Is(err, privacy.ErrSealed) {
		t.Errorf("no key seals (%v)", err)
	}
	if text := fmt.Sprintf("%+v %#v", seal, &seal); strings.Count(text, "hidden seal") != 2 {
		t.Errorf("it prints as %s", text)
	}
}
