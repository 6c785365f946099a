package phrases

import (
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// The phrases of themes, and of who chooses the next.
const (
	PollThemeFrom  Key = "poll.theme.from"
	PollThemeLevel Key = "poll.theme.level"
	PollThemeNext  Key = "poll.theme.next"
	PollThemeTie   Key = "poll.theme.tie"
	PollThemeOpen  Key = "poll.theme.open"
	PollThemeAsked Key = "poll.theme.asked"
	PollIsOpen     Key = "poll.is-open"
	ThemeNow       Key = "theme.now"
	ThemePlanned   Key = "theme.planned"
	ThemeIsChosen  Key = "theme.is-chosen"
	ThemeWhich     Key = "theme.which"
	ThemeChosen    Key = "theme.chosen"
	ThemeNoChoice  Key = "theme.no-choice"
	ScheduleTheme  Key = "schedule.theme"
	UndoTheme      Key = "undo.theme"
)

// Topic is a topic of the quiz as people read it; one that staff made up stands
// as they wrote it.
func Topic(name string, in chat.Language) privacy.Authored {
	key := Key("topic." + name)
	if _, known := catalogue[key]; known {
		return key.In(in)
	}
	return privacy.Author(name)
}

// Topics are those of the bank that ships which have a name.
func Topics() []string {
	return []string{
		"mdvp", "mov", "wastage", "stock", "records", "target", "schedule", "fridgetag", "coverage-rate",
		"chart", "dropout", "dose-route-site", "contraindications", "vvm", "shake", "aefi", "injection-safety",
	}
}

var topicCatalogue = map[Key]Phrase{
	"topic.mdvp":              {English: "Open vials (MDVP)", Kiswahili: "Vial zilizofunguliwa (MDVP)"},
	"topic.mov":               {English: "Missed opportunities", Kiswahili: "Fursa zilizopotea"},
	"topic.wastage":           {English: "The wastage rate", Kiswahili: "Upotevu wa chanjo (wastage rate)"},
	"topic.stock":             {English: "Stock", Kiswahili: "Akiba ya chanjo"},
	"topic.records":           {English: "Records", Kiswahili: "Rekodi"},
	"topic.target":            {English: "Estimating the target", Kiswahili: "Kukadiria lengo"},
	"topic.schedule":          {English: "The schedule", Kiswahili: "Ratiba ya chanjo"},
	"topic.fridgetag":         {English: "The fridge-tag", Kiswahili: "Kifaa cha fridge-tag"},
	"topic.coverage-rate":     {English: "The coverage rate", Kiswahili: "Kiwango cha chanjo (coverage rate)"},
	"topic.chart":             {English: "The monitor chart", Kiswahili: "Chati ya ufuatiliaji"},
	"topic.dropout":           {English: "The dropout rate", Kiswahili: "Kiwango cha dropout"},
	"topic.dose-route-site":   {English: "Dose, route and site", Kiswahili: "Dozi, njia na mahali pa kuchanja"},
	"topic.contraindications": {English: "Who should not get it", Kiswahili: "Nani asipewe"},
	"topic.vvm":               {English: "The VVM", Kiswahili: "Alama ya VVM"},
	"topic.shake":             {English: "The shake test", Kiswahili: "Kipimo cha shake test"},
	"topic.aefi":              {English: "Reactions (AEFI)", Kiswahili: "Madhara baada ya chanjo (AEFI)"},
	"topic.injection-safety":  {English: "Safe injections", Kiswahili: "Sindano salama"},
}

var themeCatalogue = gather(topicCatalogue, map[Key]Phrase{
	PollThemeFrom: {English: "Which theme next, from {day}?", Kiswahili: "Mada gani ifuate, kuanzia {day}?"},
	PollThemeLevel: {
		English:   "The votes are level, so the plan stands. The theme from {day}: {theme}.",
		Kiswahili: "Kura zimelingana, kwa hivyo mpango unabaki. Mada kuanzia {day}: {theme}.",
	},
	PollThemeNext: {English: "The theme from {day}: {theme}.", Kiswahili: "Mada kuanzia {day}: {theme}."},
	PollThemeTie: {
		English:   "The votes are level, so we begin with what was harder. The theme from {day}: {theme}.",
		Kiswahili: "Kura zimelingana, kwa hivyo tunaanza na lililokuwa gumu zaidi. Mada kuanzia {day}: {theme}.",
	},
	PollThemeOpen: {
		English:   "The group is being asked already, until {until}. How it goes: /quiz results. To choose yourself: /schedule theme",
		Kiswahili: "Kikundi kinaulizwa tayari, hadi {until}. Inavyoendelea: /quiz results. Kuchagua mwenyewe: /schedule mada",
	},
	PollThemeAsked: {
		English:   "Here it comes, open until {until}. What most choose is the next theme. To take it back: /undo",
		Kiswahili: "Inakuja, wazi hadi {until}. Wengi wanachochagua ndicho mada inayofuata. Kuirudisha: /undo",
	},
	PollIsOpen:    {English: "A poll is open until {until}: “{question}”", Kiswahili: "Kura iko wazi hadi {until}: “{question}”"},
	ThemeNow:      {English: "Theme until {day}: {theme}.", Kiswahili: "Mada hadi {day}: {theme}."},
	ThemePlanned:  {English: "From {day}: {theme}.", Kiswahili: "Kuanzia {day}: {theme}."},
	ThemeIsChosen: {English: "From {day}, as chosen: {theme}.", Kiswahili: "Kuanzia {day}, kama ilivyochaguliwa: {theme}."},
	ThemeWhich:    {English: "Which theme from {day}? Reply with a number:", Kiswahili: "Mada gani kuanzia {day}? Jibu kwa nambari:"},
	ThemeChosen:   {English: "Noted, thank you. The theme from {day}: {theme}.", Kiswahili: "Nimeandika, asante. Mada kuanzia {day}: {theme}."},
	ThemeNoChoice: {
		English:   "There is no other theme left to choose. The programme's staff plan them; /schedule shows what comes.",
		Kiswahili: "Hakuna mada nyingine ya kuchagua. Wafanyakazi wa programu huzipanga; /schedule inaonyesha yajayo.",
	},
	ScheduleTheme: {English: "choose the next theme", Kiswahili: "chagua mada inayofuata"},
	UndoTheme:     {English: "The plan stands. The theme from {day}: {theme}.", Kiswahili: "Mpango unabaki. Mada kuanzia {day}: {theme}."},
})
