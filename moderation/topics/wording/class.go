package wording

// classify names the class of each token, puts "penta" and "3" together, and
// finds the stems.
func (r *reader) classify() {
	in, out := r.tokens, r.tokens[:0]
	for i := 0; i < len(in); i++ {
		t := in[i]
		if t.Class != Word {
			t.Stem = t.Text
			out = append(out, t)
			continue
		}
		var next *Token
		if i+1 < len(in) {
			next = &in[i+1]
		}
		class := classes[t.Text]
		switch {
		case isDigit(t.Text[0]):
			var took bool
			t.Class, took = number(t.Text, last(out), next)
			if took {
				t.Stop = next.Stop
				i++
				if t.Class == Degree && i+1 < len(in) && in[i+1].Text == "c" {
					t.Stop = in[i+1].Stop
					i++
				}
			}
			t.Stem = t.Class.String()
		case t.glued && next != nil && next.Text == "21":
			// "R21", of which spelling made "are".
			t.Text, t.Stem, t.Class, t.Stop = "r21", "r21", Vaccine, next.Stop
			i++
		case class == Vaccine:
			t.Class = Vaccine
			if next != nil && t.Stop == 0 && len(next.Text) == 1 && isDigit(next.Text[0]) && next.Text[0] < '6' {
				t.Text += next.Text
				t.Stop = next.Stop
				i++
			}
			t.Stem = t.Text
		case class != Word:
			t.Class, t.Stem = class, t.Text
		default:
			t.Stem = Stem(t.Text)
		}
		out = append(out, t)
	}
	r.tokens = out
}

func last(tokens []Token) *Token {
	if len(tokens) == 0 {
		return nil
	}
	return &tokens[len(tokens)-1]
}

// number classifies a number by its unit, which may stand on either side. It
// reports whether the unit that follows was taken with it.
func number(digits string, before, after *Token) (class Class, took bool) {
	unit := ""
	if after != nil {
		unit = after.Text
		switch {
		case after.Class == Percent || percentWords[unit]:
			return Percent, true
		case after.Class == Degree || degreeWords[unit]:
			return body(digits, Degree), true
		case ageWords[unit]:
			return Age, false
		case clockWords[unit]:
			return Clock, len(unit) == 2
		case unit == "bob":
			return Money, true
		}
	}
	if before != nil {
		switch {
		case before.Text == "moh" || before.Text == "form":
			return Form, false
		case before.Text == "ksh" || before.Text == "kes":
			return Money, false
		case before.Text == "saa":
			return Clock, false
		case ageWords[before.Text] && before.Stop == 0:
			return Age, false
		case degreeWords[before.Text] || before.Text == "temp" || before.Text == "temperature" || before.Text == "homa" || before.Text == "joto":
			return body(digits, Degree), false
		}
	}
	if forms[digits] {
		return Form, false
	}
	if decimal(digits) {
		return body(digits, Number), false
	}
	if countWords[unit] {
		return Doses, false
	}
	return Number, false
}

func decimal(digits string) bool {
	for i := range len(digits) {
		if digits[i] == '.' {
			return true
		}
	}
	return false
}

// body is Fever for a number that can only be the temperature of a body.
func body(digits string, otherwise Class) Class {
	if len(digits) >= 2 && (digits[:2] >= "36" && digits[:2] <= "41") && (len(digits) == 2 || digits[2] == '.') {
		return Fever
	}
	return otherwise
}

// classed turns the words of each class round: from a word to its class.
func classed(words map[Class][]string) map[string]Class {
	out := make(map[string]Class, 150)
	for class, members := range words {
		for _, word := range members {
			out[word] = class
		}
	}
	return out
}

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, word := range words {
		out[word] = true
	}
	return out
}

// Sets of words that give a token its class. They are read, never written.
var (
	classes = classed(map[Class][]string{
		Vaccine: {
			"penta", "dpt", "mr", "bcg", "opv", "bopv", "ipv", "pcv", "rota", "measles", "yf", "hpv", "tcv",
			"td", "tt", "rtss", "r21", "vit", "polio", "hepb", "hepatitis", "malaria", "tetanus", "typhoid", "surua", "ukambi",
			"covid", "pneumo", "rotavirus", "pentavalent", "mmr", "rubella", "kupooza", "pepopunda",
		},
		Day: {
			"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thur", "fri",
			"jumatatu", "jumanne", "jumatano", "alhamisi", "ijumaa", "jumamosi", "jumapili", "leo", "kesho", "jana", "juzi", "today",
			"tomorrow", "yesterday", "weekend", "wikendi", "mtondogoo",
		},
		Month: {
			"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
			"jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "januari", "februari", "aprili", "juni", "julai", "agosti",
			"septemba", "oktoba", "novemba", "desemba",
		},
	})
	forms        = set("510", "702", "710", "525", "216", "333", "711", "731", "405", "511")
	percentWords = set("percent", "percentage", "asilimia", "pct")
	degreeWords  = set("c", "degrees", "degree", "celsius", "digrii", "deg", "centigrade")
	ageWords     = set("weeks", "week", "months", "month", "years", "year", "miezi", "mwezi", "wiki", "wks", "wk", "mths", "mnths",
		"mos", "yrs", "yr", "days", "day", "siku", "mwaka", "miaka", "hrs", "hours", "hour", "hr", "masaa")
	clockWords = set("am", "pm", "oclock", "asubuhi", "jioni")
	countWords = set("vials", "vial", "doses", "dose", "dozi", "children", "kids", "babies", "watoto", "infants", "mothers", "mama",
		"boxes", "syringes", "injections", "girls", "newborns", "villages", "households", "defaulters")
)
