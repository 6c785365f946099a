package policy

import (
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// SourceLine names what stands behind a passage: document, edition, page or
// section, what weight it has, and that another document reports it where the
// source itself was not opened. A passage behind which no page was opened has
// none.
func (p Passage) SourceLine(language chat.Language) string {
	if p.Document == "" || p.Confidence == Background {
		return ""
	}
	words := wordsIn(language)
	var b strings.Builder
	b.WriteString(p.Document)
	if p.Edition != "" && !strings.Contains(p.Document, p.Edition) {
		b.WriteString(" " + p.Edition)
	}
	if p.Page != "" {
		b.WriteString(", " + p.Page)
	}
	if weight := words.weight[p.Authority]; weight != "" {
		b.WriteString(" (" + weight + ")")
	}
	if p.Confidence == FromSecondary {
		b.WriteString(", " + words.reported)
	}
	return b.String()
}

// wording is the few words that stand round a passage in one language.
type wording struct {
	after, background, askFirst, draft, older, reported string
	weight                                              map[Authority]string
}

// wordsIn returns the words of a language; English for one it does not know.
func wordsIn(language chat.Language) wording {
	if language == chat.Kiswahili {
		return wording{
			after:      "Kwa ufupi, kufuatana na ",
			background: "Ujuzi wa kawaida wa kazi; hakuna waraka uliosomwa: ",
			askFirst:   "Muulize mentor wako kwanza.",
			draft:      "Bado haijakaguliwa na mpango.",
			older:      "Ya zamani, imebadilishwa. ",
			reported:   "kama inavyoripotiwa na waraka mwingine",
			weight: map[Authority]string{
				NationalPolicy: "sera ya kitaifa", System: "programu ya rejista, si sera", Training: "mafunzo, si sera",
			},
		}
	}
	return wording{
		after:      "In short, after ",
		background: "General practice, no page was opened: ",
		askFirst:   "Ask your mentor first.",
		draft:      "Not yet checked by the programme.",
		older:      "Older, since replaced. ",
		reported:   "as reported by another document",
		weight: map[Authority]string{
			NationalPolicy: "national policy", System: "register software, not policy", Training: "training material, not policy",
		},
	}
}
