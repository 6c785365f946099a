package phrases

// The phrases of the facilitators' rota.
const (
	HelpOfFacilitator Key = "help.of.facilitator"
	RotaWeek          Key = "rota.week"
	RotaBeside        Key = "rota.beside"
	RotaNext          Key = "rota.next"
	RotaThanks        Key = "rota.thanks"
	RotaWelcome       Key = "rota.welcome"
	RotaJambo         Key = "rota.jambo"
	RotaNobody        Key = "rota.nobody"
	RotaSupervisor    Key = "rota.supervisor"
	RotaMentors       Key = "rota.mentors"
	RotaMention       Key = "rota.mention"
	RotaHanded        Key = "rota.handed"
	RotaSwapped       Key = "rota.swapped"
	RotaNotYours      Key = "rota.not-yours"
	RotaYours         Key = "rota.yours"
	RotaAlone         Key = "rota.alone"
	RotaMine          Key = "rota.mine"
	RotaNotMine       Key = "rota.not-mine"
	RotaReply         Key = "rota.reply"
	RotaTake          Key = "rota.take"
	RotaGive          Key = "rota.give"
	RotaList          Key = "rota.list"

	BriefWeek   Key = "brief.week"
	BriefSecond Key = "brief.second"
	BriefOpen   Key = "brief.open"
	BriefHard   Key = "brief.hard"
	BriefTry    Key = "brief.try"
	BriefSwap   Key = "brief.swap"

	MyDataWeek  Key = "mydata.week"
	MyDataStock Key = "mydata.stock"

	TipAsk    Key = "tip.ask"
	TipThank  Key = "tip.thank"
	TipReport Key = "tip.report"
	TipStory  Key = "tip.story"
	TipVial   Key = "tip.vial"
	TipMissed Key = "tip.missed"
)

// Tips are what a facilitator may try, one a week.
func Tips() []Key { return []Key{TipAsk, TipMissed, TipThank, TipVial, TipReport, TipStory} }

var rotaCatalogue = map[Key]Phrase{
	HelpOfFacilitator: {English: "whose week it is, who comes next, hand over, swap", Kiswahili: "zamu ya nani wiki hii, nani anafuata, kukabidhi, kubadilishana"},
	RotaWeek: {
		English:   "This week's facilitator: {who}.",
		Kiswahili: "Mwezeshaji wa wiki hii: {who}.",
	},
	RotaBeside: {
		English:   "Standing beside: {who}.",
		Kiswahili: "Anayesaidia: {who}.",
	},
	RotaNext: {
		English:   "From {day}: {who}.",
		Kiswahili: "Kuanzia {day}: {who}.",
	},
	RotaThanks: {
		English:   "Thank you {who} for last week.",
		Kiswahili: "Asante {who} kwa wiki iliyopita.",
	},
	RotaWelcome: {
		English:   "Good week, everyone! Every question is welcome here.",
		Kiswahili: "Wiki njema, nyote! Kila swali linakaribishwa hapa.",
	},
	RotaJambo: {
		English:   "Facilitators still to write Jambo to me privately: {missing} of {people}. Once is enough, then I can send each their week's notes: {link}",
		Kiswahili: "Wawezeshaji ambao bado hawajaniandikia Jambo faraghani: {missing} kati ya {people}. Mara moja inatosha, kisha naweza kumtumia kila mmoja maelezo ya wiki yake: {link}",
	},
	RotaNobody: {
		English:   "There is no mentor yet who could facilitate here. The programme can add one to this group.",
		Kiswahili: "Bado hakuna mshauri anayeweza kuwezesha hapa. Programu inaweza kumwongeza kwenye kikundi hiki.",
	},
	RotaSupervisor: {
		English:   "A supervisor does not facilitate a mentees' group: mentees ask more freely when the one in front does not judge their work. A mentor can take the week.",
		Kiswahili: "Msimamizi hawezeshi kikundi cha mentees: huuliza kwa uhuru zaidi wakati anayeongoza hapimi kazi yao. Mmoja wa washauri anaweza kuchukua wiki.",
	},
	RotaMentors: {
		English:   "Weeks here are taken by the group's mentors. Please mention one of them.",
		Kiswahili: "Zamu hapa huchukuliwa na washauri wa kikundi. Tafadhali taja mmoja wao.",
	},
	RotaMention: {
		English:   "Please mention the mentor with @, for example: /facilitator swap @name.",
		Kiswahili: "Tafadhali mtaje mshauri kwa @, kwa mfano: /facilitator badilishana @jina.",
	},
	RotaHanded: {
		English:   "Thank you. This week's facilitator is now {who}.",
		Kiswahili: "Asante. Mwezeshaji wa wiki hii sasa ni {who}.",
	},
	RotaSwapped: {
		English:   "Swapped, thank you. From {day}: {who}. From {later}: {other}.",
		Kiswahili: "Mmebadilishana, asante. Kuanzia {day}: {who}. Kuanzia {later}: {other}.",
	},
	RotaNotYours: {
		English:   "This week is another mentor's. If they agree, take it with: /facilitator me.",
		Kiswahili: "Wiki hii ni ya mshauri mwingine. Akikubali, ichukue kwa: /facilitator mimi.",
	},
	RotaYours: {
		English:   "This week is yours already. Thank you.",
		Kiswahili: "Wiki hii tayari ni yako. Asante.",
	},
	RotaAlone: {
		English:   "You are the only mentor here for now, so there is nobody to hand over to.",
		Kiswahili: "Kwa sasa wewe ndiye mshauri pekee hapa, kwa hivyo hakuna wa kumkabidhi.",
	},
	RotaMine: {
		English:   "{group}: your next week as facilitator begins on {day}.",
		Kiswahili: "{group}: zamu yako ijayo ya kuwezesha inaanza {day}.",
	},
	RotaNotMine: {
		English:   "You take no weeks as facilitator for now.",
		Kiswahili: "Kwa sasa huna zamu ya kuwezesha.",
	},
	RotaReply: {
		English:   "Reply with a number:",
		Kiswahili: "Jibu kwa nambari:",
	},
	RotaTake: {English: "I take this week", Kiswahili: "nachukua wiki hii"},
	RotaGive: {English: "hand this week to the next", Kiswahili: "mkabidhi anayefuata wiki hii"},
	RotaList: {English: "who comes in the next weeks", Kiswahili: "nani wanafuata wiki zijazo"},

	BriefWeek: {
		English:   "Jambo! This is your week as facilitator in {group}.",
		Kiswahili: "Jambo! Hii ni wiki yako ya kuwezesha katika {group}.",
	},
	BriefSecond: {
		English:   "Jambo! This week you stand beside the facilitator in {group}.",
		Kiswahili: "Jambo! Wiki hii unamsaidia mwezeshaji katika {group}.",
	},
	BriefOpen: {
		English:   "Questions that wait for an answer: {count}. To see them: /open",
		Kiswahili: "Maswali yanayosubiri jibu: {count}. Kuyaona: /open",
	},
	BriefHard: {
		English:   "What the quizzes showed to be hard: {areas}.",
		Kiswahili: "Yaliyoonekana magumu kwenye maswali: {areas}.",
	},
	BriefTry: {
		English:   "To try: {tip}",
		Kiswahili: "Jaribu: {tip}",
	},
	BriefSwap: {
		English:   "If this week does not suit you, write /facilitator in the group: hand over or swap.",
		Kiswahili: "Kama wiki hii haikufai, andika /facilitator kwenye kikundi: kabidhi au badilishana.",
	},

	MyDataWeek: {
		English:   "{time}  {group}  your week as facilitator, or beside one",
		Kiswahili: "{time}  {group}  wiki yako ya kuwezesha, au kusaidia",
	},
	MyDataStock: {
		English:   "{time}  stock report {number}: {what}",
		Kiswahili: "{time}  ripoti ya ugavi {number}: {what}",
	},

	TipAsk: {
		English:   "post one question that has no single answer, such as how others reach mothers who missed a date, and let members speak first.",
		Kiswahili: "uliza swali moja lisilo na jibu moja tu, kama jinsi wengine wanavyowafikia akina mama ambao tarehe yao imepita, na waache wanachama waanze kuongea.",
	},
	TipThank: {
		English:   "thank somebody for an answer, and say what was good in it. It keeps a group alive.",
		Kiswahili: "mshukuru mtu kwa jibu lake, na useme lililokuwa zuri ndani yake. Hilo hukipa kikundi uhai.",
	},
	TipReport: {
		English:   "ask who has plotted this month's monitor chart, and what the line tells them.",
		Kiswahili: "uliza nani amechora monitor chart ya mwezi huu, na mstari unawaambia nini.",
	},
	TipStory: {
		English:   "tell of a day that went differently from the plan, and what you learnt. Others will follow.",
		Kiswahili: "simulia siku iliyokwenda tofauti na mpango, na ulichojifunza. Wengine watafuata.",
	},
	TipVial: {
		English:   "go through the open vial policy with the group: which vials may be kept after a session, and for how long? /policy open vial gives the passage.",
		Kiswahili: "pitieni pamoja sera ya chupa iliyofunguliwa: zipi zinaweza kuhifadhiwa baada ya kliniki, na kwa muda gani? /policy open vial inatoa kifungu.",
	},
	TipMissed: {
		English:   "ask for one missed opportunity that somebody noticed this week, and what they did about it.",
		Kiswahili: "uliza kuhusu nafasi moja ya chanjo iliyopotea ambayo mtu aligundua wiki hii, na alifanya nini.",
	},
}
