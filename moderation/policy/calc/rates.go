package calc

import "math/big"

func rates() []Formula {
	return []Formula{
		{
			Name: "wastage", Aliases: []string{"wastagerate", "wr", "upotevu", "wastege", "waste"}, Title: Sentence{"Wastage rate", "Kiwango cha upotevu"},
			Inputs:  "doses opened or used and doses given (or vials, doses per vial, given; or opening, received, closing, given)",
			Example: "wastage 200 150", Source: "F-WR-OPEN, F-WR-SUP, F-WR-710: TechNet-21; WHO guidance on vaccine wastage 2005; MOH 710 stock analysis", work: wastage,
		},
		{
			Name: "usage", Aliases: []string{"utilization", "utilisation"}, Title: Sentence{"Vaccine usage rate", "Kiwango cha matumizi ya chanjo"},
			Inputs: "doses used and doses given", Example: "usage 200 150", Source: "F-USE: WHO guidance on vaccine wastage 2005", work: usageRate,
		},
		{
			Name: "factor", Aliases: []string{"wf", "wastagefactor"}, Title: Sentence{"Wastage factor", "Kigezo cha upotevu"},
			Inputs: "the wastage rate in percent", Example: "factor 25", Source: "F-WF: OpenLearn immunization module, session 5, SAQ 5.1", work: factor,
		},
		{
			Name: "dropout", Aliases: []string{"drop-out", "dor", "dropoutrate"}, Title: Sentence{"Dropout rate", "Kiwango cha walioacha"},
			Inputs: "the number of the first dose and of the last dose", Example: "dropout 480 421", Source: "F-DOR, F-DOR-MR, F-DOR-MR2: OpenLearn immunization module, session 10; ChanjoKE monitoring report", work: dropout,
		},
		{
			Name: "coverage", Aliases: []string{"cov", "koverej"}, Title: Sentence{"Coverage rate", "Kiwango cha chanjo"},
			Inputs: "children vaccinated and annual target (and months, for a part of the year)", Example: "coverage 463 537", Source: "F-COV-ANN, F-COV-CUM: OpenLearn immunization module, session 10; WHO/UNICEF microplanning guide 2009", work: coverage,
		},
		{
			Name: "unimmunized", Aliases: []string{"unimmunised", "leftout", "left-out"}, Title: Sentence{"Unimmunized and left-out children", "Watoto ambao hawajachanjwa"},
			Inputs: "target, Penta1, Penta3 and fully immunized", Example: "unimmunized 537 480 421 389", Source: "F-UNIM: OpenLearn immunization module, session 10, 10.2.3", work: unimmunized,
		},
		{
			Name: "aefi", Title: Sentence{"AEFI reporting rate", "Kiwango cha kuripoti AEFI"},
			Inputs: "reports and infants", Example: "aefi 3 18400", Source: "F-AEFI: pages on AEFI reporting in Kenya 2013-2025", work: aefi,
		},
	}
}

func percent(working string, value *big.Rat) Result {
	text := round(value, 1) + "%"
	return Result{Working: working + " = " + text, Value: text, Rounding: roundingOf(value, 1, toOneDecimal())}
}

func wastage(n []Number) (Result, error) {
	switch len(n) {
	case 2:
		if n[0].percent || n[1].percent {
			return Result{}, usage("wastage", "two numbers of doses, not percentages", "wastage 200 150")
		}
		return lost(n[0].value, n[1].value, n[0].String(), Sentence{
			"This holds when nothing was left: of doses received, take off what is still in the fridge.",
			"Hii ni sahihi kama hakuna iliyobaki: kwa dozi zilizopokelewa, ondoa zilizobaki kwenye friji.",
		})
	case 3:
		opened := times(n[0].value, n[1].value)
		result, err := lost(opened, n[2].value, plain(opened), Sentence{})
		result.Working = n[0].String() + " vials x " + n[1].String() + " doses = " + plain(opened) + "; " + result.Working
		return result, err
	case 4:
		consumed := subtract(add(n[0].value, n[1].value), n[2].value)
		result, err := lost(consumed, n[3].value, plain(consumed), Sentence{})
		result.Working = n[0].String() + " + " + n[1].String() + " - " + n[2].String() + " = " + plain(consumed) + " used; " + result.Working
		return result, err
	}
	return Result{}, usage("wastage", "doses opened and doses given", "wastage 200 150")
}

func lost(opened, given *big.Rat, written string, note Sentence) (Result, error) {
	if opened.Sign() <= 0 {
		return Result{}, bad("The number of doses opened or used must be more than 0: the opened doses come first, then those given.",
			"Idadi ya dozi zilizofunguliwa lazima izidi 0: kwanza zilizofunguliwa, kisha zilizotolewa.")
	}
	if given.Cmp(opened) > 0 {
		return Result{}, bad("More doses were given than opened: check both numbers; if a 28-day vial was opened last month, add the months together.",
			"Dozi zilizotolewa ni nyingi kuliko zilizofunguliwa: kagua namba zote; kama chupa ya siku 28 ilifunguliwa mwezi uliopita, jumlisha miezi.")
	}
	result := percent("("+written+" - "+plain(given)+") / "+written+" x 100", percentOf(subtract(opened, given), opened))
	result.Note = note
	return result, nil
}

func usageRate(n []Number) (Result, error) {
	if len(n) != 2 || n[0].isZero() {
		return Result{}, usage("usage", "doses used and doses given", "usage 200 150")
	}
	if n[1].value.Cmp(n[0].value) > 0 {
		return Result{}, bad("More doses were given than used: check both numbers.", "Dozi zilizotolewa ni nyingi kuliko zilizotumika: kagua namba zote.")
	}
	return percent(n[1].String()+" / "+n[0].String()+" x 100", percentOf(n[1].value, n[0].value)), nil
}

func factor(n []Number) (Result, error) {
	if len(n) != 1 {
		return Result{}, usage("factor", "the wastage rate in percent", "factor 25")
	}
	if n[0].value.Cmp(whole(100)) >= 0 {
		return Result{}, bad("The wastage rate must be below 100%: at 100% no dose reaches a child.", "Kiwango cha upotevu lazima kiwe chini ya 100%: kwa 100% hakuna dozi inayomfikia mtoto.")
	}
	value := divide(whole(100), subtract(whole(100), n[0].value))
	text := round(value, 2)
	return Result{Working: "100 / (100 - " + n[0].String() + ") = " + text, Value: text, Rounding: roundingOf(value, 2, toTwoDecimals())}, nil
}

func dropout(n []Number) (Result, error) {
	if len(n) != 2 {
		return Result{}, usage("dropout", "the number of the first dose and of the last dose", "dropout 480 421")
	}
	if n[0].isZero() {
		return Result{}, bad("The number of the first dose must be more than 0: dropout is divided by it.", "Idadi ya dozi ya kwanza lazima izidi 0: dropout hugawanywa kwayo.")
	}
	value := percentOf(subtract(n[0].value, n[1].value), n[0].value)
	result := percent("("+n[0].String()+" - "+n[1].String()+") / "+n[0].String()+" x 100", value)
	switch {
	case value.Sign() < 0:
		result.Note = Sentence{
			"Negative dropout: children who began elsewhere, a stock-out of the first dose, late last doses, or a recording error.",
			"Dropout hasi: watoto walioanza kwingine, dozi ya kwanza kuisha, dozi za mwisho za kuchelewa, au kosa la kuandika.",
		}
	case value.Cmp(whole(10)) >= 0:
		result.Note = Sentence{"10% or more is a problem to look into (KE-TGT-02).", "10% au zaidi ni tatizo la kuchunguzwa (KE-TGT-02)."}
	default:
		result.Note = Sentence{"Below 10% is rated good (KE-TGT-02).", "Chini ya 10% ni nzuri (KE-TGT-02)."}
	}
	return result, nil
}

func coverage(n []Number) (Result, error) {
	if len(n) != 2 && len(n) != 3 {
		return Result{}, usage("coverage", "children vaccinated and annual target (and months)", "coverage 205 537 6")
	}
	if n[1].isZero() {
		return Result{}, bad("The target must be more than 0: first the children vaccinated, then the target.", "Lengo lazima lizidi 0: kwanza watoto waliochanjwa, kisha lengo.")
	}
	target, written := n[1].value, n[1].String()
	note := Sentence{"Against the annual target.", "Kwa lengo la mwaka."}
	if len(n) == 3 {
		if !n[2].isWhole() || n[2].value.Cmp(whole(1)) < 0 || n[2].value.Cmp(whole(12)) > 0 {
			return Result{}, bad("The number of months must be from 1 to 12.", "Idadi ya miezi iwe kati ya 1 na 12.")
		}
		target = divide(times(target, n[2].value), whole(12))
		written = "(" + n[1].String() + " x " + n[2].String() + " / 12)"
		note = Sentence{"Against the target of those months.", "Kwa lengo la miezi hiyo."}
	}
	value := percentOf(n[0].value, target)
	if value.Cmp(whole(100)) > 0 {
		note = Sentence{
			"Above 100%: look first at the target, children from outside, and the age bands (KE-TGT-05).",
			"Zaidi ya 100%: kagua kwanza lengo, watoto wa nje, na makundi ya umri (KE-TGT-05).",
		}
	}
	result := percent(n[0].String()+" / "+written+" x 100", value)
	result.Note = note
	return result, nil
}

func unimmunized(n []Number) (Result, error) {
	if len(n) != 4 {
		return Result{}, usage("unimmunized", "target, Penta1, Penta3 and fully immunized", "unimmunized 537 480 421 389")
	}
	missed, left, drop := subtract(n[0].value, n[3].value), subtract(n[0].value, n[1].value), subtract(n[1].value, n[2].value)
	value := plain(missed)
	working := n[0].String() + " - " + n[3].String() + " = " + value + " unimmunized; " + n[0].String() + " - " + n[1].String() + " = " + plain(left) + " left out; " +
		n[1].String() + " - " + n[2].String() + " = " + plain(drop) + " drop-outs"
	return Result{Working: working, Value: value}, nil
}

func aefi(n []Number) (Result, error) {
	if len(n) != 2 || n[1].isZero() {
		return Result{}, usage("aefi", "reports and infants", "aefi 3 18400")
	}
	value := times(divide(n[0].value, n[1].value), whole(100000))
	text := round(value, 1)
	note := Sentence{"The benchmark is at least 10 per 100,000 infants a year.", "Kigezo ni angalau 10 kwa kila watoto 100,000 kwa mwaka."}
	return Result{Working: n[0].String() + " / " + n[1].String() + " x 100,000 = " + text + " per 100,000", Value: text, Rounding: roundingOf(value, 1, toOneDecimal()), Note: note}, nil
}
