package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// startled is a scrubber that panics on one word.
type startled struct {
	bot.Scrubber
	word string
}

func (s startled) Scrub(raw privacy.Raw) (privacy.Clean, []privacy.Finding) {
	clean, findings := s.Scrubber.Scrub(raw)
	if strings.Contains(clean.String(), s.word) {
		panic("the scrubber stumbled over " + clean.String())
	}
	return clean, findings
}

// One posting on which the scrubber panics costs that posting and nothing
// else: it is counted, acknowledged, and the next is kept by the same process.
func TestScrubberThatPanicsCostsOnePosting(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{scrubber: func(inner bot.Scrubber) bot.Scrubber { return startled{inner, "zimwi"} }})
	nurse := s.phone("Nurse Achieng")
	to := s.group(lab.LIDMode, "Washauri", nurse)
	s.allow(to, chat.MenteesGroup)
	ctx := within(t, 30*time.Second)

	for _, place := range []lab.Address{to, s.account.PN} {
		bad := sent(t)(nurse.Say(ctx, place, "Leo tumeona zimwi kwa friji"))
		good := sent(t)(nurse.Say(ctx, place, "Friji iko na 4 degrees leo"))
		must(t, s.server.WaitAcknowledged(ctx, s.device, bad))
		must(t, s.server.WaitAcknowledged(ctx, s.device, good))
		if n := s.count("SELECT COUNT(*) FROM posting WHERE message=?", bad); n != 0 {
			t.Errorf("%s: the posting that could not be scrubbed was kept %d times", place.Server, n)
		}
		if n := s.count("SELECT COUNT(*) FROM posting WHERE message=? AND text='Friji iko na 4 degrees leo'", good); n != 1 {
			t.Errorf("%s: the next posting was kept %d times", place.Server, n)
		}
	}
	if n := s.count("SELECT COALESCE(SUM(count), 0) FROM not_kept WHERE reason=?", chat.Unreadable); n != 2 {
		t.Errorf("%d postings are counted as unreadable, want 2", n)
	}
	edit := sent(t)(nurse.Edit(ctx, to, sent(t)(nurse.Say(ctx, to, "Chanjo imefika")), "zimwi limerudi"))
	must(t, s.server.WaitAcknowledged(ctx, s.device, edit))
	if n := s.count("SELECT COUNT(*) FROM posting WHERE text LIKE '%zimwi%'"); n != 0 {
		t.Errorf("%d postings hold what could not be scrubbed", n)
	}
	for _, want := range []string{"alarm", "scrubbing panicked"} {
		if !strings.Contains(s.logs.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, s.logs)
		}
	}
	if strings.Contains(s.logs.String(), "zimwi") {
		t.Error("the log shows what the panic said")
	}
}

// A person is one member, whichever of their addresses a group or a private
// chat shows.
func TestTwoAddressesAreOneMember(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	mentor, nurse := s.phone("Mentor Baraka"), s.phone("Nurse Achieng")
	lids := s.group(lab.LIDMode, "Wanafunzi", mentor, nurse)
	numbers := s.group(lab.PNMode, "Walimu", mentor, nurse)
	s.allow(lids, chat.MenteesGroup)
	s.allow(numbers, chat.MentorsGroup)
	ctx := within(t, 30*time.Second)

	for _, to := range []lab.Address{lids, numbers, s.account.PN, s.account.LID} {
		id := sent(t)(nurse.Say(ctx, to, "Nimefika, "+to.Server))
		must(t, s.server.WaitAcknowledged(ctx, s.device, id))
	}
	if n := s.count("SELECT COUNT(*) FROM posting"); n != 4 {
		t.Errorf("%d postings were kept, want 4", n)
	}
	if n := s.count("SELECT COUNT(DISTINCT member) FROM posting"); n != 1 {
		t.Errorf("the nurse is %d members, want 1", n)
	}
	if n := s.count("SELECT COUNT(*) FROM member WHERE joined_to IS NULL"); n != 2 {
		t.Errorf("there are %d members, want the mentor and the nurse", n)
	}
	if n := s.count("SELECT COUNT(*) FROM member_alias WHERE member=(SELECT member FROM posting LIMIT 1)"); n != 2 {
		t.Errorf("the nurse is known under %d addresses, want 2", n)
	}
}

// Where nobody has asked for it, the bot says nothing and keeps nothing but
// that there was something.
func TestElsewhereItIsSilentAndKeepsACount(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	nurse, other := s.phone("Nurse Achieng"), s.phone("Somebody Else")
	allowed, elsewhere := s.group(lab.LIDMode, "Wanafunzi", nurse), s.group(lab.LIDMode, "Familia", other, nurse)
	s.allow(allowed, chat.MenteesGroup)
	ctx := within(t, 30*time.Second)
	before := s.tables()

	said := 0
	last := ""
	for _, to := range []lab.Address{elsewhere, s.account.PN, s.account.LID} {
		for _, text := range []string{"/help", "hi", "Penta 2 imechelewa, nifanye nini?"} {
			last = sent(t)(other.Say(ctx, to, text))
			said++
		}
		read, err := nurse.Wait(ctx, func(r lab.Received) bool { return to != elsewhere || r.ID == last })
		if to == elsewhere {
			must(t, err)
			sent(t)(nurse.React(ctx, to, read.From, read.ID, "👍"))
			sent(t)(other.Edit(ctx, to, last, "Penta 3 imechelewa"))
			sent(t)(other.DeleteForEveryone(ctx, to, last))
		}
	}
	must(t, s.server.SetSubject(elsewhere, "Familia kubwa"))
	must(t, s.server.RemoveMember(elsewhere, nurse.PN))
	must(t, s.server.Settled(ctx, s.device))

	// An answer would come after the next posting of a member, whose own is waited for.
	sent(t)(nurse.Say(ctx, s.account.PN, "hi"))
	_, err := nurse.Wait(ctx, func(r lab.Received) bool { return r.FromPN == s.account.PN })
	must(t, err)
	for _, received := range other.Inbox() {
		if received.FromPN == s.account.PN {
			t.Errorf("the bot wrote to a stranger, or in a group that is not allowed")
		}
	}
	counted := s.count("SELECT COALESCE(SUM(count), 0) FROM not_kept WHERE reason=?", chat.NotAllowed)
	if counted != said {
		t.Errorf("%d postings are counted as not on the allow-list, want %d", counted, said)
	}
	after := s.tables()
	for name, rows := range map[string]int{"posting": 1, "heard": 1, "outbox": 1, "settled": said + 1, "not_kept": 2, "offer": 1} {
		before[name] += rows // the nurse's greeting and its answer, and the counts
	}
	for name, rows := range after {
		if rows != before[name] {
			t.Errorf("the table %s has %d rows, want %d", name, rows, before[name])
		}
	}
}

// tables counts the rows of every table of main.db.
func (s *scene) tables() map[string]int {
	s.t.Helper()
	rows := make(map[string]int)
	s.read(func(scan func(...any)) {
		var name string
		scan(&name)
		rows[name] = s.count(fmt.Sprintf("SELECT COUNT(*) FROM %q", name))
	}, "SELECT name FROM sqlite_master WHERE type='table'")
	return rows
}

// kept fails the test unless each message is kept once, in its words.
func (s *scene) kept(said map[string]string) {
	s.t.Helper()
	for id, text := range said {
		var found []string
		s.read(func(scan func(...any)) {
			var kept string
			scan(&kept)
			found = append(found, kept)
		}, "SELECT text FROM posting WHERE message=?", id)
		if len(found) != 1 || found[0] != text {
			s.t.Errorf("%q is kept as %q", text, found)
		}
	}
}
