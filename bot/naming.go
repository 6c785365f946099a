package bot

import (
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// AnswerNaming is Answer with a text that mentions people: it has a
// chat.MentionMark for each, in their order.
func (t *Turn) AnswerNaming(text privacy.Authored, people ...chat.MemberID) {
	before := len(t.out)
	t.Answer(text)
	if len(t.out) > before {
		name(t.out[before], people)
	}
}

// PostNaming is Post with a text that mentions people.
func (t *Turn) PostNaming(group chat.GroupID, about chat.Unasked, text privacy.Authored, people ...chat.MemberID) {
	t.Post(group, about, text)
	name(t.out[len(t.out)-1], people)
}

func name(message chat.Outgoing, people []chat.MemberID) {
	if say, ok := message.(*chat.Say); ok {
		for _, id := range people {
			say.Mentions = append(say.Mentions, chat.Party{Member: id})
		}
	}
}
