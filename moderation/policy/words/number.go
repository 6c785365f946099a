package words

import "strconv"

// numberWords are the small numbers in both languages.
func numberWords() map[string]int {
	return map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "eleven": 11, "thirteen": 13, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
		"moja": 1, "mmoja": 1, "mbili": 2, "mawili": 2, "miwili": 2, "tatu": 3, "matatu": 3, "mitatu": 3, "nne": 4, "minne": 4, "manne": 4, "tano": 5, "matano": 5, "mitano": 5,
		"sita": 6, "saba": 7, "nane": 8, "minane": 8, "tisa": 9, "kumi": 10, "ishirini": 20, "thelathini": 30, "arobaini": 40, "hamsini": 50,
	}
}

// unit is a measure of time, or another one, in its smallest form.
type unit struct {
	name   string // d, h, m (months), y, ml, cm, percent
	times  int    // a week is seven days
	before bool   // Kiswahili puts it before the number
}

func units() map[string]unit {
	return map[string]unit{
		"day": {"d", 1, false}, "days": {"d", 1, false}, "week": {"d", 7, false}, "weeks": {"d", 7, false}, "wks": {"d", 7, false}, "wk": {"d", 7, false}, "weekz": {"d", 7, false},
		"hour": {"h", 1, false}, "hours": {"h", 1, false}, "hr": {"h", 1, false},
		"month": {"m", 1, false}, "months": {"m", 1, false}, "year": {"m", 12, false}, "years": {"m", 12, false}, "yrs": {"m", 12, false},
		"yr": {"m", 12, false}, "mth": {"m", 1, false}, "mths": {"m", 1, false}, "hrs": {"h", 1, false},
		"siku": {"d", 1, true}, "wiki": {"d", 7, true}, "saa": {"h", 1, true}, "masaa": {"h", 1, true}, "mwezi": {"m", 1, true}, "miezi": {"m", 1, true},
		"mwaka": {"m", 12, true}, "miaka": {"m", 12, true},
		"ml": {"ml", 1, false}, "cm": {"cm", 1, false}, "percent": {"percent", 1, false}, "asilimia": {"percent", 1, true}, "c": {"c", 1, false}, "degrees": {"degrees", 1, false},
	}
}

// moreThanAll is the concept of a share above 100%.
const moreThanAll = "over100"

// measures finds the numbers of a text with their units: "four weeks" and
// "siku 28" are both "28d".
func (r *Reader) measures(all []token) []string {
	var found []string
	value := func(i int) (float64, bool) {
		if i < 0 || i >= len(all) {
			return 0, false
		}
		if all[i].number {
			n, err := strconv.ParseFloat(all[i].text, 64)
			return n, err == nil
		}
		n, ok := r.numbers[all[i].text]
		if ok && i >= 2 && all[i-1].text == "na" && n < 10 { // kumi na tano
			if tens := r.numbers[all[i-2].text]; tens >= 10 && tens%10 == 0 {
				n += tens
			}
		}
		if ok && n >= 10 && n%10 == 0 && i+2 < len(all) && all[i+1].text == "na" {
			if ones := r.numbers[all[i+2].text]; ones > 0 && ones < 10 {
				n += ones
			}
		}
		return float64(n), ok
	}
	write := func(n float64, u unit) {
		if u.name == "percent" && n > 100 {
			found = append(found, moreThanAll)
		}
		found = append(found, "n:"+strconv.FormatFloat(n*float64(u.times), 'g', 6, 64)+u.name)
	}
	for i, t := range all {
		if n, ok := value(i); ok && t.number {
			found = append(found, "n:"+strconv.FormatFloat(n, 'g', 6, 64))
		}
		u, ok := r.units[t.text]
		if !ok {
			continue
		}
		at := i - 1
		if u.before {
			at = i + 1
		}
		n, ok := value(at)
		if !ok {
			n, ok = value(2*i - at) // people mix: "6 wiki", "weeks six"
		}
		if ok {
			write(n, u)
		}
	}
	return found
}
