package phrases

// The phrases of the quiz: what a group reads, and what one person reads.
const (
	QuizAsk        Key = "quiz.ask"
	QuizAskDraft   Key = "quiz.ask.draft"
	QuizPoll       Key = "quiz.poll"
	QuizClosed     Key = "quiz.closed"
	QuizSource     Key = "quiz.source"
	QuizDidWell    Key = "quiz.did.well"
	QuizDid        Key = "quiz.did"
	QuizDidHard    Key = "quiz.did.hard"
	QuizSlip       Key = "quiz.slip"
	QuizGone       Key = "quiz.gone"
	QuizOwnRight   Key = "quiz.own.right"
	QuizOwn        Key = "quiz.own"
	QuizNoted      Key = "quiz.noted"
	QuizUnread     Key = "quiz.unread"
	QuizUnreadSum  Key = "quiz.unread.sum"
	QuizUnknown    Key = "quiz.unknown"
	QuizWhich      Key = "quiz.which"
	QuizNotCounted Key = "quiz.not-counted"
	QuizLate       Key = "quiz.late"
	QuizNudge      Key = "quiz.nudge"
	QuizNudgeHow   Key = "quiz.nudge.how"

	HelpOfQuiz       Key = "help.of.quiz"
	QuizHow          Key = "quiz.how"
	QuizMember       Key = "quiz.member"
	QuizMenu         Key = "quiz.menu"
	QuizIsOpen       Key = "quiz.is.open"
	QuizMenuOpen     Key = "quiz.menu.open"
	QuizNoneOpen     Key = "quiz.none-open"
	QuizNext         Key = "quiz.next"
	QuizNoNext       Key = "quiz.no-next"
	QuizNextArea     Key = "quiz.next.area"
	QuizStillOpen    Key = "quiz.still-open"
	QuizLater        Key = "quiz.later"
	QuizNow          Key = "quiz.now"
	QuizEnough       Key = "quiz.enough"
	QuizPaused       Key = "quiz.paused"
	QuizNoItem       Key = "quiz.no-item"
	QuizSkipped      Key = "quiz.skipped"
	QuizClosedNow    Key = "quiz.closed-now"
	QuizResults      Key = "quiz.results"
	QuizResultsFew   Key = "quiz.results.few"
	QuizNoResults    Key = "quiz.results.none"
	QuizSoFar        Key = "quiz.results.so-far"
	QuizOffDone      Key = "quiz.off"
	QuizOnDone       Key = "quiz.on"
	QuizForModerator Key = "quiz.for-moderators"
	QuizOffHere      Key = "quiz.off.here"

	HelpOfMyScore Key = "help.of.myscore"
	MyScoreNone   Key = "myscore.none"
	MyScoreOwn    Key = "myscore.own"
	MyScoreBegun  Key = "myscore.begun"
	MyScoreGroup  Key = "myscore.group"
	MyScoreRead   Key = "myscore.read"
	MyScoreGood   Key = "myscore.good"
	MyScoreOnly   Key = "myscore.only"

	HelpOfShare Key = "help.of.share"
	ShareHow    Key = "share.how"
	ShareDone   Key = "share.done"
	ShareOff    Key = "share.off"

	MyDataAnswer Key = "mydata.answer"
	MyDataWishes Key = "mydata.wishes"
)

var quizCatalogue = map[Key]Phrase{
	QuizAsk: {
		English:   "*Q{number}*\n{question}\n\nAnswer privately: {link}\nor here, until {until}.",
		Kiswahili: "*Q{number}*\n{question}\n\nJibu kwa faragha: {link}\nau hapa, hadi {until}.",
	},
	QuizAskDraft: {
		English:   "*Q{number}* (draft, not reviewed yet)\n{question}\n\nAnswer privately: {link}\nor here, until {until}.",
		Kiswahili: "*Q{number}* (rasimu, haijahakikiwa)\n{question}\n\nJibu kwa faragha: {link}\nau hapa, hadi {until}.",
	},
	QuizPoll: {
		English:   "Q{number}. {question} (Everybody here sees who chose what.)",
		Kiswahili: "Q{number}. {question} (Wote hapa wanaona nani alichagua nini.)",
	},
	QuizClosed: {
		English:   "*Q{number}* has closed. {answer}",
		Kiswahili: "*Q{number}* imefungwa. {answer}",
	},
	QuizSource:  {English: "Source: {source}.", Kiswahili: "Chanzo: {source}."},
	QuizDidWell: {English: "Of {answered} who answered, nearly all had it. Well done!", Kiswahili: "Kati ya {answered} waliojibu, karibu wote walipata. Hongera!"},
	QuizDid:     {English: "Of {answered} who answered, {right} had it. Thank you all.", Kiswahili: "Kati ya {answered} waliojibu, {right} walipata. Asanteni nyote."},
	QuizDidHard: {
		English:   "{answered} answered. This is a hard one for many: it comes back soon.",
		Kiswahili: "{answered} walijibu. Hili ni gumu kwa wengi: litarudi karibuni.",
	},
	QuizSlip: {English: "Many go this way: {slip}", Kiswahili: "Wengi hufanya hivi: {slip}"},
	QuizGone: {
		English:   "*Q{number}* has closed. The question has been taken out of the bank since; sorry, there is no explanation.",
		Kiswahili: "*Q{number}* imefungwa. Swali limeondolewa kwenye hifadhi; samahani, hakuna maelezo.",
	},
	QuizOwnRight: {English: "Q{number}: you had it. Well done!\n{feedback}", Kiswahili: "Q{number}: umepata. Hongera!\n{feedback}"},
	QuizOwn:      {English: "Q{number}: thank you for answering.\n{feedback}", Kiswahili: "Q{number}: asante kwa kujibu.\n{feedback}"},
	QuizNoted: {
		English:   "Thank you. Q{number}: {given}. You can change it until {until}; the explanation comes then.",
		Kiswahili: "Asante. Q{number}: {given}. Unaweza kubadilisha hadi {until}; maelezo yatakuja wakati huo.",
	},
	QuizUnread: {
		English:   "I could not read an answer to Q{number}. Write the letter, as in: Q{number} B",
		Kiswahili: "Sikuweza kusoma jibu la Q{number}. Andika herufi, kama hivi: Q{number} B",
	},
	QuizUnreadSum: {
		English:   "I could not read an answer to Q{number}. Write the number, as in: Q{number} 25",
		Kiswahili: "Sikuweza kusoma jibu la Q{number}. Andika nambari, kama hivi: Q{number} 25",
	},
	QuizUnknown: {
		English:   "There is no Q{number} in your groups. Write /quiz for the question that is open.",
		Kiswahili: "Hakuna Q{number} katika vikundi vyako. Andika /quiz upate swali lililo wazi.",
	},
	QuizWhich: {
		English:   "More than one question is open. Write its number before your answer: {numbers}.",
		Kiswahili: "Kuna zaidi ya swali moja wazi. Andika nambari yake kabla ya jibu lako: {numbers}.",
	},
	QuizNotCounted: {
		English:   "Thank you. Q{number} is for the mentees of the group, so yours is not counted. The explanation comes {until}.",
		Kiswahili: "Asante. Q{number} ni kwa wanafunzi wa kikundi, kwa hivyo lako halihesabiwi. Maelezo yatakuja {until}.",
	},
	QuizLate: {
		English:   "Q{number} has closed, so this one is not counted. Thank you for trying it.\n{feedback}",
		Kiswahili: "Q{number} imefungwa, kwa hivyo hili halihesabiwi. Asante kwa kujaribu.\n{feedback}",
	},
	QuizNudge: {
		English:   "If you have a minute: Q{number} is open until {until}.\n{question}",
		Kiswahili: "Ukiwa na dakika moja: Q{number} iko wazi hadi {until}.\n{question}",
	},
	QuizNudgeHow: {
		English:   "Write Q{number} and your answer here. It is fine to leave it. No more reminders: /quiz off",
		Kiswahili: "Andika Q{number} na jibu lako hapa. Ni sawa kuliacha. Bila vikumbusho tena: /quiz off",
	},

	HelpOfQuiz: {English: "the open question", Kiswahili: "swali lililo wazi"},
	QuizHow: {
		English:   "Write /quiz alone, or with one of: now, skip, close, results, poll, {areas}.",
		Kiswahili: "Andika /quiz pekee, au pamoja na: now, skip, close, results, poll, {areas}.",
	},
	QuizMember: {
		English:   "Write /quiz for the open question. In private, /quiz off stops my reminders and /quiz on brings them back.",
		Kiswahili: "Andika /quiz upate swali lililo wazi. Kwa faragha, /quiz off inasitisha vikumbusho vyangu na /quiz on inavirudisha.",
	},
	QuizMenu: {
		English:   "1 ask one now\n2 skip the next\n3 results\n4 a poll\nOr /quiz and an area: {areas}.",
		Kiswahili: "1 uliza moja sasa\n2 ruka linalofuata\n3 matokeo\n4 kura\nAu /quiz na eneo: {areas}.",
	},
	QuizMenuOpen: {
		English:   "1 close it now\n2 skip the next\n3 results\n4 a poll\n5 show it again\nOr /quiz and an area: {areas}.",
		Kiswahili: "1 lifunge sasa\n2 ruka linalofuata\n3 matokeo\n4 kura\n5 lionyeshe tena\nAu /quiz na eneo: {areas}.",
	},
	QuizNoneOpen: {English: "No question is open.", Kiswahili: "Hakuna swali lililo wazi."},
	QuizNext:     {English: "The next question: {when}.", Kiswahili: "Swali linalofuata: {when}."},
	QuizNoNext:   {English: "No question is planned.", Kiswahili: "Hakuna swali lililopangwa."},
	QuizNextArea: {
		English:   "The next question will be on {name}: {when}. To ask it at once: /quiz now {area}",
		Kiswahili: "Swali linalofuata litahusu {name}: {when}. Kuliuliza mara moja: /quiz now {area}",
	},
	QuizIsOpen: {English: "Q{number} is open until {until}.", Kiswahili: "Q{number} iko wazi hadi {until}."},
	QuizStillOpen: {
		English:   "Q{number} is open until {until}. To close it first: /quiz close",
		Kiswahili: "Q{number} iko wazi hadi {until}. Kuifunga kwanza: /quiz close",
	},
	QuizLater: {
		English:   "It is the hour for mothers and children, or for rest. I will ask it {when}.",
		Kiswahili: "Ni saa ya akina mama na watoto, au ya mapumziko. Nitaliuliza {when}.",
	},
	QuizNow:    {English: "Here it comes. To close it: /quiz close", Kiswahili: "Linakuja. Kulifunga: /quiz close"},
	QuizEnough: {English: "The group has had two messages of mine today. I will ask it {when}.", Kiswahili: "Kikundi kimepata ujumbe wangu mara mbili leo. Nitaliuliza {when}."},
	QuizPaused: {English: "Things are paused here. I will ask it {when}.", Kiswahili: "Mambo yamesitishwa hapa. Nitaliuliza {when}."},
	QuizNoItem: {
		English:   "There is no reviewed question to ask here yet. The programme's staff can review more.",
		Kiswahili: "Hakuna swali lililohakikiwa la kuuliza hapa bado. Wafanyakazi wa programu wanaweza kuhakiki zaidi.",
	},
	QuizSkipped:   {English: "Skipped: the question of {when} is not asked.", Kiswahili: "Limerukwa: swali la {when} halitaulizwa."},
	QuizClosedNow: {English: "Closed. The explanation follows.", Kiswahili: "Limefungwa. Maelezo yanafuata."},
	QuizResults: {
		English:   "Q{number} ({area}): {answered} of {reach} answered, {right} had it.",
		Kiswahili: "Q{number} ({area}): {answered} kati ya {reach} walijibu, {right} walipata.",
	},
	QuizResultsFew: {
		English:   "Q{number} ({area}): fewer than {least} answered, so no counts are shown.",
		Kiswahili: "Q{number} ({area}): waliojibu ni chini ya {least}, kwa hivyo idadi haionyeshwi.",
	},
	QuizNoResults: {English: "No question has closed here yet.", Kiswahili: "Hakuna swali lililofungwa hapa bado."},
	QuizSoFar:     {English: "Q{number} is open; {answered} of {reach} have answered so far.", Kiswahili: "Q{number} iko wazi; {answered} kati ya {reach} wamejibu hadi sasa."},
	QuizOffDone:   {English: "Done: no more reminders of questions. You can still answer. To have them again: /quiz on", Kiswahili: "Tayari: hakuna vikumbusho vya maswali tena. Bado unaweza kujibu. Kuvipata tena: /quiz on"},
	QuizOnDone:    {English: "Done: I will remind you of an open question, once a week at the most.", Kiswahili: "Tayari: nitakukumbusha swali lililo wazi, si zaidi ya mara moja kwa wiki."},
	QuizForModerator: {
		English:   "/quiz {word} is for the group's moderators. Write /quiz for the open question.",
		Kiswahili: "/quiz {word} ni ya wasimamizi wa kikundi. Andika /quiz upate swali lililo wazi.",
	},
	QuizOffHere: {
		English:   "Please write that to me privately: it is between you and me.",
		Kiswahili: "Tafadhali niandikie hilo kwa faragha: ni kati yako na mimi.",
	},

	HelpOfMyScore: {English: "your own score, for you alone", Kiswahili: "alama zako, kwako peke yako"},
	MyScoreNone: {
		English:   "You have answered no question in the last {weeks} weeks. Write /quiz for the one that is open.",
		Kiswahili: "Hujajibu swali lolote katika wiki {weeks} zilizopita. Andika /quiz upate lililo wazi.",
	},
	MyScoreOwn: {
		English:   "In the last {weeks} weeks, of closed questions you answered {answered} and had {right} ({percent}).",
		Kiswahili: "Katika wiki {weeks} zilizopita, kati ya maswali yaliyofungwa ulijibu {answered} na ukapata {right} ({percent}).",
	},
	MyScoreBegun: {
		English:   "In the last {weeks} weeks you answered {answered} of the questions that have closed. Each one is a step.",
		Kiswahili: "Katika wiki {weeks} zilizopita ulijibu {answered} kati ya maswali yaliyofungwa. Kila moja ni hatua.",
	},
	MyScoreGroup: {English: "The group's mean on the same questions: {percent}.", Kiswahili: "Wastani wa kikundi kwa maswali hayo hayo: {percent}."},
	MyScoreRead:  {English: "Worth reading next ({area}): {passage}", Kiswahili: "La kusoma baadaye ({area}): {passage}"},
	MyScoreGood:  {English: "Nothing stands out to read again. Well done!", Kiswahili: "Hakuna la kurudia kusoma. Hongera!"},
	MyScoreOnly:  {English: "Only you see this.", Kiswahili: "Ni wewe tu unayeona hii."},

	HelpOfShare: {English: "let your mentor see how you do by area", Kiswahili: "ruhusu mshauri wako aone unavyoendelea kwa eneo"},
	ShareHow: {
		English:   "Write /share mentor to let your mentor see how you do by area, never a single answer. /share off takes it back.",
		Kiswahili: "Andika /share mentor kumruhusu mshauri wako aone unavyoendelea kwa eneo, kamwe si jibu moja moja. /share off inaondoa ruhusa.",
	},
	ShareDone: {
		English:   "Noted, thank you. Once the programme has set down who your mentor is, they can see how you do by area, never a single answer. Until then nobody can. To take it back: /share off",
		Kiswahili: "Nimeandika, asante. Programu ikishaandika mshauri wako ni nani, ataona unavyoendelea kwa eneo, kamwe si jibu moja moja. Hadi hapo hakuna anayeona. Kuondoa ruhusa: /share off",
	},
	ShareOff: {English: "Done: how you do is for you alone.", Kiswahili: "Tayari: unavyoendelea ni kwako peke yako."},

	MyDataAnswer: {English: "{time}  Q{number}  [{area}]  answer: {given}", Kiswahili: "{time}  Q{number}  [{area}]  jibu: {given}"},
	MyDataWishes: {English: "Quiz: reminders {reminders}, shared with the mentor {shared}, a mentor is set down {paired}.", Kiswahili: "Maswali: vikumbusho {reminders}, kushirikiwa na mshauri {shared}, mshauri ameandikwa {paired}."},
}
