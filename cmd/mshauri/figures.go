package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/report/paper"
)

// figuresCommand writes the study's own figures.
type figuresCommand struct {
	From     string `help:"The first month, as 2018-04." required:"" placeholder:"YEAR-MM"`
	To       string `help:"The last month, as 2019-03." required:"" placeholder:"YEAR-MM"`
	Out      string `help:"The folder for the files." type:"path" required:"" placeholder:"DIR"`
	Language string `help:"en or sw." default:"en" placeholder:"LANG"`
}

// Help shows an example.
func (figuresCommand) Help() string {
	return "Postings per month and quarter by group and role, themes by area, and questions that stand for them. Example: mshauri figures --from 2018-04 --to 2019-03 --out reports"
}

// Run writes a spreadsheet and a table.
func (c figuresCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	language, err := chat.ParseLanguage(c.Language)
	if err != nil {
		return err
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	zone, err := settings.Zone()
	if err != nil {
		return err
	}
	from, err := report.ParseMonth(c.From, zone)
	if err != nil {
		return err
	}
	to, err := report.ParseMonth(c.To, zone)
	if err != nil {
		return err
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	figures, err := report.CountFigures(ctx, db, from, to, lists(settings))
	if err != nil {
		return err
	}
	table, err := paper.FiguresCSV(figures)
	if err != nil {
		return err
	}
	sheet, err := paper.FiguresSheet(figures, language)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return fmt.Errorf("make the folder for the figures: %w", err)
	}
	for ending, content := range map[string][]byte{".csv": table, ".xlsx": sheet} {
		path := filepath.Join(c.Out, "mshauri-"+from.String()+"-to-"+to.String()+ending)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
		say(w, path)
	}
	return nil
}
