package transcript

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"time"
)

const (
	window = 256 << 10 // of the file, in memory at once
	// longest is how much of one entry is kept. WhatsApp allows 65,536
	// characters.
	longest = 256 << 10
)

// Reader gives the entries of a chat one by one, in memory that does not grow
// with the file.
type Reader struct {
	in    *bufio.Reader
	form  form
	order Order
	clock clock
	lines int    // read so far
	ahead header // of the next entry, whose first line is waiting
	wait  []byte
	entry Entry
	text  []byte
	// Unknown is called with the number of each line that belongs to no entry.
	Unknown func(line int)
	// Torn is called with the number of a line at which something too long
	// was cut off.
	Torn func(line int)
}

// NewReader reads a chat in a layout that Survey found.
func NewReader(in io.Reader, l Layout, zone *time.Location) *Reader {
	return &Reader{
		in: bufio.NewReaderSize(in, window), form: l.form, order: l.Order, clock: clock{zone: zone},
		Unknown: func(int) {}, Torn: func(int) {},
	}
}

// Next returns the next entry, which holds until Next is called again, or
// io.EOF after the last one.
func (r *Reader) Next() (*Entry, error) {
	for r.wait == nil {
		line, err := r.line()
		if err != nil {
			return nil, err
		}
		if h, ok := r.head(line); (!ok || !r.begin(h, line)) && len(trim(line)) > 0 {
			r.Unknown(r.lines)
		}
	}
	e := &r.entry
	*e = Entry{Line: r.lines, At: r.clock.at(r.ahead.day, r.ahead), options: e.options[:0]}
	r.text = append(r.text[:0], r.wait[r.ahead.rest:]...)
	r.wait = nil
	lost := false // what follows a header that cannot be is nobody's
	for r.wait == nil {
		line, err := r.line()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		switch h, ok := r.head(line); {
		case ok && r.begin(h, line):
		case ok || lost && len(trim(line)) > 0:
			lost = true
			r.Unknown(r.lines)
		case lost:
		case len(r.text)+len(line) < longest:
			r.text = append(append(r.text, '\n'), line...)
		default:
			r.Torn(r.lines)
		}
	}
	e.read(r.text, r.form)
	return e, nil
}

// head reads the header of a line if it is one of this chat's own.
func (r *Reader) head(line []byte) (h header, ok bool) {
	if !mayBegin(line) {
		return h, false
	}
	h, ok = readHeader(line)
	return h, ok && h.form == r.form
}

// begin lets the next entry begin with a line, unless there is no such date.
func (r *Reader) begin(h header, line []byte) (ok bool) {
	if h.day, ok = r.order.day(h.date, r.form.wideYear); ok {
		r.ahead, r.wait = h, line
	}
	return ok
}

// mayBegin tells most lines of text from headers by their first byte.
func mayBegin(line []byte) bool {
	return len(line) > 0 && (line[0] >= '0' && line[0] <= '9' || line[0] == '[' || line[0] >= 0xD9)
}

// line returns the next line without its end. It holds until the next call.
func (r *Reader) line() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		r.lines++
		r.Torn(r.lines)
		line = bytes.Clone(line)
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = r.in.ReadSlice('\n')
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return line, nil
	}
	if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0) {
		return nil, err
	}
	r.lines++
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line, nil
}

// clock turns local days and hours into moments. It remembers the last hour.
type clock struct {
	zone  *time.Location
	day   day
	hour  int8
	begin time.Time
}

func (c *clock) at(d day, h header) time.Time {
	if c.begin.IsZero() || d != c.day || h.hour != c.hour {
		c.day, c.hour = d, h.hour
		c.begin = time.Date(int(d.year), time.Month(d.month), int(d.day), int(h.hour), 0, 0, 0, c.zone)
	}
	return c.begin.Add(time.Duration(h.minute)*time.Minute + time.Duration(h.second)*time.Second)
}
