package privacy

func findIDs(v *view) {
	for i := range v.tokens {
		t := v.tokens[i]
		if t.kind != tokenNumber || t.taken != classNone || t.end-t.start < 5 {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			switch v.word1(k) {
			case "id", "kitambulisho", "upi", "nupi", "sha", "nhif", "cr", "hh", "cwc", "mch", "passport", "birth", "serial", "card", "kadi", "notification", "opd", "hei", "ccc", "ip", "anc", "booklet":
				start := i
				for start > k+1 && v.tokens[start].glued {
					start--
				}
				end := i
				for end+1 < len(v.tokens) && v.tokens[end+1].glued && v.tokens[end+1].kind != tokenPunct {
					end++
				}
				v.add(classID, start, end)
			}
			if v.tokens[i].taken != classNone {
				break
			}
		}
	}
}

// word1 is the word at token i, or nothing.
func (v *view) word1(i int) string {
	if i < 0 || i >= len(v.tokens) || v.tokens[i].kind != tokenWord {
		return ""
	}
	return string(v.bytes[v.tokens[i].start:v.tokens[i].end])
}
