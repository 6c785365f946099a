package reactions

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Albums knows which groups there are, who is to be told about them, and how
// many pictures were posted; storage.DB satisfies it.
type Albums interface {
	Groups(context.Context) ([]chat.Group, error)
	// Facilitators are those to be told about a group, whose week it is first.
	Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error)
	// PicturesIn counts pictures and videos, not stickers and documents.
	PicturesIn(ctx context.Context, group chat.GroupID, since time.Time) (int, error)
}

// Pictures asks each group's facilitator privately, once a day and only when
// there were any, whether a child, a card or a register is to be seen in the
// pictures of the day. The bot itself never opens a picture.
func Pictures(albums Albums) func(context.Context, *bot.Turn) error {
	return func(ctx context.Context, turn *bot.Turn) error {
		groups, err := albums.Groups(ctx)
		if err != nil {
			return err
		}
		for _, group := range groups {
			count, err := albums.PicturesIn(ctx, group.ID, turn.Now.Add(-24*time.Hour))
			if err != nil {
				return err
			}
			if count == 0 {
				continue
			}
			facilitators, err := albums.Facilitators(ctx, group.ID, turn.Now)
			if err != nil {
				return err
			}
			for _, member := range facilitators {
				if !member.WroteFirst {
					continue
				}
				language := group.Language
				if member.Language != "" {
					language = member.Language
				}
				turn.Whisper(member, chat.Notice, phrases.PicturesToday.In(language,
					phrases.Word("group", group.Name), phrases.Number("count", count)))
				break // one is enough
			}
		}
		return nil
	}
}
