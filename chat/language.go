package chat

import "fmt"

// Language is a language in which the bot speaks.
type Language string

// The languages of the catalogue.
const (
	English   Language = "en"
	Kiswahili Language = "sw"
)

// ParseLanguage reads "en" or "sw".
func ParseLanguage(s string) (Language, error) {
	switch l := Language(s); l {
	case English, Kiswahili:
		return l, nil
	}
	return "", fmt.Errorf("the language is %q: it must be en or sw", s)
}
