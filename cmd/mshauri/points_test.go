package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

const (
	// dwell is how long a process stays at the point where it is to be killed,
	// so that whatever goes on beside it, such as an acknowledgement that does
	// not wait for the commit, is on the wire by then.
	dwell = 100 * time.Millisecond
	// stall is how long a process that is to be slow stays at a point.
	stall = 1500 * time.Millisecond
)

var errAtPoint = errors.New("failed at a crash point")

// crashPoints are the labelled places in a child's work where it can be made to
// be killed, to panic, to fail or to be slow. They are passed by decorators
// round the parts that ship; the product itself has none.
type crashPoints struct {
	out io.Writer

	mu     sync.Mutex
	orders []*crashOrder
}

type crashOrder struct {
	action string // kill, panic, fail or stall
	nth    int    // strikes when its point is passed the nth time from now
	label  string
}

// arm takes an order such as "kill 2 before record"; an empty one is none.
func (p *crashPoints) arm(line string) {
	action, rest, _ := strings.Cut(line, " ")
	count, label, _ := strings.Cut(rest, " ")
	nth, err := strconv.Atoi(count)
	if err != nil {
		return
	}
	p.mu.Lock()
	p.orders = append(p.orders, &crashOrder{action: action, nth: nth, label: label})
	p.mu.Unlock()
	_, _ = fmt.Fprintln(p.out, "armed", label)
}

// pass goes by a point.
func (p *crashPoints) pass(label string) error {
	p.mu.Lock()
	action := ""
	for _, order := range p.orders {
		if order.label == label && order.nth > 0 {
			if order.nth--; order.nth == 0 {
				action = order.action
			}
		}
	}
	p.mu.Unlock()
	if action == "" {
		return nil
	}
	_, _ = fmt.Fprintln(p.out, "reached", label)
	switch action {
	case "kill":
		time.Sleep(dwell)
		_ = syscall.Kill(syscall.Getpid(), syscall.SIGKILL)
		select {} // until the signal is here
	case "panic":
		panic("a panic at a crash point")
	case "stall":
		time.Sleep(stall)
		return nil
	default:
		return errAtPoint
	}
}

// round does something between two points.
func (p *crashPoints) round(label string, do func() error) error {
	if err := p.pass("before " + label); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return p.pass("after " + label)
}

type (
	innerRecord    = bot.Record
	innerTransport = bot.Transport
)

// crashingRecord puts points round what settles something.
type crashingRecord struct {
	innerRecord
	points *crashPoints
}

func (r crashingRecord) Record(ctx context.Context, p chat.Posting) error {
	return r.points.round("record", func() error { return r.innerRecord.Record(ctx, p) })
}

func (r crashingRecord) Skip(ctx context.Context, n chat.NotKept) error {
	return r.points.round("skip", func() error { return r.innerRecord.Skip(ctx, n) })
}

func (r crashingRecord) Amend(ctx context.Context, a chat.Amendment) error {
	return r.points.round("amend", func() error { return r.innerRecord.Amend(ctx, a) })
}

func (r crashingRecord) Delete(ctx context.Context, d chat.Deletion) error {
	return r.points.round("delete", func() error { return r.innerRecord.Delete(ctx, d) })
}

func (r crashingRecord) Note(ctx context.Context, h chat.Heard) error {
	return r.points.round("note", func() error { return r.innerRecord.Note(ctx, h) })
}

func (r crashingRecord) Joined(ctx context.Context, e chat.MemberJoined) error {
	return r.points.round("membership", func() error { return r.innerRecord.Joined(ctx, e) })
}

func (r crashingRecord) Left(ctx context.Context, e chat.MemberLeft) error {
	return r.points.round("membership", func() error { return r.innerRecord.Left(ctx, e) })
}

func (r crashingRecord) SetAdmin(ctx context.Context, e chat.RoleChanged) error {
	return r.points.round("membership", func() error { return r.innerRecord.SetAdmin(ctx, e) })
}

// answering is in the context of a turn, and is set when it leads to a message.
type answering struct{ on bool }

type answeringKey struct{}

func (r crashingRecord) Enqueue(ctx context.Context, out chat.Outgoing) error {
	if turn, ok := ctx.Value(answeringKey{}).(*answering); ok {
		turn.on = true
	}
	return r.innerRecord.Enqueue(ctx, out)
}

// Transact is the second transaction of a posting's way, the turn. One that
// leads to a message has points of its own.
func (r crashingRecord) Transact(ctx context.Context, fn func(context.Context) error) error {
	turn := &answering{}
	err := r.points.round("turn", func() error {
		return r.innerRecord.Transact(context.WithValue(ctx, answeringKey{}, turn), func(ctx context.Context) error {
			if err := fn(ctx); err != nil {
				return err
			}
			if turn.on {
				if err := r.points.pass("inside answering turn"); err != nil {
					return err
				}
			}
			return r.points.pass("inside turn")
		})
	})
	if err == nil && turn.on {
		err = r.points.pass("after answering turn")
	}
	return err
}

func (r crashingRecord) Reconcile(ctx context.Context, e chat.GroupRead) error {
	return r.points.round("groups", func() error { return r.innerRecord.Reconcile(ctx, e) })
}

func (r crashingRecord) SetLink(ctx context.Context, l chat.Link) error {
	return r.points.round("link", func() error { return r.innerRecord.SetLink(ctx, l) })
}

func (r crashingRecord) Sent(ctx context.Context, id chat.MessageID, at time.Time) error {
	return r.points.round("settling", func() error { return r.innerRecord.Sent(ctx, id, at) })
}

// crashingTransport puts points round a send, and between the commit of what
// was heard and its acknowledgement.
type crashingTransport struct {
	innerTransport
	points *crashPoints
}

func (t crashingTransport) Listen(ctx context.Context, handle bot.Handler) error {
	if err := t.points.pass("listening"); err != nil {
		return err
	}
	return t.innerTransport.Listen(ctx, func(ctx context.Context, event chat.Event) error {
		if err := handle(ctx, event); err != nil {
			return err
		}
		switch event.(type) {
		case chat.LinkChanged, chat.GroupRead: // WhatsApp waits for no word of these
			return nil
		}
		return t.points.pass("before ack")
	})
}

func (t crashingTransport) Send(ctx context.Context, out chat.Outgoing) error {
	return t.points.round("send", func() error {
		if _, poll := out.(*chat.Poll); !poll {
			return t.innerTransport.Send(ctx, out)
		}
		return t.points.round("send of a poll", func() error { return t.innerTransport.Send(ctx, out) })
	})
}

// crashingScrubber has a point before each scrubbing. A text passes it first in
// the transaction of its decryption, then decrypted on its way to the handler,
// and then in the handler.
type crashingScrubber struct {
	inner  bot.Scrubber
	points *crashPoints
}

func (s crashingScrubber) Scrub(raw privacy.Raw) (privacy.Clean, []privacy.Finding) {
	if err := s.points.pass(whoScrubs()); err != nil {
		panic(err)
	}
	return s.inner.Scrub(raw)
}

// whoScrubs is the label of a scrubbing, by who is at it.
func whoScrubs() string {
	var callers [32]uintptr
	for frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers[:])]); ; {
		frame, more := frames.Next()
		switch {
		case strings.HasSuffix(frame.Function, ".keepable"):
			return "inside decryption"
		case strings.HasSuffix(frame.Function, ".convertSafely"):
			return "after decryption"
		case strings.HasSuffix(frame.Function, ".(*Engine).clean"):
			return "in hand"
		case !more:
			return "scrub"
		}
	}
}

// crashCommits gives every connection to SQLite of this process a point at its
// commits, whoever makes them: at the last moment when nothing is kept yet. It
// also lets SQLite move what is kept from its journal into the database so
// often that a crash finds it at it.
func crashCommits(points *crashPoints) error {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	db.Driver().(*sqlite3.SQLiteDriver).ConnectHook = func(conn *sqlite3.SQLiteConn) error {
		label := "committing " + filepath.Base(conn.GetFilename(""))
		conn.RegisterCommitHook(func() int {
			_ = points.pass(label)
			return 0
		})
		_, err := conn.Exec("PRAGMA wal_autocheckpoint=50", nil)
		return err
	}
	return nil
}

// The words to which a child answers with a poll, since no command makes one
// yet, and the poll.
const (
	pollWanted   = "A poll about the next session please"
	pollQuestion = "Which day suits you?"
	pollFirst    = "Tuesday"
	pollSecond   = "Thursday"
)

// pollster is a reactor that makes a poll.
type pollster struct{}

func (pollster) Name() string { return "a poll, for tests" }

func (pollster) React(_ context.Context, turn *bot.Turn) error {
	if turn.Heard.Kind == chat.HeardPosting && turn.Heard.Posting.Text.String() == pollWanted {
		turn.Send(&chat.Poll{
			Header:   chat.Header{To: chat.Recipient{Group: turn.Heard.Group}, Urgency: chat.Answer, Asker: turn.Member.ID},
			Question: privacy.Author(pollQuestion), Choices: 1,
			Options: []privacy.Authored{privacy.Author(pollFirst), privacy.Author(pollSecond)},
		})
	}
	return nil
}

// noticeEvery is how often a child posts what nobody asked for.
const noticeEvery = 4 * time.Second

// everyNotice is the timetable of these notices.
type everyNotice struct{}

func (everyNotice) Next(t time.Time) time.Time { return t.Truncate(noticeEvery).Add(noticeEvery) }

// noticeJob is the name of the job, by which its notices are found.
const noticeJob = "a notice, for tests"

// notices is a job that posts to a group.
func notices(group chat.GroupID, points *crashPoints) bot.Job {
	return bot.Job{
		Name: noticeJob, Next: everyNotice{}, Grace: time.Hour,
		Run: func(_ context.Context, turn *bot.Turn) error {
			turn.Post(group, chat.AskedFor, privacy.Author("The register is due."))
			return points.pass("inside job")
		},
	}
}
