package commands

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

const (
	// secondShare is how well a second passage must fit, next to the first, to
	// be shown beside it.
	secondShare = 0.8
	// passOnEvery is how often somebody's questions without a passage are passed on.
	passOnEvery = time.Hour
)

// Shelf holds the passages that are in use now.
type Shelf struct {
	Pack  *policy.Pack
	Index *policy.Index
}

// NewShelf makes a pack ready to be searched.
func NewShelf(pack *policy.Pack) Shelf { return Shelf{Pack: pack, Index: policy.NewIndex(pack)} }

// Referrals knows to whom a question is passed on; storage.DB satisfies it.
type Referrals interface {
	// Facilitators are those to be told about a group, whose week it is first.
	Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error)
	// Group returns an allowed group, or chat.ErrNotFound.
	Group(context.Context, chat.GroupID) (chat.Group, error)
	PostingByMessage(context.Context, chat.GroupID, chat.MessageID) (chat.Posting, error)
	// LastOccurrence returns chat.ErrNotFound when nothing was ever claimed.
	LastOccurrence(ctx context.Context, job string) (time.Time, error)
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
}

// Library shows what policy says to somebody who asks.
type Library struct {
	// Shelf gives the passages that are in use now.
	Shelf     func() Shelf
	Products  []policy.Product
	Offers    bot.Offers
	Referrals Referrals
}

// find returns at most two passages that answer a question.
func (l *Library) find(turn *bot.Turn, question privacy.Clean) []policy.Hit {
	hits := l.search(question, turn.Now, 2)
	if len(hits) == 2 && hits[1].Score < secondShare*hits[0].Score && !hits[0].Passage.EditionsDiffer() {
		hits = hits[:1]
	}
	return hits
}

func (l *Library) search(question privacy.Clean, now time.Time, most int) []policy.Hit {
	return l.Shelf().Index.Search(question, policy.Options{Products: l.Products, Limit: most, On: now})
}

// Answer looks a question up and answers whoever asked. Where nothing fits it
// says so, and passes a private question on.
func (l *Library) Answer(ctx context.Context, turn *bot.Turn, question privacy.Clean) error {
	if id := policy.ID(strings.ToUpper(strings.Trim(question.String(), " .?"))); strings.Contains(string(id), "-") {
		if _, named := l.Shelf().Pack.Find(id); named { // passages name each other by their ids
			l.show(turn, id)
			return nil
		}
	}
	lines := l.lines(turn, question)
	if len(lines) == 0 {
		return l.nothing(ctx, turn, question)
	}
	turn.Answer(privacy.Lines(append(lines, l.wayOn(turn, question)...)...))
	return nil
}

// help is Answer for somebody else's question, chosen from a list whose numbers
// go on standing for its lines.
func (l *Library) help(turn *bot.Turn, question privacy.Clean) {
	lines := l.lines(turn, question)
	if len(lines) == 0 {
		lines = []privacy.Authored{phrases.PolicyNothing.In(turn.Language)}
	}
	turn.Answer(privacy.Lines(lines...))
}

// lines are the passages that answer a question, as they are shown.
func (l *Library) lines(turn *bot.Turn, question privacy.Clean) (lines []privacy.Authored) {
	for _, hit := range l.find(turn, question) {
		lines = append(lines, policy.Show(hit, turn.Language))
	}
	return lines
}

// Has reports whether any passage answers a question.
func (l *Library) Has(turn *bot.Turn, question privacy.Clean) bool {
	return len(l.find(turn, question)) > 0
}

// show answers with one passage, named by its id.
func (l *Library) show(turn *bot.Turn, id policy.ID) {
	passage, ok := l.Shelf().Pack.Find(id)
	if !ok || passage.State == policy.Withdrawn {
		turn.Answer(phrases.PolicyGone.In(turn.Language))
		return
	}
	turn.Answer(policy.Show(policy.Hit{Passage: passage, Score: 1}, turn.Language))
}

// wayOn is the line that offers to ask the group, to somebody who can be asked for.
func (l *Library) wayOn(turn *bot.Turn, question privacy.Clean) []privacy.Authored {
	if !turn.IsPrivate() || len(turn.Member.Groups) == 0 {
		return nil
	}
	turn.Offer(l.Offers, chat.Command{Name: "ask", Args: []chat.Arg{{Text: question}}})
	return []privacy.Authored{phrases.PolicyAskGroup.In(turn.Language)}
}

// nothing says that nothing fits, and passes on what was asked privately,
// without a name and not too often.
func (l *Library) nothing(ctx context.Context, turn *bot.Turn, question privacy.Clean) error {
	to, group, err := l.facilitator(ctx, turn)
	if err != nil {
		return err
	}
	offered := l.wayOn(turn, question)
	if !turn.IsPrivate() || to.ID == 0 {
		turn.Answer(privacy.Lines(append([]privacy.Authored{phrases.PolicyNothing.In(turn.Language)}, offered...)...))
		return nil
	}
	turn.Do(func(ctx context.Context) error {
		job := fmt.Sprintf("passed on for member %d", turn.Member.ID)
		said := phrases.PolicyNothing
		last, err := l.Referrals.LastOccurrence(ctx, job)
		switch {
		case err != nil && !errors.Is(err, chat.ErrNotFound):
			return err
		case err != nil || turn.Now.Sub(last).Abs() >= passOnEvery:
			if _, err := l.Referrals.Claim(ctx, job, turn.Now); err != nil {
				return err
			}
			said = phrases.PolicyPassed
			turn.Whisper(to, chat.Notice, phrases.PolicyPassOn.In(languageOf(to, group),
				phrases.Word("group", group.Name), phrases.Quote("text", question)))
		}
		turn.Answer(privacy.Lines(append([]privacy.Authored{said.In(turn.Language)}, offered...)...))
		return nil
	})
	return nil
}

// facilitator is the first of the asker's group who can be written to and is
// not the asker; nobody's ID is 0.
func (l *Library) facilitator(ctx context.Context, turn *bot.Turn) (to chat.Member, group chat.Group, err error) {
	if !turn.IsPrivate() || len(turn.Member.Groups) == 0 {
		return chat.Member{}, turn.Group, nil
	}
	if group, err = l.Referrals.Group(ctx, turn.Member.Groups[0]); err != nil {
		return chat.Member{}, group, err
	}
	all, err := l.Referrals.Facilitators(ctx, group.ID, turn.Now)
	if err != nil {
		return chat.Member{}, group, err
	}
	i := slices.IndexFunc(all, func(m chat.Member) bool { return m.WroteFirst && m.ID != turn.Member.ID })
	if i < 0 {
		return chat.Member{}, group, nil
	}
	return all[i], group, nil
}

// languageOf is a member's own language, or that of a group.
func languageOf(member chat.Member, group chat.Group) chat.Language {
	if member.Language != "" {
		return member.Language
	}
	return group.Language
}
