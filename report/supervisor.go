package report

// ForSupervisors is the same week for a supervisor: nobody's words, no quiz
// cell of fewer than five, and nothing of how many are in a group, so that
// nobody is seen to have left or refused.
func (d Digest) ForSupervisors() Digest {
	told := d
	told.Reader = ForSupervisors
	told.Groups = append([]Section(nil), d.Groups...)
	for _, section := range told.sections() {
		section.Active, section.ActiveBefore = section.Active.coarser(), section.ActiveBefore.coarser()
		section.Silent = section.Silent.coarser()
		section.Holes.Without, section.Holes.Named = People{}, People{}
		section.Questions.Oldest = OpenQuestion{Asked: section.Questions.Oldest.Asked, Areas: section.Questions.Oldest.Areas}
		areas := append([]About(nil), section.Areas...)
		for i := range areas {
			areas[i].People = areas[i].People.coarser()
		}
		section.Areas = areas
		section.Votes = section.Votes.atLeast(LeastAnswers)
		if section.Quizzes != nil {
			rounds := append([]Round(nil), section.Quizzes.Rounds...)
			for i, round := range rounds {
				rounds[i] = round.atLeast(LeastAnswers)
				rounds[i].Answered = rounds[i].Answered.coarser() // whom it could reach is who is in the group
			}
			section.Quizzes = &Quizzes{Rounds: rounds, NotAsked: section.Quizzes.NotAsked}
		}
	}
	return told
}

// atLeast is the same round with cells of so many answers.
func (r Round) atLeast(least int) Round {
	answered, told := r.Answered.Number()
	right, _ := r.Right.Number()
	closed := Closed{Item: r.Item, Area: r.Area, Reached: r.Answered.Of(), Answered: answered, Right: right}
	round := tellRound(closed, least)
	if !told {
		round.Answered = r.Answered.raised(least)
	}
	if _, isNumber := r.Right.Number(); !isNumber {
		round.Right = People{}
		if _, still := round.Answered.Number(); still {
			round.Right = r.Right.raised(least)
		}
	}
	return round
}

// raised is few or most by a larger least.
func (p People) raised(least int) People {
	if p.of > 0 && p.of < 2*least-1 {
		return People{of: p.of, least: least}
	}
	p.least = least
	return p
}
