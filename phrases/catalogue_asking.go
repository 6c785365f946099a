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
	DangerWord(chat.Convulsion): {English: "a convulsion", Kiswahili: "degedege"},
	DangerWord(chat.Collapse):   {English: "a collapse", Kiswahili: "kuzimia"},
	DangerWord(chat.Breathing):  {English: "trouble breathing", Kiswahili: "shida ya kupumua"},
	DangerWord(chat.Swelling):   {English: "swelling", Kiswahili: "uvimbe"},
	DangerWord(chat.MixUp):      {English: "a mix-up in what was given", Kiswahili: "mchanganyiko wa kilichotolewa"},
	DangerWord(chat.Needle):     {English: "a needle-stick", Kiswahili: "kudungwa na sindano"},
	DangerWord(chat.Death):      {English: "a death", Kiswahili: "kifo"},
}
