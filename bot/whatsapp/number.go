package whatsapp

import (
	"github.com/nyaruka/phonenumbers"
)

// Number is the bot's own number, which it shows to whoever should write to it.
// Nobody else's ever takes this form.
type Number struct{ digits string }

// ParseNumber reads a number as people write it; without a country code it is a
// Kenyan one.
func ParseNumber(typed string) (Number, error) {
	digits, err := phoneDigits(typed)
	return Number{digits: digits}, err
}

// String is the number as it is printed for people: "+254 712 345678".
func (n Number) String() string {
	parsed, err := phonenumbers.Parse("+"+n.digits, "")
	if err != nil {
		return "+" + n.digits
	}
	return phonenumbers.Format(parsed, phonenumbers.INTERNATIONAL)
}

// Jambo is the link that opens the private chat with the first word begun.
func (n Number) Jambo() string { return "https://wa.me/" + n.digits + "?text=Jambo" }

// Number is the number that is linked now; false when none is.
func (l *Link) Number() (Number, bool) {
	device := l.device()
	if device == nil || device.GetJID().IsEmpty() {
		return Number{}, false
	}
	return Number{digits: device.GetJID().User}, true
}
