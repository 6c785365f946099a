package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// demoCommand shows the whole service on this machine, without a phone.
type demoCommand struct {
	Once bool          `help:"Play the script, check what was kept, and end."`
	Pace time.Duration `help:"The pause between two lines of the script." default:"2s"`
	Keep string        `help:"Keep the demo's data in this folder, which must be empty or new, instead of deleting them." type:"path" placeholder:"DIR"`
	Page string        `help:"Where the phones' page is served: a loopback address with a port, or off. With --once it is off." default:"127.0.0.1:8090" placeholder:"ADDRESS"`
}

// Help shows an example.
func (demoCommand) Help() string {
	return "A lab on loopback plays WhatsApp; the bot pairs with it by QR code and serves 5 mentors and 20 mentees, all invented. Example: mshauri demo"
}

// Run plays the script, prints what was said beside what was kept, and then
// takes lines from the terminal until it is told to stop.
func (c demoCommand) Run(ctx context.Context, w world) (err error) {
	lines, err := demoLines()
	if err != nil {
		return err
	}
	if c.Once {
		c.Page = pageOff
	}
	if err := checkPage(ctx, c.Page); err != nil {
		return err
	}
	folder, remove, err := rehearsalFolder(c.Keep, "mshauri-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	if c.Once {
		c.Pace = min(c.Pace, 300*time.Millisecond)
	}
	say(w, "Mshauri's demo. Everybody in it is invented; nothing leaves this machine.",
		"Starting WhatsApp's stand-in, pairing the bot by QR code, and adding 5 mentors and 20 mentees…")
	s, err := setStage(ctx, w, folder, demoCast())
	if err != nil {
		return err
	}
	d := &demo{stage: s, world: w, began: time.Now()}
	defer func() { err = errors.Join(err, s.strike()) }()

	if c.Page != pageOff {
		url, stop, err := servePhones(ctx, s, c.Page)
		if err != nil {
			return err
		}
		defer stop()
		say(w, "", "Everybody's phone is on "+pageAt(url, c.Page)+": open it in a browser on this machine, and write as anybody.")
	}
	d.heading()
	stopListening := d.listen(ctx)
	defer stopListening()
	for _, line := range lines {
		if err := d.play(ctx, line); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(c.Pace):
		}
	}
	if c.Once {
		return d.check(ctx)
	}
	return d.talk(ctx)
}

// demo plays lines on a stage and prints them.
type demo struct {
	*stage
	world
	began  time.Time
	played []playedLine
	last   demoLine
	screen sync.Mutex // held while one line and what was kept of it are printed
}

// playedLine is one line that was said, and where to find what was kept of it.
type playedLine struct {
	demoLine
	id    chat.MessageID
	group chat.GroupID
}

const demoColumn = 56

func (d *demo) heading() {
	say(d.world, "", fmt.Sprintf("%-*s   %s", demoColumn, "WHAT WAS SAID", "WHAT WAS KEPT"), strings.Repeat("─", 2*demoColumn+3))
}

// play lets one person speak and prints both sides.
func (d *demo) play(ctx context.Context, line demoLine) error {
	d.screen.Lock()
	defer d.screen.Unlock()
	id, group, err := d.say(ctx, line)
	if err != nil {
		return fmt.Errorf("%s could not speak: %w", line.who(), err)
	}
	d.last = line
	d.played = append(d.played, playedLine{line, id, group})
	d.sideBySide(line.who()+": "+line.text, d.kept(ctx, group, id))
	return nil
}

// kept reads from the database what was kept of a message, waiting for it a
// little.
func (d *demo) kept(ctx context.Context, group chat.GroupID, id chat.MessageID) string {
	for range 250 {
		posting, err := d.service.db.PostingByMessage(ctx, group, id)
		if _, _, answers := quiz.ReadTag(posting.Text.String()); err == nil && !(answers && group.IsPrivate()) {
			return describe(posting)
		}
		select {
		case <-ctx.Done():
			return "(stopped)"
		case <-time.After(20 * time.Millisecond):
		}
	}
	return "(not kept)"
}

// describe is a posting as it lies in the database, in one line.
func describe(posting chat.Posting) string {
	notes := make([]string, 0, 3)
	for _, area := range posting.Areas {
		notes = append(notes, string(area))
	}
	if posting.Question {
		notes = append(notes, "question")
	}
	if posting.Command != nil {
		notes = append(notes, "command "+posting.Command.Name)
	}
	for _, finding := range posting.Findings {
		notes = append(notes, fmt.Sprintf("removed %d %s", finding.Count, finding.Kind))
	}
	text := posting.Text.String()
	if posting.Group.IsPrivate() && text == "" {
		return "(an answer to a question: counted, its words are not kept)"
	}
	if len(notes) > 0 {
		text += "  ‹" + strings.Join(notes, ", ") + "›"
	}
	return text
}

// listen prints what the bot says, as two of the phones hear it in the groups
// and every phone in private.
func (d *demo) listen(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		seen := make(map[string]bool)
		for ctx.Err() == nil {
			for _, who := range d.people {
				for _, heard := range who.phone.Inbox() {
					if heard.FromPN.User != d.bot.PN.User || seen[heard.ID] {
						continue
					}
					seen[heard.ID] = true
					where := strings.ReplaceAll(who.key, "-", " ") + ", privately"
					if heard.Chat == who.in[0].jid {
						where = "the group"
					}
					d.answer(where, heard.Text)
				}
			}
			select {
			case <-ctx.Done():
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() { cancel(); <-done }
}

// talk lets whoever sits at the terminal speak as any member.
func (d *demo) talk(ctx context.Context) error {
	say(d.world, "", "Now you: type  mentee 3: your text   or  mentor 1: /status   or  mentee 3 private: hi",
		"A line without a name is said by whoever spoke last. Ctrl-C ends the demo.")
	typed := make(chan string)
	go func() {
		defer close(typed)
		scanner := bufio.NewScanner(d.in)
		scanner.Buffer(nil, 1<<20)
		for scanner.Scan() {
			select {
			case typed <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case text, open := <-typed:
			if !open {
				<-ctx.Done() // no terminal: go on until stopped
				return nil
			}
			if strings.TrimSpace(text) == "" {
				continue
			}
			line, err := parseDemoLine(text)
			if err != nil {
				if speakerShape.MatchString(text) || d.last.number == 0 {
					say(d.world, err.Error())
					continue
				}
				line = d.last
				line.text = text
			}
			if err := d.play(ctx, line); err != nil {
				say(d.world, err.Error())
			}
		}
	}
}

// sideBySide prints two texts in columns.
func (d *demo) sideBySide(left, right string) {
	lefts, rights := wrap(left, demoColumn), wrap(right, demoColumn)
	var out strings.Builder
	for i := range max(len(lefts), len(rights)) {
		var l, r string
		if i < len(lefts) {
			l = lefts[i]
		}
		if i < len(rights) {
			r = rights[i]
		}
		fmt.Fprintf(&out, "%s%s │ %s\n", l, strings.Repeat(" ", max(0, demoColumn-width(l))), r)
	}
	_, _ = fmt.Fprint(d.out, out.String())
}

// answer prints what the bot said.
func (d *demo) answer(where, text string) {
	var out strings.Builder
	fmt.Fprintf(&out, "    ➤ Mshauri, to %s:\n", where)
	for line := range strings.SplitSeq(text, "\n") {
		for _, part := range wrap(line, 2*demoColumn-6) {
			fmt.Fprintf(&out, "      %s\n", part)
		}
	}
	d.screen.Lock()
	defer d.screen.Unlock()
	_, _ = fmt.Fprint(d.out, out.String())
}

// wrap breaks a text into lines of at most so many characters, at spaces.
func wrap(text string, most int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		for width(word) > most {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			runes := []rune(word)
			lines, word = append(lines, string(runes[:most])), string(runes[most:])
		}
		switch {
		case line == "":
			line = word
		case width(line)+1+width(word) > most:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

func width(text string) int { return len([]rune(text)) }
