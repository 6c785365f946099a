package phrases

import "github.com/mshauri/mshauri/chat"

// The phrases of what waits for a facilitator's word.
const (
	DraftHow         Key = "draft.how"
	DraftUnknown     Key = "draft.unknown"
	DraftDecided     Key = "draft.decided"
	DraftLate        Key = "draft.late"
	DraftPostedSoon  Key = "draft.posted"
	DraftPostedLater Key = "draft.posted-later"
	PreviewHow       Key = "draft.preview-how"
	DraftDropped     Key = "draft.dropped"
	DraftWhich       Key = "draft.which"
	DraftNone        Key = "draft.none"
	HelpFirst        Key = "help.first"
	HelpRest         Key = "help.rest"
	PolicyChanged    Key = "policy.changed"
	PolicyWithdrawn  Key = "policy.withdrawn"
	HelpOfOK         Key = "help.of.ok"
	HelpOfNo         Key = "help.of.no"
)

// DraftIntro is the key of the line above a draft of a kind.
func DraftIntro(kind chat.DraftKind) Key { return Key("draft.intro." + string(kind)) }

var deskCatalogue = map[Key]Phrase{
	DraftIntro(chat.DraftRuling): {
		English:   "In {group} two views differ. I could post this (no. {number}):",
		Kiswahili: "Katika {group} kuna maoni mawili tofauti. Naweza kuandika hivi (na. {number}):",
	},
	DraftIntro(chat.DraftQuestion): {
		English:   "A member would like to ask {group} without being named. I could post this (no. {number}):",
		Kiswahili: "Mwanachama angependa kuuliza {group} bila kutajwa. Naweza kuandika hivi (na. {number}):",
	},
	DraftIntro(chat.DraftCorrection): {
		English:   "A passage that I quoted in {group} has changed. I could post this (no. {number}):",
		Kiswahili: "Kifungu nilichonukuu katika {group} kimebadilika. Naweza kuandika hivi (na. {number}):",
	},
	DraftIntro(chat.DraftAnnouncement): {
		English:   "For {group}, this is what would be posted (no. {number}):",
		Kiswahili: "Kwa {group}, hivi ndivyo itakavyoandikwa (na. {number}):",
	},
	DraftHow: {
		English:   "👍 on this message posts it, 👎 drops it. Or write /ok {number} or /no {number}.",
		Kiswahili: "👍 kwenye ujumbe huu huiandika, 👎 huiacha. Au andika /ok {number} au /no {number}.",
	},
	DraftUnknown: {
		English:   "I have no draft {number} for you.",
		Kiswahili: "Sina rasimu {number} kwa ajili yako.",
	},
	DraftDecided: {
		English:   "Draft {number} has been decided already. Thank you.",
		Kiswahili: "Rasimu {number} imeshaamuliwa. Asante.",
	},
	DraftLate: {
		English:   "The time for draft {number} has passed, so I did not post it.",
		Kiswahili: "Muda wa rasimu {number} umepita, kwa hivyo sikuiandika.",
	},
	DraftPostedSoon: {
		English:   "Thank you. I am posting no. {number}.",
		Kiswahili: "Asante. Ninaandika na. {number}.",
	},
	DraftPostedLater: {
		English:   "Thank you. No. {number} goes out at its time. To take it back: /undo in the group.",
		Kiswahili: "Asante. Na. {number} itatoka kwa wakati wake. Kuirudisha: /undo kwenye kikundi.",
	},
	PreviewHow: {
		English:   "Reply 1 to post it, 2 to drop it. (Later: /ok {number} or /no {number}.)",
		Kiswahili: "Jibu 1 kuiandika, 2 kuiacha. (Baadaye: /ok {number} au /no {number}.)",
	},
	DraftDropped: {
		English:   "Thank you. I have dropped no. {number}; nothing is posted.",
		Kiswahili: "Asante. Nimeiacha na. {number}; hakuna kinachoandikwa.",
	},
	DraftWhich: {
		English:   "Write the number of the draft, such as /{command} 12. Waiting now: {numbers}.",
		Kiswahili: "Andika nambari ya rasimu, kama /{command} 12. Zinazosubiri sasa: {numbers}.",
	},
	DraftNone: {
		English:   "No draft waits for your word now.",
		Kiswahili: "Hakuna rasimu inayosubiri neno lako sasa.",
	},
	HelpFirst: {
		English:   "This is all you need. Reply with a number, or write the word:",
		Kiswahili: "Haya ndiyo unayohitaji. Jibu kwa nambari, au andika neno:",
	},
	HelpRest: {English: "everything else", Kiswahili: "mengine yote"},
	PolicyChanged: {
		English:   "P-{number} has changed since I quoted it. What holds now:",
		Kiswahili: "P-{number} imebadilika tangu nilipoinukuu. Kinachotumika sasa:",
	},
	PolicyWithdrawn: {
		English:   "The programme no longer stands by the passage that I quoted in P-{number}. Please ask your facilitator before you rely on it.",
		Kiswahili: "Mpango hausimamii tena kifungu nilichonukuu katika P-{number}. Tafadhali muulize mwezeshaji wako kabla ya kukitegemea.",
	},
	HelpOfOK: {English: "post a draft that I showed you", Kiswahili: "andika rasimu niliyokuonyesha"},
	HelpOfNo: {English: "drop a draft that I showed you", Kiswahili: "acha rasimu niliyokuonyesha"},
}
