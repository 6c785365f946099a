package storage

import (
	"context"
	"fmt"

	"github.com/mshauri/mshauri/chat"
)

// join makes one person of two rows. Everything that gone had becomes stay's;
// where both have the same thing, the later of the two counts. The row of gone
// remains as a signpost.
func (db *DB) join(ctx context.Context, stay, gone chat.MemberID) error {
	if err := db.joinPostings(ctx, stay, gone); err != nil {
		return fmt.Errorf("join member %d to %d: %w", gone, stay, err)
	}
	if err := db.joinPerson(ctx, stay, gone); err != nil {
		return fmt.Errorf("join member %d to %d: %w", gone, stay, err)
	}
	for _, step := range joinSteps() {
		if _, err := db.exec(ctx, step, stay, gone); err != nil {
			return fmt.Errorf("join member %d to %d: %w", gone, stay, err)
		}
	}
	return db.applyAllEarly(ctx, stay)
}

// joinSteps move what $2 has to $1. Each group of steps first drops what $1
// has too, and then moves the rest.
func joinSteps() []string {
	return []string{
		// A heard event that one row has been answered for needs no second answer.
		`UPDATE heard SET reacted_at = (
				SELECT d.reacted_at FROM heard d WHERE d.member = $2 AND d.kind = heard.kind
				AND d.kind <> 'posting' AND d.message <> ''
				AND d.group_id = heard.group_id AND d.message = heard.message)
			WHERE member = $1 AND reacted_at = 0 AND message <> '' AND EXISTS (
				SELECT 1 FROM heard d WHERE d.member = $2 AND d.kind = heard.kind
				AND d.kind <> 'posting' AND d.message <> ''
				AND d.group_id = heard.group_id AND d.message = heard.message)`,
		`DELETE FROM heard WHERE member = $2 AND message <> '' AND EXISTS (
				SELECT 1 FROM heard k WHERE k.member = $1 AND k.kind = heard.kind
				AND k.kind <> 'posting' AND k.message <> ''
				AND k.group_id = heard.group_id AND k.message = heard.message)`,
		`UPDATE heard SET member = $1 WHERE member = $2`,

		`DELETE FROM vote WHERE member IN ($1, $2) AND EXISTS (
				SELECT 1 FROM vote o WHERE o.member IN ($1, $2) AND o.member <> vote.member
				AND o.group_id = vote.group_id AND o.poll = vote.poll
				AND (o.at > vote.at OR (o.at = vote.at AND vote.member = $2)))`,
		`UPDATE vote SET member = $1 WHERE member = $2`,

		`DELETE FROM reaction WHERE member IN ($1, $2) AND EXISTS (
				SELECT 1 FROM reaction o WHERE o.member IN ($1, $2) AND o.member <> reaction.member
				AND o.group_id = reaction.group_id AND o.target = reaction.target
				AND (o.at > reaction.at OR (o.at = reaction.at AND reaction.member = $2)))`,
		`UPDATE reaction SET member = $1 WHERE member = $2`,

		// Whichever of two memberships goes, the time in the group stays known.
		`INSERT INTO membership_past (member, group_id, joined_at, left_at)
			SELECT $1, m.group_id, m.joined_at, CASE WHEN m.left_at <> 0 THEN m.left_at
				WHEN o.left_at > o.joined_at THEN o.left_at ELSE o.joined_at END
			FROM membership m JOIN membership o ON o.group_id = m.group_id AND o.member <> m.member
			WHERE m.member IN ($1, $2) AND o.member IN ($1, $2) AND m.joined_at < CASE WHEN m.left_at <> 0 THEN m.left_at
				WHEN o.left_at > o.joined_at THEN o.left_at ELSE o.joined_at END`,
		`UPDATE membership_past SET member = $1 WHERE member = $2`,

		// Of two memberships in a group the one that changed last counts; when
		// both changed at once, the one that is not over.
		`DELETE FROM membership WHERE member IN ($1, $2) AND EXISTS (
				SELECT 1 FROM membership o WHERE o.member IN ($1, $2) AND o.member <> membership.member
				AND o.group_id = membership.group_id AND (
					CASE WHEN o.left_at > o.joined_at THEN o.left_at ELSE o.joined_at END
					> CASE WHEN membership.left_at > membership.joined_at THEN membership.left_at ELSE membership.joined_at END
					OR (CASE WHEN o.left_at > o.joined_at THEN o.left_at ELSE o.joined_at END
					= CASE WHEN membership.left_at > membership.joined_at THEN membership.left_at ELSE membership.joined_at END
					AND ((o.left_at = 0 AND membership.left_at <> 0)
					OR ((o.left_at = 0) = (membership.left_at = 0) AND membership.member = $2)))))`,
		`UPDATE membership SET member = $1 WHERE member = $2`,

		`DELETE FROM early_change WHERE author = $2 AND EXISTS (
				SELECT 1 FROM early_change k WHERE k.author = $1 AND k.group_id = early_change.group_id
				AND k.target = early_change.target AND k.kind = early_change.kind AND k.message = early_change.message)`,
		`UPDATE early_change SET author = $1 WHERE author = $2`,
		`DELETE FROM early_change WHERE author IN ($1, $2) AND kind = 'edit' AND EXISTS (
				SELECT 1 FROM early_change d WHERE d.author = early_change.author AND d.group_id = early_change.group_id
				AND d.target = early_change.target AND d.kind = 'deletion')`,

		`DELETE FROM reminder WHERE member IN ($1, $2) AND EXISTS (
				SELECT 1 FROM reminder o WHERE o.member IN ($1, $2) AND o.member <> reminder.member AND o.kind = reminder.kind
				AND (o.at > reminder.at OR (o.at = reminder.at AND reminder.member = $2)))`,
		`UPDATE reminder SET member = $1 WHERE member = $2`,
		`UPDATE register SET member = $1 WHERE member = $2`,

		`UPDATE pause SET by_member = $1 WHERE by_member = $2`,
		`UPDATE rota SET first_member = $1 WHERE first_member = $2`,
		`UPDATE rota SET second_member = CASE WHEN first_member = $1 THEN NULL ELSE $1 END WHERE second_member = $2`,
		`UPDATE rota SET second_member = NULL WHERE first_member = $1 AND second_member IN ($1, $2)`,
		`UPDATE stockout SET reporter = $1 WHERE reporter = $2`,

		`UPDATE poll SET asker = $1 WHERE asker = $2`,
		`UPDATE draft SET asker = $1 WHERE asker = $2`,
		`UPDATE draft SET told = $1 WHERE told = $2`,
		`UPDATE draft SET decided_by = $1 WHERE decided_by = $2`,
		`DELETE FROM offer WHERE member IN ($1, $2) AND EXISTS (
				SELECT 1 FROM offer o WHERE o.member IN ($1, $2) AND o.member <> offer.member AND o.group_id = offer.group_id
				AND (o.until > offer.until OR (o.until = offer.until AND offer.member = $2)))`,
		`UPDATE offer SET member = $1 WHERE member = $2`,
		// Of two answers to a round the later one counts, as if one person gave both.
		`DELETE FROM quiz_answer WHERE member IN ($1, $2) AND EXISTS (
				SELECT 1 FROM quiz_answer o WHERE o.member IN ($1, $2) AND o.member <> quiz_answer.member
				AND o.round = quiz_answer.round AND (o.at > quiz_answer.at
				OR (o.at = quiz_answer.at AND (o.message > quiz_answer.message
				OR (o.message = quiz_answer.message AND quiz_answer.member = $2)))))`,
		`UPDATE quiz_answer SET member = $1 WHERE member = $2`,
		// Who asked for no reminders gets none, and what is shared is shared by both.
		`UPDATE quiz_choice SET
				off_at = (SELECT MAX(o.off_at) FROM quiz_choice o WHERE o.member IN ($1, $2)),
				shared_at = (SELECT MIN(o.shared_at) FROM quiz_choice o WHERE o.member IN ($1, $2)),
				nudged_at = (SELECT MAX(o.nudged_at) FROM quiz_choice o WHERE o.member IN ($1, $2))
			WHERE member IN ($1, $2)`,
		`DELETE FROM quiz_choice WHERE member = $2 AND EXISTS (SELECT 1 FROM quiz_choice o WHERE o.member = $1)`,
		`UPDATE quiz_choice SET member = $1 WHERE member = $2`,

		`DELETE FROM pair WHERE mentee = $2 AND EXISTS (SELECT 1 FROM pair o WHERE o.mentee = $1)`,
		`UPDATE pair SET mentee = $1 WHERE mentee = $2`,
		`UPDATE pair SET mentor = $1 WHERE mentor = $2`,
		`DELETE FROM pair WHERE mentor = mentee AND mentee IN ($1, $2)`,

		// When something was last done for a person, once a day: that goes.
		`DELETE FROM occurrence WHERE job LIKE '% for member ' || CAST(CAST($2 AS BIGINT) AS TEXT) AND CAST($1 AS BIGINT) <> CAST($2 AS BIGINT)`,

		`UPDATE outbox SET to_member = $1 WHERE to_member = $2`,
		`UPDATE outbox SET asker = $1 WHERE asker = $2`,
		`UPDATE outbox SET author = $1 WHERE author = $2`,
		`UPDATE member_alias SET member = $1 WHERE member = $2`,
		`UPDATE member SET joined_to = $1 WHERE id = $2 OR joined_to = $2`,
	}
}

// joinPostings moves postings. One that both rows have was delivered under two
// addresses: the row with the higher id stays, since ids must not come again.
func (db *DB) joinPostings(ctx context.Context, stay, gone chat.MemberID) error {
	const twice = `
		SELECT a.id, a.edited_at, a.deleted_at, b.id, b.edited_at, b.deleted_at
		FROM posting a JOIN posting b ON b.group_id = a.group_id AND b.message = a.message
		WHERE a.member = $1 AND b.member = $2`
	type pair [2]postingState
	rows, err := db.query(ctx, twice, stay, gone)
	pairs, err := collect(rows, err, func(row scannable) (p pair, err error) {
		err = row.Scan(&p[0].id, &p[0].editedAt, &p[0].deletedAt, &p[1].id, &p[1].editedAt, &p[1].deletedAt)
		return p, err
	})
	if err != nil {
		return err
	}
	for _, p := range pairs {
		keep, drop := p[0], p[1]
		if keep.id < drop.id {
			keep, drop = drop, keep
		}
		if err := db.collapse(ctx, keep, drop); err != nil {
			return err
		}
	}
	const move = `UPDATE posting SET member = $1 WHERE member = $2`
	_, err = db.exec(ctx, move, stay, gone)
	return err
}

// collapse makes one posting of two that are the same message: deleted if
// either was, and otherwise with the words of the later edit.
func (db *DB) collapse(ctx context.Context, keep, drop postingState) error {
	const words = `
		UPDATE posting SET (text, options, areas, tagged, question, findings, command, danger, edited_at, deleted_at) =
			(SELECT d.text, d.options, d.areas, d.tagged, d.question, d.findings, d.command, d.danger, d.edited_at, d.deleted_at
			FROM posting d WHERE d.id = $2)
		WHERE id = $1`
	var steps []string
	if keep.deletedAt == 0 && (drop.deletedAt != 0 || drop.editedAt > keep.editedAt) {
		steps = append(steps, words)
	}
	steps = append(steps,
		// The one turn that either has had is enough.
		`UPDATE heard SET reacted_at = (SELECT d.reacted_at FROM heard d WHERE d.posting = $2 AND d.kind = 'posting')
			WHERE posting = $1 AND kind = 'posting' AND reacted_at = 0
			AND EXISTS (SELECT 1 FROM heard d WHERE d.posting = $2 AND d.kind = 'posting')`,
		`DELETE FROM heard WHERE posting = $2 AND kind = 'posting'
			AND EXISTS (SELECT 1 FROM heard k WHERE k.posting = $1 AND k.kind = 'posting')`,
		`UPDATE heard SET posting = $1 WHERE posting = $2`,
		`UPDATE outbox SET posting = $1 WHERE posting = $2`,
		// An answer is an answer, whichever of the two was read as one.
		`UPDATE posting SET quiz_round = (SELECT d.quiz_round FROM posting d WHERE d.id = $2)
			WHERE id = $1 AND quiz_round = 0`,
		// What either says of questions holds for both.
		`UPDATE posting SET (answers, answered_at, answered_by, listed_at, nudged_at) = (
				SELECT MAX(d.answers), MAX(d.answered_at), MAX(d.answered_by), MAX(d.listed_at), MAX(d.nudged_at)
				FROM posting d WHERE d.id IN ($1, $2))
			WHERE id = $1`,
		`UPDATE posting SET answers = $1 WHERE answers = $2`,
		`UPDATE posting SET answered_by = $1 WHERE answered_by = $2`,
	)
	for _, step := range steps {
		if _, err := db.exec(ctx, step, keep.id, drop.id); err != nil {
			return err
		}
	}
	const remove = `DELETE FROM posting WHERE id = $1`
	_, err := db.exec(ctx, remove, drop.id)
	return err
}

// person is what a member row says besides its id.
type person struct {
	role                      chat.Role
	label                     string
	language                  chat.Language
	metAt, wroteAt, stoppedAt int64
	refused                   bool
	consentedAt               int64
	named                     bool
	word                      string
	changedAt                 int64
	tries                     int
	welcomedAt                int64
}

// joinPerson keeps the higher role with its label, the refusal of either, and
// the first word of either.
func (db *DB) joinPerson(ctx context.Context, stay, gone chat.MemberID) error {
	a, err := db.readPerson(ctx, stay)
	if err != nil {
		return err
	}
	b, err := db.readPerson(ctx, gone)
	if err != nil {
		return err
	}
	// The label is free before it is given again: no two rows have the same.
	const bare = `UPDATE member SET label = '', given_role = '' WHERE id = $1`
	if _, err = db.exec(ctx, bare, gone); err != nil {
		return err
	}
	if rank(b.role) > rank(a.role) || (b.role == a.role && a.label == "") {
		a.role, a.label = b.role, b.label
	}
	if a.word == "" {
		a.word = b.word
	}
	if a.language == "" {
		a.language = b.language
	}
	stopped := max(a.stoppedAt, b.stoppedAt)
	if max(a.wroteAt, b.wroteAt) > stopped {
		stopped = 0 // who writes after having stopped it may be written to
	}
	consented := max(a.consentedAt, b.consentedAt)
	if a.refused || b.refused {
		consented = 0
	}
	const keep = `
		UPDATE member SET given_role = $2, label = $3, language = $4, met_at = $5, wrote_first_at = $6,
			stopped_at = $7, refused = $8, consented_at = $9, named = $10, word = $11, changed_at = $12, tries = $13, welcomed_at = $14
		WHERE id = $1`
	_, err = db.exec(ctx, keep, stay, a.role, a.label, a.language, min(a.metAt, b.metAt), earliest(a.wroteAt, b.wroteAt),
		stopped, a.refused || b.refused, consented, a.named && b.named, a.word, max(a.changedAt, b.changedAt), max(a.tries, b.tries),
		max(a.welcomedAt, b.welcomedAt))
	return err
}

func (db *DB) readPerson(ctx context.Context, id chat.MemberID) (p person, err error) {
	const find = `
		SELECT given_role, label, language, met_at, wrote_first_at, stopped_at, refused, consented_at, named, word, changed_at, tries, welcomed_at
		FROM member WHERE id = $1`
	err = db.queryRow(ctx, find, id).Scan(&p.role, &p.label, &p.language, &p.metAt, &p.wroteAt, &p.stoppedAt, &p.refused, &p.consentedAt,
		&p.named, &p.word, &p.changedAt, &p.tries, &p.welcomedAt)
	return p, err
}

func earliest(a, b int64) int64 {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

func rank(r chat.Role) int {
	switch r {
	case chat.Staff:
		return 3
	case chat.Supervisor:
		return 2
	case chat.Facilitator:
		return 1
	}
	return 0
}

// applyAllEarly applies what waited for postings that are now the same person's.
func (db *DB) applyAllEarly(ctx context.Context, author chat.MemberID) error {
	const find = `
		SELECT p.member, p.group_id, p.message FROM posting p
		WHERE p.member = $1 AND EXISTS (
			SELECT 1 FROM early_change e WHERE e.author = $1 AND e.group_id = p.group_id AND e.target = p.message)`
	rows, err := db.query(ctx, find, author)
	list, err := collect(rows, err, func(row scannable) (p chat.Posting, err error) {
		err = row.Scan(&p.Member, &p.Group, &p.Message)
		return p, err
	})
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := db.applyEarly(ctx, p); err != nil {
			return err
		}
	}
	return nil
}
