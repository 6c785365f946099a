package rota

import (
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Say says whose week it is, who stands beside and who comes next, with
// those whom it mentions, and, to mentors, how many have not written to the bot
// yet.
func (l Line) Say(group chat.Group, language chat.Language, zone *time.Location) (lines []privacy.Authored, named []chat.MemberID) {
	mention := func(id chat.MemberID) string {
		named = append(named, id)
		return chat.MentionMark(len(named))
	}
	week := l.Plan[0]
	lines = append(lines, phrases.RotaWeek.In(language, phrases.Word("who", mention(week.First))))
	if week.Second != 0 {
		lines = append(lines, phrases.RotaBeside.In(language, phrases.Word("who", mention(week.Second))))
	}
	for _, id := range l.Beside {
		lines = append(lines, phrases.RotaBeside.In(language, phrases.Word("who", mention(id))))
	}
	if len(l.Plan) > 1 && l.Plan[1].First != week.First {
		lines = append(lines, phrases.RotaNext.In(language, phrases.Word("day", phrases.Day(l.Plan[1].Week, zone, language)), phrases.Word("who", mention(l.Plan[1].First))))
	}
	if silent := l.Silent(); silent > 0 && group.Kind == chat.MentorsGroup {
		lines = append(lines, phrases.RotaJambo.In(language, phrases.Number("missing", silent), phrases.Number("people", len(l.People)), phrases.Word("link", chat.OwnChatWith("Jambo"))))
	}
	return lines, named
}
