package storage

import (
	"context"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Facilitators returns those who are to be told about a group: whose week it
// is first, then the second, then the others. Until a rota says more, these are
// the group's facilitators, else its mentors, else the facilitators and then
// the mentors of the programme. Nobody who refused is among them, and no
// supervisor ever is.
func (db *DB) Facilitators(ctx context.Context, group chat.GroupID, _ time.Time) ([]chat.Member, error) {
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
