package privacy_test

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// mobile draws a Kenyan mobile number as it is dialled at home.
func mobile(r *rand.Rand) string {
	prefix := "07"
	if r.IntN(4) == 0 {
		prefix = "01"
		return prefix + string(byte('0'+r.IntN(2))) + drawn(r, 7)
	}
	return prefix + drawn(r, 8)
}

// phoneWays are the ways in which nurses write a telephone number.
func phoneWays() []way {
	var ways []way
	add := func(label string, write func(r *rand.Rand) string) {
		ways = append(ways, way{label, func(r *rand.Rand, _ string) string { return write(r) }})
	}
	sizes := [][]int{{10}, {4, 3, 3}, {4, 6}, {3, 3, 4}, {4, 2, 2, 2}, {2, 2, 2, 2, 2}, {5, 5}, {1, 3, 3, 3}, {3, 7}, {4, 3, 1, 2}, {3, 3, 2, 2}, {6, 4}, {4, 1, 3, 2}, {3, 2, 3, 2}, {7, 3}, {2, 4, 4}, {2, 3, 3, 2}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}
	for _, sign := range []string{" ", "-", ".", "/", "  ", " - ", ". ", "_", "\n", " / ", "~", " . ", "..", ",", "|", "•", " • ", "⏤", "*"} {
		for _, size := range sizes {
			if size[0] < 3 && (sign == " / " || sign == " . " || sign == ". ") {
				continue // 07. 01. 64. 32. 12 is one only when it is announced: phone_test.go
			}
			if len(size) == 1 && sign != " " || sign == "*" && size[0] < 3 {
				continue
			}
			if (sign == "." || sign == "-" || sign == "/" || sign == "_" || sign == ",") && len(size) > 8 {
				continue
			}
			add("home "+sign, func(r *rand.Rand) string { return grouped(sign, size...)(r, mobile(r)) })
		}
	}
	for _, country := range []string{"+254", "254", "00254", "+ 254", "(+254)", "+254-", "254-", "+254 ", "254 ", "00254 ", "+254 (0)", "+254(0) ", "254 0", "+254.", "(254) "} {
		for _, sign := range []string{"", " ", "-", "."} {
			for _, size := range [][]int{{3, 3, 3}, {9}, {3, 6}, {3, 2, 2, 2}, {1, 4, 4}} {
				if sign == "" && len(size) > 1 {
					continue
				}
				add("with the country "+country, func(r *rand.Rand) string { return country + grouped(sign, size...)(r, mobile(r)[1:]) })
			}
		}
	}
	for _, size := range [][]int{{9}, {3, 3, 3}, {3, 6}, {3, 2, 2, 2}} {
		for _, sign := range []string{" ", "-", "."} {
			add("without its nought", func(r *rand.Rand) string { return grouped(sign, size...)(r, "7"+mobile(r)[2:]) })
		}
	}
	for _, letters := range [][2]string{{"0", "O"}, {"0", "o"}, {"1", "l"}, {"1", "I"}, {"1", "i"}, {"5", "S"}, {"8", "B"}} {
		for _, sizes := range [][]int{{10}, {4, 3, 3}, {4, 6}} {
			add("letters for digits "+letters[0], func(r *rand.Rand) string {
				return grouped(" ", sizes...)(r, disguised(r, letters[0], letters[1]))
			})
		}
	}
	for _, link := range []string{"wa.me/254", "https://wa.me/254", "https://wa.me/+254", "http://api.whatsapp.com/send?phone=254", "tel:+254", "tel:0", "sms:+254", "whatsapp://send?phone=254", "https://api.whatsapp.com/send/?phone=%2B254"} {
		add("in a link", func(r *rand.Rand) string { return link + mobile(r)[1:] })
	}
	signs := []string{" ", "-", ".", "/", "  ", " - ", " / ", ", ", "_", " . ", ".. ", "|", ":", " – ", "/ ", " -", "\n"}
	for range 400 { // every gap with a sign of its own
		add("mixed signs", func(r *rand.Rand) string {
			n := mobile(r)
			size := 2 + r.IntN(3)
			for n[2:4] < "32" { // 07. 01. 64. 32. 12 is one only when it is announced: phone_test.go
				n = mobile(r)
			}
			out := n[:size]
			for n = n[size:]; n != ""; n = n[size:] {
				if size = min(len(n), 2+r.IntN(3)); len(n)-size == 1 {
					size = len(n)
				}
				out += signs[r.IntN(len(signs))] + n[:size]
			}
			return out
		})
	}
	for _, second := range []string{"/", " / ", " or ", ", ", " na ", " au ", "\n", " & ", "; ", " ama "} {
		add("two at once"+second, func(r *rand.Rand) string { return mobile(r) + second + mobile(r) })
		add("two at once"+second, func(r *rand.Rand) string {
			return grouped(" ", 4, 3, 3)(r, mobile(r)) + second + grouped(" ", 4, 3, 3)(r, mobile(r))
		})
	}
	for _, abroad := range []string{"+44 7700 9#####", "+1 (612) 555-####", "+256 772 ######", "+255-754-######", "+251 911 ######", "+211 92# ######", "+252 61 #######", "+27 82 ### ####", "0044 7700 9#####", "+91 98### #####", "+86 138 #### ####", "+971 50 ### ####", "+33 6 ## ## ## ##", "256772######", "255754######", "00256 772 ######", "+46-70-###-##-##", "+49 151 ########", "001 612 555 ####"} {
		add("abroad "+abroad[:3], func(r *rand.Rand) string {
			return strings.Map(func(c rune) rune {
				if c == '#' {
					return rune('0' + r.IntN(10))
				}
				return c
			}, abroad)
		})
	}
	return ways
}

// disguised draws mobile numbers until one has a digit that a letter can pass
// for behind its first two, and writes the letter there once.
func disguised(r *rand.Rand, digit, letter string) string {
	for {
		if n := mobile(r); strings.Contains(n[2:], digit) {
			return n[:2] + strings.Replace(n[2:], digit, letter, 1)
		}
	}
}

func TestEveryShapeOfTelephone(t *testing.T) {
	shapes(t, "PHONE", phoneWays(), []sentence{
		{"Simu yake ni ", " lakini haipatikani"},
		{"call ", ""},
		{"tel:", ", ask for the mother"},
		{"Mama Achieng ", ""},
		{"", " ni ya Wanjiku"},
		{"reach her on ", " before Friday please"},
		{"Mother's contact\n", "\nWard Bahati"},
		{"(", ")"},
	})
}

// spokenWays say every digit.
func spokenWays() []way {
	english := strings.Fields("zero one two three four five six seven eight nine")
	swahili := strings.Fields("sifuri moja mbili tatu nne tano sita saba nane tisa")
	say := func(words []string, digits string, join func(i int) string) string {
		var out strings.Builder
		for i, c := range digits {
			if i > 0 {
				out.WriteString(join(i))
			}
			out.WriteString(words[c-'0'])
		}
		return out.String()
	}
	plain := func(int) string { return " " }
	inGroups := func(sign string) func(int) string {
		return func(i int) string {
			if i == 4 || i == 7 {
				return sign
			}
			return " "
		}
	}
	var ways []way
	add := func(label string, write func(r *rand.Rand) string) {
		ways = append(ways, way{label, func(r *rand.Rand, _ string) string { return write(r) }})
	}
	for name, words := range map[string][]string{"English": english, "Kiswahili": swahili} {
		add(name, func(r *rand.Rand) string { return say(words, mobile(r), plain) })
		for _, sign := range []string{", ", " - ", "... ", "\n", ". ", " then ", " halafu ", " na "} {
			add(name+" in groups "+sign, func(r *rand.Rand) string { return say(words, mobile(r), inGroups(sign)) })
		}
		add(name+" with hyphens", func(r *rand.Rand) string { return say(words, mobile(r), func(int) string { return "-" }) })
		add(name+" in capitals", func(r *rand.Rand) string { return strings.ToUpper(say(words, mobile(r), plain)) })
		add(name+" behind digits", func(r *rand.Rand) string { n := mobile(r); return n[:4] + " " + say(words, n[4:], plain) })
		add(name+" before digits", func(r *rand.Rand) string { n := mobile(r); return say(words, n[:4], plain) + " " + n[4:] })
		add(name+" between digits", func(r *rand.Rand) string {
			n := mobile(r)
			return n[:4] + " " + say(words, n[4:7], plain) + " " + n[7:]
		})
	}
	add("double", func(r *rand.Rand) string {
		n := mobile(r)
		return say(english, n[:4], plain) + " double " + english[n[4]-'0'] + " " + say(english, n[5:], plain)
	})
	add("tens", func(r *rand.Rand) string {
		return "oh seven twenty two, thirty four, fifty " + english[1+r.IntN(9)] + " ninety"
	})
	return ways
}

func TestEverySpokenTelephone(t *testing.T) {
	s := newScrubber(t)
	r := rand.New(rand.NewPCG(2, 9))
	for _, w := range spokenWays() {
		for _, around := range []sentence{{"Simu yake ni ", " lakini haipatikani"}, {"call ", ""}, {"", " that is her number"}, {"Mama Achieng, ", " asubuhi"}} {
			for range 5 {
				written := w.write(r, "")
				clean, leaks := leak(s, "NAME", around.before, written, around.behind)
				if leaks || !strings.Contains(clean, "[phone]") {
					t.Errorf("%s: %q became %q", w.label, around.before+written+around.behind, clean)
					break
				}
			}
		}
	}
}
