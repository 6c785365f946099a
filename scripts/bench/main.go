// Command bench runs the benchmarks that stand in the README, and prints their
// table with the machine that they ran on. It writes the table into the README
// when it ran all of them. Its arguments name parts: road, storage, size, start,
// memory.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, wanted []string) error {
	for _, name := range wanted {
		if !slices.ContainsFunc(parts, func(p part) bool { return p.name == name }) {
			return fmt.Errorf("there is no part %q", name)
		}
	}
	before, err := fsync()
	if err != nil {
		return err
	}
	found := make(results)
	var ran []part
	for _, p := range parts {
		if len(wanted) > 0 && !slices.Contains(wanted, p.name) {
			continue
		}
		ran = append(ran, p)
		if err := p.run(ctx, found); err != nil {
			return err
		}
	}
	after, err := fsync()
	if err != nil {
		return err
	}
	table, err := write(ran, found, machine(min(before, after), max(before, after)))
	if err != nil {
		return err
	}
	fmt.Print("\n" + table)
	if len(wanted) == 0 && os.Getenv("MSHAURI_TEST_ROUNDS") == "" && os.Getenv("MSHAURI_TEST_POSTINGS") == "" {
		return intoReadme(table)
	}
	return nil
}

// run runs a part's benchmarks and takes what they report.
func (p part) run(ctx context.Context, into results) error {
	fmt.Fprintf(os.Stderr, "== %s\n", p.name)
	command := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-bench", "^"+p.bench+"$", "-benchtime", "1x", "-timeout", "60m", p.room)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	for lines := bufio.NewScanner(io.TeeReader(out, os.Stderr)); lines.Scan(); {
		into.read(lines.Text())
	}
	if err := command.Wait(); err != nil {
		return fmt.Errorf("the part %s: %w", p.name, err)
	}
	return nil
}

// results are the numbers by benchmark, without "Benchmark", and unit.
type results map[string]map[string]float64

// read takes a line as go test prints it: name, runs, then values with units.
func (r results) read(line string) {
	fields := strings.Fields(line)
	if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
		return
	}
	name := strings.TrimPrefix(fields[0], "Benchmark")
	if dash := strings.LastIndex(name, "-"); dash > 0 { // how many processors
		name = name[:dash]
	}
	numbers := make(map[string]float64)
	for i := 2; i+1 < len(fields); i += 2 {
		if value, err := strconv.ParseFloat(fields[i], 64); err == nil {
			numbers[fields[i+1]] = value
		}
	}
	r[name] = numbers
}

// fsync is the median time that it takes to add a page to a file and to know it
// on the disk, where the benchmarks have their files.
func fsync() (took time.Duration, err error) {
	file, err := os.CreateTemp("", "mshauri-fsync-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close(), os.Remove(file.Name())) }()
	var all []time.Duration
	page := make([]byte, 4096)
	for range 301 {
		if _, err := file.Write(page); err != nil {
			return 0, err
		}
		began := time.Now()
		if err := file.Sync(); err != nil {
			return 0, err
		}
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	return all[len(all)/2], nil
}

// The marks in the README between which the table stands.
const (
	readme   = "README.md"
	opening  = "<!-- make bench writes from here -->\n"
	closing  = "<!-- to here -->\n"
	filePerm = 0o644
)

func intoReadme(table string) error {
	text, err := os.ReadFile(readme)
	if err != nil {
		return err
	}
	before, rest, found := bytes.Cut(text, []byte(opening))
	_, after, closed := bytes.Cut(rest, []byte(closing))
	if !found || !closed {
		return fmt.Errorf("%s has no place for the table", readme)
	}
	return os.WriteFile(readme, slices.Concat(before, []byte(opening), []byte(table), []byte(closing), after), filePerm)
}
