package privacy_test

import (
	"bytes"
	"database/sql/driver"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// secret is what must never be printed. It is invented.
const secret = "Wanjiku Otieno 0722494882"

type holder struct {
	Public  privacy.Raw
	private privacy.Raw
	list    []privacy.Raw
	pointer *privacy.Raw
	table   map[string]privacy.Raw
	any     any
}

func TestRawNeverPrints(t *testing.T) {
	raw := privacy.NewRaw(secret)
	nested := holder{Public: raw, private: raw, list: []privacy.Raw{raw}, pointer: &raw, table: map[string]privacy.Raw{"a": raw}, any: raw}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p", "%T"} {
		for _, value := range []any{raw, &raw, nested, &nested, []privacy.Raw{raw}, map[string]privacy.Raw{"a": raw}, struct{ r privacy.Raw }{raw}} {
			printed := fmt.Sprintf(verb, value)
			for _, part := range strings.Fields(secret) {
				if strings.Contains(printed, part) || strings.Contains(printed, fmt.Sprintf("%x", part)) {
					t.Errorf("%s of %T prints the text", verb, value)
				}
			}
		}
	}
	if got, want := fmt.Sprint(raw), "raw text, 25 bytes"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
}

func TestRawNeverMarshals(t *testing.T) {
	raw := privacy.NewRaw(secret)
	for _, value := range []any{raw, &raw, holder{Public: raw}, map[string]privacy.Raw{"a": raw}, []privacy.Raw{raw}} {
		if out, err := json.Marshal(value); err == nil || bytes.Contains(out, []byte("Wanjiku")) {
			t.Errorf("JSON of %T: %s, %v", value, out, err)
		}
	}
	if _, err := json.Marshal(raw); !errors.Is(err, privacy.ErrRaw) {
		t.Errorf("the JSON error is %v", err)
	}
	if _, err := xml.Marshal(raw); err == nil {
		t.Error("XML was written")
	}
	if _, err := raw.MarshalText(); !errors.Is(err, privacy.ErrRaw) {
		t.Errorf("the text error is %v", err)
	}
	if _, err := raw.MarshalBinary(); !errors.Is(err, privacy.ErrRaw) {
		t.Errorf("the binary error is %v", err)
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(raw); err == nil || bytes.Contains(out.Bytes(), []byte("Wanjiku")) {
		t.Error("gob was written")
	}
	if _, err := driver.DefaultParameterConverter.ConvertValue(raw); err == nil {
		t.Error("database/sql would take it")
	}
	if _, err := raw.Value(); !errors.Is(err, privacy.ErrRaw) {
		t.Errorf("the driver error is %v", err)
	}
}

func TestRawSizes(t *testing.T) {
	if raw := (privacy.Raw{}); !raw.IsEmpty() || raw.Len() != 0 {
		t.Error("the zero Raw is not empty")
	}
	if raw := privacy.NewRaw("ab"); raw.IsEmpty() || raw.Len() != 2 {
		t.Error("two bytes are not two bytes")
	}
}

func TestCleanAndAuthoredAsJSON(t *testing.T) {
	clean := privacy.Stored("[name 1] alikuja")
	out, err := json.Marshal(map[string]any{"clean": clean, "authored": privacy.Quote(clean)})
	if err != nil || string(out) != `{"authored":"[name 1] alikuja","clean":"[name 1] alikuja"}` {
		t.Errorf("JSON %s, %v", out, err)
	}
	var authored privacy.Authored
	if err := json.Unmarshal([]byte(`"Habari"`), &authored); err != nil || authored.String() != "Habari" {
		t.Errorf("read back %q, %v", authored, err)
	}
	if lines := privacy.Lines(authored, privacy.Authored{}, privacy.Author("Asante")); lines.String() != "Habari\nAsante" || lines.IsEmpty() {
		t.Errorf("lines %q", lines)
	}
	if clean.Len() != len(clean.String()) || clean.IsEmpty() || !(privacy.Clean{}).IsEmpty() {
		t.Error("sizes of clean text are wrong")
	}
}
