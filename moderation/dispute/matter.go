package dispute

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

//go:embed matters.txt
var matterFile string

// Matter is one thing that policy settles, such as how long an opened vial may
// be used.
type Matter struct {
	ID string

	english, kiswahili string
	subjects           []string
	need               [][]string // groups of concepts, one of each
	own, not           []string
	aspects            []string // what it may be asked of: claims on two of them do not clash
	nowhere            []string // concepts of which the talk must not be
	kinds              []Kind
	low, high          float64
	divisor            bool     // the value is what something is divided by
	doses              bool     // doses have values of their own
	pair               bool     // a range, or an end of one
	units              []string // in which the value is written; none: any
	known              map[string][]Value
	options            []option
	passages           []passages
	goes               string // the ruling that "go ahead" gives
}

// option is one of the rulings that people give.
type option struct {
	name, english, kiswahili string
	cues                     [][]cue // any of them, each with all its parts
}

// cue is a concept, its contrary, or a measure.
type cue struct {
	concept   string
	contrary  bool
	low, high *Value
}

// passages speak of a matter: of some subjects, or where a concept or a fever
// of some height is in the talk; otherwise always.
type passages struct {
	subjects []string
	when     string
	above    float64
	ids      []policy.ID
}

// Name is what the matter is about, as a message names it.
func (m *Matter) Name(language chat.Language) string {
	if language == chat.Kiswahili {
		return m.kiswahili
	}
	return m.english
}

// readMatters reads the data that is part of the program.
func readMatters(known func(string) bool) ([]*Matter, error) {
	var all []*Matter
	for n, line := range strings.Split(matterFile, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if id, ok := strings.CutPrefix(line, "@"); ok {
			all = append(all, &Matter{ID: id, known: make(map[string][]Value)})
			continue
		}
		if len(all) == 0 {
			return nil, fmt.Errorf("matters.txt, line %d: no matter is named yet", n+1)
		}
		if err := all[len(all)-1].field(line); err != nil {
			return nil, fmt.Errorf("matters.txt, line %d: %w", n+1, err)
		}
	}
	for _, m := range all {
		for _, concept := range m.concepts() {
			if !known(concept) {
				return nil, fmt.Errorf("matters.txt: %s names %q, which words.txt does not have", m.ID, concept)
			}
		}
		if m.english == "" || m.kiswahili == "" || len(m.passages) == 0 || len(m.options) == 0 && len(m.kinds) == 0 && !m.divisor {
			return nil, fmt.Errorf("matters.txt: %s lacks a name, a passage, or what may differ", m.ID)
		}
	}
	return all, nil
}

// concepts are all that a matter names.
func (m *Matter) concepts() []string {
	all := slices.Concat(append(slices.Clone(m.need), m.own, m.not, m.nowhere, m.aspects, m.subjects)...)
	for _, o := range m.options {
		for _, c := range slices.Concat(o.cues...) {
			if c.concept != "" {
				all = append(all, c.concept)
			}
		}
	}
	for _, p := range m.passages {
		if p.when != "" {
			all = append(all, p.when)
		}
	}
	return all
}

func (m *Matter) field(line string) error {
	colon := strings.Index(line, ":")
	if strings.HasPrefix(line, "option ") { // its wording may hold one
		colon = strings.LastIndex(line, ":")
	}
	if colon < 0 {
		return fmt.Errorf("there is no colon")
	}
	key, text := line[:colon], strings.TrimSpace(line[colon+1:])
	switch first, rest, _ := strings.Cut(key, " "); first {
	case "en":
		m.english = text
	case "sw":
		m.kiswahili = text
	case "subject":
		m.subjects = strings.Fields(text)
	case "need":
		for group := range strings.SplitSeq(text, ";") {
			m.need = append(m.need, strings.Fields(group))
		}
	case "own":
		m.own = strings.Fields(text)
	case "not":
		m.not = strings.Fields(text)
	case "aspects":
		m.aspects = strings.Fields(text)
	case "nowhere":
		m.nowhere = strings.Fields(text)
	case "doses":
		m.doses = true
	case "units":
		m.units = strings.Fields(text)
	case "pair":
		m.pair = true
	case "value":
		return m.readValue(text)
	case "known":
		for part := range strings.SplitSeq(text, ";") {
			subject, values, _ := strings.Cut(part, "=")
			for word := range strings.FieldsSeq(values) {
				v, err := measure(word)
				if err != nil {
					return err
				}
				m.known[strings.TrimSpace(subject)] = append(m.known[strings.TrimSpace(subject)], v)
			}
		}
	case "option":
		return m.readOption(rest, text)
	case "hot":
		bound, ids, _ := strings.Cut(text, "=")
		above, err := strconv.ParseFloat(strings.TrimSpace(bound), 64)
		m.passages = append(m.passages, passages{above: above, ids: idsOf(ids)})
		return err
	case "go":
		m.goes = text
	case "when":
		m.passages = append(m.passages, passages{when: rest, ids: idsOf(text)})
	case "passages":
		for part := range strings.SplitSeq(text, ";") {
			subjects, ids, some := strings.Cut(part, "=")
			if !some {
				subjects, ids = "", part
			}
			m.passages = append(m.passages, passages{subjects: strings.Fields(subjects), ids: idsOf(ids)})
		}
	default:
		return fmt.Errorf("%q is no field of a matter", first)
	}
	return nil
}

func idsOf(text string) []policy.ID {
	var ids []policy.ID
	for word := range strings.FieldsSeq(text) {
		ids = append(ids, policy.ID(word))
	}
	return ids
}

func (m *Matter) readValue(text string) error {
	words := strings.Fields(text)
	low, high, ok := strings.Cut(words[len(words)-1], "..")
	if !ok {
		return fmt.Errorf("a value has bounds, as in time 1h..70d")
	}
	for _, word := range words[:len(words)-1] {
		if word == "divisor" {
			m.divisor = true
			continue
		}
		m.kinds = append(m.kinds, Kind(word))
	}
	from, err := measure(low)
	if err != nil {
		return err
	}
	to, err := measure(high)
	m.low, m.high = from.base, to.base
	return err
}

func (m *Matter) readOption(head, cues string) error {
	// The name and both wordings may stand before the colon or the cues.
	parts := strings.SplitN(head, "|", 3)
	if len(parts) != 3 {
		return fmt.Errorf("an option reads: name | English | Kiswahili : cues")
	}
	o := option{name: strings.TrimSpace(parts[0]), english: strings.TrimSpace(parts[1]), kiswahili: strings.TrimSpace(parts[2])}
	for word := range strings.FieldsSeq(cues) {
		var all []cue
		for part := range strings.SplitSeq(word, "+") {
			c, err := readCue(part)
			if err != nil {
				return err
			}
			all = append(all, c)
		}
		o.cues = append(o.cues, all)
	}
	m.options = append(m.options, o)
	return nil
}

func readCue(text string) (cue, error) {
	if measures, ok := strings.CutPrefix(text, "#"); ok {
		low, high, ranged := strings.Cut(measures, "-")
		if !ranged {
			high = low
		} else if unitOf(low) == "" {
			low += unitOf(high)
		}
		from, err := measure(low)
		if err != nil {
			return cue{}, err
		}
		to, err := measure(high)
		return cue{low: &from, high: &to}, err
	}
	concept, contrary := strings.CutPrefix(text, "-")
	return cue{concept: concept, contrary: contrary}, nil
}

var measured = regexp.MustCompile(`^(-?[0-9.]+)([a-z]*)$`)

func unitOf(text string) string {
	if found := measured.FindStringSubmatch(text); found != nil {
		return found[2]
	}
	return ""
}

// measure reads such as 28d, 6h, 0.75 or 2doses.
func measure(text string) (Value, error) {
	found := measured.FindStringSubmatch(text)
	if found == nil {
		return Value{}, fmt.Errorf("%q is no measure", text)
	}
	number, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		return Value{}, err
	}
	if found[2] == "" {
		return Value{Kind: Bare, Number: number, base: number}, nil
	}
	u, ok := units()[map[string]string{"d": "day", "w": "week", "m": "month", "y": "year", "h": "hour"}[found[2]]]
	if !ok {
		if u, ok = units()[found[2]]; !ok {
			return Value{}, fmt.Errorf("%q has no known unit", text)
		}
	}
	return Value{Kind: u.kind, Number: number, Unit: u.name, base: number * u.times}, nil
}

// Passages are all that speak of a matter.
func (m *Matter) Passages() []policy.ID {
	var ids []policy.ID
	for _, p := range m.passages {
		ids = append(ids, p.ids...)
	}
	return ids
}

// Subjects are the vaccines of which it is asked; none when it is of none.
func (m *Matter) Subjects() []string { return slices.Clone(m.subjects) }

// Options are the rulings that people give, by name.
func (m *Matter) Options() []string {
	names := make([]string, len(m.options))
	for i, o := range m.options {
		names[i] = o.name
	}
	return names
}
