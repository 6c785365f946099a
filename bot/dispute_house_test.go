package bot_test

import (
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
)

// disagreements is one reader for every house: it learns nothing.
var disagreements = sync.OnceValue(dispute.New)

// disputes is what the house does when two members disagree. Its passages are
// taken as reviewed: drafts settle nothing.
func (h *house) disputes() reactions.Dispute {
	library := &commands.Library{Shelf: func() commands.Shelf { return commands.Shelf{Pack: reviewedPack()} }}
	d := reactions.Dispute{Reader: disagreements(), Library: library, Record: h.db, Desk: h.desk, Wait: 3 * time.Minute}
	h.desk.Then[chat.DraftRuling] = d.Decided
	return d
}

// thirdVoice puts Carol, a mentee, into the mentees' group of the scenarios in
// which two have to disagree while a mentor looks on.
func (h *house) thirdVoice(file string, groups map[string]chat.GroupID) {
	h.t.Helper()
	switch name, _, _ := strings.Cut(filepath.Base(file), "."); name {
	case "dispute", "ruling", "wrong":
	default:
		return
	}
	read := chat.GroupRead{Group: groups["mentees"], At: h.clock.Now(), BotAdmin: true}
	for _, name := range []string{"ben", "amina", "carol"} {
		read.Members = append(read.Members, chat.GroupMember{Person: person(name)})
	}
	if err := h.engine.Handle(h.t.Context(), read); err != nil {
		h.t.Fatal(err)
	}
}
