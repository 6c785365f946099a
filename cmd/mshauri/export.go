package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report/export"
	"github.com/mshauri/mshauri/storage"
)

// exportCommand writes postings and answers to files.
type exportCommand struct {
	From       string `help:"The first day, as 2018-07-30." placeholder:"DAY"`
	To         string `help:"The last day." placeholder:"DAY"`
	Format     string `help:"csv, xlsx or jsonl." default:"csv"`
	Out        string `help:"The folder for the files." type:"path" default:"." placeholder:"DIR"`
	Study      string `help:"Give everybody the same pseudonym in every export of this study; else they are made anew." placeholder:"NAME"`
	Facilities bool   `help:"Call facilities by their names."`
	By         string `help:"Who exports: a label of staff. The account on this machine when left out." placeholder:"LABEL"`
	Linked     bool   `help:"Give both files the same pseudonyms. It needs --by, --second and --reason."`
	Second     string `help:"The second person who agrees to --linked: another label of staff." placeholder:"LABEL"`
	Reason     string `help:"Why --linked is needed. It is kept." placeholder:"TEXT"`
	Log        bool   `help:"Print who exported what, and which chats were imported, and end."`
}

// Help shows an example.
func (exportCommand) Help() string {
	return "Two files that cannot be joined: postings, and quiz rounds with their answers. Every export is in the log. Example: mshauri export --from 2018-07-30 --to 2018-08-05 --format xlsx --out exports"
}

// Run writes the files, logs them, and only then gives them their names.
func (c exportCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	zone, err := settings.Zone()
	if err != nil {
		return err
	}
	options := export.Options{Zone: zone, Scratch: filepath.Join(settings.Data, "scratch")}
	if !c.Log {
		if err := c.read(&options); err != nil {
			return err
		}
	}
	clock := machineClock()
	db, key, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if c.Log {
		return printLog(ctx, w, db, zone)
	}
	who, err := c.who(ctx, db)
	if err != nil {
		return err
	}
	options.Names = export.FreshNames()
	if c.Study != "" {
		options.Names = export.StudyNames(key, c.Study)
	}
	if c.Linked {
		options.Names = options.Names.Linked()
	}
	if !c.Facilities {
		options.Facilities = export.NewFacilities(settings.Facilities)
	}
	if err := os.MkdirAll(options.Scratch, 0o700); err != nil {
		return fmt.Errorf("make the folder for temporary files: %w", err)
	}
	defer func() { _ = os.RemoveAll(options.Scratch) }()
	return c.write(ctx, w, db, options, chat.Audit{Who: who, Second: c.Second, Reason: strings.TrimSpace(c.Reason), At: clock.Now()})
}

// read reads the days and the form.
func (c *exportCommand) read(o *export.Options) (err error) {
	if o.Format, err = export.ParseFormat(c.Format); err != nil {
		return err
	}
	for _, day := range []struct {
		flag, text string
		into       *time.Time
	}{{"--from", c.From, &o.From}, {"--to", c.To, &o.Until}} {
		if *day.into, err = time.ParseInLocation(time.DateOnly, day.text, o.Zone); err != nil {
			return fmt.Errorf("%s must be a day, such as 2018-07-30", day.flag)
		}
	}
	if o.Until.Before(o.From) {
		return errors.New("--to lies before --from")
	}
	o.Until = o.Until.AddDate(0, 0, 1)
	c.Study = strings.TrimSpace(c.Study)
	if len(c.Study) > 60 || numberShape.MatchString(c.Study) {
		return errors.New("--study must be a short name without a telephone number")
	}
	if !c.Linked && (c.Second != "" || c.Reason != "") {
		return errors.New("--second and --reason go with --linked")
	}
	if c.Linked && (c.By == "" || c.Second == "" || len(strings.TrimSpace(c.Reason)) < 10 || c.By == c.Second) {
		return errors.New("--linked lets answers be told of people: it needs --reason in a sentence, and two different people of staff, --by and --second")
	}
	return nil
}

// who is the person that exports, and checks that those who were named are
// staff.
func (c exportCommand) who(ctx context.Context, db *storage.DB) (string, error) {
	members, err := db.Members(ctx)
	if err != nil {
		return "", err
	}
	for _, label := range []string{c.By, c.Second} {
		if label != "" && !slices.ContainsFunc(members, func(m chat.Member) bool { return m.Label == label && m.Role == chat.Staff }) {
			return "", errors.New("--by and --second must be labels of staff, as mshauri member add gave them")
		}
	}
	if c.By != "" {
		return c.By, nil
	}
	account, err := user.Current()
	if err != nil {
		return "an account without a name", nil
	}
	return "account " + account.Username, nil
}

// write writes both files beside their places, logs them, and moves them in.
func (c exportCommand) write(ctx context.Context, w world, db *storage.DB, o export.Options, audit chat.Audit) (err error) {
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return fmt.Errorf("make the folder for the export: %w", err)
	}
	all, err := db.CountExported(ctx, o.From, o.Until)
	if err != nil {
		return err
	}
	show := progress(w, "exporting", longImport)
	o.Progress = func(done int) { show(done, all) }
	span := c.From + "-to-" + c.To
	postings, answers := newExportFile(c.Out, "postings", span, o.Format), newExportFile(c.Out, "answers", span, o.Format)
	defer func() { postings.drop(); answers.drop() }()
	err = postings.fill(func(to *os.File) (err error) {
		postings.rows, err = export.WritePostings(ctx, to, o, db)
		return err
	})
	if err != nil {
		return err
	}
	left := 0
	err = answers.fill(func(to *os.File) (err error) {
		answers.rows, left, err = export.WriteAnswers(ctx, to, o, db)
		return err
	})
	if err != nil {
		return err
	}
	audit.What = fmt.Sprintf("%d postings and %d rows of answers, %s to %s, %s%s", postings.rows, answers.rows, c.From, c.To, o.Format, c.how())
	audit.Rows = postings.rows + answers.rows
	if _, err := db.LogAudit(ctx, audit); err != nil {
		return err
	}
	if err := errors.Join(postings.place(), answers.place()); err != nil {
		return err
	}
	say(w, fmt.Sprintf("%s: %d postings", postings.path, postings.rows), fmt.Sprintf("%s: %d rows of rounds and answers", answers.path, answers.rows))
	if left > 0 {
		say(w, fmt.Sprintf("%d rounds are left out: fewer than three people answered, or nearly all the same.", left))
	}
	if o.Format == export.CSV {
		return c.dictionary(w)
	}
	return nil
}

// how says in the log what makes this export more than an ordinary one.
func (c exportCommand) how() (text string) {
	if c.Study != "" {
		text += ", study " + c.Study
	}
	if c.Facilities {
		text += ", facilities named"
	}
	if c.Linked {
		text += ", linked"
	}
	return text
}

// dictionary lies beside tables, which have no place for it.
func (c exportCommand) dictionary(w world) error {
	var text strings.Builder
	for _, file := range []struct {
		name    string
		columns []export.Column
	}{{"postings", export.Postings()}, {"answers", export.Answers()}} {
		text.WriteString("The columns of " + file.name + ":\r\n")
		for _, column := range file.columns {
			text.WriteString("  " + column.Name + ": " + column.Meaning + "\r\n")
		}
	}
	text.WriteString(strings.Join(export.Rules(), "\r\n") + "\r\n")
	path := filepath.Join(c.Out, "mshauri-dictionary.txt")
	if err := os.WriteFile(path, []byte("\ufeff"+text.String()), 0o600); err != nil {
		return fmt.Errorf("write the dictionary: %w", err)
	}
	say(w, path+": what the columns mean")
	return nil
}

// printLog prints who exported what, and which chats were imported.
func printLog(ctx context.Context, w world, db *storage.DB, zone *time.Location) error {
	log, err := db.Audits(ctx)
	if err != nil {
		return err
	}
	imports, err := db.Imports(ctx)
	if err != nil {
		return err
	}
	if len(log)+len(imports) == 0 {
		say(w, "Nothing was exported or imported yet.")
	}
	const form = "2006-01-02 15:04"
	for _, a := range log {
		text := fmt.Sprintf("%s  %s exported %s", a.At.In(zone).Format(form), a.Who, a.What)
		if a.Second != "" {
			text += fmt.Sprintf("; %s agreed, because: %s", a.Second, a.Reason)
		}
		say(w, text)
	}
	for _, i := range imports {
		say(w, fmt.Sprintf("%s  imported a chat, %d messages kept; consent: %s", i.BegunAt.In(zone).Format(form), i.Tally.Kept, i.Basis))
	}
	return nil
}
