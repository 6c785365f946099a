package report_test

import (
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// Who wrote about which area. Of each area there are so many postings, however
// few people wrote them; eight others wrote nothing.
func TestNobodyIsWorkedOutFromAreas(t *testing.T) {
	t.Parallel()
	const others = 8
	s := newSuspects(t)
	try := func(n, onA, onB, onNone int) {
		crowds(7, n, func(counts []int) {
			record := &made{groups: []chat.Group{{ID: "g", Name: "G", Consent: "written"}}, stays: make(map[chat.GroupID][]report.Stay)}
			for member := range n + others {
				record.stays["g"] = append(record.stays["g"], report.Stay{Member: chat.MemberID(member + 1), From: week31.From().AddDate(-1, 0, 0), IsKept: true})
			}
			var on [3][]chat.MemberID // area a, area b, none
			next := chat.MemberID(0)
			for i, count := range counts {
				for range count {
					next++
					for bit := range on {
						if (i+1)&(1<<bit) != 0 {
							on[bit] = append(on[bit], next)
						}
					}
				}
			}
			for i, postings := range []int{onA, onB, onNone} {
				if len(on[i]) > postings || postings > 0 && len(on[i]) == 0 {
					return // there are not so many postings, or nobody wrote them
				}
				for _, f := range wrote("g", week31, postings, on[i]...) {
					if i < 2 {
						f.Areas = []chat.Area{[]chat.Area{"a", "b"}[i]}
					}
					record.facts = append(record.facts, f)
				}
			}
			s.consider(record, cells{"on a": len(on[0]), "on b": len(on[1])})
		})
	}
	for n := 3; n <= 5; n++ {
		for _, onA := range []int{0, 2, 3, 4, 9} {
			for _, onB := range []int{1, 2, 3, 9} {
				for _, onNone := range []int{0, 1, 2, 4, 8} {
					try(n, onA, onB, onNone)
				}
			}
		}
	}
	s.judge(4_000)
}

// Who wrote in which of two groups, of whose members some are in both.
func TestNobodyIsWorkedOutFromTheWholeProgramme(t *testing.T) {
	t.Parallel()
	type place struct{ inOne, inTwo, wroteOne, wroteTwo bool }
	var places []place
	for bits := range 16 {
		p := place{bits&1 != 0, bits&2 != 0, bits&4 != 0, bits&8 != 0}
		if (p.inOne || p.inTwo) && (p.inOne || !p.wroteOne) && (p.inTwo || !p.wroteTwo) {
			places = append(places, p)
		}
	}
	s := newSuspects(t)
	for n := 8; n <= 9; n++ {
		crowds(len(places), n, func(counts []int) {
			record := &made{
				groups: []chat.Group{{ID: "1", Name: "1", Consent: "written"}, {ID: "2", Name: "2", Consent: "written"}},
				stays:  make(map[chat.GroupID][]report.Stay),
			}
			truth, next := cells{"wrote in 1": 0, "wrote in 2": 0, "quiet in 1": 0, "quiet in 2": 0, "wrote": 0, "quiet": 0}, chat.MemberID(0)
			var one, two []chat.MemberID
			for i, count := range counts {
				for range count {
					next++
					p := places[i]
					stay := report.Stay{Member: next, From: week31.From().AddDate(-1, 0, 0), IsKept: true}
					if p.inOne {
						record.stays["1"] = append(record.stays["1"], stay)
						truth["quiet in 1"]++
					}
					if p.inTwo {
						record.stays["2"] = append(record.stays["2"], stay)
						truth["quiet in 2"]++
					}
					if p.wroteOne {
						one = append(one, next)
						truth["quiet in 1"]--
					}
					if p.wroteTwo {
						two = append(two, next)
						truth["quiet in 2"]--
					}
					if p.wroteOne || p.wroteTwo {
						truth["wrote"]++
					} else {
						truth["quiet"]++
					}
				}
			}
			if len(one) == 0 || len(two) == 0 || len(record.stays["1"]) < 5 || len(record.stays["2"]) < 5 {
				return
			}
			truth["wrote in 1"], truth["wrote in 2"] = len(one), len(two)
			record.facts = append(wrote("1", week31, 30, one...), wrote("2", week31, 30, two...)...)
			s.consider(record, truth)
		})
	}
	s.judge(4_000)
}

// Who was right in a quiz, and who answered it at all.
func TestNobodyIsWorkedOutFromAQuiz(t *testing.T) {
	t.Parallel()
	s := newSuspects(t)
	for reached := 5; reached <= 40; reached++ {
		for answered := 0; answered <= reached; answered++ {
			for right := 0; right <= answered; right++ {
				record := &made{
					groups: []chat.Group{{ID: "g", Name: "G", Consent: "written"}},
					closed: map[chat.GroupID][]report.Closed{"g": {{Item: "i", Area: "a", Reached: reached, Answered: answered, Right: right}}},
				}
				digest := s.consider(record, cells{
					"answered": answered, "did not answer": reached - answered, "right": right, "not right": answered - right,
				})
				for _, section := range digest.ForSupervisors().Groups {
					for _, round := range section.Quizzes.Rounds {
						for _, cell := range []report.People{round.Answered, round.Right} {
							if n, told := cell.Number(); told && n < report.LeastAnswers {
								t.Fatalf("a supervisor is told %d of %d, %d right", answered, reached, right)
							}
						}
					}
				}
			}
		}
	}
	s.judge(4_000)
}
