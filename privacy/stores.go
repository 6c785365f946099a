package privacy

// Numbers of things: machines, batches, the papers of the stores. They are as
// long as a person's, and tell of nobody.

// machineBefore reports whether a machine or a paper of the stores is spoken of
// shortly before token i: fridge serial HBC-70 no.
func (v *view) machineBefore(i int) bool {
	reach := 8
	if v.has(i, traitIDCue) {
		reach = 2
	}
	for k := i - 1; k >= 0 && k >= i-reach && !v.tokens[k+1].newLine; k-- {
		switch string(v.word(k)) {
		case "tag", "device", "user", "session", "event", "dhis", "login":
			return true
		case "fridge", "freezer", "friji", "jokofu", "laptop", "tablet", "printer", "generator", "thermometer", "logtag", "scale", "machine", "motorbike", "solar", "inverter", "battery", "cylinder",
			"refrigerator", "coldbox", "compressor", "stabiliser", "stabilizer", "cce", "sdd", "vls", "tcw", "rcw", "hbc", "hbd", "ups", "router", "modem", "autoclave", "inventory", "kplc", "meter":
			return true
		}
	}
	return false
}

// machineBehind reports whether a machine is spoken of shortly behind token i:
// S/N 2019-0447-118, model VLS 204A.
func (v *view) machineBehind(i int) bool {
	for k := i + 1; k < len(v.tokens) && k <= i+9 && !v.tokens[k].newLine; k++ {
		switch string(v.word(k)) {
		case "model", "installed", "fridge", "freezer", "compressor", "laptop", "tablet", "warranty":
			return true
		}
	}
	return false
}

// referenceBefore reports whether the number at token i is announced as a
// batch, price or reference, which stay.
func (v *view) referenceBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if v.has(k, traitBatchCue) || v.length(k) == 2 && v.value(k) >= 11 && v.value(k) <= 13 && v.glued(k) && string(v.word(k-1)) == "s" || v.noteOfStores(k) {
			return true
		}
		if v.tokens[k].kind == tokenNumber && !v.glued(k+1) || v.has(k, traitIDCue) || v.personAt(k) {
			return false
		}
	}
	return false
}

// noteOfStores reports a paper that goes with goods: delivery note, dispatch no.
func (v *view) noteOfStores(k int) bool {
	if w := string(v.word(k)); w != "note" && w != "notes" {
		return false
	}
	switch string(v.word(k - 1)) {
	case "delivery", "issue", "credit", "debit", "dispatch", "goods", "received", "packing":
		return true
	}
	return false
}

// goodsBefore reports goods that carry a number before token i: carton 118/25 and
// 119/25.
func (v *view) goodsBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-7 && !v.sentenceEnd(k); k-- {
		switch string(v.word(k)) {
		case "carton", "cartons", "crate", "crates", "tin", "tins", "box", "boxes", "parcel", "parcels", "katoni", "boksi":
			return true
		}
	}
	return false
}

// likeABatch reports whether the number at token i is written like one that the
// text calls a batch: batch 1224087563 expires 11/2026, use it after 1224081109.
func (v *view) likeABatch(i int) bool {
	d := v.digits(i)
	for k := max(0, i-60); k < min(len(v.tokens), i+60); k++ {
		if other := v.digits(k); k != i && len(other) == len(d) && len(d) >= 6 && string(other[:3]) == string(d[:3]) && v.referenceBefore(k) {
			return true
		}
	}
	return false
}

// workload reports whether the word and number at token i are one of a row of
// counts of different things: ANC 118, deliveries 44, PNC 39, CWC 771.
func (v *view) workload(i int) bool {
	pairs, plain := 0, 0
	for k := max(0, i-24); k < min(len(v.tokens)-1, i+24); k++ {
		if v.kindAt(k) != tokenWord || v.kindAt(k+1) != tokenNumber || v.glued(k+1) || v.length(k+1) > 4 || v.digits(k + 1)[0] == '0' ||
			k+2 < len(v.tokens) && !v.tokens[k+2].newLine && !v.is(k+2, ',') && !(v.is(k+2, '.') && !v.glued(k+3)) {
			continue
		}
		pairs++
		if v.tokens[k].traits&(traitIDCue|traitCardCue|traitPhoneCue|traitNumberWord|traitLink|traitMonth|traitDateCue|traitWeekday|traitAgeCue|traitUnit|traitName) == 0 && !v.shortBook(k) && !v.doseBefore(k+1) {
			plain++
		}
	}
	return pairs >= 3 && plain > 0
}

// mobile reports whether the tokens from i to j are the ten digits of a mobile
// telephone, whatever stands between them.
func (v *view) mobile(i, j int) bool {
	d := v.digits(i)
	return len(d) >= 2 && d[0] == '0' && (d[1] == '7' || d[1] == '1') && v.digitsWithin(i, j) == 10
}
