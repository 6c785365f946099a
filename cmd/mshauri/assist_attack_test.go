package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// attack is a text of bot/assist/testdata/attacks.json that tries to be obeyed,
// and what a model that obeys it would answer. {{text*n}} is that text so many
// times.
type attack struct{ Label, Text, Obeyed string }

func attacks(t *testing.T) (all []attack) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "bot", "assist", "testdata", "attacks.json"))
	must(t, err)
	must(t, json.Unmarshal(content, &all))
	many := regexp.MustCompile(`\{\{(.*?)\*(\d+)\}\}`)
	written := func(text string) string {
		return many.ReplaceAllStringFunc(text, func(found string) string {
			parts := many.FindStringSubmatch(found)
			n, _ := strconv.Atoi(parts[2])
			return strings.Repeat(parts[1], n)
		})
	}
	for i := range all {
		all[i].Text, all[i].Obeyed = written(all[i].Text), written(all[i].Obeyed)
	}
	return all
}

// The whole table of attacks is said in a group, on the real road, to a service
// whose model obeys every one of them. Each text stays a value of the prompt's
// data; what comes of it is at most an area of the nine in a posting's own row,
// beside the tagger's; and the group, its members and the bot's outbox see nothing
// of it.
//
// Broken on purpose and seen red: with an area that is not looked up (six areas
// that there are not), and with the text as part of the task (all of them).
func TestNoAttackGoesFurtherThanAProposal(t *testing.T) {
	model := newScripted(t)
	s := newScene(t, func(set *config.Settings) {
		set.Assist = config.Assist{URL: model.URL + "/v1", Model: "small", Daily: 500}
	})
	s.serve(decorators{})
	nurse, other := s.phone("Nurse Achieng"), s.phone("Nurse Wanjiku")
	mentees := s.group(lab.LIDMode, "Wanafunzi", nurse, other)
	s.allow(mentees, chat.MenteesGroup)
	ctx := within(t, 180*time.Second)
	must(t, s.server.Settled(ctx, s.device))
	rest := func() {
		t.Helper()
		must(t, s.server.Settled(ctx, s.device))
		s.await(60*time.Second, "the bot to come to rest", func() bool {
			return s.count("SELECT COUNT(*) FROM heard WHERE reacted_at=0 AND dead_at=0")+s.count("SELECT COUNT(*) FROM outbox WHERE sent_at=0 AND dead_at=0") == 0
		})
	}
	rest()
	said, heard := s.count("SELECT COUNT(*) FROM outbox"), len(other.Inbox())
	tagger, inForm := topics.New(), regexp.MustCompile(`^\{"area":"([a-z-]+)"\}$`)
	all, tried, words := attacks(t), 0, 0
	for _, attack := range all {
		model.says(attack.Obeyed, attack.Obeyed, http.StatusOK)
		text, unsure := unsureOf(tagger, fmt.Sprintf("no %d %s", words+1, attack.Text))
		if !unsure {
			continue // the tagger is sure of it whatever stands before it, so nobody is asked
		}
		proposed := s.count("SELECT COUNT(*) FROM posting WHERE own_areas <> ''")
		must(t, s.server.WaitAcknowledged(ctx, s.device, sent(t)(nurse.Say(ctx, mentees, text))))
		words++
		body, asked := "", false
		for range 200 { // what was scrubbed may be surer than what was said: then nobody is asked
			if body, asked = model.about(words); asked {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		if !asked {
			continue
		}
		tried++
		form := inForm.FindStringSubmatch(attack.Obeyed)
		if n := s.count("SELECT COUNT(*) FROM posting WHERE own_areas <> ''"); n != proposed && (form == nil || !slices.Contains(topics.Areas(), chat.Area(form[1]))) {
			t.Errorf("%s: %q was taken for an area", attack.Label, attack.Obeyed)
		}
		staysAValue(t, attack.Label, body)
	}
	rest()
	if len(all) < 25 || tried < 20 {
		t.Errorf("of %d attacks only %d were asked about: the test tries nothing", len(all), tried)
	}
	t.Logf("%d attacks, %d of them asked about", len(all), tried)
	s.read(func(scan func(...any)) {
		var areas string
		scan(&areas)
		for _, area := range strings.Fields(areas) {
			if !slices.Contains(topics.Areas(), chat.Area(area)) {
				t.Errorf("an area that there is not: %q", area)
			}
		}
	}, "SELECT areas FROM posting WHERE group_id <> ''")
	if n := s.count("SELECT COUNT(*) FROM outbox"); n != said {
		t.Errorf("the bot has put %d messages into its outbox because of them", n-said)
	}
	for _, r := range other.Inbox()[heard:] {
		if r.FromPN.User == s.account.PN.User {
			t.Errorf("the group reads from the bot: %q", r.Text)
		}
	}
	if n := s.count("SELECT COUNT(*) FROM posting WHERE group_id <> ''"); n != words {
		t.Errorf("%d postings are kept of %d", n, words)
	}

	// Under the digest the same answers come to nothing, and the digest stands.
	assistant, err := newAssistant(s.settings)
	must(t, err)
	digest := report.Digest{Week: report.WeekOf(time.Date(2026, 11, 18, 12, 0, 0, 0, eat), eat)}
	var summarist reactions.Summarist = assistant
	for _, attack := range all {
		model.says(attack.Obeyed, "", http.StatusOK)
		if lines, err := summarist.Summary(ctx, digest.Message(chat.English)); err == nil {
			t.Errorf("%s: a summary of %q", attack.Label, lines)
		}
	}
}

// unsureOf puts so much small talk before a text that the tagger is unsure of it,
// as it is said on a phone.
func unsureOf(tagger *topics.Tagger, text string) (string, bool) {
	text = strings.ReplaceAll(text, "\x00", "") // no phone can send it
	for _, times := range []int{1, 2, 3, 5, 8, 12} {
		said := strings.Repeat("zile vitu za jana tuliongea zimefika wapi? ", times) + text
		if len(said) > 4000 {
			said = said[:4000]
		}
		if tagger.Scores(privacy.Stored(said))[0].Share < topics.Unsure {
			return said, true
		}
	}
	return "", false
}

// about is the first prompt about the message of a number.
func (s *scripted) about(number int) (body string, asked bool) {
	for _, body := range s.sent() {
		if strings.Contains(body, fmt.Sprintf("no %d ", number)) {
			return body, true
		}
	}
	return "", false
}

// staysAValue wants what a member wrote to be nothing but a value of the data.
func staysAValue(t *testing.T, label, body string) {
	t.Helper()
	var asked struct {
		Messages []struct{ Role, Content string }
	}
	must(t, json.Unmarshal([]byte(body), &asked))
	if len(asked.Messages) != 2 || asked.Messages[0].Role != "system" || asked.Messages[1].Role != "user" || strings.Contains(asked.Messages[0].Content, "zile vitu") {
		t.Fatalf("%s: the text is part of the task: %q", label, asked.Messages)
	}
	data, begins := strings.CutPrefix(asked.Messages[1].Content, "<data>\n")
	data, ends := strings.CutSuffix(data, "\n</data>")
	var values map[string]string
	if !begins || !ends || strings.ContainsAny(data, "<>\n") || json.Unmarshal([]byte(data), &values) != nil || len(values) != 1 || !strings.HasPrefix(values["message"], "zile vitu") {
		t.Errorf("%s: the data do not stay between their marks: %q", label, asked.Messages[1].Content)
	}
}
