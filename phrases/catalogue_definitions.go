package phrases

// Definitions are the counts of the digest that have a rule, in its order.
func Definitions() []string {
	return []string{
		"week", "posting", "active", "silent", "area", "question", "answered", "open", "first-answer", "quiz", "votes",
		"disagreement", "shortage", "removed", "offline", "not-kept", "without", "not-shown", "months",
	}
}

// DefinitionName, DefinitionRule and DefinitionExample are the keys of one.
func DefinitionName(name string) Key { return Key("def." + name) }

// DefinitionRule is the key of its rule.
func DefinitionRule(name string) Key { return Key("def." + name + ".rule") }

// DefinitionExample is the key of its example.
func DefinitionExample(name string) Key { return Key("def." + name + ".example") }

// Labels of the spreadsheet.
const (
	SheetPostings       Key = "sheet.postings"
	SheetPostingsBefore Key = "sheet.postings-before"
	SheetActiveBefore   Key = "sheet.active-before"
	SheetMembers        Key = "sheet.members"
	SheetAsked          Key = "sheet.asked"
	SheetAnswered       Key = "sheet.answered"
	SheetOpen           Key = "sheet.open"
	SheetMinutes        Key = "sheet.minutes"
	SheetGroup          Key = "sheet.group"
	SheetNoArea         Key = "sheet.no-area"
	SheetWeeks          Key = "sheet.weeks"
	SheetWeek           Key = "sheet.week"
	SheetDefinitions    Key = "sheet.definitions"
	SheetCount          Key = "sheet.count"
	SheetRule           Key = "sheet.rule"
	SheetExample        Key = "sheet.example"
	SheetMonths         Key = "sheet.months"
	SheetQuarters       Key = "sheet.quarters"
	SheetRole           Key = "sheet.role"
	SheetAllRoles       Key = "sheet.all-roles"
	SheetTotal          Key = "sheet.total"
	SheetPerMonth       Key = "sheet.per-month"
	SheetExamples       Key = "sheet.examples"
)

var definitionCatalogue = gather(sheetCatalogue,
	defined("week", Phrase{English: "Week", Kiswahili: "Wiki"},
		Phrase{
			English:   "From Monday 00:00 to the next Monday 00:00 in the programme's time zone, with the number that ISO 8601 gives it. Week 1 is the one that holds 4 January.",
			Kiswahili: "Kuanzia Jumatatu saa sita usiku hadi Jumatatu inayofuata saa sita usiku katika saa za programu, kwa nambari ya ISO 8601. Wiki ya 1 ni ile yenye tarehe 4 Januari.",
		},
		Phrase{English: "2018-W31 is 30 July to 5 August 2018; 31 December 2018 lies in 2019-W01.", Kiswahili: "2018-W31 ni 30 Julai hadi 5 Agosti 2018; 31 Desemba 2018 iko katika 2019-W01."}),
	defined("posting", Phrase{English: "Posting", Kiswahili: "Ujumbe"},
		Phrase{
			English:   "A message that a person wrote in a group. Not: the bot's own messages, reactions, votes, orders to the bot (such as /help), answers to an open quiz round, private messages, and messages that were deleted for everyone. An edited message is one posting. Counted by the time that WhatsApp gives it.",
			Kiswahili: "Ujumbe ambao mtu aliandika kikundini. Si: ujumbe wa bot yenyewe, emoji za kujibu, kura, amri kwa bot (kama /help), majibu ya swali la zoezi lililo wazi, ujumbe wa faragha, na ujumbe uliofutwa kwa wote. Ujumbe uliohaririwa ni mmoja. Huhesabiwa kwa wakati ambao WhatsApp inautaja.",
		},
		Phrase{English: "Ben writes two messages, deletes one, and votes in a poll: one posting.", Kiswahili: "Ben anaandika ujumbe mara mbili, anafuta mmoja, na anapiga kura: ujumbe mmoja."}),
	defined("active", Phrase{English: "Members who wrote, and of how many", Kiswahili: "Wanachama walioandika, na kati ya wangapi"},
		Phrase{
			English:   "People with at least one posting in the group in the week, each counted once; of everybody who was in the group at any time in the week, joiners and leavers and those who refuse to be kept among them. For all groups a person in two of them counts once. Of somebody in an imported chat often only a name is known, and that person may be counted again under a number: by how many at most is said with what is missing from the record.",
			Kiswahili: "Watu wenye ujumbe angalau mmoja kikundini kwa wiki, kila mmoja mara moja; kati ya wote waliokuwa kikundini wakati wowote wa wiki, wakiwemo waliojiunga, waliotoka na waliokataa kuhifadhiwa. Kwa vikundi vyote, aliye katika viwili huhesabiwa mara moja. Aliye katika gumzo lililoingizwa huenda anajulikana kwa jina tu, na akahesabiwa tena kwa nambari: kwa wangapi zaidi inasemwa pamoja na yaliyokosekana kwenye kumbukumbu.",
		},
		Phrase{English: "Twenty were in the group, one left on Tuesday and one came on Friday, seven wrote: 7 of 21.", Kiswahili: "Ishirini walikuwa kikundini, mmoja alitoka Jumanne na mmoja akaja Ijumaa, saba waliandika: 7 kati ya 21."}),
	defined("silent", Phrase{English: "Silent for 14 days", Kiswahili: "Walio kimya siku 14"},
		Phrase{
			English:   "People who were in the group for all of the 14 days to the week's end and of whom no posting was kept in them; of all who were in it for all 14 days. Those who refuse to be kept are among them. Of all groups the sum is shown.",
			Kiswahili: "Watu waliokuwa kikundini siku zote 14 hadi mwisho wa wiki na ambao hakuna ujumbe wao uliohifadhiwa; kati ya wote waliokuwamo siku zote 14. Waliokataa kuhifadhiwa wamo. Kwa vikundi vyote huonyeshwa jumla.",
		},
		Phrase{English: "Of eighteen who were there for two weeks eleven wrote in one of them: 7 of 18.", Kiswahili: "Kati ya kumi na wanane waliokuwepo wiki mbili, kumi na mmoja waliandika: 7 kati ya 18."}),
	defined("area", Phrase{English: "By area", Kiswahili: "Kwa mada"},
		Phrase{
			English:   "Postings about each technical area, as a machine sorted them. A posting about two areas counts in both, so the areas can add up to more than the postings; one about none (thanks, greetings) counts in none.",
			Kiswahili: "Ujumbe kuhusu kila mada, kama mashine ilivyoupanga. Ujumbe kuhusu mada mbili huhesabiwa katika zote mbili, hivyo jumla ya mada inaweza kuzidi ujumbe; usio na mada (asante, salamu) hauhesabiwi katika yoyote.",
		},
		Phrase{English: "“Two fridges are at 9 degrees and BCG is finished”: one posting, one of cold chain, one of supply.", Kiswahili: "“Friji mbili ziko nyuzi 9 na BCG imeisha”: ujumbe mmoja, mmoja wa cold chain, mmoja wa ugavi."}),
	defined("question", Phrase{English: "Questions asked", Kiswahili: "Maswali yaliyoulizwa"},
		Phrase{
			English:   "Postings of the week in which something is asked, as a machine read them.",
			Kiswahili: "Ujumbe wa wiki ambamo kitu kinaulizwa, kama mashine ilivyousoma.",
		},
		Phrase{English: "“How long may an open vial stay?” is one; “How are you all” is none.", Kiswahili: "“Chupa iliyofunguliwa ikae muda gani?” ni moja; “Habari zenu” si swali."}),
	defined("answered", Phrase{English: "Questions answered", Kiswahili: "Maswali yaliyojibiwa"},
		Phrase{
			English:   "Those of the week's questions that another person answered before the week's end, by a reply or, within half an hour, by a posting on the same area or by a figure alone (“25”); or that a facilitator said are settled. What the bot says is no answer here.",
			Kiswahili: "Maswali ya wiki ambayo mtu mwingine aliyajibu kabla ya wiki kuisha, kwa kujibu ujumbe au, ndani ya nusu saa, kwa ujumbe wa mada hiyo hiyo au kwa tarakimu pekee (“25”); au mwezeshaji alisema yamekwisha. Kinachosemwa na bot si jibu hapa.",
		},
		Phrase{English: "Asked on Sunday at 23:00 and replied to on Monday: not answered in its week.", Kiswahili: "Liliulizwa Jumapili usiku saa tano na kujibiwa Jumatatu: halikujibiwa katika wiki yake."}),
	defined("open", Phrase{English: "Questions open", Kiswahili: "Maswali yanayosubiri"},
		Phrase{
			English:   "Questions of the four weeks to the week's end that nobody else had answered by then. The oldest of them is named by its area and how long it has waited.",
			Kiswahili: "Maswali ya wiki nne hadi mwisho wa wiki ambayo hakuna mwingine aliyeyajibu hadi hapo. La zamani zaidi hutajwa kwa mada na muda lililosubiri.",
		},
		Phrase{English: "Asked on the 3rd, unanswered when the week ends on the 12th: open, 9 days.", Kiswahili: "Liliulizwa tarehe 3, halijajibiwa wiki inapoisha tarehe 12: linasubiri, siku 9."}),
	defined("first-answer", Phrase{English: "Time to a first answer", Kiswahili: "Muda hadi jibu la kwanza"},
		Phrase{
			English:   "The median, over the week's questions that a person answered, of the time from the question to the first answer by another person; of an even number the mean of the middle two. The bot's own answers have a median of their own beside it.",
			Kiswahili: "Muda wa kati, kwa maswali ya wiki yaliyojibiwa na mtu, tangu swali hadi jibu la kwanza la mtu mwingine; idadi ikigawika kwa mbili, wastani wa mbili za katikati. Majibu ya bot yenyewe yana muda wake wa kati kando.",
		},
		Phrase{English: "Answered after 10 minutes, 30 minutes and 5 hours: 30 minutes.", Kiswahili: "Yalijibiwa baada ya dakika 10, dakika 30 na saa 5: dakika 30."}),
	defined("quiz", Phrase{English: "Quizzes", Kiswahili: "Maswali ya zoezi"},
		Phrase{
			English:   "Rounds that closed in the week: how many people could answer, how many of them did, and how many of these were right. The hardest is the round with the smallest share right.",
			Kiswahili: "Maswali yaliyofungwa ndani ya wiki: watu wangapi wangeweza kujibu, wangapi walijibu, na wangapi kati yao walikuwa sahihi. Gumu zaidi ni lenye sehemu ndogo zaidi ya sahihi.",
		},
		Phrase{English: "It reached twenty, twelve answered, seven were right: 12 of 20, 7 of 12.", Kiswahili: "Lilifikia ishirini, kumi na wawili walijibu, saba walikuwa sahihi: 12 kati ya 20, 7 kati ya 12."}),
	defined("votes", Phrase{English: "Votes", Kiswahili: "Kura"},
		Phrase{
			English:   "What people chose in the bot's polls without a right answer (how sure, which theme, which day, a mentor's own), each person once for each poll, by the time of their last choice; and how many people that were, of everybody in the group. With the areas that the polls were about, where at least three people voted on each. A vote is activity, never a posting; one that was taken back, and those of a poll that was taken back, count nowhere. Answers to questions with a right answer stand under Quizzes.",
			Kiswahili: "Watu walichochagua katika kura za bot zisizo na jibu sahihi (una uhakika kiasi gani, mada gani, siku gani, ya mshauri mwenyewe), kila mtu mara moja kwa kila kura, kwa wakati wa chaguo la mwisho; na walikuwa watu wangapi, kati ya wote kikundini. Pamoja na mada za kura, ambapo angalau watu watatu walipiga kwa kila moja. Kura ni shughuli, si ujumbe; iliyorudishwa, na za kura iliyorudishwa, hazihesabiwi popote. Majibu ya maswali yenye jibu sahihi yako kwenye Maswali ya zoezi.",
		},
		Phrase{English: "Four vote on a day, three of them also on how sure they are of the cold chain, one changes her mind: 7 votes by 4 people, of which cold chain 3. Two vote: fewer than 3.", Kiswahili: "Wanne wanapiga kura ya siku, watatu kati yao pia ya uhakika kuhusu cold chain, mmoja anabadilisha: kura 7 za watu 4, kati yake cold chain 3. Wawili wanapiga kura: chini ya 3."}),
	defined("disagreement", Phrase{English: "Policy quoted", Kiswahili: "Sera iliyonukuliwa"},
		Phrase{
			English:   "How often in the week members disagreed on something that policy settles and the passage was posted; and how many of these postings a facilitator withdrew.",
			Kiswahili: "Mara ngapi kwa wiki wanachama walitofautiana kuhusu jambo ambalo sera inaliamua na kifungu kikatumwa; na zilizoondolewa na mwezeshaji.",
		},
		Phrase{English: "Two say 2 to 8 degrees and 0 to 5 degrees, and the passage is posted: one.", Kiswahili: "Wawili wanasema nyuzi 2 hadi 8 na 0 hadi 5, na kifungu kinatumwa: moja."}),
	defined("shortage", Phrase{English: "Shortages reported", Kiswahili: "Upungufu ulioripotiwa"},
		Phrase{
			English:   "Reports that a vaccine has run out which lasted for some of the week, by vaccine and facility. A facility is told by its number in the programme's own list unless names are asked for; of all groups private reports count too.",
			Kiswahili: "Ripoti za chanjo iliyoisha zilizodumu sehemu ya wiki, kwa chanjo na kituo. Kituo hutajwa kwa nambari yake katika orodha ya programu isipokuwa majina yakiombwa; kwa vikundi vyote, ripoti za faragha nazo huhesabiwa.",
		},
		Phrase{English: "Reported on 20 July, over on 31 July: in the digest of the week from 30 July too.", Kiswahili: "Iliripotiwa 20 Julai, ikaisha 31 Julai: imo pia katika wiki ya 30 Julai."}),
	defined("removed", Phrase{English: "Left out before keeping", Kiswahili: "Yaliyoachwa kabla ya kuhifadhi"},
		Phrase{
			English:   "Details that could point to a person and were taken out of the week's postings before anything was kept, by kind. What they were is kept nowhere.",
			Kiswahili: "Taarifa zinazoweza kumtambulisha mtu zilizoondolewa kwenye ujumbe wa wiki kabla ya kuhifadhi chochote, kwa aina. Zilikuwa nini hakuhifadhiwi popote.",
		},
		Phrase{English: "“Baby of [name 1], call [phone]”: one name, one phone number.", Kiswahili: "“Mtoto wa [name 1], piga [phone]”: jina moja, nambari moja ya simu."}),
	defined("offline", Phrase{English: "Hours offline", Kiswahili: "Saa nje ya mtandao"},
		Phrase{
			English:   "How long in the week the service was not connected to WhatsApp or did not run, to within two minutes. WhatsApp keeps messages meanwhile and delivers them later with their own time, so most are not lost.",
			Kiswahili: "Muda wa wiki ambao huduma haikuunganishwa na WhatsApp au haikuendeshwa, kwa tofauti ya dakika mbili. WhatsApp huhifadhi ujumbe na kuufikisha baadaye kwa wakati wake, hivyo mwingi haupotei.",
		},
		Phrase{English: "The line was lost at 08:00 and back at 11:30: 3 h 30 min.", Kiswahili: "Mawasiliano yalikatika saa mbili asubuhi na kurudi saa tano na nusu: saa 3 dakika 30."}),
	defined("not-kept", Phrase{English: "Messages not kept", Kiswahili: "Ujumbe usiohifadhiwa"},
		Phrase{
			English:   "Messages of the week in the group that could not be read, and those of people without consent, counted by the hour and not kept.",
			Kiswahili: "Ujumbe wa wiki kikundini usiosomeka, na wa watu wasio na ridhaa, huhesabiwa kwa saa bila kuhifadhiwa.",
		},
		Phrase{English: "One arrives damaged and a member who refused writes two: 1 and 2.", Kiswahili: "Mmoja unafika ukiwa umeharibika na mwanachama aliyekataa anaandika miwili: 1 na 2."}),
	defined("without", Phrase{English: "Members of whom nothing is kept", Kiswahili: "Wanachama ambao hakuna kinachohifadhiwa chao"},
		Phrase{
			English:   "Those of the week's members who have refused, or of whom no consent is recorded, as the record stands when the digest is first made. Shown as 0 to 2, 3 to 5, 6 to 8 and so on, never exactly.",
			Kiswahili: "Wanachama wa wiki waliokataa, au wasio na ridhaa iliyorekodiwa, kama ilivyo muhtasari unapotengenezwa kwanza. Huonyeshwa kama 0 hadi 2, 3 hadi 5, 6 hadi 8 na kuendelea, si kamili.",
		},
		Phrase{English: "Four have refused: 3 to 5.", Kiswahili: "Wanne wamekataa: 3 hadi 5."}),
	defined("not-shown", Phrase{English: "What is not shown", Kiswahili: "Kisichoonyeshwa"},
		Phrase{
			English:   "Counts of fewer than 3 people (for supervisors, quiz counts of fewer than 5), and of all but fewer than 3, are said as such. Where such a number could be worked out from others, those are withheld or said as a range. Counts of postings are always shown. A digest is kept as it was first made.",
			Kiswahili: "Hesabu za watu chini ya 3 (kwa wasimamizi, za zoezi chini ya 5), na za wote isipokuwa chini ya 3, husemwa hivyo. Pale nambari hiyo ingeweza kukokotolewa kutoka nyingine, hizo huzuiwa au husemwa kama kiwango. Hesabu za ujumbe huonyeshwa daima. Muhtasari huhifadhiwa kama ulivyotengenezwa kwanza.",
		},
		Phrase{English: "Two of twenty wrote: fewer than 3 of 20. Nineteen wrote: all but fewer than 3 of 20.", Kiswahili: "Wawili kati ya ishirini waliandika: chini ya 3 kati ya 20. Kumi na tisa: wote isipokuwa chini ya 3, kati ya 20."}),
	defined("months", Phrase{English: "Months and quarters", Kiswahili: "Miezi na robo"},
		Phrase{
			English:   "Postings by calendar month and quarter in the programme's time zone, by group and by the role that the writer had at the time. The mean of a month counts from the first month in which the group posted.",
			Kiswahili: "Ujumbe kwa mwezi na robo ya mwaka katika saa za programu, kwa kikundi na kwa nafasi aliyokuwa nayo mwandishi wakati huo. Wastani wa mwezi huanza mwezi wa kwanza ambao kikundi kilituma ujumbe.",
		},
		Phrase{English: "The study's mentors of Lari posted 239 times from April 2018 to March 2019: 20 a month.", Kiswahili: "Washauri wa Lari wa utafiti walituma ujumbe mara 239 kuanzia Aprili 2018 hadi Machi 2019: 20 kwa mwezi."}),
)

func defined(name string, title, rule, example Phrase) map[Key]Phrase {
	return map[Key]Phrase{DefinitionName(name): title, DefinitionRule(name): rule, DefinitionExample(name): example}
}

var sheetCatalogue = map[Key]Phrase{
	SheetPostings:       {English: "Postings, this week", Kiswahili: "Ujumbe, wiki hii"},
	SheetPostingsBefore: {English: "Postings, last week", Kiswahili: "Ujumbe, wiki iliyopita"},
	SheetActiveBefore:   {English: "Members who wrote, last week", Kiswahili: "Wanachama walioandika, wiki iliyopita"},
	SheetMembers:        {English: "Members", Kiswahili: "Wanachama"},
	SheetAsked:          {English: "Questions asked", Kiswahili: "Maswali yaliyoulizwa"},
	SheetAnswered:       {English: "Questions answered", Kiswahili: "Maswali yaliyojibiwa"},
	SheetOpen:           {English: "Questions open", Kiswahili: "Maswali yanayosubiri"},
	SheetMinutes:        {English: "Minutes to a first answer (median)", Kiswahili: "Dakika hadi jibu la kwanza (za kati)"},
	SheetGroup:          {English: "Group", Kiswahili: "Kikundi"},
	SheetNoArea:         {English: "None of these", Kiswahili: "Hakuna kati ya hizi"},
	SheetWeeks:          {English: "Twelve weeks", Kiswahili: "Wiki kumi na mbili"},
	SheetWeek:           {English: "Week", Kiswahili: "Wiki"},
	SheetDefinitions:    {English: "Definitions", Kiswahili: "Maana za hesabu"},
	SheetCount:          {English: "Count", Kiswahili: "Hesabu"},
	SheetRule:           {English: "Rule", Kiswahili: "Kanuni"},
	SheetExample:        {English: "Example", Kiswahili: "Mfano"},
	SheetMonths:         {English: "Postings by month", Kiswahili: "Ujumbe kwa mwezi"},
	SheetQuarters:       {English: "Postings by quarter", Kiswahili: "Ujumbe kwa robo"},
	SheetRole:           {English: "Role", Kiswahili: "Nafasi"},
	SheetAllRoles:       {English: "all", Kiswahili: "wote"},
	SheetTotal:          {English: "Total", Kiswahili: "Jumla"},
	SheetPerMonth:       {English: "Per month", Kiswahili: "Kwa mwezi"},
	SheetExamples:       {English: "Example questions", Kiswahili: "Maswali ya mfano"},
}
