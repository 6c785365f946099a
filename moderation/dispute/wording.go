package dispute

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// role is where a message stands to the two sides of a disagreement.
type role int

const (
	asFirst     role = iota
	asSecond         // the side that spoke later
	asBetween        // said between the two
	asOpening        // the talk began with it, before either
	firstAgain       // said by the first, after both
	secondAgain      // by the second
	othersAfter      // by somebody else
	roles
)

// part is a message in its role.
type part struct {
	role role
	said *said
}

// parts are the messages that show whether two are the sides of a disagreement,
// with a message as the last that was heard.
func (t *thread) parts(first, second, at int) []part {
	all := make([]part, 0, at-first+2)
	if first > t.start {
		all = append(all, part{asOpening, t.sayings[t.start]})
	}
	all = append(all, part{asFirst, t.sayings[first]})
	for i := first + 1; i < second; i++ {
		all = append(all, part{asBetween, t.sayings[i]})
	}
	all = append(all, part{asSecond, t.sayings[second]})
	for i := second + 1; i <= at; i++ {
		all = append(all, part{t.after(first, second, i), t.sayings[i]})
	}
	return all
}

// after is the role of a message after both sides have spoken.
func (t *thread) after(first, second, at int) role {
	switch t.messages[at].From {
	case t.messages[first].From:
		return firstAgain
	case t.messages[second].From:
		return secondAgain
	}
	return othersAfter
}

// cueWorth is what a cue counts beside a figure: there are many in a message.
const cueWorth = 0.4

// cues are the wording of a message whatever it is about: its words, how they
// begin and end, since a Kiswahili verb says there who does it, when and
// whether at all, and how the message itself begins and ends. Numbers are one.
func (s *said) cues() []string {
	if s.wording != nil {
		return s.wording
	}
	seen := make(map[string]bool)
	var words []string
	for _, one := range s.whole.tokens {
		switch one.kind {
		case numberToken:
			words = append(words, "#")
		case laughToken:
			words = append(words, "haha")
		case wordToken:
			if isPlain(one.text) {
				words = append(words, one.text)
			}
		}
	}
	for i, word := range words {
		seen["w "+clip(word)] = true
		if len(word) >= 4 {
			seen["p "+word[:2]], seen["p "+word[:3]], seen["x "+word[len(word)-2:]] = true, true, true
		}
		if len(word) >= 6 {
			seen["p "+word[:4]], seen["x "+word[len(word)-3:]] = true, true
		}
		if i == 0 {
			seen["first "+clip(word)] = true
		}
		if i == 1 {
			seen["first two "+clip(words[0])+" "+clip(word)] = true
		}
		if i == len(words)-1 {
			seen["last "+clip(word)] = true
		}
	}
	if s.asks > 0 {
		seen["?"] = true
	}
	s.wording = slices.Sorted(maps.Keys(seen))
	return s.wording
}

// clip is a word without its end, so that its forms are one.
func clip(word string) string { return word[:min(len(word), 6)] }

func isPlain(word string) bool {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return false
		}
	}
	return len(word) > 0
}

// wordings are what a cue is worth in each role.
type wordings map[string]*[roles]float32

// of is what the wording of some messages is worth for their being the two sides
// of a disagreement and what is said around them.
func (w wordings) of(parts []part) (sum float64) {
	for _, p := range parts {
		if p.said.worths == nil {
			p.said.worths, p.said.wording = w.worths(p.said), nil
		}
		sum += p.said.worths[p.role]
	}
	return sum
}

// worths are what the wording of a message is worth in each role.
func (w wordings) worths(s *said) *[roles]float64 {
	var all [roles]float64
	for _, cue := range s.cues() {
		if worth := w[cue]; worth != nil {
			for r, v := range worth {
				all[r] += cueWorth * float64(v)
			}
		}
	}
	return &all
}

// readWordings reads a file in which a line is a cue and what it is worth in
// hundredths in each role.
func readWordings(text string) (wordings, error) {
	w := make(wordings)
	for number, line := range lines(text) {
		cue, rest, ok := strings.Cut(line, ":")
		fields := strings.Fields(rest)
		if !ok || len(fields) != int(roles) {
			return nil, fmt.Errorf("wordings.txt, line %d has not %d numbers", number, roles)
		}
		worth := new([roles]float32)
		for r, field := range fields {
			v, err := strconv.Atoi(field)
			if err != nil {
				return nil, fmt.Errorf("wordings.txt, line %d: %q is no number", number, field)
			}
			worth[r] = float32(v) / 100
		}
		w[cue] = worth
	}
	return w, nil
}

func (w wordings) write(to io.Writer) error {
	var b strings.Builder
	b.WriteString("# What the wording of a message is worth, in hundredths: as the first side, as the second, between the two, as the\n")
	b.WriteString("# opening of the talk, and after both by the first, by the second, and by others. Learnt by moderation/dispute/train.\n")
	for _, cue := range slices.Sorted(maps.Keys(w)) {
		b.WriteString(cue + ":")
		for _, v := range w[cue] {
			fmt.Fprintf(&b, " %d", int(math.Round(100*float64(v))))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(to, b.String())
	return err
}
