package phrases

// The phrases of what a group is told, and when, so that it never hears too
// much: see bot.Ration.
const (
	DraftMoved    Key = "draft.moved"
	DraftNoRoom   Key = "draft.no-room"
	AnnounceQuiet Key = "announce.quiet"
	AnnounceThird Key = "announce.third"
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
	HoleUnsaid: {
		English:   "not said, since the group had heard enough that day: {count}",
		Kiswahili: "hayakusemwa, kwa kuwa kikundi kilikuwa kimesikia vya kutosha siku hiyo: {count}",
	},
	HoleHolidays: {
		English:   "public holidays: {days}",
		Kiswahili: "sikukuu za umma: {days}",
	},
}
