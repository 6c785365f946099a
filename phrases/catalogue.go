package phrases

import "github.com/mshauri/mshauri/chat"

// The phrases, by room.
const (
	DidYouMean    Key = "commands.did-you-mean"
	NotForYou     Key = "commands.not-for-you"
	OnlyInGroup   Key = "commands.only-in-group"
	OnlyInPrivate Key = "commands.only-in-private"
	NotUnderstood Key = "commands.not-understood"

	HelpIntro     Key = "help.intro"
	HelpLine      Key = "help.line"
	HelpPrivate   Key = "help.private"
	HelpMore      Key = "help.more"
	HelpOne       Key = "help.one"
	HelpOfHelp    Key = "help.of.help"
	HelpOfStatus  Key = "help.of.status"
	HelpOfPrivacy Key = "help.of.privacy"
	HelpOfMenu    Key = "help.of.menu"
	HelpOfLang    Key = "help.of.language"
	HelpOfConsent Key = "help.of.consent"
	HelpOfAbout   Key = "help.of.about"

	MenuIntro Key = "menu.intro"
	MenuLine  Key = "menu.line"

	Privacy Key = "privacy.notice"

	LanguageSet    Key = "language.set"
	LanguageChoose Key = "language.choose"

	ConsentGiven   Key = "consent.given"
	ConsentRefused Key = "consent.refused"
	ConsentHow     Key = "consent.how"

	About          Key = "about.programme"
	AboutRehearsal Key = "about.rehearsal"

	HelpOfCalc Key = "help.of.calc"
	CalcHow    Key = "calc.how"
	CalcAnswer Key = "calc.answer"
	// Sentence is one that another room has written in both languages.
	Sentence Key = "sentence"

	StatusRehearsal Key = "status.rehearsal"
	StatusPostings  Key = "status.postings"
	StatusWaiting   Key = "status.waiting"
	StatusTrouble   Key = "status.trouble"
	StatusJambo     Key = "status.jambo"
)

// LinkSentence is the key of the sentence for a state of the connection.
func LinkSentence(state chat.LinkState) Key { return Key("link." + string(state)) }

// catalogue is every phrase. It is constant data: a program never changes it.
var catalogue = gather(spokenCatalogue, rightsCatalogue, rationCatalogue, deskCatalogue, reportCatalogue, askingCatalogue, quizCatalogue, pollCatalogue, themeCatalogue, machineCatalogue,
	definitionCatalogue, frontCatalogue,
	whenCatalogue, stockCatalogue, rotaCatalogue, scheduleCatalogue, rulingCatalogue)

var spokenCatalogue = map[Key]Phrase{
	DidYouMean: {
		English:   "Did you mean /{command}?",
		Kiswahili: "Je, ulimaanisha /{command}?",
	},
	NotForYou: {
		English:   "/{command} is for others in the programme. /help shows what you can use here.",
		Kiswahili: "/{command} ni ya wengine kwenye programu. /help inaonyesha unachoweza kutumia hapa.",
	},
	OnlyInGroup: {
		English:   "/{command} works in a group. Please send it there.",
		Kiswahili: "/{command} hutumika kwenye kikundi. Tafadhali itume huko.",
	},
	OnlyInPrivate: {
		English:   "/{command} works in a private chat with me. Please send it there.",
		Kiswahili: "/{command} hutumika katika mazungumzo ya faragha nami. Tafadhali itume huko.",
	},
	NotUnderstood: {
		English:   "Thank you. I did not understand that. Write menu to see what I can do.",
		Kiswahili: "Asante. Sijaelewa hilo. Andika menu uone ninachoweza kufanya.",
	},

	HelpIntro: {
		English:   "Here you can use:",
		Kiswahili: "Hapa unaweza kutumia:",
	},
	HelpLine: {
		English:   "{command} – {help}",
		Kiswahili: "{command} – {help}",
	},
	HelpPrivate: {
		English:   "In a private chat with me no slash is needed: write menu.",
		Kiswahili: "Katika mazungumzo ya faragha nami hakuna haja ya mkwaju: andika menu.",
	},
	HelpMore: {
		English:   "Also: {commands}. To learn more: /help {first}",
		Kiswahili: "Pia: {commands}. Kujua zaidi: /help {first}",
	},
	HelpOne: {
		English:   "/{command} – {help}\nExample: {example}",
		Kiswahili: "/{command} – {help}\nMfano: {example}",
	},
	HelpOfHelp:    {English: "what you can use here", Kiswahili: "unachoweza kutumia hapa"},
	HelpOfStatus:  {English: "how I am doing", Kiswahili: "hali yangu"},
	HelpOfPrivacy: {English: "what I keep of your messages, and what I do not", Kiswahili: "ninachohifadhi cha ujumbe wako, na nisichohifadhi"},
	HelpOfMenu:    {English: "a list to choose from", Kiswahili: "orodha ya kuchagua"},
	HelpOfLang:    {English: "English or Kiswahili", Kiswahili: "Kiswahili au English"},
	HelpOfConsent: {English: "choose whether I keep what you write", Kiswahili: "sema kama naweza kuhifadhi unachoandika"},
	HelpOfAbout:   {English: "who runs this, and how to reach them", Kiswahili: "nani anaendesha hii, na jinsi ya kuwafikia"},

	MenuIntro: {
		English:   "Jambo! I am Mshauri. Reply with a number:",
		Kiswahili: "Jambo! Mimi ni Mshauri. Jibu kwa nambari:",
	},
	MenuLine: {English: "{number} {help}", Kiswahili: "{number} {help}"},

	Privacy: {
		English: "I keep postings without patients' names, numbers, dates or places; these go before anything is saved.\n" +
			"You are kept as a code, not by name or number. Pictures and voice notes are never opened.\n" +
			"Programme staff see the cleaned postings. Nobody sees one member's answers.\n" +
			"Do not want this? Write me privately: consent no. It costs you nothing. For all of it: privacy more.",
		Kiswahili: "Ninahifadhi ujumbe bila majina, nambari, tarehe wala mahali pa wagonjwa; hivi huondolewa kabla ya kuhifadhi.\n" +
			"Wewe unahifadhiwa kama msimbo, si kwa jina wala nambari. Picha na sauti hazifunguliwi kamwe.\n" +
			"Wafanyakazi wa programu huona ujumbe uliosafishwa. Hakuna anayeona majibu ya mtu mmoja.\n" +
			"Hutaki? Niandikie faraghani: consent no. Haitakugharimu chochote. Kwa yote: privacy more.",
	},

	LanguageSet: {
		English:   "I will write to you in English.",
		Kiswahili: "Nitakuandikia kwa Kiswahili.",
	},
	LanguageChoose: {
		English:   "Write: language en (English) or language sw (Kiswahili).",
		Kiswahili: "Andika: language en (English) au language sw (Kiswahili).",
	},

	ConsentGiven: {
		English:   "Thank you. From now on I keep what you write, without patients' names or numbers. To stop, write: consent no.",
		Kiswahili: "Asante. Kuanzia sasa nitahifadhi unachoandika, bila majina wala nambari za wagonjwa. Kusitisha, andika: consent no.",
	},
	ConsentRefused: {
		English:   "Understood. From now on I keep nothing that you write. You stay in your groups, and you can still ask me. To change, write: consent yes.",
		Kiswahili: "Nimeelewa. Kuanzia sasa sitahifadhi unachoandika. Utabaki kwenye vikundi vyako, na bado unaweza kuniuliza. Kubadilisha, andika: consent yes.",
	},
	ConsentHow: {
		English:   "Write: consent yes, or consent no. Either is fine, and nobody else sees it.",
		Kiswahili: "Andika: consent yes (ndiyo), au consent no (hapana). Yote ni sawa, na hakuna mwingine anayeona.",
	},

	About: {
		English:   "I am a computer program, not a clinician. {controller} runs me. To reach them: {contact}",
		Kiswahili: "Mimi ni programu ya kompyuta, si mhudumu wa afya. Ninaendeshwa na {controller}. Kuwasiliana nao: {contact}",
	},

	AboutRehearsal: {
		English:   "I am a computer program, not a clinician. This is a rehearsal on one machine; nobody real runs me.",
		Kiswahili: "Mimi ni programu ya kompyuta, si mhudumu wa afya. Haya ni mazoezi kwenye mashine moja; hakuna anayeniendesha kwa kweli.",
	},
	HelpOfCalc: {English: "a sum: wastage, dropout, coverage, stock and more", Kiswahili: "hesabu: wastage, dropout, coverage, stock na nyingine"},
	CalcHow: {
		English:   "Write a sum, for example: /calc wastage 200 150. I know: {names}.",
		Kiswahili: "Andika hesabu, kwa mfano: /calc wastage 200 150. Ninajua: {names}.",
	},
	CalcAnswer: {English: "{title}: {working}", Kiswahili: "{title}: {working}"},
	Sentence:   {English: "{text}", Kiswahili: "{text}"},

	StatusRehearsal: {
		English:   "Rehearsal: this is not the real WhatsApp.",
		Kiswahili: "Mazoezi: hii si WhatsApp halisi.",
	},
	StatusPostings: {
		English:   "Messages kept in 7 days: {kept}. Counted and not kept: {notkept}.",
		Kiswahili: "Ujumbe uliohifadhiwa kwa siku 7: {kept}. Uliohesabiwa bila kuhifadhiwa: {notkept}.",
	},
	StatusWaiting: {
		English:   "Waiting to be sent: {waiting}.",
		Kiswahili: "Unaosubiri kutumwa: {waiting}.",
	},
	StatusTrouble: {
		English:   "Could not be done and needs a look by staff: {dead}.",
		Kiswahili: "Umeshindikana na unahitaji kuangaliwa na wafanyakazi: {dead}.",
	},
	StatusJambo: {
		English:   "Members who have not yet written Jambo to me: {missing} of {members}.",
		Kiswahili: "Wanachama ambao bado hawajaniandikia Jambo: {missing} kati ya {members}.",
	},

	LinkSentence(chat.LinkUnpaired): {
		English:   "Not paired yet: run mshauri pair and scan the code with the phone.",
		Kiswahili: "Bado haijaunganishwa: endesha mshauri pair kisha skani msimbo kwa simu.",
	},
	LinkSentence(chat.LinkPaired): {
		English:   "Paired with the phone, and not connected to WhatsApp yet.",
		Kiswahili: "Imeunganishwa na simu, lakini bado haijafika kwenye WhatsApp.",
	},
	LinkSentence(chat.LinkConnected): {
		English:   "Connected to WhatsApp.",
		Kiswahili: "Imeunganishwa na WhatsApp.",
	},
	LinkSentence(chat.LinkLost): {
		English:   "The line to WhatsApp is lost; I keep trying. If this lasts an hour, check the machine's internet.",
		Kiswahili: "Mawasiliano na WhatsApp yamekatika; ninaendelea kujaribu. Yakidumu saa moja, kagua intaneti ya mashine.",
	},
	LinkSentence(chat.LinkOutdated): {
		English:   "WhatsApp refuses this version; I look for a newer one every hour. If this lasts a day, install the newest Mshauri.",
		Kiswahili: "WhatsApp inakataa toleo hili; ninatafuta jipya kila saa. Ikidumu siku moja, sakinisha Mshauri mpya.",
	},
	LinkSentence(chat.LinkLoggedOut): {
		English:   "WhatsApp has logged this device out: run mshauri pair again and scan the code with the phone.",
		Kiswahili: "WhatsApp imeondoa kifaa hiki: endesha tena mshauri pair kisha skani msimbo kwa simu.",
	},
	LinkSentence(chat.LinkReplaced): {
		English:   "Another program has taken over this connection: stop the other one, then start this one again.",
		Kiswahili: "Programu nyingine imechukua mawasiliano haya: simamisha hiyo nyingine, kisha anzisha hii tena.",
	},
	LinkSentence(chat.LinkBanned): {
		English:   "WhatsApp has banned this number for a time. Nothing is sent until it ends. Tell the programme's officer.",
		Kiswahili: "WhatsApp imefungia nambari hii kwa muda. Hakuna kitakachotumwa hadi muda uishe. Mjulishe afisa wa programu.",
	},
	LinkSentence(chat.LinkTimeLocked): {
		English:   "WhatsApp allows no new private chats for now. Groups and old chats go on; new chats wait a day.",
		Kiswahili: "WhatsApp hairuhusu mazungumzo mapya ya faragha kwa sasa. Vikundi na mazungumzo ya zamani yanaendelea; mapya yasubiri siku moja.",
	},
}
