package dispute

// conditional begins a rule for another case: "if it is hot, wait".
var conditional = map[string]bool{"if": true, "ikiwa": true, "akiwa": true, "unless": true, "isipokuwa": true, "except": true, "iwapo": true}

// goesWith reports whether a message is another claim itself, or holds nothing
// that differs from it: who agrees with it agrees with the claim.
func (t *thread) goesWith(at int, other Claim) bool {
	if other.message == at {
		return true
	}
	found := false
	for _, c := range t.all[at] {
		if c.Matter == other.Matter && c.Subject == other.Subject {
			if differ(c, other) {
				return false
			}
			found = true
		}
	}
	return found
}

// turned reports whether somebody has asked on, "and Td?", between two messages:
// the later one answers that.
func (t *thread) turned(first, second int) bool {
	for at := first + 1; at < second; at++ {
		parts := t.talk[t.begun[at]:t.begun[at+1]]
		if len(parts) == 0 || t.messages[at].From == t.messages[second].From {
			continue
		}
		last := parts[len(parts)-1]
		if last.asks && len(last.tokens) > 1 && asksOn[last.tokens[0].text] {
			return true
		}
	}
	return false
}

// asksOn begins a question after another one.
var asksOn = map[string]bool{"and": true, "na": true, "then": true, "kisha": true, "halafu": true, "alafu": true, "afu": true, "what": false}
