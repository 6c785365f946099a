package phrases

import "github.com/mshauri/mshauri/chat"

// The phrases of what cannot wait.
const (
	EmergencyCalled        Key = "emergency.called"
	EmergencyCalledPrivate Key = "emergency.called-private"
	EmergencyNobody        Key = "emergency.nobody"
	EmergencyProgram       Key = "emergency.program"
	EmergencyRing          Key = "emergency.ring"
	EmergencyRingPrivate   Key = "emergency.ring-private"
	EmergencyRingUnkept    Key = "emergency.ring-unkept"
)

// The phrases of what policy says.
const (
	HelpOfPolicy   Key = "help.of.policy"
	PolicyNothing  Key = "policy.nothing"
	PolicyPassed   Key = "policy.passed"
	PolicyPassOn   Key = "policy.pass-on"
	PolicyAskGroup Key = "policy.ask-group"
	PolicyMenu     Key = "policy.menu"
	PolicyMatters  Key = "policy.matters"
	PolicyGone     Key = "policy.gone"
	// TopicVials and those after it are the matters of the bare command.
	TopicVials     Key = "policy.topic.mdvp"
	TopicSchedule  Key = "policy.topic.schedule"
	TopicLate      Key = "policy.topic.catchup"
	TopicReasons   Key = "policy.topic.contraindications"
	TopicDose      Key = "policy.topic.dose-route-site"
	TopicColdChain Key = "policy.topic.coldchain"
	TopicReactions Key = "policy.topic.aefi"
	TopicStock     Key = "policy.topic.stock"
	TopicRecords   Key = "policy.topic.records"
)

// The phrases of questions that nobody has answered, and of areas that a human
// corrects.
const (
	HelpOfOpen     Key = "help.of.open"
	OpenNone       Key = "open.none"
	OpenHead       Key = "open.head"
	OpenLine       Key = "open.line"
	OpenHelps      Key = "open.helps"
	OpenLineArea   Key = "open.line.area"
	OpenChoose     Key = "open.choose"
	OpenChooseMore Key = "open.choose.more"
	OpenFollowUp   Key = "open.follow-up"
	HelpOfTag      Key = "help.of.tag"
	TagHow         Key = "tag.how"
	TagDone        Key = "tag.done"
	TagUnknown     Key = "tag.unknown"
)

// The phrases of asking the group for somebody.
const (
	HelpOfAsk  Key = "help.of.ask"
	AskHow     Key = "ask.how"
	AskWaits   Key = "ask.waits"
	AskTwice   Key = "ask.twice"
	AskNobody  Key = "ask.nobody"
	AskNoGroup Key = "ask.no-group"
	AskText    Key = "ask.text"
)

// DangerWord is the key of what cannot wait, in words.
func DangerWord(danger chat.Danger) Key { return Key("emergency.kind." + string(danger)) }

var askingCatalogue = map[Key]Phrase{
	EmergencyCalled: {
		English:   "I have sent your facilitator an urgent message just now.",
		Kiswahili: "Nimemtumia facilitator wenu ujumbe wa dharura sasa hivi.",
	},
	EmergencyCalledPrivate: {
		English:   "I have sent your facilitator an urgent message just now, without your name. Please phone them too.",
		Kiswahili: "Nimemtumia facilitator wako ujumbe wa dharura sasa hivi, bila jina lako. Tafadhali mpigie simu pia.",
	},
	EmergencyNobody: {
		English:   "I can reach nobody from here. Please phone your in-charge or the nearest hospital now.",
		Kiswahili: "Siwezi kumfikia mtu kutoka hapa. Tafadhali mpigie in-charge wako au hospitali ya karibu sasa hivi.",
	},
	EmergencyProgram: {
		English:   "I am a program, not a clinician.",
		Kiswahili: "Mimi ni programu, si mhudumu wa afya.",
	},
	EmergencyRing: {
		English:   "Urgent in {group} at {time} ({danger}): {text}\nPlease answer there or call at once.",
		Kiswahili: "Dharura katika {group} saa {time} ({danger}): {text}\nTafadhali jibu huko au piga simu mara moja.",
	},
	EmergencyRingPrivate: {
		English:   "Urgent: a member of {group} wrote to me at {time} ({danger}): {text}\nI gave no name, so please ask in {group} who needs help now.",
		Kiswahili: "Dharura: mwanachama wa {group} ameniandikia saa {time} ({danger}): {text}\nSikutoa jina, kwa hivyo tafadhali uliza katika {group} ni nani anahitaji msaada sasa.",
	},
	EmergencyRingUnkept: {
		English:   "Urgent in {group} at {time} ({danger}). I keep none of the words; please look there at once.",
		Kiswahili: "Dharura katika {group} saa {time} ({danger}). Sihifadhi maneno yenyewe; tafadhali angalia huko mara moja.",
	},
	HelpOfPolicy: {English: "what policy says, with its source", Kiswahili: "sera inasema nini, na chanzo chake"},
	PolicyNothing: {
		English:   "I have no passage on that.",
		Kiswahili: "Sina kifungu kuhusu hilo.",
	},
	PolicyPassed: {
		English:   "I have no passage on that. I have passed it to your facilitator, without your name.",
		Kiswahili: "Sina kifungu kuhusu hilo. Nimelipeleka kwa facilitator wako, bila jina lako.",
	},
	PolicyPassOn: {
		English:   "A member of {group} asks something on which I have no passage (I give no name): {text}",
		Kiswahili: "Mwanachama wa {group} anauliza jambo ambalo sina kifungu chake (sitoi jina): {text}",
	},
	PolicyAskGroup: {
		English:   "Shall I ask the group for you, without your name? Reply 1",
		Kiswahili: "Nikuulizie kwenye kikundi, bila jina lako? Jibu 1",
	},
	PolicyMenu: {
		English:   "Write /policy and a few words, such as /policy open vial MR. Or reply with a number:",
		Kiswahili: "Andika /policy na maneno machache, kama /policy chupa ya MR iliyofunguliwa. Au jibu kwa nambari:",
	},
	PolicyMatters: {
		English:   "{topic}. Reply with a number:",
		Kiswahili: "{topic}. Jibu kwa nambari:",
	},
	PolicyGone: {
		English:   "That passage is no longer here. Write /policy and a few words.",
		Kiswahili: "Kifungu hicho hakipo tena. Andika /policy na maneno machache.",
	},
	TopicVials:     {English: "Opened vials", Kiswahili: "Chupa zilizofunguliwa"},
	TopicSchedule:  {English: "The schedule", Kiswahili: "Ratiba ya chanjo"},
	TopicLate:      {English: "Children who come late", Kiswahili: "Watoto waliochelewa"},
	TopicReasons:   {English: "When not to vaccinate", Kiswahili: "Wakati wa kutochanja"},
	TopicDose:      {English: "Dose, route and site", Kiswahili: "Dozi, njia na mahali"},
	TopicColdChain: {English: "Fridge and temperature", Kiswahili: "Friji na joto"},
	TopicReactions: {English: "Reactions after vaccination", Kiswahili: "Madhara baada ya chanjo"},
	TopicStock:     {English: "Stock and ordering", Kiswahili: "Stoki na kuagiza"},
	TopicRecords:   {English: "Registers and reports", Kiswahili: "Rejista na ripoti"},

	HelpOfOpen: {English: "questions that nobody has answered yet", Kiswahili: "maswali ambayo bado hayajajibiwa"},
	OpenNone: {
		English:   "No question of the last seven days waits for an answer.",
		Kiswahili: "Hakuna swali la siku saba zilizopita linalosubiri jibu.",
	},
	OpenHead: {
		English:   "Waiting for an answer in {group}:",
		Kiswahili: "Yanayosubiri jibu katika {group}:",
	},
	OpenLine:     {English: "{number} {when}: {text}", Kiswahili: "{number} tarehe {when}: {text}"},
	OpenLineArea: {English: "{number} {area}, {when}: {text}", Kiswahili: "{number} {area}, tarehe {when}: {text}"},
	OpenHelps:    {English: "→ may help: {source}", Kiswahili: "→ huenda kikasaidia: {source}"},
	OpenChoose: {
		English:   "Reply with a number to see what policy says on it. An answer in the group settles it.",
		Kiswahili: "Jibu kwa nambari uone sera inasema nini. Jibu kwenye kikundi linalimaliza.",
	},
	OpenChooseMore: {
		English:   "Reply with a number to see what policy says on it, or {number} for {count} more. An answer in the group settles it.",
		Kiswahili: "Jibu kwa nambari uone sera inasema nini, au {number} uone mengine {count}. Jibu kwenye kikundi linalimaliza.",
	},
	OpenFollowUp: {
		English:   "In {group} somebody may be waiting with a patient, and nobody has answered for 20 minutes: {text}",
		Kiswahili: "Katika {group} huenda mtu anasubiri na mgonjwa, na hakuna aliyejibu kwa dakika 20: {text}",
	},
	HelpOfTag: {English: "reply to a message with this to say what it is about", Kiswahili: "jibu ujumbe kwa hii useme unahusu nini"},
	TagHow: {
		English:   "Reply to the message and write /tag and its area, such as /tag supply. Areas: {areas}.",
		Kiswahili: "Jibu ujumbe na uandike /tag na mada yake, kama /tag supply. Mada: {areas}.",
	},
	TagDone: {
		English:   "Thank you. It counts as {area} now.",
		Kiswahili: "Asante. Sasa unahesabiwa kama {area}.",
	},
	TagUnknown: {
		English:   "I kept no copy of that message, so there is nothing to tag.",
		Kiswahili: "Sikuhifadhi nakala ya ujumbe huo, kwa hivyo hakuna cha kuwekea mada.",
	},

	HelpOfAsk: {English: "I ask your group for you, without your name", Kiswahili: "nakuulizia kwenye kikundi chako, bila jina lako"},
	AskHow: {
		English:   "Write ask and your question, such as: ask how long may opened OPV be kept?",
		Kiswahili: "Andika uliza na swali lako, kama: uliza OPV iliyofunguliwa inakaa siku ngapi?",
	},
	AskWaits: {
		English:   "Thank you. Your facilitator sees it first, without your name; then I ask in {group}.",
		Kiswahili: "Asante. Facilitator wako ataliona kwanza, bila jina lako; kisha nitauliza katika {group}.",
	},
	AskTwice: {
		English:   "I ask for each member once a day. Please try again tomorrow, or ask in the group yourself.",
		Kiswahili: "Namuulizia kila mtu mara moja kwa siku. Tafadhali jaribu tena kesho, au uliza mwenyewe kikundini.",
	},
	AskNobody: {
		English:   "I can reach no facilitator just now. Please ask in the group yourself.",
		Kiswahili: "Siwezi kumfikia facilitator kwa sasa. Tafadhali uliza mwenyewe kikundini.",
	},
	AskNoGroup: {
		English:   "You are in no group of mine that I could ask.",
		Kiswahili: "Hauko kwenye kikundi changu ambacho ningeweza kuuliza.",
	},
	AskText: {
		English:   "A member asks: {text}\nWho can help? Please answer in reply to this.",
		Kiswahili: "Mwanachama anauliza: {text}\nNani anaweza kusaidia? Tafadhali jibu kwa kujibu ujumbe huu.",
	},

	DangerWord(chat.Convulsion): {English: "a convulsion", Kiswahili: "degedege"},
	DangerWord(chat.Collapse):   {English: "a collapse", Kiswahili: "kuzimia"},
	DangerWord(chat.Breathing):  {English: "trouble breathing", Kiswahili: "shida ya kupumua"},
	DangerWord(chat.Swelling):   {English: "swelling", Kiswahili: "uvimbe"},
	DangerWord(chat.MixUp):      {English: "a mix-up in what was given", Kiswahili: "mchanganyiko wa kilichotolewa"},
	DangerWord(chat.Needle):     {English: "a needle-stick", Kiswahili: "kudungwa na sindano"},
	DangerWord(chat.Death):      {English: "a death", Kiswahili: "kifo"},
}
