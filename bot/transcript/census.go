package transcript

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// mostSenders is more than have ever been in a group of 1,024, with all who
// left.
const mostSenders = 10_000

// census is who writes in a chat, counted before anything is kept.
type census struct {
	senders  []*sender
	byName   map[string]*sender
	entries  int
	first    time.Time // of the messages
	last     time.Time
	unknown  lineList
	torn     lineList
	strange  lineList
	attached int // messages that had a file
}

// sender is somebody who writes in a chat.
type sender struct {
	name     string // as the phone shows it, in our form; never kept
	line     int    // of the first message
	messages int
	standing // what may be kept of them
}

// lineList is a few line numbers and how many there are in all.
type lineList struct {
	Count int
	First []int
}

func (l *lineList) add(line int) {
	l.Count++
	if len(l.First) < 20 {
		l.First = append(l.First, line)
	}
}

// count reads the whole chat once and counts.
func count(r *Reader) (*census, error) {
	c := &census{byName: make(map[string]*sender)}
	r.Unknown, r.Torn = c.unknown.add, c.torn.add
	for {
		e, err := r.Next()
		if errors.Is(err, io.EOF) {
			return c, nil
		} else if err != nil {
			return nil, err
		}
		c.entries++
		switch e.Sort {
		case Strange:
			c.strange.add(e.Line)
			continue
		case Message:
		default:
			continue
		}
		if e.Attached {
			c.attached++
		}
		if c.first.IsZero() || e.At.Before(c.first) {
			c.first = e.At
		}
		if e.At.After(c.last) {
			c.last = e.At
		}
		s := c.of(e)
		if s == nil {
			s = &sender{name: normal(e.sender), line: e.Line}
			if len(c.senders) == mostSenders {
				return nil, fmt.Errorf("more than %d people write in this chat, which no group has had: is it the right file?", mostSenders)
			}
			c.senders = append(c.senders, s)
			c.byName[s.name] = s
		}
		s.messages++
	}
}

// of finds the sender of an entry; nil is somebody new.
func (c *census) of(e *Entry) *sender {
	if s, known := c.byName[string(e.sender)]; known { // most names are in our form already
		return s
	}
	return c.byName[normal(e.sender)]
}
