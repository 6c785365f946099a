package calc

import "math/big"

func targets() []Formula {
	return []Formula{
		{
			Name: "target", Aliases: []string{"lengo", "tp", "births"}, Title: Sentence{"Target population", "Idadi ya walengwa"},
			Inputs: "population and percent under one (or birth rate)", Example: "target 12300 3.6%", Source: "F-TGT-PCT, F-TGT-LB: OpenLearn immunization module, session 5, SAQ 5.1", work: target,
		},
		{
			Name: "surviving", Aliases: []string{"si"}, Title: Sentence{"Surviving infants", "Watoto walionusurika"},
			Inputs: "live births and infant deaths per 1,000", Example: "surviving 555 32", Source: "F-TGT-SI: OpenLearn immunization module, session 10; general practice for the conversion", work: surviving,
		},
		{
			Name: "monthly", Aliases: []string{"monthlytarget"}, Title: Sentence{"Monthly target", "Lengo la mwezi"},
			Inputs: "the annual target", Example: "monthly 537", Source: "F-TGT-MON: WHO/UNICEF microplanning guide 2009", work: monthly,
		},
	}
}

func needs() []Formula {
	return []Formula{
		{
			Name: "forecast", Aliases: []string{"need", "needs", "requirement", "mahitaji"}, Title: Sentence{"Vaccine need, target-population method", "Mahitaji ya chanjo kwa idadi ya walengwa"},
			Inputs: "target, doses in the schedule, coverage, and wastage factor (or wastage rate with %)", Example: "forecast 285 3 90% 1.05", Source: "F-NEED-POP: OpenLearn immunization module, session 5; WHO page on forecasting", work: forecast,
		},
		{
			Name: "buffer", Title: Sentence{"Vaccine need with buffer stock", "Mahitaji na akiba"},
			Inputs: "need of the period, buffer in percent, and stock in hand", Example: "buffer 160 25% 70", Source: "F-NEED-BUF: OpenLearn immunization module, session 5, 5.5; general practice for the combined form", work: buffer,
		},
		{
			Name: "amc", Aliases: []string{"consumption"}, Title: Sentence{"Average monthly consumption", "Wastani wa matumizi ya mwezi"},
			Inputs: "doses consumed in each usable month", Example: "amc 110 128 122", Source: "F-NEED-CON: OpenLearn immunization module, session 5, 5.1", work: amc,
		},
		{
			Name: "sessions", Aliases: []string{"session"}, Title: Sentence{"Vaccine need, session method", "Mahitaji ya chanjo kwa vipindi"},
			Inputs: "sessions, children in each, and doses per vial", Example: "sessions 8 6 10", Source: "F-NEED-SES: OpenLearn immunization module, session 5, SAQ 5.2; general practice for the ceiling", work: sessions,
		},
		{
			Name: "vials", Title: Sentence{"Vials to order", "Chupa za kuagiza"},
			Inputs: "doses and doses per vial", Example: "vials 1704 10", Source: "F-VIALS: general practice", work: vials,
		},
		{
			Name: "syringes", Aliases: []string{"sirinji"}, Title: Sentence{"Syringes and safety boxes", "Sirinji na safety box"},
			Inputs: "injections and vials to mix", Example: "syringes 420 30", Source: "F-SYR: college course notes p. 25; OpenLearn immunization module, session 7", work: syringes,
		},
	}
}

func target(n []Number) (Result, error) {
	if len(n) != 2 || n[1].value.Cmp(whole(100)) > 0 || n[1].isZero() {
		return Result{}, usage("target", "population and percent", "target 12300 3.6%")
	}
	return people(n[0].String()+" x "+n[1].String()+"%", divide(times(n[0].value, n[1].value), whole(100))), nil
}

func people(working string, value *big.Rat) Result {
	text := round(value, 0)
	return Result{Working: working + " = " + text, Value: text, Rounding: roundingOf(value, 0, toNearestWhole())}
}

func surviving(n []Number) (Result, error) {
	if len(n) != 2 || n[1].value.Cmp(whole(1000)) > 0 {
		return Result{}, usage("surviving", "live births and infant deaths per 1,000", "surviving 555 32")
	}
	return people(n[0].String()+" x (1 - "+n[1].String()+" / 1,000)", times(n[0].value, subtract(whole(1), divide(n[1].value, whole(1000))))), nil
}

func monthly(n []Number) (Result, error) {
	if len(n) != 1 {
		return Result{}, usage("monthly", "the annual target", "monthly 537")
	}
	value := divide(n[0].value, whole(12))
	text := plain(value)
	if !value.IsInt() {
		text = round(value, 1)
	}
	return Result{Working: n[0].String() + " / 12 = " + text, Value: text, Rounding: roundingOf(value, 1, toOneDecimal())}, nil
}

func doses(working string, value *big.Rat) Result {
	if value.Sign() < 0 {
		value = new(big.Rat)
	}
	rounded := up(value)
	text := plain(rounded)
	result := Result{Working: working + " = " + plain(value), Value: text}
	if !value.IsInt() {
		result.Working += " -> " + text
		result.Rounding = toNextWhole()
	}
	result.Working += " doses"
	return result
}

func forecast(n []Number) (Result, error) {
	if len(n) != 4 {
		return Result{}, usage("forecast", "target, doses in the schedule, coverage, and wastage factor (or wastage rate with %)", "forecast 285 3 90% 1.05")
	}
	cover := n[2].value
	if n[2].percent || cover.Cmp(whole(1)) > 0 {
		cover = divide(cover, whole(100))
	}
	waste, note := n[3].value, Sentence{}
	if n[3].percent || waste.Cmp(whole(10)) >= 0 {
		if waste.Cmp(whole(100)) >= 0 {
			return Result{}, bad("The wastage rate must be below 100%.", "Kiwango cha upotevu lazima kiwe chini ya 100%.")
		}
		exact := divide(whole(100), subtract(whole(100), waste))
		waste, _ = new(big.Rat).SetString(round(exact, 2))
		other := up(times(times(times(n[0].value, n[1].value), cover), exact))
		note = Sentence{"Wastage factor with two decimals, as it is taught; with the exact factor " + plain(other) + " doses.", "Kigezo cha upotevu chenye desimali mbili, kama inavyofundishwa; kwa kigezo kamili dozi " + plain(other) + "."}
	}
	if cover.Sign() <= 0 || cover.Cmp(big.NewRat(3, 2)) > 0 || waste.Cmp(whole(1)) < 0 {
		return Result{}, bad("Coverage is a percentage such as 90%, and a wastage factor is never below 1: check the last two numbers.",
			"Coverage ni asilimia kama 90%, na kigezo cha upotevu hakiwi chini ya 1: kagua namba mbili za mwisho.")
	}
	result := doses(n[0].String()+" x "+n[1].String()+" x "+plain(cover)+" x "+plain(waste), times(times(times(n[0].value, n[1].value), cover), waste))
	result.Note = note
	return result, nil
}

func buffer(n []Number) (Result, error) {
	if len(n) != 3 || n[1].value.Cmp(whole(100)) > 0 {
		return Result{}, usage("buffer", "need of the period, buffer in percent, and stock in hand", "buffer 160 25% 70")
	}
	share := add(whole(1), divide(n[1].value, whole(100)))
	return doses(n[0].String()+" x "+plain(share)+" - "+n[2].String(), subtract(times(n[0].value, share), n[2].value)), nil
}

func amc(n []Number) (Result, error) {
	if len(n) == 0 {
		return Result{}, usage("amc", "doses consumed in each usable month", "amc 110 128 122")
	}
	sum, written := new(big.Rat), ""
	for i, number := range n {
		sum = add(sum, number.value)
		if i > 0 {
			written += " + "
		}
		written += number.String()
	}
	value := divide(sum, whole(int64(len(n))))
	text := round(value, 1)
	result := Result{Working: "(" + written + ") / " + plain(whole(int64(len(n)))) + " = " + text, Value: text, Rounding: roundingOf(value, 1, toOneDecimal())}
	result.Note = Sentence{"Leave out months with a stock-out.", "Acha miezi ambayo chanjo iliisha."}
	return result, nil
}

func sessions(n []Number) (Result, error) {
	if len(n) != 3 || n[2].isZero() || !n[0].isWhole() {
		return Result{}, usage("sessions", "sessions, children in each, and doses per vial", "sessions 8 6 10")
	}
	each := up(divide(n[1].value, n[2].value))
	if each.Cmp(whole(1)) < 0 {
		each = whole(1)
	}
	value := times(n[0].value, each)
	text := plain(value)
	return Result{
		Working: n[0].String() + " x " + plain(each) + " = " + text + " vials (" + n[1].String() + " / " + n[2].String() + " rounded up, at least one a session)",
		Value:   text, Rounding: toNextWhole(),
	}, nil
}

func vials(n []Number) (Result, error) {
	if len(n) != 2 || n[1].isZero() {
		return Result{}, usage("vials", "doses and doses per vial", "vials 1704 10")
	}
	value := divide(n[0].value, n[1].value)
	text := plain(up(value))
	result := Result{Working: n[0].String() + " / " + n[1].String() + " = " + plain(value), Value: text}
	if !value.IsInt() {
		result.Working += " -> " + text
		result.Rounding = toNextWhole()
	}
	result.Working += " vials"
	return result, nil
}

func syringes(n []Number) (Result, error) {
	if len(n) != 1 && len(n) != 2 {
		return Result{}, usage("syringes", "injections and vials to mix", "syringes 420 30")
	}
	spare := big.NewRat(11, 10)
	ad, mixing := up(times(n[0].value, spare)), new(big.Rat)
	working := n[0].String() + " x 1.1 = " + plain(ad) + " AD"
	if len(n) == 2 {
		mixing = up(times(n[1].value, spare))
		working += "; " + n[1].String() + " x 1.1 = " + plain(mixing) + " mixing"
	}
	boxes := up(divide(add(ad, mixing), whole(100)))
	working += "; " + plain(add(ad, mixing)) + " / 100 = " + plain(boxes) + " boxes"
	return Result{Working: working, Value: plain(ad), Rounding: toNextWhole()}, nil
}
