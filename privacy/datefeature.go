package privacy

// What is seen of a date to tell whose it is: how it is written, the words
// before and behind it, the nearest words that date something, who is named,
// and what the whole text speaks of. Each is a hash into one table of weights;
// whoever changes one trains again (datetrain_test.go).

// dateBits is the size of the table of weights, as a power of two.
const dateBits = 14

// maxDateFeatures bounds the features of one date.
const maxDateFeatures = 160

// Kinds of feature; the number is part of the hash, so their order is fixed.
const (
	dateBias uint64 = iota + 1
	dateWritten
	dateRule
	dateWord
	dateTrait
	dateNear
	datePair
	dateCueNear
	dateNamed
	dateText
	datePlace
	dateWide
)

func dateHash(kind, a, b uint64) uint32 {
	return featureHash(kind+64, a, b) & (1<<dateBits - 1)
}

// telling are the traits of words that say what a date is of.
const telling = traitBirth | traitKeptDate | traitStockDate | traitEvent | traitClinical | traitIll | traitHome | traitCount | traitBatchCue | traitFacility | traitPerson | traitKin |
	traitFeast | traitScore | traitBookCue | traitCardCue | traitIDCue | traitPhoneCue | traitThanks | traitColleague | traitWeekday | traitUntil | traitUnit | traitPlaceCue

// dateFeatures appends the features of the date from token start to token end.
func (v *view) dateFeatures(start, end int, form dateForm, t tie, rule bool, out []uint32) []uint32 {
	add := func(kind, a, b uint64) {
		if len(out) < maxDateFeatures {
			out = append(out, dateHash(kind, a, b))
		}
	}
	yes := func(b bool) uint64 {
		if b {
			return 1
		}
		return 0
	}
	written := v.dateWriting(start, end, form)
	ruled := yes(rule)
	add(dateBias, 0, 0)
	add(dateWritten, written, 0)
	add(dateRule, ruled, 0)
	text := yes(t.person) | yes(t.patient)<<1 | yes(t.eventful)<<2 | yes(t.clinical)<<3 | yes(t.marks)<<4
	add(dateText, text, 0)
	add(dateText, text, ruled+1)
	for i, b := range []bool{t.person, t.patient, t.eventful, t.clinical, t.marks} {
		add(dateText, uint64(i)<<8|yes(b), 99)
	}
	// the words beside it, by place
	var beside [4]uint64
	for n, k := 0, start-1; n < 3 && k >= 0; k-- {
		w := v.dateWordAt(k)
		if w == 0 {
			continue
		}
		beside[n] = w
		add(dateWord, w, uint64(n))
		v.eachTelling(k, func(bit uint64) { add(dateTrait, bit, uint64(n)) })
		n++
	}
	add(datePair, beside[0], beside[1])
	before := beside[0]
	beside = [4]uint64{}
	for n, k := 0, end+1; n < 2 && k < len(v.tokens); k++ {
		w := v.dateWordAt(k)
		if w == 0 {
			continue
		}
		beside[n] = w
		add(dateWord, w, uint64(n)+8)
		v.eachTelling(k, func(bit uint64) { add(dateTrait, bit, uint64(n)+8) })
		n++
	}
	add(datePair, before, beside[0]+7)
	// the clause, in no order; the nearest word that tells, with its distance
	v.dateSide(start-1, -1, add)
	v.dateSide(end+1, 1, add)
	// where it stands
	add(datePlace, yes(start == 0), 0)
	add(datePlace, yes(end+1 == len(v.tokens)), 1)
	add(datePlace, yes(v.tokens[start].newLine && start > 0), 2)
	add(datePlace, uint64(min(len(v.tokens)/6, 6)), 3)
	// who is named, how near
	add(dateNamed, v.nameDistance(start-1, -1), 0)
	add(dateNamed, v.nameDistance(end+1, 1), 1)
	add(dateNamed, v.nameDistance(start-1, -1)<<8|v.nameDistance(end+1, 1), 2)
	add(dateNamed, v.nameDistance(start-1, -1), 3+ruled)
	// what else is said around it
	var seen trait
	third := false
	for k := max(0, start-25); k < min(len(v.tokens), end+25); k++ {
		seen |= v.tokens[k].traits
		third = third || v.thirdPerson(k)
	}
	for bits := seen & telling; bits != 0; bits &= bits - 1 {
		add(dateWide, uint64(bits&-bits), 0)
	}
	add(dateWide, yes(third), 1)
	return out
}

// dateWriting is how a date is written, as one small number.
func (v *view) dateWriting(start, end int, form dateForm) uint64 {
	w := uint64(form)
	var month, weekday, cue, year, slash, dot, dash bool
	for k := start; k <= end; k++ {
		month = month || v.has(k, traitMonth)
		weekday = weekday || v.has(k, traitWeekday)
		cue = cue || v.has(k, traitDateCue)
		year = year || v.isYear(k)
		slash = slash || v.is(k, '/')
		dot = dot || v.is(k, '.')
		dash = dash || v.is(k, '-')
	}
	for i, b := range [...]bool{month, weekday, cue, year, slash, dot, dash} {
		if b {
			w |= 1 << (i + 4)
		}
	}
	return w
}

// dateWordAt is what stands at token k as a number: a word's hash, or what a
// number, a mark or a taken stretch is; 0 for signs.
func (v *view) dateWordAt(k int) uint64 {
	t := &v.tokens[k]
	switch {
	case t.taken != classNone && t.taken != classKept:
		return uint64(t.taken)
	case t.kind == tokenWord:
		return t.key
	case t.kind == tokenNumber:
		return 40 + uint64(min(t.end-t.start, 6))
	}
	return 0
}

func (v *view) eachTelling(k int, do func(bit uint64)) {
	for bits := v.tokens[k].traits & telling; bits != 0; bits &= bits - 1 {
		do(uint64(bits & -bits))
	}
}

// dateSide reads the clause on one side of a date.
func (v *view) dateSide(k, step int, add func(kind, a, b uint64)) {
	side := uint64(step + 2)
	told := false
	for n := 0; k >= 0 && k < len(v.tokens) && n < 9; k, n = k+step, n+1 {
		if v.is(k, '.') && !v.glued(k+1) || v.is(k, '!') || v.is(k, '?') || v.is(k, ';') {
			break
		}
		if w := v.dateWordAt(k); w != 0 {
			add(dateNear, w, side)
		}
		if t := v.tokens[k].traits & telling; t != 0 && !told && v.tokens[k].taken == classNone {
			told = true
			v.eachTelling(k, func(bit uint64) { add(dateCueNear, bit, side<<8|uint64(min(n, 4))) })
		}
		if step < 0 && v.tokens[k].newLine || step > 0 && k+1 < len(v.tokens) && v.tokens[k+1].newLine {
			break
		}
	}
}

// nameDistance is how far off somebody is named on one side, in steps.
func (v *view) nameDistance(k, step int) uint64 {
	for n := 0; k >= 0 && k < len(v.tokens) && n < 24; k, n = k+step, n+1 {
		if v.personAt(k) {
			switch {
			case n <= 1:
				return 1
			case n <= 4:
				return 2
			case n <= 9:
				return 3
			}
			return 4
		}
	}
	return 0
}
