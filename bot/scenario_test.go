package bot_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

var update = flag.Bool("update", false, "write the bot's side of the golden conversations anew")

// The people of every scenario. Amina is a mentor (and in the mentees' group
// too, where the bot is an administrator), Ben a mentee, Sara staff
// and in no group, Sam a supervisor, Xena a stranger, and Maua becomes a mentor
// when she joins the mentors.
const scenarioPeople = "amina ben sara sam xena maua carol"

// TestScenarios plays each conversation in testdata/scenarios on the engine
// and holds the bot's side against the file. A line is
//
//	# a comment
//	== the name of a section, which starts with a new house
//	amina in mentors: text     (also: in mentees, in elsewhere, in private)
//	amina in mentees answers: text   (a reply to the message before)
//	amina in private reacts: 👍      (to what the bot last said there)
//	ben in mentees votes: Rather sure (in the bot's last poll there; also: nothing)
//	amina in mentees quotes: text    (a reply to what the bot last said there)
//	ben in private: (word)           (his roster word)
//	-- 3 days later                  (or hours; then what is due is done)
//	amina in mentors mentions maua: text
//	-- maua joins mentors    (also: leaves)
//	-- job rota              (one of the jobs below is carried out)
//	-- ben has a new phone
//	-- amina mentors ben     (it is set down)
//	    the bot's side, indented, as it follows
//
// Read the files: they are what people will see.
func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			golden, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			played := play(t, file, string(golden))
			if *update {
				if err := os.WriteFile(file, []byte(played), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(golden), played); diff != "" && !*update {
				t.Errorf("%s (run go test ./bot -run Scenarios -update, and read the change):\n%s", file, diff)
			}
		})
	}
}

func play(t *testing.T, file, script string) string {
	language := chat.English
	if strings.HasSuffix(file, ".sw.txt") {
		language = chat.Kiswahili
	}
	var out strings.Builder
	var h *house
	var groups map[string]chat.GroupID
	var last chat.MessageID
	polls := make(map[chat.GroupID]chat.MessageID)
	heardLast := make(map[string]chat.MessageID) // by place, what the bot said there last
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "    "):
			continue // the bot's side is written below
		case strings.HasPrefix(line, "== "):
			h, groups = scenarioHouse(t, language, asksQuestions(file))
			h.thirdVoice(file, groups)
			if strings.HasPrefix(filepath.Base(file), "theme.") { // a week each
				for i, what := range []string{"cold-chain", "supply", "administering", "mdvp"} {
					h.themes = append(h.themes, quiz.Slot{From: quiz.Day(monday, nairobi).AddDate(0, 0, 7*i), Weeks: 1, What: what})
				}
			}
			if !strings.HasPrefix(filepath.Base(file), "jambo.") { // the one about being shown round
				h.welcome()
			}
			h.tick()
		case strings.HasPrefix(line, "-- job "):
			h.job(strings.TrimPrefix(line, "-- job "))
			out.WriteString(line + "\n" + h.said(h.settle()))
			continue
		case strings.Contains(line, " joins "), strings.Contains(line, " leaves "):
			h.moves(file, strings.Fields(line), groups)
		case strings.Contains(line, " mentors ben") && strings.HasPrefix(line, "-- "):
			h.pair(strings.Fields(line)[1], "ben")
		case strings.HasPrefix(line, "-- "):
			if who, changed := strings.CutSuffix(line[3:], " has a new phone"); changed {
				h.handle(chat.IdentityChanged{Member: person(who), At: h.clock.Now()})
				break
			}
			h.pause(line)
			h.tick()
		case line != "" && !strings.HasPrefix(line, "#"):
			who, rest, ok1 := strings.Cut(line, " in ")
			where, text, ok2 := strings.Cut(rest, ": ")
			where, answers := strings.CutSuffix(where, " answers")
			where, quotes := strings.CutSuffix(where, " quotes")
			where, reacts := strings.CutSuffix(where, " reacts")
			where, votes := strings.CutSuffix(where, " votes")
			where, mentioned, mentions := strings.Cut(where, " mentions ")
			if mentions {
				h.mentions = []chat.Person{person(mentioned)}
			}
			group, ok3 := groups[where]
			if !ok1 || !ok2 || !ok3 || !strings.Contains(scenarioPeople, who) {
				t.Fatalf("%s: not a line of a scenario: %q", file, line)
			}
			to := last
			if !answers {
				to = ""
			}
			if h.asks {
				h.moment.Add(int64(time.Second)) // an answer comes before the close that follows it
			}
			if quotes {
				to = heardLast[place(who, group)]
			}
			if votes {
				h.vote(who, group, polls[group], text)
				break
			}
			if reacts {
				h.react(who, group, heardLast[place(who, group)], text)
				break
			}
			last = h.hearReply(who, group, strings.NewReplacer(`\u200b`, "\u200b", `\u202e`, "\u202e", `\n`, "\n", "(word)", h.word(who)).Replace(text), to)
		}
		out.WriteString(line + "\n")
		if h != nil && line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "==") {
			sent := h.settle()
			for _, message := range sent {
				to := message.Envelope().To
				if _, is := message.(*chat.Poll); is {
					polls[to.Group] = message.Envelope().ID
				}
				heardLast[place(h.nameOf(to.Member), to.Group)] = message.Envelope().ID
			}
			out.WriteString(strings.NewReplacer(h.word(who(line)), "(word)").Replace(h.said(sent)))
		}
	}
	return out.String()
}

// place is a group, or a person's private chat.
func place(who string, group chat.GroupID) string {
	if group != "" {
		return string(group)
	}
	return "private " + who
}

func scenarioHouse(t *testing.T, language chat.Language, quizzes bool) (*house, map[string]chat.GroupID) {
	proposer := &proposes{}
	h := newHouse(t, extra{reactors: []bot.Reactor{proposer}, quizzes: quizzes, quiet: bot.Quiet{From: 21 * time.Hour, To: 6*time.Hour + 30*time.Minute, Zone: nairobi}, lines: map[chat.Language]string{
		chat.English:   "Call the clinician on duty. Refer to the nearest hospital. Report to the sub-county within a day.",
		chat.Kiswahili: "Mwite clinician wa zamu. Peleka hospitali ya karibu. Ripoti kwa sub-county ndani ya siku moja.",
	}})
	proposer.desk, h.flows, h.asks = h.desk, true, quizzes
	groups := map[string]chat.GroupID{
		"mentors":   h.group(chat.MentorsGroup, language, "amina"),
		"mentees":   h.group(chat.MenteesGroup, language, "ben", "amina"),
		"elsewhere": "a group that nobody has allowed",
		"private":   "",
	}
	for name, role := range map[string]chat.Role{"sara": chat.Staff, "sam": chat.Supervisor} {
		id, err := h.db.AddMember(t.Context(), person(name).Aliases[0], role, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.db.SetLanguage(t.Context(), id, language); err != nil {
			t.Fatal(err)
		}
	}
	return h, groups
}

// welcome lets everybody have been shown round already.
func (h *house) welcome() {
	h.t.Helper()
	for _, name := range strings.Fields(scenarioPeople) {
		if m, err := h.db.Member(h.t.Context(), person(name)); err == nil {
			if err := h.db.Welcome(h.t.Context(), m.ID, h.clock.Now()); err != nil {
				h.t.Fatal(err)
			}
		}
	}
}

// proposes is a reactor that stands in for a room that makes drafts: one for
// the group, whenever somebody there writes "please settle".
type proposes struct{ desk *bot.Desk }

func (*proposes) Name() string { return "proposes" }

func (p *proposes) React(_ context.Context, turn *bot.Turn) error {
	if turn.IsPrivate() || !strings.HasPrefix(turn.Heard.Posting.Text.String(), "please settle") {
		return nil
	}
	turn.Do(func(ctx context.Context) error {
		_, err := p.desk.Propose(ctx, turn, chat.Draft{
			Kind: chat.DraftRuling, Group: turn.Heard.Group, ReplyTo: turn.Heard.Message,
			Text: privacy.Author("(the words of the draft)"), Dies: turn.Now.Add(12 * time.Hour),
		})
		return err
	})
	return nil
}

// job carries out one of the jobs that write to people.
func (h *house) job(name string) {
	h.t.Helper()
	jobs := map[string]func(context.Context, *bot.Turn) error{
		reactions.Rota{}.Name():  reactions.Rota{Rotas: h.db, Zone: nairobi}.Run,
		reactions.Stock{}.Name(): reactions.Stock{Stocks: h.db, Zone: nairobi}.Run,
	}
	scheduler := &bot.Scheduler{Occurrences: h.db, Outbox: h.record, Key: privacy.NewKey(), Clock: h.clock, Log: zap.NewNop(), Committed: h.dispatcher.Wake}
	if err := scheduler.CarryOut(h.t.Context(), bot.Job{Name: name, Run: jobs[name]}, h.clock.Now()); err != nil {
		h.t.Fatal(err)
	}
}

// who begins a line.
func who(line string) string {
	who, _, _ := strings.Cut(line, " in ")
	return who
}

// word is somebody's roster word, which is drawn by chance.
func (h *house) word(who string) string {
	h.t.Helper()
	if m, err := h.db.Member(h.t.Context(), person(who)); err == nil && m.Word != "" {
		return m.Word
	}
	return "(no word yet)"
}

// nameOf is the name of somebody in the scenarios.
func (h *house) nameOf(id chat.MemberID) string {
	h.t.Helper()
	for _, name := range strings.Fields(scenarioPeople) {
		if m, err := h.db.Member(h.t.Context(), person(name)); err == nil && m.ID == id {
			return name
		}
	}
	return ""
}

// moves lets somebody join or leave a group: "-- maua joins mentors".
func (h *house) moves(file string, words []string, groups map[string]chat.GroupID) {
	h.t.Helper()
	if len(words) != 4 || groups[words[3]] == "" {
		h.t.Fatalf("%s: not a coming or going: %q", file, words)
	}
	if words[2] == "leaves" {
		h.handle(chat.MemberLeft{Group: groups[words[3]], Member: person(words[1]), At: h.clock.Now()})
		return
	}
	h.handle(chat.MemberJoined{Group: groups[words[3]], Member: chat.GroupMember{Person: person(words[1])}, At: h.clock.Now()})
}

// said is the bot's side, with the names of those who are mentioned.
func (h *house) said(sent []chat.Outgoing) string {
	for _, message := range sent {
		if say, ok := message.(*chat.Say); ok {
			for i, mention := range say.Mentions {
				say.Text = privacy.Author(strings.ReplaceAll(say.Text.String(), chat.MentionMark(i+1), "@"+h.nameOf(mention.Member)))
			}
		}
	}
	return said(sent)
}

// said is the bot's side as the files have it.
func said(sent []chat.Outgoing) string {
	var out strings.Builder
	for _, message := range sent {
		to := "privately"
		if message.Envelope().To.Group != "" {
			to = "to the group"
		}
		switch message := message.(type) {
		case *chat.Say:
			if message.Reply != nil {
				to += ", in reply"
			}
			out.WriteString("    (" + to + ")\n")
			for line := range strings.Lines(message.Text.String()) {
				out.WriteString("    " + strings.TrimSuffix(line, "\n") + "\n")
			}
		case *chat.Document:
			fmt.Fprintf(&out, "    (%s, the file %s) %s\n", to, message.Name, message.Caption)
			for line := range strings.Lines(string(message.Content)) {
				out.WriteString("    | " + strings.TrimSuffix(line, "\n") + "\n")
			}
		case *chat.Poll:
			fmt.Fprintf(&out, "    (%s, a poll) %s\n", to, message.Question)
			for _, option := range message.Options {
				fmt.Fprintf(&out, "    ( ) %s\n", option)
			}
		case *chat.Remove:
			if message.Author.Member == 0 { // its id is a new one in every house
				message.Target = "its own message"
			}
			fmt.Fprintf(&out, "    (%s) deletes %s for everyone\n", to, message.Target)
		default:
			fmt.Fprintf(&out, "    (%s) %T\n", to, message)
		}
	}
	return out.String()
}

// TestEveryCommandAndReactionHasItsScenarios asks the registry for its members
// and demands a conversation of each, in both languages: one success, one
// refusal and one bad argument.
func TestEveryCommandAndReactionHasItsScenarios(t *testing.T) {
	h := newHouse(t, extra{})
	names := []string{reactions.Guide{}.Name(), reactions.Reminder{}.Name(), reactions.Emergency{}.Name(), reactions.Lookup{}.Name(), "unanswered", bot.Choose{}.Name(), bot.Thumbs{}.Name(), reactions.QuizAnswers{}.Name(), reactions.Rota{}.Name(), reactions.Stock{}.Name()}
	names = append(names, reactions.Dispute{}.Name())
	for _, command := range h.commands.All() {
		names = append(names, command.Name)
	}
	for _, name := range names {
		for _, language := range []string{"en", "sw"} {
			file := filepath.Join("testdata", "scenarios", name+"."+language+".txt")
			content, err := os.ReadFile(file)
			if err != nil {
				t.Errorf("%s has no scenario: write %s", name, file)
				continue
			}
			for _, section := range []string{"== success", "== refusal", "== bad argument"} {
				if !strings.Contains(string(content), section) {
					t.Errorf("%s has no section %q", file, section)
				}
			}
		}
	}
}
