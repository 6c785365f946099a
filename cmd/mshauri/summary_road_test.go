package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
)

// Two lines of a model's stand under the digest on the officer's phone, marked as
// a machine's, when they came in time and fit the counts. A week later the model
// answers with a number of its own, and the week after it answers nothing: the
// digest comes all the same, without them. Nobody's words are in what it was asked.
//
// Broken on purpose and seen red: with lines that are not held against the counts.
func TestAMachinesTwoLinesStandUnderTheDigest(t *testing.T) {
	model := newScripted(t)
	clock := &stepped{}
	clock.to(t, "2026-03-20 10:00") // a Friday
	s := newSceneAt(t, clock.now, func(set *config.Settings) {
		set.Digest.To = []string{"Officer 1"}
		set.Assist = config.Assist{URL: model.URL + "/v1", Model: "small", Daily: 50}
	})
	s.serve(decorators{clock: clock.clock(), jobs: func(all []bot.Job) []bot.Job {
		return slices.DeleteFunc(all, func(job bot.Job) bool { return job.Name != "digest" })
	}})
	officer, nurse := s.phone("Officer"), s.phone("Nurse Achieng")
	alias, err := whatsapp.PhoneAlias(s.service.engine.Key, "+"+officer.PN.User)
	must(t, err)
	_, err = s.service.db.AddMember(t.Context(), alias, chat.Staff, "Officer 1")
	must(t, err)
	group := s.group(lab.LIDMode, "Wanafunzi", nurse)
	s.allow(group, chat.MenteesGroup)
	ctx := within(t, 120*time.Second)
	sent(t)(officer.Say(ctx, s.account.PN, "hi"))
	sent(t)(nurse.Say(ctx, group, "What is the formula for the wastage rate?"))
	must(t, s.server.Settled(ctx, s.device))
	digest := func(moment, answer string, asked int) string {
		t.Helper()
		model.says(answer, "", http.StatusOK)
		clock.to(t, moment+" 06:31")
		summaries := func() (n int) {
			for _, prompt := range model.sent() {
				if strings.Contains(prompt, `"name":"summary"`) {
					n++
				}
			}
			return n
		}
		s.await(20*time.Second, "the model to be asked", func() bool { return summaries() >= asked })
		time.Sleep(50 * time.Millisecond) // its answer is read
		before := len(officer.Inbox())
		clock.to(t, moment+" 07:00")
		var text string
		s.await(60*time.Second, "the digest", func() bool {
			clock.nanos.Add(int64(time.Second))
			for _, r := range officer.Inbox()[before:] {
				if r.Kind == lab.Text && strings.Contains(r.Text, "Postings:") {
					text = r.Text
				}
			}
			return text != ""
		})
		if n := summaries(); n != asked {
			t.Errorf("by %s the model was asked %d times, want %d", moment, n, asked)
		}
		return text
	}
	const marked = "_Two lines by a machine, from these counts alone. Where they differ, the counts stand._\n• One question came, and 1 is open.\n• Who could answer it?"
	if text := digest("2026-03-23", `{"lines":["One question came, and 1 is open.","Who could answer it?"]}`, 1); !strings.HasSuffix(text, marked) {
		t.Errorf("the officer reads:\n%s", text)
	}
	if text := digest("2026-03-30", `{"lines":["As many as 77 questions came.","Who could answer them?"]}`, 2); strings.Contains(text, "machine") || strings.Contains(text, "77") {
		t.Errorf("the officer reads:\n%s", text)
	}
	if text := digest("2026-04-06", "half a JSON", 3); strings.Contains(text, "machine") {
		t.Errorf("the officer reads:\n%s", text)
	}
	for _, prompt := range model.sent() {
		for _, plant := range []string{"Achieng", "formula", officer.PN.User, nurse.PN.User, group.User} {
			if strings.Contains(prompt, plant) && strings.Contains(prompt, `"name":"summary"`) {
				t.Errorf("%q is in a prompt: %s", plant, prompt)
			}
		}
	}
}
