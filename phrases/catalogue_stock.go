package phrases

// The phrases of announcements and of stock.
const (
	HelpOfAnnounce  Key = "help.of.announce"
	AnnounceHow     Key = "announce.how"
	AnnounceLong    Key = "announce.long"
	AnnounceWhere   Key = "announce.where"
	AnnouncePreview Key = "announce.preview"
	AnnounceAside   Key = "announce.aside"
	AnnounceNowhere Key = "announce.nowhere"
	Announcement    Key = "announce.post"

	HelpOfStockout Key = "help.of.stockout"
	StockWhich     Key = "stock.which"
	StockNone      Key = "stock.none-of"
	StockSurplus   Key = "stock.surplus-of"
	StockAt        Key = "stock.at"
	StockNoted     Key = "stock.noted"
	StockTold      Key = "stock.told"
	StockToldNone  Key = "stock.told-nobody"
	StockFacility  Key = "stock.facility"
	StockTell      Key = "stock.tell"
	StockTellOver  Key = "stock.tell-over"
	StockAsk       Key = "stock.ask"
	StockYes       Key = "stock.yes"
	StockNo        Key = "stock.no"
	StockOver      Key = "stock.over"
	StockStill     Key = "stock.still"
	StockUnknown   Key = "stock.unknown"
	StockAlready   Key = "stock.already"
)

var stockCatalogue = map[Key]Phrase{
	HelpOfAnnounce: {English: "post a message at a time; I show it to you first", Kiswahili: "andika tangazo kwa wakati fulani; nitakuonyesha kwanza"},
	AnnounceHow: {
		English:   "Write what, then when: /announce Data review at the office at tomorrow 9am. I show it to you before it is posted.",
		Kiswahili: "Andika nini, kisha lini: /announce Mkutano wa data kesho saa tatu asubuhi. Nitakuonyesha kabla ya kuandika.",
	},
	AnnounceLong: {
		English:   "That has {count} characters. Please keep it to 500: long messages are hard to read on a small phone.",
		Kiswahili: "Hiyo ina herufi {count}. Tafadhali isizidi 500: ujumbe mrefu ni mgumu kusoma kwenye simu ndogo.",
	},
	AnnounceWhere: {
		English:   "For which group? Reply with a number:",
		Kiswahili: "Kwa kikundi gani? Jibu kwa nambari:",
	},
	AnnouncePreview: {
		English:   "For {group}, on {when} (no. {number}):",
		Kiswahili: "Kwa {group}, {when} (na. {number}):",
	},
	AnnounceAside: {
		English:   "I have sent you the preview privately.",
		Kiswahili: "Nimekutumia mfano wake faraghani.",
	},
	AnnounceNowhere: {
		English:   "You are in no group yet where I could post it.",
		Kiswahili: "Bado huko kwenye kikundi ambako naweza kuiandika.",
	},
	Announcement: {English: "Announcement: {text}", Kiswahili: "Tangazo: {text}"},

	HelpOfStockout: {English: "say that a vaccine is out, or too much of it", Kiswahili: "sema kuwa chanjo imeisha, au imezidi"},
	StockWhich: {
		English:   "Which vaccine is out? Reply with a number, or write: /stockout BCG Lari health centre since Monday. Too much of it: /stockout surplus BCG.",
		Kiswahili: "Ni chanjo gani imeisha? Jibu kwa nambari, au andika: /stockout BCG kituo cha Lari tangu Jumatatu. Ikizidi: /stockout surplus BCG.",
	},
	StockNone:    {English: "no {vaccine}", Kiswahili: "hakuna {vaccine}"},
	StockSurplus: {English: "too much {vaccine}", Kiswahili: "{vaccine} imezidi"},
	StockAt:      {English: "{what} at {facility}", Kiswahili: "{what} katika {facility}"},
	StockNoted: {
		English:   "Thank you. Noted (no. {number}): {what}, since {day}.",
		Kiswahili: "Asante. Nimeandika (na. {number}): {what}, tangu {day}.",
	},
	StockTold: {
		English:   "I tell the supply contact, without your name, and ask again in a week.",
		Kiswahili: "Nitamwarifu mhusika wa ugavi, bila jina lako, na kuuliza tena baada ya wiki.",
	},
	StockToldNone: {
		English:   "I can reach nobody for supply yet, so please tell your sub-county as well. I ask again in a week.",
		Kiswahili: "Bado siwezi kumfikia mhusika wa ugavi, kwa hivyo tafadhali uwaarifu kaunti ndogo pia. Nitauliza tena baada ya wiki.",
	},
	StockFacility: {
		English:   "The facility's name helps: /stockout {vaccine} and the name.",
		Kiswahili: "Jina la kituo husaidia: /stockout {vaccine} na jina.",
	},
	StockTell: {
		English:   "Stock ({group}, no. {number}): {what}, since {day}. Please see what can be done; who reported it stays with me.",
		Kiswahili: "Ugavi ({group}, na. {number}): {what}, tangu {day}. Tafadhali angalia kinachoweza kufanyika; aliyeripoti simtaji.",
	},
	StockTellOver: {
		English:   "Stock ({group}, no. {number}): good news, it is over: {what}, since {day}.",
		Kiswahili: "Ugavi ({group}, na. {number}): habari njema, imekwisha: {what}, tangu {day}.",
	},
	StockAsk: {
		English:   "I have noted (no. {number}): {what}, since {day}. Is it over? Reply with a number:",
		Kiswahili: "Niliandika (na. {number}): {what}, tangu {day}. Je, imekwisha? Jibu kwa nambari:",
	},
	StockYes: {English: "yes, it is over", Kiswahili: "ndiyo, imekwisha"},
	StockNo:  {English: "no, it is still so", Kiswahili: "hapana, bado"},
	StockOver: {
		English:   "Good news, thank you. I have noted that no. {number} is over.",
		Kiswahili: "Habari njema, asante. Nimeandika kuwa na. {number} imekwisha.",
	},
	StockStill: {
		English:   "Thank you. I have noted that no. {number} is still so, and ask again in a week.",
		Kiswahili: "Asante. Nimeandika kuwa na. {number} bado iko hivyo, na nitauliza tena baada ya wiki.",
	},
	StockUnknown: {
		English:   "I have no such report {number} for you.",
		Kiswahili: "Sina ripoti {number} kwa ajili yako.",
	},
	StockAlready: {
		English:   "Thank you. That is noted already (no. {number}); I ask again in a week.",
		Kiswahili: "Asante. Hiyo imeshaandikwa (na. {number}); nitauliza tena baada ya wiki.",
	},
}
