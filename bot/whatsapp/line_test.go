package whatsapp

import (
	"testing"
	"testing/synctest"
	"time"
)

// A line that is let go waits for what is asked on it, but not for ever; and
// what comes too late for it is not asked at all. Seen red: with a letGo that
// does not wait, and with one that leaves the number as it is.
func TestALineThatIsLetGoWaitsForWhatIsAsked(t *testing.T) {
	for label, test := range map[string]struct{ answer, waits time.Duration }{
		"answered soon": {lineGrace / 10, lineGrace / 10},
		"no answer":     {time.Hour, lineGrace},
	} {
		t.Run(label, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var l line
				number := l.now()
				go l.ask(number, func() { time.Sleep(test.answer) })
				synctest.Wait()
				began := time.Now()
				l.letGo()
				if waited := time.Since(began); waited != test.waits {
					t.Errorf("it waited %v, want %v", waited, test.waits)
				}
				l.ask(number, func() { t.Error("something was asked on a line that is gone") })
				isAsked := false
				l.ask(l.now(), func() { isAsked = true })
				if !isAsked {
					t.Error("nothing is asked on the next line")
				}
				time.Sleep(test.answer) // a bubble ends with all that is in it
				synctest.Wait()
			})
		})
	}
}
