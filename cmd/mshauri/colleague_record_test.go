package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/config"
)

// guess is whose answer to which round, counted from 0.
type guess struct {
	member int64
	round  int
}

// TestAColleagueCannotTellAnswersFromTheRecord plays a member who knows one
// sentence of every other, and so each one's number in the record, and holds
// main.db without its key. They read every row of every table that is somebody's
// by a number or through a message, and take every value, every length, every
// time of day and how many rows there are as a sign; what a sign means they learn
// from half of the rounds, where let us say everybody told them, and then tell
// the others. No sign is right more often than a coin.
//
// Broken on purpose and put back: with values sealed as they stand, with private
// messages not sealed (the words, and the lengths alone), with the padding left
// out, with a group's answers keeping their words, and with votes their choices.
func TestAColleagueCannotTellAnswersFromTheRecord(t *testing.T) {
	m := newMachine(t)
	truth := class(t, m)
	settings, err := config.Load("", m.environ)
	must(t, err)
	path := settings.DatabaseAddress()

	content, err := os.ReadFile(path)
	must(t, err)
	for _, text := range feedbackOf {
		if bytes.Contains(content, []byte(text)) {
			t.Errorf("%q stands in the file", text)
		}
	}
	right, messages, postings := make(map[guess]bool), make(map[string]guess), make(map[int64]guess)
	for _, row := range everyRow(t, path, "posting") {
		id, _ := row["member"].(int64)
		at := guess{id, dayOf(row["sent_at"])}
		messages[fmt.Sprint(row["message"])] = at
		number, _ := row["id"].(int64)
		postings[number] = at
		for n, was := range truth[fmt.Sprint(row["text"])] {
			right[guess{id, n}] = was
		}
	}
	if len(right) != colleagues*rounds {
		t.Fatalf("the colleague knows of %d answers whose they are, want %d", len(right), colleagues*rounds)
	}
	var names []string
	readFile(t, path, func(scan func(...any)) {
		var name string
		scan(&name)
		names = append(names, name)
	}, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
	tried, joined := 0, make(map[string]int)
	for _, name := range names {
		signs := make(map[string]map[guess]string)
		note := func(sign string, whose guess, value any) {
			if signs[sign] == nil {
				signs[sign] = make(map[guess]string)
			}
			signs[sign][whose] += fmt.Sprint(value) + "|"
		}
		for _, row := range everyRow(t, path, name) {
			whose, ok := whoseRow(row, messages, postings)
			if !ok {
				continue
			}
			joined[name]++
			note("rows", whose, "")
			for column, value := range row {
				note(column, whose, value)
				note("the length of "+column, whose, len(fmt.Sprint(value)))
				if number, ok := value.(int64); ok {
					note("the time of day of "+column, whose, number%(24*time.Hour).Milliseconds())
				}
			}
		}
		for sign, values := range signs {
			hits, made := learn(values, right)
			if made > 0 {
				tried++
			}
			// Of a coin's tosses, this far from half once in ten million.
			if off := math.Abs(float64(hits) - float64(made)/2); off > 5.3*math.Sqrt(float64(made))/2 {
				t.Errorf("by %s of %s the colleague is right %d times of %d", sign, name, hits, made)
			}
		}
	}
	for _, name := range []string{"quiz_answer", "posting", "heard", "outbox", "vote"} {
		if joined[name] < colleagues*rounds/3-rounds {
			t.Errorf("only %d rows of %s could be told whose they are", joined[name], name)
		}
	}
	if tried < 50 {
		t.Errorf("only %d signs were tried", tried)
	}
}

// learn takes what values mean from the first half of the rounds, and tells the
// second half by it.
func learn(values map[guess]string, right map[guess]bool) (hits, made int) {
	means := make(map[string]int)
	for whose, value := range values {
		if was, known := right[whose]; known && whose.round < rounds/2 {
			if was {
				means[value]++
			} else {
				means[value]--
			}
		}
	}
	for whose, value := range values {
		was, known := right[whose]
		if !known || whose.round < rounds/2 || means[value] == 0 {
			continue
		}
		made++
		if was == (means[value] > 0) {
			hits++
		}
	}
	return hits, made
}

// whoseRow says whose a row is and of which round, by its own columns or
// through a message or posting that it names.
func whoseRow(row map[string]any, messages map[string]guess, postings map[int64]guess) (whose guess, ok bool) {
	whose.round = -1
	for _, column := range []string{"message", "quoted", "target"} {
		if known, found := messages[fmt.Sprint(row[column])]; found {
			whose = known
		}
	}
	if number, found := row["posting"].(int64); found && postings[number].member != 0 {
		whose = postings[number]
	}
	for _, column := range []string{"member", "to_member", "asker", "author"} {
		if id, found := row[column].(int64); found && id != 0 {
			whose.member = id
		}
	}
	for column, value := range row {
		if whose.round < 0 && (column == "at" || strings.HasSuffix(column, "_at")) {
			whose.round = dayOf(value)
		}
	}
	if number, found := row["round"].(int64); found {
		whose.round = int(number) - 1
	}
	return whose, whose.member != 0 && whose.round >= 0
}

// dayOf is the round of a time, and -1 of none.
func dayOf(value any) int {
	at, _ := value.(int64)
	n := int(time.UnixMilli(at).Sub(time.Date(2020, 2, 3, 0, 0, 0, 0, time.UTC)).Hours()) / 24
	if at == 0 || n < 0 || n >= rounds {
		return -1
	}
	return n
}

// everyRow reads a table as it stands.
func everyRow(t *testing.T, path, name string) (rows []map[string]any) {
	t.Helper()
	var columns []string
	readFile(t, path, func(scan func(...any)) {
		var column string
		scan(&column)
		columns = append(columns, column)
	}, `SELECT name FROM pragma_table_info(?)`, name)
	readFile(t, path, func(scan func(...any)) {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		scan(into...)
		row := make(map[string]any)
		for i, column := range columns {
			if text, ok := values[i].([]byte); ok {
				values[i] = string(text)
			}
			row[column] = values[i]
		}
		rows = append(rows, row)
	}, `SELECT * FROM "`+name+`"`)
	return rows
}
