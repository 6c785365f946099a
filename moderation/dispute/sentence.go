package dispute

import (
	"iter"
	"math"
	"slices"
	"strings"
)

// sentence is one sentence of a message, as it is understood.
type sentence struct {
	tokens   []token
	terms    []term
	values   []Value
	yes, not map[string]bool // concepts that are said, and that are denied
	vaccines []string        // in their order
	beside   []string        // of those, with which another one is given or compared
	dose     map[string]int  // "penta2": penta, 2
	divisors []Value         // "24/96": 96
	asks     bool
}

// has reports whether a sentence speaks of a concept at all.
func (s *sentence) has(concept string) bool { return s.yes[concept] || s.not[concept] }

// concepts are all of which a sentence speaks; some may be there twice.
func (s *sentence) concepts() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, all := range []map[string]bool{s.yes, s.not} {
			for concept := range all {
				if !yield(concept) {
					return
				}
			}
		}
	}
}

// sentences cuts a message and reads each part.
func (r *Reader) sentences(text string) []*sentence {
	var out []*sentence
	all := tokens(text)
	from := 0
	flush := func(to int, asks bool) {
		if to > from {
			for _, part := range r.parts(all[from:to]) {
				s := r.sentence(part)
				s.asks = asks && !rhetorical(part) || r.interrogative(s)
				out = append(out, s)
			}
		}
		from = to + 1
	}
	for i, t := range all {
		switch t.kind {
		case stopToken:
			flush(i, false)
		case pauseToken: // "it is free, maybe the service": the doubt is of the rest alone
			switch {
			case i-from > 1 && i+1 < len(all) && doubts(all[i+1].text):
				flush(i, false)
			case i > from && (all[from].text == "why" || all[from].text == "mbona"):
				flush(i, true) // "why a booster, it is one dose"
			}
		case askToken:
			flush(i, true)
		}
	}
	flush(len(all), false)
	return out
}

// fallsShort reports whether a value is said to be too little: "wiki moja
// haitoshi".
func fallsShort(all []token, at int) bool {
	for i := at + 1; i < len(all) && i <= at+4; i++ {
		switch all[i].text {
		case "haitoshi", "hazitoshi", "haitoshe", "hayatoshi":
			return true
		case "not", "isnt":
			return i+1 < len(all) && all[i+1].text == "enough"
		}
		if all[i].kind != wordToken {
			return false
		}
	}
	return false
}

func doubts(word string) bool {
	return word == "labda" || word == "maybe" || word == "perhaps" || word == "pengine"
}

// rhetorical reports whether what ends as a question claims: "si mwongozo
// unasema kila moja na yake?"; but "si ulisema 8?" asks.
func rhetorical(all []token) bool {
	return len(all) > 3 && all[0].text == "si" && !strings.HasSuffix(all[1].text, "sema")
}

// parts cuts a sentence that says one thing of each of several vaccines:
// "MR 6 hours, OPV 28 days".
func (r *Reader) parts(all []token) [][]token {
	var cuts []int
	last, lastName := -1, ""
	start := 0
	for _, t := range r.lexicon.terms(all) {
		if !r.lexicon.vaccines[t.concept] {
			continue
		}
		name := t.concept
		if t.end+1 < len(all) && all[t.end+1].kind == numberToken && !r.isUnit(all, t.end+2) {
			name += all[t.end+1].text
		}
		if last >= 0 && name != lastName {
			cut := t.at
			for i := last + 1; i < t.at; i++ {
				if all[i].kind == pauseToken {
					cut = i
				}
			}
			if numbers(all[start:cut]) && numbers(all[cut:]) && (cut < t.at || numbers(all[last+1:t.at])) {
				cuts = append(cuts, cut)
				start = cut
			}
		}
		last, lastName = t.end, name
	}
	var out [][]token
	from := 0
	for _, cut := range cuts {
		if cut > from {
			out = append(out, all[from:cut])
			from = cut
		}
	}
	return append(out, all[from:])
}

// numbers reports whether there is a number other than a dose's.
func numbers(all []token) bool {
	for i, t := range all {
		if t.kind == numberToken && !(i == 0 && t.number <= 5 && t.number == float64(int(t.number)) && (len(all) == 1 || all[1].kind != wordToken)) {
			return true
		}
	}
	return false
}

func (r *Reader) sentence(all []token) *sentence {
	s := &sentence{tokens: all, terms: r.lexicon.terms(all), yes: make(map[string]bool), not: make(map[string]bool), dose: make(map[string]int)}
	taken := make([]bool, len(all))
	for i := range s.terms {
		t := &s.terms[i]
		if r.refused(all, t.at) || refusedAfter(all, t.end) {
			t.negated = !t.negated
		}
		if t.negated {
			s.not[t.concept] = true
		} else {
			s.yes[t.concept] = true
		}
		if r.lexicon.vaccines[t.concept] {
			if besides(all, t.at) {
				s.beside = append(s.beside, t.concept)
			}
			if !slices.Contains(s.vaccines, t.concept) {
				s.vaccines = append(s.vaccines, t.concept)
			}
			if n := t.end + 1; n < len(all) && all[n].kind == numberToken && all[n].number >= 0 && all[n].number <= 5 && all[n].number == float64(int(all[n].number)) && (!r.isUnit(all, n+1) || n+2 < len(all) && before(all[n+1].text) && all[n+2].kind == numberToken) {
				s.dose[t.concept], taken[n] = int(all[n].number), true
			}
		}
		if strings.HasPrefix(t.concept, "f") && len(t.concept) == 4 && all[t.at].kind == numberToken || t.concept == "pcv" || t.concept == "malaria" || strings.HasPrefix(t.concept, "stage") {
			for j := t.at; j <= t.end; j++ {
				taken[j] = taken[j] || all[j].kind == numberToken
			}
		}
	}
	s.ordinal()
	s.heat(all)
	s.values = r.values(all, taken)
	for i := range s.values {
		v := &s.values[i]
		v.denied = r.refused(all, v.at) || v.at > 0 && all[v.at-1].kind == wordToken && r.refused(all, v.at-1)
		v.denied = v.denied || fallsShort(all, v.at)
		if v.denied && leastOf(all, v.at) {
			v.denied = false
		}
		v.person = r.aboutSomebody(s, v.at)
	}
	for i := 0; i+2 < len(all); i++ {
		if all[i].kind == numberToken && (all[i+1].text == "/" || all[i+1].text == "÷") && all[i+2].kind == numberToken {
			s.divisors = append(s.divisors, Value{Kind: Bare, Number: all[i+2].number, base: all[i+2].number, at: i + 2})
		}
	}
	return s
}

// ordinal reads "second dose" and "ya pili".
func (s *sentence) ordinal() {
	if len(s.vaccines) == 0 || len(s.dose) > 0 {
		return
	}
	for i, t := range s.tokens {
		n := map[string]int{"second": 2, "2nd": 2, "pili": 2, "third": 3, "3rd": 3, "kwanza": 1, "first": 1}[t.text]
		if n > 0 && (t.text[0] != 'p' && t.text[0] != 'k' || i > 0 && s.tokens[i-1].text == "ya") {
			s.dose[s.vaccines[0]] = n
			return
		}
	}
}

// negators say no to what follows them.
var negators = map[string]bool{
	"not": true, "dont": true, "never": true, "doesnt": true, "isnt": true, "arent": true, "cant": true, "cannot": true, "wont": true, "shouldnt": true,
	"mustnt": true, "without": true, "si": true, "sio": true, "siyo": true, "hakuna": true, "haina": true, "bila": true, "wacha": true, "avoid": true,
	"stop": true, "didnt": true, "havent": true, "hana": true, "nor": true, "neednt": true, "wasnt": true, "hatuwezi": true, "huwezi": true, "hawezi": true, "haiwezi": true, "haifai": true, "isiwe": true, "acha": true, "usi": true, "no": true, "hatu": true, "ha": true, "asi": true, "haku": true, "unnecessary": true, "couldnt": true, "wouldnt": true, "nobody": true, "hairuhusiwi": true, "haruhusiwi": true, "haipaswi": true, "hapaswi": true, "haitakiwi": true, "hafai": true, "hazifai": true,
}

// nearOnly are the negators that deny the next word and no later one: "without
// symptoms gets BCG".
var nearOnly = map[string]bool{"no": true, "without": true, "bila": true, "hana": true, "hakuna": true, "nobody": true, "haina": true}

// leastOf reports whether a number is a bound: "not before six weeks" holds six
// weeks.
func leastOf(all []token, at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		switch all[i].text {
		case "before", "kabla", "under", "below", "less", "beyond", "after", "past", "more", "exceed", "above", "chini", "zaidi":
			return true
		}
	}
	return false
}

// between may stand between a negator and what it denies.
var between = map[string]bool{
	"a": true, "an": true, "the": true, "to": true, "be": true, "reason": true, "reasons": true, "need": true, "we": true, "you": true, "it": true, "them": true, "any": true,
	"of": true, "for": true, "sababu": true, "ya": true, "kabisa": true, "even": true, "really": true, "have": true, "should": true, "that": true, "do": true, "been": true, "this": true, "must": true, "is": true, "are": true, "allowed": true, "go": true, "on": true, "at": true, "in": true, "haja": true, "lazima": true, "na": true, "by": true, "allow": true, "they": true, "hio": true, "hiyo": true, "because": true, "ever": true,
}

// pronoun begins what follows a "no" that stands alone.
var pronoun = map[string]bool{"that": true, "its": true, "it": true, "this": true, "we": true, "you": true, "i": true, "they": true, "he": true, "she": true, "thats": true, "there": true, "those": true}

// refused reports whether what stands at a place is denied by a word before it.
func (r *Reader) refused(all []token, at int) bool {
	steps := 0
	for i := at - 1; i >= 0 && steps < 2; i-- {
		if all[i].kind != wordToken && all[i].kind != numberToken {
			return false
		}
		if all[i].text == "but" || all[i].text == "lakini" || all[i].text == "only" || all[i].text == "until" || all[i].text == "mpaka" || all[i].text == "hadi" {
			return false
		}
		if i == 0 && all[i].text == "no" && pronoun[all[1].text] {
			return false // "no, that is our work"
		}
		if negators[all[i].text] {
			return !nearOnly[all[i].text] || steps == 0
		}
		if !between[all[i].text] {
			steps++
		}
	}
	return false
}

// aboutSomebody reports whether a value is somebody's age or temperature:
// "mtoto wa 13 months", "14 month old".
func (r *Reader) aboutSomebody(s *sentence, at int) bool {
	for i := at + 1; i < len(s.tokens) && i <= at+2; i++ {
		if s.tokens[i].text == "old" {
			return true
		}
	}
	if passed(s.tokens, at) {
		return true
	}
	for i := at - 1; i >= 0 && i >= at-4; i-- {
		t := s.tokens[i]
		if t.kind != wordToken {
			return false
		}
		switch t.text {
		case "ana", "ako", "yuko", "akiwa", "mwenye", "she", "he", "anaye", "shes", "hes", "mine":
			return true
		case "mtoto", "mwana", "kijana", "client", "baby", "child", "mtoi", "infant", "watoto", "toto", "mum", "hei":
			return true
		case "girls", "girl", "given", "starts", "start", "at", "apewe", "hupewa", "from", "until", "for", "every", "within", "kila":
			return false
		}
	}
	return false
}

// interrogative reports whether a sentence asks without a question mark.
func (r *Reader) interrogative(s *sentence) bool {
	for _, t := range s.terms {
		if t.concept != "_ask" {
			continue
		}
		switch word := s.tokens[t.at].text; word {
		case "nini", "lini", "gani", "ngapi", "wapi", "aje", "vipi", "nani":
			return true
		case "or", "ama":
			if t.at == len(s.tokens)-1 {
				return true
			}
		case "kwani", "when", "where", "which", "who", "how":
			if t.at == 0 || t.at == 1 && asksOn[s.tokens[0].text] {
				return true
			}
		default:
			if t.at <= 1 && !r.isDenial(s.tokens[0].text) {
				return true
			}
		}
	}
	return false
}

func (r *Reader) isDenial(word string) bool {
	for _, f := range r.lexicon.words[word] {
		if f.concept == "_deny" {
			return true
		}
	}
	return false
}

// refusedAfter reports whether what ends at a place is denied by what follows:
// "second dose haipo", "the shake test does not work".
func refusedAfter(all []token, end int) bool {
	word := func(i int) string {
		if i < len(all) && all[i].kind == wordToken {
			return all[i].text
		}
		return ""
	}
	switch word(end + 1) {
	case "haipo", "haifai", "haifanyi", "hairuhusiwi", "haihitajiki", "doesnt", "hazifai", "hafai", "haitolewi", "haiwezi", "haipewi":
		return true
	case "does", "do", "is", "are", "was", "should", "must", "ni":
		return word(end+2) == "not" || word(end+2) == "never"
	}
	return false
}

// heat reads a body temperature as a fever, mild or high.
func (s *sentence) heat(all []token) {
	for i, t := range all {
		if t.kind == numberToken && t.number < 0 && t.number > -40 && !s.has("dropout") {
			s.yes["belowzero"] = true
		}
		if t.kind != numberToken || t.number < 37.3 || t.number > 42 {
			continue
		}
		below := i > 0 && (all[i-1].text == "below" || all[i-1].text == "under" || all[i-1].text == "ya" && i > 1 && all[i-2].text == "chini")
		if t.number == math.Trunc(t.number) && !s.has("fever") {
			continue // a count of something
		}
		s.yes["fever"] = true
		if t.number >= 38.5 && !below {
			s.yes["highfever"] = true
		}
	}
}
