package export

import (
	"strconv"
	"strings"
	"time"
)

// Column is one column of a file and what stands in it.
type Column struct{ Name, Meaning string }

// Postings are the columns of the file of postings.
func Postings() []Column {
	return []Column{
		{"posting", "names the posting in this export, for reply_to"},
		{"person", "a pseudonym; another one in the file of answers, and in every other export unless it is of the same --study"},
		{"role", "of the person when it was written: mentee, mentor, facilitator, supervisor or staff"},
		{"group", "the programme's name of the group"},
		{"time", "local time, to the minute"},
		{"kind", "text, picture, video, voice, audio, document, sticker, contact, location, poll or other"},
		{"text", "the words after the scrubber: [name 1], [phone], [id], [date], [place], [age 2 months] stand where an identifier was, [facility 3] for the third facility of the settings, [facility] for another; a poll's options follow its question, each on a line"},
		{"areas", "the technical areas, the best first, with a space between"},
		{"question", "yes when something is asked"},
		{"reply_to", "the posting that this one answers, when that is kept; it may lie outside the period"},
		{"source", "heard, or imported from a chat that WhatsApp exported"},
	}
}

// Answers are the columns of the file of rounds with their answers.
func Answers() []Column {
	return []Column{
		{"round", "the number of the round"},
		{"group", "the programme's name of the group"},
		{"area", "the technical area of the item"},
		{"item", "the item of the quiz bank"},
		{"opened", "the day on which the round opened"},
		{"reach", "how many people could answer it then"},
		{"person", "a pseudonym; another one in the file of postings. Empty where nobody knows any more whose answers these were"},
		{"day", "on which the answer was given"},
		{"given", "the option's letter, or the number"},
		{"verdict", "right, wrong, or slip (wrong by a known wrong method)"},
		{"slip", "which method"},
		{"people", "1, or how many answered so where nobody knows any more who"},
	}
}

// Rules are what else a reader must know of both files.
func Rules() []string {
	return []string{
		"A posting is a message that a person wrote in a group: no bot messages, reactions, votes, orders to the bot, answers to an open round, or deleted ones.",
		"Nobody who has refused or was forgotten is in either file.",
		"A round is left out when fewer than three people answered it, or when nearly everybody did and nearly all the same: then answers could be told of people.",
		"A cell that begins like a formula (= + - @, a tab or a line break) has an apostrophe before it in the spreadsheet forms.",
	}
}

const (
	dayForm  = "2006-01-02"
	timeForm = "2006-01-02 15:04"
)

func number(n int64) string { return strconv.FormatInt(n, 10) }

// row is one posting as it stands in the file.
func (p Posting) row(names Names, zone *time.Location, places *Facilities) []any {
	text := places.mask(p.Text.String())
	for _, option := range p.Options {
		text += "\n" + places.mask(option.String())
	}
	areas := make([]string, len(p.Areas))
	for i, area := range p.Areas {
		areas[i] = string(area)
	}
	question, source := "", "heard"
	if p.Question {
		question = "yes"
	}
	if p.Imported {
		source = "imported"
	}
	return []any{
		names.posting(p.ID), names.author(p.Member), string(p.Role), p.Group, p.SentAt.In(zone).Format(timeForm), string(p.Kind),
		text, strings.Join(areas, " "), question, names.posting(p.ReplyTo), source,
	}
}

// harmless lets no cell begin like a formula. Spreadsheets run those, also
// when a file is opened that somebody else has written into.
func harmless(text string) string {
	bare := strings.TrimLeft(text, " \u00a0\u200b\u200e\u200f\ufeff")
	if bare != "" && strings.ContainsRune("=+-@\t\r\n|＝＋－＠", []rune(bare)[0]) {
		return "'" + text
	}
	return text
}
