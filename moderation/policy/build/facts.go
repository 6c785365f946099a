package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

var (
	statement = regexp.MustCompile(`(?m)^\*\*(KE-[A-Z]+-\d+)\*\* (.+?)\s*\n(\*topic:\*.+)$`)
	meta      = regexp.MustCompile(`^\*([a-z_]+):\* (.*)$`)
	year      = regexp.MustCompile(`^(?:19|20)\d\d\b`)
	numbered  = regexp.MustCompile(`KE-[A-Z]+-\d+`)
)

// readFacts reads the statements: an id and a text on one line, and what is
// known of them on the next.
func readFacts(text string, names titles) ([]policy.Passage, error) {
	var all []policy.Passage
	last := ""
	for _, match := range statement.FindAllStringSubmatch(text, -1) {
		p := policy.Passage{ID: idOf(match[1]), Text: plain(match[2]), Kind: policy.Summary, State: policy.Draft}
		for part := range strings.SplitSeq(match[3], " | ") {
			found := meta.FindStringSubmatch(strings.TrimSpace(part))
			if found == nil {
				return nil, fmt.Errorf("statement %s: %q is not a name and a value", match[1], part)
			}
			value := strings.Trim(found[2], "` ")
			switch found[1] {
			case "topic":
				p.Topic = value
			case "area":
				p.Area = chat.Area(value)
			case "source":
				if value == "same" {
					value = last
				}
				p.Source, last = value, value
			case "edition":
				p.Edition = value
			case "confidence":
				p.Confidence = policy.Confidence(value)
			case "authority":
				p.Authority = policy.Authority(value)
			case "status":
				p.State = policy.State(value)
			case "valid_from":
				p.ValidFrom = value
			case "valid_to":
				p.ValidTo = value
			case "superseded_by":
				for _, id := range numbered.FindAllString(value, -1) {
					p.SupersededBy = append(p.SupersededBy, policy.ID(id))
				}
			case "supersedes":
				p.Supersedes = value
			case "products": // in words there; keys stand in more.txt
			default:
				return nil, fmt.Errorf("statement %s: there is no place for %q", match[1], found[1])
			}
		}
		document, _, page := names.cite(p.Source)
		p.Document, p.Page, p.Edition = document.name, page, edition(p.Edition, document)
		all = append(all, p)
	}
	return all, nil
}

// edition is the year of a statement's own edition, else the document's.
func edition(own string, document title) string {
	if document.edition != "" {
		return document.edition
	}
	if found := year.FindString(own); found != "" {
		return found
	}
	return ""
}

// plain takes marks of quotation out of a text: it is our own words.
func plain(text string) string {
	text = strings.NewReplacer(`"`, "", "“", "", "”", "").Replace(text)
	return regexp.MustCompile(`(^|[ (])'([^']+)'`).ReplaceAllString(text, "$1$2")
}

// idOf is the id of a statement as a passage's.
func idOf(text string) policy.ID { return policy.ID(text) }
