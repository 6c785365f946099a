package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// model is a server on loopback that always gives one answer, and the machine
// whose settings name it.
func newModel(t *testing.T, content string, status int) (*machine, *atomic.Int64, *atomic.Value) {
	calls, last := new(atomic.Int64), new(atomic.Value)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		calls.Add(1)
		last.Store(string(body))
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":`+strconv.Quote(content)+`}}]}`)
	}))
	t.Cleanup(server.Close)
	m := newMachine(t)
	m.environ = append(m.environ, "MSHAURI_ASSIST_URL="+server.URL+"/v1", "MSHAURI_ASSIST_MODEL=small", "MSHAURI_ASSIST_DAILY=20")
	return m, calls, last
}

// unsure are invented postings of which the tagger is sure (the first) and not.
const unsureLines = `{"id":"a","text":"Opened penta vial on Monday, can I use it today? call 0712 345 678","labels":["administering"],"acceptable":[],"is_question":true}
{"id":"b","text":"zile vitu za jana tuliongea zimefika wapi? call 0712 345 678","labels":["supply"],"acceptable":[],"is_question":true}
`

// Broken on purpose: with the share not looked at, the first posting was asked
// about too; with the proposal dropped, nothing was mended.
func TestEvalTagShowsWhatAnAssistantAdds(t *testing.T) {
	for _, test := range []struct {
		label, content string
		status         int
		said           []string
	}{
		{"right", `{"area":"supply"}`, 200, []string{"calls wanted: 1; answered in form: 1; refused: 0; broken: 0", "differ from the tagger: 1; mended: 1; spoilt: 0", "with the model    1.000 (2 of 2"}},
		{"refused", `{"area":"football"}`, 200, []string{"answered in form: 0; refused: 1; broken: 0", "mended: 0; spoilt: 0", "with the model    0.500 (1 of 2"}},
		{"broken", ``, 500, []string{"refused: 0; broken: 1", "mended: 0; spoilt: 0"}},
	} {
		t.Run(test.label, func(t *testing.T) {
			m, calls, last := newModel(t, test.content, test.status)
			m.types(unsureLines, "eval", "tag", "--gold", "--assist").does(append(test.said, "best label right, the tagger alone  0.500 (1 of 2")...)
			if calls.Load() != 1 {
				t.Fatalf("the model was asked %d times", calls.Load())
			}
			if body := fmt.Sprint(last.Load()); strings.Contains(body, "0712") || strings.Contains(body, "345 678") || !strings.Contains(body, "zimefika") {
				t.Errorf("the model was sent %s", body)
			}
		})
	}
}

func TestEvalTagKeepsToTheDaysCalls(t *testing.T) {
	m, calls, _ := newModel(t, `{"area":"supply"}`, 200)
	m.types(strings.Repeat(strings.Split(unsureLines, "\n")[1]+"\n", 25), "eval", "tag", "--assist").does(`"labels":["supply"]`)
	if calls.Load() != 20 {
		t.Errorf("the model was asked %d times, not 20", calls.Load())
	}
	m.environ = m.environ[:2]
	m.types(unsureLines, "eval", "tag", "--assist").refuses(1, "set assist.url and assist.model")
	m.types(unsureLines, "eval", "tag", "--gold").does("best label right      0.500 (1 of 2")
}

func TestTheModelsKeyComesFromItsFile(t *testing.T) {
	m, calls, _ := newModel(t, `{"area":"supply"}`, 200)
	path := filepath.Join(m.folder, "model.key")
	m.environ = append(m.environ, "MSHAURI_ASSIST_KEY_FILE="+path)
	m.types(unsureLines, "eval", "tag", "--assist").refuses(1, "assist.key_file")
	for content, works := range map[string]bool{"invented-key\n": true, "": false, "two\nlines\n": false} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		before := calls.Load()
		if m.types(unsureLines, "eval", "tag", "--assist"); works != (m.code == 0) || works != (calls.Load() > before) || strings.Contains(m.complaint, "two") {
			t.Errorf("with the key %q it ended with %d: %s", content, m.code, m.complaint)
		}
	}
}

// quarrel is an invented thread with a disagreement.
const quarrel = `{"id":"t1","messages":[{"t":0,"from":"A","text":"fill the safety box to the top, boxes are few"},{"t":104,"from":"B","text":"close it at three quarters"}],"disagreement":true,"policy_topic":"safety box","resolves_at":1,"accept":["KE-INJ-03"],"lang":"en"}
{"id":"t2","messages":[{"t":0,"from":"A","text":"Good morning all"},{"t":60,"from":"B","text":"Good morning, meeting at ten"}],"disagreement":false,"lang":"en"}
`

// Broken on purpose: with an error taken for a no, "broken" was red; with the
// thread without a disagreement asked about, the count of calls.
func TestAnAssistantStopsARulingAndStartsNone(t *testing.T) {
	alone := newMachine(t).types(quarrel, "eval", "threads")
	alone.does(`"id":"t1","quoted":true`, `"id":"t2","quoted":false`)
	for _, test := range []struct {
		label, content string
		status         int
		quoted         bool
	}{
		{"no", `{"same":false}`, 200, false},
		{"yes", `{"same":true}`, 200, true},
		{"in words", `no`, 200, true},
		{"another field", `{"same":false,"ruling":"6 hours"}`, 200, true},
		{"broken", `{"same":false}`, 500, true},
	} {
		t.Run(test.label, func(t *testing.T) {
			m, calls, _ := newModel(t, test.content, test.status)
			m.types(quarrel, "eval", "threads", "--assist").does(fmt.Sprintf(`"id":"t1","quoted":%t`, test.quoted), `"id":"t2","quoted":false`)
			if calls.Load() != 1 {
				t.Errorf("the model was asked %d times", calls.Load())
			}
			if test.quoted && m.out != alone.out {
				t.Errorf("it is not as without a model:\n%s%s", m.out, alone.out)
			}
			if m.types(quarrel, "eval", "threads", "--gold", "--assist"); !test.quoted {
				m.does("rulings stopped: 1", "without the model: precision 1.000 (1 of 1", "with the model:    precision 0.000 (0 of 0")
			} else {
				m.does("rulings stopped: 0", "with the model:    precision 1.000 (1 of 1")
			}
		})
	}
}
