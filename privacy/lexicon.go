package privacy

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed data/*.gz data/words.txt data/morenames.txt data/moreplaces.txt data/cues.txt
var data embed.FS

// trait is one thing that is known of a word. A word has any number of them.
type trait uint64

const (
	traitEnglish   trait = 1 << iota // in the English dictionary, in small letters
	traitKiswahili                   // in the Kiswahili dictionary, in small letters
	traitSafe                        // never a name by itself: jargon, function words
	traitEveryday                    // a name that is more often a word: hope, baraka, mark
	traitFirst                       // a given name
	traitLast                        // a family name
	traitCoast                       // in the list of Swahili names
	traitProper                      // English proper name of any sort
	traitCounty                      // county
	traitSubCounty                   // constituency, which sub-counties are named after
	traitWard
	traitLocality
	traitArea
	traitLocalName   // a name from the settings
	traitLocalPlace  // a place from the settings
	traitPerson      // a word for a person that a name follows: mama, mgonjwa, client
	traitHonour      // a title inside the name: mr, mwalimu, nyina
	traitColleague   // a title before a health worker's name: sister, dr, dada
	traitNaming      // a word that announces a name: jina, aitwaye, called
	traitThanks      // a greeting or thanks that a name follows
	traitPlaceCue    // a word that announces a place: kijiji, village, anaishi
	traitFacility    // a word that makes what stands before it a facility: hospital, dispensary
	traitLandmark    // a word for a landmark: church, stage, soko
	traitMonth       // the name of a month
	traitWeekday     // the name of a day
	traitUnit        // a unit of age or measure
	traitPolite      // may stand between cue and name: sana, tafadhali, dear
	traitKin         // kin that a name follows when possessed: her sister, mume wake
	traitDigit       // a digit when said: seven, saba, double
	traitTens        // tens when said: twenty
	traitPhoneCue    // a telephone number follows: simu, tel
	traitIDCue       // an identity number follows: kitambulisho, passport
	traitCardCue     // a card or paper with a number: kadi, booklet, serial
	traitBookCue     // a facility's own book: anc, opd, pr
	traitNumberWord  // no, namba: may stand between cue and number
	traitLink        // small words between cue and number: ya, of, ni, is
	traitCount       // what is counted: doses, vials, children
	traitBatchCue    // a batch or price follows: batch, lot, ksh
	traitConfirmed   // follows a code of mobile money: confirmed, imethibitishwa
	traitNetwork     // a network that has accounts: instagram, ig
	traitProvider    // a host of e-mail: gmail
	traitPlaceLink   // small words between a place's cue and its name: ya, karibu na, next to
	traitWayside     // a landmark in small letters that may stand alone behind a cue: mill, gate
	traitDateCue     // tarehe, tarik, mwezi
	traitUntil       // between two dates: hadi, to
	traitDayAfter    // may follow a day that stands alone
	traitFeast       // a feast that is a date: Krismasi
	traitKeptDate    // its date stays: expiry, meeting, report
	traitStockDate   // its date stays when no patient is spoken of: delivered, count
	traitBirth       // its date is always a person's: dob, alizaliwa
	traitEvent       // its date is a person's: born, visit
	traitAgeCue      // an age follows: umri, aged
	traitOrdinalNoun // what is numbered in order: visit, dose
	traitOrdinal     // first, twelfth
	traitSite        // small words inside the name of a site: health, trading, model
	traitVerb        // built like a verb of Kiswahili
	traitNotLower    // an everyday word that is a name only with a capital
	traitScore       // marks, not days
	traitHome        // somebody's home or family is spoken of: anaishi, lives, defaulter
	traitClinical    // its date is a person's where nothing else is dated: given, seen
	traitIll         // an illness or stay that is dated: fever, admitted
	traitWordOnly    // in nobody's name here, whatever the lists of names say: mpango, nini
	traitDomain      // the end of a host's name: com, ke
	traitTongue      // a word of a mother tongue: Gikuyu, Dholuo, Somali and others
)

// dictionaryTraits say that a word is known to a dictionary.
const (
	traitName  = traitFirst | traitLast | traitCoast | traitLocalName
	traitPlace = traitWard | traitLocality | traitArea | traitLocalPlace | traitCounty | traitSubCounty
	traitWord  = traitEnglish | traitKiswahili | traitSafe
)

// lexicon is what is known of words, by the hash of their letters: what lies in
// this package, which all share, and what the options add.
type lexicon struct{ shared, added traits }

type traits map[uint64]trait

func (t traits) add(word string, trait trait) { t[hashWord(word)] |= trait }

// of is what is known of a word.
func (l lexicon) of(word uint64) trait { return l.shared[word] | l.added[word] }

// builtin is the lexicon that lies in this package, read once.
var builtin = sync.OnceValue(readLexicon)

func readLexicon() lexicon {
	l := make(traits, 180_000)
	for _, word := range strings.Fields(unpack("data/english.txt.gz")) {
		l.add(word, traitEnglish)
	}
	for _, word := range strings.Fields(unpack("data/kiswahili.txt.gz")) {
		l.add(word, traitKiswahili)
	}
	l.readSections(unpack("data/names.txt.gz"), nameSection)
	l.readSections(unpack("data/places.txt.gz"), placeSection)
	for _, path := range []string{"data/morenames.txt", "data/moreplaces.txt", "data/words.txt", "data/cues.txt"} {
		words, err := data.ReadFile(path)
		if err != nil {
			panic(fmt.Sprintf("privacy: %s is missing: %v", path, err)) // a broken build
		}
		l.readSections(string(words), wordSection)
	}
	return lexicon{shared: l}
}

// readSections reads a list whose lines beginning with # name the traits of
// the words that follow.
func (l traits) readSections(text string, traits func(heading string) trait) {
	var t trait
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "# "); ok {
			t = traits(heading)
			continue
		}
		for _, word := range strings.Fields(line) {
			if t&traitWordOnly != 0 {
				l[hashWord(word)] &^= traitName | traitProper | traitEveryday | traitNotLower
			}
			l.add(word, t)
		}
	}
}

func nameSection(heading string) trait {
	return letters(heading, map[rune]trait{'f': traitFirst, 'l': traitLast, 's': traitCoast, 'p': traitProper})
}

func placeSection(heading string) trait {
	return letters(heading, map[rune]trait{'c': traitCounty, 'n': traitSubCounty, 'w': traitWard, 'o': traitLocality, 'a': traitArea})
}

func letters(heading string, traits map[rune]trait) trait {
	var t trait
	for _, r := range heading {
		t |= traits[r]
	}
	return t
}

// wordSection reads a heading of data/words.txt: the first word is the trait.
func wordSection(heading string) trait {
	name, _, _ := strings.Cut(heading, ":")
	t, ok := map[string]trait{
		"safe": traitSafe, "tongue": traitSafe | traitTongue, "wordonly": traitSafe | traitWordOnly, "everyday": traitEveryday, "person": traitPerson, "honour": traitHonour,
		"colleague": traitColleague, "naming": traitNaming, "thanks": traitThanks, "place": traitPlaceCue,
		"facility": traitFacility | traitSafe, "landmark": traitLandmark, "month": traitMonth, "weekday": traitWeekday,
		"unit": traitUnit, "polite": traitPolite, "kin": traitKin, "given": traitFirst, "family": traitLast,
		"digit": traitDigit, "tens": traitDigit | traitTens, "phone": traitPhoneCue, "identity": traitIDCue, "card": traitCardCue,
		"book": traitBookCue, "number": traitNumberWord, "link": traitLink, "count": traitCount, "batch": traitBatchCue,
		"placelink": traitPlaceLink, "wayside": traitWayside, "home": traitHome, "datecue": traitDateCue, "until": traitUntil, "dayafter": traitDayAfter, "feast": traitFeast,
		"keptdate": traitKeptDate, "event": traitEvent, "stockdate": traitStockDate, "birth": traitBirth, "score": traitScore, "site": traitSite, "ordinal": traitOrdinal, "ordinalnoun": traitOrdinalNoun, "area": traitArea, "notlower": traitEveryday | traitNotLower, "age": traitAgeCue, "confirmed": traitConfirmed, "network": traitNetwork, "provider": traitProvider, "domain": traitDomain, "clinical": traitEvent | traitClinical, "ill": traitIll,
	}[name]
	if !ok {
		panic("privacy: data/words.txt has a heading that nobody knows: " + heading) // a broken build
	}
	return t
}

func unpack(path string) string {
	packed, err := data.ReadFile(path)
	if err != nil {
		panic(fmt.Sprintf("privacy: %s is missing: %v", path, err)) // a broken build
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Sprintf("privacy: %s is damaged: %v", path, err))
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		panic(fmt.Sprintf("privacy: %s is damaged: %v", path, err))
	}
	return string(text)
}

// look writes what is known of each word into its token.
func (l lexicon) look(v *view) {
	defer l.joinDotted(v)
	for i := range v.tokens {
		if t := &v.tokens[i]; t.kind == tokenWord {
			t.traits = l.of(t.key)
			if t.shape == shapeLower && t.traits&traitSafe != 0 {
				t.traits &^= traitFirst | traitLast | traitCoast // okelo has brought, Okelo may be a man
				if t.traits&traitNotLower == 0 {
					t.traits &^= traitEveryday // greet, praise, listen
				}
			}
			if t.shape != shapeLower && t.traits&traitSafe != 0 && t.traits&(traitFirst|traitLast) != 0 {
				t.traits = t.traits&^traitSafe | traitEveryday // okinyi is the morning, Okinyi may be a man
			}
			if t.traits&(traitEnglish|traitKiswahili|traitSafe|traitFirst|traitLast) == 0 && (t.shape != shapeTitle || v.sentenceStart(i) != 0) {
				t.traits |= l.verbTrait(v.bytes[t.start:t.end])
			}
		}
	}
}
