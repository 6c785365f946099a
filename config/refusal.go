package config

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// Refusal says which setting cannot work, and what it must be. It never shows
// the value: a password may have slipped into the wrong line.
type Refusal struct {
	Key  string // as in the file, such as log.level
	Must string
}

// Error is one sentence.
func (r *Refusal) Error() string { return r.Key + " " + r.Must }

func refuse(key, must string) error { return &Refusal{Key: key, Must: must} }

// variableOf is the environment variable of a key.
func variableOf(key string) string {
	return "MSHAURI_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// located says where what was refused stands: in which variable, or in which
// line of the file.
func located(err error, path string, content []byte, environ []string) error {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return fmt.Errorf("the settings: %w", err)
	}
	for _, line := range environ {
		if strings.HasPrefix(line, variableOf(refusal.Key)+"=") {
			return fmt.Errorf("the environment variable %s: %w", variableOf(refusal.Key), err)
		}
	}
	if line := lineOf(refusal.Key, content); line > 0 {
		return fmt.Errorf("the settings file %s: line %d: %w", path, line, err)
	}
	return fmt.Errorf("the settings: %w", err)
}

// lineOf is the line of a key in a file that could be read, or 0.
func lineOf(key string, content []byte) int {
	where, err := yaml.PathString("$." + key)
	if err != nil {
		return 0
	}
	node, err := where.ReadNode(strings.NewReader(string(content)))
	if err != nil || node == nil || node.GetToken() == nil {
		return 0
	}
	return node.GetToken().Position.Line
}

// unreadable says in our own words what is wrong with a file. The library's
// words can hold what stands there.
func unreadable(err error) error {
	what := "it is not YAML"
	var (
		unknown  *yaml.UnknownFieldError
		kind     *yaml.TypeError
		overflow *yaml.OverflowError
		node     *yaml.UnexpectedNodeTypeError
		syntax   *yaml.SyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		what = "this is no setting: mshauri settings shows those there are"
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.GetMessage(), "mapping key"): // the library has no type for it
		what = "this setting stands here for the second time"
	case errors.As(err, &kind), errors.As(err, &overflow), errors.As(err, &node):
		what = "the value is of the wrong kind: mshauri settings shows how it is written"
	}
	var placed yaml.Error
	if errors.As(err, &placed) && placed.GetToken() != nil && placed.GetToken().Position != nil {
		return fmt.Errorf("line %d: %s", placed.GetToken().Position.Line, what)
	}
	return errors.New(what)
}
