//go:build !race

package main

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// The words of the traffic. Each kind has its own, so that what is kept can be
// told apart.
const (
	saidFirst   = "The register was complete today."
	saidInstead = "The fridge was at five degrees."
)

// deed is one thing that a member did and WhatsApp took, and what must come of
// it, exactly once.
type deed struct {
	kind   string
	nurse  *lab.Phone
	id     string // of the message
	target string // of what it changes, reacts to or votes in
	text   string // as a posting must be kept in the end
	asks   bool   // for one answer
	choice string // in a poll
}

// steady is how many answers may be on their way before members ask for no
// more: the bot's budget lets one go in three seconds.
const steady = 6

// backlog is how many stanzas may wait for the bot before members hold on.
const backlog = 40

// traffic is what several members do all the while.
type traffic struct {
	r      *road
	wanted chan string
	stop   chan struct{}
	hush   func() // ends it

	mu     sync.Mutex
	done   []*deed
	ghosts []ghost
	turns  int // of their roles
}

// ghost is a person in the group who says nothing.
type ghost struct {
	lab.Account
	leads bool
}

// startTraffic lets every nurse of a road do things until hush.
func startTraffic(r *road, seed uint64) *traffic {
	f := &traffic{r: r, wanted: make(chan string, 16), stop: make(chan struct{})}
	for range 3 {
		person, err := r.server.NewGhost("Somebody quiet")
		r.must(err)
		r.must(r.server.AddMember(r.group, person.PN))
		f.ghosts = append(f.ghosts, ghost{Account: person})
	}
	var all sync.WaitGroup
	for i, nurse := range r.nurses {
		all.Go(func() { f.member(nurse, rand.New(rand.NewPCG(seed, uint64(i)))) })
	}
	f.hush = sync.OnceFunc(func() {
		close(f.stop)
		all.Wait()
	})
	r.t.Cleanup(f.hush)
	return f
}

// want lets somebody do a certain thing next, if a crash point needs it.
func (f *traffic) want(act string) {
	if act == "" {
		return
	}
	select {
	case f.wanted <- act:
	default:
	}
}

// acts are what members do, as often as they stand here.
var acts = []string{
	"say", "say", "say", "say", "say", "reply", "reply", "tell", "look up", "elsewhere", "edit", "edit", "delete",
	"react", "react", "vote", "vote", "help", "poll", "away",
}

func (f *traffic) member(nurse *lab.Phone, random *rand.Rand) {
	for {
		act := acts[random.IntN(len(acts))]
		select {
		case <-f.stop:
			return
		case act = <-f.wanted:
		case <-time.After(time.Duration(50+random.IntN(300)) * time.Millisecond):
			if f.behind() {
				continue
			}
		}
		ctx, cancel := context.WithTimeout(context.Background(), 40*time.Second)
		err := f.do(ctx, nurse, act, random)
		cancel()
		if err != nil {
			f.r.t.Errorf("%s could not %s: %v", nurse.Name, act, err)
			return
		}
	}
}

// behind reports whether the bot has so much before it, as on a busy machine,
// that more would not be steady.
func (f *traffic) behind() bool {
	waiting, err := f.r.server.Pending(f.r.device)
	return err != nil || len(waiting) > backlog
}

// do does one thing, if there is something to do it to.
func (f *traffic) do(ctx context.Context, nurse *lab.Phone, act string, random *rand.Rand) (err error) {
	d := &deed{kind: act, nurse: nurse}
	group, bot := f.r.group, f.r.phone.PN
	switch act {
	case "say":
		d.text = saidFirst
		d.id, err = nurse.Say(ctx, group, d.text)
	case "reply":
		to, found := f.choose(nurse, random, func(m lab.Received) bool { return m.Kind == lab.Text && m.FromPN.User != bot.User })
		if !found {
			return nil
		}
		d.text = saidFirst
		d.id, err = nurse.Say(ctx, group, d.text, lab.InReply(to))
	case "tell", "look up", "help", "poll":
		if f.unanswered() >= steady {
			return nil
		}
		place := group
		switch d.asks = true; act {
		case "tell":
			d.text, place = "wastage 200 150", bot
		case "look up":
			d.text, place = "how long can I keep an opened vial of OPV", bot
		case "help":
			d.text = "/help"
			if random.IntN(2) == 0 {
				place = bot
			}
		case "poll":
			d.text = pollWanted
		}
		d.id, err = nurse.Say(ctx, place, d.text)
	case "elsewhere":
		d.id, err = nurse.Say(ctx, f.r.strange, "Nothing of this is anybody's business.")
	case "edit", "delete":
		posting := f.own(nurse, random)
		if posting == nil {
			return nil
		}
		d.target = posting.id
		if act == "edit" {
			d.id, err = nurse.Edit(ctx, group, posting.id, saidInstead)
			f.changed(posting, saidInstead)
		} else {
			d.id, err = nurse.DeleteForEveryone(ctx, group, posting.id)
			f.changed(posting, "")
		}
	case "react":
		to, found := f.choose(nurse, random, func(m lab.Received) bool {
			return m.Kind == lab.Text && m.FromPN.User != bot.User && !f.has("react", nurse, m.ID)
		})
		if !found {
			return nil
		}
		d.target = to.ID
		d.id, err = nurse.React(ctx, group, to.From, to.ID, "👍")
	case "vote":
		poll, found := f.choose(nurse, random, func(m lab.Received) bool { return m.Kind == lab.Poll && !f.has("vote", nurse, m.ID) })
		if !found {
			return nil
		}
		d.target, d.choice = poll.ID, poll.Options[random.IntN(2)]
		d.id, err = nurse.Vote(ctx, poll, []string{d.choice})
	case "role":
		return f.role()
	case "away":
		if err = nurse.GoOffline(ctx); err != nil {
			return err
		}
		// Not at once: whatsmeow would handle what comes in two loops for a moment.
		time.Sleep(time.Duration(200+random.IntN(1300)) * time.Millisecond)
		return nurse.GoOnline(ctx)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.done = append(f.done, d)
	return err
}

// choose picks one of the last messages of the group that a nurse has.
func (f *traffic) choose(nurse *lab.Phone, random *rand.Rand, wanted func(lab.Received) bool) (lab.Received, bool) {
	inbox := nurse.Inbox()
	inbox = inbox[max(0, len(inbox)-60):]
	for _, i := range random.Perm(len(inbox)) {
		if inbox[i].Chat == f.r.group && wanted(inbox[i]) {
			return inbox[i], true
		}
	}
	return lab.Received{}, false
}

// own picks one of the last things that a nurse said, which is neither edited
// nor deleted yet: two changes within a second have no order.
func (f *traffic) own(nurse *lab.Phone, random *rand.Rand) *deed {
	f.mu.Lock()
	defer f.mu.Unlock()
	var mine []*deed
	for _, d := range f.done[max(0, len(f.done)-60):] {
		if d.nurse == nurse && d.text == saidFirst {
			mine = append(mine, d)
		}
	}
	if len(mine) == 0 {
		return nil
	}
	return mine[random.IntN(len(mine))]
}

func (f *traffic) changed(posting *deed, text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	posting.text = text
}

func (f *traffic) has(kind string, nurse *lab.Phone, target string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, d := range f.done {
		if d.kind == kind && d.nurse == nurse && d.target == target {
			return true
		}
	}
	return false
}

// unanswered is how many answers are still to come, by the phones' inboxes.
func (f *traffic) unanswered() (missing int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, d := range f.done {
		if d.asks {
			missing++
		}
	}
	for _, nurse := range f.r.nurses {
		for _, m := range f.r.answers(nurse, func(lab.Received) bool { return true }) {
			switch {
			case m.Chat != f.r.group:
				missing--
			case m.Kind == lab.Poll && nurse == f.r.nurses[0]:
				missing--
			case m.ReplyTo != "" && nurse == f.r.nurses[0]:
				missing--
			}
		}
	}
	return missing
}

// role makes one of the ghosts an administrator of the group, or takes that
// away again.
func (f *traffic) role() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	one := &f.ghosts[f.turns%len(f.ghosts)]
	f.turns++
	one.leads = !one.leads
	if one.leads {
		return f.r.server.Promote(f.r.group, one.PN)
	}
	return f.r.server.Demote(f.r.group, one.PN)
}
