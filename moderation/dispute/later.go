package dispute

// What is said after both sides have spoken tells whether they disagree: "which
// one is right then?", or "asante, I did not know".

// followed is how many messages after both sides have spoken are looked at.
const followed = 3

// laterFigures are those of how far a talk has gone since two messages, and of
// who has spoken since.
func (t *thread) laterFigures(first, second, at int) figures {
	if at == second {
		return figures{"at once": 1}
	}
	f := figures{"later": 1, [...]string{1: "one later", 2: "two later", 3: "three later"}[at-second]: 1}
	for i := second + 1; i <= at; i++ {
		name := [...]string{firstAgain: "first speaks after", secondAgain: "second speaks after", othersAfter: "another speaks after"}[t.after(first, second, i)]
		f[name] = 1
		if i == at {
			f[name+", last"] = 1
		}
	}
	return f
}
