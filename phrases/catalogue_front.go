package phrases

// The phrases of the front door: the card, the first Jambo, a new number.
const (
	CardScan Key = "card.scan"
	CardAsk  Key = "card.ask"
	CardSave Key = "card.save"
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
}
