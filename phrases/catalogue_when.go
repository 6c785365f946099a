package phrases

import "github.com/mshauri/mshauri/chat"

// The phrases of times, pauses, quiet and taking back.
const (
	WhenNone  Key = "when.none"
	WhenOne   Key = "when.one-of-two"
	WhenHalf  Key = "when.half"
	WhenHour  Key = "when.hour"
	WhenClash Key = "when.clash"
	WhenNight Key = "when.night"
	WhenWhich Key = "when.which"
	WhenDate  Key = "when.date"
	WhenPast  Key = "when.past"
	WhenAhead Key = "when.ahead"
	WhenFar   Key = "when.far"

	HelpOfPause     Key = "help.of.pause"
	PauseUntil      Key = "pause.until"
	PauseOpen       Key = "pause.open"
	PauseAll        Key = "pause.all"
	PauseEnded      Key = "pause.ended"
	PauseNone       Key = "pause.none"
	PauseWhy        Key = "pause.why"
	PauseEnd        Key = "pause.end"
	PauseHow        Key = "pause.how"
	PauseOfStrike   Key = "pause.of.strike"
	PauseOfCampaign Key = "pause.of.campaign"
	PauseOfHoliday  Key = "pause.of.holiday"

	HelpOfQuiet Key = "help.of.quiet"
	QuietSet    Key = "quiet.set"
	QuietHow    Key = "quiet.how"
	QuietHours  Key = "quiet.hours"
	QuietOff    Key = "quiet.off"
	QuietNone   Key = "quiet.none"

	HelpOfUndo  Key = "help.of.undo"
	UndoSent    Key = "undo.sent"
	UndoWaiting Key = "undo.waiting"
	UndoLate    Key = "undo.late"
	UndoNone    Key = "undo.none"
	UndoWhich   Key = "undo.which"
	UndoPosted  Key = "undo.posted"
	UndoDue     Key = "undo.due"
	UndoUnknown Key = "undo.unknown"
)

// PauseOf is the key of what people call a kind of pause.
func PauseOf(kind chat.PauseKind) Key { return Key("pause.of." + string(kind)) }

var whenCatalogue = map[Key]Phrase{
	WhenNone: {
		English:   "I found no time in that. Write, for example: tomorrow 9am, Friday 14:00, or kesho saa tatu asubuhi.",
		Kiswahili: "Sikuona muda hapo. Andika, kwa mfano: kesho saa tatu asubuhi, Ijumaa 14:00, au tomorrow 9am.",
	},
	WhenOne: {
		English:   "Do you mean {one} or {two}? Please write it with that time.",
		Kiswahili: "Unamaanisha {one} au {two}? Tafadhali andika kwa muda huo.",
	},
	WhenHalf: {
		English:   "Which half of the day? Please add am or pm, or asubuhi, mchana, jioni or usiku with saa.",
		Kiswahili: "Ni nusu gani ya siku? Tafadhali ongeza asubuhi, mchana, jioni au usiku baada ya saa, au am au pm.",
	},
	WhenHour: {
		English:   "At what hour? For example: tomorrow 9am, or kesho saa tatu asubuhi.",
		Kiswahili: "Saa ngapi? Kwa mfano: kesho saa tatu asubuhi, au tomorrow 9am.",
	},
	WhenClash: {
		English:   "I could not fit that day and hour together. Please write one of each, for example Friday 14:00.",
		Kiswahili: "Sikuweza kulinganisha siku na saa hizo. Tafadhali andika siku moja na saa moja, kwa mfano Ijumaa 14:00.",
	},
	WhenNight: {
		English:   "That hour of the night could belong to either day. Please write it as 02:00, with its date.",
		Kiswahili: "Saa hiyo ya usiku inaweza kuwa ya siku yoyote kati ya mbili. Tafadhali iandike kama 02:00, pamoja na tarehe.",
	},
	WhenWhich: {
		English:   "This week's or the one after? Please write the date, for example 12/12.",
		Kiswahili: "Ya wiki hii au inayofuata? Tafadhali andika tarehe, kwa mfano 12/12.",
	},
	WhenDate: {
		English:   "I do not know that date. Please write it as 12/12 or 12 December.",
		Kiswahili: "Siijui tarehe hiyo. Tafadhali iandike kama 12/12 au 12 Desemba.",
	},
	WhenPast: {
		English:   "That time has passed. Please give one that is still to come.",
		Kiswahili: "Muda huo umepita. Tafadhali toa ule ambao bado haujafika.",
	},
	WhenAhead: {
		English:   "That is still to come. Please give the day on which it began.",
		Kiswahili: "Hiyo bado haijafika. Tafadhali toa siku ambayo ilianza.",
	},
	WhenFar: {
		English:   "That is more than a year away. Please give a nearer time.",
		Kiswahili: "Huo ni zaidi ya mwaka mmoja. Tafadhali toa muda wa karibu.",
	},

	HelpOfPause: {English: "let quizzes and reminders rest: a strike, a campaign, a holiday", Kiswahili: "pumzisha maswali na vikumbusho: mgomo, kampeni, likizo"},
	PauseUntil: {
		English:   "We rest for {kind} until {when}: no quiz rounds, reminders or rota. To go on sooner: /pause end.",
		Kiswahili: "Tunapumzika kwa sababu ya {kind} hadi {when}: hakuna maswali, vikumbusho wala zamu. Kuendelea mapema: /pause end.",
	},
	PauseOpen: {
		English:   "We rest for {kind}: no quiz rounds, reminders or rota. To go on: /pause end.",
		Kiswahili: "Tunapumzika kwa sababu ya {kind}: hakuna maswali, vikumbusho wala zamu. Kuendelea: /pause end.",
	},
	PauseAll: {
		English:   "This holds for every group.",
		Kiswahili: "Hii ni kwa vikundi vyote.",
	},
	PauseEnded: {
		English:   "Welcome back. Quiz rounds, reminders and the rota go on.",
		Kiswahili: "Karibuni tena. Maswali, vikumbusho na zamu vinaendelea.",
	},
	PauseNone: {
		English:   "Nothing is paused here.",
		Kiswahili: "Hakuna kilichopumzishwa hapa.",
	},
	PauseWhy: {
		English:   "Why shall we rest? Reply with a number:",
		Kiswahili: "Tupumzike kwa sababu gani? Jibu kwa nambari:",
	},
	PauseEnd: {English: "go on now", Kiswahili: "tuendelee sasa"},
	PauseHow: {
		English:   "With an end: /pause strike until Friday.",
		Kiswahili: "Pamoja na mwisho: /pause mgomo hadi Ijumaa.",
	},
	PauseOfStrike:   {English: "a strike", Kiswahili: "mgomo"},
	PauseOfCampaign: {English: "a campaign", Kiswahili: "kampeni"},
	PauseOfHoliday:  {English: "a holiday", Kiswahili: "likizo"},

	HelpOfQuiet: {English: "let me say nothing unasked here for some hours", Kiswahili: "ninyamaze hapa kwa masaa kadhaa, ila nikiulizwa"},
	QuietSet: {
		English:   "I will say nothing unasked here until {when}. Whoever asks me is answered. To end it: /quiet off.",
		Kiswahili: "Sitaandika lolote hapa bila kuulizwa hadi {when}. Anayeniuliza atajibiwa. Kumaliza: /quiet off.",
	},
	QuietHow: {
		English:   "For how long shall I be quiet? Reply with a number, or write the hours (1 to 72): /quiet 5.",
		Kiswahili: "Ninyamaze kwa muda gani? Jibu kwa nambari, au andika masaa (1 hadi 72): /quiet 5.",
	},
	QuietHours: {English: "for {hours} hours", Kiswahili: "kwa masaa {hours}"},
	QuietOff: {
		English:   "Thank you. I speak here as before.",
		Kiswahili: "Asante. Ninaongea hapa kama awali.",
	},
	QuietNone: {
		English:   "Nobody has asked me to be quiet here.",
		Kiswahili: "Hakuna aliyeniomba ninyamaze hapa.",
	},

	HelpOfUndo: {English: "take back what I posted here, or am about to", Kiswahili: "rudisha nilichoandika hapa, au ninachokaribia kuandika"},
	UndoSent: {
		English:   "Taken back and deleted for everyone: “{text}”",
		Kiswahili: "Imerudishwa na kufutwa kwa wote: “{text}”",
	},
	UndoWaiting: {
		English:   "Taken back before it went out: “{text}”",
		Kiswahili: "Imerudishwa kabla ya kutoka: “{text}”",
	},
	UndoLate: {
		English:   "I posted that more than two days ago, and WhatsApp deletes only what is newer. You can post a correction: /announce.",
		Kiswahili: "Niliandika hiyo zaidi ya siku mbili zilizopita, na WhatsApp hufuta tu yaliyo mapya zaidi. Unaweza kuandika marekebisho: /announce.",
	},
	UndoNone: {
		English:   "I have posted nothing here in the last two days, and nothing waits to go out.",
		Kiswahili: "Sijaandika lolote hapa kwa siku mbili zilizopita, na hakuna linalosubiri kutoka.",
	},
	UndoWhich: {
		English:   "Which one shall I take back? Reply with a number:",
		Kiswahili: "Nirudishe ipi? Jibu kwa nambari:",
	},
	UndoPosted: {
		English:   "{number} “{text}”, posted {when}",
		Kiswahili: "{number} “{text}”, iliandikwa {when}",
	},
	UndoDue: {
		English:   "{number} “{text}”, not out yet",
		Kiswahili: "{number} “{text}”, bado haijatoka",
	},
	UndoUnknown: {
		English:   "That message is not mine, or it has been taken back already.",
		Kiswahili: "Ujumbe huo si wangu, au umesharudishwa.",
	},
}
