package emergency

import (
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// What speaks for and against something happening now. Chosen by hand on
// testdata/emergency-dev.jsonl; docs/quality.md has the figures.
const (
	rings = 4 // at this weight and above somebody is rung

	happens = 3 // "has collapsed"
	named   = 2 // "collapse"
	pleads  = 2 // "what do I do", "help"
	isNow   = 1 // each word of today, at most two
	someone = 1
	given   = 1 // vaccination is spoken of
	shouted = 1
	alone   = 1 // it happens, and little else is said: "fitting", "kapoteza fahamu"
	asked   = 3 // taken away from a bare name: "what is anaphylaxis?"
)

// fewWords is how many words at most somebody writes who has no hand free.
const fewWords = 5

// against is how much each class takes away.
var against = map[string]int{
	"teach": 3, "prevent": 3, "if": 3, "form": 1, "past": 3, "over": 3, "rumour": 3, "laugh": 3,
}

// weigh says what cannot wait, the heaviest.
func (s signs) weigh() chat.Danger {
	var best chat.Danger
	most := rings - 1
	for _, kind := range chat.Dangers() {
		weight := s.weight(kind)
		// "Pricked with a used needle" is no needle used twice.
		if weight > most || weight == most && best == chat.MixUp && kind == chat.Needle {
			best, most = kind, weight
		}
	}
	return best
}

// usedThing reports whether "used" tells what a thing is: a used needle.
func (s signs) usedThing(at sign) bool {
	if s.read.Tokens[at.from].Text != "used" || at.to >= len(s.read.Tokens) {
		return false
	}
	switch s.read.Tokens[at.to].Text {
	case "needle", "needles", "syringe", "syringes", "sharp", "sharps", "vial", "vials", "to":
		return true
	}
	return false
}

// hint reports whether anything at all in it should not be: without, a plain
// "I gave MR to mine" may be like many an emergency.
func (s signs) hint() bool {
	for _, sign := range s.all {
		if _, _, event := isKind(sign.class); event || sign.class == "amiss" {
			return true
		}
		switch sign.class {
		case "~state", "~event", "~cannot", "~slip", "~grief", "~vital", "~sharp", "~blood", "~product", "~whole":
			return true
		}
	}
	return false
}

// doubt reports whether anything speaks against it: a lesson, a "what if", long
// ago, it is over.
func (s signs) doubt() bool {
	for class := range against {
		if s.has(class) {
			return true
		}
	}
	return !s.hint() || s.has("paper") || s.has("mourn") || s.has("careless") || s.has("general") || s.has("almost")
}

// weight is what speaks for a kind, less what speaks against.
func (s signs) weight(kind chat.Danger) int {
	strongest := 0
	distantly := false
	for _, sign := range s.all {
		of, happening, ok := isKind(sign.class)
		if !ok || of != kind || !s.stands(kind, sign) {
			continue
		}
		strength := named
		if happening && sign.how == plain {
			strength = happens
		} else if happening {
			distantly = true
		}
		strongest = max(strongest, strength)
	}
	if kind == chat.MixUp {
		strongest = s.wrongly()
	}
	if strongest == 0 {
		return 0
	}
	weight := strongest + min(2, s.count("now"))*isNow
	for class, worth := range map[string]int{"plea": pleads, "person": someone, "vaccinated": given, "here": someone} {
		if s.has(class) {
			weight += worth
		}
	}
	if s.read.Shape.Exclaims > 1 {
		weight += shouted
	}
	counter := 0
	for class, worth := range against {
		counter += min(2, s.count(class)) * worth
	}
	weight -= counter
	if counter == 0 && strongest == happens && len(s.read.Tokens) <= fewWords {
		weight += alone
	}
	if strongest < happens && s.has("general") {
		weight -= asked
	}
	if strongest < happens && distantly {
		weight -= against["if"]
	}
	return weight
}

// stands reports whether a sign is about somebody, and is not denied.
func (s signs) stands(kind chat.Danger, at sign) bool {
	switch {
	case kind != chat.Needle && s.about("ware", at) && !s.near("patient", at): // the fridge that died, the system that collapsed
		return false
	case s.before("deny", at, 3):
		return false
	case (kind == chat.Collapse || kind == chat.Death || kind == chat.Convulsion) && tell(s.read.Tokens[at.from].Text).who == 'x' && !s.near("patient", at):
		return false // imeanguka: the phone, not the child
	case kind == chat.Swelling:
		happening := strings.HasSuffix(at.class, "!")
		return happening || !s.has("site")
	case kind == chat.Death:
		if how := tell(s.read.Tokens[at.from].Text); how.who == '1' || how.who == 'w' && !s.has("patient") {
			return false // nimekufa kwa kicheko
		} else if how.who == '3' && how.when == "me" && s.has("plea") && len(s.read.Tokens) <= fewWords {
			return true
		}
		return s.has("person") && s.has("vaccinated") && !s.has("mourn") && !s.has("careless") && (!s.has("kin") || s.near("patient", at))
	}
	return true
}

// wrongly is how strongly a text says that something wrong was given.
func (s signs) wrongly() int {
	if s.has("paper") || s.has("early") {
		return 0
	}
	given, amiss := false, false
	for _, sign := range s.all {
		if sign.how != plain {
			continue
		}
		switch sign.class {
		case "amiss":
			amiss = true
		case "gave":
			// "Inatumika masaa sita" is how it is used, not that it was.
			how := tell(s.read.Tokens[sign.from].Text)
			given = given || how != (told{'x', "na"}) && !s.usedThing(sign)
		}
	}
	if given && amiss && s.has("vaccinated") {
		return happens
	}
	return 0
}
