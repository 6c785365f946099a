package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/report/paper"
)

// digestCommand writes the files that staff are sent on Mondays.
type digestCommand struct {
	Week       string `help:"The week, as 2018-W31; the last one that is over when left out." placeholder:"YEAR-Wnn"`
	Out        string `help:"The folder for the files." type:"path" required:"" placeholder:"DIR"`
	Language   string `help:"en or sw." default:"en" placeholder:"LANG"`
	For        string `help:"For whom: staff, or supervisors, who get counts alone." default:"staff" enum:"staff,supervisors"`
	Facilities bool   `help:"Call facilities by their names."`
}

// Help shows an example.
func (digestCommand) Help() string {
	return "A week that was digested before comes out as it was then. The two lines that a model may add stand under Monday's message alone: they are kept nowhere, and are not in these files. Example: mshauri digest --week 2018-W31 --out reports"
}

// Run writes a message, a picture, pages and a spreadsheet.
func (c digestCommand) Run(ctx context.Context, w world, line *cli) (err error) {
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
	clock := machineClock()
	week := report.WeekOf(clock.Now(), zone).Before()
	if c.Week != "" {
		if week, err = report.ParseWeek(c.Week, zone); err != nil {
			return err
		}
	}
	if week.To().After(clock.Now()) {
		return fmt.Errorf("the week %s is not over: a digest counts whole weeks; /digest now in the chat shows the week so far", week)
	}
	db, _, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	digest, err := reactions.Keep(ctx, db, week, lists(settings))
	if err != nil {
		return err
	}
	if report.Reader(c.For) == report.ForSupervisors {
		digest = digest.ForSupervisors()
	}
	if err := report.Fill(ctx, db, &digest, lists(settings), c.Facilities); err != nil {
		return err
	}
	return writeDigest(w, c.Out, digest, language)
}

// writeDigest writes the four files, for nobody but their owner.
func writeDigest(w world, folder string, digest report.Digest, language chat.Language) error {
	papers, err := paper.Make(digest, language)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the folder for the digest: %w", err)
	}
	for _, file := range []struct {
		ending  string
		content []byte
	}{
		{".txt", []byte(digest.Message(language).String() + "\n")}, {".png", papers.PNG}, {".pdf", papers.PDF}, {".xlsx", papers.XLSX},
	} {
		path := filepath.Join(folder, "mshauri-"+digest.Week.String()+file.ending)
		if err := os.WriteFile(path, file.content, 0o600); err != nil {
			return fmt.Errorf("write the digest: %w", err)
		}
		say(w, path)
	}
	return nil
}
