package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
)

// scripted is a model's server on loopback that does as it is told, and keeps
// every prompt that the service makes.
type scripted struct {
	*httptest.Server
	mu      sync.Mutex
	area    string // what is said of an area
	same    string // and of two messages; "slow" says nothing
	status  int
	prompts []string
}

func newScripted(t *testing.T) *scripted {
	s := &scripted{status: http.StatusOK}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.prompts = append(s.prompts, string(body))
		said, status := s.area, s.status
		if strings.Contains(string(body), `"name":"same"`) {
			said, status = s.same, http.StatusOK
		}
		s.mu.Unlock()
		switch said {
		case "slow":
			<-r.Context().Done()
		case "half a JSON":
			_, _ = io.WriteString(w, `{"choices":[{"finish_reason":"stop","message":{"role":"assi`)
		default:
			w.WriteHeader(status)
			_, _ = io.WriteString(w, `{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":`+strconv.Quote(said)+`}}]}`)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *scripted) says(area, same string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.area, s.same, s.status = area, same, status
}

func (s *scripted) sent() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.prompts...)
}

// On the real road: a model's area stands beside the tagger's own, an answer out
// of form, 429 and half a JSON change nothing, its no stops a ruling, and its
// silence stops none. Whatever the service asked, nothing planted is in it.
// Broken on purpose: with an error taken for a no there was no ruling.
func TestAModelOnTheRoadOnlyProposes(t *testing.T) {
	model := newScripted(t)
	s := newScene(t, func(set *config.Settings) {
		set.Assist = config.Assist{URL: model.URL + "/v1", Model: "small", Daily: 50}
		set.Facilities = []string{"Karima Health Centre"}
	})
	s.serve(decorators{})
	mentor, one, other := s.phone("Mentor Baraka"), s.phone("Nurse Achieng"), s.phone("Nurse Wanjiku")
	mentees := s.group(lab.LIDMode, "Wanafunzi", one, other, mentor)
	s.allow(mentees, chat.MenteesGroup)
	ctx := within(t, 120*time.Second)
	asked := func(n int) {
		t.Helper()
		s.await(20*time.Second, "the model to be asked "+strconv.Itoa(n)+" times", func() bool { return len(model.sent()) >= n })
	}
	proposed := func() int { return s.count("SELECT COUNT(*) FROM posting WHERE own_areas <> '' AND areas = 'supply'") }

	const unsure = "zile vitu za jana tuliongea zimefika wapi? call 0712 345 678"
	model.says(`{"area":"supply"}`, "", http.StatusOK)
	sent(t)(one.Say(ctx, mentees, unsure))
	s.await(20*time.Second, "the proposal to be kept", func() bool { return proposed() == 1 })
	n := len(model.sent())
	for _, broken := range []struct {
		answer string
		status int
	}{{`{"area":"football"}`, http.StatusOK}, {`{"area":"supply"}`, http.StatusTooManyRequests}, {"half a JSON", http.StatusOK}} {
		model.says(broken.answer, "", broken.status)
		sent(t)(one.Say(ctx, mentees, unsure))
		asked(n + 1)
		n++
	}
	must(t, s.server.Settled(ctx, s.device))
	if got := proposed(); got != 1 {
		t.Errorf("%d proposals are kept, not the one that came in form", got)
	}

	model.says(`{"area":"general"}`, `{"same":false}`, http.StatusOK)
	sent(t)(one.Say(ctx, mentees, "MR can be used for 8 hours after mixing. Karima health centre, mama Wanjiku Kamau, 0712 345 678"))
	sent(t)(other.Say(ctx, mentees, "No, MR is discarded after six hours"))
	doubted := func(words string) func() bool {
		return func() bool {
			for _, prompt := range model.sent() {
				if strings.Contains(prompt, `"name":"same"`) && strings.Contains(prompt, words) {
					return true
				}
			}
			return false
		}
	}
	s.await(20*time.Second, "the model to be asked of the ruling", doubted("six hours"))
	model.says(`{"area":"general"}`, "slow", http.StatusOK)
	sent(t)(one.Say(ctx, mentees, "OPV is three drops per dose"))
	sent(t)(other.Say(ctx, mentees, "No, OPV is two drops"))
	s.await(30*time.Second, "a ruling in spite of the model's silence", func() bool { return s.count("SELECT COUNT(*) FROM ruling WHERE matter = 'drops'") == 1 })
	if got := s.count("SELECT COUNT(*) FROM ruling"); got != 1 {
		t.Errorf("there are %d rulings: the model's no stopped none", got)
	}
	for _, prompt := range model.sent() {
		for _, plant := range []string{"0712", "345 678", "Wanjiku", "Kamau", "Achieng", "Baraka", "Karima", "karima", one.PN.User, other.PN.User, mentees.User} {
			if strings.Contains(prompt, plant) {
				t.Errorf("%q is in a prompt: %s", plant, prompt)
			}
		}
	}
}
