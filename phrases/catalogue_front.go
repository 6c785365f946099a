package phrases

// The phrases of the front door: the card, the first Jambo, a new number.
const (
	CardScan Key = "card.scan"
	CardAsk  Key = "card.ask"
	CardSave Key = "card.save"

	NewNumber Key = "number.new"

	HelpOfJambo     Key = "help.of.jambo"
	WelcomeLanguage Key = "welcome.language"
	WelcomeConsent  Key = "welcome.consent"
	WelcomeTry      Key = "welcome.try"
	WelcomeTryDraft Key = "welcome.try-draft"
	WelcomeRight    Key = "welcome.right"
	WelcomeTried    Key = "welcome.tried"
	WelcomeDone     Key = "welcome.done"
)

var frontCatalogue = map[Key]Phrase{
	CardScan: {
		English:   "Scan this, then send Jambo",
		Kiswahili: "Skani hapa, kisha utume Jambo",
	},
	CardAsk: {
		English:   "Ask about vaccines, privately, at any time.",
		Kiswahili: "Uliza kuhusu chanjo, faraghani, wakati wowote.",
	},
	CardSave: {
		English:   "Or save this number, and write Jambo on WhatsApp.",
		Kiswahili: "Au hifadhi nambari hii, uandike Jambo kwenye WhatsApp.",
	},

	NewNumber: {
		English:   "Jambo. This is Mshauri with a new number; the old one is gone. Everything goes on as before. Please save this number, and write Jambo to me privately once, so that I can answer you there.",
		Kiswahili: "Jambo. Huyu ni Mshauri kwa nambari mpya; ya zamani haipo tena. Yote yanaendelea kama kawaida. Tafadhali hifadhi nambari hii, na niandikie Jambo faraghani mara moja, ili niweze kukujibu huko.",
	},

	HelpOfJambo: {English: "say hello, and be shown round", Kiswahili: "sema jambo, uonyeshwe njia"},
	// Before a language is known, both are spoken.
	WelcomeLanguage: {
		English:   "Jambo! I am Mshauri. Reply with a number. / Jibu kwa nambari:\n1 English\n2 Kiswahili",
		Kiswahili: "Jambo! Mimi ni Mshauri. Jibu kwa nambari. / Reply with a number:\n1 English\n2 Kiswahili",
	},
	WelcomeConsent: {
		English:   "May I keep what you write like this? Reply with a number:\n1 Yes\n2 No\n3 Not now",
		Kiswahili: "Je, naweza kuhifadhi unachoandika hivi? Jibu kwa nambari:\n1 Ndiyo\n2 Hapana\n3 Si sasa",
	},
	WelcomeTry: {
		English:   "Try one question. Nobody sees your answer, and it is not counted. Reply with a number:\n{question}",
		Kiswahili: "Jaribu swali moja. Hakuna anayeona jibu lako, wala halihesabiwi. Jibu kwa nambari:\n{question}",
	},
	WelcomeTryDraft: {
		English:   "Try one question (draft, not reviewed yet). Nobody sees your answer, and it is not counted. Reply with a number:\n{question}",
		Kiswahili: "Jaribu swali moja (rasimu, bado halijakaguliwa). Hakuna anayeona jibu lako, wala halihesabiwi. Jibu kwa nambari:\n{question}",
	},
	WelcomeRight: {English: "That is right: {answer}. {because}", Kiswahili: "Ni sawa kabisa: {answer}. {because}"},
	WelcomeTried: {English: "Good try. The answer: {answer}. {because}", Kiswahili: "Umejaribu vyema. Jibu: {answer}. {because}"},
	WelcomeDone: {
		English:   "Ask me about vaccines at any time. Write menu to see what else I can do.",
		Kiswahili: "Niulize kuhusu chanjo wakati wowote. Andika menu uone mengine ninayoweza.",
	},
}
