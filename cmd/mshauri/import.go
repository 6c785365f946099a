package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	chats "github.com/mshauri/mshauri/bot/transcript"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// importCommand reads a chat that WhatsApp exported.
type importCommand struct {
	Chat    string `arg:"" help:"The .txt or .zip that WhatsApp exported." placeholder:"CHAT"`
	Group   string `help:"The programme's name of the group." required:""`
	Basis   string `help:"The group's written consent and its date. It is kept." required:""`
	Members string `help:"Who is who in the chat: lines of sender, role, number, consent (CSV or YAML)." placeholder:"FILE"`
	Dates   string `help:"The order of the dates, when the chat does not show it: dmy, mdy or ymd."`
	Kind    string `help:"mentors or mentees, for a group that the bot was never in."`
	DryRun  bool   `help:"Only say what would come."`
	Again   bool   `help:"Read a chat once more that was imported before: what is there stays, what is missing comes."`
}

// Help shows an example.
func (importCommand) Help() string {
	return "On a phone: the group, Export chat, Without media. Look first with --dry-run. Names are never kept; whom the consent does not cover is counted, and their words are dropped. Example: mshauri import chat.zip --group 'Lari mentees' --basis 'written consent of the group, 2018-05-02' --members members.csv --dry-run"
}

// dated wants a year in what is said of a consent.
var dated = regexp.MustCompile(`(19|20)\d\d`)

// Run reads the chat along the same road as what is heard.
func (c importCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	c.Basis = strings.TrimSpace(c.Basis)
	if len(c.Basis) < 10 || len(c.Basis) > 300 || !dated.MatchString(c.Basis) {
		return errors.New("--basis must say which written consent there is, and its date, such as 'written consent of the group, 2018-05-02'")
	}
	order, err := chats.ParseOrder(c.Dates)
	if err != nil {
		return err
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	source, err := chats.Open(c.Chat)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	clock := machineClock()
	db, key, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	options, err := c.options(ctx, settings, db, key, clock.Now())
	if err != nil {
		return err
	}
	options.Source, options.Order = source, order
	engine, err := cleaningEngine(settings, key)
	if err != nil {
		return err
	}
	options.Progress = progress(w, "importing", longImport)
	report, err := chats.Import(ctx, options, engine, db, c.DryRun)
	switch {
	case errors.Is(err, chats.ErrAlready):
		say(w, fmt.Sprintf("This chat was imported on %s: nothing was added. What came of it then:", report.Begun.In(options.Zone).Format("2 January 2006")))
	case ctx.Err() != nil && report.Entries > 0:
		return fmt.Errorf("stopped after %d of %d entries: type the same line again, and it goes on from there", report.Done, report.Entries)
	case err != nil:
		return err
	case c.DryRun:
		say(w, "Nothing was kept: this is what would come of it.")
	}
	printImport(w, report, options, c.Members != "")
	return nil
}

// options find the group and the people.
func (c importCommand) options(ctx context.Context, settings config.Settings, db *storage.DB, key privacy.Key, now time.Time) (o chats.Options, err error) {
	zone, err := settings.Zone()
	if err != nil {
		return o, err
	}
	o = chats.Options{
		Basis: c.Basis, Zone: zone, Again: c.Again, Now: now, Key: key, Oldest: now.AddDate(0, 0, -settings.KeepDays),
		Numbered: func(number string) (chat.Alias, error) { return whatsapp.PhoneAlias(key, number) },
		Workers:  runtime.GOMAXPROCS(0),
	}
	if o.Group, err = c.group(ctx, db, key, now); err != nil {
		return o, err
	}
	if c.Members == "" {
		return o, nil
	}
	members, err := os.Open(c.Members)
	if err != nil {
		return o, fmt.Errorf("open the list of members: %w", err)
	}
	defer func() { _ = members.Close() }()
	o.Roster, err = chats.ReadRoster(members, o.Numbered)
	return o, err
}

// group finds the group by name. One that the bot was never in is made, and
// not served: nothing is ever sent to it.
func (c importCommand) group(ctx context.Context, db *storage.DB, key privacy.Key, now time.Time) (chat.Group, error) {
	name := strings.TrimSpace(c.Group)
	group, _, err := db.GroupByName(ctx, name)
	if !errors.Is(err, chat.ErrNotFound) {
		return group, err
	}
	if c.Kind == "" {
		return group, errors.New("there is no group of that name: mshauri group allow names those that are served; for one that the bot was never in, add --kind mentees or --kind mentors")
	}
	kind, err := chat.ParseGroupKind(c.Kind)
	if err != nil {
		return group, err
	}
	if name == "" || numberShape.MatchString(name) {
		return group, errors.New("the name of the group must be the programme's own word for it, such as 'Lari mentees 2018', without a telephone number")
	}
	group = chat.Group{
		ID:   chat.GroupID(key.Pseudonym("group", "exported/"+name)),
		Name: name, Kind: kind, Language: chat.English, AllowedAt: now,
	}
	if c.DryRun {
		return group, nil
	}
	return group, db.Transact(ctx, func(ctx context.Context) error {
		if err := db.AllowGroup(ctx, group); err != nil {
			return err
		}
		return db.DisallowGroup(ctx, group.ID)
	})
}

// cleaningEngine is the engine as far as the road from raw to clean goes.
func cleaningEngine(settings config.Settings, key privacy.Key) (*bot.Engine, error) {
	scrubber, err := newScrubber(settings)
	if err != nil {
		return nil, err
	}
	zone, err := settings.Zone()
	if err != nil {
		return nil, err
	}
	list, err := commands.All(nil, nil, commands.Programme{Zone: zone})
	if err != nil {
		return nil, fmt.Errorf("the list of commands: %w", err)
	}
	return &bot.Engine{Scrubber: scrubber, Tagger: topics.New(), Listener: deaf{}, Commands: list, Key: key}, nil
}

// deaf hears no emergency: what is read was said long ago, and nobody is to be
// rung for it.
type deaf struct{}

func (deaf) Hear(privacy.Clean) chat.Danger { return "" }

// longImport is from how many entries on a bar is shown.
const longImport = 20_000

// progress shows a bar on standard error while something long is done.
func progress(w world, what string, long int) func(done, of int) {
	var bar *progressbar.ProgressBar
	return func(done, of int) {
		if of < long {
			return
		}
		if bar == nil {
			bar = progressbar.NewOptions(of, progressbar.OptionSetWriter(w.errors), progressbar.OptionSetDescription(what),
				progressbar.OptionShowCount(), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set(done)
	}
}
