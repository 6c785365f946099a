// Command mshauri sits in the WhatsApp groups of an immunization peer-mentoring
// programme: it logs and tags postings, answers commands, and scrubs patient
// identifiers before anything is stored.
//
// This package is the command line and the wiring; only here do rooms meet.
// Read service.go for what runs, and cli.go for what can be typed.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is stamped at link time.
var version = "unknown"

func main() {
	if err := forbidCoreDumps(); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "mshauri: core dumps could not be switched off:", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := execute(ctx, os.Args[1:], world{
		in: os.Stdin, out: os.Stdout, errors: os.Stderr, environ: os.Environ(),
	})
	stop()
	os.Exit(code)
}

// world is what a command may touch of the process it runs in; tests pass
// their own.
type world struct {
	in      io.Reader
	out     io.Writer
	errors  io.Writer
	environ []string
}

// execute runs one command line and returns the exit status: 0 done, 1 could
// not be done, 2 not understood. A failure is one sentence on standard error.
func execute(ctx context.Context, args []string, w world) int {
	var line cli
	exited := -1
	parser, err := kong.New(
		&line,
		kong.Name("mshauri"),
		kong.Description("Mshauri (one who advises) sits in the WhatsApp groups of an immunization mentoring programme. Try first: mshauri demo."),
		kong.Writers(w.out, w.errors),
		kong.Exit(func(code int) { exited = code; panic(exitNow{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Vars{"version": version},
		kong.UsageOnError(),
	)
	if err != nil {
		_, _ = fmt.Fprintln(w.errors, "mshauri:", err)
		return 2
	}
	return parseAndRun(ctx, parser, args, &line, w, &exited)
}

// exitNow unwinds to execute when the command line library wants to end the
// process, as --help does.
type exitNow struct{}

func parseAndRun(ctx context.Context, parser *kong.Kong, args []string, line *cli, w world, exited *int) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			if _, ok := fault.(exitNow); !ok {
				panic(fault)
			}
			code = *exited
		}
	}()
	command, err := parser.Parse(args)
	if err != nil {
		complain(w, strings.TrimRight(err.Error(), ".?! ")+". Type mshauri --help for what there is.")
		return 2
	}
	command.BindTo(ctx, (*context.Context)(nil))
	command.Bind(w, line)
	if err := command.Run(); err != nil {
		complain(w, err.Error())
		return 1
	}
	return 0
}

// complain says in one line what is wrong. A number that somebody typed into
// the wrong place is masked: standard error often ends in a file.
func complain(w world, what string) {
	what = strings.Join(strings.FieldsFunc(what, func(r rune) bool { return r == '\n' }), "; ")
	_, _ = fmt.Fprintln(&mask{sink: w.errors}, "mshauri:", what)
}
