package policy

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// A pack is plain text that a programme officer can read and mark:
//
//	# a remark
//	@KE-MDVP-03
//	text: Reconstituted vaccines are discarded at the end of the session or
//	  six hours after mixing, whichever comes first.
//	asked: how long after mixing; baada ya kuchanganya
//	topic: mdvp
//	area: administering
//	document: National Policy Guidelines on Immunization
//	edition: 2013
//	page: p. 28
//	source: KE-POL-2013 p28 (PDF) via KE-POL-NOTES s.2
//	confidence: from secondary source
//	authority: KE-policy
//	kind: summary
//	state: draft
//
// A line that begins with two spaces goes on with the field above it. Lists
// are separated by semicolons. products, valid_from, valid_to, superseded_by,
// supersedes, with and origin stand only where they say something.

// maxPackLine bounds one line of a pack.
const maxPackLine = 1 << 20

// entry is a passage as written, with the line on which it begins.
type entry struct {
	id     ID
	line   int
	fields []field
}

type field struct {
	name, value string
	line        int
}

// readEntries splits a pack into its entries.
func readEntries(from io.Reader) ([]entry, error) {
	var all []entry
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxPackLine)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), " \t\r")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@"):
			id := strings.TrimSpace(line[1:])
			if id == "" || strings.ContainsAny(id, " \t") {
				return nil, fmt.Errorf("line %d: a passage begins with @ and its id, without spaces", n)
			}
			all = append(all, entry{id: ID(id), line: n})
		case len(all) == 0:
			return nil, fmt.Errorf("line %d: a pack begins with @ and the id of a passage", n)
		case strings.HasPrefix(line, "  "):
			last := &all[len(all)-1]
			if len(last.fields) == 0 {
				return nil, fmt.Errorf("line %d: there is no field above for this line to go on with", n)
			}
			f := &last.fields[len(last.fields)-1]
			f.value = strings.TrimSpace(f.value + " " + strings.TrimSpace(line))
		default:
			name, value, ok := strings.Cut(line, ":")
			if !ok || strings.ContainsAny(name, " \t") {
				return nil, fmt.Errorf("line %d, passage %s: write a field as name: value", n, all[len(all)-1].id)
			}
			last := &all[len(all)-1]
			last.fields = append(last.fields, field{name: name, value: strings.TrimSpace(value), line: n})
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	return all, nil
}

// fill sets the fields that an entry gives, and leaves the others.
func (e entry) fill(p *Passage) error {
	p.ID = e.id
	for _, f := range e.fields {
		if err := p.set(f.name, f.value); err != nil {
			return fmt.Errorf("line %d, passage %s: %w", f.line, e.id, err)
		}
	}
	return nil
}

func (p *Passage) set(name, value string) (err error) {
	switch name {
	case "text":
		p.Text = value
	case "asked":
		p.Asked = list[string](value)
	case "topic":
		p.Topic = value
	case "area":
		p.Area = chat.Area(value)
	case "document":
		p.Document = value
	case "edition":
		p.Edition = value
	case "page":
		p.Page = value
	case "source":
		p.Source = value
	case "origin":
		p.Origin = value
	case "confidence":
		p.Confidence = Confidence(value)
	case "authority":
		p.Authority = Authority(value)
	case "kind":
		p.Kind = Kind(value)
	case "state":
		p.State, p.Review, err = parseState(value)
	case "products":
		p.Products = list[Product](value)
	case "valid_from":
		p.ValidFrom = value
	case "valid_to":
		p.ValidTo = value
	case "superseded_by":
		p.SupersededBy = list[ID](value)
	case "supersedes":
		p.Supersedes = value
	case "with":
		p.With = list[ID](value)
	default:
		return fmt.Errorf("there is no field named %q", name)
	}
	return err
}

func list[T ~string](value string) []T {
	var all []T
	for part := range strings.SplitSeq(value, ";") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, T(part))
		}
	}
	return all
}

func join[T ~string](all []T) string {
	parts := make([]string, len(all))
	for i, one := range all {
		parts[i] = string(one)
	}
	return strings.Join(parts, "; ")
}

// Write writes passages in the form that Read reads.
func Write(to io.Writer, passages []Passage) error {
	out := bufio.NewWriter(to)
	for i, p := range passages {
		if i > 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(out, "@%s\n", p.ID)
		for _, f := range []field{
			{name: "text", value: p.Text},
			{name: "asked", value: join(p.Asked)},
			{name: "topic", value: p.Topic},
			{name: "area", value: string(p.Area)},
			{name: "document", value: p.Document},
			{name: "edition", value: p.Edition},
			{name: "page", value: p.Page},
			{name: "source", value: p.Source},
			{name: "origin", value: p.Origin},
			{name: "confidence", value: string(p.Confidence)},
			{name: "authority", value: string(p.Authority)},
			{name: "kind", value: string(p.Kind)},
			{name: "state", value: writeState(p.State, p.Review)},
			{name: "products", value: join(p.Products)},
			{name: "valid_from", value: p.ValidFrom},
			{name: "valid_to", value: p.ValidTo},
			{name: "superseded_by", value: join(p.SupersededBy)},
			{name: "supersedes", value: p.Supersedes},
			{name: "with", value: join(p.With)},
		} {
			if value := strings.Join(strings.Fields(f.value), " "); value != "" {
				fmt.Fprintf(out, "%s: %s\n", f.name, value)
			}
		}
	}
	return out.Flush()
}
