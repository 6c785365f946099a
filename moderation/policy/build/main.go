package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mshauri/mshauri/moderation/policy"
)

func main() {
	sources := flag.String("sources", "moderation/policy/build/sources", "the folder of the sources")
	out := flag.String("out", "moderation/policy/pack.txt", "the pack to write")
	flag.Parse()
	if err := run(*sources, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(sources, out string) error {
	pack, err := Build(sources)
	if err != nil {
		return err
	}
	if faults := pack.Check(); len(faults) > 0 {
		return errors.New(strings.Join(faults, "\n"))
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# The pack that ships. Made by moderation/policy/build from its sources: change those, not this file.")
	fmt.Fprintln(&b, "# Every passage is a draft until a programme officer has reviewed it against the document in hand.")
	fmt.Fprintln(&b)
	if err := policy.Write(&b, pack.Passages()); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// Build makes the pack from a folder of sources.
func Build(folder string) (*policy.Pack, error) {
	read := func(name string) (string, error) {
		content, err := os.ReadFile(filepath.Join(folder, name))
		return string(content), err
	}
	text, err := read("titles.txt")
	if err != nil {
		return nil, err
	}
	names := readTitles(text)
	if text, err = read("facts.md"); err != nil {
		return nil, err
	}
	passages, err := readFacts(text, names)
	if err != nil {
		return nil, err
	}
	if text, err = read("formulas.md"); err != nil {
		return nil, err
	}
	pack, err := policy.New(append(passages, readFormulas(text, names, passages)...))
	if err != nil {
		return nil, err
	}
	if text, err = read("more.txt"); err != nil {
		return nil, err
	}
	if pack, err = pack.Amend(strings.NewReader(text)); err != nil {
		return nil, err
	}
	for _, name := range []string{"asked.txt", "spoken.txt"} {
		if text, err = read(name); err != nil {
			return nil, err
		}
		if pack, err = addAsked(pack, text, name); err != nil {
			return nil, err
		}
	}
	return pack, nil
}
