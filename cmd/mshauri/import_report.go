package main

import (
	"fmt"
	"strconv"
	"strings"

	chats "github.com/mshauri/mshauri/bot/transcript"
)

// printImport says what became of a chat, in numbers, and then what somebody
// should look at, by the lines of the file. It names nobody.
func printImport(w world, r chats.Report, o chats.Options, mapped bool) {
	orders := map[chats.Order]string{
		chats.DayMonthYear: "day first", chats.MonthDayYear: "month first", chats.YearMonthDay: "year first",
	}
	span := "no messages"
	if !r.First.IsZero() {
		span = r.First.In(o.Zone).Format("2 January 2006") + " to " + r.Last.In(o.Zone).Format("2 January 2006")
	}
	say(w, fmt.Sprintf("%s: %s; dates read %s.", o.Group.Name, span, orders[r.Order]))
	for _, row := range []struct {
		n    int
		what string
	}{
		{r.Kept, "messages kept, of " + people(r.Covered)},
		{r.Removed, "identifiers taken out of them before they were kept"},
		{r.Known, "known already: heard live, or in another chat"},
		{r.NotCovered, "of " + people(r.Senders-r.Covered) + " whom the consent does not cover: counted, the words dropped"},
		{r.TooOld, "older than keep_days: they would be erased tonight"},
		{r.Deleted, "deleted by whoever wrote them"},
		{r.Missing, "that never reached the phone"},
		{r.Lost, "on which the scrubber failed: left out; please tell the maintainers, without the text"},
		{r.Notices, "WhatsApp's own lines"},
		{r.Files, "pictures, voice notes and other files that messages had: the caption alone is kept"},
		{r.Attachments, "files in the zip: counted, never opened"},
	} {
		if row.n > 0 || row.what == "messages kept, of "+people(r.Covered) {
			say(w, fmt.Sprintf("%9d  %s", row.n, row.what))
		}
	}
	var doubts []string
	if r.NamedOnly > 0 {
		doubts = append(doubts, fmt.Sprintf("%s known by a name alone, and may be counted twice: active members may be too high by up to %d. What they ask to see or to erase does not reach these messages until --members gives their numbers.",
			are(r.NamedOnly), r.NamedOnly))
	}
	if n := len(r.NotCoveredAt); n > 0 {
		how := "list them in --members once they have consented"
		if !mapped {
			how = "somebody has refused, and a name alone could be theirs: give --members with numbers"
		}
		doubts = append(doubts, fmt.Sprintf("Not covered: who first writes at %s; %s.", lines(r.NotCoveredAt, r.Senders-r.Covered), how))
	}
	if r.UnknownCount > 0 {
		doubts = append(doubts, fmt.Sprintf("Not understood, and left out: %s.", lines(r.Unknown, r.UnknownCount)))
	}
	if n := len(r.Strange); n > 0 {
		doubts = append(doubts, fmt.Sprintf("WhatsApp's own by their look, in words that are not known, and left out: %s.", lines(r.Strange, r.ImportTally.Strange)))
	}
	if n := len(r.Torn); n > 0 {
		doubts = append(doubts, fmt.Sprintf("Longer than a message can be, and cut: %s.", lines(r.Torn, n)))
	}
	if len(doubts) > 0 {
		say(w, "What remains doubtful:")
	}
	for _, doubt := range doubts {
		say(w, "  "+doubt)
	}
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

func are(n int) string {
	if n == 1 {
		return "1 person is"
	}
	return strconv.Itoa(n) + " people are"
}

// lines lists line numbers, and how many more there are.
func lines(first []int, all int) string {
	words := make([]string, len(first))
	for i, line := range first {
		words[i] = strconv.Itoa(line)
	}
	text := "line " + words[0]
	if len(words) > 1 {
		text = "lines " + strings.Join(words, ", ")
	}
	if all > len(first) {
		text += fmt.Sprintf(" and %d more", all-len(first))
	}
	return text
}
