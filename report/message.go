package report

import (
	"strconv"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Title names the week, with its first and last day.
func (d Digest) Title(language chat.Language) privacy.Authored {
	from := phrases.Text("from", phrases.Date(d.Week.From(), language))
	if d.IsSoFar {
		return phrases.DigestSoFar.In(language, from)
	}
	return phrases.DigestTitle.In(language, phrases.Word("week", d.Week.String()), from,
		phrases.Text("to", phrases.Date(d.Week.Last(), language)))
}

// Message is the digest as a WhatsApp message that is read in two minutes: the
// findings, the programme in full, and the first lines of each group.
func (d Digest) Message(language chat.Language) privacy.Authored {
	lines := []privacy.Authored{d.Title(language)}
	for i, finding := range d.Findings(language) {
		lines = append(lines, privacy.Author(strconv.Itoa(i+1)+". "+finding.String()))
	}
	if len(d.Groups) != 1 {
		lines = append(lines, d.block(d.Programme, language)...)
	}
	for _, group := range d.Groups {
		lines = append(lines, d.block(group, language)...)
	}
	return privacy.Lines(lines...)
}

// block is a section as it stands in a message. A group's has fewer lines when
// the programme stands above it.
func (d Digest) block(s Section, language chat.Language) []privacy.Authored {
	name := privacy.Author(s.Name)
	if s.ID == "" {
		name = phrases.DigestAll.In(language)
	}
	lines := []privacy.Authored{privacy.Author("\n*" + name.String() + "*")}
	short := s.ID != "" && len(d.Groups) != 1
	for _, row := range d.Rows(s, language) {
		isForAll := row.Key == phrases.LabelRemoved || row.Key == phrases.LabelAnswer || row.Key == phrases.LabelBot
		if row.Value.IsEmpty() || short && isForAll {
			continue
		}
		lines = append(lines, row.line(language))
		if areas := s.areaWords(language); row.Key == phrases.LabelPostings && !areas.IsEmpty() {
			lines = append(lines, Row{Label: phrases.LabelAreas.In(language), Value: areas}.line(language))
		}
	}
	return lines
}

// areasAtMost is how many areas a message names.
const areasAtMost = 5

// areaWords lists the areas that were posted about, most first, with last
// week's number in brackets.
func (s Section) areaWords(language chat.Language) privacy.Authored {
	var words []privacy.Authored
	for i, about := range s.Busiest() {
		if about.Postings.Now == 0 || i == areasAtMost {
			break
		}
		words = append(words, privacy.Author(phrases.Area(about.Area, language).String()+" "+
			strconv.Itoa(about.Postings.Now)+" ("+strconv.Itoa(about.Postings.Before)+")"))
	}
	return list(words)
}
