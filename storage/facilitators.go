package storage

import (
	"context"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
)

// Facilitators returns those who are to be told about a group: whose week it
// is by the rota first, then the second who stands beside, then the others: the
// group's facilitators and mentors, then the facilitators and the mentors of
// the programme. Nobody who refused is among them, and no supervisor ever is.
func (db *DB) Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error) {
	all, err := db.candidates(ctx, group)
	if err != nil {
		return nil, err
	}
	turn, err := db.turnAt(ctx, group, at)
	if err != nil {
		return nil, err
	}
	rank := func(m chat.Member) int {
		switch m.ID {
		case turn.First:
			return 0
		case turn.Second:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b chat.Member) int { return rank(a) - rank(b) })
	return all, nil
}

// candidates are all who may be told about a group, those inside it first.
func (db *DB) candidates(ctx context.Context, group chat.GroupID) ([]chat.Member, error) {
	inside, err := db.MembersIn(ctx, group)
	if err != nil {
		return nil, err
	}
	given, err := db.Members(ctx)
	if err != nil {
		return nil, err
	}
	mentors, err := db.selectMembers(ctx, selectMentors)
	if err != nil {
		return nil, attempt(err, "list", "the mentors")
	}
	var all []chat.Member
	for _, choice := range []struct {
		from []chat.Member
		role chat.Role
	}{{inside, chat.Facilitator}, {inside, chat.Mentor}, {given, chat.Facilitator}, {mentors, chat.Mentor}} {
		for _, member := range choice.from {
			known := slices.ContainsFunc(all, func(m chat.Member) bool { return m.ID == member.ID })
			if member.Role == choice.role && !member.Refused && !known {
				all = append(all, member)
			}
		}
	}
	return all, nil
}

const selectMentors = selectMember + `
	WHERE m.joined_to IS NULL AND m.id IN (
		SELECT i.member FROM membership i JOIN chat_group o ON o.id = i.group_id
		WHERE i.left_at = 0 AND o.disallowed_at = 0 AND o.kind = 'mentors') ORDER BY m.id, g.id`

// InTurn returns those who facilitate a group in turn: its mentors and
// facilitators; where it has none, the facilitators of the programme, and where
// there are none either, its mentors.
func (db *DB) InTurn(ctx context.Context, group chat.GroupID) ([]rota.Person, error) {
	all, err := db.candidates(ctx, group)
	if err != nil {
		return nil, err
	}
	const list = `SELECT member, joined_at FROM membership WHERE group_id = $1 AND left_at = 0`
	rows, err := db.query(ctx, list, group)
	type stay struct {
		id    chat.MemberID
		since int64
	}
	stays, err := collect(rows, err, func(row scannable) (s stay, err error) {
		err = row.Scan(&s.id, &s.since)
		return s, err
	})
	if err != nil {
		return nil, attempt(err, "list who takes turns in group", group)
	}
	fit := func(test func(chat.Member) bool) (people []rota.Person) {
		for _, member := range all {
			if !test(member) {
				continue
			}
			person := rota.Person{Member: member}
			for _, s := range stays {
				if s.id == member.ID {
					person.Since = fromMillis(s.since)
				}
			}
			people = append(people, person)
		}
		return people
	}
	for _, test := range []func(chat.Member) bool{
		func(m chat.Member) bool { return m.In(group) },
		func(m chat.Member) bool { return m.Role == chat.Facilitator },
		func(chat.Member) bool { return true },
	} {
		if people := fit(test); len(people) > 0 {
			return people, nil
		}
	}
	return nil, nil
}

// Beside returns the programme's staff and supervisors in a mentors' group, who
// may stand beside its facilitators. In a mentees' group nobody does.
func (db *DB) Beside(ctx context.Context, id chat.GroupID) (beside []chat.MemberID, err error) {
	group, err := db.Group(ctx, id)
	if err != nil || group.Kind != chat.MentorsGroup {
		return nil, err
	}
	inside, err := db.MembersIn(ctx, id)
	for _, member := range inside {
		if (member.Role == chat.Staff || member.Role == chat.Supervisor) && !member.Refused {
			beside = append(beside, member.ID)
		}
	}
	return beside, err
}

const turnColumns = `group_id, week, first_member, COALESCE(second_member, 0), how`

// Turns returns the weeks of a group that are known, in order: those that have
// been, this one, and later ones that were changed by hand.
func (db *DB) Turns(ctx context.Context, group chat.GroupID) ([]rota.Turn, error) {
	const list = `SELECT ` + turnColumns + ` FROM rota WHERE group_id = $1 ORDER BY week`
	rows, err := db.query(ctx, list, group)
	turns, err := collect(rows, err, readTurn)
	return turns, attempt(err, "list the weeks of group", group)
}

// TurnsOf returns the weeks of one person, in every group, as the first or
// beside the first, in order.
func (db *DB) TurnsOf(ctx context.Context, id chat.MemberID) ([]rota.Turn, error) {
	id, err := db.resolve(ctx, id)
	if err != nil {
		return nil, attempt(err, "list the weeks of member", id)
	}
	const list = `SELECT ` + turnColumns + ` FROM rota WHERE first_member = $1 OR second_member = $1 ORDER BY week, group_id`
	rows, err := db.query(ctx, list, id)
	turns, err := collect(rows, err, readTurn)
	return turns, attempt(err, "list the weeks of member", id)
}

// turnAt is the turn of the week in which a moment lies, zero when none is kept.
func (db *DB) turnAt(ctx context.Context, group chat.GroupID, at time.Time) (rota.Turn, error) {
	const find = `
		SELECT ` + turnColumns + ` FROM rota WHERE group_id = $1 AND week <= $2 AND week > $3 ORDER BY week DESC LIMIT 1`
	rows, err := db.query(ctx, find, group, toMillis(at), toMillis(at.AddDate(0, 0, -7)))
	turns, err := collect(rows, err, readTurn)
	if err != nil || len(turns) == 0 {
		return rota.Turn{}, attempt(err, "find the week of group", group)
	}
	return turns[0], nil
}

// KeepTurn keeps whose week it is, or will be; it takes the place of what was
// kept of that week.
func (db *DB) KeepTurn(ctx context.Context, t rota.Turn) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		first, err := db.resolve(ctx, t.First)
		if err != nil {
			return err
		}
		second, err := db.resolveOrNobody(ctx, t.Second)
		if err != nil {
			return err
		}
		const keep = `
			INSERT INTO rota (group_id, week, first_member, second_member, how) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (group_id, week) DO UPDATE SET first_member = excluded.first_member,
				second_member = excluded.second_member, how = excluded.how`
		_, err = db.exec(ctx, keep, t.Group, toMillis(t.Week), first, second, t.How)
		return err
	}), "keep the week of group", t.Group)
}

func readTurn(row scannable) (t rota.Turn, err error) {
	var week int64
	err = row.Scan(&t.Group, &week, &t.First, &t.Second, &t.How)
	t.Week = fromMillis(week)
	return t, err
}
