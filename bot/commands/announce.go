package commands

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/moment"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

const (
	announceMost = 500 // letters of an announcement
	// inGroup begins the argument that says for which group an order from a
	// private chat is; behind it stands the group.
	inGroup = "group "
)

// Announce posts a message in a group at a time. It is shown first, with its
// time on both clocks, and nothing counts before whoever wrote it agrees. From
// a private chat it asks for which group.
func Announce(record Record, desk *bot.Desk, offers bot.Offers, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "announce",
		Aliases:   []string{"tangaza", "announcement", "tangazo"},
		Who:       []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfAnnounce,
		Example:   "/announce Data review at the office at tomorrow 9am",
		Grammar:   func(r *bot.Reading) []chat.Arg { return announceArgs(r, programme) },
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			var text privacy.Clean
			post := chat.Draft{Kind: chat.DraftAnnouncement, Group: turn.Heard.Group, Asker: turn.Member.ID}
			for _, arg := range order.Args {
				switch {
				case !arg.Text.IsEmpty():
					text = arg.Text
				case !arg.At.IsZero():
					post.NotBefore, post.Dies = arg.At, arg.At
				case strings.HasPrefix(arg.Word, inGroup):
					post.Group = chat.GroupID(strings.TrimPrefix(arg.Word, inGroup))
				}
			}
			if said, bad := unclearText(turn, order.Args, programme.Zone); bad {
				turn.Answer(said)
				return nil
			}
			letters := utf8.RuneCountInString(text.String())
			switch {
			case letters == 0 || post.NotBefore.IsZero():
				turn.Answer(phrases.AnnounceHow.In(turn.Language))
				return nil
			case letters > announceMost:
				turn.Answer(phrases.AnnounceLong.In(turn.Language, phrases.Number("count", letters)))
				return nil
			case !post.NotBefore.After(turn.Now):
				turn.Answer(phrases.WhenPast.In(turn.Language))
				return nil
			}
			groups, err := ownGroups(ctx, record, turn)
			if err != nil {
				return err
			}
			return announceIn(turn, desk, offers, programme, groups, post, order, text)
		},
	}
}

// announceArgs reads a text and, behind it or before it, its time.
func announceArgs(r *bot.Reading, programme Programme) []chat.Arg {
	if r.AtEnd() {
		return nil
	}
	want := moment.Want{Now: r.At, Zone: programme.Zone}
	begin := *r.Cursor
	first, err := moment.Read(r.Cursor, want)
	if r.AtEnd() {
		return nil // a time and no text
	}
	rest := *r.Cursor
	*r.Cursor = begin
	var when []chat.Arg
	text, ok := r.TextBefore([]string{"at", "@", "on", "mnamo"}, func(c *privacy.Cursor) bool {
		when = timeArgs(c, want)
		return c.AtEnd() && !isUnclear(when, moment.None) && !isUnclear(when, moment.Clash) // "on Thursday at tomorrow 9am"
	})
	switch {
	case ok:
		return append([]chat.Arg{{Text: text}}, when...)
	case err == nil: // the time stands first
		*r.Cursor = rest
		return []chat.Arg{{Text: r.Text()}, {At: first}}
	}
	return unclearArgs(&moment.Unclear{Why: moment.None})
}

// announceIn shows the announcement, once it is known for which group it is.
func announceIn(turn *bot.Turn, desk *bot.Desk, offers bot.Offers, programme Programme, groups []chat.Group, post chat.Draft, order chat.Command, text privacy.Clean) error {
	var lines []privacy.Authored
	var orders []chat.Command
	for _, group := range groups {
		if group.ID == post.Group || len(groups) == 1 && post.Group == "" {
			post.Group, post.Text = group.ID, phrases.Announcement.In(group.Language, phrases.Quote("text", text))
			turn.Do(func(ctx context.Context) error {
				notes, err := announceNotes(ctx, turn, desk, group, post.NotBefore)
				if err != nil {
					return err
				}
				aside, err := desk.Preview(ctx, turn, offers, post, func(number int) privacy.Authored {
					return privacy.Lines(append([]privacy.Authored{phrases.AnnouncePreview.In(turn.Language, phrases.Word("group", group.Name),
						phrases.Word("when", said(turn, post.NotBefore, programme.Zone)), phrases.Number("number", number))}, notes...)...)
				})
				if aside {
					turn.Answer(phrases.AnnounceAside.In(turn.Language))
				}
				return err
			})
			return nil
		}
		lines = append(lines, phrases.Sentence.In(turn.Language, phrases.Word("text", group.Name)))
		orders = append(orders, chat.Command{Name: order.Name, Args: append([]chat.Arg{{Word: inGroup + string(group.ID)}}, order.Args...)})
	}
	if len(groups) == 0 || post.Group != "" {
		turn.Answer(phrases.AnnounceNowhere.In(turn.Language))
		return nil
	}
	turn.Answer(privacy.Lines(phrases.AnnounceWhere.In(turn.Language), numbered(turn, lines...)))
	turn.Offer(offers, orders...)
	return nil
}

// announceNotes say what stands in the way of an announcement: hours in which
// the group is left in peace, and that it hears much already on that day.
func announceNotes(ctx context.Context, turn *bot.Turn, desk *bot.Desk, group chat.Group, at time.Time) (notes []privacy.Authored, err error) {
	when, _, err := desk.Ration.When(ctx, group.ID, chat.AskedFor, at)
	if err != nil {
		return nil, err
	}
	if when.After(at) {
		notes = append(notes, phrases.AnnounceQuiet.In(turn.Language, phrases.Word("when", said(turn, when, desk.Ration.Zone))))
	}
	count, err := desk.Ration.Told(ctx, group.ID, when)
	if err == nil && group.Kind == chat.MenteesGroup && count >= bot.MostUnasked {
		notes = append(notes, phrases.AnnounceThird.In(turn.Language, phrases.Number("count", count)))
	}
	return notes, err
}

// ownGroups are the allowed groups for which somebody may order something: of
// staff all, of others those that they are in. Of a mentees' group a mentor is
// one who is in it.
func ownGroups(ctx context.Context, record Record, turn *bot.Turn) ([]chat.Group, error) {
	all, err := record.Groups(ctx)
	if err != nil {
		return nil, err
	}
	var own []chat.Group
	for _, group := range all {
		if turn.Member.Role == chat.Staff || turn.Member.In(group.ID) {
			own = append(own, group)
		}
	}
	return own, nil
}
