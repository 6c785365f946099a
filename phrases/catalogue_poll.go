package phrases

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
)

// The digest's line of votes.
const (
	LabelVotes  Key = "label.votes"
	VotesCounts Key = "votes.counts"
	VotesFew    Key = "votes.few"
	VotesSum    Key = "votes.sum"
)

var pollCatalogue = map[Key]Phrase{
	LabelVotes:  {English: "Votes in polls", Kiswahili: "Kura zilizopigwa"},
	VotesCounts: {English: "{count}, by {people}", Kiswahili: "{count}, za watu {people}"},
	VotesFew:    {English: "by {people}", Kiswahili: "za watu {people}"},
	VotesSum:    {English: "{count}", Kiswahili: "{count}"},

	PollSure:     {English: "How sure are you of the last question's topic?", Kiswahili: "Una uhakika kiasi gani na mada ya swali lililopita?"},
	PollVerySure: {English: "Very sure", Kiswahili: "Uhakika kabisa"},
	PollRather:   {English: "Rather sure", Kiswahili: "Uhakika kiasi"},
	PollNotYet:   {English: "Not yet: let us talk about it", Kiswahili: "Bado: tulizungumzie"},
	PollTheme:    {English: "Which theme next?", Kiswahili: "Mada gani ifuate?"},
	PollDate:     {English: "Which time suits you?", Kiswahili: "Wakati gani unakufaa?"},
	PollSeen: {
		English:   "{question} (Every answer is fine. Everybody here sees who chose what.)",
		Kiswahili: "{question} (Kila jibu ni sawa. Wote hapa wanaona nani alichagua nini.)",
	},
	PollPosted: {English: "Here it comes. To take it back: /undo", Kiswahili: "Inakuja. Kuirudisha: /undo"},
	PollHow: {
		English:   "Which poll? Reply with a number:\n1. How sure are you\n2. Which theme next\nOr write which times: /quiz poll date tomorrow 9am or Friday 14:00.",
		Kiswahili: "Kura ipi? Jibu kwa nambari:\n1. Una uhakika kiasi gani\n2. Mada ipi inayofuata\nAu andika saa zipi: /quiz poll date kesho saa tatu asubuhi au Ijumaa 14:00.",
	},
}
