package dispute

import "strings"

// said is one message of a conversation with what it does there: it may be a
// side of a disagreement.
type said struct {
	parts  []*sentence
	whole  *sentence
	marks  map[string]bool
	words  map[string]bool
	stems  []stem
	first  []string // its first words
	claims int      // sentences that do not ask
	asks   int
	laughs bool
	silent bool // it is of a quiz or a joke

	wording []string        // its cues, once they were asked for
	worths  *[roles]float64 // and what they are worth by the scales of the reader
}

// sayingOf puts together what is known of a message.
func sayingOf(parts []*sentence, silent bool) *said {
	s := &said{parts: parts, whole: merge(parts), marks: marksOf(parts), words: make(map[string]bool), laughs: laughs(parts), silent: silent}
	for _, part := range parts {
		if part.asks {
			s.asks++
		} else if holds(part) {
			s.claims++
		}
	}
	for _, one := range s.whole.tokens {
		if one.kind != wordToken {
			continue
		}
		s.words[one.text] = true
		if len(s.first) < 3 {
			s.first = append(s.first, one.text)
		}
		s.stems = append(s.stems, stems(one)...)
	}
	return s
}

// onlyAsks reports whether it holds nothing itself.
func (s *said) onlyAsks() bool { return s.asks > 0 && s.claims == 0 }

// isEmpty reports whether it has neither a word nor a number.
func (s *said) isEmpty() bool { return len(s.words) == 0 && len(s.whole.values) == 0 }

// holds reports whether a sentence may hold anything: "hongera!" does not.
func holds(s *sentence) bool {
	if len(s.values) > 0 || size([]*sentence{s}) >= 4 {
		return true
	}
	for concept := range s.concepts() {
		if concept[0] != '_' || concept == "_go" || concept == "_stop" || concept == "_deny" {
			return true
		}
	}
	return false
}

// begins reports whether one of its first words does something.
func (s *said) begins(mark string) bool { return begins(s.parts, mark) }

// refuses reports whether it says no to anything: a word that does, or the
// beginning of a Kiswahili verb.
func (s *said) refuses() bool {
	for _, one := range s.whole.tokens {
		if negators[one.text] || refusingVerb(one) {
			return true
		}
	}
	return false
}

// refusingVerb reports whether a word is a Kiswahili verb that says no: haiwezi,
// hatutupi, usimpe.
func refusingVerb(one token) bool {
	if one.kind != wordToken || len(one.text) < 5 {
		return false
	}
	for _, no := range []string{"hai", "hatu", "hawa", "hazi", "haya", "haku", "usi", "msi", "tusi", "asi", "isi", "wasi", "zisi", "siku", "ham", "hau", "hali", "haki"} {
		if rest, ok := strings.CutPrefix(one.text, no); ok && len(rest) >= 3 && strings.ContainsAny(rest[len(rest)-1:], "aei") {
			return !hardly[one.text]
		}
	}
	return false
}

// hardly are words that only look like verbs that say no.
var hardly = map[string]bool{"usiku": true, "siku": true, "asilimia": true, "hayana": false, "halisi": true, "hali": true, "hapa": true, "habari": true, "asante": true, "hivyo": true, "haya": true, "asidi": true, "hakika": true, "isipokuwa": true, "wasiwasi": true, "hamsini": true}

// forbids reports whether it tells somebody not to: usitupe, don't, acha.
func (s *said) forbids() bool {
	for i, one := range s.whole.tokens {
		switch one.text {
		case "dont", "never", "stop", "wacha", "acha", "usi", "avoid", "msi":
			return true
		case "do":
			if i+1 < len(s.whole.tokens) && s.whole.tokens[i+1].text == "not" {
				return true
			}
		}
		for _, no := range []string{"usi", "msi", "tusi", "asi", "isi", "wasi", "zisi"} {
			if rest, ok := strings.CutPrefix(one.text, no); ok && len(rest) >= 3 && one.kind == wordToken && !hardly[one.text] && strings.ContainsAny(rest[len(rest)-1:], "aei") {
				return true
			}
		}
	}
	return false
}

// bids reports whether it tells somebody to do something, as a verb at its
// beginning or a Kiswahili verb that wishes: apewe, itupwe, uweke.
func (s *said) bids() bool {
	for _, part := range s.parts {
		for i, one := range part.tokens {
			if one.kind == wordToken && (orders[one.text] || i <= 2 && english[one.text]) {
				return true
			}
			if one.kind == wordToken && wishes(one.text) {
				return true
			}
		}
	}
	return false
}

// wishes reports whether a word looks like a Kiswahili verb that wishes.
func wishes(word string) bool {
	if len(word) < 5 || word[len(word)-1] != 'e' || hardlyWishes[word] {
		return false
	}
	for _, who := range []string{"u", "a", "i", "zi", "tu", "wa", "m", "ya"} {
		rest, ok := strings.CutPrefix(word, who)
		if ok && len(rest) >= 4 && rest[0] != 'l' && !strings.ContainsAny(rest[:1], "aeiou") && strings.ContainsAny(rest, "aeiou") && (rest[len(rest)-2] != 'l' || rest[len(rest)-3] != 'a') {
			return true
		}
	}
	return false
}

var hardlyWishes = map[string]bool{"anyone": true, "alone": true, "mwenye": true, "someone": true, "ukweli": true, "amoxile": true, "inside": true, "include": true, "infective": true, "arrive": true, "active": true, "manage": true, "mobile": true, "maybe": true, "measure": true, "minute": true, "acute": true, "above": true, "mwenyewe": true, "yenyewe": true, "while": true, "whole": true, "write": true, "wastage": true, "average": true, "mistake": true, "image": true, "awake": true, "unbelievable": true, "syringe": true}

// orders are Kiswahili verbs that bid.
var orders = map[string]bool{
	"mpe": true, "mpeni": true, "weka": true, "tupa": true, "mwaga": true, "andika": true, "rudisha": true, "funga": true, "fungua": true, "ngoja": true, "subiri": true, "piga": true, "angalia": true, "toa": true, "iondoe": true, "ondoa": true, "anza": true, "endelea": true, "chukua": true, "tumia": true, "dunga": true, "mdunge": true, "mchome": true, "choma": true, "hesabu": true, "mpatie": true, "peana": true, "jaza": true, "ripoti": true, "mpeleke": true, "peleka": true, "tenga": true, "soma": true, "gawanya": true, "gawa": true, "zika": true, "chanja": true, "mchanje": true, "changanya": true, "tikisa": true, "wape": true, "wapatie": true, "waambie": true, "mwambie": true, "mrudishe": true, "muite": true, "ita": true, "futa": true, "vuta": true, "shika": true, "kaa": true, "acheni": true, "tupeni": true, "wekeni": true, "endeleeni": true, "rudia": true, "iweke": true, "itupe": true, "zitoe": true, "itoe": true, "ifunge": true, "mwage": true, "tibu": true, "mtibu": true, "bandika": true,
}

// english are verbs that bid where a sentence begins.
var english = map[string]bool{
	"give": true, "keep": true, "discard": true, "throw": true, "write": true, "close": true, "open": true, "wait": true, "call": true, "check": true, "put": true, "pull": true, "draw": true, "leave": true, "return": true,
	"remove": true, "take": true, "use": true, "start": true, "repeat": true, "count": true, "send": true, "report": true, "delete": true, "let": true, "add": true, "begin": true, "continue": true, "vaccinate": true, "inject": true, "refer": true, "bin": true, "dump": true, "treat": true, "defer": true, "read": true, "record": true, "fill": true, "go": true, "do": true, "get": true, "burn": true, "bury": true, "drop": true, "mix": true, "freeze": true, "shake": true, "thaw": true, "tell": true, "ask": true, "set": true, "skip": true,
}

// speaksAsOne reports whether it tells of the speaker's own doing: nimeweka, we
// keep.
func (s *said) speaksAsOne() bool {
	for word := range s.words {
		switch word {
		case "i", "we", "ive", "im", "id", "mimi", "sisi", "tumekuwa", "huwa", "me", "mi", "weve", "ill", "well":
			return true
		}
		for _, begin := range []string{"nime", "tume", "tuna", "nina", "nita", "tuta", "nili", "tuli", "nim", "nawe", "natu", "napa", "naka", "naan"} {
			if len(word) >= len(begin)+2 && len(word) >= 6 && word[:len(begin)] == begin {
				return true
			}
		}
	}
	return false
}

// addresses reports whether it speaks to somebody: you, una-, uta-, unge-.
func (s *said) addresses() bool {
	for word := range s.words {
		switch word {
		case "you", "your", "u", "wewe", "yako", "ur", "utakuwa", "yenu", "nyinyi", "mna", "zako", "wako", "lako", "chako", "dear", "dada", "sister", "ndugu":
			return true
		}
		for _, begin := range []string{"una", "uta", "ulim", "uli", "ume", "mna", "mta", "unge"} {
			if len(word) >= len(begin)+3 && word[:len(begin)] == begin {
				return true
			}
		}
	}
	return false
}

// wouldHave reports whether it says what should have been: ungetibu, ilipaswa.
func (s *said) wouldHave() bool {
	for i, one := range s.whole.tokens {
		word := one.text
		if len(word) >= 6 && (strings.HasPrefix(word[1:], "nge") || strings.HasPrefix(word[2:], "nge") || strings.Contains(word, "paswa") || strings.Contains(word, "stahil") || strings.HasPrefix(word, "ilifaa")) {
			return true
		}
		if (word == "should" || word == "supposed" || word == "ought") && i >= 0 {
			return true
		}
	}
	return false
}

// reasons reports whether it gives a ground: because, otherwise, kwa sababu.
func (s *said) reasons() bool {
	for _, word := range []string{"because", "coz", "cos", "cause", "otherwise", "sababu", "maana", "since", "hivyo", "ndio", "ili", "usiku", "kwani", "juu", "so"} {
		if s.words[word] {
			return true
		}
	}
	return false
}

// echoes reports whether it asks back with a word of another message: "Friday??"
func (s *said) echoes(other *said) bool {
	for _, part := range s.parts {
		if !part.asks {
			continue
		}
		for _, one := range part.tokens {
			if one.kind == wordToken && len(one.text) >= 4 && other.words[one.text] {
				return true
			}
			for _, mine := range stems(one) {
				for _, theirs := range other.stems {
					if mine.root == theirs.root && len(mine.root) >= 3 {
						return true
					}
				}
			}
		}
	}
	return false
}

// leans is 1 where it says to do it, -1 where it says not to, as a whole.
func (s *said) leans() int { return (&stand{heard: s.whole}).leaning() }

// numbers are the values that count something of their own, not somebody's age.
func (s *said) numbers() (out []Value) {
	for _, v := range s.whole.values {
		if !v.person && !v.clock && !v.denied {
			out = append(out, v)
		}
	}
	return out
}

// vaccinesOf are those that it names as what it speaks of.
func (s *said) vaccinesOf() []string { return s.whole.named() }
