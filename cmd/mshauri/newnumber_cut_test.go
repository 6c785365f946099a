//go:build !race

package main

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// The day on which the number is banned: another one is paired with the same
// record and key, administrators add it to the groups by hand, members keep
// their pseudonyms, what was open goes on, nothing that was said is said again,
// each group is told once, and nobody is written to who has not written to the
// new number.
//
// Seen red: without the groups' waiting (what was open is tried, and counted,
// before the new number is in the group), without the members' (a nurse is
// written to by a number that she does not know), and with the word to the
// groups enqueued at every call.
func TestCutBanDay(t *testing.T) {
	for _, mode := range []lab.Mode{lab.LIDMode, lab.PNMode} {
		t.Run(string(mode), func(t *testing.T) { banDay(t, mode) })
	}
}

func banDay(t *testing.T, mode lab.Mode) {
	s := newScene(t)
	s.serve(decorators{})
	ctx := within(t, 2*time.Minute)
	mentor, nurse := s.phone("Mentor Amina"), s.phone("Nurse Baraka")
	jid := s.group(mode, "Wauguzi wa Lari", mentor, nurse)
	s.allow(jid, chat.MenteesGroup)
	group, err := whatsapp.GroupID(s.service.engine.Key, jid.String())
	must(t, err)

	// An ordinary day: something is said in the group and privately.
	sent(t)(nurse.Say(ctx, jid, "BCG yetu ilifunguliwa asubuhi, natupa saa ngapi?"))
	sent(t)(nurse.Say(ctx, s.account.PN, "Jambo"))
	_, err = nurse.Wait(ctx, func(r lab.Received) bool { return r.FromPN == s.account.PN && r.Chat.User != jid.User })
	must(t, err)
	sent(t)(nurse.Say(ctx, jid, "/about"))
	answer, err := mentor.Wait(ctx, func(r lab.Received) bool { return r.FromPN == s.account.PN && r.Chat == jid })
	must(t, err)
	member := func() (id int64) {
		s.read(func(scan func(...any)) { scan(&id) }, "SELECT member FROM posting WHERE group_id=? ORDER BY id DESC LIMIT 1", group)
		return id
	}
	before := member()

	// The number is banned, and taken out of its groups.
	must(t, s.server.Settled(ctx, s.device))
	must(t, s.server.RemoveMember(jid, s.account.PN))
	must(t, s.server.End(s.device, lab.EndRemoved))
	s.await(20*time.Second, "the bot to know that it was logged out", func() bool { return s.service.link.State().State == chat.LinkLoggedOut })
	var person chat.MemberID
	s.read(func(scan func(...any)) { scan(&person) }, "SELECT member FROM posting WHERE group_id=? LIMIT 1", group)
	for id, to := range map[chat.MessageID]chat.Recipient{"3EB0OPENGROUP": {Group: group}, "3EB0OPENNURSE": {Member: person}} {
		must(t, s.service.db.Enqueue(ctx, &chat.Say{
			Header: chat.Header{ID: id, To: to, Urgency: chat.Notice}, Text: privacy.Author("what was open " + string(id)),
		}))
	}
	s.stop()

	// The runbook's one command. It is typed twice: the first time nobody scans.
	old := s.account
	s.account, err = s.server.NewAccount("Mshauri anew")
	must(t, err)
	impatient := within(t, time.Second)
	execute(impatient, []string{"pair", "--new-number", "--plain"}, world{in: strings.NewReader(""), out: io.Discard, errors: io.Discard, environ: s.environ()})
	s.pairAnew()
	if said := s.command("card", "--out", t.TempDir()); !strings.Contains(said, s.account.PN.User) || strings.Contains(said, old.PN.User) {
		t.Errorf("the card: %s", said)
	}

	// It serves, and says nothing until it is in the group.
	s.serve(decorators{})
	time.Sleep(3 * time.Second)
	if n := s.count("SELECT COUNT(*) FROM outbox WHERE sent_at=0 AND dead_at=0 AND attempts=0"); n != 3 {
		t.Errorf("%d messages wait untried, not the two that were open and the word to the group", n)
	}
	must(t, s.server.AddMember(jid, s.account.PN))
	anew := phrases.NewNumber.In(chat.English).String()
	for _, text := range []string{anew, "what was open 3EB0OPENGROUP"} {
		if _, err := mentor.WaitText(ctx, text); err != nil {
			t.Fatalf("%q did not come: %v\n%s", text, err, s.logs)
		}
	}

	// Members are who they were, and are heard as before.
	sent(t)(nurse.Say(ctx, jid, "Penta 2 imechelewa, nifanye nini?"))
	s.await(20*time.Second, "the nurse's next posting", func() bool {
		return s.count("SELECT COUNT(*) FROM posting WHERE text LIKE 'Penta 2%'") == 1
	})
	if after := member(); after != before || s.count("SELECT COUNT(*) FROM chat_group") != 1 {
		t.Errorf("the nurse was member %d, and is %d", before, after)
	}

	// The nurse hears from the new number once she has written to it.
	private := func(r lab.Received) bool { return r.FromPN == s.account.PN && r.Chat != jid }
	if slices.ContainsFunc(nurse.Inbox(), private) {
		t.Error("the new number wrote to somebody who had not written to it")
	}
	sent(t)(nurse.Say(ctx, s.account.PN, "Jambo"))
	if _, err := nurse.WaitText(ctx, "what was open 3EB0OPENNURSE"); err != nil {
		t.Fatal(err)
	}
	must(t, s.server.Settled(ctx, s.device))

	// Nothing was said twice.
	said := map[string]int{}
	for _, received := range append(mentor.Inbox(), nurse.Inbox()...) {
		if received.Text != "" && (received.FromPN == s.account.PN || received.FromPN == old.PN) {
			said[received.Text]++
		}
	}
	for text, want := range map[string]int{anew: 2, answer.Text: 2, "what was open 3EB0OPENGROUP": 2, "what was open 3EB0OPENNURSE": 1} {
		if said[text] != want { // a group's message reaches both phones
			t.Errorf("%d times on the two phones, want %d: %q", said[text], want, text)
		}
	}
	if n := s.count("SELECT COUNT(*) FROM outbox WHERE dead_at<>0"); n != 0 {
		t.Errorf("%d messages are given up", n)
	}
}

// pairAnew types the runbook's command for a new number, and scans its code.
func (s *scene) pairAnew() {
	s.t.Helper()
	ctx := within(s.t, 60*time.Second)
	out, problems := &transcript{}, &bytes.Buffer{}
	done := make(chan int, 1)
	go func() {
		done <- execute(ctx, []string{"pair", "--new-number", "--plain"}, world{in: strings.NewReader(""), out: out, errors: problems, environ: s.environ()})
	}()
	code := ""
	s.await(30*time.Second, "a code", func() bool {
		_, after, found := strings.Cut(out.String(), "QR ")
		code, _, _ = strings.Cut(after, "\n")
		return found && strings.Contains(after, "\n")
	})
	var err error
	s.device, err = s.server.Scan(ctx, code, s.account.PN)
	must(s.t, err)
	if ended := <-done; ended != 0 || !strings.Contains(out.String(), "PAIRED") {
		s.t.Fatalf("mshauri pair --new-number ended with %d: %s%s", ended, out, problems)
	}
}

// A number is not forgotten under a service that runs on it.
func TestCutANewNumberWhileTheServiceRuns(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	var problems bytes.Buffer
	code := execute(within(t, 30*time.Second), []string{"pair", "--new-number"}, world{in: strings.NewReader(""), out: io.Discard, errors: &problems, environ: s.environ()})
	if code != 1 || !strings.Contains(problems.String(), "stop it first") {
		t.Errorf("it ended with %d: %s", code, problems.String())
	}
	if s.count("SELECT COUNT(*) FROM chat_group WHERE awaited") != 0 || s.service.link.State().State != chat.LinkConnected {
		t.Error("the running service lost its number")
	}
}
