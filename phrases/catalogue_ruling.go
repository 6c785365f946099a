package phrases

// The phrases of disagreements that a passage settles.
const (
	RulingViews   Key = "ruling.views"
	RulingOn      Key = "ruling.on"
	RulingHere    Key = "ruling.here"
	RulingNumber  Key = "ruling.number"
	RulingOpen    Key = "ruling.open"
	RulingUnknown Key = "ruling.unknown"
	RulingGone    Key = "ruling.gone"
	RulingHow     Key = "ruling.how"
	RulingListen  Key = "ruling.listen"
	RulingSuggest Key = "ruling.suggest"
	RulingAuto    Key = "ruling.auto"
	WrongHow      Key = "wrong.how"
	WrongUnknown  Key = "wrong.unknown"
	WrongDone     Key = "wrong.done"
	WrongAlready  Key = "wrong.already"
	HelpOfRuling  Key = "help.of.ruling"
	HelpOfWrong   Key = "help.of.wrong"
)

var rulingCatalogue = map[Key]Phrase{
	RulingViews: {
		English:   "Two views on {matter}: some say {one}, some say {other}. Thank you both.",
		Kiswahili: "Maoni mawili kuhusu {matter}: wengine wanasema {one}, wengine {other}. Asanteni nyote.",
	},
	RulingOn: {
		English:   "There are two views here on {matter}. Thank you both.",
		Kiswahili: "Kuna maoni mawili hapa kuhusu {matter}. Asanteni nyote.",
	},
	RulingHere: {
		English:   "There are two views here. Thank you both.",
		Kiswahili: "Kuna maoni mawili hapa. Asanteni nyote.",
	},
	RulingOpen: {
		English:   "Please ask the sub-county which one is followed here.",
		Kiswahili: "Tafadhali ulizeni sub-county ni ipi inayofuatwa hapa.",
	},
	RulingNumber:  {English: "P-{number}", Kiswahili: "Na. P-{number}"},
	RulingUnknown: {English: "P-{number} is not from me, so please do not rely on it.", Kiswahili: "P-{number} haikutoka kwangu, kwa hivyo tafadhali usiitegemee."},
	RulingGone: {
		English:   "P-{number} was withdrawn. Please ask your mentor about it.",
		Kiswahili: "P-{number} iliondolewa. Tafadhali muulize mentor wako kuihusu.",
	},
	RulingHow: {
		English:   "In this group: {mode}. In 30 days: {posted} posted, {dropped} dropped or withdrawn, {counted} only counted. To change, write /ruling listen, /ruling suggest or /ruling auto. To see one again, /ruling 12.",
		Kiswahili: "Katika kikundi hiki: {mode}. Siku 30 zilizopita: {posted} zimeandikwa, {dropped} zimeachwa au kuondolewa, {counted} zimehesabiwa tu. Kubadilisha, andika /ruling listen, /ruling suggest au /ruling auto. Kuona moja tena, /ruling 12.",
	},
	RulingListen: {
		English:   "when two views differ I only count it",
		Kiswahili: "maoni mawili yakitofautiana ninahesabu tu",
	},
	RulingSuggest: {
		English:   "when two views differ I show the facilitator a draft",
		Kiswahili: "maoni mawili yakitofautiana ninamwonyesha facilitator rasimu",
	},
	RulingAuto: {
		English:   "when two views differ I post the passage",
		Kiswahili: "maoni mawili yakitofautiana ninaandika kifungu",
	},
	WrongHow: {
		English:   "Reply with /{command} to the message of mine that you mean.",
		Kiswahili: "Jibu kwa /{command} kwenye ujumbe wangu unaoumaanisha.",
	},
	WrongUnknown: {
		English:   "That message is not one in which I quoted a passage. Reply with /{command} to one that is.",
		Kiswahili: "Ujumbe huo si ule nilionukuu kifungu. Jibu kwa /{command} kwenye ule ulio hivyo.",
	},
	WrongDone: {
		English:   "Thank you. I have withdrawn P-{number}: it did not fit. Please go by your facilitator's word.",
		Kiswahili: "Asante. Nimeiondoa P-{number}: haikufaa. Tafadhali mfuate facilitator wenu.",
	},
	WrongAlready: {
		English:   "P-{number} was withdrawn before. Thank you.",
		Kiswahili: "P-{number} iliondolewa tayari. Asante.",
	},
	HelpOfRuling: {
		English:   "see a passage that I quoted again, by its number",
		Kiswahili: "ona tena kifungu nilichonukuu, kwa nambari yake",
	},
	HelpOfWrong: {English: "withdraw a passage that I quoted and that does not fit", Kiswahili: "ondoa kifungu nilichonukuu kisichofaa"},
}
