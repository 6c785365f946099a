package transcript

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"time"
)

// Layout is how one chat is written.
type Layout struct {
	form form
	// Order is the order of its dates.
	Order Order
}

// errNoChat says that a file is not what it was taken for.
var errNoChat = errors.New("this is not a chat that WhatsApp exported: no line of it begins with a date, a time and a sender")

// Survey reads a whole chat and decides how it is laid out. A given order is
// taken at its word; DatesUnknown lets the file decide, with now as the day
// after which no message can have been written. It returns ErrAmbiguous when
// the file fits more than one order.
func Survey(in io.Reader, given Order, now time.Time) (Layout, error) {
	buffered := bufio.NewReaderSize(in, window)
	start, err := buffered.Peek(window)
	if err != nil && !errors.Is(err, io.EOF) {
		return Layout{}, err
	}
	f, ok := commonForm(start)
	if !ok {
		return Layout{}, errNoChat
	}
	b := newBallot(f, now)
	r := &Reader{in: buffered, form: f, Unknown: func(int) {}, Torn: func(int) {}}
	var last [10]byte // how the last date begins: most lines are of the same day
	for {
		line, err := r.line()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return Layout{}, err
		}
		if len(line) >= len(last) && [len(last)]byte(line) == last {
			continue
		}
		if h, ok := r.head(line); ok {
			b.count(h.date, f.wideYear)
			if len(line) >= len(last) && line[0] < 0x80 {
				last = [len(last)]byte(line)
			}
		}
	}
	if given != DatesUnknown {
		return Layout{form: f, Order: given}, b.allows(given)
	}
	order, err := b.decide()
	return Layout{form: f, Order: order}, err
}

// commonForm is the form of most headers at the beginning of a file, the first
// of them where two are as common.
func commonForm(start []byte) (common form, found bool) {
	counts := make(map[form]int)
	for line := range bytes.Lines(start) {
		line = bytes.TrimRight(line, "\r\n")
		if !mayBegin(line) {
			continue
		}
		h, ok := readHeader(line)
		if !ok {
			continue
		}
		counts[h.form]++
		if !found || counts[h.form] > counts[common] {
			common, found = h.form, true
		}
	}
	return common, found
}
