package privacy

import (
	"encoding/binary"
	"fmt"
	"sync"
)

// dateModel tells a person's date from a meeting's: a weight for every feature
// of datefeature.go. Weights are whole numbers, so that every machine gives
// the same result; they are learnt from the development messages by
//
//	go test ./privacy -run TestTrainDates -train
type dateModel []int16

// dateLeaning is what a date must not fall below to be a person's: a date left
// is worse than a date lost.
const dateLeaning = 768

var builtinDates = sync.OnceValue(func() dateModel {
	m, err := readDateModel([]byte(unpack("data/dates.bin.gz")))
	if err != nil {
		panic(fmt.Sprintf("privacy: data/dates.bin.gz: %v", err)) // a broken build
	}
	return m
})

func readDateModel(packed []byte) (dateModel, error) {
	if len(packed) != 2<<dateBits {
		return nil, fmt.Errorf("it holds %d bytes, not %d", len(packed), 2<<dateBits)
	}
	m := make(dateModel, 1<<dateBits)
	for i := range m {
		m[i] = int16(binary.LittleEndian.Uint16(packed[2*i:]))
	}
	return m, nil
}

func (m dateModel) write() []byte {
	out := make([]byte, 0, 2<<dateBits)
	for _, w := range m {
		out = binary.LittleEndian.AppendUint16(out, uint16(w))
	}
	return out
}

// score is how much a date seems to be a person's; above nought, more likely so.
func (m dateModel) score(features []uint32) int32 {
	var sum int32
	for _, f := range features {
		sum += int32(m[f])
	}
	return sum
}

// personal decides whether a date is a person's: what is learnt (datemodel.go),
// to which the rules' own verdict is one feature.
func (s *Scrubber) personal(v *view, start, end int, form dateForm, t tie) bool {
	if v.stamp(start, end) {
		return false
	}
	if form == dayMonth && v.value(end) == 10 && v.looksLikeScore(start, end, t) && v.outOfTen(start) > 1 && !v.lifeDated(start) {
		return false // got 9/10, the others 7/10
	}
	if v.movedTo(start) && !t.person && !t.patient {
		return false
	}
	rule := v.ofPerson(start, end, form, t)
	if s.dates == nil || v.settled(start, end, form, rule, t) {
		return rule
	}
	if cap(v.lattice.features) < maxDateFeatures {
		v.lattice.features = make([]uint32, 0, maxDateFeatures)
	}
	v.lattice.features = v.dateFeatures(start, end, form, t, rule, v.lattice.features[:0])
	return s.dates.score(v.lattice.features)+dateLeaning > 0
}

// settled reports whether the rules are sure: a stretch of days, a birth or an
// illness that is dated, one of several marks out of ten.
func (v *view) settled(start, end int, form dateForm, rule bool, t tie) bool {
	switch {
	case form == dateRange:
		return true
	case rule:
		return v.lifeDated(start)
	case !t.person && v.dayless(start, end):
		return true // since November 2025, with nobody in sight
	}
	return v.countedByMonth(start) || form == dayMonth && v.value(end) == 10 && v.looksLikeScore(start, end, t) && (t.marks || v.outOfTen(start) > 1)
}

// dayless reports a month by itself or with its year.
func (v *view) dayless(start, end int) bool {
	for k := start; k <= end; k++ {
		if v.kindAt(k) == tokenNumber && !v.isYear(k) || v.has(k, traitDigit|traitOrdinal|traitDateCue) {
			return false
		}
	}
	return true
}

// countedByMonth reports whether more is told of a month near token at than it
// has days: vaccinated 31 Jan, 28 Feb, 35 Mar.
func (v *view) countedByMonth(at int) bool {
	for i := max(0, at-15); i < min(len(v.tokens), at+15); i++ {
		if v.has(i, traitMonth) && v.value(i-1) > 31 && v.length(i-1) <= 3 && !v.glued(i-1) {
			return true
		}
	}
	return false
}

// outOfTen counts what is written around token at as marks out of ten.
func (v *view) outOfTen(at int) int {
	n := 0
	for i := max(1, at-30); i < min(len(v.tokens), at+30); i++ {
		if v.value(i) == 10 && v.is(i-1, '/') && v.glued(i) {
			n++
		}
	}
	return n
}

// lifeDated reports whether a birth or an illness is what is dated, by the words
// right before token i.
func (v *view) lifeDated(i int) bool {
	if v.illBefore(i) {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if v.sentenceEnd(k) || v.has(k, traitKeptDate|traitStockDate) && string(v.word(k)) != "delivered" {
			return false
		}
		if v.has(k, traitBirth) || string(v.word(k)) == "delivered" { // the rules have asked whether goods were
			return true
		}
	}
	return false
}
