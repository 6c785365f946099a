package dispute

import (
	"strconv"
	"strings"
	"unicode"
)

// token is one word, number or mark of a message.
type token struct {
	text   string
	number float64
	kind   tokenKind
}

type tokenKind int

const (
	wordToken tokenKind = iota
	numberToken
	stopToken  // . ! and the end of a line
	askToken   // ?
	pauseToken // , ; : and brackets
	laughToken
	starToken // the sign before a correction
)

// tokens cuts a text. Letters and digits that touch are cut apart ("6hrs",
// "penta1"), apostrophes are dropped ("don't" is dont), a sign belongs to the
// number that it touches, and thousands are put together.
func tokens(text string) []token {
	runes := []rune(strings.ToLower(text))
	var all []token
	for i := 0; i < len(runes); {
		r := runes[i]
		switch {
		case unicode.IsLetter(r):
			j := i
			var b strings.Builder
			for j < len(runes) && (unicode.IsLetter(runes[j]) || isApostrophe(runes[j]) && j+1 < len(runes) && unicode.IsLetter(runes[j+1]) || unicode.Is(unicode.Mn, runes[j])) {
				if !isApostrophe(runes[j]) {
					b.WriteRune(plainLetter(runes[j]))
				}
				j++
			}
			all = append(all, token{text: b.String()})
			i = j
		case unicode.IsDigit(r):
			size, value := number(runes[i:])
			if i > 0 && (runes[i-1] == '-' || runes[i-1] == '−') && (i == 1 || runes[i-2] == ' ') {
				value = -value
			}
			all = append(all, token{text: strconv.FormatFloat(value, 'g', -1, 64), number: value, kind: numberToken})
			i += size
		case r == '½' || r == '¾' || r == '¼':
			value := map[rune]float64{'½': 0.5, '¾': 0.75, '¼': 0.25}[r]
			all = append(all, token{text: strconv.FormatFloat(value, 'g', -1, 64), number: value, kind: numberToken})
			i++
		default:
			joined := r == '-' && i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1])
			if kind, ok := mark(r, runes, i); ok {
				all = append(all, token{text: string(r), kind: kind})
			} else if joined { // zero-dose is two words
			} else if r == '%' || r == '=' || r == '/' || r == '°' || r == '-' || r == '–' || r == '+' {
				all = append(all, token{text: string(r)})
			}
			i++
		}
	}
	return signed(spelledNumbers(all))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' }

func plainLetter(r rune) rune {
	switch r {
	case 'à', 'á', 'â', 'ä', 'ã':
		return 'a'
	case 'è', 'é', 'ê', 'ë':
		return 'e'
	case 'ì', 'í', 'î', 'ï':
		return 'i'
	case 'ò', 'ó', 'ô', 'ö', 'õ':
		return 'o'
	case 'ù', 'ú', 'û', 'ü':
		return 'u'
	}
	return r
}

// mark says what a sign does to a sentence.
func mark(r rune, runes []rune, at int) (tokenKind, bool) {
	switch r {
	case '.', '!', '\n', '…':
		return stopToken, true
	case '?', '؟':
		return askToken, true
	case ',', ';', ':', '(', ')', '—':
		return pauseToken, true
	case '😂', '🤣', '😅', '😆', '😹', '😜', '😝', '🤪', '😁', '😄', '😀', '😛':
		return laughToken, true
	case '*':
		if at == 0 {
			return starToken, true
		}
	}
	return 0, false
}

// number reads digits with a fraction or thousands; 3/4 is one number.
func number(runes []rune) (size int, value float64) {
	digits := func(from int) int {
		j := from
		for j < len(runes) && unicode.IsDigit(runes[j]) {
			j++
		}
		return j
	}
	end := digits(0)
	text := string(runes[:end])
	for end+3 < len(runes)+0 && (runes[end] == ',' || runes[end] == ' ') && digits(end+1) == end+4 && (runes[end] == ',' || string(runes[end+1:end+4]) == "000") {
		text += string(runes[end+1 : end+4])
		end += 4
	}
	if end+1 < len(runes) && runes[end] == '.' && unicode.IsDigit(runes[end+1]) {
		stop := digits(end + 1)
		text += string(runes[end:stop])
		end = stop
	}
	value, _ = strconv.ParseFloat(text, 64)
	if end+1 < len(runes) && runes[end] == '/' && unicode.IsDigit(runes[end+1]) && value > 0 && value < 10 {
		stop := digits(end + 1)
		if below, _ := strconv.ParseFloat(string(runes[end+1:stop]), 64); below > value && below < 10 {
			return stop, value / below
		}
	}
	return end, value
}

// spelledNumbers turns number words of both languages into numbers, those of
// two parts too: "kumi na minane", "twenty eight", "moja na nusu".
func spelledNumbers(all []token) []token {
	words := numberWords()
	value := func(i int) (float64, bool) {
		if i < len(all) && all[i].kind == wordToken {
			v, ok := words[all[i].text]
			return v, ok
		}
		return 0, false
	}
	word := func(i int, texts ...string) bool {
		if i >= len(all) {
			return false
		}
		for _, text := range texts {
			if all[i].kind == wordToken && all[i].text == text {
				return true
			}
		}
		return false
	}
	var out []token
	add := func(v float64) {
		out = append(out, token{text: strconv.FormatFloat(v, 'g', -1, 64), number: v, kind: numberToken})
	}
	for i := 0; i < len(all); i++ {
		if word(i, "three") && word(i+1, "quarters", "quarter") || word(i, "robo") && (word(i+1, "tatu") || i+1 < len(all) && all[i+1].kind == numberToken && all[i+1].number == 3) {
			add(0.75)
			i++
			continue
		}
		if all[i].kind == numberToken && word(i+1, "na") && word(i+2, "nusu") {
			add(all[i].number + 0.5)
			i += 2
			continue
		}
		v, ok := value(i)
		if !ok {
			out = append(out, all[i])
			continue
		}
		next, isNext := value(i + 1)
		more, isMore := value(i + 2)
		switch {
		case v >= 10 && int(v)%10 == 0 && word(i+1, "na") && isMore && more < 10:
			add(v + more)
			i += 2
		case v >= 20 && int(v)%10 == 0 && isNext && next < 10:
			add(v + next)
			i++
		case word(i+1, "na") && word(i+2, "nusu"):
			add(v + 0.5)
			i += 2
		default:
			add(v)
		}
	}
	return out
}

// signed takes "minus" into the number that follows.
func signed(all []token) []token {
	var out []token
	for i, t := range all {
		if t.text == "minus" && i+1 < len(all) && all[i+1].kind == numberToken {
			continue
		}
		if i > 0 && all[i-1].text == "minus" && (t.text == "nusu" || t.text == "half") {
			out = append(out[:len(out)-1], token{text: "-0.5", number: -0.5, kind: numberToken})
			continue
		}
		if t.kind == numberToken && i > 0 && all[i-1].text == "minus" && t.number > 0 {
			t.number = -t.number
			t.text = strconv.FormatFloat(t.number, 'g', -1, 64)
		}
		out = append(out, t)
	}
	return out
}
