package dispute

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// Explain is a claim for one who wants to know how it was read: the matter, the
// value with its unit, for or against.
func (c Claim) Explain() string {
	var b strings.Builder
	b.WriteString(c.Matter.ID)
	if c.Subject != "" {
		b.WriteString(" of " + c.Subject)
	}
	if c.dose >= 0 {
		b.WriteString(" " + strconv.Itoa(c.dose))
	}
	if c.Option != "" {
		b.WriteString(", for " + c.Option)
	}
	if len(c.Values) > 0 {
		b.WriteString(", for " + list(c.Values, " and "))
	}
	if c.Denies != "" {
		b.WriteString(", against " + c.Denies)
	}
	if len(c.Against) > 0 {
		b.WriteString(", against " + list(c.Against, " and "))
	}
	if c.inTalk {
		b.WriteString(", by what it answers")
	}
	if c.local {
		b.WriteString(", of one's own facility")
	}
	return b.String()
}

func list(values []Value, joint string) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = v.String()
	}
	return strings.Join(parts, joint)
}

// View is a claim in half a line, as a fair message names it: the value where
// there is one, otherwise the ruling; empty when neither was read.
func (c Claim) View(language chat.Language) string {
	if len(c.Values) > 0 {
		return measures(c.Values, language)
	}
	for _, o := range c.Matter.options {
		if o.name == c.Option {
			if language == chat.Kiswahili {
				return o.kiswahili
			}
			return o.english
		}
	}
	if len(c.Against) == 0 && c.Denies == "" {
		return ""
	}
	against := list(c.Against, ", ")
	if len(c.Against) > 0 {
		against = measures(c.Against, language)
	}
	for _, o := range c.Matter.options {
		if o.name == c.Denies && against == "" {
			against = o.english
			if language == chat.Kiswahili {
				against = o.kiswahili
			}
		}
	}
	if language == chat.Kiswahili {
		return "si hivyo: " + against
	}
	return "not so: " + against
}

// measures writes values with the units of a language: 28 days, siku 28.
func measures(values []Value, language chat.Language) string {
	joint := " and "
	if language == chat.Kiswahili {
		joint = " na "
	}
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = v.in(language)
	}
	return strings.Join(parts, joint)
}

func (v Value) in(language chat.Language) string {
	number := strconv.FormatFloat(v.Number, 'f', -1, 64)
	if v.Number >= 10000 {
		number = number[:len(number)-3] + "," + number[len(number)-3:]
	}
	if language == chat.Kiswahili {
		if word := map[string]string{"min": "dakika", "h": "masaa", "d": "siku", "w": "wiki", "m": "miezi", "y": "miaka", "doses": "dozi", "drops": "matone", "times": "mara"}[v.Unit]; word != "" {
			return word + " " + number
		}
	} else if word := map[string]string{"min": "minute", "h": "hour", "d": "day", "w": "week", "m": "month", "y": "year", "doses": "dose", "drops": "drop", "times": "time"}[v.Unit]; word != "" {
		if v.Number != 1 || v.Unit == "doses" && false {
			if !strings.HasSuffix(word, "s") {
				word += "s"
			}
		}
		return number + " " + word
	} else if v.Unit == "doses" || v.Unit == "drops" {
		return number + " " + v.Unit
	}
	switch v.Unit {
	case "":
		return number
	case "%":
		return number + "%"
	case "C":
		return number + " °C"
	}
	return number + " " + v.Unit
}

// Named is what a disagreement is about, with the vaccine where it is asked of
// one: "how many doses there are (HPV)". It is empty where the two gave numbers
// alone and nobody had asked: of what they are is a guess then.
func (d *Disagreement) Named(language chat.Language) string {
	if asked := d.question && d.asked-1 <= d.Second.message; !asked && d.First.counts() && d.Second.counts() {
		return ""
	}
	name := d.First.Matter.Name(language)
	if v := vaccineNames[d.First.Subject]; v != "" {
		return name + " (" + v + ")"
	}
	return name
}

// counts reports whether a claim is numbers without what they are of.
func (c Claim) counts() bool {
	return len(c.Values) > 0 && !slices.ContainsFunc(c.Values, func(v Value) bool { return v.Kind != Bare })
}

// vaccineNames are the vaccines as nurses write them, in both languages alike.
var vaccineNames = map[string]string{
	"bcg": "BCG", "opv": "OPV", "penta": "penta", "pcv": "PCV", "rota": "rota", "ipv": "IPV", "mr": "MR", "yf": "yellow fever",
	"hpv": "HPV", "tcv": "TCV", "malaria": "malaria", "tt": "TT/Td", "hepb": "hepatitis B",
}
