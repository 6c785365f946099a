package sheet

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/mshauri/mshauri/quiz"
)

// readYAML reads a list of items, each a table of its fields. A field that may
// stand more than once is a list (wrong: [one, two]); one with a point in its
// name may be a table (draw: {vials: 4 to 30}, sw: {question: ...}).
func readYAML(content []byte) (entries []quiz.Entry, problems []quiz.Problem) {
	file, err := parser.ParseBytes(content, 0)
	if err != nil {
		line := 1
		var wrong yaml.Error
		if errors.As(err, &wrong) && wrong.GetToken() != nil {
			line = wrong.GetToken().Position.Line
		}
		return nil, []quiz.Problem{problem(line, "This is no YAML: look at the spaces before the line, and at colons inside the text (put such a text in quotation marks).")}
	}
	for _, document := range file.Docs {
		switch body := document.Body.(type) {
		case nil, *ast.CommentGroupNode:
		case *ast.SequenceNode:
			for _, value := range body.Values {
				entry, found := readItem(value)
				problems = append(problems, found...)
				if entry.ID != "" {
					entries = append(entries, entry)
				}
			}
		default:
			problems = append(problems, problem(lineOf(body), "A bank is a list: begin each item with - id: and its name."))
		}
	}
	return ordered(entries), problems
}

func readItem(node ast.Node) (entry quiz.Entry, problems []quiz.Problem) {
	entry.Line = lineOf(node)
	fields, found := flatten("", node)
	problems = append(problems, found...)
	for _, field := range fields {
		if field.Name != "id" {
			entry.Fields = append(entry.Fields, field)
			continue
		}
		if entry.ID = quiz.ItemID(field.Value); !isID(field.Value) {
			entry.ID = ""
		}
		entry.Line = field.Line
	}
	if entry.ID == "" {
		return entry, append(problems, problem(entry.Line, "The item needs an id, without spaces."))
	}
	for i := range problems {
		problems[i].Item = entry.ID
	}
	return entry, problems
}

// flatten makes fields of a node: those of a table have its name and a point
// before theirs, those of a list all have its name.
func flatten(name string, node ast.Node) (fields []quiz.Field, problems []quiz.Problem) {
	add := func(name string, node ast.Node) {
		more, found := flatten(name, node)
		fields, problems = append(fields, more...), append(problems, found...)
	}
	switch node := node.(type) {
	case *ast.MappingNode:
		for _, value := range node.Values {
			add(joined(name, value.Key.String()), value.Value)
		}
	case *ast.MappingValueNode:
		add(joined(name, node.Key.String()), node.Value)
	case *ast.SequenceNode:
		for _, value := range node.Values {
			add(name, value)
		}
	case *ast.NullNode:
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode, *ast.TagNode:
		problems = append(problems, problem(lineOf(node), "Write the value itself: no &, * or ! before it."))
	case *ast.LiteralNode:
		fields = append(fields, quiz.Field{Name: name, Value: words(node.Value.Value), Line: lineOf(node)})
	case *ast.StringNode:
		fields = append(fields, quiz.Field{Name: name, Value: words(node.Value), Line: lineOf(node)})
	case ast.ScalarNode:
		fields = append(fields, quiz.Field{Name: name, Value: words(node.GetToken().Value), Line: lineOf(node)})
	default:
		problems = append(problems, problem(lineOf(node), "This value cannot be read."))
	}
	return fields, problems
}

func joined(before, name string) string {
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	if before == "" {
		return name
	}
	return before + "." + name
}

// words is a text on one line.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

func lineOf(node ast.Node) int {
	if token := node.GetToken(); token != nil && token.Position != nil {
		return token.Position.Line
	}
	return 1
}
