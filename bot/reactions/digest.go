package reactions

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/report/paper"
)

// Weeks is the record as the digest needs it; storage.DB satisfies it.
type Weeks interface {
	report.Record
	// Publish keeps a week's digest as it was first made.
	Publish(ctx context.Context, week string, numbers []byte) error
	// Members returns those whose role was given by hand.
	Members(context.Context) ([]chat.Member, error)
}

// Digest sends the week that is over to the staff and supervisors whom the
// settings name, on Mondays: a message to read on the phone, a picture of two
// charts, the pages, and the spreadsheet.
type Digest struct {
	Weeks Weeks
	Lists report.Lists
	Zone  *time.Location
	To    []string // labels of members
	// Missed is called for a label to which nothing can be sent: nobody has
	// it, or they have not written to the bot yet.
	Missed func(label string)
	// Summaries are two lines by the optional model; nil has none.
	Summaries *Summaries
}

// Send makes the digest of the week before now and keeps it, and sends it. It
// belongs inside the transaction of a job, which runs once.
func (d Digest) Send(ctx context.Context, turn *bot.Turn) error {
	week := report.WeekOf(turn.Now, d.Zone).Before()
	digest, err := Keep(ctx, d.Weeks, week, d.Lists)
	if err != nil {
		return err
	}
	members, err := d.Weeks.Members(ctx)
	if err != nil {
		return err
	}
	made := make(map[report.Reader]map[chat.Language]paper.Papers)
	for _, label := range d.To {
		at := slices.IndexFunc(members, func(m chat.Member) bool { return m.Label == label })
		if at < 0 || !members[at].WroteFirst || !mayRead(members[at].Role) {
			d.Missed(label)
			continue
		}
		told, language := digest, members[at].Language
		if members[at].Role != chat.Staff {
			told = digest.ForSupervisors()
		}
		if language == "" {
			language = chat.English
		}
		if err := report.Fill(ctx, d.Weeks, &told, d.Lists, false); err != nil {
			return err
		}
		if made[told.Reader] == nil {
			made[told.Reader] = make(map[chat.Language]paper.Papers)
		}
		papers, ready := made[told.Reader][language]
		if !ready {
			if papers, err = paper.Make(told, language); err != nil {
				return err
			}
			made[told.Reader][language] = papers
		}
		hand(turn, members[at], told, language, papers, d.Summaries.Of(digest, language))
	}
	return nil
}

// mayRead reports whether a digest may go to somebody of a role.
func mayRead(role chat.Role) bool { return role == chat.Staff || role == chat.Supervisor }

// hand sends one reader the four forms of a digest. What a machine wrote stands
// under the message alone.
func hand(turn *bot.Turn, to chat.Member, digest report.Digest, language chat.Language, papers paper.Papers, machine privacy.Authored) {
	name := "mshauri-" + digest.Week.String()
	turn.Whisper(to, chat.Notice, privacy.Lines(digest.Message(language), machine))
	turn.WhisperPicture(to, chat.Notice, papers.PNG, phrases.DigestCharts.In(language, phrases.Word("week", digest.Week.String())))
	turn.WhisperFile(to, chat.Notice, name+".pdf", "application/pdf", papers.PDF, phrases.DigestPages.In(language))
	turn.WhisperFile(to, chat.Notice, name+".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", papers.XLSX,
		phrases.DigestSheet.In(language))
}

// Keep makes the digest of a week that is over, and keeps it as it is now: made
// again it is the same.
func Keep(ctx context.Context, weeks Weeks, week report.Week, lists report.Lists) (report.Digest, error) {
	digest, err := report.Make(ctx, weeks, week, lists)
	if err != nil {
		return report.Digest{}, err
	}
	numbers, err := json.Marshal(digest)
	if err != nil {
		return report.Digest{}, fmt.Errorf("keep the digest of %s: %w", week, err)
	}
	return digest, weeks.Publish(ctx, week.String(), numbers)
}
