package transcript

import "strings"

// normal is a sender's name as we compare it: without invisible marks, with
// plain single spaces, and without the wave that WhatsApp puts before the names
// of people whom the exporting phone does not know.
func normal(name []byte) string {
	var out strings.Builder
	gap := false
	for i := 0; i < len(name); {
		switch {
		case markAt(name, i) > 0:
			i += markAt(name, i)
			continue
		case spaceAt(name, i) > 0:
			i += spaceAt(name, i)
			gap = out.Len() > 0
			continue
		case name[i] == '~' && out.Len() == 0:
			i++
			continue
		}
		if gap {
			out.WriteByte(' ')
			gap = false
		}
		out.WriteByte(name[i])
		i++
	}
	return out.String()
}
