package whatsapp

import (
	"sync"
	"time"
)

// lineGrace is how long a line that is let go waits for what is asked on it.
const lineGrace = time.Second

// line knows what is being asked on the line that is open. What is still asked
// when it is closed gets no answer, and whatsmeow closes a socket that it is
// writing to without looking.
type line struct {
	mu     sync.Mutex
	number int // goes up with every line that is let go
	asking sync.WaitGroup
}

// now is the number of the line that is open, or comes next.
func (l *line) now() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.number
}

// ask runs fn while a line is not let go; not at all when it is gone already.
func (l *line) ask(number int, fn func()) {
	l.mu.Lock()
	isGone := l.number != number
	if !isGone {
		l.asking.Add(1)
	}
	l.mu.Unlock()
	if isGone {
		return
	}
	defer l.asking.Done()
	fn()
}

// letGo lets nothing more be asked on the line, and waits a while for what is.
func (l *line) letGo() {
	l.mu.Lock()
	l.number++
	l.mu.Unlock()
	within(lineGrace, l.asking.Wait)
}
