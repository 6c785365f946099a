package privacy

// findTransactions takes the codes of mobile money: ten capitals and digits of
// M-PESA (TRAZRTLAN9), dotted codes of others (240712.1530.A91882).
func findTransactions(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) || v.glued(i) && v.kindAt(i-1) != tokenPunct {
			continue
		}
		if end, ok := v.transaction(i); ok {
			v.add(classOther, i, end)
			i = end
		}
	}
}

func (v *view) transaction(i int) (end int, ok bool) {
	if v.length(i) == 6 && v.kindAt(i) == tokenNumber && v.is(i+1, '.') && v.length(i+2) == 4 && v.is(i+3, '.') && v.glued(i+3) && v.glued(i+4) {
		end := v.codeEnd(i)
		return end, end >= i+4
	}
	size, letters, digits, changes, end := 0, 0, 0, 0, i
	for k := i; k < len(v.tokens) && k < i+10 && (k == i || v.glued(k)); k++ {
		t := v.tokens[k]
		if t.kind != tokenNumber && t.kind != tokenWord {
			break
		}
		n := int(t.end - t.start)
		size += n
		if t.kind == tokenNumber {
			digits += n
		} else {
			if t.shape == shapeLower || t.shape == shapeMixed {
				return i, false
			}
			letters += n
		}
		if k > i {
			changes++
		}
		end = k
	}
	if size != 10 || digits == 0 || letters < 2 || v.kindAt(i) != tokenWord {
		return i, false
	}
	confirmed := v.has(end+1, traitConfirmed)
	if v.lotBefore(i) || v.referenceBefore(i) && !confirmed && !v.payment(i) && changes < 3 {
		return i, false
	}
	return end, confirmed || changes >= 2 || letters >= 5 || v.payment(i)
}

// payment reports whether money is sent near token i: its code then follows
// "code" and "ref", as a voucher's does.
func (v *view) payment(i int) bool {
	for k := max(0, i-14); k <= i+10; k++ {
		switch string(v.word(k)) {
		case "mpesa", "pesa", "lipa", "nimelipa", "nililipa", "amelipa", "malipo", "pochi", "kutuma", "sending", "sent", "send", "tuma", "nimetuma", "nilituma", "ametuma", "umetuma", "fare", "airtime", "transaction", "muamala", "received", "confirmed", "paid", "nauli", "transport", "till", "paybill", "refund", "msg", "safaricom":
			return true
		}
	}
	return false
}
