package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// KeepAnswer keeps a person's answer to a round, in place of an earlier one;
// one that was given before it changes nothing. What it was lies under the
// seal: without the key only that somebody answered can be read. Whether it still counts is for
// the caller (quiz.Round.Counts). It returns chat.ErrNotFound when the round or
// the member is unknown.
func (db *DB) KeepAnswer(ctx context.Context, round int, a quiz.Answer) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		member, err := db.resolve(ctx, a.Member)
		if err != nil {
			return err
		}
		sealed, err := db.sealMark(round, quiz.Mark{
			Verdict: a.Mark.Verdict, Given: plain(a.Mark.Given), Option: a.Mark.Option, Slip: a.Mark.Slip,
		})
		if err != nil {
			return err
		}
		const keep = `
			INSERT INTO quiz_answer (round, member, message, at, sealed) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (round, member) DO UPDATE SET message = excluded.message, at = excluded.at, sealed = excluded.sealed
			WHERE excluded.at > quiz_answer.at OR (excluded.at = quiz_answer.at AND excluded.message >= quiz_answer.message)`
		_, err = db.exec(ctx, keep, round, member, plain(string(a.Message)), toMillis(a.At), sealed)
		return err
	}), "keep an answer to round", int64(round))
}

// DropAnswer takes a person's answer back, if it was given before a moment.
func (db *DB) DropAnswer(ctx context.Context, round int, member chat.MemberID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		member, err := db.resolve(ctx, member)
		if err != nil {
			return err
		}
		const drop = `DELETE FROM quiz_answer WHERE round = $1 AND member = $2 AND at <= $3`
		_, err = db.exec(ctx, drop, round, member, toMillis(at))
		return err
	}), "drop an answer to round", int64(round))
}

// DropAnswers takes back every answer to a round whose question was taken back.
func (db *DB) DropAnswers(ctx context.Context, round int) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		_, err := db.exec(ctx, `DELETE FROM quiz_answer WHERE round = $1`, round)
		return err
	}), "drop the answers to round", int64(round))
}

// Answers returns the answers to a round, in the order of the members: for its
// scores and each one's own feedback, and for nobody's eyes.
func (db *DB) Answers(ctx context.Context, round int) ([]quiz.Answer, error) {
	const list = `SELECT round, member, message, at, sealed FROM quiz_answer WHERE round = $1 ORDER BY member`
	rows, err := db.query(ctx, list, round)
	answers, err := collect(rows, err, func(row scannable) (a quiz.Answer, err error) {
		_, err = db.readAnswer(row, &a)
		return a, err
	})
	return answers, attempt(err, "read the answers to round", int64(round))
}

func (db *DB) readAnswer(row scannable, a *quiz.Answer) (round int, err error) {
	var at int64
	var sealed string
	if err = row.Scan(&round, &a.Member, &a.Message, &at, &sealed); err != nil {
		return 0, err
	}
	a.At = fromMillis(at)
	a.Mark, err = db.openMark(round, sealed)
	return round, err
}

// AnswersOf returns what one member answered since a moment, the oldest first:
// for that member alone.
func (db *DB) AnswersOf(ctx context.Context, member chat.MemberID, since time.Time) ([]quiz.Given, error) {
	member, err := db.resolve(ctx, member)
	if err != nil {
		return nil, attempt(err, "read the answers of member", member)
	}
	const own = `
		SELECT round, member, message, at, sealed FROM quiz_answer
		WHERE member = $1 AND at >= $2 ORDER BY at, round`
	rows, err := db.query(ctx, own, member, toMillis(since))
	list, err := collect(rows, err, func(row scannable) (g quiz.Given, err error) {
		g.Round.Number, err = db.readAnswer(row, &g.Answer)
		return g, err
	})
	if err != nil {
		return nil, attempt(err, "read the answers of member", member)
	}
	for i := range list {
		if list[i].Round, err = db.Round(ctx, list[i].Round.Number); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// TalliesBefore is what each member of a group did in the rounds that opened
// since a moment and have a smaller number: to find its weaker quarter, never
// to be shown.
func (db *DB) TalliesBefore(ctx context.Context, group chat.GroupID, number int, since time.Time) (map[chat.MemberID]quiz.Tally, error) {
	const list = `
		SELECT a.round, a.member, a.message, a.at, a.sealed FROM quiz_round r JOIN quiz_answer a ON a.round = r.number
		WHERE r.group_id = $1 AND r.number < $2 AND r.opened_at >= $3`
	rows, err := db.query(ctx, list, group, number, toMillis(since))
	all := make(map[chat.MemberID]quiz.Tally)
	_, err = collect(rows, err, func(row scannable) (a quiz.Answer, err error) {
		if _, err = db.readAnswer(row, &a); err != nil {
			return a, err
		}
		one := quiz.Tally{Answered: 1}
		if a.Mark.Verdict == quiz.Right {
			one.Right = 1
		}
		all[a.Member] = all[a.Member].Plus(one)
		return a, nil
	})
	return all, attempt(err, "read the tallies of group", group)
}

// MarkAnswer notes that a posting is an answer to a round: activity, and no
// posting. It loses its words, which nobody but the answer needs.
func (db *DB) MarkAnswer(ctx context.Context, posting chat.PostingID, round int) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const mark = `
			UPDATE posting SET quiz_round = $2, areas = '', tagged = '', own_areas = '', question = FALSE,
				text = '', options = '', findings = '', command = ''
			WHERE id = $1`
		_, err := db.exec(ctx, mark, posting, round)
		return err
	}), "mark as an answer posting", posting)
}

// FoldAnswers turns the answers to rounds that were closed before a moment into
// counts. It returns how many answers there were.
func (db *DB) FoldAnswers(ctx context.Context, before time.Time) (folded int, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const old = `round IN (SELECT r.number FROM quiz_round r WHERE r.closed_at <> 0 AND r.closed_at < $1)`
		folded, err = db.fold(ctx, old, toMillis(before))
		return err
	})
	return folded, attempt(err, "fold", "old answers")
}

// fold adds answers to the counts of their rounds, and erases them.
func (db *DB) fold(ctx context.Context, which string, arg any) (int, error) {
	counts := make(map[int][]tally)
	rows, err := db.query(ctx, `SELECT round, member, message, at, sealed FROM quiz_answer WHERE `+which, arg)
	all, err := collect(rows, err, func(row scannable) (a quiz.Answer, err error) {
		round, err := db.readAnswer(row, &a)
		counts[round] = plus(counts[round], tally{a.Mark.Verdict, a.Mark.Slip, 1})
		return a, err
	})
	if err != nil {
		return 0, err
	}
	for round, more := range counts {
		list, err := db.talliesOf(ctx, round)
		if err != nil {
			return 0, err
		}
		for _, t := range more {
			list = plus(list, t)
		}
		if err := db.saveTallies(ctx, round, list); err != nil {
			return 0, err
		}
	}
	_, err = db.exec(ctx, `DELETE FROM quiz_answer WHERE `+which, arg)
	return len(all), err
}
