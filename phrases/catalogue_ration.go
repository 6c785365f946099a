package phrases

// The phrases of what a group is told, and when, so that it never hears too
// much: see bot.Ration.
const (
	DraftMoved    Key = "draft.moved"
	DraftNoRoom   Key = "draft.no-room"
	AnnounceQuiet Key = "announce.quiet"
	AnnounceThird Key = "announce.third"
	QuizTakenBack Key = "quiz.taken-back"
	UndoRound     Key = "undo.round"
	ShareNow      Key = "share.now"
	ShareNobody   Key = "share.nobody"
	ShareHead     Key = "share.head"
	ShareAreas    Key = "share.areas"
	ShareEarly    Key = "share.early"
	ShareNone     Key = "share.none"
	ShareKind     Key = "share.kind"
	HoleUnsaid    Key = "hole.unsaid"
	HoleHolidays  Key = "hole.holidays"
)

var rationCatalogue = map[Key]Phrase{
	DraftMoved: {
		English:   "Thank you. I may not say it in the group sooner, so no. {number} goes out {when}. To take it back: /undo in the group.",
		Kiswahili: "Asante. Siwezi kulisema kikundini mapema zaidi, kwa hivyo na. {number} itatoka {when}. Kuirudisha: /undo katika kikundi.",
	},
	DraftNoRoom: {
		English:   "The group has heard enough of me for these days, so I do not post no. {number}. It may be kinder coming from you.",
		Kiswahili: "Kikundi kimenisikia vya kutosha siku hizi, kwa hivyo sitaweka na. {number}. Huenda ni vyema ukiisema wewe.",
	},
	AnnounceQuiet: {
		English:   "I am quiet at that hour, so it goes out {when}.",
		Kiswahili: "Saa hiyo huwa kimya, kwa hivyo litatoka {when}.",
	},
	AnnounceThird: {
		English:   "The group has {count} messages of mine that day already. Yours goes all the same, since you ask for it; another day may be kinder.",
		Kiswahili: "Kikundi kina ujumbe wangu mara {count} siku hiyo tayari. Lako litaenda hata hivyo, kwa kuwa umeliomba; siku nyingine huenda ni vyema zaidi.",
	},
	QuizTakenBack: {
		English:   "Q{number} was taken back, so it counts for nobody. Thank you all the same.",
		Kiswahili: "Q{number} imeondolewa, kwa hivyo haihesabiwi kwa yeyote. Asante hata hivyo.",
	},
	UndoRound: {
		English:   "Q{number} counts for nobody; the question may come again another day.",
		Kiswahili: "Q{number} haihesabiwi kwa yeyote; swali linaweza kurudi siku nyingine.",
	},
	ShareNow: {
		English:   "Done, thank you. Your mentor can see how you do by area, never a single answer. To take it back: /share off",
		Kiswahili: "Tayari, asante. Sasa mshauri wako anaweza kuona unavyoendelea kwa eneo, kamwe si jibu moja moja. Kuondoa ruhusa: /share off",
	},
	ShareNobody: {
		English:   "None of your mentees shares this with you now. It is theirs to give: they write /share mentor to me privately.",
		Kiswahili: "Hakuna mwanafunzi wako anayeshiriki nawe sasa. Ni uamuzi wao: wananiandikia /share mentor faraghani.",
	},
	ShareHead: {English: "What your mentees let you see:", Kiswahili: "Wanafunzi wako wanakuruhusu kuona:"},
	ShareAreas: {
		English:   "{who}: going well: {well}. Worth a talk: {talk}.",
		Kiswahili: "{who}: yanaendelea vyema: {well}. Ya kuzungumzia: {talk}.",
	},
	ShareEarly: {English: "{who}: too early to say.", Kiswahili: "{who}: ni mapema mno kusema."},
	ShareNone:  {English: "nothing yet", Kiswahili: "bado hakuna"},
	ShareKind: {
		English:   "For you alone. No answer is shown, and they can take it back.",
		Kiswahili: "Ni kwako peke yako. Hakuna jibu linaloonyeshwa, na wanaweza kuondoa ruhusa.",
	},
	HoleUnsaid: {
		English:   "not said, since the group had heard enough that day: {count}",
		Kiswahili: "hayakusemwa, kwa kuwa kikundi kilikuwa kimesikia vya kutosha siku hiyo: {count}",
	},
	HoleHolidays: {
		English:   "public holidays: {days}",
		Kiswahili: "sikukuu za umma: {days}",
	},
}
