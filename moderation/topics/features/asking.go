package features

import (
	"strings"

	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// asking is what a word does in a question, as far as its form shows.
type asking byte

// The parts that a word can play.
const (
	plainWord asking = iota
	asksWhat         // nini, gani, what, which
	asksHow          // aje, vipi, how; and the ending -je
	asksWhen         // lini, saa ngapi, when
	asksWhere        // wapi, where
	asksWho          // nani, who, anyone
	asksMany         // ngapi, wangapi
	asksWhy          // kwa nini, mbona, why
	orElse           // ama, au, or
	mayI             // naweza, tunaweza, inafaa, inaruhusiwa
	letMe            // nifanye, nirudie: first person, subjunctive
	letUs            // tufanye, turudie
	iDo              // natumia, ninampa: first person, present
	iWill            // nitampa
	weDo             // tunafanya, tutafanya
	iDid             // nimefanya, nilifanya, tumefanya
	youDo            // mnafanya, unafanya, mko, uko
	auxiliary        // is, can, do, should
	please           // naomba, nisaidie, please
	wantKnow         // kujua, kuuliza, explain, list, name
	tagEnd           // sindio, ama, eh, right
)

var askingWords = map[string]asking{
	"nini": asksWhat, "gani": asksWhat, "what": asksWhat, "which": asksWhat, "ipi": asksWhat, "zipi": asksWhat, "yupi": asksWhat, "kipi": asksWhat,
	"gan": asksWhat, "whats": asksWhat, "yapi": asksWhat, "upi": asksWhat, "kitu": plainWord, "lipi": asksWhat, "vipi": asksHow, "aje": asksHow,
	"how": asksHow, "je": asksHow, "jinsi": asksHow, "namna": asksHow, "lini": asksWhen, "when": asksWhen, "wapi": asksWhere, "where": asksWhere,
	"nani": asksWho, "who": asksWho, "anyone": asksWho, "anybody": asksWho, "whose": asksWho, "any": asksWho, "somebody": asksWho, "someone": asksWho,
	"ngapi": asksMany, "wangapi": asksMany, "mangapi": asksMany, "vingapi": asksMany, "zingapi": asksMany, "mingapi": asksMany, "why": asksWhy,
	"mbona": asksWhy, "kwanini": asksWhy, "kwani": asksWhy, "ama": orElse, "au": orElse, "or": orElse,
	"naweza": mayI, "tunaweza": mayI, "naeza": mayI, "tunaeza": mayI, "inaweza": mayI, "anaweza": mayI, "zinaweza": mayI, "inafaa": mayI, "yafaa": mayI, "inaruhusiwa": mayI,
	"ninaweza": mayI, "unaweza": mayI, "mnaweza": mayI, "wanaweza": mayI, "inawezekana": mayI, "inakubalika": mayI, "inakubaliwa": mayI, "lazima": mayI, "kuna": asksWho,
	"is": auxiliary, "are": auxiliary, "can": auxiliary, "do": auxiliary, "does": auxiliary, "should": auxiliary, "did": auxiliary, "has": auxiliary,
	"have": auxiliary, "will": auxiliary, "shall": auxiliary, "may": auxiliary, "must": auxiliary, "could": auxiliary, "would": auxiliary, "was": auxiliary, "were": auxiliary,
	"naomba": please, "please": please, "kindly": please, "tafadhali": please, "nisaidie": please, "mnisaidie": please, "nisaidieni": please,
	"anisaidie": please, "msaada": please, "assist": please, "help": please, "advise": please, "advice": please, "clarify": please, "saidia": please, "tusaidie": please,
	"kujua": wantKnow, "kuuliza": wantKnow, "nauliza": wantKnow, "swali": wantKnow, "explain": wantKnow, "list": wantKnow, "name": wantKnow, "mention": wantKnow,
	"taja": wantKnow, "eleza": wantKnow, "define": wantKnow, "state": wantKnow, "give": wantKnow, "outline": wantKnow, "calculate": wantKnow, "difference": wantKnow,
	"tofauti": wantKnow, "meaning": wantKnow, "maana": wantKnow, "describe": wantKnow, "wondering": wantKnow, "ask": wantKnow, "asking": wantKnow, "know": wantKnow,
	"quiz": wantKnow, "formula": wantKnow, "question": wantKnow,
	"sindio": tagEnd, "eh": tagEnd, "right": tagEnd, "sivyo": tagEnd, "kweli": tagEnd,
	"mko": youDo, "uko": youDo, "mna": youDo, "una": youDo, "kwenu": youDo, "yenu": youDo, "zenu": youDo, "mnazo": youDo, "mnayo": youDo,
}

// askingOf looks at one word.
func askingOf(t *wording.Token) asking {
	word := t.Text
	if a, ok := askingWords[word]; ok {
		return a
	}
	if t.Class != wording.Word || len(word) < 5 {
		return plainWord
	}
	last := word[len(word)-1]
	switch {
	case strings.HasSuffix(word, "je") && !strings.HasSuffix(word, "oje") && !strings.HasSuffix(word, "nje") && t.Stem != word:
		return asksHow
	case strings.HasPrefix(word, "nita"), strings.HasPrefix(word, "ntaw"):
		return iWill
	case strings.HasPrefix(word, "nime"), strings.HasPrefix(word, "nili"), strings.HasPrefix(word, "tume"), strings.HasPrefix(word, "tuli"):
		return iDid
	case strings.HasPrefix(word, "tuna"), strings.HasPrefix(word, "tuta"), strings.HasPrefix(word, "huwa"):
		return weDo
	case strings.HasPrefix(word, "mna"), strings.HasPrefix(word, "mta"), strings.HasPrefix(word, "mme"), strings.HasPrefix(word, "mli"),
		strings.HasPrefix(word, "una"), strings.HasPrefix(word, "ume"), strings.HasPrefix(word, "uta"), strings.HasPrefix(word, "uli"):
		return youDo
	case strings.HasPrefix(word, "ni") && (last == 'e' || last == 'i'):
		return letMe
	case strings.HasPrefix(word, "tu") && last == 'e':
		return letUs
	case (strings.HasPrefix(word, "na") || strings.HasPrefix(word, "nina")) && (last == 'a' || last == 'i' || last == 'e' || last == 'u'):
		return iDo
	}
	return plainWord
}

// asking puts what the words do, where they stand in the last sentence, and
// which of them stand together.
func (v *Vector) asking(tokens []wording.Token, state byte) {
	var parts, closing uint32
	sentence := 0
	for i := range tokens {
		if tokens[i].Starts {
			sentence = i
		}
	}
	for i := range tokens {
		a := askingOf(&tokens[i])
		if a == plainWord {
			continue
		}
		parts |= 1 << a
		if i >= sentence {
			closing |= 1 << a
		}
		h := hashByte(key('g'), byte(a))
		v.put(hashByte(h, state), 1)
		switch {
		case tokens[i].Starts:
			v.put(hashByte(hashByte(h, 's'), state), 1)
		case i == len(tokens)-1:
			v.put(hashByte(hashByte(h, 'l'), state), 1)
		case i >= len(tokens)-3:
			v.put(hashByte(hashByte(h, 'n'), state), 1)
		case i > 0 && tokens[i-1].Stop == ',':
			v.put(hashByte(hashByte(h, 'c'), state), 1)
		}
		v.put(hashByte(hashByte(hashByte(h, 'p'), byte(min(i-sentence+20, 26)*b2i(i >= sentence))), state), 1)
	}
	for a := asksWhat; a <= tagEnd; a++ {
		if closing&(1<<a) != 0 {
			v.put(hashByte(hashByte(key('G'), byte(a)), state), 1)
			for b := a + 1; b <= tagEnd; b++ {
				if closing&(1<<b) != 0 {
					v.put(hashByte(hashByte(hashByte(key('H'), byte(a)), byte(b)), state), 1)
				}
			}
		}
	}
	if parts == 0 {
		v.put(hashByte(key('0'), state), 1)
	}
	if closing == 0 {
		v.put(hashByte(key('9'), state), 1)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
