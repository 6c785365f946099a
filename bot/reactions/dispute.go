package reactions

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// Rulings is what disagreements ask of the record; storage.DB satisfies it.
type Rulings interface {
	// RecentPostings are the last of a group, the newest first.
	RecentPostings(ctx context.Context, group chat.GroupID, most int) ([]chat.Posting, error)
	// LiveRounds are the quiz rounds that are open in a group.
	LiveRounds(ctx context.Context, group chat.GroupID) ([]quiz.Round, error)
	MakeRuling(context.Context, dispute.Ruling) (number int64, err error)
	KeepRuling(context.Context, dispute.Ruling) error
	// Ruling returns chat.ErrNotFound when there is none with that number.
	Ruling(ctx context.Context, number int64) (dispute.Ruling, error)
	// RulingsSince are those of a group on one matter, on all when it is empty.
	RulingsSince(ctx context.Context, group chat.GroupID, matter string, since time.Time) ([]dispute.Ruling, error)
	DecideDraft(ctx context.Context, number int64, state chat.DraftState, by chat.MemberID, at time.Time, posted chat.MessageID) (decided bool, err error)
	bot.TakeBacks // keeps a message that waits from being sent
}

// Times and sizes of a ruling.
const (
	window     = 24                 // postings that are read of a conversation
	onceIn     = 7 * 24 * time.Hour // a matter comes up so often in a group, at most
	draftLives = 12 * time.Hour
	unasked    = 600 // characters that a group gets unasked, at most
)

// Dispute quotes the passage when two members of a group differ on something
// that policy settles: one message that names nobody, after a facilitator's
// word unless the group wants it at once.
type Dispute struct {
	Reader  *dispute.Reader
	Library *commands.Library
	Record  Rulings
	Desk    *bot.Desk
	// Wait is how long the two have to settle it by themselves before it is
	// posted in a group that wants it at once.
	Wait time.Duration
	// Doubt may stop a ruling before it goes anywhere, and start none; nil
	// without a model.
	Doubt func(ctx context.Context, question, first, second privacy.Clean) (stop bool)
}

// Name is "dispute".
func (Dispute) Name() string { return "dispute" }

// React reads the conversation on with each posting.
func (d Dispute) React(ctx context.Context, turn *bot.Turn) error {
	posting := turn.Heard.Posting
	if turn.Heard.Kind != chat.HeardPosting || posting.Command != nil || !turn.IsQuiet() {
		return nil
	}
	if number, ok := rulingNumber(posting.Text); ok {
		return commands.ShowRuling(ctx, turn, d.Record, number)
	}
	if turn.IsPrivate() || turn.Group.ID == "" || posting.Text.IsEmpty() {
		return nil
	}
	postings, err := d.conversation(ctx, posting)
	if err != nil {
		return err
	}
	messages := make([]dispute.Message, len(postings))
	for i, p := range postings {
		messages[i] = dispute.Message{From: strconv.FormatInt(int64(p.Member), 10), At: p.SentAt, Text: p.Text}
	}
	all, _ := d.Reader.Follow(string(posting.Group), messages)
	last := len(messages) - 1
	var over []int64 // rulings that this posting makes needless
	for _, found := range all {
		switch {
		case found.SettledAt == last:
			numbers, err := d.settled(ctx, turn, found)
			if err != nil {
				return err
			}
			over = append(over, numbers...)
		case found.At == last && found.SettledAt < 0:
			if err := d.quote(ctx, turn, found, postings, over); err != nil {
				return err
			}
		}
	}
	return nil
}

// conversation is a posting with those before it, in their order.
func (d Dispute) conversation(ctx context.Context, posting chat.Posting) ([]chat.Posting, error) {
	recent, err := d.Record.RecentPostings(ctx, posting.Group, window)
	if err != nil {
		return nil, err
	}
	slices.Reverse(recent)
	recent = slices.DeleteFunc(recent, func(p chat.Posting) bool {
		return p.ID > posting.ID || p.Text.IsEmpty() || p.Command != nil || p.SentAt.Before(posting.SentAt.Add(-24*time.Hour))
	})
	if len(recent) == 0 || recent[len(recent)-1].ID != posting.ID {
		return nil, nil // it was deleted meanwhile, or is no posting of the talk
	}
	return recent, nil
}

// quote makes a ruling of a disagreement, if there is something to quote. A
// ruling on the matter that was settled, or is over now, was not said.
func (d Dispute) quote(ctx context.Context, turn *bot.Turn, found *dispute.Disagreement, postings []chat.Posting, over []int64) error {
	settlements := dispute.Settle(d.Library.Shelf().Pack, found, d.Library.Products, turn.Now)
	if len(settlements) == 0 {
		return nil
	}
	settlement := settlements[0]
	before, err := d.Record.RulingsSince(ctx, turn.Group.ID, found.First.Matter.ID, turn.Now.Add(-onceIn))
	said := func(r dispute.Ruling) bool {
		return r.Subject == found.First.Subject && r.State != dispute.Settled && !slices.Contains(over, r.Number)
	}
	if err != nil || slices.ContainsFunc(before, said) {
		return err
	}
	rounds, err := d.Record.LiveRounds(ctx, turn.Group.ID)
	if err != nil || slices.ContainsFunc(rounds, func(r quiz.Round) bool { return r.Area == settlement.On.Area }) {
		return err // it may be the quiz that they talk of
	}
	ruling := dispute.Ruling{
		Group: turn.Group.ID, Matter: found.First.Matter.ID, Subject: found.First.Subject,
		Passage: settlement.On.ID, Also: settlement.With.ID, Made: turn.Now,
	}
	one, other := found.Sides()
	if d.Doubt != nil {
		var question privacy.Clean
		if asked, ok := found.Asked(); ok {
			question = postings[asked].Text
		}
		if d.Doubt(ctx, question, postings[one].Text, postings[other].Text) {
			return nil
		}
	}
	turn.Do(func(ctx context.Context) error {
		switch turn.Group.RulingsAt(turn.Now) {
		case chat.RulingsListen:
			ruling.State = dispute.Counted
		case chat.RulingsSuggest:
			ruling.State = dispute.Proposed
		case chat.RulingsAuto:
			ruling.State, ruling.Decided = dispute.Posted, turn.Now
		}
		if ruling.Number, err = d.Record.MakeRuling(ctx, ruling); err != nil {
			return err
		}
		var ok bool
		for _, s := range settlements {
			if ruling.Text, ok = rulingText(found, s, ruling.Number, turn.Group.Language, turn.Now); ok {
				ruling.Passage, ruling.Also = s.On.ID, s.With.ID
				break
			}
		}
		if !ok {
			ruling.State = dispute.Counted // none leaves room
		}
		switch ruling.State {
		case dispute.Proposed:
			draft, err := d.Desk.Propose(ctx, turn, chat.Draft{
				Kind: chat.DraftRuling, Group: turn.Group.ID, About: ruling.Number, Text: ruling.Text,
				ReplyTo: turn.Heard.Message, Dies: turn.Now.Add(draftLives),
			}, postings[one].Member, postings[other].Member)
			if err != nil {
				return err
			}
			ruling.Draft = draft.ID
		case dispute.Posted:
			say := &chat.Say{
				Header: chat.Header{To: chat.Recipient{Group: turn.Group.ID}, Urgency: chat.Notice, Unasked: chat.AboutRuling, NotBefore: turn.Now.Add(d.Wait)},
				Text:   ruling.Text,
				Reply:  &chat.Quoted{Message: turn.Heard.Message, Author: chat.Party{Member: turn.Member.ID}},
			}
			turn.Send(say)
			ruling.Message = say.ID
		}
		return d.Record.KeepRuling(ctx, ruling)
	})
	return nil
}

// settled drops what is no longer needed, since one of the two has given way or
// they did not disagree, and returns the numbers of those rulings.
func (d Dispute) settled(ctx context.Context, turn *bot.Turn, found *dispute.Disagreement) (over []int64, err error) {
	recent, err := d.Record.RulingsSince(ctx, turn.Group.ID, found.First.Matter.ID, turn.Now.Add(-draftLives))
	if err != nil {
		return nil, err
	}
	for _, ruling := range recent {
		// What a facilitator posted is said already; what we post by ourselves waits.
		waits := ruling.State == dispute.Posted && ruling.Draft == 0 && turn.Now.Before(ruling.Decided.Add(d.Wait))
		if ruling.Subject != found.First.Subject || ruling.State != dispute.Proposed && ruling.State != dispute.Counted && !waits {
			continue
		}
		over = append(over, ruling.Number)
		turn.Do(func(ctx context.Context) error {
			if waits {
				if _, _, err := turn.TakeBack(ctx, d.Record, turn.Group.ID, ruling.Message); err != nil {
					return err
				}
			} else if ruling.Draft != 0 {
				if decided, err := d.Record.DecideDraft(ctx, ruling.Draft, chat.DraftSettled, 0, turn.Now, ""); err != nil || !decided {
					return err
				}
			}
			ruling.State, ruling.Decided, ruling.Message = dispute.Settled, turn.Now, ""
			return d.Record.KeepRuling(ctx, ruling)
		})
	}
	return over, nil
}

// Decided is what follows when a facilitator has decided on the draft.
func (d Dispute) Decided(ctx context.Context, _ *bot.Turn, draft chat.Draft) error {
	ruling, err := d.Record.Ruling(ctx, draft.About)
	if errors.Is(err, chat.ErrNotFound) {
		return nil // the draft of another hand
	} else if err != nil {
		return err
	}
	ruling.State, ruling.Decided = dispute.Dropped, draft.Decided
	if draft.State == chat.DraftPosted {
		ruling.State, ruling.Message = dispute.Posted, draft.Message
	}
	return d.Record.KeepRuling(ctx, ruling)
}

// rulingText is the one message that a group gets: the two views, the passage with its source, the other edition where there is one, and
// the number. ok is false when the passage leaves no room.
func rulingText(found *dispute.Disagreement, s dispute.Settlement, number int64, language chat.Language, now time.Time) (privacy.Authored, bool) {
	lines := []privacy.Authored{viewsText(found, language)}
	end := []privacy.Authored{}
	if s.Open() {
		end = append(end, phrases.RulingOpen.In(language))
	}
	end = append(end, phrases.RulingNumber.In(language, phrases.Number("number", int(number))))
	room := unasked
	for _, line := range slices.Concat(lines, end) {
		room -= utf8.RuneCountInString(line.String()) + 1
	}
	both := []policy.Passage{s.On}
	if s.With.ID != "" {
		both = append(both, s.With)
	}
	if s.Newer(now) {
		both = []policy.Passage{s.With, s.On}
	}
	told, ok := briefs(both, language, room)
	if len(both) == 1 && strings.Contains(s.On.Text, "EDITIONS DIFFER") {
		// It tells of both itself: cut short it could tell of one.
		whole, _ := policy.Brief(s.On, language, 10*unasked)
		ok = ok && told[0] == whole
	}
	if !ok {
		return privacy.Authored{}, false
	}
	lines = append(lines, told...)
	return privacy.Lines(append(lines, end...)...), true
}

// viewsText tells of both views in half a line each; where they were not read
// in so many words, that there are two.
func viewsText(found *dispute.Disagreement, language chat.Language) privacy.Authored {
	matter, one, other := found.Named(language), found.First.View(language), found.Second.View(language)
	switch {
	case matter == "":
		return phrases.RulingHere.In(language)
	case one == "" || other == "" || one == other:
		return phrases.RulingOn.In(language, phrases.Word("matter", matter))
	}
	return phrases.RulingViews.In(language, phrases.Word("matter", matter), phrases.Word("one", one), phrases.Word("other", other))
}

// briefs are passages within so many characters, all of them or none.
func briefs(passages []policy.Passage, language chat.Language, room int) (told []privacy.Authored, ok bool) {
	for i, p := range passages {
		text, ok := policy.Brief(p, language, room/(len(passages)-i)-1)
		if !ok {
			return nil, false
		}
		room -= utf8.RuneCountInString(text.String()) + 1
		told = append(told, text)
	}
	return told, len(told) > 0
}

var named = regexp.MustCompile(`^\s*[Pp]\s?-\s?(\d{1,6})\s*[?.!]*\s*$`)

// rulingNumber reads a message that is nothing but "P-12".
func rulingNumber(text privacy.Clean) (int64, bool) {
	found := named.FindStringSubmatch(text.String())
	if found == nil {
		return 0, false
	}
	number, err := strconv.ParseInt(found[1], 10, 64)
	return number, err == nil
}
