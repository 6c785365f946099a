package phrases

import "github.com/mshauri/mshauri/chat"

// The phrases of polls without a wrong answer.
const (
	PollSure     Key = "poll.sure"
	PollVerySure Key = "poll.sure.very"
	PollRather   Key = "poll.sure.rather"
	PollNotYet   Key = "poll.sure.not-yet"
	PollTheme    Key = "poll.theme"
	PollDate     Key = "poll.date"
	PollSeen     Key = "poll.seen"
	PollPosted   Key = "poll.posted"
	PollHow      Key = "poll.how"

	PollPreview       Key = "poll.preview"
	PollQuestion      Key = "poll.question"
	PollChoice        Key = "poll.choice"
	PollSeenShort     Key = "poll.seen.short"
	PollOwnHow        Key = "poll.own.how"
	PollOwnChoices    Key = "poll.own.choices"
	PollOwnLong       Key = "poll.own.long"
	PollOwnChoiceLong Key = "poll.own.choice-long"

	PollSureNone  Key = "poll.sure.none"
	PollClosed    Key = "poll.closed"
	PollClosedNow Key = "poll.closed.now"
	PollOwn       Key = "poll.own"
	PollOwnNone   Key = "poll.own.none"
	PollSoFar     Key = "poll.so-far"
	PollResult    Key = "poll.result"
	PollNoVote    Key = "poll.no-vote"
	UndoPoll      Key = "undo.poll"
)

// The digest's line of votes.
const (
	LabelVotes  Key = "label.votes"
	VotesCounts Key = "votes.counts"
	VotesFew    Key = "votes.few"
)

var pollCatalogue = map[Key]Phrase{
	LabelVotes:  {English: "Votes in polls", Kiswahili: "Kura zilizopigwa"},
	VotesCounts: {English: "{count}, by {people}", Kiswahili: "{count}, za watu {people}"},
	VotesFew:    {English: "by {people}", Kiswahili: "za watu {people}"},

	PollSure: {English: "How sure are you now of the last question's topic ({area})?", Kiswahili: "Sasa una uhakika kiasi gani na mada ya swali lililopita ({area})?"},
	DraftIntro(chat.DraftPoll): {
		English:   "A poll waits for {group} (no. {number}):",
		Kiswahili: "Kura inasubiri kwa {group} (na. {number}):",
	},
	PollPreview: {
		English:   "A poll for {group}, open until {until} (no. {number}). Everybody there will see who chose what.",
		Kiswahili: "Kura kwa {group}, wazi hadi {until} (na. {number}). Wote huko wataona nani alichagua nini.",
	},
	PollQuestion:  {English: "{text}?", Kiswahili: "{text}?"},
	PollChoice:    {English: "( ) {option}", Kiswahili: "( ) {option}"},
	PollSeenShort: {English: "{question} (Everybody sees who chose what.)", Kiswahili: "{question} (Wote wanaona nani alichagua nini.)"},
	PollOwnHow: {
		English:   "Write the question with its question mark, then 2 to 12 choices with / between them: /quiz poll Which day suits? Tue / Thu / Fri",
		Kiswahili: "Andika swali pamoja na alama ya kuuliza, kisha chaguo 2 hadi 12 zikitengwa kwa /: /quiz kura Siku gani inafaa? Jumanne / Alhamisi / Ijumaa",
	},
	PollOwnChoices: {
		English:   "I read {count} different choices, and a poll takes 2 to 12. Put / between them: Tue / Thu / Fri",
		Kiswahili: "Nimesoma chaguo tofauti {count}, na kura huwa na 2 hadi 12. Weka / kati yake: Jumanne / Alhamisi / Ijumaa",
	},
	PollOwnLong: {
		English:   "The question has {count} letters, and a poll takes 255. Please shorten it.",
		Kiswahili: "Swali lina herufi {count}, na kura huchukua 255. Tafadhali lifupishe.",
	},
	PollOwnChoiceLong: {
		English:   "The choice “{text}” has {count} letters, and a poll takes 100. Please shorten it.",
		Kiswahili: "Chaguo “{text}” lina herufi {count}, na kura huchukua 100. Tafadhali lifupishe.",
	},
	PollSureNone: {
		English:   "I have asked nothing here yet, so there is nothing to be sure of. For another poll: /quiz poll",
		Kiswahili: "Bado sijauliza lolote hapa, kwa hivyo hakuna la kuwa na uhakika nalo. Kwa kura nyingine: /quiz poll",
	},
	PollClosed:    {English: "The poll has closed, thank you. {question}\n{counts}", Kiswahili: "Kura imefungwa, asanteni. {question}\n{counts}"},
	PollClosedNow: {English: "The poll is closed.", Kiswahili: "Kura imefungwa."},
	PollOwn: {
		English:   "Your poll in {group} has closed. {question}\n{counts}\nI keep count, and tell nobody who chose what.",
		Kiswahili: "Kura yako katika {group} imefungwa. {question}\n{counts}\nNahesabu tu, na simwambii yeyote nani alichagua nini.",
	},
	PollOwnNone: {
		English:   "Your poll in {group} has closed, and nobody voted: {question}",
		Kiswahili: "Kura yako katika {group} imefungwa, na hakuna aliyepiga: {question}",
	},
	PollSoFar:    {English: "A poll, open until {until}: “{question}” {counts}", Kiswahili: "Kura, wazi hadi {until}: “{question}” {counts}"},
	PollResult:   {English: "The last poll, closed: “{question}” {counts}", Kiswahili: "Kura ya mwisho, imefungwa: “{question}” {counts}"},
	PollNoVote:   {English: "No votes.", Kiswahili: "Hakuna kura."},
	UndoPoll:     {English: "Its votes count nowhere.", Kiswahili: "Kura zake hazihesabiwi popote."},
	PollVerySure: {English: "Very sure", Kiswahili: "Uhakika kabisa"},
	PollRather:   {English: "Rather sure", Kiswahili: "Uhakika kiasi"},
	PollNotYet:   {English: "Not yet, let us talk about it", Kiswahili: "Bado, tulizungumzie"},
	PollTheme:    {English: "Which theme next?", Kiswahili: "Mada gani ifuate?"},
	PollDate:     {English: "Which time suits you?", Kiswahili: "Wakati gani unakufaa?"},
	PollSeen: {
		English:   "{question} (Every answer is fine. Everybody here sees who chose what.)",
		Kiswahili: "{question} (Kila jibu ni sawa. Wote hapa wanaona nani alichagua nini.)",
	},
	PollPosted: {
		English:   "Here it comes, open until {until}. How it goes: /quiz results. To take it back: /undo",
		Kiswahili: "Inakuja, wazi hadi {until}. Inavyoendelea: /quiz results. Kuirudisha: /undo",
	},
	PollHow: {
		English:   "Which poll? Reply with a number:\n1 how sure are you\n2 which theme next\nOr write the times (/quiz poll date tomorrow 9am or Friday 14:00) or your own words (/quiz poll Which day suits? Tue / Thu / Fri).",
		Kiswahili: "Kura ipi? Jibu kwa nambari:\n1 una uhakika kiasi gani\n2 mada ipi inayofuata\nAu andika saa (/quiz kura tarehe kesho saa tatu asubuhi au Ijumaa 14:00) au maneno yako (/quiz kura Siku gani inafaa? Jumanne / Alhamisi / Ijumaa).",
	},
}
