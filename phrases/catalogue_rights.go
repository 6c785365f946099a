package phrases

import (
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// The phrases of consent, erasure and removal.
const (
	HelpOfForget  Key = "help.of.forget"
	HelpOfMyData  Key = "help.of.mydata"
	HelpOfCorrect Key = "help.of.correct"
	HelpOfRemove  Key = "help.of.remove"

	NoticePurpose  Key = "notice.purpose"
	NoticeKept     Key = "notice.kept"
	NoticeSeen     Key = "notice.seen"
	NoticeMachine  Key = "notice.machine"
	NoticeWhatsApp Key = "notice.whatsapp"
	NoticeRights   Key = "notice.rights"
	NoticeFree     Key = "notice.free"

	ForgetHow  Key = "forget.how"
	ForgetDone Key = "forget.done"

	MyDataCaption Key = "mydata.caption"
	MyDataHead    Key = "mydata.head"
	MyDataLine    Key = "mydata.line"

	CorrectHow   Key = "correct.how"
	CorrectDone  Key = "correct.done"
	CorrectStaff Key = "correct.staff"

	RemoveHow     Key = "remove.how"
	RemoveDone    Key = "remove.done"
	RemoveNoAdmin Key = "remove.no-admin"
	RemoveTooLate Key = "remove.too-late"
	RemoveUnknown Key = "remove.unknown"

	ReminderFirst Key = "reminder.first"
	ReminderAgain Key = "reminder.again"
	ReminderHow   Key = "reminder.how"
	ReminderGroup Key = "reminder.group"
	RemindOn      Key = "remind.on"
	RemindOff     Key = "remind.off"
	RemindHow     Key = "remind.how"
	HelpOfRemind  Key = "help.of.remind"

	PicturesToday Key = "pictures.today"

	HelpOfWord Key = "help.of.word"
	WordIs     Key = "word.is"
	WordAsked  Key = "word.asked"
	WordRight  Key = "word.right"
	WordWrong  Key = "word.wrong"
	WordStaff  Key = "word.staff"
)

// TraceOf is the key of what is kept of somebody beside what they wrote.
func DeedOf(kind chat.DeedKind) Key { return Key("deed." + string(kind)) }

// KindWord is the key of what people call a kind of identifier.
func KindWord(kind privacy.Kind) Key { return Key("kind." + string(kind)) }

var rightsCatalogue = map[Key]Phrase{
	HelpOfWord: {English: "your word, for when you change phones", Kiswahili: "neno lako, ukibadilisha simu"},
	WordIs: {
		English:   "Your word is: {word}. Please remember it. When you change phones I ask for it, so that nobody else gets what is yours.",
		Kiswahili: "Neno lako ni: {word}. Tafadhali likumbuke. Ukibadilisha simu nitakuuliza, ili mwingine asipate kilicho chako.",
	},
	WordAsked: {
		English:   "WhatsApp says that this number has a new phone. Before I go on here, please send me your word. If you have none, ask {contact} to confirm you. In the groups all goes on as before.",
		Kiswahili: "WhatsApp inasema nambari hii ina simu mpya. Kabla sijaendelea hapa, tafadhali nitumie neno lako. Kama huna, mwombe {contact} akuthibitishe. Kwenye vikundi yote yanaendelea kama kawaida.",
	},
	WordRight: {
		English:   "Thank you, it is you. We go on as before.",
		Kiswahili: "Asante, ni wewe. Tunaendelea kama kawaida.",
	},
	WordWrong: {
		English:   "That is not the word that I have for you. Try once more, or ask {contact} to confirm you.",
		Kiswahili: "Hilo si neno nililo nalo kwako. Jaribu tena, au mwombe {contact} akuthibitishe.",
	},
	WordStaff: {
		English:   "I cannot confirm you by a word here. Please ask {contact} to do it; it takes them a minute.",
		Kiswahili: "Siwezi kukuthibitisha kwa neno hapa. Tafadhali mwombe {contact} afanye hivyo; ni dakika moja tu.",
	},
	HelpOfForget:  {English: "erase what is kept of you", Kiswahili: "futa kilichohifadhiwa kukuhusu"},
	HelpOfMyData:  {English: "get what is kept of you", Kiswahili: "pata kilichohifadhiwa kukuhusu"},
	HelpOfCorrect: {English: "ask for a correction of what is kept of you", Kiswahili: "omba marekebisho ya kilichohifadhiwa kukuhusu"},
	HelpOfRemove:  {English: "reply to a message with this, and it is deleted for everyone", Kiswahili: "jibu ujumbe kwa hii, nao utafutwa kwa wote"},

	NoticePurpose: {
		English:   "Who and what for: {controller} ({contact}) runs me, to support mentoring in immunization and to learn which areas need help.",
		Kiswahili: "Nani na kwa nini: {controller} ({contact}) huniendesha, kusaidia ushauri wa chanjo na kujua maeneo yanayohitaji msaada.",
	},
	NoticeKept: {
		English:   "What is kept: your postings without patients' details, when they came, their topic, and a code that stands for you. For {days} days, then they are erased. Your number and name are not kept with them. Pictures, voice notes and files are never opened.",
		Kiswahili: "Kinachohifadhiwa: ujumbe wako bila taarifa za wagonjwa, wakati ulipofika, mada yake, na msimbo unaokuwakilisha. Kwa siku {days}, kisha hufutwa. Nambari na jina lako havihifadhiwi pamoja. Picha, sauti na faili hazifunguliwi kamwe.",
	},
	NoticeSeen: {
		English:   "Who sees it: the programme's staff. Supervisors see counts only. Nobody is shown one member's answers.",
		Kiswahili: "Nani anaona: wafanyakazi wa programu. Wasimamizi huona hesabu tu. Hakuna anayeonyeshwa majibu ya mtu mmoja.",
	},
	NoticeMachine: {
		English:   "A machine sorts postings by topic and removes patients' details. No machine decides anything about you.",
		Kiswahili: "Mashine hupanga ujumbe kwa mada na kuondoa taarifa za wagonjwa. Hakuna mashine inayoamua lolote kukuhusu.",
	},
	NoticeWhatsApp: {
		English:   "Messages travel over WhatsApp's own servers. From the day you join, WhatsApp's keys and your number lie in a private file that my connection needs; it is not part of the record and is never copied.",
		Kiswahili: "Ujumbe hupitia seva za WhatsApp yenyewe. Tangu siku unayojiunga, funguo za WhatsApp na nambari yako ziko kwenye faili ya siri inayohitajika na mawasiliano yangu; si sehemu ya kumbukumbu na hainakiliwi kamwe.",
	},
	NoticeRights: {
		English:   "Your rights, in a private chat with me: consent no (stop), mydata (see), correct (change), forget me (erase). You may also complain to the Data Commissioner.",
		Kiswahili: "Haki zako, katika mazungumzo ya faragha nami: consent no (sitisha), mydata (ona), correct (rekebisha), forget me (futa). Unaweza pia kulalamika kwa Kamishna wa Data.",
	},
	NoticeFree: {
		English:   "Refusing costs you nothing: you stay in the group, and you can still ask me.",
		Kiswahili: "Kukataa hakukugharimu chochote: utabaki kwenye kikundi, na bado unaweza kuniuliza.",
	},
	ForgetHow: {
		English:   "Write: forget me. Everything that is kept of you is then erased at once; it cannot be brought back.",
		Kiswahili: "Andika: forget me. Kila kilichohifadhiwa kukuhusu kitafutwa mara moja; hakiwezi kurudishwa.",
	},
	ForgetDone: {
		English:   "Done. Your postings erased: {count}. Nothing more that you write will be kept. Request {number}. To be kept again: consent yes.",
		Kiswahili: "Tayari. Ujumbe wako uliofutwa: {count}. Hakuna utakachoandika kitakachohifadhiwa. Ombi {number}. Ili kuhifadhiwa tena: consent yes.",
	},

	MyDataCaption: {
		English:   "This is what is kept of you. Postings: {count}. Request {number}.",
		Kiswahili: "Hiki ndicho kilichohifadhiwa kukuhusu. Ujumbe: {count}. Ombi {number}.",
	},
	MyDataHead: {
		English:   "Role: {role}. Language: {language}. Consent: {consent}.",
		Kiswahili: "Nafasi: {role}. Lugha: {language}. Ridhaa: {consent}.",
	},
	DeedOf(chat.DeedJoined):   {English: "{time}  {group}  you joined", Kiswahili: "{time}  {group}  ulijiunga"},
	DeedOf(chat.DeedLeft):     {English: "{time}  {group}  you left", Kiswahili: "{time}  {group}  ulitoka"},
	DeedOf(chat.DeedVote):     {English: "{time}  {group}  you voted in a poll", Kiswahili: "{time}  {group}  ulipiga kura"},
	DeedOf(chat.DeedReaction): {English: "{time}  {group}  your reaction: {what}", Kiswahili: "{time}  {group}  ishara yako: {what}"},
	DeedOf(chat.DeedRequest):  {English: "{time}  your request: {what}", Kiswahili: "{time}  ombi lako: {what}"},
	MyDataLine:                {English: "{time}  {group}  [{areas}]  {text}", Kiswahili: "{time}  {group}  [{areas}]  {text}"},

	CorrectHow: {
		English:   "Write: correct, and what is wrong. Example: correct my posting of Monday was about OPV, not BCG",
		Kiswahili: "Andika: correct, na kilichokosewa. Mfano: correct ujumbe wangu wa Jumatatu ulihusu OPV, si BCG",
	},
	CorrectDone: {
		English:   "Thank you. Staff will look at it. Request {number}.",
		Kiswahili: "Asante. Wafanyakazi wataangalia. Ombi {number}.",
	},
	CorrectStaff: {
		English:   "A member asks for a correction (request {number}): {text}",
		Kiswahili: "Mwanachama anaomba marekebisho (ombi {number}): {text}",
	},

	RemoveHow: {
		English:   "Reply to the message that should go, and write /remove.",
		Kiswahili: "Jibu ujumbe unaotakiwa kuondolewa, na uandike /remove.",
	},
	RemoveDone: {
		English:   "Removed. Thank you for looking after the group.",
		Kiswahili: "Umeondolewa. Asante kwa kulinda kikundi.",
	},
	RemoveNoAdmin: {
		English:   "I have erased my own copy. I am not an administrator here, so please ask one to delete the message: press and hold it, Delete, Delete for everyone.",
		Kiswahili: "Nimefuta nakala yangu. Mimi si msimamizi wa kikundi hiki, kwa hivyo mwombe msimamizi aufute: bonyeza ujumbe kwa muda, Futa, Futa kwa wote.",
	},
	RemoveTooLate: {
		English:   "I have erased my own copy. WhatsApp allows deleting for two days only, and they have passed; please ask everybody to delete it on their phones.",
		Kiswahili: "Nimefuta nakala yangu. WhatsApp inaruhusu kufuta kwa siku mbili tu, nazo zimepita; tafadhali waombe wote waufute kwenye simu zao.",
	},
	RemoveUnknown: {
		English:   "I kept no copy of that message. Please delete it by hand: press and hold it, Delete, Delete for everyone.",
		Kiswahili: "Sikuhifadhi nakala ya ujumbe huo. Tafadhali ufute kwa mkono: bonyeza ujumbe kwa muda, Futa, Futa kwa wote.",
	},

	ReminderFirst: {
		English:   "Thank you for your posting. I left out {kind} before keeping it, so that no patient can be recognised.",
		Kiswahili: "Asante kwa ujumbe wako. Niliacha {kind} kabla ya kuuhifadhi, ili mgonjwa asitambuliwe.",
	},
	ReminderAgain: {
		English:   "A small reminder: I left out {kind} before keeping your posting.",
		Kiswahili: "Kumbusho dogo: niliacha {kind} kabla ya kuhifadhi ujumbe wako.",
	},
	ReminderHow: {
		English:   "It still stands in the group: to take it back, press and hold it, Delete, Delete for everyone.",
		Kiswahili: "Bado uko kwenye kikundi: kuurudisha, bonyeza ujumbe kwa muda, Futa, Futa kwa wote.",
	},

	ReminderGroup: {
		English:   "A kind word to all: let us leave out patients' names, numbers and places.",
		Kiswahili: "Ombi kwa wote: tuache majina, nambari na mahali pa wagonjwa.",
	},
	HelpOfRemind: {English: "let me remind the group, or not, when a patient's detail is posted", Kiswahili: "niruhusu kukumbusha kikundi, au la, taarifa ya mgonjwa ikiandikwa"},
	RemindOn: {
		English:   "I will remind the group when a patient's detail is posted, at most once a day, naming nobody. To stop: /remind off",
		Kiswahili: "Nitakumbusha kikundi taarifa ya mgonjwa ikiandikwa, si zaidi ya mara moja kwa siku, bila kumtaja yeyote. Kusitisha: /remind off",
	},
	RemindOff: {
		English:   "I will say nothing in the group about it. Whoever wrote it hears from me privately.",
		Kiswahili: "Sitasema lolote kikundini kuhusu hilo. Aliyeandika atasikia kutoka kwangu faraghani.",
	},
	RemindHow: {
		English:   "Write /remind on or /remind off.",
		Kiswahili: "Andika /remind on (washa) au /remind off (zima).",
	},
	PicturesToday: {
		English:   "Pictures today in {group}: {count}. Is a child, a card or a register to be seen? Then reply to it there with /remove.",
		Kiswahili: "Picha za leo kwenye {group}: {count}. Je, mtoto, kadi au rejista inaonekana? Basi ijibu huko kwa /remove.",
	},

	KindWord(privacy.KindName):  {English: "a name", Kiswahili: "jina"},
	KindWord(privacy.KindPhone): {English: "a phone number", Kiswahili: "nambari ya simu"},
	KindWord(privacy.KindID):    {English: "an identity or register number", Kiswahili: "nambari ya kitambulisho au rejista"},
	KindWord(privacy.KindDate):  {English: "a date", Kiswahili: "tarehe"},
	KindWord(privacy.KindPlace): {English: "a place", Kiswahili: "mahali"},
	KindWord(privacy.KindAge):   {English: "an exact age", Kiswahili: "umri kamili"},
	KindWord(privacy.KindEmail): {English: "an e-mail address", Kiswahili: "barua pepe"},
	KindWord(privacy.KindOther): {English: "a detail", Kiswahili: "taarifa moja"},
}
