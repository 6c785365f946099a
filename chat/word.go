package chat

import (
	"slices"
	"strconv"
	"strings"
)

// wordNouns are everyday words that are easy to say over the telephone.
var wordNouns = []string{
	"tembo", "simba", "twiga", "chui", "duma", "nyati", "kiboko", "kifaru", "sungura", "paka", "mbwa", "punda", "ngamia", "kuku",
	"bata", "njiwa", "samaki", "kaa", "embe", "ndizi", "papai", "nanasi", "chungwa", "limau", "parachichi", "nazi", "mahindi",
	"mchele", "maharagwe", "viazi", "karoti", "kabichi", "kitunguu", "nyanya", "asali", "chumvi", "sukari", "maziwa", "mkate",
	"chai", "kahawa", "meza", "kiti", "mlango", "dirisha", "kalamu", "kitabu", "saa", "kikapu", "sufuria", "kijiko", "sahani",
	"jiwe", "mlima", "mto", "bahari", "nyota", "mwezi", "jua", "wingu", "mvua", "upepo", "mti", "ua",
}

// A roster word is a noun and a number from 10 to 99, such as "tembo 47": what
// somebody is asked for when their phone is a new one.
const wordNumbers = 90

// RosterWord makes the word for a number drawn by chance.
func RosterWord(chance uint64) string {
	nouns := uint64(len(wordNouns))
	return wordNouns[chance%nouns] + " " + strconv.FormatUint(10+chance/nouns%wordNumbers, 10)
}

// RosterNouns lists what a roster word may begin with.
func RosterNouns() []string { return slices.Clone(wordNouns) }

// SplitRosterWord gives noun and number; ok is false for what is no roster word.
func SplitRosterWord(word string) (noun string, number int, ok bool) {
	noun, digits, found := strings.Cut(word, " ")
	number, err := strconv.Atoi(digits)
	return noun, number, found && err == nil && slices.Contains(wordNouns, noun)
}
