package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// doctorCommand looks at the installation.
type doctorCommand struct{}

// Help shows an example.
func (doctorCommand) Help() string {
	return "It changes nothing, and may be run while the service runs. Example: mshauri doctor"
}

// finding is one thing that was looked at: well, or what to do.
type finding struct {
	what   string
	advice string // empty when all is well
	known  string // what was seen, when all is well
}

// Run prints one line for each thing, and fails when anything needs doing.
func (doctorCommand) Run(ctx context.Context, w world, line *cli) error {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	findings := []finding{
		checkClock(time.Now()), checkZone(settings), checkDisk(settings), checkPermissions(settings), checkLink(settings), checkEmergency(settings),
	}
	findings = append(findings, checkRecord(ctx, settings)...)
	findings = append(findings, checkService(ctx, settings))
	ill := 0
	for _, f := range findings {
		if f.advice == "" {
			say(w, fmt.Sprintf("well     %-12s %s", f.what, f.known))
			continue
		}
		ill++
		say(w, fmt.Sprintf("TO DO    %-12s %s", f.what, f.advice))
	}
	if ill > 0 {
		return fmt.Errorf("%d of %d things need a hand", ill, len(findings))
	}
	return nil
}

func checkClock(now time.Time) finding {
	f := finding{what: "clock", known: now.UTC().Format("2006-01-02 15:04 UTC")}
	if now.Year() < 2026 || now.Year() > 2100 {
		f.advice = "the machine's clock says " + now.UTC().Format("2 January 2006") + ": set it, and let it be kept (timedatectl set-ntp true)"
	}
	return f
}

// checkEmergency tells of emergency lines that nobody has reviewed: the bot
// then only rings.
func checkEmergency(settings config.Settings) finding {
	f := finding{what: "emergency", known: "lines reviewed by " + settings.Emergency.ReviewedBy + " on " + settings.Emergency.ReviewedOn}
	if !settings.Emergency.IsReviewed() {
		f.advice = "no reviewed lines say whom to call, so the bot only rings: fill emergency.lines_en, lines_sw, reviewed_by and reviewed_on in the settings"
	}
	return f
}

func checkZone(settings config.Settings) finding {
	zone, err := settings.Zone()
	if err != nil {
		return finding{what: "time zone", advice: err.Error()}
	}
	return finding{what: "time zone", known: zone.String()}
}

// leastDisk is how much room there should be: a year's record is far less.
const leastDisk = 500 << 20

func checkDisk(settings config.Settings) finding {
	f := finding{what: "disk"}
	free, err := freeDisk(settings.Data)
	switch {
	case err != nil:
		f.advice = "the data folder cannot be looked at: " + err.Error()
	case free < leastDisk:
		f.advice = fmt.Sprintf("only %d MB are free where the data lie: make room, or postings will wait", free>>20)
	default:
		f.known = fmt.Sprintf("%d MB free", free>>20)
	}
	return f
}

// checkPermissions looks for anything in the data folder that others may read.
func checkPermissions(settings config.Settings) finding {
	f := finding{what: "permissions", known: "for the service's user alone"}
	err := filepath.WalkDir(settings.Data, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 && f.advice == "" {
			f.advice = fmt.Sprintf("others may read %s: run chmod go= on it", path)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		f.advice = "there is no data folder yet: run mshauri pair"
	} else if err != nil {
		f.advice = "the data folder cannot be looked at: " + err.Error()
	}
	return f
}

func checkLink(settings config.Settings) finding {
	if _, err := os.Stat(filepath.Join(settings.Data, "link.db")); err != nil {
		return finding{what: "pairing", advice: "this machine is not paired yet: run mshauri pair"}
	}
	return finding{what: "pairing", known: "there is a WhatsApp store"}
}

// checkRecord looks at the key, the database, and what it knows of the line
// and the phone.
func checkRecord(ctx context.Context, settings config.Settings) []finding {
	key, err := privacy.LoadKey(settings.KeyFile)
	if err != nil {
		return []finding{{what: "key", advice: err.Error()}}
	}
	if _, err := os.Stat(settings.DatabaseAddress()); err != nil && !settings.UsesServer() {
		return []finding{{what: "database", advice: "there is no database yet: run mshauri pair"}}
	}
	db, err := storage.Open(ctx, storage.Options{Address: settings.DatabaseAddress(), Now: time.Now})
	if err != nil {
		return []finding{{what: "database", advice: err.Error()}}
	}
	defer func() { _ = db.Close() }()
	findings := []finding{{what: "key", known: "fingerprint " + key.Fingerprint()}, {what: "database", known: "whole"}}
	if fingerprint, err := db.Fingerprint(ctx); err == nil && fingerprint != key.Fingerprint() {
		findings[0].advice = "the data were made with another key (fingerprint " + fingerprint + "): put the right key file back"
	}
	if err := db.Check(ctx); err != nil {
		findings[1].advice = err.Error()
	}
	link, err := db.Link(ctx)
	if err != nil {
		return append(findings, finding{what: "connection", advice: err.Error()})
	}
	return append(findings, checkLine(link), checkPhone(link, time.Now()))
}

func checkLine(link chat.Link) finding {
	f := finding{what: "connection", known: string(link.State)}
	switch link.State {
	case chat.LinkConnected, chat.LinkPaired:
	default:
		f.advice = "the state is " + string(link.State) + ": mshauri status says what to do"
	}
	return f
}

// phoneEvery is how often the phone should be opened: WhatsApp drops linked
// devices of a phone that is not used for about two weeks.
const phoneEvery = 10 * 24 * time.Hour

func checkPhone(link chat.Link, now time.Time) finding {
	f := finding{what: "phone"}
	switch {
	case link.PhoneSeen.IsZero():
		f.known = "not known when it was last heard of; open WhatsApp on it every ten days"
	case now.Sub(link.PhoneSeen) > phoneEvery:
		f.advice = fmt.Sprintf("nothing came from the phone for %d days: open WhatsApp on it", int(now.Sub(link.PhoneSeen).Hours()/24))
	default:
		f.known = fmt.Sprintf("last heard of %d days ago, on %s", int(now.Sub(link.PhoneSeen).Hours()/24), link.PhoneSeen.Format("2 January 2006"))
	}
	return f
}

func checkService(ctx context.Context, settings config.Settings) finding {
	var now localHealth
	if err := askService(ctx, settings.Data, "GET", "/health", &now); err != nil {
		return finding{what: "service", advice: "it is not running: mshauri run, or systemctl start mshauri"}
	}
	return judge(now)
}

// judge is what the running service's own word comes to.
func judge(now localHealth) finding {
	f := finding{what: "service", known: "running, and on the line"}
	switch {
	case now.StoreFails:
		f.advice = "ALARM: link.db cannot be read or written, so WhatsApp is kept waiting: make room on the disk, or mend it; it goes on by itself"
	case now.Refusing:
		f.advice = "ALARM: what is heard cannot be written to the record, so WhatsApp is kept waiting: look for a full disk, or a database that is down"
	case !now.Online:
		f.advice = "it is running without a line (" + string(now.Link.State) + "): mshauri status says what to do"
	}
	return f
}
