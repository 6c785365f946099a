package phrases

// The phrases of what comes in a group.
const (
	HelpOfSchedule  Key = "help.of.schedule"
	ScheduleOpens   Key = "schedule.opens"
	ScheduleCloses  Key = "schedule.closes"
	SchedulePosts   Key = "schedule.posts"
	ScheduleNothing Key = "schedule.nothing"
	ScheduleAgree   Key = "schedule.agree"
	ScheduleMoved   Key = "schedule.moved"
	ScheduleBlocked Key = "schedule.blocked"
	SchedulePause   Key = "schedule.pause"
	ScheduleSkip    Key = "schedule.skip"
	ScheduleHow     Key = "schedule.how"
)

var scheduleCatalogue = map[Key]Phrase{
	HelpOfSchedule: {English: "what comes here, and when; move, pause, go on", Kiswahili: "yanayokuja hapa, na lini; hamisha, pumzisha, endelea"},
	ScheduleOpens: {
		English:   "Question {number}: {when}.",
		Kiswahili: "Swali {number}: {when}.",
	},
	ScheduleCloses: {
		English:   "Question {number} is open until {when}.",
		Kiswahili: "Swali {number} liko wazi hadi {when}.",
	},
	SchedulePosts: {
		English:   "To be posted {when}: “{text}”",
		Kiswahili: "Itaandikwa {when}: “{text}”",
	},
	ScheduleNothing: {
		English:   "Nothing is planned here for now.",
		Kiswahili: "Kwa sasa hakuna kilichopangwa hapa.",
	},
	ScheduleAgree: {
		English:   "The next question would come on {when}. Reply 1 to move it there.",
		Kiswahili: "Swali linalofuata litakuja {when}. Jibu 1 kulihamisha.",
	},
	ScheduleMoved: {
		English:   "Moved, thank you. The next question comes on {when}.",
		Kiswahili: "Limehamishwa, asante. Swali linalofuata litakuja {when}.",
	},
	ScheduleBlocked: {
		English:   "I ask nothing on {when}: a session, a holiday, a pause or a quiet hour. The next free time is {free}.",
		Kiswahili: "Siulizi chochote {when}: kuna kliniki, likizo, mapumziko au saa ya kunyamaza. Wakati ulio wazi unaofuata ni {free}.",
	},
	SchedulePause: {English: "let things rest here", Kiswahili: "tupumzike hapa"},
	ScheduleSkip:  {English: "skip the next question", Kiswahili: "ruka swali linalofuata"},
	ScheduleHow: {
		English:   "To move the next question: /schedule move tomorrow 5pm.",
		Kiswahili: "Kuhamisha swali linalofuata: /schedule hamisha kesho saa kumi na moja jioni.",
	},
}
