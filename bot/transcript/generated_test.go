package transcript

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"time"
)

// What people in such a group write, invented.
var sayings = []string{
	"Good morning, how many doses does one vial of BCG have after opening?",
	"Chanjo ya pentavalent imeisha hapa, nani ako na extra?",
	"Fridge iko 9 degrees tangu jana usiku, nifanye nini",
	"Sawa asante",
	"The register shows 24 children for the second dose and 21 for the third, so the dropout rate is twelve and a half percent",
	"Mama ameleta mtoto wa miezi tisa bila kadi, tumpe surua?\nKadi ilipotea wakati wa kuhama",
	"Please remember the monthly report MOH 710 is due on Friday",
	"Thanks everyone 🙏🏾",
	"VVM iko stage 3, discard",
	"We received 200 syringes and one carton of safety boxes:\n- 100 BCG\n- 100 AD",
}

// generated is an invented chat of so many messages, in the layout of an
// Android phone in Kenya.
func generated(messages int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var out bytes.Buffer
	at := time.Date(2018, 1, 1, 6, 0, 0, 0, time.UTC)
	for i := range messages {
		at = at.Add(time.Duration(random.IntN(40)) * time.Minute / 10)
		name := fmt.Sprintf("Nurse Number %c", 'A'+rune(random.IntN(26)))
		switch {
		case i%50 == 49:
			fmt.Fprintf(&out, "%s - %s added %s\n", at.Format("02/01/2006, 15:04"), name, "+254 700 000 001")
		case i%23 == 22:
			fmt.Fprintf(&out, "%s - %s: <Media omitted>\n", at.Format("02/01/2006, 15:04"), name)
		default:
			fmt.Fprintf(&out, "%s - %s: %s\n", at.Format("02/01/2006, 15:04"), name, sayings[random.IntN(len(sayings))])
		}
	}
	return out.Bytes()
}
