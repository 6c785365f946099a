package main

import (
	"sync"

	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

// readers is what reads postings. They are safe for concurrent use, and large:
// there is one of each.
type readers struct {
	scrubber *privacy.Scrubber
	tagger   *topics.Tagger
	disputes *dispute.Reader
}

// makeReaders begins to make them, beside whatever else a start does: each takes
// a tenth of a second or less, on one processor of two. The function that it
// returns waits until they are made.
func makeReaders(settings config.Settings) (made func() (readers, error)) {
	var r readers
	var err error
	var both sync.WaitGroup
	both.Go(func() { r.scrubber, err = newScrubber(settings) })
	both.Go(func() { r.tagger, r.disputes = topics.New(), dispute.New() })
	return func() (readers, error) {
		both.Wait()
		return r, err
	}
}
