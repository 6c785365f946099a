package score

import (
	"fmt"
	"io"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/share"
)

// Message is one labelled line; its kind is empty when it can wait.
type Message struct {
	ID   string      `json:"id"`
	Text string      `json:"text"`
	Kind chat.Danger `json:"kind"`
}

// Heard is what was heard in one message, and one line of the output.
type Heard struct {
	ID   string      `json:"id"`
	Kind chat.Danger `json:"kind"`
}

// Report is what was counted. Its zero value is ready.
type Report struct {
	Recall      share.Share // of those that cannot wait, how many ring
	FalseAlarms share.Share // of those that can wait, how many ring
	Kinds       share.Share // of those that ring rightly, how many as what they are
	Missed      []string    // ids
	Alarmed     []string    // ids
}

// Count counts what was heard in one message. The error is of a line that
// belongs to another message.
func (r *Report) Count(m Message, heard Heard) error {
	if m.ID != heard.ID {
		return fmt.Errorf("what was heard is of %q, not of %q", heard.ID, m.ID)
	}
	rang := heard.Kind != ""
	if m.Kind == "" {
		r.FalseAlarms.Count(rang)
		if rang {
			r.Alarmed = append(r.Alarmed, m.ID)
		}
		return nil
	}
	r.Recall.Count(rang)
	if !rang {
		r.Missed = append(r.Missed, m.ID)
		return nil
	}
	r.Kinds.Count(heard.Kind == m.Kind)
	return nil
}

// Precision is how many of those that rang cannot wait.
func (r *Report) Precision() share.Share {
	return share.Share{Of: r.Recall.Of, N: r.Recall.Of + r.FalseAlarms.Of}
}

// Print writes the report as lines that a person reads; with errors, the ids
// of what went wrong, too.
func (r *Report) Print(to io.Writer, errors bool) error {
	_, err := fmt.Fprintf(to, "cannot wait, rings      %v\ncan wait, yet rings     %v\nrings rightly           %v\nheard as what it is     %v\n", r.Recall, r.FalseAlarms, r.Precision(), r.Kinds)
	if err != nil || !errors {
		return err
	}
	_, err = fmt.Fprintf(to, "missed: %v\nrang for nothing: %v\n", r.Missed, r.Alarmed)
	return err
}
