package main

import (
	"errors"
	"fmt"

	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/privacy/score"
)

// evalScrubCommand runs the scrubber over messages.
type evalScrubCommand struct {
	evalInput
}

// Help shows an example.
func (evalScrubCommand) Help() string {
	return "Example: mshauri eval scrub --gold privacy/testdata/scrub-dev.jsonl"
}

// Run prints {"id","scrubbed","spans"} for each line, or the score.
func (c evalScrubCommand) Run(w world) (err error) {
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	if c.Gold {
		gold, err := score.ReadMessages(in)
		if err != nil {
			return err
		}
		results := make([]score.Result, len(gold))
		for i, message := range gold {
			results[i] = scrubbed(scrubber, message)
		}
		report, err := score.Measure(gold, results)
		if err != nil {
			return err
		}
		printScrubScore(w, report)
		return nil
	}
	write, flush := jsonLines(w.out)
	err = eachLine(in, func(message score.Message) error { return write(scrubbed(scrubber, message)) })
	return errors.Join(err, flush())
}

func scrubbed(scrubber *privacy.Scrubber, message score.Message) score.Result {
	raw := privacy.NewRaw(message.Text)
	clean, _ := scrubber.Scrub(raw)
	result := score.Result{ID: message.ID, Scrubbed: clean.String(), Spans: []score.Span{}}
	for _, span := range scrubber.Trace(raw) {
		result.Spans = append(result.Spans, score.Span{Start: span.Start, End: span.End, Type: span.Type})
	}
	return result
}

func printScrubScore(w world, report score.Report) {
	line := func(label string, count score.Count) {
		low, high := count.Interval()
		say(w, fmt.Sprintf("%-34s %s", label, percent(count.Hits, count.Total, low, high)))
	}
	say(w, fmt.Sprintf("%d messages", report.Messages))
	for _, kind := range score.Types() {
		if count := report.Leaked[kind]; count.Total > 0 {
			line("recall "+kind, count.Without())
		}
	}
	line("recall of all", report.All.Without())
	line("messages without any leak", report.WithLeak.Without())
	line("exact ages that survive", report.Ages)
	line("identifier-free messages changed", report.Changed)
	line("other words lost", report.WordsLost)
}
