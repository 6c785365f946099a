package dispute

import "slices"

// besides reports whether a vaccine is named only beside another: "10 weeks
// with penta", "na penta 3", "kama penta".
func besides(all []token, at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		switch all[i].text {
		case "with", "like", "kama", "as", "pamoja":
			return true
		case "na":
			return i == 0 || all[i-1].kind == numberToken || all[i-1].text == "pamoja" || all[i-1].text == "sawa" || all[i-1].text == "siku" || isWeek(all[i-1].text)
		case "first", "second", "the", "dose", "ya":
		default:
			return false
		}
	}
	return false
}

func isWeek(word string) bool {
	return word == "wk" || word == "wks" || word == "weeks" || word == "months" || word == "wiki"
}

// named are the vaccines of which a sentence speaks: one that stands only beside
// another is none, when the talk before names one.
func (s *sentence) named() []string {
	var out []string
	for _, v := range s.vaccines {
		if !slices.Contains(s.beside, v) {
			out = append(out, v)
		}
	}
	return out
}

// passed reports whether a value says how long ago something was, or which day
// it is of: "3 weeks ago", "wiki tatu zilizopita", "iko day 20".
func passed(all []token, at int) bool {
	for i := at + 1; i < len(all) && i <= at+2; i++ {
		switch all[i].text {
		case "ago", "zilizopita", "iliyopita", "yaliyopita", "uliopita":
			return true
		}
	}
	return at > 0 && (all[at-1].text == "day" || all[at-1].text == "week")
}
