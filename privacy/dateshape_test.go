package privacy_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// dateWays are the ways in which nurses write a date, in every language of the
// groups.
func dateWays() []way {
	english := strings.Fields("January February March April May June July August September October November December")
	short := strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec")
	swahili := strings.Fields("Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba")
	swNumber := strings.Fields("kwanza pili tatu nne tano sita saba nane tisa kumi")
	end := func(day int) string {
		switch {
		case day%10 == 1 && day != 11:
			return "st"
		case day%10 == 2 && day != 12:
			return "nd"
		case day%10 == 3 && day != 13:
			return "rd"
		}
		return "th"
	}
	var ways []way
	add := func(label string, write func(d, m, y int) string) {
		ways = append(ways, way{label, func(r *rand.Rand, _ string) string {
			return write(1+r.IntN(28), 1+r.IntN(12), 2018+r.IntN(8))
		}})
	}
	for _, sign := range []string{"/", ".", "-", " / ", "\\", ". ", "_"} {
		add("d m yyyy "+sign, func(d, m, y int) string { return fmt.Sprintf("%d%s%d%s%d", d, sign, m, sign, y) })
		add("dd mm yyyy "+sign, func(d, m, y int) string { return fmt.Sprintf("%02d%s%02d%s%d", d, sign, m, sign, y) })
		if sign != ". " && sign != "_" && sign != "\\" && sign != " / " {
			add("dd mm yy "+sign, func(d, m, y int) string { return fmt.Sprintf("%02d%s%02d%s%02d", d, sign, m, sign, y%100) })
			add("yyyy mm dd "+sign, func(d, m, y int) string { return fmt.Sprintf("%d%s%02d%s%02d", y, sign, m, sign, d) })
		}
	}
	add("d/m/'yy", func(d, m, y int) string { return fmt.Sprintf("%d/%d/'%02d", d, m, y%100) })
	add("d/m", func(d, m, _ int) string { return fmt.Sprintf("%d/%d", d, m) })
	for _, months := range [][]string{english, short, swahili} {
		add("d Month yyyy", func(d, m, y int) string { return fmt.Sprintf("%d %s %d", d, months[m-1], y) })
		add("dth Month", func(d, m, _ int) string { return fmt.Sprintf("%d%s %s", d, end(d), months[m-1]) })
		add("dth of Month yyyy", func(d, m, y int) string { return fmt.Sprintf("%d%s of %s %d", d, end(d), months[m-1], y) })
		add("d Month", func(d, m, _ int) string { return fmt.Sprintf("%d %s", d, months[m-1]) })
		add("dMonth", func(d, m, _ int) string { return fmt.Sprintf("%d%s", d, months[m-1]) })
		add("dMonthyyyy", func(d, m, y int) string { return fmt.Sprintf("%d%s%d", d, months[m-1], y) })
		add("Month d", func(d, m, _ int) string { return fmt.Sprintf("%s %d", months[m-1], d) })
		add("Month dth", func(d, m, _ int) string { return fmt.Sprintf("%s %d%s", months[m-1], d, end(d)) })
		add("Month-dth", func(d, m, _ int) string { return fmt.Sprintf("%s-%d%s", months[m-1], d, end(d)) })
		add("Month d, yyyy", func(d, m, y int) string { return fmt.Sprintf("%s %d, %d", months[m-1], d, y) })
		add("dd-Month-yy", func(d, m, y int) string { return fmt.Sprintf("%02d-%s-%02d", d, months[m-1], y%100) })
		add("dd-Month", func(d, m, _ int) string { return fmt.Sprintf("%02d-%s", d, months[m-1]) })
		add("dd/Month/yyyy", func(d, m, y int) string { return fmt.Sprintf("%02d/%s/%d", d, months[m-1], y) })
		add("dd.Month.yyyy", func(d, m, y int) string { return fmt.Sprintf("%d.%s.%d", d, months[m-1], y) })
		add("small letters", func(d, m, y int) string { return fmt.Sprintf("%d %s %d", d, strings.ToLower(months[m-1]), y) })
		add("capitals", func(d, m, y int) string {
			return fmt.Sprintf("%d%s %s %d", d, strings.ToUpper(end(d)), strings.ToUpper(months[m-1]), y)
		})
		add("tarehe d Month", func(d, m, _ int) string { return fmt.Sprintf("tarehe %d %s", d, months[m-1]) })
		add("Month yyyy", func(_, m, y int) string { return fmt.Sprintf("%s %d", months[m-1], y) })
		add("d Month 'yy", func(d, m, y int) string { return fmt.Sprintf("%d %s '%02d", d, months[m-1], y%100) })
	}
	for _, word := range []string{"tarehe", "Tarehe", "trh", "tar.", "tarik", "tariki", "tar"} {
		add(word+" d/m", func(d, m, _ int) string { return fmt.Sprintf("%s %d/%d", word, d, m) })
		add(word+" d.m.y", func(d, m, y int) string { return fmt.Sprintf("%s %d.%d.%d", word, d, m, y) })
		add(word+" d", func(d, _, _ int) string { return fmt.Sprintf("%s %d", word, d) })
		add(word+" d mwezi wa m", func(d, m, _ int) string { return fmt.Sprintf("%s %d mwezi wa %s", word, d, swNumber[(m-1)%10]) })
		add(word+" d mwezi wa m mwaka y", func(d, m, y int) string {
			return fmt.Sprintf("%s %d mwezi wa %d mwaka wa %d", word, d, m, y)
		})
	}
	kikuyu := strings.Fields("mbere keri gatatu kana gatano gatandatu mugwanja kanana kenda ikumi")
	kamba := strings.Fields("mbee keli katatu kana katano thanthatu muonza nyanya kenda ikumi")
	luo := strings.Fields("achiel ariyo adek ang'wen abich auchiel abiriyo aboro ochiko apar")
	add("Gikuyu", func(d, m, _ int) string { return fmt.Sprintf("tariki %d mweri wa %s", d, kikuyu[(m-1)%10]) })
	add("Kikamba", func(d, m, _ int) string { return fmt.Sprintf("matuku %d mwei wa %s", d, kamba[(m-1)%10]) })
	add("Dholuo", func(d, m, _ int) string { return fmt.Sprintf("tarik %d dwe mar %s", d, luo[(m-1)%10]) })
	add("Monday the dth", func(d, _, _ int) string { return fmt.Sprintf("Monday the %d%s", d, end(d)) })
	add("Jumatatu tarehe d", func(d, _, _ int) string { return fmt.Sprintf("Jumatatu iliyopita tarehe %d", d) })
	add("day, Month", func(d, m, y int) string { return fmt.Sprintf("Thursday, %d %s %d", d, english[m-1], y) })
	add("Month last year", func(_, m, _ int) string { return strings.ToLower(english[m-1]) + " mwaka jana" })
	add("Month last year", func(_, m, _ int) string { return swahili[m-1] + " mwaka jana" })
	for _, misspelt := range strings.Fields("Januray Febuary Feburary Febuari Marh Arpil Aprill Julay Agust Agost Augost Setember Septembar Sepember Setemba Octoba Octorber Oktober Novermber Novemba Decembar Desember Disemba Dicember") {
		add("misspelt "+misspelt, func(d, _, y int) string { return fmt.Sprintf("%d %s %d", d, misspelt, y) })
		add("misspelt "+misspelt, func(d, _, _ int) string { return fmt.Sprintf("%s %d%s", misspelt, d, end(d)) })
		add("misspelt "+misspelt, func(d, _, _ int) string { return fmt.Sprintf("tarehe %d %s", d, strings.ToLower(misspelt)) })
	}
	ordinals := strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	add("ordinal of Month", func(d, m, _ int) string { return fmt.Sprintf("%s of %s", ordinals[(d-1)%20], english[m-1]) })
	add("the ordinal Month", func(d, m, y int) string { return fmt.Sprintf("%s %s %d", ordinals[(d-1)%20], english[m-1], y) })
	add("Month ordinal", func(d, m, _ int) string {
		return fmt.Sprintf("%s %s", english[6+m%6], ordinals[(d-1)%20]) // June may be somebody
	})
	add("twenty-first of Month", func(d, m, _ int) string { return fmt.Sprintf("twenty %s of %s", ordinals[(d-1)%9], english[m-1]) })
	swDigit := strings.Fields("moja mbili tatu nne tano sita saba nane tisa kumi")
	add("tarehe said", func(d, m, _ int) string {
		return fmt.Sprintf("tarehe %s mwezi wa %s", swDigit[(d-1)%10], swNumber[(m-1)%10])
	})
	add("tarehe kumi na", func(d, m, _ int) string {
		return fmt.Sprintf("tarehe kumi na %s mwezi wa %s", swDigit[(d-1)%9], swNumber[(m-1)%10])
	})
	add("tarehe ishirini na", func(d, m, _ int) string {
		return fmt.Sprintf("tarehe ishirini na %s %s", swDigit[(d-1)%9], swahili[m-1])
	})
	add("mwezi wa m tarehe d", func(d, m, _ int) string { return fmt.Sprintf("mwezi wa %s tarehe %d", swNumber[(m-1)%10], d) })
	for _, day := range []string{"Monday", "Tue", "Jumatano", "Ijumaa", "Wed", "Sat."} {
		add(day+" d/m", func(d, m, _ int) string { return fmt.Sprintf("%s %d/%d", day, d, m) })
		add(day+" tarehe d", func(d, _, _ int) string { return fmt.Sprintf("%s tarehe %d", day, d) })
		add(day+" dth Month", func(d, m, _ int) string { return fmt.Sprintf("%s %d%s %s", day, d, end(d), short[m-1]) })
		add(day+", d Month yyyy", func(d, m, y int) string { return fmt.Sprintf("%s, %d %s %d", day, d, swahili[m-1], y) })
	}
	for _, sign := range []string{":", "|", " - ", ",", "–", "//", "_", " . "} {
		add("d m yyyy "+sign, func(d, m, y int) string { return fmt.Sprintf("%02d%s%02d%s%d", d, sign, m, sign, y) })
	}
	add("Month, d", func(d, m, _ int) string { return fmt.Sprintf("%s, %d%s", english[m-1], d, end(d)) })
	add("d/Mon", func(d, m, _ int) string { return fmt.Sprintf("%d/%s", d, short[m-1]) })
	add("dMonyy", func(d, m, y int) string { return fmt.Sprintf("%02d%s%02d", d, short[m-1], y%100) })
	add("dth this month", func(d, _, _ int) string { return fmt.Sprintf("%d%s this month", d, end(d)) })
	add("dth last month", func(d, _, _ int) string { return fmt.Sprintf("%d%s of last month", d, end(d)) })
	add("tarehe d mwezi huu", func(d, _, _ int) string { return fmt.Sprintf("tarehe %d mwezi huu", d) })
	add("tarehe d mwezi uliopita", func(d, _, _ int) string { return fmt.Sprintf("tarehe %d mwezi uliopita", d) })
	add("d/m/yyyy at", func(d, m, y int) string { return fmt.Sprintf("%02d%02d%d", d, m, y) })
	return ways
}

func TestEveryShapeOfDate(t *testing.T) {
	shapes(t, "DATE", dateWays(), []sentence{
		{"Wanjiku Kamau alizaliwa ", " nyumbani"},
		{"Wanjiku Kamau alizaliwa ", ""},
		{"DOB ", ", mother Njeri Kamau"},
		{"Njeri Kamau was born on ", " at home"},
		{"Otieno Felix alichanjwa ", " na hana kovu"},
		{"LMP ", ", Njeri Kamau"},
		{"Mtoto wa Achieng, amezaliwa ", ", hana kadi"},
		{"Njeri Kamau delivered ", ""},
		{"Kamau Njoroge, born: ", ". No BCG"},
		{"AEFI in Kamau Njoroge, onset ", ", fever"},
	})
}
