package commands

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Status tells mentors and staff how the bot is doing: the connection, what
// was kept in the last seven days here (in private: everywhere), and whether
// anything needs a person's look.
func Status(record Record, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "status",
		Aliases:   []string{"hali"},
		Plain:     []string{"status", "hali"},
		Who:       []chat.Role{chat.Mentor, chat.Facilitator, chat.Staff},
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfStatus,
		Example:   "/status",
		Run: func(ctx context.Context, turn *bot.Turn, _ chat.Command) error {
			link, err := record.Link(ctx)
			if err != nil {
				return err
			}
			counts, err := record.Counts(ctx, turn.Heard.Group, turn.Now.Add(-7*24*time.Hour))
			if err != nil {
				return err
			}
			turn.Answer(StatusText(turn.Language, link, counts, programme.Rehearsal))
			return nil
		},
	}
}

// StatusText is what /status and the status command on the machine say.
func StatusText(language chat.Language, link chat.Link, counts chat.Counts, rehearsal bool) privacy.Authored {
	notKept := 0
	for _, n := range counts.NotKept {
		notKept += n
	}
	var lines []privacy.Authored
	if rehearsal {
		lines = append(lines, phrases.StatusRehearsal.In(language))
	}
	state := link.State
	if state == "" {
		state = chat.LinkUnpaired
	}
	lines = append(lines, phrases.LinkSentence(state).In(language),
		phrases.StatusPostings.In(language, phrases.Number("kept", counts.Postings), phrases.Number("notkept", notKept)))
	if counts.Waiting > 0 {
		lines = append(lines, phrases.StatusWaiting.In(language, phrases.Number("waiting", counts.Waiting)))
	}
	if counts.Dead > 0 {
		lines = append(lines, phrases.StatusTrouble.In(language, phrases.Number("dead", counts.Dead)))
	}
	if counts.MissingFirstWord > 0 {
		lines = append(lines, phrases.StatusJambo.In(language,
			phrases.Number("missing", counts.MissingFirstWord), phrases.Number("members", counts.Members)))
	}
	return privacy.Lines(lines...)
}
