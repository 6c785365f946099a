package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/document"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// policyCommand looks after what policy says: the passages.
type policyCommand struct {
	Import  policyImportCommand  `cmd:"" help:"Read a document of the ministry's or the programme's into passages, which wait for a second person."`
	Confirm policyConfirmCommand `cmd:"" help:"Put an imported document into use, as the second person."`
	Off     policyOffCommand     `cmd:"" help:"Take an imported document out of use."`
	List    policyListCommand    `cmd:"" help:"List the imported documents."`
	Show    policyShowCommand    `cmd:"" help:"Show a passage, or the passages of an imported document, with where they come from."`
	Review  policyReviewCommand  `cmd:"" help:"Say that passages were compared with their document, or that they are superseded or withdrawn."`
	Check   policyCheckCommand   `cmd:"" help:"Look for faults in the passages: duplicates, missing sources, too long to quote."`
}

// Help shows an example.
func (policyCommand) Help() string { return "Example: mshauri policy review --help" }

// takesEffect is said after every change.
const takesEffect = "A running service takes it up within a minute."

// withRecord opens the record for a command, and closes it afterwards.
func withRecord(ctx context.Context, w world, line *cli, do func(db *storage.DB) error) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

// knownStaff refuses a label that no member of staff has.
func knownStaff(ctx context.Context, db *storage.DB, label string) error {
	members, err := db.Members(ctx)
	if err != nil {
		return err
	}
	var labels []string
	for _, member := range members {
		if member.Role == chat.Staff || member.Role == chat.Facilitator {
			if member.Label == label {
				return nil
			}
			labels = append(labels, member.Label)
		}
	}
	if len(labels) == 0 {
		return errors.New("nobody of the staff is known yet: add them with mshauri member add")
	}
	return fmt.Errorf("--by must be the label of somebody of the staff: %s", strings.Join(labels, ", "))
}

// policyImportCommand reads a document.
type policyImportCommand struct {
	File      string   `arg:"" help:"A .pdf, .docx, .md or .txt file." type:"existingfile"`
	Name      string   `help:"A short word for its passages, such as EPI-2026." required:""`
	Title     string   `help:"How the document is named to a reader." required:""`
	Edition   string   `help:"Its year or edition." required:""`
	Authority string   `help:"Whose word it is: KE-policy, KE-programme, KE-system, WHO or training." required:"" enum:"KE-policy,KE-programme,KE-system,WHO,training"`
	Source    string   `help:"Where it was had, such as 'the ministry, by e-mail, March 2026'." required:""`
	ValidFrom string   `help:"From when it holds, as 2026-03-01, 2026-03 or 2026."`
	Replaces  string   `help:"The title of the document that it says it replaces."`
	Products  []string `help:"The products that it is about, where it is not about all, as pcv/four-dose."`
	By        string   `help:"Your label, such as 'Staff 2'." required:""`
}

// Help shows an example.
func (policyImportCommand) Help() string {
	return "Nothing is in use before somebody else has confirmed it. Example: mshauri policy import guide.pdf --name EPI-2026 --title 'Immunization Guide' --edition 2026 --authority KE-policy --source 'the ministry, by e-mail' --by 'Staff 2'"
}

var volumeName = regexp.MustCompile(`^[A-Z][A-Z0-9]*(-[A-Z0-9]+){0,3}$`)

// Run splits the document, keeps it and shows what it made.
func (c policyImportCommand) Run(ctx context.Context, w world, line *cli) error {
	if !volumeName.MatchString(c.Name) || len(c.Name) > 20 {
		return errors.New("--name must be a short word in capitals, such as EPI-2026")
	}
	content, err := os.ReadFile(c.File)
	if err != nil {
		return fmt.Errorf("read the document: %w", err)
	}
	d, err := document.Read(c.File, content)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(c.File), err)
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	scrubber, err := newScrubber(settings)
	if err != nil {
		return err
	}
	details := policy.Import{
		Name: c.Name, Title: c.Title, Edition: c.Edition, Origin: filepath.Base(c.File), Source: c.Source,
		Authority: policy.Authority(c.Authority), ValidFrom: c.ValidFrom, Area: areaOf(topics.New(), scrubber),
	}
	for _, product := range c.Products {
		details.Products = append(details.Products, policy.Product(product))
	}
	passages, leftOut := policy.Split(d, details)
	if len(passages) == 0 {
		return errors.New("no sentence in it can be shown in one message: nothing was imported")
	}
	var text strings.Builder
	if err := policy.Write(&text, passages); err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	return withRecord(ctx, w, line, func(db *storage.DB) error {
		if err := knownStaff(ctx, db, c.By); err != nil {
			return err
		}
		if c.Replaces != "" {
			pack, err := packInUse(ctx, db, settings)
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(pack.Passages(), func(p policy.Passage) bool { return strings.EqualFold(p.Document, c.Replaces) }) {
				return fmt.Errorf("no passage comes from a document titled %q: --replaces must be its title as mshauri policy show gives it", c.Replaces)
			}
		}
		volume := policy.Volume{
			Name: c.Name, Title: c.Title, Origin: details.Origin, Sum: hex.EncodeToString(sum[:]), Replaces: c.Replaces, ValidFrom: c.ValidFrom,
			Passages: text.String(), By: c.By, Made: time.Now(),
		}
		if err := db.AddVolume(ctx, volume); errors.Is(err, chat.ErrConflict) {
			return errors.New("a document of that name, or that very file, is here already: see mshauri policy list")
		} else if err != nil {
			return err
		}
		pages := ""
		if d.Pages > 0 {
			pages = fmt.Sprintf(", %d pages", d.Pages)
		}
		say(w, fmt.Sprintf("%s%s: %d passages, word for word. %d sentences are too long for one message and were left out.", details.Origin, pages, len(passages), leftOut))
		for _, p := range passages[:min(3, len(passages))] {
			say(w, "", fmt.Sprintf("%s (%s, %s)", p.ID, p.Page, p.Area), policy.Show(policy.Hit{Passage: p}, chat.English).String())
		}
		say(w, "", "See them all: mshauri policy show "+c.Name,
			"They wait for somebody else's word: mshauri policy confirm "+c.Name+" --by 'Staff 3' --office 'the county's immunization office'")
		return nil
	})
}

// areaOf tags a passage by its heading and its words. The tagger reads what
// was scrubbed, as everywhere; the passage itself stays word for word.
func areaOf(tagger *topics.Tagger, scrubber bot.Scrubber) func(heading, text string) chat.Area {
	return func(heading, text string) chat.Area {
		clean, _ := scrubber.Scrub(privacy.NewRaw(heading + ". " + text))
		areas, _ := tagger.Tag(clean)
		if len(areas) == 0 {
			return "general"
		}
		return areas[0]
	}
}

// policyConfirmCommand puts a document into use.
type policyConfirmCommand struct {
	Name   string `arg:"" help:"The document's short word."`
	By     string `help:"Your label; not that of whoever imported it." required:""`
	Office string `help:"The office for which you confirm it." required:""`
}

// Help shows an example.
func (policyConfirmCommand) Help() string {
	return "Read the passages first: mshauri policy show NAME. Example: mshauri policy confirm EPI-2026 --by 'Staff 3' --office 'the county immunization office'"
}

// Run confirms it.
func (c policyConfirmCommand) Run(ctx context.Context, w world, line *cli) error {
	return withRecord(ctx, w, line, func(db *storage.DB) error {
		if err := knownStaff(ctx, db, c.By); err != nil {
			return err
		}
		if err := db.ConfirmVolume(ctx, c.Name, c.By, c.Office, time.Now()); errors.Is(err, chat.ErrNotFound) {
			return fmt.Errorf("no document %s waits for your word: it must have been imported by somebody else (mshauri policy list)", c.Name)
		} else if err != nil {
			return err
		}
		say(w, c.Name+" is confirmed. "+takesEffect)
		return nil
	})
}

// policyOffCommand takes a document out of use.
type policyOffCommand struct {
	Name string `arg:"" help:"The document's short word."`
}

// Help shows an example.
func (policyOffCommand) Help() string { return "Example: mshauri policy off EPI-2026" }

// Run ends it.
func (c policyOffCommand) Run(ctx context.Context, w world, line *cli) error {
	return withRecord(ctx, w, line, func(db *storage.DB) error {
		if err := db.EndVolume(ctx, c.Name, time.Now()); errors.Is(err, chat.ErrNotFound) {
			return fmt.Errorf("no document %s is in use or waits: see mshauri policy list", c.Name)
		} else if err != nil {
			return err
		}
		say(w, c.Name+" is out of use; what was quoted from it is kept in mind. "+takesEffect)
		return nil
	})
}
