package chat

// Counts is what /status and the status command say about the record. It
// counts, and names nobody.
type Counts struct {
	Postings int // kept, since the moment asked for
	NotKept  map[Reason]int
	Waiting  int // in the outbox
	Dead     int // dead letters, of turns and of messages
	Pending  int // heard and not yet reacted to
	// MissingFirstWord is how many members have never written to the bot
	// privately, and so cannot be written to.
	MissingFirstWord int
	Members          int
}
