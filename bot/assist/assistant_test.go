package assist_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// scripted is a model that does as it is told.
type scripted func(context.Context, assist.Prompt) (string, error)

func (s scripted) Answer(ctx context.Context, prompt assist.Prompt) (string, error) {
	return s(ctx, prompt)
}

// clock is moved by hand.
type clock struct {
	sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.Lock()
	defer c.Unlock()
	return c.at
}

func (c *clock) move(by time.Duration) {
	c.Lock()
	defer c.Unlock()
	c.at = c.at.Add(by)
}

var areas = []chat.Area{"supply", "cold-chain", "general"}

func newAssistant(t *testing.T, model assist.Model, options assist.Options) (*assist.Assistant, *clock) {
	t.Helper()
	at := &clock{at: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	options.Areas, options.Now = areas, at.now
	a, err := assist.New(model, options)
	if err != nil {
		t.Fatal(err)
	}
	return a, at
}

// Broken on purpose: with the answer decoded into a struct by encoding/json,
// "other letters", "twice", "too long" and both "another field" were red; without
// the look at what follows, "words after" and "a second object".
func TestOnlyTheFixedFormIsTaken(t *testing.T) {
	for label, test := range map[string]struct {
		answer string
		area   chat.Area
	}{
		"right":                 {`{"area":"supply"}`, "supply"},
		"right, spread":         {"\n{ \"area\" : \"cold-chain\" }\n", "cold-chain"},
		"no such area":          {`{"area":"politics"}`, ""},
		"an area in capitals":   {`{"area":"SUPPLY"}`, ""},
		"a second area in it":   {`{"area":"supply, general"}`, ""},
		"other letters":         {`{"AREA":"supply"}`, ""},
		"twice":                 {`{"area":"general","area":"supply"}`, ""},
		"another field":         {`{"area":"supply","say":"hello"}`, ""},
		"another field first":   {`{"say":"hello","area":"supply"}`, ""},
		"null":                  {`{"area":null}`, ""},
		"a list":                {`{"area":["supply"]}`, ""},
		"a number":              {`{"area":3}`, ""},
		"nothing in it":         {`{}`, ""},
		"nothing":               {``, ""},
		"half":                  {`{"area":"supp`, ""},
		"no closing":            {`{"area":"supply"`, ""},
		"a word":                {`supply`, ""},
		"a string":              {`"supply"`, ""},
		"a fence":               {"```json\n{\"area\":\"supply\"}\n```", ""},
		"words before":          {`Sure! {"area":"supply"}`, ""},
		"words after":           {`{"area":"supply"} and have a nice day`, ""},
		"a second object":       {`{"area":"supply"}{"area":"general"}`, ""},
		"too long":              {`{"area":"supply"` + strings.Repeat(" ", 200) + `}`, ""},
		"the answer to another": {`{"same":true}`, ""},
	} {
		t.Run(label, func(t *testing.T) {
			a, _ := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) { return test.answer, nil }), assist.Options{Daily: 9})
			area, err := a.Tag(t.Context(), privacy.Stored("maswali"))
			if area != test.area || (err == nil) != (test.area != "") || err != nil && !errors.Is(err, assist.ErrRefused) {
				t.Errorf("it gave %q, %v", area, err)
			}
		})
	}
	for answer, want := range map[string]string{
		`{"same":true}`: "yes", `{"same":false}`: "no", `{"same":"true"}`: "", `{"same":1}`: "", `{"same":null}`: "", `{"same":true,"post":"x"}`: "", `true`: "",
	} {
		a, _ := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) { return answer, nil }), assist.Options{Daily: 9})
		same, err := a.SameMatter(t.Context(), privacy.Clean{}, privacy.Stored("28 days"), privacy.Stored("6 hours"))
		got := map[bool]string{true: "yes", false: "no"}[same]
		if err != nil {
			got = ""
		}
		if got != want || same && err != nil {
			t.Errorf("%s gave %v, %v", answer, same, err)
		}
	}
}

// Broken on purpose: one call too many, calls not counted, and a day in UTC
// instead of the programme's zone were each red.
func TestTheDaysCallsEnd(t *testing.T) {
	calls := 0
	a, at := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) {
		calls++
		return `{"area":"supply"}`, nil
	}), assist.Options{Daily: 3, Zone: time.FixedZone("EAT", 3*60*60)})
	tag := func() error { _, err := a.Tag(t.Context(), privacy.Stored("vials")); return err }
	for range 3 {
		if err := tag(); err != nil {
			t.Fatal(err)
		}
	}
	at.move(11*time.Hour + 59*time.Minute) // 23:59 in Nairobi
	if err := tag(); !errors.Is(err, assist.ErrSpent) || calls != 3 {
		t.Fatalf("the fourth call: %v, %d calls", err, calls)
	}
	at.move(time.Minute) // midnight in Nairobi, 21:00 in UTC
	if err := tag(); err != nil || calls != 4 {
		t.Fatalf("the next day: %v, %d calls", err, calls)
	}
	none, _ := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) {
		t.Error("it was asked although no call is allowed")
		return "", nil
	}), assist.Options{})
	if _, err := none.Tag(t.Context(), privacy.Stored("vials")); !errors.Is(err, assist.ErrSpent) {
		t.Errorf("no calls a day: %v", err)
	}
}

// Broken on purpose: a breaker that never opens, one that lets two trials
// through at once, and one that a success does not close were each red.
func TestTheBreakerOpensAndTriesAgain(t *testing.T) {
	var calls int
	working := false
	var during func()
	a, at := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) {
		calls++
		if during != nil {
			during()
		}
		if working {
			return `{"area":"supply"}`, nil
		}
		return "", errors.New("the server answered with status 500")
	}), assist.Options{Daily: 100, Failures: 3, Rest: time.Minute})
	tag := func() error { _, err := a.Tag(t.Context(), privacy.Stored("vials")); return err }
	want := func(step string, err, kind error, so int) {
		t.Helper()
		if !errors.Is(err, kind) || calls != so {
			t.Fatalf("%s: %v after %d calls, not %v after %d", step, err, calls, kind, so)
		}
	}
	for i := range 3 {
		want("a failure", tag(), assist.ErrBroken, i+1)
	}
	want("open", tag(), assist.ErrOpen, 3)
	at.move(59 * time.Second)
	want("still open", tag(), assist.ErrOpen, 3)
	at.move(time.Second)
	during = func() {
		during = nil
		want("while another tries", tag(), assist.ErrOpen, 4)
	}
	want("the trial fails", tag(), assist.ErrBroken, 4)
	want("open again at once", tag(), assist.ErrOpen, 4)
	at.move(time.Minute)
	working = true
	want("the trial works", tag(), nil, 5)
	want("closed", tag(), nil, 6)
	working = false
	want("one failure", tag(), assist.ErrBroken, 7)
	want("does not open it", tag(), assist.ErrBroken, 8)
}

// Refused answers are the model's folly, not the line's: they do not open the
// breaker, and the day's calls bound them.
func TestARefusedAnswerIsNoFailureOfTheLine(t *testing.T) {
	calls := 0
	a, _ := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) { calls++; return "hm", nil }), assist.Options{Daily: 8})
	for range 10 {
		_, _ = a.Tag(t.Context(), privacy.Stored("vials"))
	}
	if calls != 8 {
		t.Errorf("%d calls, not the 8 of the day", calls)
	}
}

// Broken on purpose: without the deadline this hung; with a cancelled caller
// counted as a failure, the last part was red.
func TestNobodyWaitsForEver(t *testing.T) {
	silent := scripted(func(ctx context.Context, _ assist.Prompt) (string, error) { <-ctx.Done(); return "", ctx.Err() })
	a, _ := newAssistant(t, silent, assist.Options{Daily: 9, Deadline: 20 * time.Millisecond, Failures: 2})
	if _, err := a.Tag(t.Context(), privacy.Stored("vials")); !errors.Is(err, assist.ErrBroken) {
		t.Errorf("silence gave %v", err)
	}
	gone, stop := context.WithCancel(t.Context())
	stop()
	for range 5 {
		if _, err := a.Tag(gone, privacy.Stored("vials")); !errors.Is(err, context.Canceled) {
			t.Errorf("a caller who left got %v", err)
		}
	}
	if _, err := a.Tag(t.Context(), privacy.Stored("vials")); !errors.Is(err, assist.ErrBroken) {
		t.Errorf("callers who left opened the breaker: %v", err)
	}
}

// A trial that panics gives its place at the gate back.
func TestAPanicDoesNotShutTheGate(t *testing.T) {
	panics := true
	a, at := newAssistant(t, scripted(func(context.Context, assist.Prompt) (string, error) {
		if panics {
			panic("a scripted panic")
		}
		return `{"area":"supply"}`, nil
	}), assist.Options{Daily: 9, Failures: 1, Rest: time.Minute})
	for range 2 { // the first opens the breaker, the second is a trial
		func() {
			defer func() { _ = recover() }()
			_, _ = a.Tag(t.Context(), privacy.Stored("vials"))
			t.Error("the panic was swallowed")
		}()
		at.move(time.Minute)
	}
	panics = false
	if area, err := a.Tag(t.Context(), privacy.Stored("vials")); area != "supply" || err != nil {
		t.Errorf("after it: %q, %v", area, err)
	}
}
