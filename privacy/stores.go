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

// mobile reports whether the tokens from i to j are the ten digits of a mobile
// telephone, whatever stands between them.
func (v *view) mobile(i, j int) bool {
	d := v.digits(i)
	return len(d) >= 2 && d[0] == '0' && (d[1] == '7' || d[1] == '1') && v.digitsWithin(i, j) == 10
}
