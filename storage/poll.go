package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
)

const pollColumns = `number, group_id, message, kind, area, question, options, COALESCE(asker, 0), state, theme, made_at,
	closes, closed_at, counts`

// MakePoll keeps a new poll and returns its number. fresh is false when the
// group was asked for that theme before: nothing is kept then.
func (db *DB) MakePoll(ctx context.Context, p quiz.Poll) (number int, fresh bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		state, err := db.pollState(ctx, p)
		if err != nil {
			return err
		}
		const insert = `
			INSERT INTO poll (number, group_id, kind, area, made_at, message, question, options, asker, state, theme, closes, closed_at, counts)
			VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM poll), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
			ON CONFLICT DO NOTHING RETURNING number`
		rows, err := db.query(ctx, insert, append([]any{p.Group, p.Kind, plain(string(p.Area)), db.stamp(p.Made)}, state...)...)
		numbers, err := collect(rows, err, func(row scannable) (n int, err error) { return n, row.Scan(&n) })
		if fresh = len(numbers) == 1; fresh {
			number = numbers[0]
		}
		return err
	})
	return number, fresh, attempt(err, "make a poll in group", p.Group)
}

// SavePoll keeps how far a poll has come. It returns chat.ErrNotFound for a
// number that is not there.
func (db *DB) SavePoll(ctx context.Context, p quiz.Poll) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		state, err := db.pollState(ctx, p)
		if err != nil {
			return err
		}
		const update = `
			UPDATE poll SET message = $2, question = $3, options = $4, asker = $5, state = $6, theme = $7, closes = $8,
				closed_at = $9, counts = $10
			WHERE number = $1 RETURNING number`
		return db.queryRow(ctx, update, append([]any{p.Number}, state...)...).Scan(&p.Number)
	}), "keep poll", int64(p.Number))
}

// pollState is everything about a poll that may change.
func (db *DB) pollState(ctx context.Context, p quiz.Poll) ([]any, error) {
	asker, err := db.resolveOrNobody(ctx, p.Asker)
	if err != nil {
		return nil, err
	}
	words := make([]string, len(p.Options))
	for i, option := range p.Options {
		words[i] = plain(option.String())
	}
	options, err := toJSON(words)
	if err != nil {
		return nil, err
	}
	counts, err := toJSON(p.Counts)
	return []any{
		plain(string(p.Message)), plain(p.Question.String()), options, asker, p.State, toMillis(p.Theme), toMillis(p.Closes),
		toMillis(p.Closed), counts,
	}, err
}

func readPoll(row scannable) (p quiz.Poll, err error) {
	var question, options, counts string
	var theme, made, closes, closed int64
	err = row.Scan(&p.Number, &p.Group, &p.Message, &p.Kind, &p.Area, &question, &options, &p.Asker, &p.State, &theme, &made,
		&closes, &closed, &counts)
	if err != nil {
		return p, err
	}
	p.Question = privacy.Quote(privacy.Stored(question))
	p.Theme, p.Made, p.Closes, p.Closed = fromMillis(theme), fromMillis(made), fromMillis(closes), fromMillis(closed)
	clean, err := fromOptions(options)
	if err != nil {
		return p, err
	}
	for _, option := range clean {
		p.Options = append(p.Options, privacy.Quote(option))
	}
	p.Counts, err = fromJSON[int](counts)
	return p, err
}

// Poll returns one poll, or chat.ErrNotFound.
func (db *DB) Poll(ctx context.Context, number int) (quiz.Poll, error) {
	const find = `SELECT ` + pollColumns + ` FROM poll WHERE number = $1`
	p, err := readPoll(db.queryRow(ctx, find, number))
	return p, attempt(err, "read poll", int64(number))
}

// PollByMessage returns the poll that was sent as a message to a group, or
// chat.ErrNotFound.
func (db *DB) PollByMessage(ctx context.Context, group chat.GroupID, message chat.MessageID) (quiz.Poll, error) {
	const find = `SELECT ` + pollColumns + ` FROM poll WHERE message = $1 AND message <> '' AND group_id = $2`
	p, err := readPoll(db.queryRow(ctx, find, plain(string(message)), group))
	return p, attempt(err, "find the poll of message", message)
}

// ThemePoll returns the poll by which a group chooses what begins on a day, or
// chat.ErrNotFound.
func (db *DB) ThemePoll(ctx context.Context, group chat.GroupID, day time.Time) (quiz.Poll, error) {
	const find = `SELECT ` + pollColumns + ` FROM poll WHERE group_id = $1 AND theme = $2 AND theme <> 0`
	p, err := readPoll(db.queryRow(ctx, find, group, toMillis(day)))
	return p, attempt(err, "find the poll of a theme of group", group)
}

// OpenPolls returns the polls that are open, that which closes first before
// the others; of every group when group is empty.
func (db *DB) OpenPolls(ctx context.Context, group chat.GroupID) ([]quiz.Poll, error) {
	const list = `
		SELECT ` + pollColumns + ` FROM poll WHERE state = 'open' AND ($1 = '' OR group_id = $1) ORDER BY closes, number`
	rows, err := db.query(ctx, list, group)
	polls, err := collect(rows, err, readPoll)
	return polls, attempt(err, "read the open polls of group", group)
}

// RecentPolls returns a group's polls that were posted since a moment and not
// taken back, the newest first.
func (db *DB) RecentPolls(ctx context.Context, group chat.GroupID, since time.Time) ([]quiz.Poll, error) {
	const list = `
		SELECT ` + pollColumns + ` FROM poll
		WHERE group_id = $1 AND made_at >= $2 AND state IN ('open', 'closed') ORDER BY made_at DESC, number DESC`
	rows, err := db.query(ctx, list, group, toMillis(since))
	polls, err := collect(rows, err, readPoll)
	return polls, attempt(err, "read the recent polls of group", group)
}

// VotesFor returns what each person chose in a poll up to a moment, without
// who; those who took their vote back are not among them.
func (db *DB) VotesFor(ctx context.Context, p quiz.Poll, until time.Time) ([][]chat.OptionHash, error) {
	const list = `SELECT choices FROM vote WHERE group_id = $1 AND poll = $2 AND choices <> '' AND at <= $3`
	rows, err := db.query(ctx, list, p.Group, p.Message, toMillis(until))
	votes, err := collect(rows, err, func(row scannable) ([]chat.OptionHash, error) {
		var choices string
		if err := row.Scan(&choices); err != nil {
			return nil, err
		}
		return fromChoices(choices)
	})
	return votes, attempt(err, "count the votes in poll", int64(p.Number))
}

// VotesIn returns the votes of a period in a group that stand: one for each
// person and poll, by when they last chose. Answers to questions of the quiz,
// and votes in polls that were taken back, are none.
func (db *DB) VotesIn(ctx context.Context, group chat.GroupID, from, to time.Time) ([]report.Vote, error) {
	const list = `
		SELECT v.member, COALESCE(p.area, '') FROM vote v
		LEFT JOIN poll p ON p.message = v.poll AND p.message <> '' AND p.group_id = v.group_id
		WHERE v.group_id = $1 AND v.at >= $2 AND v.at < $3 AND v.choices <> '' AND COALESCE(p.state, '') <> 'undone'
		ORDER BY v.at, v.member`
	rows, err := db.query(ctx, list, group, toMillis(from), toMillis(to))
	votes, err := collect(rows, err, func(row scannable) (v report.Vote, err error) {
		err = row.Scan(&v.Member, &v.Area)
		return v, err
	})
	return votes, attempt(err, "read the votes in group", group)
}

// ChooseTheme keeps which theme begins on a day in a group, in place of what
// was chosen before. The message told the group; it is empty when none did.
func (db *DB) ChooseTheme(ctx context.Context, group chat.GroupID, day time.Time, what string, message chat.MessageID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const keep = `
			INSERT INTO theme_choice (group_id, theme, what, message, at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (group_id, theme) DO UPDATE SET what = excluded.what, message = excluded.message, at = excluded.at`
		_, err := db.exec(ctx, keep, group, toMillis(day), plain(what), plain(string(message)), db.stamp(at))
		return err
	}), "choose the theme of group", group)
}

// UnchooseTheme drops the choice of which a message told the group, and gives
// the day of it; zero when none was told by it.
func (db *DB) UnchooseTheme(ctx context.Context, group chat.GroupID, message chat.MessageID) (day time.Time, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const drop = `DELETE FROM theme_choice WHERE message = $1 AND message <> '' AND group_id = $2 RETURNING theme`
		rows, err := db.query(ctx, drop, plain(string(message)), group)
		days, err := collect(rows, err, readID[int64])
		if len(days) > 0 {
			day = fromMillis(days[0])
		}
		return err
	})
	return day, attempt(err, "drop the theme of group", group)
}

// ThemeChoices returns what was chosen for a group, by the day on which it
// begins.
func (db *DB) ThemeChoices(ctx context.Context, group chat.GroupID) (map[time.Time]string, error) {
	const list = `SELECT theme, what FROM theme_choice WHERE group_id = $1`
	type choice struct {
		day  int64
		what string
	}
	rows, err := db.query(ctx, list, group)
	choices, err := collect(rows, err, func(row scannable) (c choice, err error) {
		err = row.Scan(&c.day, &c.what)
		return c, err
	})
	themes := make(map[time.Time]string, len(choices))
	for _, c := range choices {
		themes[fromMillis(c.day)] = c.what
	}
	return themes, attempt(err, "read the themes of group", group)
}
