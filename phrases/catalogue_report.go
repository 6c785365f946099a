package phrases

import (
	"strconv"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// The phrases of the weekly digest. Labels stand before a colon.
const (
	DigestTitle  Key = "digest.title"
	DigestSoFar  Key = "digest.so-far"
	DigestAll    Key = "digest.all"
	DigestPair   Key = "digest.pair"
	DigestChange Key = "digest.change"
	DigestCharts Key = "digest.charts"
	DigestPages  Key = "digest.pages"
	DigestSheet  Key = "digest.sheet"
	DigestWhat   Key = "digest.what"

	HelpOfDigest  Key = "help.of.digest"
	HelpOfTopics  Key = "help.of.topics"
	HelpOfRecap   Key = "help.of.recap"
	DigestHow     Key = "digest.how"
	DigestNoGroup Key = "digest.no-group"
	TopicsHow     Key = "topics.how"
	TopicsHead    Key = "topics.head"
	RecapHow      Key = "recap.how"
	RecapHead     Key = "recap.head"
	RecapExchange Key = "recap.exchange"
	RecapNote     Key = "recap.note"
	FridayHead    Key = "friday.head"
	FridayLine    Key = "friday.line"
	FridayPerson  Key = "friday.person"
	FridayTheme   Key = "friday.theme"

	LabelFindings  Key = "label.findings"
	LabelPostings  Key = "label.postings"
	LabelActive    Key = "label.active"
	LabelSilent    Key = "label.silent"
	LabelAreas     Key = "label.areas"
	LabelQuestions Key = "label.questions"
	LabelAnswer    Key = "label.first-answer"
	LabelBot       Key = "label.bot"
	LabelOldest    Key = "label.oldest"
	LabelQuizzes   Key = "label.quizzes"
	LabelDisputes  Key = "label.disputes"
	LabelShortages Key = "label.shortages"
	LabelRemoved   Key = "label.removed"
	LabelHoles     Key = "label.holes"
	LabelThisWeek  Key = "label.this-week"
	LabelLastWeek  Key = "label.last-week"
	LabelPeople    Key = "label.people"

	ChartAreas   Key = "chart.areas"
	ChartTrend   Key = "chart.trend"
	ChartMentors Key = "chart.mentors"
	ChartMentees Key = "chart.mentees"

	QuestionsCounts Key = "questions.counts"
	RoundsCounts    Key = "rounds.counts"
	RoundsNotAsked  Key = "rounds.not-asked"
	DisputesCounts  Key = "disputes.counts"
	ShortageItem    Key = "shortage.item"
	FacilityMark    Key = "facility.mark"
	FacilityOther   Key = "facility.other"

	HoleOffline    Key = "hole.offline"
	HolePaused     Key = "hole.paused"
	HoleUnknown    Key = "hole.unknown"
	HoleUnreadable Key = "hole.unreadable"
	HoleNotKept    Key = "hole.not-kept"
	HoleWithout    Key = "hole.without"
	HoleNamed      Key = "hole.named"
	HoleNoConsent  Key = "hole.no-consent"
	HoleNone       Key = "hole.none"

	PeopleOf      Key = "people.of"
	PeopleFew     Key = "people.few"
	PeopleFewOf   Key = "people.few-of"
	PeopleMost    Key = "people.most"
	PeopleMostOf  Key = "people.most-of"
	PeopleRange   Key = "people.range"
	PeopleRangeOf Key = "people.range-of"
	PeopleNothing Key = "people.nothing"

	FindingOffline   Key = "finding.offline"
	FindingShortage  Key = "finding.shortage"
	FindingOpen      Key = "finding.open"
	FindingQuiet     Key = "finding.quiet"
	FindingRise      Key = "finding.rise"
	FindingDisputes  Key = "finding.disputes"
	FindingHardest   Key = "finding.hardest"
	FindingFall      Key = "finding.fall"
	FindingTop       Key = "finding.top"
	FindingAnswers   Key = "finding.answers"
	FindingPostings  Key = "finding.postings"
	FindingRemoved   Key = "finding.removed"
	FindingQuestions Key = "finding.questions"

	TimeMinutes Key = "time.minutes"
	TimeHours   Key = "time.hours"
	TimeDays    Key = "time.days"
	TimeDate    Key = "time.date"
)

// AreaWord is the key of what people call a technical area.
func AreaWord(area chat.Area) Key { return Key("area." + string(area)) }

// Area is a technical area in words; one that has none is said by its key.
func Area(area chat.Area, language chat.Language) privacy.Authored {
	if _, known := Find(AreaWord(area)); !known {
		return privacy.Author(string(area))
	}
	return AreaWord(area).In(language)
}

// KindsWord is the key of many identifiers of a kind.
func KindsWord(kind privacy.Kind) Key { return Key("kinds." + string(kind)) }

// MonthWord is the key of a month's short name.
func MonthWord(month time.Month) Key { return Key("month." + strconv.Itoa(int(month))) }

// Date is a day, such as "5 Aug 2018", in the time zone that the time has.
func Date(at time.Time, language chat.Language) privacy.Authored {
	return TimeDate.In(language, Number("day", at.Day()), Text("month", MonthWord(at.Month()).In(language)), Number("year", at.Year()))
}

// Lasting is a time that passed, to the minute, the hour or the day as it is long.
func Lasting(d time.Duration, language chat.Language) privacy.Authored {
	minutes := max(1, int(d.Round(time.Minute)/time.Minute))
	switch {
	case minutes < 60:
		return TimeMinutes.In(language, Number("minutes", minutes))
	case minutes < 48*60:
		return TimeHours.In(language, Number("hours", minutes/60), Number("minutes", minutes%60))
	}
	return TimeDays.In(language, Number("days", minutes/(24*60)))
}

var reportCatalogue = map[Key]Phrase{
	DigestTitle:  {English: "*Mshauri, week {week}* ({from} to {to})", Kiswahili: "*Mshauri, wiki {week}* ({from} hadi {to})"},
	DigestSoFar:  {English: "*Mshauri, this week so far* (from {from}). People are counted when the week is over.", Kiswahili: "*Mshauri, wiki hii hadi sasa* (tangu {from}). Watu huhesabiwa wiki ikiisha."},
	DigestAll:    {English: "All groups", Kiswahili: "Vikundi vyote"},
	DigestPair:   {English: "{label}: {value}", Kiswahili: "{label}: {value}"},
	DigestChange: {English: "{now} (last week {before})", Kiswahili: "{now} (wiki iliyopita {before})"},
	DigestCharts: {English: "Week {week} in two charts", Kiswahili: "Wiki {week} kwa michoro miwili"},
	DigestPages:  {English: "The week on two pages, to print or forward", Kiswahili: "Wiki kwa kurasa mbili, kuchapisha au kutuma"},
	DigestSheet:  {English: "The week as a spreadsheet, with the rule of every count", Kiswahili: "Wiki kama jedwali, pamoja na kanuni ya kila hesabu"},
	DigestWhat: {
		English:   "Postings are messages that people wrote in the groups. Counts of fewer than {least} people are not shown, nor what would give them away.",
		Kiswahili: "Ujumbe ni ule ulioandikwa na watu vikundini. Hesabu za watu chini ya {least} hazionyeshwi, wala kinachoweza kuzifichua.",
	},

	HelpOfDigest:  {English: "the week so far, in numbers", Kiswahili: "wiki hadi sasa, kwa hesabu"},
	HelpOfTopics:  {English: "what was written about in the last weeks", Kiswahili: "yaliyoandikwa katika wiki zilizopita"},
	HelpOfRecap:   {English: "what you missed in the last 7 or 30 days", Kiswahili: "yaliyokupita siku 7 au 30 zilizopita"},
	DigestHow:     {English: "Write /digest now for the week so far.", Kiswahili: "Andika /digest now kupata wiki hadi sasa."},
	DigestNoGroup: {English: "You are in no group that I serve, so there is nothing to tell yet.", Kiswahili: "Hauko kwenye kikundi ninachohudumia, hivyo bado hakuna la kusema."},
	TopicsHow:     {English: "Write /topics, or /topics 8 for the last 8 weeks (1 to 52).", Kiswahili: "Andika /topics, au /topics 8 kwa wiki 8 zilizopita (1 hadi 52)."},
	TopicsHead:    {English: "Last weeks: {weeks}. Postings: {postings}.", Kiswahili: "Wiki zilizopita: {weeks}. Ujumbe: {postings}."},
	RecapHow:      {English: "Write /recap 7 or /recap 30, for that many days.", Kiswahili: "Andika /recap 7 au /recap 30, kwa idadi hiyo ya siku."},
	RecapHead:     {English: "*{group}*, the last {days} days. Postings: {postings}. Questions: {asked}, of which open: {open}.", Kiswahili: "*{group}*, siku {days} zilizopita. Ujumbe: {postings}. Maswali: {asked}, yanayosubiri: {open}."},
	RecapExchange: {English: "\u2022 {question}\n   Answer: {answer}", Kiswahili: "\u2022 {question}\n   Jibu: {answer}"},
	RecapNote:     {English: "These are colleagues' answers. For what policy says: /policy and your question.", Kiswahili: "Haya ni majibu ya wenzako. Kujua sera inasema nini: /policy na swali lako."},
	FridayHead:    {English: "Answered here this week:", Kiswahili: "Yaliyojibiwa hapa wiki hii:"},
	FridayLine:    {English: "\u2022 {question} ({source})", Kiswahili: "\u2022 {question} ({source})"},
	FridayPerson:  {English: "a colleague, {date}", Kiswahili: "mwenzetu, {date}"},
	FridayTheme:   {English: "Next week: {theme}.", Kiswahili: "Wiki ijayo: {theme}."},

	LabelFindings:  {English: "What stands out", Kiswahili: "Yaliyojitokeza"},
	LabelPostings:  {English: "Postings", Kiswahili: "Ujumbe"},
	LabelActive:    {English: "Members who wrote", Kiswahili: "Wanachama walioandika"},
	LabelSilent:    {English: "Silent for 14 days", Kiswahili: "Walio kimya siku 14"},
	LabelAreas:     {English: "By area", Kiswahili: "Kwa mada"},
	LabelQuestions: {English: "Questions", Kiswahili: "Maswali"},
	LabelAnswer:    {English: "Time to a first answer (median)", Kiswahili: "Muda hadi jibu la kwanza (wa kati)"},
	LabelBot:       {English: "Time to my own first answer (median)", Kiswahili: "Muda hadi jibu langu la kwanza (wa kati)"},
	LabelOldest:    {English: "Waiting longest", Kiswahili: "Linalosubiri zaidi"},
	LabelQuizzes:   {English: "Quizzes", Kiswahili: "Maswali ya zoezi"},
	LabelDisputes:  {English: "Policy quoted", Kiswahili: "Sera iliyonukuliwa"},
	LabelShortages: {English: "Shortages reported", Kiswahili: "Upungufu ulioripotiwa"},
	LabelRemoved:   {English: "Left out before keeping", Kiswahili: "Yaliyoachwa kabla ya kuhifadhi"},
	LabelHoles:     {English: "Holes in the record", Kiswahili: "Mapengo kwenye kumbukumbu"},
	LabelThisWeek:  {English: "This week", Kiswahili: "Wiki hii"},
	LabelLastWeek:  {English: "Last week", Kiswahili: "Wiki iliyopita"},
	LabelPeople:    {English: "People", Kiswahili: "Watu"},

	ChartAreas:   {English: "Postings by area, {week}", Kiswahili: "Ujumbe kwa mada, {week}"},
	ChartTrend:   {English: "Postings of twelve weeks", Kiswahili: "Ujumbe wa wiki kumi na mbili"},
	ChartMentors: {English: "mentors' groups", Kiswahili: "vikundi vya washauri"},
	ChartMentees: {English: "mentees' groups", Kiswahili: "vikundi vya wanaoshauriwa"},

	QuestionsCounts: {English: "{asked} asked (last week {before}), {answered} answered; {open} open", Kiswahili: "{asked} yaliulizwa (wiki iliyopita {before}), {answered} yalijibiwa; {open} yanasubiri"},
	RoundsNotAsked:  {English: "not asked (a holiday, a pause, an outage): {count}", Kiswahili: "hayakuulizwa (sikukuu, mapumziko, hitilafu): {count}"},
	RoundsCounts:    {English: "{item}: answered by {answered}, right {right}", Kiswahili: "{item}: walijibu {answered}, sahihi {right}"},
	DisputesCounts:  {English: "{quoted} times (last week {before}), of which withdrawn: {withdrawn}", Kiswahili: "mara {quoted} (wiki iliyopita {before}), zilizoondolewa: {withdrawn}"},
	ShortageItem:    {English: "{vaccine} at {facility}", Kiswahili: "{vaccine} katika {facility}"},

	FacilityMark:  {English: "facility {number}", Kiswahili: "kituo {number}"},
	FacilityOther: {English: "a facility not on the list", Kiswahili: "kituo kisicho kwenye orodha"},

	HoleOffline:    {English: "I was offline for {time}", Kiswahili: "nilikuwa nje ya mtandao kwa {time}"},
	HolePaused:     {English: "the group was paused for {time}", Kiswahili: "kikundi kilipumzishwa kwa {time}"},
	HoleUnknown:    {English: "how long I was offline is not known", Kiswahili: "haijulikani nilikuwa nje ya mtandao kwa muda gani"},
	HoleUnreadable: {English: "messages that could not be read: {count}", Kiswahili: "ujumbe usiosomeka: {count}"},
	HoleNotKept:    {English: "messages not kept for want of consent: {count}", Kiswahili: "ujumbe usiohifadhiwa kwa kukosekana ridhaa: {count}"},
	HoleWithout:    {English: "members of whom nothing is kept: {people}", Kiswahili: "wanachama ambao hakuna kinachohifadhiwa chao: {people}"},
	HoleNamed:      {English: "members who wrote may be up to {count} too many (an old chat knows them by name alone)", Kiswahili: "walioandika huenda wamezidi hadi {count} (gumzo la zamani linawajua kwa jina tu)"},
	HoleNoConsent:  {English: "no consent is recorded for this group", Kiswahili: "hakuna ridhaa iliyorekodiwa ya kikundi hiki"},
	HoleNone:       {English: "none known", Kiswahili: "hakuna yanayojulikana"},

	PeopleOf:      {English: "{count} of {of}", Kiswahili: "{count} kati ya {of}"},
	PeopleFew:     {English: "fewer than {least}", Kiswahili: "chini ya {least}"},
	PeopleFewOf:   {English: "fewer than {least} of {of}", Kiswahili: "chini ya {least} kati ya {of}"},
	PeopleMost:    {English: "nearly all", Kiswahili: "karibu wote"},
	PeopleMostOf:  {English: "nearly all of {of}", Kiswahili: "karibu wote kati ya {of}"},
	PeopleRange:   {English: "{low} to {high}", Kiswahili: "{low} hadi {high}"},
	PeopleRangeOf: {English: "{low} to {high} of {of}", Kiswahili: "{low} hadi {high} kati ya {of}"},
	PeopleNothing: {English: "not shown", Kiswahili: "haionyeshwi"},

	FindingOffline:   {English: "I was offline for {time}: the week's numbers are too low.", Kiswahili: "Nilikuwa nje ya mtandao kwa {time}: hesabu za wiki ni ndogo kuliko hali halisi."},
	FindingShortage:  {English: "Shortages reported: {count}, most of {vaccine}.", Kiswahili: "Upungufu ulioripotiwa: {count}, zaidi wa {vaccine}."},
	FindingOpen:      {English: "Questions waiting for an answer: {count}. The oldest has waited {time}.", Kiswahili: "Maswali yanayosubiri jibu: {count}. La zamani zaidi limesubiri {time}."},
	FindingQuiet:     {English: "{group}: no postings this week, {before} last week.", Kiswahili: "{group}: hakuna ujumbe wiki hii, {before} wiki iliyopita."},
	FindingRise:      {English: "{area}: {now} postings, up from {before}.", Kiswahili: "{area}: ujumbe {now}, kutoka {before}."},
	FindingFall:      {English: "Postings fell to {now}, from {before} last week.", Kiswahili: "Ujumbe umepungua hadi {now}, kutoka {before} wiki iliyopita."},
	FindingDisputes:  {English: "Members disagreed and policy was quoted {count} times.", Kiswahili: "Wanachama walitofautiana na sera ilinukuliwa mara {count}."},
	FindingHardest:   {English: "Hardest quiz item ({area}): {right} were right.", Kiswahili: "Swali gumu zaidi la zoezi ({area}): waliopata {right}."},
	FindingTop:       {English: "Most was written about {area}: {now} of {all} postings.", Kiswahili: "Zaidi iliandikwa kuhusu {area}: ujumbe {now} kati ya {all}."},
	FindingAnswers:   {English: "Questions answered: {answered} of {asked}, half of them within {time}.", Kiswahili: "Maswali yaliyojibiwa: {answered} kati ya {asked}, nusu yake ndani ya {time}."},
	FindingPostings:  {English: "Postings: {now}, last week {before}.", Kiswahili: "Ujumbe: {now}, wiki iliyopita {before}."},
	FindingQuestions: {English: "Questions asked: {now}, last week {before}.", Kiswahili: "Maswali yaliyoulizwa: {now}, wiki iliyopita {before}."},
	FindingRemoved:   {English: "Patients' details left out before anything was kept: {count}.", Kiswahili: "Taarifa za wagonjwa zilizoachwa kabla ya kuhifadhi: {count}."},

	TimeMinutes: {English: "{minutes} min", Kiswahili: "dakika {minutes}"},
	TimeHours:   {English: "{hours} h {minutes} min", Kiswahili: "saa {hours} dakika {minutes}"},
	TimeDays:    {English: "{days} days", Kiswahili: "siku {days}"},
	TimeDate:    {English: "{day} {month} {year}", Kiswahili: "{day} {month} {year}"},

	AreaWord("record-keeping"): {English: "Record keeping", Kiswahili: "Utunzaji wa kumbukumbu"},
	AreaWord("data-use"):       {English: "Use of data", Kiswahili: "Matumizi ya data"},
	AreaWord("supply"):         {English: "Vaccine supply", Kiswahili: "Ugavi wa chanjo"},
	AreaWord("cold-chain"):     {English: "Cold chain", Kiswahili: "Cold chain (uhifadhi baridi)"},
	AreaWord("administering"):  {English: "Giving vaccines", Kiswahili: "Utoaji wa chanjo"},
	AreaWord("coverage"):       {English: "Coverage", Kiswahili: "Kiwango cha chanjo"},
	AreaWord("red"):            {English: "RED strategy", Kiswahili: "Mkakati wa RED"},
	AreaWord("communication"):  {English: "Talking with caregivers", Kiswahili: "Mazungumzo na walezi"},
	AreaWord("general"):        {English: "Other", Kiswahili: "Mengineyo"},

	KindsWord(privacy.KindName):  {English: "names", Kiswahili: "majina"},
	KindsWord(privacy.KindPhone): {English: "phone numbers", Kiswahili: "nambari za simu"},
	KindsWord(privacy.KindID):    {English: "identity or register numbers", Kiswahili: "nambari za kitambulisho au rejista"},
	KindsWord(privacy.KindDate):  {English: "dates", Kiswahili: "tarehe"},
	KindsWord(privacy.KindPlace): {English: "places", Kiswahili: "mahali"},
	KindsWord(privacy.KindAge):   {English: "exact ages", Kiswahili: "umri kamili"},
	KindsWord(privacy.KindEmail): {English: "e-mail addresses", Kiswahili: "barua pepe"},
	KindsWord(privacy.KindOther): {English: "other details", Kiswahili: "taarifa nyingine"},

	MonthWord(time.January):   {English: "Jan", Kiswahili: "Jan"},
	MonthWord(time.February):  {English: "Feb", Kiswahili: "Feb"},
	MonthWord(time.March):     {English: "Mar", Kiswahili: "Mac"},
	MonthWord(time.April):     {English: "Apr", Kiswahili: "Apr"},
	MonthWord(time.May):       {English: "May", Kiswahili: "Mei"},
	MonthWord(time.June):      {English: "Jun", Kiswahili: "Jun"},
	MonthWord(time.July):      {English: "Jul", Kiswahili: "Jul"},
	MonthWord(time.August):    {English: "Aug", Kiswahili: "Ago"},
	MonthWord(time.September): {English: "Sep", Kiswahili: "Sep"},
	MonthWord(time.October):   {English: "Oct", Kiswahili: "Okt"},
	MonthWord(time.November):  {English: "Nov", Kiswahili: "Nov"},
	MonthWord(time.December):  {English: "Dec", Kiswahili: "Des"},
}
