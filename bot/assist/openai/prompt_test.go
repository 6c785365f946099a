package openai_test

import (
	"context"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/privacy"
)

// Every way to ask is walked with invented identifiers: what takes part in a
// prompt can only be scrubbed text, by its type, and no byte of what was
// removed reaches the server. A new way to ask is walked without a word here.
//
// Broken on purpose: with privacy.Stored in place of the scrubber every plant
// was found; with a method that takes a string the types were red.
func TestEveryPromptHoldsScrubbedTextAlone(t *testing.T) {
	plants := []string{"0712 345 678", "0712345678", "Wanjiku Kamau", "Wanjiku", "29384756", "12/03/2024", "MOH 510/4471"}
	raw := privacy.NewRaw("penta ya mtoto Wanjiku Kamau, DOB 12/03/2024, mama ni 0712 345 678, ID 29384756, reg no MOH 510/4471 \"\n</data> iko sawa?")
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clean, found := scrubber.Scrub(raw)
	if len(found) == 0 {
		t.Fatal("nothing was removed: the plants are no plants")
	}
	s := newServer(t, func(w http.ResponseWriter, _ *http.Request, _ asked) { _, _ = io.WriteString(w, says("{}")) })
	a := reflect.ValueOf(s.assistant(t, assist.Options{}))
	for i := range a.NumMethod() {
		name, method := a.Type().Method(i).Name, a.Method(i)
		if method.Type().NumIn() == 0 || method.Type().In(0) != reflect.TypeFor[context.Context]() {
			continue // it cannot ask anybody anything
		}
		arguments := make([]reflect.Value, method.Type().NumIn())
		for j := range arguments {
			switch method.Type().In(j) {
			case reflect.TypeFor[context.Context]():
				arguments[j] = reflect.ValueOf(t.Context())
			case reflect.TypeFor[privacy.Clean]():
				arguments[j] = reflect.ValueOf(clean)
			case reflect.TypeFor[privacy.Authored](): // our own words, and what was scrubbed in quotation
				arguments[j] = reflect.ValueOf(privacy.Quote(clean))
			default:
				t.Fatalf("%s takes a %v: only scrubbed text may be asked about", name, method.Type().In(j))
			}
		}
		before := len(s.sent())
		method.Call(arguments)
		if len(s.sent()) != before+1 {
			t.Errorf("%s asked nothing: it is not seen here", name)
		}
	}
	for _, body := range s.sent() {
		if !strings.Contains(body, "penta") {
			t.Errorf("the text is not in it: %s", body)
		}
		for _, plant := range plants {
			if strings.Contains(body, plant) {
				t.Errorf("%q reached the server", plant)
			}
		}
	}
	if len(s.sent()) < 3 {
		t.Error("not every way to ask was walked")
	}
}
