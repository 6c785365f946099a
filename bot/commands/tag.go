package commands

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/phrases"
)

// Tags keeps what humans say a posting is about; storage.DB satisfies it.
type Tags interface {
	// PostingByMessage returns chat.ErrNotFound when nothing is kept of it.
	PostingByMessage(context.Context, chat.GroupID, chat.MessageID) (chat.Posting, error)
	// CorrectAreas keeps a human's areas, and the tagger's beside them.
	CorrectAreas(context.Context, chat.PostingID, []chat.Area) error
}

// tagAtMost is how many areas a posting has at most.
const tagAtMost = 2

// Tag lets a mentor say, in reply to a message, what it is about. Digests count
// it so; the tagger's word is kept beside it, and measured against.
func Tag(tags Tags) *bot.Command {
	return &bot.Command{
		Name:    "tag",
		Aliases: []string{"lebo"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Rare:    true,
		Help:    phrases.HelpOfTag,
		Example: "/tag supply (in reply to the message)",
		Grammar: func(r *bot.Reading) (args []chat.Arg) {
			words := areaNames()
			known := make([]string, 0, len(words))
			for word := range words {
				known = append(known, word)
			}
			slices.Sort(known)
			for len(args) < tagAtMost {
				word, ok := r.Word(known)
				if !ok {
					break
				}
				args = append(args, chat.Arg{Word: string(words[word])})
				r.Word([]string{"chain", "keeping", "use"}) // "cold chain"
			}
			if word, ok := r.Near(known); ok && len(args) == 0 {
				return []chat.Arg{{Word: string(words[word])}}
			}
			return args
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			target := turn.Heard.Posting.ReplyTo
			if target == "" || len(order.Args) == 0 {
				names := make([]string, 0, len(topics.Areas()))
				for _, area := range topics.Areas() {
					names = append(names, string(area))
				}
				turn.Answer(phrases.TagHow.In(turn.Language, phrases.Word("areas", strings.Join(names, ", "))))
				return nil
			}
			posting, err := tags.PostingByMessage(ctx, turn.Heard.Group, target)
			if errors.Is(err, chat.ErrNotFound) || err == nil && len(posting.Areas) == 0 {
				turn.Answer(phrases.TagUnknown.In(turn.Language))
				return nil
			} else if err != nil {
				return err
			}
			areas, said := []chat.Area{}, []string{}
			for _, arg := range order.Args {
				if area := chat.Area(arg.Word); !slices.Contains(areas, area) {
					areas = append(areas, area)
					said = append(said, phrases.Area(area, turn.Language).String())
				}
			}
			turn.Do(func(ctx context.Context) error { return tags.CorrectAreas(ctx, posting.ID, areas) })
			turn.Answer(phrases.TagDone.In(turn.Language, phrases.Word("area", strings.Join(said, ", "))))
			return nil
		},
	}
}

// areaNames leads from what people call an area to its key.
func areaNames() map[string]chat.Area {
	names := map[string]chat.Area{
		"registers": topics.RecordKeeping, "rejista": topics.RecordKeeping, "fridge": topics.ColdChain, "outreach": topics.RED,
		"other": topics.General, "nyingine": topics.General,
	}
	for _, area := range topics.Areas() {
		for _, word := range areaWords(area) {
			names[word] = area
		}
	}
	return names
}
