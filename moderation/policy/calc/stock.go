package calc

import "math/big"

func stocks() []Formula {
	return []Formula{
		{
			Name: "minimum", Aliases: []string{"min", "minstock"}, Title: Sentence{"Minimum stock", "Kiwango cha chini cha stock"},
			Inputs: "the need of the supply period", Example: "minimum 168", Source: "F-STK-MIN: OpenLearn immunization module, session 5, 5.5.2", work: minimum,
		},
		{
			Name: "maximum", Aliases: []string{"max", "maxstock"}, Title: Sentence{"Maximum stock", "Kiwango cha juu cha stock"},
			Inputs: "the need of the supply period (and the minimum stock)", Example: "maximum 168", Source: "F-STK-MAX: OpenLearn immunization module, session 5, 5.5.3", work: maximum,
		},
		{
			Name: "reorder", Aliases: []string{"re-order", "critical"}, Title: Sentence{"Re-order level", "Kiwango cha kuagiza tena"},
			Inputs: "need of the period, days in the period, and delivery days (and the minimum stock)", Example: "reorder 80 14 2", Source: "F-STK-ROP: OpenLearn immunization module, session 5, 5.5.4", work: reorder,
		},
		{
			Name: "order", Aliases: []string{"agiza"}, Title: Sentence{"Quantity to order", "Kiasi cha kuagiza"},
			Inputs: "maximum stock and stock in hand", Example: "order 210 58", Source: "F-STK-ORD: OpenLearn immunization module, session 5, 5.5", work: order,
		},
		{
			Name: "mos", Aliases: []string{"monthsofstock"}, Title: Sentence{"Months of stock", "Miezi ya stock"},
			Inputs: "closing balance and average monthly consumption", Example: "mos 150 120", Source: "F-MOS, KE-STK-04: MOH 710 stock analysis 2023-2024", work: monthsOfStock,
		},
		{
			Name: "discrepancy", Aliases: []string{"gap", "tofauti"}, Title: Sentence{"Stock record discrepancy", "Tofauti ya rekodi ya stock"},
			Inputs: "closing balance last month and opening balance this month", Example: "discrepancy 120 100", Source: "F-DISC: MOH 710 stock analysis 2023-2024", work: discrepancy,
		},
	}
}

// quarter is the training rule for the minimum stock.
func quarter(period *big.Rat) *big.Rat { return times(period, big.NewRat(1, 4)) }

func minimum(n []Number) (Result, error) {
	if len(n) != 1 {
		return Result{}, usage("minimum", "the need of the supply period", "minimum 168")
	}
	result := doses("0.25 x "+n[0].String(), quarter(n[0].value))
	result.Note = Sentence{"25% is a training rule; use the sub-county's figure if you have one.", "25% ni kanuni ya mafunzo; tumia takwimu ya sub-county kama ipo."}
	return result, nil
}

func maximum(n []Number) (Result, error) {
	if len(n) != 1 && len(n) != 2 {
		return Result{}, usage("maximum", "the need of the supply period", "maximum 168")
	}
	least := up(quarter(n[0].value))
	if len(n) == 2 {
		least = n[1].value
	}
	return doses(n[0].String()+" + "+plain(least), add(n[0].value, least)), nil
}

func reorder(n []Number) (Result, error) {
	if len(n) != 3 && len(n) != 4 || n[1].isZero() {
		return Result{}, usage("reorder", "need of the period, days in the period, and delivery days", "reorder 80 14 2")
	}
	least := up(quarter(n[0].value))
	if len(n) == 4 {
		least = n[3].value
	}
	during := divide(times(n[0].value, n[2].value), n[1].value)
	level := add(up(during), up(least))
	text := plain(level)
	working := n[0].String() + " x " + n[2].String() + " / " + n[1].String() + " = " + round(during, 2)
	result := Result{Value: text}
	if during.IsInt() {
		working = n[0].String() + " x " + n[2].String() + " / " + n[1].String() + " = " + plain(during)
	} else {
		working += " -> " + plain(up(during))
		result.Rounding = toNextWhole()
	}
	result.Working = working + "; " + plain(up(during)) + " + " + plain(up(least)) + " = " + text + " doses"
	return result, nil
}

func order(n []Number) (Result, error) {
	if len(n) != 2 {
		return Result{}, usage("order", "maximum stock and stock in hand", "order 210 58")
	}
	if n[1].value.Cmp(n[0].value) >= 0 {
		return Result{
			Working: n[0].String() + " - " + n[1].String() + ": nothing to order", Value: "0",
			Note: Sentence{"The stock in hand is at or above the maximum.", "Stock iliyopo imefika au imezidi kiwango cha juu."},
		}, nil
	}
	return doses(n[0].String()+" - "+n[1].String(), subtract(n[0].value, n[1].value)), nil
}

func monthsOfStock(n []Number) (Result, error) {
	if len(n) != 2 {
		return Result{}, usage("mos", "closing balance and average monthly consumption", "mos 150 120")
	}
	if n[1].isZero() {
		return Result{}, bad("The average monthly consumption must be more than 0.", "Wastani wa matumizi ya mwezi lazima uzidi 0.")
	}
	value := divide(n[0].value, n[1].value)
	text := round(value, 2)
	note := Sentence{"1 to 2 months: adequate.", "Mwezi 1 hadi 2: inatosha."}
	switch {
	case value.Sign() == 0:
		note = Sentence{"0: stock-out.", "0: chanjo imeisha."}
	case value.Cmp(whole(1)) < 0:
		note = Sentence{"Under 1 month: understocked.", "Chini ya mwezi 1: stock ni kidogo."}
	case value.Cmp(whole(2)) > 0:
		note = Sentence{"Over 2 months: overstocked.", "Zaidi ya miezi 2: stock imezidi."}
	}
	return Result{Working: n[0].String() + " / " + n[1].String() + " = " + text + " months", Value: text, Rounding: roundingOf(value, 2, toTwoDecimals()), Note: note}, nil
}

func discrepancy(n []Number) (Result, error) {
	if len(n) != 2 || n[0].isZero() {
		return Result{}, usage("discrepancy", "closing balance last month and opening balance this month", "discrepancy 120 100")
	}
	gap := new(big.Rat).Abs(subtract(n[1].value, n[0].value))
	value := percentOf(gap, n[0].value)
	result := percent("|"+n[1].String()+" - "+n[0].String()+"| / "+n[0].String()+" x 100", value)
	result.Note = Sentence{"Not above 10%: not flagged, still to be explained.", "Si zaidi ya 10%: haiwekewi alama, bado ielezwe."}
	if value.Cmp(whole(10)) > 0 {
		result.Note = Sentence{"Above 10%: flagged, find the cause.", "Zaidi ya 10%: ina alama, tafuta sababu."}
	}
	return result, nil
}
