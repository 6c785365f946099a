package privacy

const cues = traitPerson | traitHonour | traitColleague | traitNaming | traitThanks

func findNames(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		t := v.tokens[i]
		if t.kind != tokenWord || t.taken != classNone || t.traits&(traitMonth|traitWeekday|traitSafe) != 0 {
			continue
		}
		cued := i > 0 && v.tokens[i-1].traits&cues != 0
		listed := t.traits&traitName != 0 && t.traits&(traitWord|traitEveryday) == 0
		if listed || cued && t.shape != shapeLower && t.traits&traitWord == 0 {
			start := i
			if i > 0 && v.tokens[i-1].traits&traitHonour != 0 && v.tokens[i-1].taken == classNone {
				start--
			}
			end := i
			for end+1 < len(v.tokens) && v.tokens[end+1].kind == tokenWord && !v.tokens[end+1].newLine &&
				(v.tokens[end+1].traits&traitName != 0 || v.tokens[end+1].shape != shapeLower && v.tokens[end+1].traits&traitWord == 0) {
				end++
			}
			v.add(className, start, end)
			i = end
		}
	}
}
