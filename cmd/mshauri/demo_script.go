package main

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

//go:embed demo.txt
var demoScript string

// demoLine is one thing that one invented person says.
type demoLine struct {
	mentor  bool
	number  int // of the mentor or mentee, 1 first
	private bool
	text    string
	planted []string // identifiers in it that must not survive
	also    int      // messages that follow besides the answer
}

// who names the speaker as the demo prints it.
func (l demoLine) who() string {
	who := "mentee"
	if l.mentor {
		who = "mentor"
	}
	who = fmt.Sprintf("%s %d", who, l.number)
	if l.private {
		who += " (private)"
	}
	return who
}

var (
	speakerShape = regexp.MustCompile(`(?i)^\s*(mentee|mentor)\s*(\d{1,2})(\s+private)?\s*:\s*(.*)$`)
	plantedShape = regexp.MustCompile(`\{([^{}]*)\}`)
	alsoShape    = regexp.MustCompile(`\s+\[\+(\d)\]$`)
)

// parseDemoLine reads one line of the script, or one typed in the terminal.
func parseDemoLine(line string) (demoLine, error) {
	parts := speakerShape.FindStringSubmatch(line)
	if parts == nil {
		return demoLine{}, fmt.Errorf("say who speaks: mentee 3: text, mentor 1: text, or mentee 3 private: text")
	}
	number, _ := strconv.Atoi(parts[2]) // the pattern gives digits only
	said := demoLine{mentor: strings.EqualFold(parts[1], "mentor"), number: number, private: parts[3] != ""}
	most := demoMentees
	if said.mentor {
		most = demoMentors
	}
	if number < 1 || number > most {
		return demoLine{}, fmt.Errorf("there is no %s %d: they go from 1 to %d", strings.ToLower(parts[1]), number, most)
	}
	for _, planted := range plantedShape.FindAllStringSubmatch(parts[4], -1) {
		said.planted = append(said.planted, planted[1])
	}
	if also := alsoShape.FindStringSubmatch(parts[4]); also != nil {
		said.also, _ = strconv.Atoi(also[1])
		parts[4] = strings.TrimSuffix(parts[4], also[0])
	}
	said.text = plantedShape.ReplaceAllString(parts[4], "$1")
	if said.text == "" {
		return demoLine{}, fmt.Errorf("there is nothing to say after the colon")
	}
	return said, nil
}

// demoLines reads the script that is built into the program.
func demoLines() ([]demoLine, error) {
	var lines []demoLine
	for i, line := range strings.Split(demoScript, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		said, err := parseDemoLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d of the script: %w", i+1, err)
		}
		lines = append(lines, said)
	}
	return lines, nil
}
