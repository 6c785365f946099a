package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/storage"
)

// packInUse is the pack that ships, under the documents and the reviews of the
// programme. In a rehearsal what ships is taken as reviewed; without settings
// nothing is.
func packInUse(ctx context.Context, db *storage.DB, settings config.Settings) (*policy.Pack, error) {
	volumes, err := db.Volumes(ctx)
	if err != nil {
		return nil, err
	}
	said, err := db.Standings(ctx)
	if err != nil {
		return nil, err
	}
	return policy.Assemble(packOf(settings), volumes, said)
}

// policyListCommand lists documents.
type policyListCommand struct{}

// Help shows an example.
func (policyListCommand) Help() string { return "Example: mshauri policy list" }

// Run prints a table.
func (policyListCommand) Run(ctx context.Context, w world, line *cli) error {
	return withRecord(ctx, w, line, func(db *storage.DB) error {
		volumes, err := db.Volumes(ctx)
		if err != nil {
			return err
		}
		if len(volumes) == 0 {
			say(w, "No document has been imported; the passages that ship are in use, each a draft until it is reviewed.")
			return nil
		}
		table := tabwriter.NewWriter(w.out, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(table, "NAME\tTITLE\tFILE\tIMPORTED\tSTATE")
		for _, v := range volumes {
			state := "waits for a second person"
			switch {
			case !v.Ended.IsZero():
				state = "out of use since " + v.Ended.Format(time.DateOnly)
			case v.InUse():
				state = "in use, confirmed by " + v.ConfirmedBy + " for " + v.Office
			}
			_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s, %s\t%s\n", v.Name, v.Title, v.Origin, v.Made.Format(time.DateOnly), v.By, state)
		}
		return table.Flush()
	})
}

// policyShowCommand shows passages.
type policyShowCommand struct {
	ID string `arg:"" help:"A passage, such as KE-MDVP-03, or an imported document, such as EPI-2026."`
}

// Help shows an example.
func (policyShowCommand) Help() string { return "Example: mshauri policy show KE-MDVP-03" }

// Run prints the passage as a nurse sees it, and what is known of it.
func (c policyShowCommand) Run(ctx context.Context, w world, line *cli) error {
	return withRecord(ctx, w, line, func(db *storage.DB) error {
		pack, err := packInUse(ctx, db, config.Settings{})
		if err != nil {
			return err
		}
		var passages []policy.Passage
		if p, ok := pack.Find(policy.ID(strings.ToUpper(c.ID))); ok {
			passages = append(passages, p)
		}
		volumes, err := db.Volumes(ctx)
		if err != nil {
			return err
		}
		for _, v := range volumes {
			if strings.EqualFold(v.Name, c.ID) {
				read, err := policy.Read(strings.NewReader(v.Passages))
				if err != nil {
					return err
				}
				passages = read.Passages()
			}
		}
		if len(passages) == 0 {
			return fmt.Errorf("there is no passage or document %s: /policy finds passages by what they say", c.ID)
		}
		for _, p := range passages {
			state := string(p.State)
			if !p.Review.IsZero() {
				state += ", " + p.Review.Office + ", " + p.Review.Date
			}
			say(w, fmt.Sprintf("%s  [%s; %s; %s; %s]", p.ID, p.Area, p.Authority, p.Confidence, state),
				"  "+policy.Show(policy.Hit{Passage: p}, chat.English).String())
			if p.Source != "" {
				say(w, "  had from: "+p.Source)
			}
			say(w, "")
		}
		return nil
	})
}

// policyReviewCommand says what a reviewer found.
type policyReviewCommand struct {
	IDs          []string `arg:"" name:"id" help:"Passages, such as KE-MDVP-03."`
	State        string   `help:"reviewed, draft, superseded or withdrawn." default:"reviewed" enum:"reviewed,draft,superseded,withdrawn"`
	SupersededBy []string `help:"The passages that took its place, where it is superseded."`
	Office       string   `help:"The office that compared it with the document." required:""`
	By           string   `help:"Your label, such as 'Staff 2'." required:""`
}

// Help shows an example.
func (policyReviewCommand) Help() string {
	return "A passage that was quoted in groups and is now superseded or withdrawn is listed; a correction is proposed to each of them. Example: mshauri policy review KE-MDVP-03 KE-MDVP-04 --office 'the county immunization office' --by 'Staff 2'"
}

// Run keeps the reviewer's word, and lists where a fallen passage was quoted.
func (c policyReviewCommand) Run(ctx context.Context, w world, line *cli) error {
	if (c.State == string(policy.Superseded)) != (len(c.SupersededBy) > 0) {
		return errors.New("--superseded-by goes with --state superseded: name the passages that took the place of these")
	}
	return withRecord(ctx, w, line, func(db *storage.DB) error {
		if err := knownStaff(ctx, db, c.By); err != nil {
			return err
		}
		pack, err := packInUse(ctx, db, config.Settings{})
		if err != nil {
			return err
		}
		standing := policy.Standing{State: policy.State(c.State), Review: policy.Review{Office: c.Office, Date: time.Now().Format(time.DateOnly)}}
		if standing.State == policy.Draft {
			standing.Review = policy.Review{}
		}
		for _, id := range append(append([]string(nil), c.IDs...), c.SupersededBy...) {
			if _, ok := pack.Find(policy.ID(id)); !ok {
				return fmt.Errorf("there is no passage %s: nothing was changed", id)
			}
		}
		for _, id := range c.SupersededBy {
			standing.SupersededBy = append(standing.SupersededBy, policy.ID(id))
		}
		return db.Transact(ctx, func(ctx context.Context) error {
			for _, id := range c.IDs {
				if err := db.SetStanding(ctx, policy.ID(id), standing, c.By, time.Now()); err != nil {
					return err
				}
				if err := tellWhereQuoted(ctx, w, db, policy.ID(id), standing.State); err != nil {
					return err
				}
			}
			say(w, fmt.Sprintf("%d noted as %s. %s", len(c.IDs), c.State, takesEffect))
			return nil
		})
	})
}

// tellWhereQuoted lists the rulings that rest on a passage that has fallen.
func tellWhereQuoted(ctx context.Context, w world, db *storage.DB, id policy.ID, state policy.State) error {
	if state != policy.Superseded && state != policy.Withdrawn {
		return nil
	}
	rulings, err := db.QuotedIn(ctx, id)
	if err != nil {
		return err
	}
	for _, ruling := range rulings {
		group, err := db.Group(ctx, ruling.Group)
		if errors.Is(err, chat.ErrNotFound) {
			continue
		} else if err != nil {
			return err
		}
		say(w, fmt.Sprintf("%s was quoted in %s (P-%d): a correction is proposed to its facilitator.", id, group.Name, ruling.Number))
	}
	return nil
}

// policyCheckCommand looks for faults.
type policyCheckCommand struct {
	File string `arg:"" optional:"" help:"A pack as text; without one, what is in use." type:"existingfile"`
}

// Help shows an example.
func (policyCheckCommand) Help() string { return "Example: mshauri policy check" }

// Run prints a line for each fault, and fails when there are any.
func (c policyCheckCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	check := func(pack *policy.Pack) error {
		faults := pack.Check()
		for _, fault := range faults {
			say(w, fault)
		}
		if len(faults) > 0 {
			return fmt.Errorf("%d faults in %d passages", len(faults), pack.Len())
		}
		reviewed := 0
		for _, p := range pack.Passages() {
			if p.IsReviewed() {
				reviewed++
			}
		}
		say(w, fmt.Sprintf("%d passages, no fault; %d are reviewed, and the others are never posted unasked.", pack.Len(), reviewed))
		return nil
	}
	if c.File != "" {
		file, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("read the pack: %w", err)
		}
		defer func() { _ = file.Close() }()
		pack, err := policy.Read(file)
		if err != nil {
			return err
		}
		return check(pack)
	}
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		say(w, "What ships was checked, without your own documents and reviews: "+err.Error())
		return check(policy.Shipped())
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	pack, err := packInUse(ctx, db, config.Settings{})
	if err != nil {
		return err
	}
	return check(pack)
}
