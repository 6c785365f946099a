package dispute

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/moderation/policy"
)

// document is a text that speaks of what some passages settle: a labelled talk,
// or a way of asking.
type document struct {
	terms    []string
	passages []policy.ID
	weight   float64
}

// askingWeight is what a way of asking counts beside a talk.
const askingWeight = 0.5

// profiles say with which words people talk of what a passage settles: the
// terms of its documents, each by how few have it, as one direction.
type profiles struct {
	ids   []policy.ID
	terms map[string]*profiled
	none  float64 // what a term is worth that is in no document
}

// profiled is a term: what it is worth, and its share of the passages that are
// talked of with it.
type profiled struct {
	worth float64
	in    []ofPassage
}

type ofPassage struct {
	passage int32
	share   float32
}

// telling is how many terms of a passage are kept: those that tell the most.
const telling = 100

// newProfiles makes profiles of documents.
func newProfiles(all []document) *profiles {
	p := &profiles{terms: make(map[string]*profiled)}
	count := make(map[string]int)
	for _, d := range all {
		for _, term := range d.terms {
			count[term]++
		}
	}
	sums := make(map[policy.ID]map[string]float64)
	for _, d := range all {
		length := 0.0
		for _, term := range d.terms {
			length += math.Pow(worthOf(count[term], len(all)), 2)
		}
		for _, id := range d.passages {
			if sums[id] == nil {
				sums[id] = make(map[string]float64)
			}
			for _, term := range d.terms {
				if count[term] > 1 {
					sums[id][term] += d.weight * worthOf(count[term], len(all)) / math.Sqrt(length)
				}
			}
		}
	}
	p.none = worthOf(1, len(all))
	p.ids = slices.Sorted(maps.Keys(sums))
	for n, id := range p.ids {
		terms := slices.SortedFunc(maps.Keys(sums[id]), func(a, b string) int {
			return cmp.Or(cmp.Compare(sums[id][b], sums[id][a]), strings.Compare(a, b))
		})
		length := 0.0
		for _, term := range terms {
			length += math.Pow(sums[id][term], 2)
		}
		for _, term := range terms[:min(telling, len(terms))] {
			if p.terms[term] == nil {
				p.terms[term] = &profiled{worth: worthOf(count[term], len(all))}
			}
			p.terms[term].in = append(p.terms[term].in, ofPassage{int32(n), float32(sums[id][term] / math.Sqrt(length))})
		}
	}
	return p
}

// worthOf is what a term is worth that so many of all documents have.
func worthOf(count, all int) float64 { return 1 + math.Log(float64(1+all)/float64(1+count)) }

// near is how like a text is to the profile of each passage, from 0 to 1, in the
// order of the ids; which is the nearest, and how near.
func (p *profiles) near(terms []string) (like []float64, nearest int, top float64) {
	like = make([]float64, len(p.ids))
	own := 0.0
	for _, term := range terms {
		one := p.terms[term]
		if one == nil {
			own += p.none * p.none
			continue
		}
		own += one.worth * one.worth
		for _, in := range one.in {
			like[in.passage] += one.worth * float64(in.share)
		}
	}
	own = math.Sqrt(own) + 1e-9
	nearest = -1
	for i := range like {
		like[i] /= own
		if like[i] > top {
			nearest, top = i, like[i]
		}
	}
	return like, nearest, top
}

// wordTerms are what texts speak of for profiles: concepts, numbers, and words
// without their ends.
func wordTerms(all []*said) []string {
	seen := make(map[string]bool)
	for _, s := range all {
		for concept := range s.whole.concepts() {
			if concept[0] != '_' {
				seen["="+concept] = true
			}
		}
		for _, one := range s.whole.tokens {
			switch {
			case one.kind == numberToken:
				seen["~"+one.text] = true
			case one.kind == wordToken && isPlain(one.text) && len(one.text) > 1:
				seen[clip(one.text)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// askedFor are the ways of asking for each passage, and what it says, as
// documents.
func (r *Reader) askedFor() (all []document) {
	for _, p := range r.pack.Passages() {
		for _, way := range append([]string{p.Text}, p.Asked...) {
			all = append(all, document{wordTerms([]*said{sayingOf(r.sentences(way), false)}), []policy.ID{p.ID}, askingWeight})
		}
	}
	return all
}

// offerProfiles adds what profiles say of a talk, and of the two alone.
func (t *thread) offerProfiles(o *offer, whole []int, first, second int) {
	p := t.scales.profiles
	for _, one := range []struct {
		name   string
		places []int
	}{{"talk", whole}, {"both", []int{first, second}}} {
		like, nearest, top := p.near(wordTerms(t.heard(one.places)))
		if nearest >= 0 {
			o.at(p.ids[nearest])
		}
		for i := range o.all {
			c := &o.all[i]
			n, ok := slices.BinarySearch(p.ids, c.passage)
			if !ok || top == 0 {
				continue
			}
			c.figures["profile of "+one.name] = 5 * like[n]
			c.figures["near the profile of "+one.name] = like[n] / top
			c.figures.when(n == nearest, "first profile of "+one.name)
		}
		o.talk["best profile of "+one.name] = top
	}
}

// readProfiles reads a file in which a line is a term, what it is worth, and the
// passages of which it tells, in thousandths.
func readProfiles(text string) (*profiles, error) {
	p := &profiles{terms: make(map[string]*profiled)}
	for number, line := range lines(text) {
		head, rest, ok := strings.Cut(line, ": ")
		at := strings.LastIndexByte(head, ' ')
		if !ok || at < 0 {
			return nil, fmt.Errorf("profiles.txt, line %d has no passages", number)
		}
		worth, err := strconv.ParseFloat(head[at+1:], 64)
		if err != nil {
			return nil, fmt.Errorf("profiles.txt, line %d: %q is no number", number, head[at+1:])
		}
		term := head[:at]
		switch term {
		case "@none":
			p.none = worth
			continue
		case "@ids":
			for id := range strings.FieldsSeq(rest) {
				p.ids = append(p.ids, policy.ID(id))
			}
			continue
		}
		one := &profiled{worth: worth}
		fields := strings.Fields(rest)
		for i := 0; i+1 < len(fields); i += 2 {
			passage, err := strconv.Atoi(fields[i])
			if err != nil || passage < 0 || passage >= len(p.ids) {
				return nil, fmt.Errorf("profiles.txt, line %d: there is no passage %q", number, fields[i])
			}
			share, err := strconv.Atoi(fields[i+1])
			if err != nil {
				return nil, fmt.Errorf("profiles.txt, line %d: %q is no number", number, fields[i+1])
			}
			one.in = append(one.in, ofPassage{int32(passage), float32(share) / 1000})
		}
		p.terms[term] = one
	}
	return p, nil
}

func (p *profiles) write(to io.Writer) error {
	var b strings.Builder
	b.WriteString("# With which words people talk of what a passage settles: a term, what it is worth, and the number of each passage\n")
	b.WriteString("# with its share in thousandths. Written by moderation/dispute/train.\n")
	fmt.Fprintf(&b, "@none %.3f: -\n@ids 0:", p.none)
	for _, id := range p.ids {
		b.WriteString(" " + string(id))
	}
	b.WriteByte('\n')
	for _, term := range slices.Sorted(maps.Keys(p.terms)) {
		one := p.terms[term]
		fmt.Fprintf(&b, "%s %.3f:", term, one.worth)
		for _, in := range one.in {
			fmt.Fprintf(&b, " %d %d", in.passage, int(math.Round(1000*float64(in.share))))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(to, b.String())
	return err
}
