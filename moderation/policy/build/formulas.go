package main

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

var (
	calculation = regexp.MustCompile(`^## (F-[A-Z0-9-]+) (.+)$`)
	labelled    = regexp.MustCompile(`^\*(area|formula|source):\*\s*(.*)$`)
	symbols     = strings.NewReplacer("dpv", "doses per vial", "vials x", "vials opened x", "= WR", "= wastage rate (WR)", "WF =", "wastage factor (WF) =", "x WF", "x wastage factor (WF)", "TP x n x cov", "target population (TP) x doses in the schedule x coverage",
		"pop x", "population x", "TP =", "target population (TP) =", "SI =", "surviving infants =", " cov ", " coverage ")
)

// readFormulas makes a passage of each calculation: its name, the formula, a
// word on its use and as many of its examples as may be shown.
func readFormulas(text string, names titles, facts []policy.Passage) []policy.Passage {
	var all []policy.Passage
	var p *policy.Passage
	var head, note string
	var examples []string
	flush := func() {
		if p == nil {
			return
		}
		p.Text = head
		for _, part := range append([]string{note}, examples...) {
			if part != "" && utf8.RuneCountInString(p.Text)+utf8.RuneCountInString(part) < 360 {
				p.Text += " " + part
			}
		}
		p.Text = plain(p.Text)
		all = append(all, *p)
		p = nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch found := labelled.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "## "):
			flush()
			if found := calculation.FindStringSubmatch(line); found != nil {
				p = &policy.Passage{ID: policy.ID(found[1]), Kind: policy.Summary, State: policy.Draft, Topic: "calculation"}
				head, note, examples = found[2]+":", "", nil
			}
		case p == nil || line == "" || strings.HasPrefix(line, "|"):
		case found != nil:
			value := strings.ReplaceAll(found[2], "`", "")
			switch found[1] {
			case "area":
				p.Area = chat.Area(strings.TrimSpace(value))
			case "formula":
				head += " " + symbols.Replace(strings.TrimSpace(value)) + "."
			case "source":
				weigh(p, value, names, facts)
			}
		case strings.HasPrefix(line, "- Example"):
			_, example, _ := strings.Cut(line, ": ")
			examples = append(examples, "Example: "+example)
		case note == "" && !strings.HasPrefix(line, "-"):
			note = line
		}
	}
	flush()
	return all
}

// weigh says what stands behind a calculation. One that follows from a
// statement has its document, but never its authority as national policy: the
// sum is ours.
func weigh(p *policy.Passage, source string, names titles, facts []policy.Passage) {
	p.Source = source
	document, key, page := names.cite(source)
	p.Document, p.Edition, p.Page = document.name, edition("", document), page
	p.Confidence, p.Authority = policy.ReadInSource, policy.Training
	switch {
	case strings.HasPrefix(key, "WHO"):
		p.Authority = policy.WHO
	case key == "HOSSAIN-2021":
		p.Authority = policy.Programme
	case strings.HasPrefix(key, "KE-"):
		p.Authority = policy.System
	}
	if strings.Contains(source, " via ") || strings.Contains(source, "BG") {
		p.Confidence = policy.FromSecondary
	}
	if key != "" {
		return
	}
	p.Confidence, p.Authority = policy.Background, policy.NoAuthority
	for _, fact := range facts {
		if strings.HasPrefix(source, string(fact.ID)) {
			p.Document, p.Edition, p.Page = fact.Document, fact.Edition, fact.Page
			p.Confidence, p.Authority = policy.FromSecondary, fact.Authority
			if p.Authority == policy.NationalPolicy {
				p.Authority = policy.Training
			}
			if fact.Confidence == policy.Background {
				p.Confidence, p.Authority = policy.Background, policy.NoAuthority
			}
		}
	}
}
