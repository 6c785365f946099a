package privacy

// Features are what the model sees of a token: the word, its letters, how it
// is written, what the lexicon knows of it, and the same of its neighbours.
// Each is a hash into one table of weights; adding a feature means training
// again (train_test.go).

// featureBits is the size of the table of weights, as a power of two.
const featureBits = 18

// maxFeatures bounds the features of one token.
const maxFeatures = 96

// feature kinds; the number is part of the hash, so their order is fixed.
const (
	featBias uint64 = iota + 1
	featWord
	featShape
	featSignature
	featSignatureShape
	featPrefix
	featSuffix
	featInner
	featPrev
	featPrev2
	featNext
	featNext2
	featPrevPair
	featNextPair
	featAround
	featPrevSignature
	featNextSignature
	featPrev2Signature
	featNext2Signature
	featLength
	featGlobal
	featTrait
	featPrevTrait
	featNextTrait
	featStart
	featGlue
	featPrevSelf
	featNextSelf
	featGlobalSelf
	featNear
	featApostrophe
	featVowels
	featPrev2Trait
	featLineStart
	featSeen
	featStrange
	featStrangeSelf
	featAccent
)

func featureHash(kind, a, b uint64) uint32 {
	h := (kind*0x9E3779B97F4A7C15 ^ a) * 0xBF58476D1CE4E5B9
	h ^= h >> 29
	h = (h ^ b) * 0x94D049BB133111EB
	h ^= h >> 32
	return uint32(h) & (1<<featureBits - 1)
}

// scene is what holds for a whole text.
type scene struct {
	traits uint64 // what else was found, which cues there are
	lower  bool   // nothing begins with a capital
	upper  bool   // everything is in capitals
	// strange says how much of it is neither English nor Kiswahili: 0 hardly
	// anything, 1 a part, 2 the half and more.
	strange uint64
}

// what scene.traits says of a text.
const (
	sceneTaken  = 1 << iota // something was taken already
	sceneNamed              // a name was taken already
	scenePerson             // a word that a name follows: mama, client, jina
	sceneStock              // facilities and batches
)

// look at the whole text once.
func (v *view) scene() scene {
	var s scene
	words, titles, uppers := 0, 0, 0
	known, strange := 0, 0
	for i := range v.tokens {
		t := &v.tokens[i]
		if t.taken != classNone && t.taken != classKept {
			s.traits |= sceneTaken
			if t.taken == className {
				s.traits |= sceneNamed
			}
		}
		if t.kind != tokenWord || t.taken != classNone {
			continue
		}
		words++
		if t.shape == shapeLower {
			switch {
			case t.traits&traitTongue != 0 && t.traits&(traitEnglish|traitKiswahili) == 0:
				strange++
			case t.traits&(traitWord|traitName|traitPlace|traitEveryday) != 0:
				known++
			case t.end-t.start > 2:
				strange++
			}
		}
		switch t.shape {
		case shapeTitle:
			titles++
		case shapeUpper:
			if t.traits&traitSafe == 0 {
				uppers++
			}
		}
		if t.traits&(traitPerson|traitNaming) != 0 {
			s.traits |= scenePerson
		}
		if t.traits&(traitFacility|traitBatchCue) != 0 {
			s.traits |= sceneStock
		}
	}
	if strange > 1 && strange*4 > known {
		s.strange = 1
		if strange > known {
			s.strange = 2
		}
	}
	s.lower = titles == 0 && words > 2
	s.upper = words > 3 && uppers*3 > words*2
	return s
}

// signature says in a few bits what the lexicon knows of a token.
func (t *token) signature() uint64 {
	if t.taken != classNone {
		return 1<<20 | uint64(t.taken)
	}
	if t.kind != tokenWord {
		return 1<<21 | uint64(t.kind)
	}
	var s uint64
	for bit, group := range signatureGroups {
		if t.traits&group != 0 {
			s |= 1 << bit
		}
	}
	return s
}

var signatureGroups = [...]trait{
	traitEnglish, traitKiswahili, traitSafe, traitEveryday,
	traitFirst | traitCoast | traitLocalName, traitLast | traitLocalName, traitProper,
	traitCounty | traitSubCounty, traitWard | traitLocality | traitArea | traitLocalPlace,
	traitMonth | traitWeekday, traitVerb,
}

// cueTraits are the traits that are features of a neighbour.
var cueTraits = [...]trait{
	traitPerson, traitHonour, traitColleague, traitNaming, traitThanks, traitPlaceCue, traitFacility,
	traitLandmark, traitMonth, traitWeekday, traitUnit, traitPolite, traitKin, traitDigit, traitPhoneCue,
	traitIDCue, traitCardCue, traitBookCue, traitNumberWord, traitLink, traitCount, traitBatchCue,
}

// self is one number for what a token is, for its neighbours to look at.
func (v *view) self(i int) uint64 {
	if i < 0 {
		return 11
	}
	if i >= len(v.tokens) {
		return 12
	}
	t := &v.tokens[i]
	if t.taken != classNone {
		return 100 + uint64(t.taken)
	}
	switch t.kind {
	case tokenWord:
		return t.key
	case tokenNumber:
		return 20 + uint64(min(t.end-t.start, 6))
	case tokenPunct:
		return 300 + uint64(v.bytes[t.start])
	}
	return 13 + uint64(t.kind)
}

func (v *view) signatureAt(i int) uint64 {
	if i < 0 {
		return 1 << 22
	}
	if i >= len(v.tokens) {
		return 1 << 23
	}
	t := &v.tokens[i]
	if t.kind == tokenPunct && t.taken == classNone {
		return 1<<24 | uint64(v.bytes[t.start])
	}
	return t.signature()<<3 | uint64(t.shape)
}

// features writes the features of token i.
func (v *view) features(i int, s scene, out []uint32) []uint32 {
	out = out[:0]
	add := func(kind, a, b uint64) {
		if len(out) < maxFeatures {
			out = append(out, featureHash(kind, a, b))
		}
	}
	t := &v.tokens[i]
	self, signature := v.self(i), t.signature()
	prev, next := v.self(i-1), v.self(i+1)
	var style uint64
	if s.lower {
		style = 1
	} else if s.upper {
		style = 2
	}
	shape := uint64(t.shape)<<2 | style
	start := v.sentenceStart(i)
	add(featBias, 0, 0)
	add(featWord, self, 0)
	add(featShape, shape, start)
	add(featSignature, signature, 0)
	add(featSignatureShape, signature, shape<<2|start)
	add(featPrev, prev, 0)
	add(featNext, next, 0)
	add(featPrev2, v.self(i-2), 0)
	add(featNext2, v.self(i+2), 0)
	add(featPrevPair, prev, v.self(i-2))
	add(featNextPair, next, v.self(i+2))
	add(featAround, prev, next)
	add(featPrevSelf, prev, signature)
	add(featNextSelf, next, signature)
	add(featPrevSignature, v.signatureAt(i-1), signature<<4|shape)
	add(featNextSignature, v.signatureAt(i+1), signature<<4|shape)
	add(featPrev2Signature, v.signatureAt(i-2), 0)
	add(featNext2Signature, v.signatureAt(i+2), 0)
	add(featPrev2Signature, v.signatureAt(i-2), v.signatureAt(i-1))
	add(featNext2Signature, v.signatureAt(i+2), v.signatureAt(i+1))
	add(featGlobal, s.traits, shape)
	add(featGlobalSelf, s.traits, signature<<4|shape)
	if s.strange != 0 {
		add(featStrange, s.strange, shape<<2|start)
		add(featStrangeSelf, s.strange, signature<<6|shape<<2|start)
	}
	if t.newLine {
		add(featLineStart, shape, 0)
	}
	if t.glued {
		add(featGlue, prev, 0)
	}
	if t.kind != tokenWord || t.taken != classNone {
		return out
	}
	for bit, cue := range cueTraits {
		if t.traits&cue != 0 {
			add(featTrait, uint64(bit), shape)
		}
		if v.has(i-1, cue) {
			add(featPrevTrait, uint64(bit), shape)
			add(featPrevTrait, uint64(bit), 1<<10|signature)
		}
		if v.has(i-2, cue) {
			add(featPrev2Trait, uint64(bit), shape)
		}
		if v.has(i+1, cue) {
			add(featNextTrait, uint64(bit), shape)
		}
	}
	v.letterFeatures(t, signature, shape, add)
	return out
}

// letterFeatures are those of a word's own letters. Words of the dictionary
// have them too, apart: a name is not taken for a word because it ends like one.
func (v *view) letterFeatures(t *token, signature, shape uint64, add func(kind, a, b uint64)) {
	word := v.bytes[t.start:t.end]
	known := uint64(0)
	if t.traits&traitWord != 0 {
		known = 1
	}
	var hash uint64
	for n := 0; n < len(word) && n < 5; n++ {
		hash = hash<<8 | uint64(word[n])
		add(featPrefix, hash, known)
	}
	hash = 0
	for n := 0; n < len(word) && n < 5; n++ {
		hash = hash<<8 | uint64(word[len(word)-1-n])
		add(featSuffix, hash, known)
	}
	for n := 1; n+4 < len(word) && n < 10; n++ {
		add(featInner, uint64(word[n])<<16|uint64(word[n+1])<<8|uint64(word[n+2]), known)
	}
	add(featLength, uint64(min(len(word), 12)), known<<4|shape)
	for _, c := range word {
		if c == '\'' {
			add(featApostrophe, shape, known)
			break
		}
	}
}

// sentenceStart is 1 for the first word of the text, 2 after the end of a
// sentence or line, 3 after a colon, dash, bracket or comma, 0 elsewhere.
func (v *view) sentenceStart(i int) uint64 {
	if i == 0 {
		return 1
	}
	if v.tokens[i].newLine {
		return 2
	}
	if p := v.tokens[i-1]; p.kind == tokenPunct {
		switch v.bytes[p.start] {
		case '.', '!', '?':
			if v.abbreviated(i - 1) {
				return 0
			}
			return 2
		default:
			return 3
		}
	} else if p.kind == tokenSymbol {
		return 2
	}
	return 0
}

// abbreviated reports whether the stop at token i belongs to a title: Bi., Mr., Dr.
func (v *view) abbreviated(i int) bool {
	if !v.is(i, '.') || !v.glued(i) {
		return false
	}
	switch string(v.word(i - 1)) {
	case "mr", "mrs", "ms", "dr", "bi", "bw", "sr", "prof", "rev", "fr", "cpl", "capt", "hon", "eng", "mwl":
		return true
	}
	return false
}
