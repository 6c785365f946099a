package wording

// Class is what sort of thing a token is, where its letters matter less.
type Class byte

// The classes of token.
const (
	Word         Class = iota
	Vaccine            // penta, MR, BCG and their numbered doses
	Form               // MOH 510, 702, 710, 525, 216
	Number             // any other number
	Percent            // a percentage or its sign
	Degree             // degrees, or a number that is a temperature
	Fever              // a temperature of a body: 37 to 41
	Age                // so many weeks, months or years
	Clock              // a time of day
	Doses              // so many doses, vials, children
	Money              // shillings
	Day                // Monday, Jumatatu, kesho, leo
	Month              // January to December
	Person             // a mark that the scrubber left
	endOfClasses       // not a class
)

var names = [endOfClasses]string{
	"w", "VAX", "FORM", "NUM", "PCT", "DEG", "FEVER", "AGE", "CLOCK", "COUNT", "MONEY", "DAY", "MONTH", "MARK",
}

// String is the short name of the class, as features carry it.
func (c Class) String() string {
	if c >= endOfClasses {
		return "?"
	}
	return names[c]
}

// Token is one word, number or sign of a posting.
type Token struct {
	Text   string // as evened out
	Stem   string // without the prefixes of a Swahili verb or an English ending; Text when there are none
	Class  Class
	Starts bool // begins a sentence
	Stop   byte // the mark that follows: '.', '?', '!', ',' or none
	glued  bool // a digit touches it on the right
}

// General is the token with what varies taken out: "VAX" for penta and for
// MR alike.
func (t Token) General() string {
	if t.Class == Word {
		return t.Stem
	}
	return t.Class.String()
}
